"""Files that can be read, and mean what they say."""
