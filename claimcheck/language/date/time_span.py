"""A date, or a stretch of time.

A date without its year is one of any year, and compared as such.
"""

from __future__ import annotations

from claimcheck.model.date import Day
from claimcheck.model.record import NamedTuple

# Stands in for a year that is not named; it is a leap year.
NO_YEAR = 2000
MONTHS, DAYS = 12, 31


class TimeSpan(NamedTuple):
    """A date or stretch of time: code-point offsets, half open, and its first and last possible day.

    Every month has 31 days.  `weekday` counts from Monday, 0, and is alone.  `comparison` is "before", "after", "by",
    "edge" or empty.  A span holds all that lies in it.  `is_label` says that it only tells which one is meant,
    and `is_aside` that it stands in a bracket for that; `is_told`, that it was worked out from another date.
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
    is_told: bool = False

    @property
    def iso(self) -> str:
        """The day, month or year in figures, as EDTF writes it; the first and the last day of any other stretch."""
        if not self.has_year:
            return "" if self.first != self.last else f"--{self.first[1]:02}-{self.first[2]:02}"
        days = [f"{year:04}-{month:02}-{day:02}" for year, month, day in (self.first, self.last)]
        if self.first == self.last:
            return days[0]
        if self.first[1:] == (1, 1) and self.last[1:] == (MONTHS, DAYS) and self.first[0] == self.last[0]:
            return days[0][:-6]
        is_month = self.first[2] == 1 and self.last[2] == DAYS and self.first[:2] == self.last[:2]
        return days[0][:-3] if is_month else "/".join(days)
