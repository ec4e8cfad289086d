"""The vocabulary: claims, sources, grades, dates, findings.  Imports nothing of ours and does no I/O."""
