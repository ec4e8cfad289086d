"""Where quotes stand, and how they differ from what stands there."""
