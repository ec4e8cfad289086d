"""Hedges that statements drop, on InSciOut: the claim of a press release against the abstract that it is about.

People graded both: 0 no relation, 1 correlation, 2 "may cause", 3 "causes".  A hit is a finding where the claim has the
higher grade.  Half of these are correlations that became causes, and some differ in no word that could tell it.

In VitaminC and FEVER-symmetric a claim that its evidence supports drops nothing: there every finding is false, and no
recall is measured.  MSR's news sentences were written one beside the other, not one from the other; one of a pair that
hedges what the other asserts is a find whatever the label says.  Every finding there was read; those that a careful
editor would not want are listed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from claimcheck.analysis.fidelity.hedge.overstatement import Overstatement, QuotedSentences, find_overstatement
from claimcheck.language.certainty.assertion import read_assertions
from claimcheck.language.vocabulary.vocabulary import find_vocabulary
from tests.calibrate.data import is_development, rows
from tests.calibrate.score import Score

FILES = (
    "insciout_exaggeration/data.jsonl",
    "vitaminc_sample/data.jsonl",
    "fever_symmetric/data.jsonl",
    "msr_paraphrase/data.jsonl",
)
# Read: "one of the first" is no more than "may be the first", and "initial reports said" hedges as "appeared" does.
UNWANTED = frozenset(("msrp-2635090-2635234", "msrp-2635271-2635090", "msrp-489508-489322", "msrp-429365-429387"))


def measure() -> Iterator[Score]:
    for half, is_ours in (("development half", True), ("other half", False)):
        yield _measure(f"InSciOut, {half}", (row for row in rows(FILES[0]) if is_development(row["id"]) is is_ours))
    yield _measure("InSciOut", rows(FILES[0]))
    supported = [row for name in FILES[1:3] for row in rows(name) if row["label"] == "supported"]
    false = sum(find(row["claim"], row["evidence_text"]) is not None for row in supported)
    yield Score("hedge-dropped", f"{len(supported)} supported claims", 0, false, 0)
    said = [row["id"] for row in rows(FILES[3]) if is_said_of_pair(row)]
    unwanted = sum(name in UNWANTED for name in said)
    yield Score("hedge-dropped", "MSR, read", len(said) - unwanted, unwanted, 0)


def find(claim: str, evidence: str) -> Overstatement | None:
    """Return what a claim is told to overstate, were the evidence its only quote."""
    words = find_vocabulary("en")
    assert words is not None
    sentences = read_assertions(evidence, 0, len(evidence), words)
    statement = read_assertions(claim, 0, len(claim), words)
    return find_overstatement(statement, [QuotedSentences(sentences, True)], lambda: sentences, False)


def is_said_of_pair(row: dict[str, Any]) -> bool:
    """Tell whether either sentence of a pair is told to drop a hedge of the other."""
    one, other = row["text_a"], row["text_b"]
    return (find(one, other) or find(other, one)) is not None


def _measure(name: str, data: Iterable[dict[str, Any]]) -> Score:
    hits = false = missed = 0
    for row in data:
        is_said, is_there = find(row["claim"], row["evidence_text"]) is not None, row["label"] == "exaggerates"
        hits += is_said and is_there
        false += is_said and not is_there
        missed += is_there and not is_said
    return Score("hedge-dropped", name, hits, false, missed)
