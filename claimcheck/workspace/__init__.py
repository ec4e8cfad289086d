"""Where a dossier lies, what its files and captures say: the one way to a case."""
