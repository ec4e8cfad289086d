"""The rule *over-graded*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.comparison.claim_pair import find_contraries
from claimcheck.analysis.support.corroboration import count_lines
from claimcheck.analysis.support.party_wording import tell_lines
from claimcheck.model.claim import Claim, Evidence, Stance
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.model.position import Fragment
from claimcheck.model.scale import Credibility, Grade, Reliability
from claimcheck.model.source import Origin, Source
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports, origins: [minister], grade: B1}
      - {source: paper-two, stance: supports, origins: [general, insider], grade: C2}
      - {source: paper-two, stance: refutes, origins: [insider], grade: F5}
sources:
  - {id: paper-one, author: Anna Berg, publisher: The One}
  - {id: paper-two, author: Carl Dahl, publisher: The Two, reliability: E}
origins:
  - {id: minister, name: the minister}
  - {id: general, name: the general, reliability: C}
  - {id: insider, anonymous: true, reliability: F}
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - source: paper-one
        stance: supports
        grade: C1  # over-graded
      - source: paper-one
        stance: supports
        grade: C5  # over-graded
      - source: paper-one
        stance: supports
        grade: B2  # over-graded
      - source: paper-one
        stance: supports
        origins: [insider]
        grade: D3  # over-graded
sources:
  - {id: paper-one, author: Anna Berg, reliability: C}
origins:
  - {id: insider, anonymous: true, reliability: F}
"""

# "Confirmed by other independent sources": another one beside its own.
_CONFIRMED = 2
_LETTER, _DIGIT = Fragment(0, 1), Fragment(1, 2)


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def over_graded(case: Case) -> Iterator[Observation]:
    """A grade that says more than what stands beside it.

    Why it matters: the Admiralty code is a statement of fact.  1 says "confirmed by other independent sources", 5
    says "contradicted by other information", and a letter speaks for the record of the source.  Where the dossier
    holds no such thing, the grade is false.

    How to fix it: 2 (probably true) is the best digit for what is not confirmed, 4 (doubtful) the worst for what
    nothing contradicts.  The letter may be no better than the `reliability` of the best origin that is named, or,
    where none is named, of the source.  Where that is F, it cannot be judged: then no letter from A to D has anything
    to go by.

    What it cannot see: grades that are too low, and letters where no `reliability` is registered.  Evidence that
    refutes is confirmed by other refuting evidence, and contradicted by what supports the claim.  The digit of
    context is not judged.
    """
    contraries = find_contraries(case.dossier)
    for claim in case.dossier.claims:
        for piece in claim.evidence:
            if piece.grade is None:
                continue
            yield from _judge_letter(case, piece, piece.grade)
            if claim.id in case.damage.claims:
                continue
            if piece.grade.credibility is Credibility.CONFIRMED:
                yield from _judge_confirmed(case, claim, piece)
            elif piece.grade.credibility is Credibility.IMPROBABLE:
                yield from _judge_improbable(case, claim, piece, contraries.get(claim.id, ()))


def _judge_letter(case: Case, piece: Evidence, grade: Grade) -> Iterator[Observation]:
    best = _find_best(case, piece)
    if best is None or best.reliability is None or not grade.reliability.is_judged:
        return
    letter, registered = grade.reliability, best.reliability
    if not registered.is_judged:
        if letter is Reliability.E:
            return
        message = f"the letter {letter.name} ({letter.value}), but `{best.id}` is registered as F: {registered.value}"
        advice = f"write F{grade.credibility.value}"
    elif letter.is_better_than(registered):
        message = (
            f"the letter {letter.name} ({letter.value}) is better than "
            f"the {registered.name} ({registered.value}) registered for `{best.id}`"
        )
        advice = f"write {registered.name}{grade.credibility.value}"
    else:
        return
    yield Observation(
        piece.at / "grade",
        message,
        _LETTER,
        related=(Related(f"`{best.id}` is registered as {registered.name}", best.at / "reliability"),),
        help=f"{advice}, or register a better `reliability` if you can argue it",
    )


def _find_best(case: Case, piece: Evidence) -> Source | Origin | None:
    """Return who stands behind a piece with the best registered letter; None where that cannot be told."""
    if not case.damage.is_read(piece, "origins"):
        return None
    if not piece.origins:
        return case.dossier.source_by_id.get(piece.source)
    origins = [case.dossier.origin_by_id.get(name) for name in piece.origins]
    registered = []
    for origin in origins:
        if origin is None or not case.damage.is_read(origin, "reliability"):
            return None
        if origin.reliability is not None:
            registered.append((not origin.reliability.is_judged, origin.reliability.name, origin.id, origin))
    return min(registered)[-1] if registered else None


def _judge_confirmed(case: Case, claim: Claim, piece: Evidence) -> Iterator[Observation]:
    if piece.stance is Stance.SUPPORTS:
        lines = case.lines(claim)
    elif piece.stance is Stance.REFUTES:
        lines = count_lines(case.refutation(claim), case.provenance)
    else:
        return
    if lines.min < _CONFIRMED:
        side = "support" if piece.stance is Stance.SUPPORTS else "refutation"
        yield Observation(
            piece.at / "grade",
            f"1 says confirmed by other independent sources, but the {side} is {tell_lines(lines)}",
            _DIGIT,
            help="2 (probably true) is the best for what is not confirmed",
        )


def _judge_improbable(
    case: Case, claim: Claim, piece: Evidence, contraries: tuple[Claim, ...]
) -> Iterator[Observation]:
    if piece.stance is Stance.SUPPORTS:
        is_contradicted = bool(case.refutation(claim)) or any(case.support(other) for other in contraries)
        wanting = "refutes the claim"
    elif piece.stance is Stance.REFUTES:
        is_contradicted = bool(case.support(claim) or claim.rests_on)
        wanting = "supports the claim"
    else:
        return
    if not is_contradicted:
        yield Observation(
            piece.at / "grade",
            f"5 says contradicted by other information, but nothing in the dossier {wanting}",
            _DIGIT,
            help="bring what contradicts it as evidence, or write 4 (doubtful)",
        )
