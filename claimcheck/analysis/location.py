"""What became of a quote in one text: word for word, altered, stitched together, or not there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from claimcheck.analysis.alignment import find_near
from claimcheck.analysis.difference import Difference, compare
from claimcheck.analysis.interruption import Untagged, find_interrupted, untag
from claimcheck.analysis.letter import is_currency
from claimcheck.analysis.normalise import FoldedText, fold
from claimcheck.analysis.quotation import (
    MAX_GAP,
    MIN_FRAGMENT_WORDS,
    Outcome,
    Place,
    count_words,
    find_exact,
    split_fragments,
    trim_marks,
)

# A run of this many words that is left out without a mark joins two passages; fewer are a change of wording.
_JOINED_WORDS = 4
# A piece of a quote that was joined without a mark is known by its words only from this length on.
_SHORTEST_PIECE = 15


# Words of the author's; dots in brackets are an ellipsis.
_BRACKET = re.compile(r"\[(?!\s*(?:…|\.{3}|\.\s\.\s\.))([^\[\]]{1,80})\]")
# How many characters of the source a bracket may stand for.
_BRACKET_GAP = 80
_WEIGHTY = ("number", "negation")


class Match(NamedTuple):
    """Where and how a quote stands in a text; offsets are code points of the text, half open."""

    outcome: Outcome
    place: Place
    score: float
    differences: tuple[Difference, ...] = ()
    why: str = ""


class _Piece(NamedTuple):
    """A fragment of a quote and where it was found: in the fold, half open."""

    words: str
    start: int
    end: int
    score: float


def match_quote(
    quote: str, text: FoldedText, max_gap: int = MAX_GAP, spoken: Callable[[], Sequence[Untagged]] | None = None
) -> Match | None:
    """Return where and how a quote stands in a text, or None where nothing near it does.

    `spoken` gives the text without its speaker tags, and may remember it for the next quote.
    Raises `alignment.TooMuchWork` where it cannot be told.
    """
    place = find_exact(quote, text, max_gap) or _find_bracketed(quote, text, max_gap)
    if place is None:
        place = find_interrupted(quote, untag(text.text) if spoken is None else spoken(), max_gap)
    if place is not None:
        return Match(Outcome.EXACT, place, 100.0)
    fragments = [trim_marks(fragment) for fragment in split_fragments(quote)]
    pieces: list[_Piece] = []
    for fragment in fragments:
        piece = _find_piece(fragment, text, pieces[-1].end if pieces else 0)
        if piece is None:
            return _match_joined(fragments[0], text) if len(fragments) == 1 else None
        pieces.append(piece)
    return _judge(pieces, text, max_gap) if pieces else None


def _find_bracketed(quote: str, text: FoldedText, max_gap: int) -> Place | None:
    """Find a quote in which words in brackets stand as written, or for the words they replaced.

    A bracket may say who is meant; one that brings, or hides, a number or a negation changes what was said.
    """
    if "[" not in quote:
        return None
    bare = _BRACKET.sub(r"\1", quote)
    place = find_exact(bare, text, max_gap)
    if place is not None:
        return place
    place = find_exact(_BRACKET.sub(" … ", quote), text, _BRACKET_GAP)
    if place is None:
        return None
    changed = compare(bare, text.text[slice(*place)]).differences
    inside = [difference for words in _BRACKET.findall(quote) for difference in compare(words, "").differences]
    return None if any(difference.kind in _WEIGHTY for difference in (*changed, *inside)) else place


def _find_piece(words: str, text: FoldedText, behind: int) -> _Piece | None:
    """Find a fragment, rather behind the one before it than elsewhere."""
    folded = fold(words)
    if not folded:
        return None
    if count_words(words) >= MIN_FRAGMENT_WORDS:
        for start in (behind, 0):
            at = text.folded.find(folded, start)
            if at >= 0:
                return _Piece(words, at, at + len(folded), 100.0)
    near = find_near(folded, text.folded)
    return None if near is None else _Piece(words, *near)


def _judge(pieces: list[_Piece], text: FoldedText, max_gap: int) -> Match:
    """Tell an altered quote, whose pieces stand as they should, from one stitched together."""
    total = sum(len(piece.words) for piece in pieces)
    score = sum(piece.score * len(piece.words) for piece in pieces) / total
    stretches = [_widen(text, *text.original(piece.start, piece.end)) for piece in pieces]
    place = Place(min(stretch[0] for stretch in stretches), max(stretch[1] for stretch in stretches))
    comparisons = [
        compare(piece.words, text.text[start:end]) for piece, (start, end) in zip(pieces, stretches, strict=True)
    ]
    differences = [difference for comparison in comparisons for difference in comparison.differences]
    gaps = [two.start - one.end for one, two in pairwise(pieces)]
    if any(gap < 0 for gap in gaps):
        return Match(Outcome.STITCHED, place, score, tuple(differences), "its pieces stand there in another order")
    if any(gap > max_gap for gap in gaps):
        why = f"its pieces stand {max(gaps):,} characters apart"
        return Match(Outcome.STITCHED, place, score, tuple(differences), why)
    left_out = max(comparison.left_out for comparison in comparisons)
    if left_out >= _JOINED_WORDS:
        why = f"{left_out} words are left out without a mark"
        return Match(Outcome.STITCHED, place, score, tuple(differences), why)
    if not differences:
        differences = [Difference("punctuation", pieces[0].words, text.text[slice(*stretches[0])])]
    return Match(Outcome.ALTERED, place, min(score, 99.9), tuple(differences))


def _widen(text: FoldedText, start: int, end: int) -> tuple[int, int]:
    """Take in what a stretch cuts off of its first and last word or number: a sign, a currency, a prefix."""
    raw = text.text
    while start > 0 and (raw[start - 1].isalnum() or raw[start - 1] in "-+−‐" or is_currency(raw[start - 1])):
        start -= 1
    while end < len(raw) and (raw[end].isalnum() or raw[end] in "-%‰" or is_currency(raw[end])):
        end += 1
    return start, end


def _match_joined(words: str, text: FoldedText) -> Match | None:
    """Find a quote made of two passages with nothing between them to say so."""
    parts = fold(words).split(" ")
    low, high = 0, len(parts)
    while low < high:
        middle = (low + high + 1) // 2
        if " ".join(parts[:middle]) in text.folded:
            low = middle
        else:
            high = middle - 1
    head, tail = " ".join(parts[:low]), " ".join(parts[low:])
    if min(low, len(parts) - low) < MIN_FRAGMENT_WORDS or min(len(head), len(tail)) < _SHORTEST_PIECE:
        return None
    first = text.folded.find(head)
    second = text.folded.find(tail, first + len(head))
    if second < 0:
        second = text.folded.find(tail)
    if second < 0:
        return None
    one = text.original(first, first + len(head))
    two = text.original(second, second + len(tail))
    why = "two passages are joined without a mark" + ("" if first < second else ", in another order")
    return Match(Outcome.STITCHED, Place(min(one[0], two[0]), max(one[1], two[1])), 99.0, (), why)
