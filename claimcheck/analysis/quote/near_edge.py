"""Where the words of a quote begin and end in a text, once the middle of them is known.

What of the quote stands before and behind that middle is laid beside the words of the text one by one (Needleman and
Wunsch, 1970), so that the ends are found also where words were changed, left out or put in near them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from rapidfuzz import fuzz
from rapidfuzz.distance import MatchingBlock

from claimcheck.language.text.letter import UNSPACED, is_unspaced
from claimcheck.model.pattern import late

# How many words beyond the chain are laid beside words of the text, which may be twice as many and a few.
_MOST_WORDS = 16
_FEW = 2
# The same word outweighs one left out; a word that is nothing like is rather another in its place than one left out
# and one put in.
_SAME_WORD = 1.7
_OTHER_WORD = -1.0
_NO_WORD = -1.1
# More words than these that are all nothing like have been put in.
_MOST_OTHER = 2
_NOTHING = -0.75
# In scripts without spaces every letter is a word.
_WORD = late(rf"[{UNSPACED}]|[^\s{UNSPACED}]+")


def place_ends(quote: str, piece: str, chain: list[MatchingBlock]) -> tuple[int, int]:
    """Return where the stretch begins and ends whose middle is the chain."""
    before, first = _find_begin(quote, piece, chain)
    behind, last = _find_end(quote, piece, chain)
    if head := _WORD.findall(quote[:before])[: -_MOST_WORDS - 1 : -1]:
        spans = [match.span() for match in _WORD.finditer(piece, 0, first)][: -2 * len(head) - _FEW - 1 : -1]
        if count := _count_words(head, [piece[slice(*span)] for span in spans]):
            first, end = spans[count - 1]
            # The fold has no dash between two words.
            if piece[first:end].endswith(head[-1]):
                first = end - len(head[-1])
    if tail := _WORD.findall(quote[behind:])[:_MOST_WORDS]:
        spans = [match.span() for match in islice(_WORD.finditer(piece, last), 2 * len(tail) + _FEW)]
        if count := _count_words(tail, [piece[slice(*span)] for span in spans]):
            begin, last = spans[count - 1]
            if piece[begin:last].startswith(tail[-1]):
                last = begin + len(tail[-1])
    return _drop_marks(quote, piece, first, last)


def _find_begin(quote: str, piece: str, chain: list[MatchingBlock]) -> tuple[int, int]:
    """Return the first place in a chain at which a word begins on both sides: in the quote and in the piece."""
    for run in chain:
        for at, place in zip(range(run.a, run.a + run.size), range(run.b, len(piece)), strict=False):
            if not (_is_inside(quote, at) or _is_inside(piece, place)):
                return at, place
    return chain[0].a, chain[0].b


def _find_end(quote: str, piece: str, chain: list[MatchingBlock]) -> tuple[int, int]:
    """Return the last place in a chain at which a word ends on both sides."""
    for run in reversed(chain):
        for beyond in range(run.size, 0, -1):
            if not (_is_inside(quote, run.a + beyond) or _is_inside(piece, run.b + beyond)):
                return run.a + beyond, run.b + beyond
    return chain[-1].a + chain[-1].size, chain[-1].b + chain[-1].size


def _is_inside(text: str, index: int) -> bool:
    """Tell whether the letters before and behind an index belong to one word."""
    if not 0 < index < len(text):
        return False
    one, two = text[index - 1], text[index]
    return not (one.isspace() or two.isspace() or is_unspaced(one) or is_unspaced(two))


def _count_words(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """Return how many of their words answer to all of ours, both counted away from the chain.

    The weightiest way of laying them side by side (Needleman and Wunsch, 1970), their end left open.
    """
    row = [_NO_WORD * count for count in range(len(theirs) + 1)]
    for our in ours:
        left = row[0] + _NO_WORD
        longer = [left]
        for above, diagonal, their in zip(islice(row, 1, None), row, theirs, strict=False):
            weight = diagonal + (_SAME_WORD if our == their else _weigh(our, their))
            # Written out: `max` would cost as much as all the rest.
            left = (above if above > left else left) + _NO_WORD
            if weight > left:
                left = weight
            longer.append(left)
        row = longer
    if len(ours) > _MOST_OTHER and max(row) <= _NOTHING * len(ours):
        return 0
    return max(range(len(row)), key=lambda count: (row[count], -abs(count - len(ours))))


def _weigh(our: str, their: str) -> float:
    """Return how much speaks for one word being another, from -1: nothing."""
    weight = _SAME_WORD * (fuzz.ratio(our, their) / 50 - 1)
    return weight if weight > _OTHER_WORD else _OTHER_WORD


def _drop_marks(quote: str, piece: str, first: int, last: int) -> tuple[int, int]:
    """Take off white space, and the marks at the ends that the quote does not have."""
    while first < last - 1 and not piece[first].isalnum() and piece[first] != quote[0]:
        first += 1
    while last > first + 1 and not piece[last - 1].isalnum() and piece[last - 1] != quote[-1]:
        last -= 1
    return first, last
