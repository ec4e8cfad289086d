"""The rule *kind-mismatch*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.claim import Kind
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: insider-told
    statement: An insider told Anna Berg that a back-channel led Washington to stop the jets.
    kind: attribution
    evidence:
      - {source: the-article, stance: supports, origins: [insider]}
  - id: jets-stopped
    statement: A back-channel led Washington to stop the jets.
    evidence:
      - {source: the-article, stance: supports, origins: [insider]}
sources:
  - {id: the-article, author: Anna Berg}
origins:
  - {id: insider, anonymous: true}
"""

BAD = """
claims:
  - id: jets-stopped
    statement: A back-channel led Washington to stop the jets.
    kind: attribution  # kind-mismatch
    evidence:
      - {source: the-article, stance: supports, origins: [insider]}
sources:
  - {id: the-article, author: Anna Berg}
origins:
  - {id: insider, anonymous: true}
"""


@rule(severity=Severity.WARNING, certainty=Certainty.HEURISTIC, good=GOOD, bad=BAD)
def kind_mismatch(case: Case) -> Iterator[Observation]:
    """An attribution whose statement names no speaker and no saying.

    Why it matters: "X said Y" and "Y" are two claims.  For the first the document in which the words stand is the
    record; for the second it is one more voice.  A claim about the thing itself that is marked as an attribution gets
    the record's weight for nothing.

    How to fix it: say in the statement whose words they are ("An insider told the paper that …"), or take
    `kind: attribution` out.

    What it cannot see: statements in languages without word lists.  A verb or a noun of saying or holding, "according
    to" or words in quotation marks are enough.  Whether the capture counts as the record is asked more strictly: the
    speaker must be an author or the publisher of the source, one of the origins, or named in the quote or its
    sentence.
    """
    # What reads statements is large, and needed only where there is an attribution.
    for claim in case.dossier.claims:
        if claim.kind is not Kind.ATTRIBUTION or not claim.statement or not case.damage.is_read(claim, "kind"):
            continue
        from claimcheck.analysis.reported_speech import read_statement

        speech = read_statement(claim.statement)
        if speech.is_read and not speech.may_say:
            yield Observation(
                claim.at / "kind",
                "this is marked as an attribution, and the statement names nobody who says it",
                help="say whose words they are in the statement, or take `kind: attribution` out",
            )
