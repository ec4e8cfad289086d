"""Claims held against one another."""
