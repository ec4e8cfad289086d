"""The lists of words as modules of Python, one a language, which need no reader and load in no time."""
