"""The rule *anonymous-only*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.model.suggestion import enumerate_words
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports, origins: [insider]}
      - {source: paper-two, stance: supports, origins: [minister]}
sources:
  - {id: paper-one}
  - {id: paper-two}
origins:
  - {id: insider, anonymous: true}
  - {id: minister, name: the minister}
"""

BAD = """
claims:
  - id: jets-stopped  # anonymous-only
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports, origins: [insider, official]}
      - {source: paper-two, stance: supports}
sources:
  - {id: paper-one}
  - {id: paper-two}
origins:
  - {id: insider, anonymous: true}
  - {id: official, anonymous: true}
"""


@rule(severity=Severity.WARNING, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def anonymous_only(case: Case) -> Iterator[Observation]:
    """Everybody who is named as the origin of a claim is anonymous.

    Why it matters: nobody answers for it by name.  No reader can judge what such an origin knows or wants, and
    two of them may be one person.

    How to fix it: look for a document, or for somebody who says it on the record.  Where there is neither, keep the
    confidence low and tell the reader.

    What it cannot see: who it is, or how well you know them.  Nothing is said of a claim that you hold refuted.
    """
    for claim, basis in case.upheld_claims():
        if not basis.is_all_anonymous:
            continue
        names = list(dict.fromkeys(name for piece in basis.support for name in piece.origins))
        listed = enumerate_words((f"`{name}`" for name in names), "and")
        yield Observation(
            claim.at / "id",
            f"the only origin that is named, {listed}, is anonymous"
            if len(names) == 1
            else f"all origins that are named are anonymous: {listed}",
            help="look for a document, or for somebody who says it on the record",
        )
