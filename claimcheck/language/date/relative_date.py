"""Dates that are told from another one: "yesterday", "on Monday", "last year", "two days later".

They are worked out from the day on which the text was published, or from the day that the text names before them.
Where neither is known, or the words leave it open ("last week"), they are open, and no date can be called missing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from claimcheck.language.date.calendar import DAYS, MONTHS, TimeSpan
from claimcheck.language.sentence.token import Token, TokenView, read_view
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.date import Date, Day
from claimcheck.model.record import NamedTuple

_WEEK = 7
_DAY = 86400.0
_LAST_YEAR = 9998
# How many characters ", on the" and ", two days" have.
_BESIDE_CHARS = 10
# The lists of words that tell a date, alone or with their neighbours.
_TELLING = ("today", "yesterday", "tomorrow", "previous", "current", "coming", "shifting")


class _Days(NamedTuple):
    """The first and the last day that words may mean, and whether their year is known."""

    first: Day
    last: Day
    has_year: bool = True


class _Known(NamedTuple):
    """What a relative date is worked out from: the dates of the text, and the day on which it was published."""

    moments: list[TimeSpan]
    published: Date | None
    today: datetime.date | None


def resolve(
    text: str, moments: list[TimeSpan], vocabulary: Vocabulary, published: Date | None
) -> tuple[list[TimeSpan], list[int]]:
    """Return the dates that relative words of a text mean, and the offsets of those that are open.

    `moments` are the dates that it names.  In a text that was published on 8 March 2022 "yesterday" is 2022-03-07.
    """
    view = read_view(text, 0, len(text), vocabulary)
    known = _Known(moments, published, _find_day(published))
    found: list[TimeSpan] = []
    still_open: list[int] = []
    telling = frozenset().union(*(vocabulary.numbers.words[name] for name in _TELLING))
    for index, word in enumerate(view.words):
        if word not in telling:
            continue
        token = view.tokens[index]
        for days in _read_days(view, index, known):
            if days is None:
                if not any(_is_beside(token, moment) for moment in moments):
                    still_open.append(token.start)
            else:
                found.append(_tell(*_find_phrase(view, index), days))
    for moment in moments:
        if moment.weekday is not None:
            if known.today is None:
                still_open.append(moment.start)
            found += [_tell(moment.start, moment.end, _whole(day)) for day in _find_weekdays(moment, known.today)]
    return found, still_open


def _tell(start: int, end: int, days: _Days) -> TimeSpan:
    return TimeSpan(start, end, days.first, days.last, has_year=days.has_year, is_told=True)


def _find_phrase(view: TokenView, index: int) -> tuple[int, int]:
    """Return where the words stand that tell a date: "two days later" by its last word, "last year" by its first."""
    words, word, tokens = view.vocabulary.numbers.words, view.words[index], view.tokens
    if word in words["shifting"]:
        return tokens[max(0, index - 2)].start, tokens[index].end
    is_pair = any(word in words[name] for name in ("previous", "current", "coming")) and index + 1 < len(tokens)
    return tokens[index].start, tokens[index + is_pair].end


def _find_weekdays(moment: TimeSpan, today: datetime.date | None) -> list[datetime.date]:
    """Return the days that "on Monday" may be: the one before the day of publication, and the one to come."""
    if today is None or moment.weekday is None:
        return []
    before = today - datetime.timedelta((today.weekday() - moment.weekday) % _WEEK)
    return [before, before + datetime.timedelta(_WEEK)]


def _is_beside(token: Token, moment: TimeSpan) -> bool:
    """Tell whether a date says at once what a relative one means: "a day later, on 8 March"."""
    return 0 <= moment.start - token.end <= _BESIDE_CHARS or 0 <= token.start - moment.end <= _BESIDE_CHARS


def _find_day(published: Date | None) -> datetime.date | None:
    if published is None or published.earliest != published.latest or not published.start_is_firm:
        return None
    year, month, day = published.earliest
    return datetime.date(year, month, day) if 1 < year < _LAST_YEAR else None


def _read_days(view: TokenView, index: int, known: _Known) -> Iterator[_Days | None]:
    """Yield what the word at a place may mean; None where it is open."""
    numbers, word = view.vocabulary.numbers, view.words[index]
    words = numbers.words
    for days, names in ((0, "today"), (-1, "yesterday"), (1, "tomorrow")):
        if word in words[names]:
            yield None if known.today is None else _whole(known.today + datetime.timedelta(days))
    is_period = view.word(index + 1) in numbers.periods
    if is_period and (word in words["previous"] or word in words["current"]):
        yield _read_period(view, index, known)
    elif is_period and word in words["coming"]:
        is_day = view.word(index + 1) in words["day"] and view.word(index - 1) in words["definite"]
        if is_day and word in words["following"]:
            yield from _shift(view.tokens[index].start, 1, known)
        else:
            yield None
    elif word in words["shifting"] and _measures_time(view, index - 1):
        yield from _read_later(view, index, known)


def _measures_time(view: TokenView, index: int) -> bool:
    unit = view.vocabulary.numbers.units.get(view.word(index))
    return unit is not None and unit.dimension == "time"


def _read_period(view: TokenView, index: int, known: _Known) -> _Days | None:
    """Return the days of "this year", "last year", "this month", "last month"."""
    words, period, published = view.vocabulary.numbers.words, view.word(index + 1), known.published
    back = int(view.words[index] in words["previous"])
    if published is None or not published.start_is_firm or published.earliest[0] != published.latest[0]:
        return None
    year = published.earliest[0]
    if period in words["year"]:
        return _Days((year - back, 1, 1), (year - back, MONTHS, DAYS))
    if period in words["month"] and published.earliest[1] == published.latest[1]:
        year, month = divmod(year * MONTHS + published.earliest[1] - 1 - back, MONTHS)
        return _Days((year, month + 1, 1), (year, month + 1, DAYS))
    return _whole(known.today) if period in words["today_parts"] and not back and known.today else None


def _read_later(view: TokenView, index: int, known: _Known) -> list[_Days] | list[None]:
    """Return the days that "a day later" or "two days earlier" may mean; other stretches leave it open."""
    numbers = view.vocabulary.numbers
    before = view.word(index - 2)
    number = 1.0 if before in numbers.words["article"] else numbers.cardinals.get(before)
    if number is None and before.isdecimal() and len(before) <= 2:
        number = float(before)
    if number is None or numbers.units[view.words[index - 1]].factor != _DAY:
        return [None]
    word, days, start = view.words[index], int(number), view.tokens[index - 2].start
    if word in numbers.words["later"]:
        return _shift(start, days, known)
    return _shift(start, -days, known) if word in numbers.words["earlier"] else [None]


def _shift(start: int, days: int, known: _Known) -> list[_Days] | list[None]:
    """Return the days so many days after the last one that is named before an offset; it is open where none is."""
    named = [m for m in known.moments if m.end <= start and (m.weekday is not None or m.first == m.last)]
    if not named:
        return [None]
    last = max(named, key=lambda moment: moment.start)
    away = datetime.timedelta(days)
    try:
        if last.weekday is not None:
            return [_whole(day + away) for day in _find_weekdays(last, known.today)] or [None]
        return [_whole(datetime.date(*last.first) + away)._replace(has_year=last.has_year)]
    except (ValueError, OverflowError):
        return [None]


def _whole(day: datetime.date) -> _Days:
    return _Days((day.year, day.month, day.day), (day.year, day.month, day.day))
