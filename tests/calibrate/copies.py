"""Copying between texts: news on one story, three outlets on one event, essays, and passages put into web pages.

A hit is a pair that is a copy and is said to share text.  Two texts that only quote alike are none.  Where spans are
known, a copy is a pair of which a fifth of either text is in the other.

    python -m tests.calibrate.copies
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

from claimcheck.analysis.reuse.copying import find_common_texts
from tests.calibrate.data import ABSENT, has, rows
from tests.calibrate.score import Score, show

NEWS = "news_same_story/census_spotify_pairs.jsonl"
EVENTS = "basil/articles.jsonl"
PAGES = "ukraine_2022_single_origin/pairs.jsonl"
ESSAYS = "clough_stevenson/data.jsonl"
SPANS = "pan13_text_alignment/data.jsonl"
FILES = (NEWS, EVENTS, PAGES, ESSAYS, SPANS)
_LEAST_SHARE = 0.2


def measure() -> Iterator[Score]:
    for story in ("census", "spotify"):
        pairs = [row for row in rows(NEWS) if row["id"].startswith(story)]
        yield _score(f"news, {story} story", pairs, ("near_copy", "partial_copy"))
    yield _score("three outlets on one event", _pair_events(), ())
    # What is neither may be copies or quotations in common: nobody has looked.
    judged = [row for row in rows(PAGES) if row["label"] in ("near_copy", "same_story_different_words")]
    yield _score("pages of few origins", judged, ("near_copy",))
    yield _score("essays", [row for row in rows(ESSAYS) if row["label"] != "heavy"], ("cut", "light"))
    for kind, name in (("no-obfuscation", "word for word"), ("random-obfuscation", "in random order")):
        passages = [row for row in rows(SPANS) if row["obfuscation"] == kind and _share(row) >= _LEAST_SHARE]
        unlike = [row for row in rows(SPANS) if row["obfuscation"] == "no-plagiarism"]
        yield _score(f"passages {name}", passages + unlike, ("reuse",))


def is_found(one: str, other: str) -> bool:
    """Tell whether two texts, nothing being declared between their sources, are said to share text."""
    return bool(find_common_texts({"one": one, "other": other}, _is_never, {}))


def _is_never(one: str, other: str) -> bool:
    return False


def _score(data: str, pairs: Iterable[dict[str, Any]], copies: tuple[str, ...]) -> Score:
    hits = false = missed = 0
    for row in pairs:
        is_said, is_there = is_found(row["text_a"], row["text_b"]), row["label"] in copies
        hits += is_said and is_there
        false += is_said and not is_there
        missed += is_there and not is_said
    return Score("undeclared-copy", data, hits, false, missed)


def _pair_events() -> Iterator[dict[str, Any]]:
    """Yield all pairs of articles, those on different events too."""
    for one, other in combinations(rows(EVENTS), 2):
        yield {"text_a": one["text"], "text_b": other["text"], "label": "independent"}


def _share(row: dict[str, Any]) -> float:
    """Return which share of a text, the one of which it is greater, stands in the other."""
    shares: list[float] = [
        sum(span[f"{side}_len"] for span in row["spans"]) / len(row[f"text_{side}"]) for side in "ab"
    ]
    return max(shares)


if __name__ == "__main__":
    print(show(list(measure())) if all(map(has, FILES)) else ABSENT)
