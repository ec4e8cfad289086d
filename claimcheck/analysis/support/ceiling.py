"""What confidence and grade a claim's evidence can bear, and why.

Confidence: ICD 203, "high" asks for corroboration by independent sources; the numbers are the desk's policy.
Grade: the Admiralty wording, where 1 says "confirmed by other independent sources" and 5 "contradicted".
"""

from __future__ import annotations

from claimcheck.analysis.support.corroboration import Corroboration
from claimcheck.analysis.support.party_wording import count_lines, span_lines
from claimcheck.model.claim import Claim, Evidence, Kind, Verdict
from claimcheck.model.record import NamedTuple
from claimcheck.model.scale import Confidence, Reliability

_GOOD = (Reliability.A, Reliability.B, Reliability.C)


class Ceiling(NamedTuple):
    """The highest confidence that a claim can bear, with the reason in words.

    `premise` is the id of the claim that caps it, where its own evidence would bear more.  Where `is_open`, it cannot
    be told whether it can bear as much: that hangs on a reliability that nobody has given.
    """

    confidence: Confidence
    reason: str
    premise: str | None = None
    is_open: bool = False

    @property
    def told(self) -> str:
        """The ceiling in a word or two."""
        return "cannot tell" if self.is_open else self.confidence.value


class CeilingBasis(NamedTuple):
    """What the ceiling is judged by.

    `support` and `refutation` are the pieces that count; `has_record` tells whether a verified primary record is
    among the support; `is_all_anonymous` whether every origin that is named is; `named_reliability` is the best
    letter of an origin that is not anonymous, and `has_ungraded` tells whether one of those has none.
    """

    support: tuple[Evidence, ...]
    refutation: tuple[Evidence, ...]
    lines: Corroboration
    has_record: bool
    is_all_anonymous: bool
    named_reliability: Reliability | None
    has_ungraded: bool = False


def has_answer(claim: Claim, refutation: tuple[Evidence, ...]) -> bool:
    """Tell whether refuting evidence is answered: by the verdict, or by a word in a note."""
    if not refutation or claim.verdict in (Verdict.DISPUTED, Verdict.REFUTED):
        return True
    return bool(claim.note) or all(piece.note for piece in refutation)


def own_ceiling(claim: Claim, basis: CeilingBasis, wanted: int) -> Ceiling:
    """Return the ceiling by a claim's own evidence; `wanted` is how many lines the desk asks for."""
    lines = basis.lines
    if claim.verdict is Verdict.REFUTED and basis.refutation:
        return Ceiling(Confidence.HIGH, "confidence in a refutation is not bounded by the support for the claim")
    if not claim.evidence and claim.rests_on:
        if lines.premise is None:
            return Ceiling(Confidence.NONE, "its premises rest on nothing")
        return Ceiling(Confidence.HIGH, "no evidence of its own: as good as its premises")
    if not claim.evidence and claim.kind is Kind.ABSENCE:
        return Ceiling(Confidence.LOW, "a search that found nothing")
    if not basis.support:
        return Ceiling(Confidence.NONE, "no evidence that counts supports it")
    doubts = []
    if not has_answer(claim, basis.refutation):
        doubts.append("refuting evidence is not answered")
    if basis.is_all_anonymous:
        doubts.append("every origin is anonymous")
    enough = lines.min >= wanted
    if (enough or basis.has_record) and not doubts:
        reason = f"{count_lines(lines.min)}" if enough else "a verified primary record"
        return Ceiling(Confidence.HIGH, reason)
    moderate = None
    if lines.max >= wanted:
        moderate = (
            f"{span_lines(lines)}" if lines.min == lines.max else f"{span_lines(lines)}: not known to be independent"
        )
    elif lines.min >= 1 and basis.named_reliability in _GOOD:
        moderate = f"{span_lines(lines)}, with a named origin of reliability {basis.named_reliability.name}"
    elif basis.has_record:
        moderate = "a verified primary record"
    if moderate is not None:
        return Ceiling(Confidence.MODERATE, "; ".join([moderate, *doubts]))
    reason = span_lines(lines)
    if lines.min >= 1 and basis.has_ungraded:
        wanting = f"{reason}, and nobody has given the reliability of a named origin"
        return Ceiling(Confidence.MODERATE, "; ".join([wanting, *doubts]), is_open=True)
    if not doubts:
        doubts.append("no named origin of reliability A–C" if lines.max else "nobody at the beginning of the chain")
    return Ceiling(Confidence.LOW, "; ".join([reason, *doubts]))
