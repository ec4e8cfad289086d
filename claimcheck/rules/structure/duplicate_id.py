"""The rule *duplicate-id*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.analysis.case import Case
from claimcheck.model.claim import Claim
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.model.source import Origin, Source
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: the-minister
    statement: The minister spoke.
sources:
  - id: the-minister
origins:
  - id: the-minister
"""

BAD = (
    """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
  - id: jets-stopped  # duplicate-id
    statement: Warsaw stopped the jets.
""",
    """
sources:
  - id: the-article
origins:
  - id: insider
  - id: insider  # duplicate-id
=== more.yaml
sources:
  - id: the-article  # duplicate-id
  - id: the-article  # duplicate-id
""",
)


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def duplicate_id(case: Case) -> Iterator[Observation]:
    """Two records of one kind with the same id.

    Why it matters: whoever names the id means one of the two, and cannot say which.  The first one is taken, so
    evidence may be checked against the wrong article and pass.

    How to fix it: rename one, together with the references that mean it; or make one record of two.  A claim, a
    source and an origin may share an id, since what names them says which is meant.

    What it cannot see: one thing under two ids.
    """
    dossier = case.dossier
    kinds: tuple[tuple[str, Sequence[Claim | Source | Origin]], ...] = (
        ("a claim", dossier.claims),
        ("a source", dossier.sources),
        ("an origin", dossier.origins),
    )
    for noun, records in kinds:
        first: dict[str, Claim | Source | Origin] = {}
        for record in records:
            other = first.setdefault(record.id, record)
            if other is not record:
                yield Observation(
                    record.at / "id",
                    f"`{record.id}` is the id of {noun} already",
                    related=(Related("first given here", other.at / "id"),),
                    help="rename one of them; until then the first one is meant",
                )
