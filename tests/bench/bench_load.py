"""How long it takes to read a large dossier, beside PyYAML reading the same files for their data alone.

Run as `python tests/bench/bench_load.py [--files N] [--rounds N]`; it ends with 1 where claimcheck is the slower one.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator

import yaml

from claimcheck.load.files import Folder
from claimcheck.load.loader import load_dossier

_CLAIM = """\
# Notes of the desk, {number:05}
claims:
  - id: delivery-{number:05}
    statement: >-
      The {number}th convoy left the depot at Rzeszów before the embassy was told of it,
      and reached the border two days later than the ministry’s own schedule foresaw.
    kind: fact
    when: 2022-03-{day:02}
    verdict: unproven
    confidence: low
    tags: [convoys, schedule, "depot: east"]
    note: >-
      Both papers take it from the same briefing; what the driver says is the only
      account of somebody who was there.
    evidence:
      - source: daily-{number:05}
        stance: supports
        quote: >-
          The convoy, {number} lorries long, “left before dawn”, said an official who
          asked not to be named because the matter is secret.
        locator: para. {day}
        origins: [unnamed-official]
        access: told
        grade: C3
      - source: weekly-{number:05}
        stance: refutes
        quote: 'It was the ministry''s schedule that was wrong.'
        locator: "p. {day}"
        origins: [ministry, driver-{number:05}]
        access: witnessed
        grade: B2
    rests_on: [delivery-{previous:05}]
    contradicts: [punctual-{number:05}]
    waivers:
      - rule: single-source
        reason: nobody else was at the depot on that morning
        by: desk editor
        until: 2027-01-31
"""


def write_dossier(root: str, files: int) -> list[str]:
    """Write `files` claim files below `root`/claims and return their paths."""
    paths = []
    for number in range(files):
        folder = os.path.join(root, "claims", f"{number // 100:03}")
        os.makedirs(folder, exist_ok=True)
        paths.append(os.path.join(folder, f"delivery-{number:05}.yaml"))
        text = _CLAIM.format(number=number, day=number % 28 + 1, previous=max(0, number - 1))
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.write(text)
    return paths


@contextlib.contextmanager
def without_collector() -> Iterator[None]:
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def read_data(paths: list[str]) -> list[object]:
    """Read the files as a program does that wants their data alone."""
    values: list[object] = []
    for path in paths:
        with open(path, "rb") as file:
            values.append(yaml.load(file.read(), yaml.CSafeLoader))
    return values


def read_data_without_collector(paths: list[str]) -> list[object]:
    with without_collector():
        return read_data(paths)


def time_once(act: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    kept = act()
    elapsed = time.process_time() - start
    # Freed only now: giving the memory back is not part of reading.
    del kept
    return elapsed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as root:
        paths = write_dossier(root, arguments.files)
        dossier, _ = load_dossier(Folder(root), ["claims"])
        assert len(dossier.claims) == arguments.files, "the bench's own files must be read"
        assert not dossier.problems, dossier.problems[0]
        contenders: dict[str, Callable[[], object]] = {
            "a  CSafeLoader, data alone": lambda: read_data(paths),
            "b  CSafeLoader, gc disabled": lambda: read_data_without_collector(paths),
            "c  load_dossier, model and places": lambda: load_dossier(Folder(root), ["claims"]),
        }
        times: dict[str, list[float]] = {name: [] for name in contenders}
        # Interleaved, so that a slow moment of the machine falls on all of them.
        for _ in range(arguments.rounds):
            for name, act in contenders.items():
                times[name].append(time_once(act))
        size = os.path.getsize(paths[0])
    medians = {name[0]: statistics.median(rounds) for name, rounds in times.items()}
    lines = _CLAIM.count("\n")
    print(f"{arguments.files:,} files of {lines} lines, {size:,} bytes; processor time, medians of {arguments.rounds}")
    for name in contenders:
        print(f"  {name:36}{medians[name[0]] * 1000:8.0f} ms")
    ratio = medians["c"] / medians["a"]
    print(f"  c/a {ratio:.2f}   c/b {medians['c'] / medians['b']:.2f}   (c/a may be at most 1.00)")
    return 1 if ratio > 1.0 else 0


if __name__ == "__main__":
    sys.exit(main())
