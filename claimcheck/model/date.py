"""Dates as historians write them: EDTF (ISO 8601-2) level 0, with the level-1 qualifiers `?`, `~` and `%`.

A comparison answers yes, no, or None: "the precision cannot decide it".
"""

from __future__ import annotations

import datetime
import functools

from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

Day = tuple[int, int, int]

_FIRST: Day = (-1, 0, 0)
_LAST: Day = (10_000, 0, 0)

_DATE = late(
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(T[0-9]{2}:[0-9]{2}:[0-9]{2}"
    r"(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?)?)?([?~%]?)"
)
_POINT_PATTERN = (
    r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])"
    r"(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](Z|[+-][0-9]{2}(:[0-9]{2})?)?)?)?)?[?~%]?"
)
# For editors: all that `Date.parse` accepts, and little more.
EDTF_PATTERN = rf"^({_POINT_PATTERN}(/({_POINT_PATTERN}|\.\.))?|\.\./{_POINT_PATTERN})$"
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Date(NamedTuple):
    """A date or interval: the text as written, its first and last possible day.

    `start_is_firm` and `end_is_firm` are False where that end carries a qualifier: such an end decides nothing.
    """

    text: str
    earliest: Day
    latest: Day
    start_is_firm: bool = True
    end_is_firm: bool = True

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> Date:
        """Read an EDTF date or interval; ValueError, with a sentence that says what is wrong, otherwise."""
        if "/" not in text:
            first, last, is_firm = _parse_point(text)
            return cls(text, first, last, is_firm, is_firm)
        left, _, right = text.partition("/")
        if "/" in right:
            raise ValueError("an interval has two ends, with one / between them")
        if left == ".." and right == "..":
            raise ValueError("an interval that is open at both ends says nothing")
        start, _, start_is_firm = (_FIRST, _FIRST, True) if left == ".." else _parse_point(left)
        _, end, end_is_firm = (_LAST, _LAST, True) if right == ".." else _parse_point(right)
        if end < start:
            raise ValueError("the interval ends before it begins")
        return cls(text, start, end, start_is_firm, end_is_firm)

    @classmethod
    def on(cls, day: datetime.date) -> Date:
        """Return the date of one calendar day."""
        return cls.parse(day.isoformat())

    def is_before(self, other: Date) -> bool | None:
        """Tell whether every day of this date lies before every day of the other; None where it cannot be told.

        False means that no day of this date lies before any day of the other.
        """
        if self.end_is_firm and other.start_is_firm and self.latest < other.earliest:
            return True
        if self.start_is_firm and other.end_is_firm and self.earliest >= other.latest:
            return False
        return None

    def is_well_before(self, other: Date) -> bool:
        """Tell whether every day of this date surely lies before every day of the other, and not on the eve of it.

        The clocks of the world are a day apart, so that days in a row may be the same day.
        """
        return self.is_before(other) is True and not self._is_eve_of(other)

    def _is_eve_of(self, other: Date) -> bool:
        if self.earliest != self.latest or other.earliest != other.latest:
            return False
        try:
            return datetime.date(*self.latest) + datetime.timedelta(days=1) == datetime.date(*other.earliest)
        except (ValueError, OverflowError):
            # The calendar of Python lacks the year 0.
            return False


# A dossier has few days and names them often.
@functools.lru_cache(maxsize=1024)
def _parse_point(text: str) -> tuple[Day, Day, bool]:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(
            "write YYYY, YYYY-MM or YYYY-MM-DD, an interval A/B, A/.. or ../B, ? or ~ behind what is uncertain"
        )
    digits, month_digits, day_digits, time, qualifier = match.groups()
    year = int(digits)
    is_firm = not qualifier
    if month_digits is None:
        return (year, 1, 1), (year, 12, 31), is_firm
    month = int(month_digits)
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month_digits}")
    length = _DAYS[month - 1]
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        length = 29
    if day_digits is None:
        return (year, month, 1), (year, month, length), is_firm
    day = int(day_digits)
    if not 1 <= day <= length:
        raise ValueError(f"{year:04}-{month:02} has no day {day_digits}")
    if time is not None:
        hour, minute, second = (int(part) for part in time[1:9].split(":"))
        if hour > 23 or minute > 59 or second > 59:
            raise ValueError(f"there is no time {time[1:9]}")
    return (year, month, day), (year, month, day), is_firm
