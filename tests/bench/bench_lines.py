"""How long it takes to count the lines of evidence of a large dossier, beside the time it takes to load it.

Run as `python -m tests.bench.bench_lines [--claims N] [--rounds N]`; it ends with 1 where counting takes the longer.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable

from claimcheck.analysis.case import Case
from claimcheck.analysis.support.corroboration import count_lines
from claimcheck.analysis.support.fall import Impact
from claimcheck.analysis.support.ranking import rank_parties
from claimcheck.load.files import Folder
from claimcheck.load.loader import load_dossier
from claimcheck.model.dossier import Dossier

_A_FILE = 100
_SOURCES_A_CLAIM = 3
_MANY_SOURCES = 200


def write_dossier(root: str, claims: int, seed: int = 1) -> None:
    """Write a dossier of a large desk: each claim has three sources, a third of the sources repeat another.

    A thousand reporters write for a hundred houses; half of the evidence names an origin, one of many.
    """
    chance = random.Random(seed)
    sources = claims
    for first in range(0, sources, _A_FILE):
        text = "".join(_source(number, chance) for number in range(first, min(sources, first + _A_FILE)))
        _write(root, f"sources/s{first:06}.yaml", f"sources:\n{text}")
    origins = "".join(f"  - {{id: origin-{number}, name: witness {number}}}\n" for number in range(claims))
    _write(root, "sources/origins.yaml", f"origins:\n{origins}")
    for first in range(0, claims, _A_FILE):
        text = "".join(_claim(number, sources, chance) for number in range(first, min(claims, first + _A_FILE)))
        _write(root, f"claims/c{first:06}.yaml", f"claims:\n{text}")


def _source(number: int, chance: random.Random) -> str:
    text = (
        f"  - id: source-{number}\n    title: The convoys of the ministry, part {number}\n    type: article-newspaper\n"
        f"    author: Reporter {chance.randrange(1_000)}\n    publisher: House {chance.randrange(100)}\n"
        f"    published: 2022-03-{number % 28 + 1:02}\n    url: https://example.org/{number}\n    reliability: C\n"
    )
    if number > 1 and not number % 3:
        text += f"    derived_from:\n      - {{source: source-{chance.randrange(number)}, how: cites}}\n"
    return text


def _claim(number: int, sources: int, chance: random.Random) -> str:
    text = (
        f"  - id: claim-{number}\n    statement: >-\n      Convoy {number} left the depot before the embassy\n"
        "      was told of it.\n    verdict: unproven\n    confidence: low\n    tags: [convoys]\n    evidence:\n"
    )
    for source in chance.sample(range(sources), _SOURCES_A_CLAIM):
        text += (
            f"      - source: source-{source}\n        stance: supports\n        quote: >-\n"
            f"          The convoy, {number} lorries long, left before dawn, said an official.\n"
            f"        locator: para. {chance.randrange(20)}\n        grade: C3\n"
        )
        if chance.random() < 0.5:
            text += f"        origins: [origin-{chance.randrange(sources)}]\n"
    return text


def _write(root: str, name: str, text: str) -> None:
    path = os.path.join(root, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def time_once(act: Callable[[], object]) -> float:
    start = time.process_time()
    kept = act()
    elapsed = time.process_time() - start
    del kept
    return elapsed


def count_all(dossier: Dossier) -> float:
    case = Case(dossier)
    # Which quotes stand is another question.
    assert case.quotes
    return time_once(lambda: [case.lines(claim).min for claim in dossier.claims])


def count_many(dossier: Dossier, seed: int = 1) -> float:
    """Return how long it takes to count the lines of one claim that has many of the dossier's sources."""
    chance = random.Random(seed)
    case = Case(dossier)
    assert case.lines(dossier.claims[0]).max
    pieces = [piece for claim in dossier.claims for piece in claim.evidence]
    support = chance.sample(pieces, min(_MANY_SOURCES, len(pieces)))
    return time_once(lambda: count_lines(support, case.provenance))


def rank_all(dossier: Dossier) -> float:
    case = Case(dossier)
    assert case.quotes
    assert all(case.lines(claim).max >= 0 for claim in dossier.claims)
    return time_once(lambda: rank_parties(Impact(case)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        write_dossier(root, arguments.claims)
        dossier, _ = load_dossier(Folder(root), ["claims", "sources"])
        assert len(dossier.claims) == arguments.claims, "the bench's own files must be read"
        assert not dossier.problems, dossier.problems[0]
        loading, counting = [], []
        for _ in range(arguments.rounds):
            loading.append(time_once(lambda: load_dossier(Folder(root), ["claims", "sources"])))
            counting.append(count_all(dossier))
        many = statistics.median(count_many(dossier, seed) for seed in range(arguments.rounds))
        ranking = rank_all(dossier)
    load, count = statistics.median(loading), statistics.median(counting)
    print(f"{arguments.claims:,} claims of {_SOURCES_A_CLAIM} sources; processor time, medians of {arguments.rounds}")
    print(f"  load {load * 1000:8.0f} ms   count {count * 1000:8.0f} ms   ratio {count / load:.2f} (at most 1.00)")
    print(f"  one claim of {_MANY_SOURCES} sources {many * 1000:.0f} ms")
    print(
        f"  what falls with each party alone {ranking * 1000:.0f} ms, {ranking / (load + count):.1f} of the two above"
    )
    return 1 if count > load else 0


if __name__ == "__main__":
    sys.exit(main())
