"""The grading scales: Admiralty code for evidence, ICD 203 words for confidence.

Sources: the Admiralty (NATO) system as worded in MISP's `admiralty-scale` taxonomy, version 5, which cites
FM 2-22.3; confidence levels as in ICD 203.  Reliability and credibility are separate axes and are never
combined into one number; F and 6 mean "cannot be judged" and have no place in the order of the others.
"""

from __future__ import annotations

import enum
from functools import cached_property

from claimcheck.model.record import NamedTuple


class Ranked(enum.Enum):
    """Words of a scale, written in their order, the least first."""

    @cached_property
    def rank(self) -> int:
        """The place in that order, from 0."""
        return list(type(self)).index(self)


class Reliability(enum.Enum):
    """Of a source: A (best) to E, or F, which is no judgement at all."""

    A = "completely reliable"
    B = "usually reliable"
    C = "fairly reliable"
    D = "not usually reliable"
    E = "unreliable"
    F = "reliability cannot be judged"

    @property
    def is_judged(self) -> bool:
        return self is not Reliability.F

    def is_better_than(self, other: Reliability) -> bool | None:
        """Compare two letters; None where either is F, which cannot be compared."""
        if not (self.is_judged and other.is_judged):
            return None
        return self.name < other.name


class Credibility(enum.Enum):
    """Of a report: 1 (best) to 5, or 6, which is no judgement at all."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNJUDGED = "6"

    @property
    def wording(self) -> str:
        return _CREDIBILITY_WORDING[self.value]


_CREDIBILITY_WORDING = {
    "1": "confirmed by other independent sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}


class Grade(NamedTuple):
    """An Admiralty code, such as F3."""

    reliability: Reliability
    credibility: Credibility

    def __str__(self) -> str:
        return self.reliability.name + self.credibility.value

    @classmethod
    def parse(cls, text: str) -> Grade:
        """Read a code such as `B2`; ValueError for anything else."""
        grade = _GRADES.get(text)
        if grade is None:
            raise ValueError(text)
        return grade


_GRADES = {r.name + c.value: Grade(r, c) for r in Reliability for c in Credibility}


class Confidence(Ranked):
    """Analytic confidence (ICD 203); `NONE` is a ceiling only, never an author's word."""

    NONE = "none"
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
