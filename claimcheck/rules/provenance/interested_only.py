"""The rule *interested-only*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.support.interest import find_interested
from claimcheck.analysis.support.party_wording import PARTIES_TO_THE_MATTER, PARTY_TO_THE_MATTER
from claimcheck.model.claim import Kind
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.model.suggestion import enumerate_words
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports, origins: [ministry]}
      - {source: paper-two, stance: supports, origins: [observer]}
  - id: talks-held
    statement: There were talks.
    evidence:
      - {source: ministry-release, stance: supports}
      - {source: paper-two, stance: supports}
sources:
  - {id: paper-one}
  - {id: paper-two}
  - {id: ministry-release, interest: party}
origins:
  - {id: ministry, interest: party}
  - {id: observer, interest: none}
"""

BAD = """
claims:
  - id: jets-stopped  # interested-only
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports, origins: [ministry, embassy]}
      - {source: paper-two, stance: supports}
sources:
  - {id: paper-one}
  - id: paper-two
    derived_from:
      - {source: ministry-release, how: quotes}
  - {id: ministry-release, interest: party}
origins:
  - {id: ministry, interest: party}
  - {id: embassy, interest: party}
"""


@rule(severity=Severity.WARNING, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def interested_only(case: Case) -> Iterator[Observation]:
    """Everybody who says so is a party to the matter.

    Why it matters: a party speaks for its own cause.  It may be right, and it may even be two parties who agree; but
    nobody without a stake in the matter is known to have said so.

    How to fix it: look for somebody who has nothing to gain by it, or for a document that was not made for the public.
    Where there is neither, let the statement say whose word it is, or make the claim an `attribution`.

    What it cannot see: interests that nobody registered.  Where an origin's `interest` is `unknown`, or where no origin
    is named, nothing is said; nor of an attribution (there it counts whether the words were said), of a verified
    primary record, or of a claim that you hold refuted.
    """
    for claim, basis in case.upheld_claims():
        if claim.kind is Kind.ATTRIBUTION or basis.has_record:
            continue
        parties = find_interested(basis.support, case.provenance)
        if not parties:
            continue
        names = enumerate_words((f"`{party.id}`" for party in parties), "and")
        what = PARTY_TO_THE_MATTER if len(parties) == 1 else PARTIES_TO_THE_MATTER
        yield Observation(
            claim.at / "id",
            f"all of it is the word of {names}, {what}",
            related=tuple(
                Related(f"`{party.id}` is registered as {PARTY_TO_THE_MATTER}", party.at / "interest")
                for party in parties
            ),
            help="look for somebody who has nothing to gain by it, or let the statement say whose word it is",
        )
