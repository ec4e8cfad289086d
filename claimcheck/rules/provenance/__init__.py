"""Where the information comes from, and how many would have to be wrong."""
