"""Claims that agree with themselves and each other."""
