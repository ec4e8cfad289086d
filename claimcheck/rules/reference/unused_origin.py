"""The rule *unused-origin*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.reference import find_used_origins, hides_references
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: the-article, stance: supports, origins: [insider]}
sources:
  - id: the-article
origins:
  - id: insider
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: the-article, stance: supports, origins: [insider]}
sources:
  - id: the-article
origins:
  - id: insider
    possibly_same_as: [old-official]
  - id: old-official  # unused-origin
"""


@rule(severity=Severity.NOTE, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def unused_origin(case: Case) -> Iterator[Observation]:
    """An origin that no evidence names.

    Why it matters: somebody who knows the matter was described, and no claim is said to come from them.  Often it is
    the evidence that forgot its `origins`, and then its lines cannot be counted.

    How to fix it: name the origin in the evidence whose passage comes from it, or take it out.

    What it cannot see: whether the right evidence names it.  Nothing is said while evidence that may name it cannot
    be read.
    """
    if hides_references(case.dossier):
        return
    used = find_used_origins(case.dossier)
    for origin in case.dossier.origins:
        if origin.id not in used:
            yield Observation(
                origin.at / "id",
                f"no evidence names the origin `{origin.id}`",
                help="name it under `origins` of the evidence that comes from it, or take it out",
            )
