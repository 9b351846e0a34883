"""Countries, the regions that they are listed under, and the country whose side is told."""
