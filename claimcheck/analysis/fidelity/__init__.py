"""Whether a statement keeps to the words it is based on: its numbers, dates, names and hedges."""
