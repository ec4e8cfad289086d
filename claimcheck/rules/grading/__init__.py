"""Grades, confidence and verdicts that are earned."""
