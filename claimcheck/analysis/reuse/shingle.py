"""Which of many texts may have words in common: found at once, without comparing each with each.

A shingle is five words in a row.  Of all shingles those are kept that begin with certain words, about a quarter: the
same ones in every text, so that what two texts share is kept in both (content-defined sampling; Manber, "Finding
similar files in a large file system", 1994).  Time and memory grow with the words, not with the pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations, compress, pairwise
from zlib import crc32

from claimcheck.language.text.letter import IS_UNSPACED, UNSPACED, compose
from claimcheck.language.text.text_words import SHINGLE, part_typography
from claimcheck.model.pattern import late

# Fewer shingles in common are chance: one for so many words of the shorter text, but no fewer and no more than these.
_WORDS_FOR_ONE = 60
_LEAST = 3
_MOST = 16
# What stands in more texts than this joins each to the next of them only, which still joins them all.
_MOST_TOGETHER = 8
_UNSPACED_LETTER = late(f"[{UNSPACED}]")
# What there is more than one way to write.
_IS_COMPOSED = late("[\u0300-\u036f\ufb00-\ufb06\uff10-\uff5a]")
# Bytes of other scripts than ASCII belong to words.
_PARTED = bytes(c if c > 127 or chr(c).isalnum() else 32 for c in range(256))


class _Beginnings(dict[bytes, bool]):
    """Whether shingles that begin with a word are kept, for all words that were met."""

    def __missing__(self, word: bytes) -> bool:
        kept = self[word] = not crc32(word) & 3
        return kept


def find_candidates(texts: Iterable[str]) -> list[tuple[int, int]]:
    """Return the pairs of texts that may share a passage, as indices, the lesser first; sorted."""
    # Hashes stand for equality only: their values, which differ from run to run, decide nothing.
    first: dict[int, int] = {}
    holders: dict[int, list[int]] = {}
    lengths = []
    beginnings = _Beginnings()
    for index, text in enumerate(texts):
        words, size = _split_words(text)
        lengths.append(len(words))
        rows = zip(*(words[shift:] for shift in range(size)), strict=False)
        shingles = set(map(hash, compress(rows, map(beginnings.__getitem__, words))))
        known = first.keys() & shingles
        for shingle in known:
            holders.setdefault(shingle, [first[shingle]]).append(index)
        first.update(dict.fromkeys(shingles - known, index))
    shared: Counter[tuple[int, int]] = Counter()
    for together in holders.values():
        shared.update(combinations(together, 2) if len(together) <= _MOST_TOGETHER else pairwise(together))
    return sorted(
        (one, other)
        for (one, other), number in shared.items()
        if number >= min(_MOST, max(_LEAST, min(lengths[one], lengths[other]) // _WORDS_FOR_ONE))
    )


def _split_words(text: str) -> tuple[list[bytes], int]:
    """Return a text's words, levelled roughly and fast, and how many make a shingle."""
    size = SHINGLE
    text = part_typography(text.lower()).replace("ﬁ", "fi").replace("ﬂ", "fl")
    if not text.isascii():
        if _IS_COMPOSED.search(text):
            text = compose(text)
        if IS_UNSPACED.search(text):
            if 2 * len(_UNSPACED_LETTER.findall(text)) > len(text):
                size = 2 * SHINGLE
            text = _UNSPACED_LETTER.sub(r" \g<0> ", text)
    return text.encode("utf-8", "surrogatepass").translate(_PARTED).split(), size
