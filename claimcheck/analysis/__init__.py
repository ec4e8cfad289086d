"""Pure answers about a dossier; rules and reports both ask here."""
