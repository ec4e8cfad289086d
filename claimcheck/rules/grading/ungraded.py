"""The rule *ungraded*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.claim import Stance
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.model.scale import Confidence
from claimcheck.model.source import Origin, Source
from claimcheck.model.suggestion import enumerate_some, quote_name
from claimcheck.rules.kit.rule import rule

# How many are named whose reliability is wanting.
_MOST_NAMED = 4

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
    Where ceilings hang on the reliability of an origin that nobody has given, one note asks for all of them; a dossier
    that grades nothing at all is told so once.

    What it cannot see: whether a grade is right.  Context needs no grade; a claim needs no confidence while nothing
    that counts bears it out.
    """
    yield from _ask_for_reliability(case)
    if has_no_scheme(case):
        claim = next((claim for claim in case.dossier.claims if claim.evidence), None)
        if claim is not None:
            yield Observation(
                claim.at / "id",
                "this dossier grades nothing: no claim has a confidence, no evidence a grade, no source a reliability",
                help="write `confidence: low`, `moderate` or `high`, and a grade such as C3; or ignore this rule",
            )
        return
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


def has_no_scheme(case: Case) -> bool:
    """Tell whether nothing in a dossier is graded, in any way."""
    dossier = case.dossier
    return not (
        any(claim.confidence or any(piece.grade for piece in claim.evidence) for claim in dossier.claims)
        or any(source.reliability for source in dossier.sources)
        or any(origin.reliability for origin in dossier.origins)
    )


def _ask_for_reliability(case: Case) -> Iterator[Observation]:
    """Yield one note for all who have no reliability though a ceiling hangs on it."""
    wanted: dict[str, Origin | Source] = {}
    claims = 0
    for claim in case.dossier.claims:
        if claim.confidence is not None and case.ceiling(claim).is_open and case.ceiling(claim).premise is None:
            claims += 1
            for record, letter in case.list_reliabilities(case.support(claim), case.provenance):
                if letter is None and case.damage.is_read(record, "reliability"):
                    wanted.setdefault(record.id, record)
    if wanted:
        shown = enumerate_some(list(wanted), _MOST_NAMED, quote_name)
        what = "the ceiling of 1 claim hangs" if claims == 1 else f"the ceilings of {claims:,} claims hang"
        yield Observation(
            next(iter(wanted.values())).at / "id",
            f"{what} on a reliability that nobody has given: that of {shown}",
            help="write `reliability: A` to `F`; F says that it cannot be judged",
        )
