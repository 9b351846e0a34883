"""The text of an article: its encoding, its characters cleaned, its sentences and words."""
