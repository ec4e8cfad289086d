"""Proper names and their spellings."""
