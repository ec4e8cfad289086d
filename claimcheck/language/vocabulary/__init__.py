"""The lists of words of each language, and how they are read."""
