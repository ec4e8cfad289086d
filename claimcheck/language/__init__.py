"""What words say: letters, sentences, numbers, dates, names, certainty, attribution.  Knows no claim."""
