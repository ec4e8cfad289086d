"""A saved file → the text that quotes are looked for in.  One module a format, one table."""
