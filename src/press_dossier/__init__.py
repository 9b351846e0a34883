"""Arabic briefing dossiers: one model, a PDF to distribute and a Word file to edit."""
