"""The rule *verdict-unsupported*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.comparison.claim_pair import find_contraries
from claimcheck.model.claim import Claim, Kind, Stance, Verdict
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    verdict: supported
    evidence:
      - {source: paper-one, stance: supports}
    contradicts: [jets-sent]
  - id: jets-sent
    statement: The jets were sent.
    verdict: refuted
    evidence:
      - {source: paper-two, stance: supports}
  - id: deal-over
    statement: The deal is over.
    verdict: disputed
    evidence:
      - {source: paper-two, stance: refutes}
    rests_on: [jets-stopped]
  - id: no-denial
    statement: Beijing did not deny it.
    kind: absence
    verdict: supported
    note: The ministry's briefings of March 2022, in both languages, searched on 2 April.
sources:
  - {id: paper-one}
  - {id: paper-two}
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    verdict: supported  # verdict-unsupported
    evidence:
      - {source: paper-one, stance: context}
  - id: jets-sent
    statement: The jets were sent.
    verdict: refuted  # verdict-unsupported
    evidence:
      - {source: paper-one, stance: supports}
  - id: deal-over
    statement: The deal is over.
    verdict: disputed  # verdict-unsupported
    evidence:
      - {source: paper-one, stance: supports}
sources:
  - {id: paper-one}
"""


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def verdict_unsupported(case: Case) -> Iterator[Observation]:
    """A verdict with nothing on its side.

    Why it matters: "supported" needs something that supports, "refuted" something that refutes, "disputed" both.
    A verdict without it is an opinion.

    How to fix it: bring the evidence you judged by, or make the verdict `unproven`.

    What it cannot see: whether the evidence carries the verdict.  Where there is evidence whose quote is not in its
    source, the finding about the quote says so, and this rule is silent.  Premises support a claim; a claim that you
    hold supported refutes what it `contradicts`, and a refuted premise refutes what rests on it.  An absence is
    supported by the search that its note describes.
    """
    contraries = find_contraries(case.dossier)
    for claim in case.dossier.claims:
        if claim.verdict in (None, Verdict.UNPROVEN) or claim.id in case.damage.claims:
            continue
        wanting = []
        if claim.verdict is not Verdict.REFUTED and not _has_support(case, claim):
            wanting.append(Stance.SUPPORTS)
        if claim.verdict is not Verdict.SUPPORTED and not _has_refutation(case, claim, contraries.get(claim.id, ())):
            wanting.append(Stance.REFUTES)
        # Evidence whose words are not in its source is told there, once.
        wanting = [stance for stance in wanting if not case.fallen(claim, stance)]
        if wanting:
            yield Observation(
                claim.at / "verdict",
                f"verdict {claim.verdict.value}, but {' and '.join(f'nothing {each.value} it' for each in wanting)}",
                help="bring the evidence, or make the verdict `unproven`",
            )


def _has_support(case: Case, claim: Claim) -> bool:
    return bool(case.support(claim) or claim.rests_on or claim.kind is Kind.ABSENCE)


def _has_refutation(case: Case, claim: Claim, contraries: Iterable[Claim]) -> bool:
    if case.refutation(claim) or any(premise.verdict is Verdict.REFUTED for premise in case.premises(claim)):
        return True
    if not case.damage.is_read(claim, "contradicts") or not all(
        n in case.dossier.claim_by_id for n in claim.contradicts
    ):
        return True
    # Two claims that dispute each other need only have something on their side.
    is_disputed = claim.verdict is Verdict.DISPUTED
    return any(c.verdict is Verdict.SUPPORTED or (is_disputed and _has_support(case, c)) for c in contraries)
