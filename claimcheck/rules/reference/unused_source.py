"""The rule *unused-source*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.reference import find_used_sources, hides_references
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: the-article, stance: supports}
sources:
  - id: the-article
    derived_from:
      - source: the-wire
  - id: the-wire
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: the-article, stance: supports}
sources:
  - id: the-article
  - id: the-other-article  # unused-source
    title: What nobody read
"""


@rule(severity=Severity.NOTE, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def unused_source(case: Case) -> Iterator[Observation]:
    """A source that no evidence and no other source names.

    Why it matters: it looks as if it had been used.  Often the evidence that it was described for was forgotten,
    or names another source by mistake.

    How to fix it: bring it as evidence, with `stance: context` where it neither supports nor refutes; or take it
    out.

    What it cannot see: a source that is named and never read.  Nothing is said while evidence that may name it
    cannot be read.
    """
    if hides_references(case.dossier):
        return
    used = find_used_sources(case.dossier)
    for source in case.dossier.sources:
        if source.id not in used:
            yield Observation(
                source.at / "id", f"nothing names the source `{source.id}`", help="bring it as evidence, or take it out"
            )
