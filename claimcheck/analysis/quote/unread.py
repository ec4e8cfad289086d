"""Quotes that touch letters of their source which could not be read: whether they are right, nobody can tell.

U+FFFD in a saved text equals no letter.  A quote is looked for once more as if each run of it stood for whatever the
quote has there: for as many letters, for one or two more, as a ligature that a PDF does not explain, for fewer, as the
bytes of one letter, or for none that is seen, as a soft hyphen.  What is found so is neither exact nor altered.

All ways of laying a quote through a text are followed at once, each as a bit of one number (Shift-And; Baeza-Yates and
Gonnet, 1992): bit n is set while the first n letters of the quote may stand just before the place that is looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from heapq import merge

from claimcheck.analysis.quote.exact import (
    COMPARE_COST,
    FIND_COST,
    MAX_GAP,
    Budget,
    FragmentPlace,
    QuoteFragment,
    QuotePlace,
    find_quote,
    find_text,
    is_inside,
)
from claimcheck.language.text.boundary import is_cut
from claimcheck.language.text.letter import LOST, LOST_RUN, UNSPACED
from claimcheck.language.text.normalise import EITHER, MINUS, FoldedText, strict
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

# How many letters more than its own number a run may stand for.
_MORE = 2
# What one letter of the text costs, as many characters, and for how many letters of the quote it costs one more.
_STEP_COST = 10
_STEP_RATE = 128
# So many letters beside a run tell quickly whether the quote can stand there, unless it is shorter than that.
_BESIDE = 4
_SHORT = 16
# A run with the space on either side of it.
_LOST_STRETCH = late(f"( ?)({LOST_RUN})( ?)")
_SPACED_DASH = late(" ?- ?")
# What may part thousands, as many characters from a letter that could not be read as two groups of digits have.
_SEPARATOR = late(rf"(?<=[\d{LOST}])[, '](?=[\d{LOST}])")
_GROUPS = 7
# What a guillemet stands behind that opens.
_OPENING = ("", "(", "[")
_CLOSED = late(rf"[{UNSPACED}](?=[{UNSPACED}])")
# Around a place its neighbours are looked at.
_AROUND = 80


def find_unread(quote: str, text: FoldedText, budget: Budget, gap: int = MAX_GAP) -> QuotePlace | None:
    """Return where a quote would stand word for word if the letters that could not be read were the quote's, or None.

    Where nothing is left of the budget, None says nothing.
    """
    return find_quote(quote, text, gap, budget, _find_fragment) if text.lost else None


def may_be(source: str, words: str) -> bool:
    """Tell whether a text, whole, is some words if what could not be read in it stands for the right letters.

    Both strict; `EITHER` is a hyphen or nothing.  Whether a dash beside such a letter is a sign, with a space before
    it, is not known either, nor whether it stands in a number, and a comma there parts its thousands.  A space beside
    such a letter may be one that the strict form leaves out: at a dash, in guillemets, in scripts without spaces.
    """
    source, words = (_SPACED_DASH.sub("-", form.replace(MINUS, "-")) for form in (source, words))
    letters = _Letters(words)
    hyphens = letters.masks.get("-", 0)
    either = letters.masks.get(EITHER, 0)
    separators = {
        match.start()
        for match in _SEPARATOR.finditer(source)
        if LOST in source[max(0, match.start() - _GROUPS) : match.end() + _GROUPS]
    }
    ways, index = 1, 0
    while index < len(source) and ways:
        letter = source[index]
        run = _LOST_STRETCH.match(source, index) if letter in (" ", LOST) else None
        if run is not None:
            before, behind = source[index - 1 : index] if index else "", source[run.end() : run.end() + 1]
            ways, index = letters.pass_run(ways, run, before, behind), run.end()
            continue
        ways |= (ways & either) << 1
        if letter == EITHER:
            ways |= (ways & hyphens) << 1
        elif letter == "-":
            ways = (ways & (hyphens | either)) << 1
        elif index in separators:
            ways |= letters.step(ways, letter)
        else:
            ways = letters.step(ways, letter)
        index += 1
    ways |= (ways & either) << 1
    return bool(ways & letters.whole)


def _find_fragment(fragment: QuoteFragment, text: FoldedText, start: int, budget: Budget) -> Iterator[FragmentPlace]:
    """Yield where a fragment stands, or may, by rising ends."""
    length = len(fragment.folded)
    whole = ((begin + length, begin) for begin in find_text(fragment.folded, text.folded, start, budget))
    before = None
    for end, begin in merge(whole, _find_through(fragment.folded, text, start, budget)):
        if (begin, end) == before or is_inside(text, begin) or is_inside(text, end):
            continue
        before = (begin, end)
        budget.left -= (length + FIND_COST) * COMPARE_COST
        first, last = text.original(begin, end)
        low = max(0, first - _AROUND)
        # What stands beside the words may be a mark, or a space.
        around = text.text[low : last + _AROUND].replace(LOST, " ")
        if not is_cut(around, first - low, last - low) and may_be(strict(text.text[first:last]), fragment.strict):
            yield FragmentPlace(begin, end, QuotePlace(first, last))


class _Letters:
    """Where each letter stands in some words, as bits."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.length = len(words)
        self.whole = 1 << len(words)
        self.masks: dict[str, int] = {}
        for index, letter in enumerate(words):
            self.masks[letter] = self.masks.get(letter, 0) | 1 << index

    @cached_property
    def closed(self) -> int:
        """The places at which the strict form leaves out white space: between two letters of scripts without any."""
        bits = bytearray(b"0") * (self.length + 1)
        for match in _CLOSED.finditer(self.words):
            bits[self.length - match.end()] = ord("1")
        return int(bits, 2)

    def step(self, ways: int, letter: str) -> int:
        """Return the ways that go on with a letter."""
        return (ways & self.masks.get(letter, 0)) << 1

    def pass_run(self, ways: int, run: re.Match[str], before: str, behind: str) -> int:
        """Return the ways that go on through a `_LOST_STRETCH`, which stands between two letters of the text.

        A space of it may be missing from the words where the strict form would have left it out.
        """
        dashes = self.masks.get("-", 0) | self.masks.get(EITHER, 0)
        quotes = self.masks.get("'", 0)
        if run[1]:
            closing = 0 if (run[3] or behind).isalnum() else quotes
            ways = self.step(ways, " ") | ways & (dashes | closing | self.closed)
        ways = self.spread(ways, len(run[2]))
        if run[3]:
            opening = quotes if run[1] or before in _OPENING else 0
            ways = self.step(ways, " ") | ways & ((dashes | opening) << 1 | self.closed)
        return ways

    def spread(self, ways: int, run: int) -> int:
        """Return the ways that go on through a run of letters that could not be read."""
        left, shift = min(run + _MORE, self.length), 1
        while left > 0:
            ways |= ways << min(shift, left)
            left -= shift
            shift *= 2
        return ways & (2 * self.whole - 1)


class _Step(NamedTuple):
    """One letter of the text, or a run of `lost`, at an offset of the fold, and the ways behind it.

    `plain` are those that met no run yet.
    """

    offset: int
    lost: int
    plain: int
    ways: int


def _find_through(words: str, text: FoldedText, start: int, budget: Budget) -> Iterator[tuple[int, int]]:
    """Yield where in the fold words may stand that touch a run of letters that could not be read: end and begin."""
    runs = text.lost
    letters = _Letters(words)
    index = bisect_left(runs, (start, start))
    while index < len(runs) and budget.left > 0:
        if not _is_near(words, text.folded, runs, index):
            budget.left -= 1
            index += 1
            continue
        low = max(start, _reach_back(runs, index, len(words)))
        first = bisect_left(runs, (low, low))
        steps = _Steps(letters, text, low)
        left = len(words)
        index, offset = first, low
        while offset < len(text.folded) and budget.left > 0:
            if index < len(runs) and offset == runs[index][0]:
                if _is_near(words, text.folded, runs, index):
                    left = len(words)
                offset = runs[index][1]
                steps.pass_run(offset)
                index += 1
            elif left > 0 or (index < len(runs) and runs[index][0] - offset <= len(words)):
                steps.pass_letter()
                offset += 1
                left -= 1
            else:
                break
            budget.left -= _STEP_COST + len(words) // _STEP_RATE
            if steps.is_whole():
                budget.left -= _STEP_COST * len(words)
                begin = steps.find_begin()
                if begin is not None:
                    yield _trim(text.folded, begin, offset)


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    """Return end and begin of a stretch without the spaces at its ends, which belong to its runs."""
    while begin < end - 1 and text[begin] == " ":
        begin += 1
    while end > begin + 1 and text[end - 1] == " ":
        end -= 1
    return end, begin


def _is_near(words: str, text: str, runs: list[tuple[int, int]], index: int) -> bool:
    """Tell whether words may touch a run: they have the letters before or behind it, as far as these are enough."""
    first, last = runs[index]
    before = first - (runs[index - 1][1] if index else 0)
    behind = (runs[index + 1][0] if index + 1 < len(runs) else len(text)) - last
    if len(words) < _SHORT or before < _BESIDE or behind < _BESIDE:
        return True
    return text[first - _BESIDE : first] in words or text[last : last + _BESIDE] in words


def _reach_back(runs: list[tuple[int, int]], index: int, length: int) -> int:
    """Return the offset that so many letters that could be read lie before a run."""
    offset = runs[index][0]
    while index > 0:
        gap = offset - runs[index - 1][1]
        if gap >= length:
            break
        length -= gap
        offset = runs[index - 1][0]
        index -= 1
    return max(0, offset - length)


class _Steps:
    """The way through a text from an offset of the fold on, with what is needed to go back."""

    def __init__(self, letters: _Letters, text: FoldedText, offset: int) -> None:
        self._letters = letters
        self._text = text
        self._offset = offset
        self._plain = self._ways = 0
        self._steps: list[_Step] = []

    def pass_letter(self) -> None:
        """Go on by one letter."""
        letter = self._text.folded[self._offset]
        mask = self._letters.masks.get(letter, 0)
        if mask & 1 and not is_inside(self._text, self._offset):
            self._plain |= 1
        self._plain = (self._plain & mask) << 1
        self._ways = (self._ways & mask) << 1
        self._keep(0)
        self._offset += 1

    def pass_run(self, end: int) -> None:
        """Go on by a run: words may begin in it or right behind it."""
        self._ways = self._letters.spread(self._plain | self._ways | 1, end - self._offset)
        self._plain = 0
        self._keep(end - self._offset)
        self._offset = end

    def _keep(self, lost: int) -> None:
        steps = self._steps
        if not self._plain and not self._ways:
            steps.clear()
            return
        steps.append(_Step(self._offset, lost, self._plain, self._ways))
        # Runs stand for no letter, too: between two letters of the words one may lie.
        if len(steps) > 6 * self._letters.length + 64:
            del steps[: len(steps) // 2]

    def is_whole(self) -> bool:
        """Tell whether the words may end here."""
        if not self._ways & self._letters.whole:
            return False
        return self._steps[-1].lost > 0 or not is_inside(self._text, self._offset)

    def find_begin(self) -> int | None:
        """Return where words begin that end here; None where that lies too far back."""
        steps = self._steps
        at, matched = len(steps) - 1, self._letters.length
        while at >= 0:
            offset, lost, _, _ = steps[at]
            if not lost:
                matched -= 1
                if matched == 0:
                    return offset
            else:
                before = steps[at - 1].plain | steps[at - 1].ways if at else 0
                most = min(lost + _MORE, matched)
                # As few letters as can be: any of the ways will do.
                count = next((count for count in range(most + 1) if before >> (matched - count) & 1), None)
                if count is None:
                    return offset if matched <= most else None
                matched -= count
                if matched == 0:
                    return offset
            at -= 1
        return None
