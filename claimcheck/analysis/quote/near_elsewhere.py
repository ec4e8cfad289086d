"""Quotes that stand word for word in no text are looked for in all of them as they nearly stand.

What is nearly in a text shares runs of letters with it that are rare.  From the beginning of each word of the open
quotes a run goes into a table, the texts stream past and are asked at the beginnings of their words, and every run
met is a vote for the place where the quote would begin; the places with most votes are looked at closely.  Runs that
stand everywhere are dropped as soon as they have been met too often, so that the cost grows with the length of the
texts plus the number of quotes, not with their product (seeds that vote for diagonals, as in FASTA; Lipman and
Pearson 1985).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, islice

from rapidfuzz import fuzz

from claimcheck.analysis.quote.elsewhere import Key, OpenQuote, choose_anchor
from claimcheck.analysis.quote.exact import Outcome, QuotePlace, find_exact, split_fragments
from claimcheck.analysis.quote.matching import Match, match_quote
from claimcheck.analysis.quote.near import LEAST_SCORE, LONGEST, TooMuchWork, look_closely
from claimcheck.analysis.quote.reading import Readings
from claimcheck.language.text.letter import IS_UNSPACED
from claimcheck.language.text.normalise import FoldedText
from claimcheck.model.record import NamedTuple

# The lengths of run that are tried, in code points of the fold, and at every how many words of a text: long ones are
# rare and find edited quotes, short ones, which cost more, scanned ones (tests/bench/bench_search.py).
_RUNS = ((16, 2), (10, 1))
# In scripts without spaces between words a letter tells as much as these.
_UNSPACED_WORTH = 3
# A run that is met more often, or that more quotes have, tells nothing.
_MOST_PLACES = 30
_MOST_QUOTES = 100
# Places that lie in one band of this many code points, or in two that touch, are votes for the same.
_BAND = 32
# How many places are looked at closely, and how much text around each.
_CLOSE_LOOKS = 3
_MARGIN = 40
# Ranking is cubic on periodic text (rapidfuzz issue 430); longer anchors are looked at closely at once.
_LONGEST_RANKED = 400
# How much of the text around a stretch is read with it, in code points of the text.
_CONTEXT = 300
# From here on a place is taken without a look at the others.
_GOOD_SCORE = 90.0
# How many runs one table holds: what is more has to wait for another round, so that memory stays bounded.
_MOST_RUNS = 300_000


class Nearby(NamedTuple):
    """Where and how a quote stands in a text that is not its own; `source` is the id of its source."""

    source: str
    match: Match


class _Line:
    """Texts laid end to end, with room between, so that one number names a place in one of them."""

    def __init__(self, texts: Sequence[tuple[str, FoldedText]]) -> None:
        self.sources = [source for source, _ in texts]
        self.texts = [text for _, text in texts]
        self.bases = list(accumulate((len(text.folded) + 8 * _BAND for text in self.texts), initial=0))
        self._readings: dict[int, Readings] = {}

    def readings(self, index: int) -> Readings:
        """Return the ways in which a text is read."""
        return self._readings.setdefault(index, Readings(self.texts[index].text))

    def locate(self, band: int) -> tuple[int, int]:
        """Return the index of the text in which a band and the next one lie, and where the band begins there."""
        place = band * _BAND
        index = max(0, bisect_right(self.bases, place + 4 * _BAND) - 1)
        return index, place - self.bases[index]

    def window(self, band: int, length: int) -> tuple[int, int, int]:
        """Return the index of a text, and the stretch of its fold that holds what begins in a band or the next."""
        index, begin = self.locate(band)
        stop = begin + 2 * _BAND + length + length // 8 + _MARGIN
        return index, max(0, begin - _MARGIN), min(len(self.texts[index].folded), stop)


def find_nearby(quotes: Mapping[Key, OpenQuote], texts: Sequence[tuple[str, FoldedText]]) -> Mapping[Key, Nearby]:
    """Return, by the key of the quote, the text in which it most nearly stands, where it does."""
    line = _Line(texts)
    waiting: dict[str, list[Key]] = {}
    for key, quote in quotes.items():
        anchor = choose_anchor(quote.quote)
        if anchor is not None:
            waiting.setdefault(anchor[:LONGEST], []).append(key)
    found: dict[Key, Nearby] = {}
    for size, step in _RUNS:
        for batch in list(_batches(waiting)):
            for anchor, bands in _vote(batch, line, size, step):
                for key in list(waiting[anchor]):
                    nearby = _look(quotes[key], anchor, bands, line)
                    if nearby is not None:
                        found[key] = nearby
                        waiting[anchor].remove(key)
        waiting = {anchor: keys for anchor, keys in waiting.items() if keys}
    return found


def _batches(anchors: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    room = _MOST_RUNS
    for anchor in anchors:
        batch.append(anchor)
        room -= anchor.count(" ") + 1 if anchor.isascii() else len(anchor)
        if room <= 0:
            yield batch
            batch, room = [], _MOST_RUNS
    # Without one the texts would stream past for nothing.
    if batch:
        yield batch


def _begins(text: str, size: int, step: int = 1) -> Iterator[tuple[Iterable[int], int]]:
    """Yield where runs begin, with their length: at words, and at every letter where words have no spaces."""
    yield islice(accumulate([len(word) + 1 for word in text.split(" ")], initial=0), 0, None, step), size
    if not text.isascii():
        yield [match.start() for match in IS_UNSPACED.finditer(text)], max(3, size // _UNSPACED_WORTH)


def _vote(anchors: Iterable[str], line: _Line, size: int, step: int) -> Iterator[tuple[str, list[int]]]:
    """Yield each anchor that shares rare runs with the texts, and the bands where it would begin, the best first."""
    table: dict[str, list[tuple[str, int]]] = {}
    for anchor in anchors:
        for begins, length in _begins(anchor, size):
            for begin in begins:
                if begin + length <= len(anchor):
                    table.setdefault(anchor[begin : begin + length], []).append((anchor, begin))
    votes: dict[str, list[int]] = {}
    for run, places in _meet(table, line, size, step):
        for anchor, begin in table[run] if len(table[run]) <= _MOST_QUOTES else ():
            votes.setdefault(anchor, []).extend([(place - begin) // _BAND for place in places])
    for anchor, bands in votes.items():
        yield anchor, _choose(Counter(bands))


def _meet(table: Iterable[str], line: _Line, size: int, step: int) -> Iterator[tuple[str, list[int]]]:
    """Yield the runs of a table that stand in the texts, but not too often, and where."""
    rare = set(table)
    met: dict[str, list[int]] = {}
    for text, base in zip(line.texts, line.bases, strict=False):
        folded = text.folded
        for begins, length in _begins(folded, size, step):
            for begin in [begin for begin in begins if folded[begin : begin + length] in rare]:
                run = folded[begin : begin + length]
                places = met.setdefault(run, [])
                places.append(base + begin)
                if len(places) > _MOST_PLACES:
                    rare.discard(run)
    return ((run, places) for run, places in met.items() if len(places) <= _MOST_PLACES)


def _choose(votes: Counter[int]) -> list[int]:
    """Return the bands with most votes, those of the next band included, no two of them side by side."""
    chosen: list[int] = []
    for _, band in sorted((-count - votes.get(band + 1, 0), band) for band, count in votes.items()):
        if not any(abs(band - other) < 2 for other in chosen):
            chosen.append(band)
            if len(chosen) == _CLOSE_LOOKS:
                break
    return chosen


def _look(quote: OpenQuote, anchor: str, bands: list[int], line: _Line) -> Nearby | None:
    best, most = None, 0.0
    for band in bands:
        index, start, stop = line.window(band, len(anchor))
        if line.sources[index] == quote.own or stop - start < len(anchor) // 2:
            continue
        score = _rank(anchor, line.texts[index].folded, start, stop)
        if score > most:
            best, most = (index, start, stop), score
            if score > _GOOD_SCORE:
                break
    if best is None:
        return None
    index, start, stop = best
    match = _match(quote.quote, line.texts[index], line.readings(index), start, stop)
    return None if match is None else Nearby(line.sources[index], match)


def _rank(anchor: str, text: str, start: int, stop: int) -> float:
    """Return about how like an anchor the best of a stretch is, 0 where it is surely not like enough."""
    if len(anchor) <= _LONGEST_RANKED:
        return fuzz.partial_ratio(anchor, text[start:stop], score_cutoff=LEAST_SCORE)
    near = look_closely(anchor, text, start, stop)
    return 0.0 if near is None else near.score


def _match(quote: str, text: FoldedText, readings: Readings, start: int, stop: int) -> Match | None:
    """Match a quote with what stands around a stretch of a fold, or with the whole text if it has several pieces."""
    if len(split_fragments(quote)) > 1:
        return _match_quote(quote, text, readings)
    low, high = text.original(start, stop)
    low, high = max(0, low - _CONTEXT), high + _CONTEXT
    around = text.text[low:high]
    match = _match_quote(quote, FoldedText(around), Readings(around, is_whole=False))
    if match is not None and match.outcome is Outcome.EXACT:
        return match._replace(place=QuotePlace(match.place.start + low, match.place.end + low))
    # What is page furniture only the whole text can tell.
    if "\f" in around and readings.clean is not None:
        place = find_exact(quote, readings.clean.text)
        if place is not None:
            return Match(Outcome.EXACT, readings.clean.original(place), 100.0)
    return match and match._replace(place=QuotePlace(match.place.start + low, match.place.end + low))


def _match_quote(quote: str, text: FoldedText, readings: Readings) -> Match | None:
    try:
        return match_quote(quote, text, readings)
    except TooMuchWork:
        return None
