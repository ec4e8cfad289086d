"""Quantities: how many, of what, in which unit, compared how."""
