"""A locator, read: which page, paragraph, line, note or time of a source somebody names.

A locator is free text.  Only what can be meant in one way is read: a number behind "p." or "para.", or a time; "ch. 3",
"§ 5", "p. A3" and "the second box" are nobody's.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from functools import cache, partial

from claimcheck.language.vocabulary.word_list import load_words
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

# Longer ones are a text and no locator, in characters.
_LONGEST = 200
# "12 ff." are so many pages at most.
_FOLLOWING = 10
_RANGE = r"\s{0,2}(?:[-–—‑]|to|bis|до)\s{0,2}"
_NUMBERS = rf"\d{{1,5}}(?:(?:{_RANGE}|,\s|\s?(?:&|and|und|и)\s?|;\s)\d{{1,5}})*"
_SPAN = late(rf"(\d{{1,5}})(?:{_RANGE}(\d{{1,5}}))?")
_CLOCK = r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:[.,]\d{1,3})?"
_TIME = late(rf"(?<![\d:.,]){_CLOCK}(?![\d:])")
_UNITS = late(
    r"(?<![\w.,])(?:(\d{1,2})\s?(?:h|hr|hrs|hours?)[\s,]{0,2})?(\d{1,3})\s?(?:minutes?|mins?|m)(?![^\W\d_])\.?"
    r"(?:[\s,]{0,2}(\d{1,2})\s?(?:s|sec|secs|seconds?)(?!\w))?",
    re.IGNORECASE,
)
_SECONDS = late(r"\bt\s?=\s?(\d{1,5})s?\b|(?<![\w.,:])(\d{1,5})\s?(?:s|sec|secs|seconds)\b", re.IGNORECASE)
_JOINED = late(rf"{_RANGE}\Z")
_WORD = late(r"[^\W\d_]+(?:[.'’][^\W\d_]+)*")
_words = partial(load_words, "locators", "words")


class LocatorKind(enum.Enum):
    """What a locator counts; the words are those of messages."""

    PAGE = "page"
    PARAGRAPH = "paragraph"
    LINE = "line"
    NOTE = "note"
    TIME = "time"


class NumberSpan(NamedTuple):
    """From one number to another, both included; of times seconds, those of the whole span that a word may mean."""

    first: int
    last: int
    # How far off the place a rounded time may be, in seconds.
    slack: int = 0


class Locator(NamedTuple):
    """What a locator names: any of `spans`.

    `numbering` is "printed" or "file" where it says which numbers it means, else empty.
    """

    kind: LocatorKind
    spans: tuple[NumberSpan, ...]
    numbering: str = ""


def read_locator(text: str) -> Locator | None:
    """Return what a locator names beyond doubt; of a page and a line on it, the page; None where it names nothing."""
    if len(text) > _LONGEST:
        return None
    words = {word.lower() for word in _WORD.findall(text)}
    for kind in (LocatorKind.PAGE, LocatorKind.PARAGRAPH, LocatorKind.LINE, LocatorKind.NOTE):
        matches = list(_labelled(kind.value).finditer(text))
        if matches:
            spans = tuple(span for match in matches for span in _read_spans(match))
            numbering = next((name for name in ("printed", "file") if words & _words(name)), "")
            return Locator(kind, spans, numbering) if spans else None
    times = () if words & _words("clock") else tuple(_read_times(text))
    return Locator(LocatorKind.TIME, times) if times else None


@cache
def _labelled(kind: str) -> re.Pattern[str]:
    """Return the pattern of a label of a kind and the numbers behind it."""
    labels = sorted(load_words("locators", "labels", kind), key=lambda label: (-len(label), label))
    # What has a capital in the list is told by it from another word.
    folded = "|".join(f"(?i:{re.escape(label)})" for label in labels if label.islower() or not label.isalpha())
    exact = "|".join(re.escape(label) for label in labels if label.isalpha() and not label.islower())
    label = f"{folded}|{exact}" if exact else folded
    return re.compile(
        rf"(?<![\w.])(?:{label})\.?\s{{0,2}}({_NUMBERS})(?![\w:]|[.,]\d|{_RANGE}\w)(\s?ff?\b)?"
        rf"|(?<![\w.])(?:{label})\.?\s{{0,2}}(\d{{1,5}})(ff?)\b"
    )


def _read_spans(match: re.Match[str]) -> Iterator[NumberSpan]:
    numbers = match[1] or match[3]
    following = (match[2] or match[4] or "").strip()
    for first, last in _SPAN.findall(numbers):
        one = int(first)
        # "123–4" are the pages 123 and 124.
        other = int(first[: max(0, len(first) - len(last))] + last) if last else one
        if other >= one:
            yield NumberSpan(one, other + (_FOLLOWING if following == "ff" else len(following)))


def _read_times(text: str) -> Iterator[NumberSpan]:
    """Yield the times that a text names, in every way in which "1:30" can be read."""
    before: list[tuple[int, int, list[int]]] = []
    for match in _TIME.finditer(text):
        hours, minutes, seconds = match.groups()
        high, low = int(minutes), int(seconds)
        if hours is not None:
            values = [int(hours) * 3600 + high * 60 + low]
        else:
            values = [high * 60 + low, high * 3600 + low * 60]
        slack = 30 if low == 0 else 0
        if before and _JOINED.match(text, before[-1][1], match.start()):
            for one, other in zip(before[-1][2], values, strict=False):
                if one <= other:
                    yield NumberSpan(one, other)
        before.append((match.start(), match.end(), values))
        for value in values:
            yield NumberSpan(value, value, slack)
    yield from () if before else _read_units(text)


def _read_units(text: str) -> Iterator[NumberSpan]:
    """Yield the times that are written with their units: "3m10s", "minute 12", "190 s"."""
    found = False
    for match in _UNITS.finditer(text):
        hours, minutes, seconds = match.groups()
        value = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds or 0)
        yield NumberSpan(value, value if seconds else value + 59, 0 if seconds else 30)
        found = True
    if found:
        return
    for match in _labelled("minute").finditer(text):
        for first, last, _ in _read_spans(match):
            # The twelfth minute, or what comes when twelve are over.
            yield NumberSpan(max(0, first - 1) * 60, last * 60 + 59)
            found = True
    for match in () if found else _SECONDS.finditer(text):
        value = int(match[1] or match[2])
        yield NumberSpan(value, value)
