"""The rule *contradiction*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.claim import Verdict
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    verdict: supported
    evidence:
      - {source: paper-one, stance: supports}
  - id: jets-sent
    statement: The jets were sent.
    verdict: refuted
    contradicts: [jets-stopped]
  - id: thirty-jets
    statement: Warsaw has thirty jets.
    verdict: disputed
    contradicts: [forty-jets]
  - id: forty-jets
    statement: Warsaw has forty jets.
    verdict: disputed
sources:
  - {id: paper-one}
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    verdict: supported
    contradicts: [jets-sent]  # contradiction
  - id: jets-sent
    statement: The jets were sent.
    verdict: supported
    contradicts:
      - jets-stopped
      - jets-never-built  # contradiction
  - id: jets-never-built
    statement: The jets were never built.
    verdict: supported
    contradicts:
      - jets-offered  # contradiction
      - jets-sent
  - id: jets-offered
    statement: Warsaw offered the jets.
    verdict: supported
"""


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def contradiction(case: Case) -> Iterator[Observation]:
    """Two claims that contradict each other, both held supported.

    Why it matters: you say yourself that they cannot both be true, and you publish both as true.

    How to fix it: judge between them.  Where one falls, make it `refuted`; where you cannot tell which, make both
    `disputed`.  Where both are true after all, take the `contradicts` out.

    What it cannot see: contradictions that nobody declared; `conflicting-claims` looks for some of them.  One word
    from either claim is enough, and a pair is reported once, where it is first declared.
    """
    known = case.dossier.claim_by_id
    seen: set[frozenset[str]] = set()
    for claim in case.dossier.claims:
        for index, name in enumerate(claim.contradicts):
            other = known.get(name)
            pair = frozenset((claim.id, name))
            if other is None or len(pair) == 1 or pair in seen:
                continue
            if claim.verdict is Verdict.SUPPORTED and other.verdict is Verdict.SUPPORTED:
                seen.add(pair)
                yield Observation(
                    claim.at / "contradicts" / index,
                    f"`{claim.id}` and `{name}` contradict each other, and both are held supported",
                    related=(
                        Related(f"the verdict of `{claim.id}`", claim.at / "verdict"),
                        Related(f"the verdict of `{name}`", other.at / "verdict"),
                    ),
                    help="make the one that falls `refuted`, or both `disputed` while you cannot tell",
                )
