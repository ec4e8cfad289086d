"""Where a quote stands in a text, word for word.

A quote is split at its ellipses; every fragment must stand, exact after normalisation, behind the one before it
and not too far away.  Nothing fuzzy passes.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from claimcheck.language.text.boundary import is_cut, is_one_word
from claimcheck.language.text.letter import DASHES, IS_UNSPACED, LOST, QUOTES, is_unspaced
from claimcheck.language.text.levelled import find_levelled_difference
from claimcheck.language.text.normalise import FoldedText, fold_both, is_same, strict
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

if TYPE_CHECKING:
    from claimcheck.language.text.difference import Difference

# "…", "...", ". . .", "⋯", in brackets or not.
_DOTS = r"(?:[…⋯]+|‥+|\.{3,}|\.\s\.\s\.)"
ELLIPSIS_PATTERN = rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|[…⋯]+|‥+|\.{{3,}}|(?<=\s)\.\s\.\s\.(?=\s|$)"
ELLIPSIS = late(ELLIPSIS_PATTERN)
# The widest gap, in code points of the fold, that an ellipsis may stand for.
MAX_GAP = 600
# Fragments shorter than this many words prove nothing about where they stand.
MIN_FRAGMENT_WORDS = 3
# What finding one quote may cost, in characters looked at: "he" begins a hundred words before it stands alone.
_MOST_WORK = 10_000_000
# How many characters are passed over at the cost of one.
_SCAN_RATE = 64
# What it costs to look again, and to compare strictly, as many characters.
FIND_COST = 50
COMPARE_COST = 20
_WORD = late(r"[^\W_]")
_BETWEEN_WORDS = late(rf"[\s{re.escape(DASHES)}…]+")
_SPACED_WORD = late(rf"[^\W_][^\s{re.escape(DASHES)}…]*")
_CLOSING_STOP = late(rf"(?<=[^\W_])[,.;][\s{re.escape(QUOTES)}]*\Z")
# Where the source asks or cries, a full stop says something else.
_TURNED = late(rf"[\s{re.escape(QUOTES)}]{{0,3}}[?!؟？！]")
_MARKS = frozenset(QUOTES + DASHES)
_MARKS_BEFORE = late(rf"\A(?:[\s{re.escape(QUOTES)}]|[{re.escape(DASHES)}](?!\d))+")


class Outcome(enum.Enum):
    """The six answers, in the words that reports use."""

    EXACT = "exact"
    ALTERED = "altered"
    STITCHED = "stitched"
    MISATTRIBUTED = "misattributed"
    NOT_FOUND = "not-found"
    UNCHECKED = "unchecked"


class QuoteCheck(NamedTuple):
    """What became of one quote.

    `start` and `end` are code-point offsets in the text of `found_in`, half open; `checked_in` is "capture",
    "receipt", "excerpt" or None; `score` is 0–100, 100 only where every word stands; `why` says what kept an unchecked
    quote from being checked, or how a stitched one was joined; `locator` is the page, cue or note in which the place
    begins, where the format has them.  `also_at` are the other places where the words stand word for word, as far as
    the locator does not tell which is meant; `also_in` are other sources that have them word for word; `part` is what
    stands of a quote that does not stand whole.
    """

    outcome: Outcome
    score: float | None = None
    start: int | None = None
    end: int | None = None
    found_in: str | None = None
    checked_in: str | None = None
    differences: tuple[Difference, ...] = ()
    why: str = ""
    locator: str | None = None
    also_at: tuple[OtherPlace, ...] = ()
    also_in: tuple[str, ...] = ()
    part: QuotePart | None = None


class OtherPlace(NamedTuple):
    """Where the words of a quote stand once more: code-point offsets, half open, and the locator as in `QuoteCheck`."""

    start: int
    end: int
    locator: str | None = None


class QuotePart(NamedTuple):
    """What stands of a quote in its source, word for word, and where, in code-point offsets, half open.

    `words` and `missing` are words of the quote; `locator` is as in `QuoteCheck`.
    """

    start: int
    end: int
    words: str
    missing: str
    locator: str | None = None


class QuotePlace(NamedTuple):
    """Where a quote stands: code-point offsets, half open."""

    start: int
    end: int


class QuoteFragment(NamedTuple):
    """A piece of a quote, in both forms, and as it is written."""

    folded: str
    strict: str
    words: str


class FragmentPlace(NamedTuple):
    """Where a fragment stands: in the fold, half open, and in the text."""

    begin: int
    end: int
    place: QuotePlace


def may_have_ellipsis(quote: str) -> bool:
    """Tell quickly whether it is worth looking for an ellipsis."""
    return quote.count(".") > 2 or any(dots in quote for dots in "…⋯‥")


def split_fragments(quote: str) -> list[str]:
    """Return the pieces of a quote between its ellipses, blank ones left out."""
    parts = ELLIPSIS.split(quote) if may_have_ellipsis(quote) else [quote]
    return [piece for piece in map(str.strip, parts) if _WORD.search(piece)]


def trim_marks(fragment: str) -> str:
    """Take off the quotation marks that wrap a fragment, the author's and not the source's, and dashes beside it.

    A dash at a number is its sign and stays.
    """
    end = len(fragment)
    while end and (fragment[end - 1] in _MARKS or fragment[end - 1].isspace()):
        end -= 1
    if fragment[:1].isalnum() and fragment[0] not in _MARKS:
        return fragment[:end]
    return _MARKS_BEFORE.sub("", fragment[:end])


def count_words(text: str) -> int:
    """Count words; in scripts without spaces, every two letters count as one."""
    if text.isascii() or not IS_UNSPACED.search(text):
        return len(_SPACED_WORD.findall(text))
    words = 0
    for word in _BETWEEN_WORDS.split(text):
        letters = sum(map(str.isalnum, word))
        words += max(1, letters // 2) if letters and any(map(is_unspaced, word)) else min(1, letters)
    return words


class Budget:
    """How much one quote may cost, in characters looked at: past it a place is not found, and none is known to be."""

    def __init__(self) -> None:
        self.left = _MOST_WORK


def _read_fragment(words: str) -> QuoteFragment:
    return QuoteFragment(*fold_both(words), words)


# Yields where a fragment stands in a text, from an offset of the fold on, by rising beginnings.
Finder = Callable[[QuoteFragment, FoldedText, int, Budget], Iterator[FragmentPlace]]


def find_exact(quote: str, text: FoldedText, budget: Budget | None = None, gap: int = MAX_GAP) -> QuotePlace | None:
    """Return where the quote stands as written, or else every fragment of it in order, or None.

    `gap` is the widest that an ellipsis may stand for, in code points of the fold.
    A fragment of fewer than three words is accepted only where the quote has no other.  Where nothing is left of the
    budget, None says nothing.
    """
    return find_quote(quote, text, gap, budget or Budget(), find_fragment)


def find_places(quote: str, text: FoldedText, budget: Budget, most: int) -> list[QuotePlace]:
    """Return the places where `find_exact` may find a quote, in order, so many at most; of one with an ellipsis one."""
    pieces = split_fragments(quote)
    if len(pieces) != 1:
        place = find_exact(quote, text, budget)
        return [] if place is None else [place]
    (piece,) = pieces
    places = _list_places(piece, text, budget, most)
    if not places and _CLOSING_STOP.search(piece):
        places = _list_places(_CLOSING_STOP.sub("", piece), text, budget, most)
        return [place for place in places if not _TURNED.match(text.text, place.end)]
    return places


def _list_places(piece: str, text: FoldedText, budget: Budget, most: int) -> list[QuotePlace]:
    fragment = _read_fragment(trim_marks(piece))
    return [found.place for found in islice(find_fragment(fragment, text, 0, budget), most)]


def find_quote(quote: str, text: FoldedText, gap: int, budget: Budget, find: Finder) -> QuotePlace | None:
    """Do what `find_exact` does, with another way to find a fragment."""
    pieces = split_fragments(quote)
    if len(pieces) > 1:
        # The source may have the ellipsis itself.
        place = _find_in_order([quote], text, gap, budget, find)
        if place is not None or any(count_words(piece) < MIN_FRAGMENT_WORDS for piece in pieces):
            return place
    place = _find_in_order(pieces, text, gap, budget, find) if pieces else None
    if place is None and pieces and _CLOSING_STOP.search(pieces[-1]):
        # A quote may end as the sentence around it needs.
        place = _find_in_order([*pieces[:-1], _CLOSING_STOP.sub("", pieces[-1])], text, gap, budget, find)
        if place is not None and _TURNED.match(text.text, place.end):
            return None
    return place


def _find_in_order(pieces: list[str], text: FoldedText, gap: int, budget: Budget, find: Finder) -> QuotePlace | None:
    """Return the first place where pieces follow one another, each within a gap behind the one before."""
    fragments = map(_read_fragment, map(trim_marks, pieces))
    begins = find(next(fragments), text, 0, budget)
    if len(pieces) == 1:
        found = next(begins, None)
        return None if found is None else found.place
    # Where the quote may begin and its fragments so far may end, by rising end.
    chains = [(begin, end) for begin, end, _ in begins]
    for fragment in fragments:
        if not chains:
            break
        longer: list[tuple[int, int]] = []
        nearest = 0
        for begin, end, _ in find(fragment, text, chains[0][1], budget):
            while nearest + 1 < len(chains) and chains[nearest + 1][1] <= begin:
                nearest += 1
            if chains[nearest][1] <= begin <= chains[nearest][1] + gap:
                longer.append((chains[nearest][0], end))
        chains = longer
    return QuotePlace(*text.original(*chains[0])) if chains else None


def find_fragment(fragment: QuoteFragment, text: FoldedText, start: int, budget: Budget) -> Iterator[FragmentPlace]:
    """Yield where a fragment stands whole, letter by letter, and its strict form agrees."""
    length = len(fragment.folded)
    for begin in find_text(fragment.folded, text.folded, start, budget):
        end = begin + length
        if is_inside(text, begin) or is_inside(text, end):
            continue
        budget.left -= (length + FIND_COST) * COMPARE_COST
        first, last = text.original(begin, end)
        stretch = text.text[first:last]
        # A letter that could not be read equals none, not even one of the quote that nobody can read.
        if LOST in fragment.folded and LOST in stretch:
            continue
        is_whole = not is_cut(text.text, first, last) and is_same(strict(stretch), fragment.strict)
        if is_whole and find_levelled_difference(fragment.words, stretch) is None:
            yield FragmentPlace(begin, end, QuotePlace(first, last))


def find_text(words: str, haystack: str, start: int, budget: Budget) -> Iterator[int]:
    """Yield where words stand in a text, both folded, from an offset on, as far as the budget goes."""
    while budget.left > 0:
        begin = haystack.find(words, start)
        budget.left -= ((begin if begin >= 0 else len(haystack)) - start) // _SCAN_RATE
        if begin < 0:
            break
        yield begin
        budget.left -= len(words) + FIND_COST
        start = begin + 1


def is_inside(text: FoldedText, index: int) -> bool:
    """Tell whether a place in the fold lies inside a word or number, as far as the fold tells."""
    one, two = text.folded[index - 1 : index], text.folded[index : index + 1]
    return is_one_word(one, two) and index not in text.joints
