"""Hedges that a text drops, and causes that it makes of correlations."""
