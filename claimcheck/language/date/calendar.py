"""The dates that a text names: "8 March 2022", "on July 26th", "before 2008", "the early 1980s", "2017–18", "Monday".

"From 2013 to 2015" are two years and the stretch between them; "in March" is any March, 1 to 31; "2000 troops" is none.
"""

from __future__ import annotations

import re

from claimcheck.language.sentence.token import DASH_MARKS, TokenView
from claimcheck.language.vocabulary.phrase import match_phrase_before
from claimcheck.language.vocabulary.vocabulary import NumberWords
from claimcheck.model.date import Day
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

# Stands in for a year that is not named; it is a leap year.
NO_YEAR = 2000
MONTHS, DAYS = 12, 31
FIRST_YEAR, LAST_YEAR = 1000, 2199
_CENTURY = 100
# A life is no stretch of time in which all else takes place: so many years at the most.
_LONGEST_SPAN_YEARS = 5
# In a bracket of so many words a year tells one work from another.
_LABEL_WORDS = 3
# The shortest number that is a date has three characters: "80s".
_SHORTEST_CHARS = 2

_ISO = late(r"([12]\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_DAY = late(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?:-(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)?")
_YEAR = late(r"([1-9]\d{3})(s|'s)?(?:[-/](\d{2}|\d{4}))?(?:[.,][^\W\d].*)?", re.DOTALL)
_SHORT_DECADE = late(r"([1-9]0)'?s")
_ERA_YEAR = late(r"[1-9]\d{0,3}")
_SEASON = late(r"\d\d")


class TimeSpan(NamedTuple):
    """A date or stretch of time: code-point offsets, half open, and its first and last possible day.

    Every month has 31 days.  A date without its year is one of any year, and compared as such.  `weekday` counts from
    Monday, 0, and is alone.  `comparison` is "before", "after", "by", "edge" or empty.  A span holds all that lies in
    it.  `is_label` says that it only tells which one is meant, and `is_aside` that it stands in a bracket for that;
    `is_told`, that it was worked out from another date.
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


class _Dates(NamedTuple):
    """The tokens of a text, the dates found among them so far, and which tokens belong to these."""

    view: TokenView
    moments: list[TimeSpan]
    dated: set[int]

    @property
    def numbers(self) -> NumberWords:
        return self.view.vocabulary.numbers

    def add(self, begin: int, end: int, first: Day, last: Day, *, has_year: bool = True, is_span: bool = False) -> None:
        """Add the date that stands at `[begin, end)`, with what it is compared by."""
        view, numbers = self.view, self.numbers
        comparison = match_phrase_before(view.words, begin, numbers.dating, numbers.words["fillers"])
        self.dated.update(range(begin, end))
        is_aside = _is_aside(view, begin, end)
        self.moments.append(
            TimeSpan(
                view.tokens[begin].start,
                view.tokens[end - 1].end,
                first,
                last,
                has_year=has_year,
                comparison=comparison[0] if comparison else "",
                is_span=is_span,
                is_label=is_aside or _is_label(view, begin, end),
                is_aside=is_aside,
            )
        )


def read_dates(view: TokenView, anchors: list[int]) -> tuple[list[TimeSpan], set[int]]:
    """Return the dates that begin, or have their month or year, at some tokens, and the tokens that belong to dates."""
    dates = _Dates(view, [], set())
    for index in anchors:
        if index not in dates.dated:
            _read_at(dates, index)
    return dates.moments, dates.dated


def _read_at(dates: _Dates, index: int) -> None:
    view, numbers = dates.view, dates.numbers
    word = view.words[index]
    if word[0].isdecimal():
        if not _read_era(dates, index) and len(word) > _SHORTEST_CHARS:
            _read_number(dates, index)
    elif word in numbers.weekdays:
        if view.is_capital(index):
            _read_weekday(dates, index)
    elif word.rpartition("-")[2] in numbers.months:
        _read_month(dates, index)
    elif "-" in word:
        _read_part_of_year(dates, index)


def _is_aside(view: TokenView, begin: int, end: int) -> bool:
    """Tell whether a date stands in a bracket of few words: "(2016 film)"."""
    return "(" in view.words[max(0, begin - _LABEL_WORDS) : begin] and ")" in view.words[end : end + _LABEL_WORDS]


def _is_label(view: TokenView, begin: int, end: int) -> bool:
    """Tell whether a date says which one is meant: "the 2020 pandemic"."""
    numbers, behind = view.vocabulary.numbers, view.word(end)
    is_before_name = behind.isalpha() and behind not in numbers.stops
    return end == begin + 1 and is_before_name and view.word(begin - 1) in numbers.words["definite"]


# Days and months.


def _read_month(dates: _Dates, index: int) -> None:
    view, numbers, words = dates.view, dates.numbers, dates.numbers.words
    prefix, _, name = view.words[index].rpartition("-")
    if name not in numbers.months or not view.text[view.tokens[index].end - len(name)].isupper():
        return
    month = numbers.months[name]
    begin, end = index, index + 1
    if view.word(end) == ".":
        end += 1
    days = _read_days_before(dates, index)
    if days is not None:
        begin = days[0]
    else:
        days = _read_days_behind(view, end)
        if days is not None:
            end = days[0]
    year_at = end + (view.word(end) == ",") + (view.word(end) in words["of"])
    year = _find_year(view.word(year_at))
    if year is not None:
        end = year_at + 1
    elif days is None and not (prefix or _is_dated(dates, begin)):
        return
    if days is not None:
        first, last = days[1], days[2]
    elif prefix:
        first, last = _cut(prefix, 1, DAYS, numbers)
    else:
        part, begin = _read_part_before(view, begin)
        first, last = _cut(part, 1, DAYS, numbers)
    at = NO_YEAR if year is None else year
    is_span = days is not None and days[1] < days[2]
    dates.add(begin, end, (at, month, first), (at, month, last), has_year=year is not None, is_span=is_span)


def _is_dated(dates: _Dates, index: int) -> bool:
    """Tell whether what stands before a bare month makes it one: "in March", "from March to May"."""
    words, before = dates.numbers.words, dates.view.word(index - 1)
    if before in words["dating"] or before in words["current"]:
        return True
    joined = before in words["joint"] or before in words["to"] or before in DASH_MARKS or before == ","
    return joined and index - 2 in dates.dated


def _read_days_before(dates: _Dates, index: int) -> tuple[int, int, int] | None:
    """Return where the days before a month begin, and the first and the last of them: "10–12 March"."""
    view, words = dates.view, dates.numbers.words
    at = index - 2 if view.word(index - 1) in words["of"] else index - 1
    last = _read_days(view.word(at))
    if last is None or at in dates.dated:
        return None
    between = view.word(at - 1)
    if last[0] == last[1] and (between in DASH_MARKS or between in words["to"] or between in words["joint"]):
        first = _read_days(view.word(at - 2))
        if first is not None and first[1] < last[0]:
            return at - 2, first[0], last[1]
    return at, last[0], last[1]


def _read_days_behind(view: TokenView, index: int) -> tuple[int, int, int] | None:
    """Return where the days behind a month end, and the first and the last of them: "March 10–12"."""
    first = _read_days(view.word(index))
    if first is None or view.word(index + 1) in (":", "%"):
        return None
    if first[0] == first[1] and view.word(index + 1) in DASH_MARKS:
        last = _read_days(view.word(index + 2))
        if last is not None and first[0] < last[1] and view.word(index + 3) not in view.vocabulary.numbers.months:
            return index + 3, first[0], last[1]
    return index + 1, first[0], first[1]


def _read_days(word: str) -> tuple[int, int] | None:
    """Return the first and the last day that a word names: "10th", "10-12"."""
    match = _DAY.fullmatch(word)
    if match is None:
        return None
    first = int(match[1])
    return first, int(match[2] or first)


def _read_weekday(dates: _Dates, index: int) -> None:
    """Read a weekday that has no date beside it."""
    view, numbers = dates.view, dates.numbers
    at = index + 1 + (view.word(index + 1) == ",")
    if index - 1 in dates.dated or view.word(at) in numbers.months or _read_days(view.word(at)) is not None:
        return
    token = view.tokens[index]
    first, last = (NO_YEAR, 1, 1), (NO_YEAR, MONTHS, DAYS)
    weekday = numbers.weekdays[token.word]
    dates.moments.append(TimeSpan(token.start, token.end, first, last, has_year=False, weekday=weekday))


# Years, decades and seasons.


def _read_number(dates: _Dates, index: int) -> None:
    """Read the day, the year, the decade or the years that a number names."""
    view, word = dates.view, dates.view.words[index]
    iso = _ISO.fullmatch(word)
    if iso is not None:
        day = (int(iso[1]), int(iso[2]), int(iso[3]))
        dates.add(index, index + 1, day, day)
        return
    short = _SHORT_DECADE.fullmatch(word)
    if short is not None and (view.word(index - 1) in dates.numbers.words["definite"] or view.word(index - 1) == "'"):
        _add_years(dates, index, index + 1, 1900 + int(short[1]), 1909 + int(short[1]))
        return
    match = _YEAR.fullmatch(word)
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR or _is_count(dates, index):
        return
    year, end = int(match[1]), index + 1
    if match[3]:
        last = int(match[3]) if len(match[3]) == 4 else year - year % _CENTURY + int(match[3])
        if year < last < year + _CENTURY:
            _add_years(dates, index, end, year, last, is_span=True)
    elif year % 10 == 0 and (match[2] == "s" or _is_decade_apart(view, end)):
        _add_years(dates, index, end if match[2] == "s" else end + 2, year, year + 9)
    elif view.word(end) in DASH_MARKS and _SEASON.fullmatch(view.word(end + 1)):
        # Of "1999–03" the first.
        last = year - year % _CENTURY + int(view.word(end + 1))
        is_season = last > year
        _add_years(dates, index, end + 2 if is_season else end, year, last if is_season else year, is_span=is_season)
    else:
        _add_years(dates, index, end, year, year)
        _join_years(dates, index)


def _find_year(word: str) -> int | None:
    match = _YEAR.fullmatch(word)
    if match is None or match[2] == "s" or match[3] or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return None
    return int(match[1])


def _is_decade_apart(view: TokenView, index: int) -> bool:
    """Tell whether the "s" of a decade is written apart: "in the 1970 's"."""
    return view.word(index) == "'" and view.word(index + 1) in view.vocabulary.numbers.words["decade"]


def _is_count(dates: _Dates, index: int) -> bool:
    """Tell whether four digits say how many: "2000 troops", "more than 1800", "$2000"."""
    view, numbers = dates.view, dates.numbers
    behind, before = view.word(index + 1), view.word(index - 1)
    if before in numbers.words["dating"] or index - 1 in dates.dated:
        return False
    if before in numbers.signs or before == "#" or behind == "%":
        return True
    if before == "." and view.tokens[index - 1].end == view.tokens[index].start:
        return True
    if behind in numbers.units or behind in numbers.magnitudes or behind in numbers.currencies:
        return True
    # "Under the 1973 ruling" compares nothing.
    if match_phrase_before(view.words, index, numbers.comparisons):
        return True
    is_plural = behind.endswith(numbers.plural) and behind not in numbers.stops and len(behind) > 2
    return is_plural and before not in numbers.words["definite"] and not view.is_capital(index + 1)


def _add_years(
    dates: _Dates, begin: int, end: int, first: int, last: int, *, is_span: bool = False, part: str | None = None
) -> None:
    word, before = _read_part_before(dates.view, begin) if part is None else (part, begin)
    months = (1, MONTHS)
    if last - first == 9:
        first, last = (first + cut for cut in _cut(word, 0, 9, dates.numbers))
    else:
        months = _cut(word, 1, MONTHS, dates.numbers)
    dates.add(before, end, (first, months[0], 1), (last, months[1], DAYS), is_span=is_span)


def _join_years(dates: _Dates, index: int) -> None:
    """Add the stretch between two years: "2013–2015", "from 2013 to 2015"."""
    if len(dates.moments) < 2:
        return
    words, between = dates.numbers.words, dates.view.word(index - 1)
    one, other = dates.moments[-2:]
    is_joined = between in words["joint"] and one.comparison == "edge"
    if not (is_joined or between in DASH_MARKS or between in words["to"]):
        return
    if index - 2 in dates.dated and one.first < other.first and other.last[0] - one.first[0] <= _LONGEST_SPAN_YEARS:
        dates.moments.append(one._replace(end=other.end, last=other.last, is_span=True, comparison=""))


def _read_era(dates: _Dates, index: int) -> bool:
    """Read "44 BC" and "AD 79"; return whether the number is such a year.  1 BC is the year 0."""
    view, words = dates.view, dates.numbers.words
    digits = view.words[index]
    if not _ERA_YEAR.fullmatch(digits):
        return False
    begin, end = index, index + 1
    if view.is_capital(end) and view.words[end] in words["before_christ"]:
        year, end = 1 - int(digits), end + 1
    elif view.is_capital(end) and view.words[end] in words["after_christ"]:
        year, end = int(digits), end + 1
    elif view.is_capital(index - 1) and view.words[index - 1] in words["after_christ"]:
        year, begin = int(digits), index - 1
    else:
        return False
    dates.add(begin, end, (year, 1, 1), (year, MONTHS, DAYS))
    return True


def _read_part_of_year(dates: _Dates, index: int) -> None:
    """Read "mid-2017"."""
    prefix, _, digits = dates.view.words[index].rpartition("-")
    match = _YEAR.fullmatch(digits)
    if match is not None and _cut(prefix, 1, MONTHS, dates.numbers) != (1, MONTHS):
        first = int(match[1])
        _add_years(dates, index, index + 1, first, first + (9 if match[2] == "s" else 0), part=prefix)


def _read_part_before(view: TokenView, begin: int) -> tuple[str, int]:
    """Return the word that says which part of a stretch of time is meant, and where the date begins with it."""
    numbers, at = view.vocabulary.numbers, begin - 1
    if view.word(at) in numbers.words["definite"] and view.word(at - 1) in numbers.words["of"]:
        at -= 1
    at -= view.word(at) in numbers.words["of"]
    word = view.word(at)
    return (word, at) if _cut(word, 1, MONTHS, numbers) != (1, MONTHS) else ("", begin)


def _cut(word: str, first: int, last: int, numbers: NumberWords) -> tuple[int, int]:
    """Return the part of a stretch of time that a word means: early, in the middle, late."""
    words, half = numbers.words, (first + last) // 2
    if word in words["early"]:
        return first, half
    if word in words["middle"]:
        quarter = (last - first + 1) // 4
        return first + quarter, last - quarter
    return (half, last) if word in words["late"] else (first, last)
