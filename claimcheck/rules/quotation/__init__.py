"""Words that are really in the source."""
