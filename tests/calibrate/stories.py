"""How well a story is found that many papers print, by their number and the share of each page that it is.

A hit is a set of papers of which all are told to share text, in one group.  A false one is a set of pages that have
only furniture, or quotations, in common, and of which anything is told.  The texts are invented
(`tests/calibrate/pages.py`).

    python -m tests.calibrate.stories [SEEDS]
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import combinations

from claimcheck.analysis.reuse.copying import find_common_texts
from tests.calibrate import pages
from tests.calibrate.pages import Pages
from tests.calibrate.score import Score, show

# The texts are made here.
FILES: tuple[str, ...] = ()
PAPERS = (2, 3, 4, 5, 6, 8, 10, 12, 20)
SHARES = (0.15, 0.2, 0.31, 0.45, 0.6)


def find_groups(printed: Pages) -> list[tuple[str, ...]]:
    return [common.sources for common in find_common_texts(printed.texts, lambda one, other: False, printed.houses)]


def list_stories(seed: int, papers: int, share: float) -> Iterator[Pages]:
    """Yield sets of papers with one story: every script, setting, place, with and without edits, of all houses."""
    number = seed
    for vocabulary in pages.VOCABULARIES:
        for setting in pages.SETTINGS:
            number += 1
            yield pages.print_story(
                seed,
                papers,
                share,
                vocabulary=vocabulary,
                setting=setting,
                place=pages.PLACES[number % 4],
                edited=(0, 0, 0.04)[number % 3],
                houses=("other", "other", "some", "unknown")[number // 4 % 4],
            )


def list_furniture(seed: int) -> Iterator[tuple[str, Pages]]:
    """Yield sets of pages without a story in common, and what they have in common."""
    for count in (2, 3, 4, 6, 12, 20):
        for vocabulary in pages.VOCABULARIES:
            for heavy in (0.3, 1, 2):
                yield "one site", pages.print_site(seed, count, vocabulary=vocabulary, heavy=heavy)
        yield "a site not known", pages.print_site(seed, count, is_known=False)
        for setting in ("paragraphs", "line"):
            for kind in pages.NOTICES:
                yield "one notice", pages.print_notices(seed, count, (kind,), setting=setting)
            for kinds in list(combinations(pages.NOTICES, 3))[seed % 7 :: 60]:
                yield "notices", pages.print_notices(seed, count, kinds, setting=setting)
        for block in pages.BLOCKS:
            yield "block pages", pages.print_blocks(seed, count, block, is_one_house=False)
            yield "block pages", pages.print_blocks(seed, count, block, is_one_house=True)
        yield "quotations", pages.print_quotations(seed, count)


def measure(seeds: Iterable[int] = range(1)) -> Iterator[Score]:
    for papers in PAPERS:
        for share in SHARES:
            found = [
                find_groups(printed) == [tuple(printed.texts)]
                for seed in seeds
                for printed in list_stories(seed, papers, share)
            ]
            yield Score("undeclared-copy", f"{papers} papers, {share:.0%} of each", sum(found), 0, found.count(False))
    false: dict[str, list[bool]] = {}
    for seed in seeds:
        for kind, printed in list_furniture(seed):
            false.setdefault(kind, []).append(bool(find_groups(printed)))
    for kind, told in false.items():
        yield Score("undeclared-copy", f"{kind}, {len(told)} sets", 0, sum(told), 0)


if __name__ == "__main__":
    print(show(list(measure(range(int(sys.argv[1]) if sys.argv[1:] else 1)))))
