"""The rule *circular-premises*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.claim import Claim
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.model.position import Pointer
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: deal-over
    statement: The deal is over.
    rests_on: [jets-stopped, trust-lost]
  - id: trust-lost
    statement: Trust is lost.
    rests_on: [jets-stopped]
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports}
sources:
  - {id: paper-one}
"""

BAD = (
    """
claims:
  - id: deal-over
    statement: The deal is over.
    rests_on:
      - jets-stopped
      - trust-lost  # circular-premises
  - id: trust-lost
    statement: Trust is lost.
    rests_on: [deal-over]
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports}
sources:
  - {id: paper-one}
""",
    """
claims:
  - id: deal-over
    statement: The deal is over.
    rests_on: [deal-over]  # circular-premises
""",
)


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def circular_premises(case: Case) -> Iterator[Observation]:
    """Claims that rest on each other, in a circle.

    Why it matters: each is the reason for the other.  Nothing in the circle is shown by it, however long it is; a
    reader who follows the reasons comes back to where he began.

    How to fix it: ask of each claim how you would know it without the others.  What has evidence, or a premise
    outside the circle, stands by that: take its premise inside the circle out.

    What it cannot see: a circle by way of claims that nobody named in `rests_on`, and two claims that say the same
    in other words.  Of several circles that hang together the shortest one through the smallest id is shown.
    """
    known = case.dossier.claim_by_id
    for circle in case.premise_cycles:
        steps = list(zip(circle, (*circle[1:], circle[0]), strict=True))
        places = [_locate(known[name], premise) for name, premise in steps]
        path = " → ".join((*circle, circle[0]))
        if len(circle) == 1:
            message = f"`{circle[0]}` rests on itself: `{path}`"
        else:
            message = f"{len(circle)} claims rest on each other: `{path}`"
        yield Observation(
            places[0],
            message,
            related=tuple(
                Related(f"`{name}` rests on `{premise}`", place)
                for (name, premise), place in zip(steps[1:], places[1:], strict=True)
            ),
            help="take out the premise of a claim that stands without it; for the others, bring evidence",
        )


def _locate(claim: Claim, premise: str) -> Pointer:
    """Return where a claim names a premise first."""
    return Pointer(claim.at.file, claim.at.path + dict(reversed(claim.premise_steps))[premise])
