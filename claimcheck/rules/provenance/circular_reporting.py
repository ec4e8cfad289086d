"""The rule *circular-reporting*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.rules.kit.rule import rule

GOOD = """
sources:
  - id: paper-one
    derived_from:
      - {source: paper-two, how: quotes}
      - {source: agency, how: republishes}
  - id: paper-two
    derived_from:
      - {source: agency, how: summarises}
  - {id: agency}
"""

BAD = (
    """
sources:
  - id: paper-one
    derived_from:
      - {source: agency, how: republishes}
      - {source: paper-two, how: quotes}  # circular-reporting
  - id: paper-two
    derived_from:
      - {source: paper-one, how: cites}
  - {id: agency}
""",
    """
sources:
  - id: paper-one
    derived_from:
      - source: paper-one  # circular-reporting
        how: cites
""",
)


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def circular_reporting(case: Case) -> Iterator[Observation]:
    """Sources that have it from each other, in a circle.

    Why it matters: each seems to confirm the other, and nobody knows it.  An error that enters such a circle comes
    back as its own proof.

    How to fix it: find out which of them had it first, and from whom.  Take out the `derived_from` that does not
    hold; where two texts of one source cite each other at different times, give each version an id of its own.

    What it cannot see: debts that nobody declared.
    """
    sources = case.dossier.source_by_id
    for circle in case.provenance.cycles:
        steps = list(zip(circle, (*circle[1:], circle[0]), strict=True))
        debts = [case.provenance.derivation(sources[child], parent) for child, parent in steps]
        places = [debt.at / "source" for debt in debts if debt is not None]
        path = " → ".join((*circle, circle[0]))
        if len(circle) == 1:
            message = f"`{circle[0]}` derives from itself: `{path}`"
        else:
            message = f"{len(circle)} sources derive from each other: `{path}`"
        if circle[0] in case.provenance.rootless:
            message += ", with no origin outside"
        yield Observation(
            places[0],
            message,
            related=tuple(
                Related(f"`{child}` derives from `{parent}`", place)
                for (child, parent), place in zip(steps[1:], places[1:], strict=True)
            ),
            help="find out which of them had it first, and take out the derivation that does not hold",
        )
