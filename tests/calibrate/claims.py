"""Claims that are nearly alike, on pairs of sentences that people labelled.

FEVER-symmetric holds several claims on one text, which supports some and refutes others.  Of two that are nearly alike,
they are in conflict where one is supported and the other refuted: that is what people found, not what differs.

MSR's news sentences are labelled paraphrase or not, and whoever labelled them was to look past small differences of
detail: of the pairs that are nearly alike and differ in a number, most are called paraphrases.  So the label does not
say whether a conflict is one.  Here a hit is a reported pair each of whose sentences has a number or a name that the
other lacks, whatever its label, but for those that were read and found to be in agreement.  The row "by the labels"
takes every paraphrase for false; it is there to be seen, not to be reached.  Missed in both are the nearly alike pairs
that are no paraphrases and differ like this.

*duplicate-claim* is judged by the label: the same proposition is a paraphrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from claimcheck.analysis.comparison.near_duplicate import find_alike
from claimcheck.analysis.comparison.relation import Relation, relate
from tests.calibrate.data import rows
from tests.calibrate.score import Score

FILES = ("fever_symmetric/data.jsonl", "msr_paraphrase/data.jsonl")
# Read: two words for the same people.
_AGREEING = frozenset(("msrp-2209389-2209110",))
_NUMBER_OR_NAME = re.compile(r"\d[\d.,/]*\d|\d|\b[A-Z][\w'’]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b")


def measure() -> Iterator[Score]:
    yield _measure_fever()
    yield from _measure_msr()


def _relate(one: str, other: str) -> Relation | None:
    """Return what a dossier of two claims would be told of them."""
    return relate(one, other) if find_alike([one, other]) else None


def _measure_fever() -> Score:
    claims: dict[str, dict[str, str]] = {}
    for row in rows(FILES[0]):
        claims.setdefault(row["evidence_text"], {})[row["claim"]] = row["label"]
    hits = false = missed = 0
    for labels in claims.values():
        for one, other in combinations(labels, 2):
            if find_alike([one, other]):
                relation = relate(one, other)
                is_said = relation is not None and relation.is_conflict
                is_conflict = {labels[one], labels[other]} == {"supported", "refuted"}
                hits += is_said and is_conflict
                false += is_said and not is_conflict
                missed += is_conflict and not is_said
    return Score("conflicting", "FEVER-symmetric, claims on one text", hits, false, missed)


def _measure_msr() -> Iterator[Score]:
    said: list[tuple[bool, bool]] = []
    missed = 0
    same = [0, 0, 0]
    for row in rows(FILES[1]):
        one, other = row["text_a"], row["text_b"]
        if not find_alike([one, other]):
            continue
        relation = relate(one, other)
        is_paraphrase = row["label"] == "paraphrase"
        is_same = relation is not None and not relation.is_conflict
        same[0] += is_same and is_paraphrase
        same[1] += is_same and not is_paraphrase
        same[2] += is_paraphrase and not is_same
        differs = _differ(one, other) and row["id"] not in _AGREEING
        if relation is not None and relation.is_conflict:
            said.append((differs, not is_paraphrase))
        else:
            missed += differs and not is_paraphrase
    for name, column in (("read", 0), ("by the labels", 1)):
        hits = sum(answers[column] for answers in said)
        yield Score("conflicting", f"MSR, {name}", hits, len(said) - hits, missed)
    yield Score("duplicate", "MSR, by the labels", *same)


def _differ(one: str, other: str) -> bool:
    """Tell whether each of two sentences has a number or a name that the other lacks."""
    ours, theirs = (set(_NUMBER_OR_NAME.findall(text[1:])) for text in (one, other))
    return bool(ours - theirs and theirs - ours)
