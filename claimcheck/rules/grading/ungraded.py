"""The rule *ungraded*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.claim import Stance
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.model.scale import Confidence
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    confidence: low
    evidence:
      - {source: the-article, stance: supports, grade: C3}
      - {source: the-book, stance: context}
sources:
  - {id: the-article}
  - {id: the-book}
"""

BAD = """
claims:
  - id: jets-stopped  # ungraded
    statement: Washington stopped the jets.
    evidence:
      - source: the-article  # ungraded
        stance: supports
      - {source: the-book, stance: refutes, grade: F6}
sources:
  - {id: the-article}
  - {id: the-book}
"""


@rule(severity=Severity.NOTE, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def ungraded(case: Case) -> Iterator[Observation]:
    """A claim without a confidence, or evidence without a grade.

    Why it matters: a reader cannot tell what you are sure of from what you merely repeat, and nobody can check
    a judgement that was never written down.

    How to fix it: give the claim a `confidence` (low, moderate or high), and what supports or refutes it a `grade`:
    a letter A–F for the source, a digit 1–6 for what it says.  F6 is a grade too: it says that neither can be judged.

    What it cannot see: whether a grade is right.  Context needs no grade; a claim needs no confidence while nothing
    that counts bears it out.
    """
    for claim in case.dossier.claims:
        bears = case.ceiling(claim).confidence is not Confidence.NONE
        if claim.confidence is None and bears and case.damage.is_read(claim, "confidence"):
            yield Observation(
                claim.at / "id",
                f"`{claim.id}` has no confidence",
                help="write `confidence: low`, `moderate` or `high`",
            )
        for piece in claim.evidence:
            if piece.grade is None and piece.stance is not Stance.CONTEXT and case.damage.is_read(piece, "grade"):
                yield Observation(
                    piece.at / "source",
                    f"this evidence from `{piece.source}` has no grade"
                    if piece.source
                    else "this evidence has no grade",
                    help="write a letter A–F and a digit 1–6, such as C3; F6 says that neither can be judged",
                )
