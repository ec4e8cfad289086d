"""Letters and words, normalised; where words end; how two texts differ."""
