"""Numbers and dates that drift, on VitaminC and FEVER-symmetric: claims with evidence that supports or refutes them.

A hit is a refuted claim with a finding, a false one a supported claim with a finding.  Claims whose evidence is not
enough are left out: most of their numbers are in no evidence, so that a finding is right and no refutation.  One row
counts these as false all the same; it is there to be seen.

Many claims are refuted by another word than their number, and none of those can be found.  In FEVER-symmetric the same
evidence comes with two claims that differ in one thing: there, as a second measure, only claims count that differ from
their twin in a number, a date or a comparison.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from claimcheck.analysis.fidelity.date_drift import find_uncarried_dates
from claimcheck.analysis.fidelity.number_drift import find_uncarried_numbers
from claimcheck.language.number.quantity import read_figures
from claimcheck.language.vocabulary.vocabulary import find_vocabulary
from tests.calibrate.data import rows
from tests.calibrate.score import Score

FILES = ("vitaminc_sample/data.jsonl", "fever_symmetric/data.jsonl")
# A twin has the number of the first claim, seven digits behind it.
_TWIN = re.compile(r"000000[234]\Z")
_WORDS = """zero one two three four five six seven eight nine ten first second third fourth fifth january february march
    april may june july august september october november december more less about over"""
_NUMBER = re.compile(rf"\d[\d,.]*|\b(?:{'|'.join(_WORDS.split())})\b", re.IGNORECASE)


def measure() -> Iterator[Score]:
    vitaminc = [row for row in rows(FILES[0]) if row["numbers_claim"]]
    yield _measure("VitaminC, digits in the claim", vitaminc)
    yield _measure("VitaminC, not enough evidence counted as false", vitaminc, leaves_out=False)
    yield _measure("FEVER-symmetric, digits in the claim", (row for row in rows(FILES[1]) if row["numbers_claim"]))
    yield _measure("FEVER-symmetric, twins that differ in a number", _find_twins())


def is_found(claim: str, evidence: str) -> bool:
    """Tell whether a number or date of a claim is called one that its evidence does not carry."""
    vocabulary = find_vocabulary("en")
    assert vocabulary is not None
    ours, theirs = read_figures(claim, vocabulary), read_figures(evidence, vocabulary)
    numbers = find_uncarried_numbers(ours.quantities, theirs.quantities, lambda: theirs.quantities)
    dates = find_uncarried_dates(ours.moments, theirs.moments, lambda: theirs.moments)
    return next(chain(numbers, dates), None) is not None


def _find_twins() -> Iterator[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows(FILES[1]):
        groups.setdefault(_TWIN.sub("", row["fever_id"]), []).append(row)
    for group in groups.values():
        numbers = {tuple(sorted(_NUMBER.findall(row["claim"].lower()))) for row in group}
        if len(numbers) > 1 and () not in numbers:
            yield from group


def _measure(name: str, data: Iterable[dict[str, Any]], leaves_out: bool = True) -> Score:
    hits = false = missed = 0
    for row in data:
        if leaves_out and row["label"] == "not_enough_info":
            continue
        is_said, is_there = is_found(row["claim"], row["evidence_text"]), row["label"] == "refuted"
        hits += is_said and is_there
        false += is_said and not is_there
        missed += is_there and not is_said
    return Score("drift", name, hits, false, missed)
