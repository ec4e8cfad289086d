"""The rule *single-source*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.claim import Kind
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.model.suggestion import enumerate_words
from claimcheck.rules.kit.rule import rule

GOOD = (
    """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports}
      - {source: paper-two, stance: supports}
sources:
  - {id: paper-one}
  - {id: paper-two}
""",
    """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - source: the-order
        stance: supports
        quote: The delivery is not to take place.
sources:
  - {id: the-order, primary: true}
=== the-order.txt
The delivery is not to take place.
""",
)

BAD = """
claims:
  - id: jets-stopped  # single-source
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports, locator: para. 1}
      - {source: paper-one, stance: supports, locator: para. 7}
      - {source: paper-two, stance: context}
sources:
  - {id: paper-one}
  - {id: paper-two}
"""


@rule(severity=Severity.WARNING, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def single_source(case: Case) -> Iterator[Observation]:
    """All support for a claim comes from one source.

    Why it matters: if that source is wrong, so is the claim, however many passages of it are quoted.

    How to fix it: find a second source that does not draw on the first.  An original record of the thing itself
    needs no second: mark it `primary: true` and quote it.  For an attribution ("X said Y") the document in which
    the words stand is that record.  Where nothing better can be had, waive the finding with the reason.

    What it cannot see: two sources that are one, such as a text printed twice and not declared `derived_from`.
    Nothing is said of a claim that you hold refuted, of an absence (which rests on the search), nor where your
    configuration asks for a single line of evidence.
    """
    if case.policy.lines < 2:
        return
    for claim, basis in case.upheld_claims():
        sources = basis.lines.sources
        if len(sources) != 1 or basis.lines.premise or basis.has_record or claim.kind is Kind.ABSENCE:
            continue
        yield Observation(
            claim.at / "id",
            f"all support comes from one source, `{sources[0]}`",
            help=case.explain_unverified(claim) or _advise(case, sources[0]),
        )


def _advise(case: Case, source: str) -> str:
    forebears = [f"`{root}`" for root in case.provenance.roots(source) if root != source]
    if forebears:
        return f"find a second source, one that does not go back to {enumerate_words(forebears)}"
    return "find a second source, with another author and another origin"
