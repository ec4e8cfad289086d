"""Quotes that are not in their own source are looked for in all others.

The open quotes are indexed and the texts stream past, so that the cost grows with the length of the texts plus the
number of quotes, not with their product.  Of each quote the first blocks of letters go into a table, one for every
shift; of a text every block at a multiple of the block's length is looked up.  Whatever is in a text contains one of
its blocks whole, and that block is in the table (the principle of rsync's rolling blocks).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from claimcheck.analysis.quote.exact import (
    MIN_FRAGMENT_WORDS,
    QuotePlace,
    count_words,
    find_exact,
    split_fragments,
    trim_marks,
)
from claimcheck.language.text.normalise import FoldedText, fold
from claimcheck.model.record import NamedTuple

# The lengths of block that are used, in code points; a quote needs twice the block's length, less one.
_BLOCKS = (16, 8)
# Shorter words stand anywhere, and say nothing about where they are from.
_SHORTEST = 15


Key = TypeVar("Key", bound=Hashable)


class OpenQuote(NamedTuple):
    """A quote whose source is wanted; it is not looked for in `own`."""

    quote: str
    own: str


class Found(NamedTuple):
    """Where a quote stands: the id of a source, and code-point offsets in its text."""

    source: str
    place: QuotePlace


def find_elsewhere(quotes: Mapping[Key, OpenQuote], texts: Iterable[tuple[str, FoldedText]]) -> Mapping[Key, Found]:
    """Return, by the key of the quote, the first text in which it stands word for word."""
    tables: list[_Table[Key]] = [_Table(block) for block in _BLOCKS]
    for key, (quote, _) in quotes.items():
        anchor = choose_anchor(quote)
        if anchor is not None:
            next(table for table in tables if len(anchor) >= 2 * table.block - 1).add(key, anchor)
    found: dict[Key, Found] = {}
    for source, text in texts:
        for table in tables:
            for key in table.scan(text.folded):
                if key in found or quotes[key].own == source:
                    continue
                place = find_exact(quotes[key].quote, text)
                if place is not None:
                    found[key] = Found(source, place)
    return found


def choose_anchor(quote: str) -> str | None:
    """Return the longest fragment of a quote, folded, or None where it is too short to know a source by."""
    pieces = [trim_marks(piece) for piece in split_fragments(quote)]
    # At its end a quote may have a mark that the source has not.
    folds = [fold(piece).rstrip(",.;") for piece in pieces if count_words(piece) >= MIN_FRAGMENT_WORDS]
    longest = max(folds, key=len, default="")
    return longest if len(longest) >= _SHORTEST else None


class _Table(Generic[Key]):
    """The blocks of the anchors, and for each which quotes it may belong to and at what offset."""

    def __init__(self, block: int) -> None:
        self.block = block
        self.anchors: dict[Key, str] = {}
        self.entries: dict[str, list[tuple[Key, int]]] = {}

    def add(self, key: Key, anchor: str) -> None:
        self.anchors[key] = anchor
        for offset in range(self.block):
            self.entries.setdefault(anchor[offset : offset + self.block], []).append((key, offset))

    def scan(self, text: str) -> Iterator[Key]:
        """Yield the quotes whose anchors stand in a folded text, as often as they do."""
        entries, block = self.entries, self.block
        if not entries:
            return
        for start in [i for i in range(0, len(text) - block + 1, block) if text[i : i + block] in entries]:
            for key, offset in entries[text[start : start + block]]:
                if start >= offset and text.startswith(self.anchors[key], start - offset):
                    yield key
