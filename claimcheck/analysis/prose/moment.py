"""A date, or a stretch of time.

A date without its year is one of any year, and compared as such.
"""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.model.date import Day

# Stands in for a year that is not named; it is a leap year.
NO_YEAR = 2000
MONTHS, DAYS = 12, 31


class Moment(NamedTuple):
    """A date or stretch of time: code-point offsets, half open, and its first and last possible day.

    Every month has 31 days.  `weekday` counts from Monday, 0, and is alone.  `comparison` is "before", "after", "by",
    "edge" or empty.  A span holds all that lies in it.  `is_label` says that it only tells which one is meant,
    and `is_aside` that it stands in a bracket for that.
    """

    start: int
    end: int
    first: Day
    last: Day
    has_year: bool = True
    weekday: int | None = None
    comparison: str = ""
    is_span: bool = False
    is_label: bool = False
    is_aside: bool = False
