"""Which of many texts may have words in common: found at once, without comparing each with each.

A shingle is five words in a row.  Of all shingles those are kept that begin with certain words, about a quarter: the
same ones in every text, so that what two texts share is kept in both (content-defined sampling; Manber, "Finding
similar files in a large file system", 1994).  Time and memory grow with the words, not with the pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, compress
from zlib import crc32

from claimcheck.language.text.letter import IS_UNSPACED, UNSPACED, compose
from claimcheck.language.text.text_words import SHINGLE, part_typography
from claimcheck.model.pattern import late

# Fewer shingles in common are chance: one for so many words of the shorter text, but no fewer and no more than these.
_WORDS_FOR_ONE = 80
_LEAST = 3
_MOST = 16
# What stands in more texts than this joins each to so many that come next, which still joins them all.
_MOST_TOGETHER = 8
_NEXT = 2
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
        words, sizes = _split_words(text)
        lengths.append(len(words))
        is_kept = list(map(beginnings.__getitem__, words))
        shingles = set(map(hash, compress(_shingle(words, sizes[0]), is_kept)))
        for size in sizes[1:]:
            shingles.update(map(hash, compress(_shingle(words, size), is_kept)))
        known = first.keys() & shingles
        for shingle in known:
            holders.setdefault(shingle, [first[shingle]]).append(index)
        first.update(dict.fromkeys(shingles - known, index))
    shared: Counter[tuple[int, int]] = Counter()
    for together in holders.values():
        if len(together) <= _MOST_TOGETHER:
            shared.update(combinations(together, 2))
        else:
            for step in range(1, 1 + _NEXT):
                shared.update(zip(together, together[step:], strict=False))
    return sorted(
        (one, other)
        for (one, other), number in shared.items()
        if number >= min(_MOST, max(_LEAST, min(lengths[one], lengths[other]) // _WORDS_FOR_ONE))
    )


def _shingle(words: list[bytes], size: int) -> Iterator[tuple[bytes, ...]]:
    return zip(*(words[shift:] for shift in range(size)), strict=False)


def _split_words(text: str) -> tuple[list[bytes], tuple[int, ...]]:
    """Return a text's words, levelled roughly and fast, and how many make a shingle: both, where scripts are mixed."""
    letters = 0
    text = part_typography(text.lower()).replace("ﬁ", "fi").replace("ﬂ", "fl")
    if not text.isascii():
        if _IS_COMPOSED.search(text):
            text = compose(text)
        if IS_UNSPACED.search(text):
            text, letters = _UNSPACED_LETTER.subn(r" \g<0> ", text)
    words = text.encode("utf-8", "surrogatepass").translate(_PARTED).split()
    if 2 * letters > len(words):
        return words, (2 * SHINGLE,)
    return words, (SHINGLE, 2 * SHINGLE) if letters >= 2 * SHINGLE else (SHINGLE,)
