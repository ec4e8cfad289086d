"""How long a key stroke takes until its findings are there, in a dossier as large as is asked for.

    python -m tests.bench.bench_server [FILES [SOURCES [ROUNDS]]]

The pause that the server waits for is not in the figures.  Seconds are process time, medians but for the first.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from claimcheck.server.workspace import Workspace
from tests.bench.bench_check import write_dossier

FILE = "claims/claim-7.yaml"


def main(files: int = 2_000, sources: int = 200, rounds: int = 5) -> int:
    with tempfile.TemporaryDirectory() as folder:
        quotes = write_dossier(Path(folder), files, sources)
        print(f"{files} claim files, {quotes} quotes, {sources} sources; seconds are process time")
        text = Path(folder, FILE).read_text(encoding="utf-8")
        workspace = Workspace(folder)
        print(f"first audit {clock(workspace.audit):.2f} s")
        kinds: dict[str, Callable[[int], str]] = {
            "a comment": lambda number: f"{text}#{number}\n",
            "a statement": lambda number: text.replace("What is claimed", f"What is {number} times claimed"),
            "a quote": lambda number: text.replace("quote: ", f"quote: {number} ", 1).replace(
                f'{number} "', f'"{number} '
            ),
        }
        for name, change in kinds.items():
            found = []
            for number in range(rounds):
                workspace.put(FILE, change(number))
                found.append((clock(workspace.read), clock(workspace.audit)))
            read, audited = (statistics.median(times) for times in zip(*found, strict=True))
            print(f"typing in {name}: reading {read:.3f} s, audit {audited:.2f} s")
    return 0


def clock(run: Callable[[], object]) -> float:
    """Return the process time that a call takes."""
    before = time.process_time()
    run()
    return time.process_time() - before


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:4])))
