"""Dates and spans of time."""
