"""What stands behind a claim: the provenance of its evidence, how many lines there are, and what they can bear."""
