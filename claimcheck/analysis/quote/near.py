"""Where words nearly stand: the stretch of a text that is most like a quote, and how alike.

For a person who has to see what differs; nothing passes by it.  All steps are bounded.  Where some stretches of the
quote stand in the text as they are, and only once, they tell the place.  Else the text is cut into windows twice as
long as the quote, one beginning every quote's length, so that any stretch no longer than the quote lies whole in one;
the windows that share most letters with the quote in order (LCS) are looked at closely.

There the runs of letters that both have are chained, as far as they lie behind one another as in the quote: letters
that only chance to be the same are far off, or few.  From that chain on `edge` finds the ends.

The score is the Indel similarity of quote and stretch, 0–100: twice the letters they share in order, by the letters
of both.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import Indel, LCSseq, MatchingBlock

from claimcheck.analysis.quote.near_edge import place_ends
from claimcheck.model.record import NamedTuple

# From here on a stretch is near, by its score less the share of the quote that is missing at one end: half a quote
# with other words behind it is not that quote, while scanned text with one letter in four misread is, and a quote in
# whose middle words were exchanged (tests/bench/bench_quotes.py).
LEAST_SCORE = 68.5
# Quotes shorter than this are like anything, longer ones cost too much memory; in code points of the fold.
SHORTEST = 12
LONGEST = 8_000
# Letters that are looked for as they are, how often, and how many must be found; from this score on nothing better is
# looked for.
_SEED = 12
_SEEDS = 6
_LEAST_SEEDS = 2
_GOOD_SCORE = 90.0
# How many windows are looked at closely, and what share of the quote's letters they must have.
_LEAST_SHARED = 0.6
_CLOSE_LOOKS = 3
# How much one search may cost, in steps of 64 letters: past it the answer is "cannot tell".
MOST_WORK = 100_000_000
# How far beyond where a quote should begin and end its words are looked for.
_SLACK = 40
# A chain that has less of the quote than this share is chance.
_LEAST_CHAIN = 0.3
# What a run of letters must have to count, and what a step aside and a letter that is skipped take off.
_CHANCE = 2.0
_STEP_ASIDE = 0.5
_SKIP = 0.1
# The longest word that may be another one at an end, and from which score on.
_WORD_LENGTH = 14
_LEAST_BUT_A_WORD = 75.0
# What a letter found makes good of one that is lost, where an end is missing.
_FOUND = 0.5


class Near(NamedTuple):
    """A stretch of a folded text, half open, and its score."""

    start: int
    end: int
    score: float


class TooMuchWork(Exception):
    """The search would take too long."""


def find_near(quote: str, text: str, start: int = 0, stop: int | None = None) -> Near | None:
    """Return the stretch of `text[start:stop]` most like `quote`, both folded, or None where nothing is.

    Raises `TooMuchWork` where quote and text are too long together.
    """
    length = len(quote)
    stop = len(text) if stop is None else stop
    if length < SHORTEST or stop - start < length // 2:
        return None
    if length > LONGEST or (stop - start) * (length // 64 + 1) > MOST_WORK:
        raise TooMuchWork
    if stop - start <= 2 * length + 2 * _SLACK:
        return look_closely(quote, text, start, stop)
    best = _look_where_seeds_lie(quote, text, start, stop)
    if best is not None:
        return best
    begins = range(start, stop - length // 2, length)
    windows = [text[begin : min(stop, begin + 2 * length)] for begin in begins]
    for _, _, index in process.extract(
        quote, windows, scorer=LCSseq.similarity, limit=_CLOSE_LOOKS, score_cutoff=int(length * _LEAST_SHARED)
    ):
        begin = begins[index]
        found = look_closely(quote, text, max(start, begin - _SLACK), min(stop, begin + 2 * length + _SLACK))
        if found is not None and (best is None or found.score > best.score):
            best = found
            if best.score > _GOOD_SCORE:
                break
    return best


def _look_where_seeds_lie(quote: str, text: str, start: int, stop: int) -> Near | None:
    """Look closely where stretches of the quote stand as they are, and only once, if they all tell one place."""
    places: list[int] = []
    for offset in range(0, len(quote) - _SEED + 1, max(1, (len(quote) - _SEED) // _SEEDS)):
        seed = quote[offset : offset + _SEED]
        at = text.find(seed, start, stop)
        if at >= 0 and text.find(seed, at + 1, stop) < 0:
            places.append(at - offset)
    if len(places) < _LEAST_SEEDS or max(places) - min(places) > _SLACK:
        return None
    return look_closely(quote, text, max(start, min(places) - _SLACK), min(stop, max(places) + len(quote) + _SLACK))


def look_closely(quote: str, text: str, start: int, stop: int) -> Near | None:
    """Return the stretch of a short piece of text that is most like the quote, if it is like enough."""
    chain = _find_chain(quote, text[start:stop])
    if not chain:
        return None
    low, high = start, stop
    if stop - start > len(quote) + 3 * _SLACK:
        # Once more with little around it that could be alike by chance.
        head, tail = chain[0], chain[-1]
        low = max(start, start + head.b - head.a - _SLACK)
        high = min(stop, start + tail.b + len(quote) - tail.a + _SLACK)
        chain = _find_chain(quote, text[low:high])
    if not chain or chain[-1].a + chain[-1].size - chain[0].a < len(quote) * _LEAST_CHAIN:
        return None
    piece = text[low:high]
    first, last = place_ends(quote, piece, chain)
    stretch = piece[first:last]
    score = 100 * Indel.normalized_similarity(quote, stretch)
    # With a good score there is not enough left that could be missing.
    if score < LEAST_SCORE or (score <= _GOOD_SCORE and not _is_whole(quote, stretch, score)):
        return None
    return Near(low + first, low + last, score)


def _find_chain(quote: str, piece: str) -> list[MatchingBlock]:
    """Return the weightiest chain of runs of letters that quote and piece share; empty where none has weight.

    The chain of the largest sum among the runs of one longest common subsequence (Kadane's algorithm).
    """
    runs = Indel.editops(quote, piece).as_matching_blocks()
    begin = first = last = 0
    most = weight = 0.0
    behind = other_behind = 0
    for index, run in enumerate(runs):
        at, place, length = run.a, run.b, run.size
        if weight > 0:
            skipped, other = at - behind, place - other_behind
            weight -= _STEP_ASIDE * abs(skipped - other) + _SKIP * (skipped if skipped < other else other)
        if weight <= 0:
            weight = 0.0
            begin = index
        weight += length - _CHANCE
        behind, other_behind = at + length, place + length
        if weight > most:
            most = weight
            first, last = begin, index + 1
    return runs[first:last]


def _is_whole(quote: str, stretch: str, score: float) -> bool:
    """Tell whether no more is missing at either end of the quote than its score allows, or than a word."""
    runs = [(run.a, run.size) for run in Indel.editops(quote, stretch).as_matching_blocks()]
    mirrored = [(len(quote) - at - length, length) for at, length in reversed(runs)]
    words = quote.split(" ")
    for lost, word in ((_count_lost(runs), words[0]), (_count_lost(mirrored), words[-1])):
        is_word = lost <= min(len(word), _WORD_LENGTH) + 1 and score >= _LEAST_BUT_A_WORD
        if not is_word and score - 100 * lost / len(quote) < LEAST_SCORE:
            return False
    return True


def _count_lost(runs: Iterable[tuple[int, int]]) -> float:
    lost = most = 0.0
    behind = 0
    for at, length in runs:
        lost += at - behind
        most = max(most, lost)
        lost -= _FOUND * max(0.0, length - _CHANCE)
        behind = at + length
    return most
