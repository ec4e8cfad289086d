"""What words say: sentences, cues, attributions, numbers and dates in the prose of sources and statements."""
