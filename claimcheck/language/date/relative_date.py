"""Dates that are told from another one: "yesterday", "on Monday", "last year", "two days later".

They are worked out from the day on which the text was published, or from the day that the text names before them.
Where neither is known, or the words leave it open ("last week"), they are open, and no date can be called missing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from claimcheck.language.date.time_span import TimeSpan
from claimcheck.language.sentence.token import Token, read_tokens
from claimcheck.language.vocabulary.vocabulary import NumberWords, Vocabulary
from claimcheck.model.date import Date, Day

_WEEK = 7
_DAY = 86400.0
_LAST_YEAR = 9998
# First and last day, and whether their year is known.
_Shift = tuple[Day, Day, bool]
# How many characters ", on the" and ", two days" have.
_BESIDE = 10
# The lists of words that tell a date, alone or with their neighbours.
_TELLING = ("today", "yesterday", "tomorrow", "previous", "current", "coming", "shifting")


def resolve(
    text: str, moments: list[TimeSpan], vocabulary: Vocabulary, published: Date | None
) -> tuple[list[TimeSpan], list[int]]:
    """Return the dates that relative words of a text mean, and the offsets of those that are open."""
    lexicon = vocabulary.numbers
    found: list[TimeSpan] = []
    still_open: list[int] = []
    tokens = read_tokens(text, 0, len(text))
    today = _find_day(published)
    telling = frozenset().union(*(lexicon.words[name] for name in _TELLING))
    for index, token in enumerate(tokens):
        if token.word not in telling:
            continue
        for shift in _read_shifts(tokens, index, lexicon, moments, today, published):
            if shift is None:
                if not any(_is_beside(token, moment) for moment in moments):
                    still_open.append(token.start)
            else:
                found.append(_tell(*_find_phrase(tokens, index, lexicon), shift))
    for moment in moments:
        if moment.weekday is not None:
            if today is None:
                still_open.append(moment.start)
            found += [_tell(moment.start, moment.end, _whole(day)) for day in _find_weekdays(moment, today)]
    return found, still_open


def _tell(start: int, end: int, shift: _Shift) -> TimeSpan:
    return TimeSpan(start, end, *shift, is_told=True)


def _find_phrase(tokens: list[Token], index: int, lexicon: NumberWords) -> tuple[int, int]:
    """Return where the words stand that tell a date: "two days later" by its last word, "last year" by its first."""
    words, word = lexicon.words, tokens[index].word
    if word in words["shifting"]:
        return tokens[max(0, index - 2)].start, tokens[index].end
    is_pair = word in words["previous"] | words["current"] | words["coming"] and index + 1 < len(tokens)
    return tokens[index].start, tokens[index + is_pair].end


def _find_weekdays(moment: TimeSpan, today: datetime.date | None) -> list[datetime.date]:
    """Return the days that "on Monday" may be: the one before the day of publication, and the one to come."""
    if today is None or moment.weekday is None:
        return []
    before = today - datetime.timedelta((today.weekday() - moment.weekday) % _WEEK)
    return [before, before + datetime.timedelta(_WEEK)]


def _is_beside(token: Token, moment: TimeSpan) -> bool:
    """Tell whether a date says at once what a relative one means: "a day later, on 8 March"."""
    return 0 <= moment.start - token.end <= _BESIDE or 0 <= token.start - moment.end <= _BESIDE


def _find_day(published: Date | None) -> datetime.date | None:
    if published is None or published.earliest != published.latest or not published.start_is_firm:
        return None
    year, month, day = published.earliest
    return datetime.date(year, month, day) if 1 < year < _LAST_YEAR else None


def _read_shifts(
    tokens: list[Token],
    index: int,
    lexicon: NumberWords,
    moments: list[TimeSpan],
    today: datetime.date | None,
    published: Date | None,
) -> Iterator[_Shift | None]:
    """Yield what the word at a place may mean; None where it is open."""
    word, words = tokens[index].word, lexicon.words
    behind = tokens[index + 1].word if index + 1 < len(tokens) else ""
    for days, names in ((0, "today"), (-1, "yesterday"), (1, "tomorrow")):
        if word in words[names]:
            yield None if today is None else _whole(today + datetime.timedelta(days))
    if word in words["previous"] | words["current"] and behind in lexicon.periods:
        yield _read_period(word, behind, lexicon, today, published)
    elif word in words["coming"] and behind in lexicon.periods:
        is_day = behind in words["day"] and index > 0 and tokens[index - 1].word in words["definite"]
        yield from _shift(tokens[index].start, 1, moments, today) if is_day and word in words["following"] else (None,)
    elif word in words["shifting"] and index and lexicon.units.get(tokens[index - 1].word, ("", 0))[0] == "time":
        yield from _read_later(tokens, index, lexicon, moments, today)


def _read_period(
    word: str, period: str, lexicon: NumberWords, today: datetime.date | None, published: Date | None
) -> _Shift | None:
    """Return the days of "this year", "last year", "this month", "last month"."""
    back = int(word in lexicon.words["previous"])
    if published is None or not published.start_is_firm or published.earliest[0] != published.latest[0]:
        return None
    year = published.earliest[0]
    if period in lexicon.words["year"]:
        return (year - back, 1, 1), (year - back, 12, 31), True
    if period in lexicon.words["month"] and published.earliest[1] == published.latest[1]:
        year, month = divmod(year * 12 + published.earliest[1] - 1 - back, 12)
        return (year, month + 1, 1), (year, month + 1, 31), True
    return _whole(today) if period in lexicon.words["today_parts"] and not back and today else None


def _read_later(
    tokens: list[Token], index: int, lexicon: NumberWords, moments: list[TimeSpan], today: datetime.date | None
) -> list[_Shift] | list[None]:
    """Return the days that "a day later" or "two days earlier" may mean; other stretches leave it open."""
    unit = lexicon.units[tokens[index - 1].word]
    before = tokens[index - 2].word if index > 1 else ""
    number = 1.0 if before in lexicon.words["article"] else lexicon.cardinals.get(before)
    if number is None and before.isdecimal() and len(before) <= 2:
        number = float(before)
    if number is None or unit.factor != _DAY:
        return [None]
    word, days = tokens[index].word, int(number)
    if word in lexicon.words["later"]:
        return _shift(tokens[index - 2].start, days, moments, today)
    return _shift(tokens[index - 2].start, -days, moments, today) if word in lexicon.words["earlier"] else [None]


def _shift(start: int, days: int, moments: list[TimeSpan], today: datetime.date | None) -> list[_Shift] | list[None]:
    """Return the days so many days after the last one that is named before an offset; it is open where none is."""
    known = [m for m in moments if m.end <= start and (m.weekday is not None or m.first == m.last)]
    if not known:
        return [None]
    last = max(known, key=lambda moment: moment.start)
    away = datetime.timedelta(days)
    try:
        if last.weekday is not None:
            return [_whole(day + away) for day in _find_weekdays(last, today)] or [None]
        return [(*_whole(datetime.date(*last.first) + away)[:2], last.has_year)]
    except (ValueError, OverflowError):
        return [None]


def _whole(day: datetime.date) -> _Shift:
    return (day.year, day.month, day.day), (day.year, day.month, day.day), True
