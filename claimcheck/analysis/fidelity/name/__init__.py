"""Names of a text that nothing it stands on names."""
