"""Text → Dossier and SourceMap: the only package that knows YAML and opens the dossier's files."""
