"""The rule *no-evidence*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.claim import Kind
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.rule import rule

GOOD = (
    """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: the-article, stance: supports}
  - id: deal-over
    statement: The deal is over.
    rests_on: [jets-stopped]
sources:
  - {id: the-article}
""",
    """
claims:
  - id: no-denial
    statement: Beijing did not deny it.
    kind: absence
    note: The ministry's briefings from 8 to 31 March 2022, in both languages, searched on 2 April.
""",
)

BAD = """
claims:
  - id: jets-stopped  # no-evidence
    statement: Washington stopped the jets.
    note: Everybody says so.
"""


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def no_evidence(case: Case) -> Iterator[Observation]:
    """A claim has neither evidence nor premises.

    Why it matters: nobody can check it, and a reader takes it for checked because it stands among claims that are.

    How to fix it: name the source and quote it under `evidence`.  Where the claim follows from other claims, name
    those under `rests_on`.  Where it says that something is nowhere to be found, make it `kind: absence` and say in
    the `note` where you looked.

    What it cannot see: whether the evidence has anything to do with the claim.
    """
    for claim in case.dossier.claims:
        if claim.evidence or claim.rests_on or claim.kind is Kind.ABSENCE:
            # An absence without a note is an error of its own.
            continue
        if case.damage.is_read(claim, "evidence", "rests_on", "kind") and case.damage.is_whole(claim.at.file):
            yield Observation(
                claim.at / "id",
                f"`{claim.id}` has neither evidence nor premises",
                help="bring `evidence`, or name under `rests_on` the claims it follows from",
            )
