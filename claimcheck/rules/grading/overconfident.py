"""The rule *overconfident*."""

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
    confidence: high
    evidence:
      - {source: paper-one, stance: supports, origins: [minister]}
      - {source: paper-two, stance: supports, origins: [general]}
sources:
  - {id: paper-one, author: Anna Berg, publisher: The One}
  - {id: paper-two, author: Carl Dahl, publisher: The Two}
origins:
  - {id: minister, name: the minister}
  - {id: general, name: the general}
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    confidence: high  # overconfident
    evidence:
      - {source: paper-one, stance: supports, origins: [minister]}
      - {source: paper-two, stance: supports, origins: [minister]}
sources:
  - {id: paper-one, author: Anna Berg, publisher: The One}
  - {id: paper-two, author: Carl Dahl, publisher: The Two}
origins:
  - {id: minister, name: the minister, reliability: B}
"""


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def overconfident(case: Case) -> Iterator[Observation]:
    """The confidence is higher than the evidence can bear.

    Why it matters: a reader acts on the word "high".  It is earned by two independent lines of evidence, or by a
    verified primary record, with refuting evidence answered and not everybody anonymous.  "Moderate" needs two lines
    that may be independent, or one with a named origin of reliability A to C.

    How to fix it: lower the confidence, or bring what the message says is wanting.

    What it cannot see: what you know and did not write down, and what a ceiling is that hangs on a reliability nobody
    has given: `ungraded` asks for that.  Where that is the reason, waive the finding and say so.
    Where it is a premise that bears less, the rule `weak-premise` says so, and `circular-premises` where a claim
    without evidence rests on itself.  Where a quote is not in its source, that is told alone, if nothing else is wrong.
    """
    for claim in case.dossier.claims:
        if claim.confidence is None or not case.is_overconfident(claim) or claim.id in case.damage.claims:
            continue
        ceiling = case.ceiling(claim)
        if ceiling.premise is not None or (claim.id in case.circular_claims and not claim.evidence):
            continue
        # Where a quote that is not in its source is all that is wrong, that is told, once.
        if case.fallen(claim, Stance.SUPPORTS) and claim.confidence.rank <= case.bears_once_mended(claim).rank:
            continue
        bears = ceiling.confidence.value
        advice = f"lower it to {bears}" if ceiling.confidence is not Confidence.NONE else "leave the confidence out"
        yield Observation(
            claim.at / "confidence",
            f"confidence {claim.confidence.value}, but the evidence bears {bears}: {ceiling.reason}",
            help=case.explain_unverified(claim) or f"{advice}, or bring evidence that bears more",
        )
