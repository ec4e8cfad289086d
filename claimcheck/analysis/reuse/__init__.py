"""Saved texts that have it from one another though nobody says so."""
