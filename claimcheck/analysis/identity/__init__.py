"""Which records of a dossier are one document, and which names may be one party."""
