"""Texts: their letters and words, levelled so that they can be searched, and how two of them differ."""
