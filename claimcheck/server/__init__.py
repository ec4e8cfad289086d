"""A language server: what the audit knows, while somebody types."""
