"""Where a quote stands in a text, word for word.

A quote is split at its ellipses; every fragment must stand, exact after normalisation, behind the one before it
and not too far away.  Nothing fuzzy passes.
"""

from __future__ import annotations

import enum
import re
from typing import NamedTuple

from claimcheck.analysis.normalise import FoldedText, fold, is_same, strict

# "…", "...", ". . .", in square brackets or not.
ELLIPSIS = re.compile(r"\[\s*(?:…|\.{3,}|\.\s\.\s\.)\s*\]|…|\.{3,}|(?<=\s)\.\s\.\s\.(?=\s|$)")
# The widest gap, in code points of the fold, that an ellipsis may stand for.
MAX_GAP = 600
# Fragments shorter than this many words prove nothing about where they stand.
MIN_FRAGMENT_WORDS = 3
# How often one fragment is looked for again where the place found does not do.
_MOST_TRIES = 400
_WORD = re.compile(r"[^\W_]+")


class Outcome(enum.Enum):
    """The six answers, in the words that reports use."""

    EXACT = "exact"
    ALTERED = "altered"
    STITCHED = "stitched"
    MISATTRIBUTED = "misattributed"
    NOT_FOUND = "not-found"
    UNCHECKED = "unchecked"


class Difference(NamedTuple):
    """Words in which quote and source differ; `kind` is punctuation, wording, number, negation or name."""

    kind: str
    quote: str
    source: str


class QuoteCheck(NamedTuple):
    """What became of one quote.

    `start` and `end` are code-point offsets in the text of `found_in`, half open; `checked_in` is "capture",
    "excerpt" or None; `score` is 0–100, 100 only where every word stands; `why` says what kept an unchecked
    quote from being checked.
    """

    outcome: Outcome
    score: float | None = None
    start: int | None = None
    end: int | None = None
    found_in: str | None = None
    checked_in: str | None = None
    differences: tuple[Difference, ...] = ()
    why: str = ""


class Place(NamedTuple):
    """Where a quote stands: code-point offsets, half open."""

    start: int
    end: int


def split_fragments(quote: str) -> list[str]:
    """Return the pieces of a quote between its ellipses, blank ones left out."""
    return [piece for piece in (part.strip() for part in ELLIPSIS.split(quote)) if _WORD.search(piece)]


def trim_marks(fragment: str) -> str:
    """Take off the quotation marks that wrap a fragment: the author's, not the source's."""
    return fragment.strip(" \t\r\n\"'`´‘’‚“”„«»‹›「」『』＂＇")


def count_words(text: str) -> int:
    """Count words; in scripts without spaces, every two letters count as one."""
    words = 0
    for match in _WORD.finditer(text):
        word = match[0]
        words += 1 if word.isascii() or not _is_unspaced(word) else max(1, len(word) // 2)
    return words


def _is_unspaced(word: str) -> bool:
    return any("\u0e00" <= c <= "\u0eff" or "\u1000" <= c <= "\u109f" or "\u3040" <= c <= "\u9fff" for c in word)


def find_exact(quote: str, text: FoldedText, max_gap: int = MAX_GAP) -> Place | None:
    """Return where every fragment of the quote stands in order, or None.

    A fragment of fewer than three words is accepted only where the quote has no other.
    """
    fragments = [trim_marks(fragment) for fragment in split_fragments(quote)]
    if not fragments:
        return None
    if len(fragments) > 1 and any(count_words(fragment) < MIN_FRAGMENT_WORDS for fragment in fragments):
        return None
    folds = [fold(fragment) for fragment in fragments]
    stricts = [strict(fragment) for fragment in fragments]
    start = 0
    for _ in range(_MOST_TRIES):
        first = _find_one(folds[0], stricts[0], text, start, len(text.folded))
        if first is None:
            return None
        place = _follow(folds, stricts, text, first, max_gap)
        if place is not None:
            return Place(text.original(*first)[0], text.original(*place)[1])
        start = first[0] + 1
    return None


def _follow(
    folds: list[str], stricts: list[str], text: FoldedText, first: tuple[int, int], max_gap: int
) -> tuple[int, int] | None:
    """Find the other fragments behind the first; return the last one's place in the fold."""
    place = first
    for folded, exact in zip(folds[1:], stricts[1:], strict=True):
        behind = place[1]
        found = _find_one(folded, exact, text, behind, min(len(text.folded), behind + max_gap + len(folded)))
        if found is None:
            return None
        place = found
    return place


def _find_one(folded: str, exact: str, text: FoldedText, start: int, stop: int) -> tuple[int, int] | None:
    """Find a fragment in `text.folded[start:stop]` whose strict form agrees and which cuts no word or number."""
    haystack = text.folded
    for _ in range(_MOST_TRIES):
        begin = haystack.find(folded, start, stop)
        if begin < 0:
            return None
        end = begin + len(folded)
        if _is_whole(haystack, begin, end):
            raw_start, raw_end = text.original(begin, end)
            if is_same(strict(text.text[raw_start:raw_end]), exact):
                return begin, end
        start = begin + 1
    return None


def _is_whole(text: str, begin: int, end: int) -> bool:
    """Tell whether a match begins and ends where words do: "5 jets" is not in "25 jets", nor "art" in "part"."""
    if begin > 0 and text[begin].isalnum() and _joins(text[begin - 1], text[begin]):
        return False
    if text[begin].isdigit() and _is_number_head(text, begin):
        return False
    if end < len(text) and text[end - 1].isalnum() and _joins(text[end], text[end - 1]):
        return False
    tail = text[end : end + 2]
    if not text[end - 1].isdigit() or not tail:
        return True
    return tail[0] not in "%‰€£¥°" and not (len(tail) == 2 and tail[0] in ".," and tail[1].isdigit())


def _joins(one: str, two: str) -> bool:
    return one.isalnum() and not (_is_unspaced(one) or _is_unspaced(two))


def _is_number_head(text: str, begin: int) -> bool:
    """Tell whether a number begins before `begin`: its sign, currency or leading digits would be cut off."""
    before = text[max(0, begin - 2) : begin]
    if not before:
        return False
    if before[-1] in "-+−±$€£¥₽₴₹":
        return not (before[-1] == "-" and len(before) == 2 and before[0].isalnum())
    return len(before) == 2 and before[1] in ".," and before[0].isdigit()
