"""Where words nearly stand: the stretch of a text that is most like a quote, and how alike.

For a person who has to see what differs; nothing passes by it.  All steps are bounded.  The text is cut into windows
twice as long as the quote, one beginning every quote's length, so that any stretch no longer than the quote lies
whole in one; the windows that share most letters with the quote in order (LCS) are looked at closely: aligned, and
then the ends are put where the quote's first and last words are, since an alignment alone cuts off what was changed
at the ends.

The score is the Indel similarity of quote and stretch, 0–100: twice the letters they share in order, by the letters
of both.
"""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, LCSseq

# Below this score a stretch is not the quote: half-replaced quotes stay under it, scanned text with one letter in
# four misread stays above (tests/bench/bench_quotes.py).
LEAST_SCORE = 75.0
# No part of the quote, a half to a quarter of it long, may be less alike than this: a stretch that has one half of a
# quote and nothing of the other is not that quote.  A part is long enough that one word changed does not empty it.
LEAST_PART = 60.0
_MOST_PARTS = 4
_PART_LENGTH = 30
# Quotes shorter than this are like anything, longer ones cost too much; in code points of the fold.
SHORTEST = 12
LONGEST = 2_000
# Up to this length rapidfuzz aligns, which is fast but cubic on periodic text; beyond it Myers' algorithm, which is
# slow but linear.
_PERIODIC_BOUND = 400
# How many windows are looked at closely.
_CLOSE_LOOKS = 3
# How much one search may cost, in steps of 64 letters: past it the answer is "cannot tell".
MOST_WORK = 50_000_000
# How far beyond an alignment the quote's first and last letters are looked for.
_SLACK = 40
_ANCHOR = 9


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
    begins = range(start, stop - length // 2, length)
    windows = [text[begin : begin + 2 * length] for begin in begins]
    best: Near | None = None
    for _, _, index in process.extract(
        quote, windows, scorer=LCSseq.similarity, limit=_CLOSE_LOOKS, score_cutoff=int(length * LEAST_SCORE / 125)
    ):
        begin = begins[index]
        found = look_closely(quote, text, max(start, begin - _SLACK), min(stop, begin + 2 * length + _SLACK))
        if found is not None and (best is None or found.score > best.score):
            best = found
            if best.score > 90:
                break
    return best


def look_closely(quote: str, text: str, start: int, stop: int) -> Near | None:
    """Return the stretch of a short piece of text that is most like the quote, if it is like enough."""
    piece = text[start:stop]
    if len(quote) <= _PERIODIC_BOUND and len(piece) >= len(quote):
        aligned = fuzz.partial_ratio_alignment(quote, piece, score_cutoff=LEAST_SCORE - 15)
        if aligned is None:
            return None
        first, last = aligned.dest_start, aligned.dest_end
    else:
        last, errors = find_end(quote, piece)
        if errors > len(quote) * 0.45:
            return None
        first = last - find_end(quote[::-1], piece[:last][::-1])[0]
    first, last = _place_ends(quote, piece, first, last)
    stretch = piece[first:last]
    score = 100 * Indel.normalized_similarity(quote, stretch, score_cutoff=LEAST_SCORE / 100)
    if score < LEAST_SCORE or (score < 97 and not _is_even(quote, stretch)):
        return None
    return Near(start + first, start + last, score)


def find_end(pattern: str, text: str) -> tuple[int, int]:
    """Return the end of the stretch of `text` with the fewest edits from `pattern`, and how many.

    Sellers' algorithm (1980) in the bit-parallel form of Myers (1999), the text free at both ends, on integers as
    wide as the pattern.
    """
    masks: dict[str, int] = {}
    bit = 1
    for character in pattern:
        masks[character] = masks.get(character, 0) | bit
        bit <<= 1
    everything = bit - 1
    high = bit >> 1
    positive, negative = everything, 0
    errors = best_errors = len(pattern)
    best_end = 0
    get = masks.get
    for index, character in enumerate(text, 1):
        match = get(character, 0)
        zero = (((match & positive) + positive) ^ positive) | match | negative
        up = negative | (everything & ~(zero | positive))
        down = positive & zero
        if up & high:
            errors += 1
        elif down & high:
            errors -= 1
        # No carry into the lowest bit: the text before the stretch costs nothing.
        up = (up << 1) & everything
        down = (down << 1) & everything
        positive = down | (everything & ~(zero | up))
        negative = up & zero
        if errors < best_errors:
            best_errors, best_end = errors, index
    return best_end, best_errors


def _place_ends(quote: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Move the ends of an aligned stretch to where the quote's first and last words are."""
    low, high = max(0, start - _SLACK), min(len(text), end + _SLACK)
    first = _find_nearest(text, quote[:_ANCHOR], start, low, start + _SLACK)
    last = _find_nearest(text, quote[-_ANCHOR:], end - _ANCHOR, max(start, end - _SLACK), high)
    if first is not None and last is not None:
        return _snap(text, first, last + _ANCHOR)
    blocks = [
        block
        for block in Indel.opcodes(quote, text[low:high])
        if block.tag == "equal" and block.src_end - block.src_start > 3
    ]
    if blocks and first is None:
        head = blocks[0]
        first = _step_back(text, low + head.dest_start, len(quote[: head.src_start].split()))
    if blocks and last is None:
        tail = blocks[-1]
        last = _step_on(text, low + tail.dest_end, len(quote[tail.src_end :].split())) - _ANCHOR
    first = start if first is None else first
    last = end if last is None else last + _ANCHOR
    return _snap(text, first, max(last, first + 1))


def _find_nearest(text: str, words: str, wanted: int, low: int, high: int) -> int | None:
    """Return the place of `words` in `text[low:high]` nearest to `wanted`."""
    best: int | None = None
    at = text.find(words, low, high)
    while at >= 0:
        if best is None or abs(at - wanted) < abs(best - wanted):
            best = at
        at = text.find(words, at + 1, high)
    return best


def _step_back(text: str, place: int, words: int) -> int:
    """Return the beginning of the word that lies `words` before a place; a word that is cut there counts."""
    for _ in range(words):
        while place > 0 and text[place - 1].isspace():
            place -= 1
        while place > 0 and not text[place - 1].isspace():
            place -= 1
    return place


def _step_on(text: str, place: int, words: int) -> int:
    for _ in range(words):
        while place < len(text) and text[place].isspace():
            place += 1
        while place < len(text) and not text[place].isspace():
            place += 1
    return place


def _snap(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch to whole words where it begins or ends inside one; leave white space out."""
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_even(quote: str, stretch: str) -> bool:
    """Tell whether every part of the quote is found again, and not one half twice as well as the other not at all."""
    parts = max(2, min(_MOST_PARTS, len(quote) // _PART_LENGTH))
    size = -(-len(quote) // parts)
    shared = [0] * parts
    for code in Indel.opcodes(quote, stretch):
        first, last = code.src_start, code.src_end
        while code.tag == "equal" and first < last:
            part = first // size
            until = min(last, (part + 1) * size)
            shared[part] += until - first
            first = until
    widths = (min(size, len(quote) - size * part) for part in range(parts))
    return all(100 * count >= LEAST_PART * width for count, width in zip(shared, widths, strict=True) if width > 4)
