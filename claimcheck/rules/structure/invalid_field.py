"""The rule *invalid-field*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    when: 2022-03-08/2022-03-09
    confidence: low
    x-desk: a key of your own begins with x-
    evidence:
      - source: the-article
        stance: supports
        grade: C3
sources:
  - id: the-article
    author: Anna Berg
    primary: false
"""

BAD = (
    """
claims:
  - id: jets-stopped
    statment: Washington stopped the jets.  # invalid-field
    statement: Washington stopped the jets.
    confidence: certain  # invalid-field
    when: 2022-02-30  # invalid-field
    evidence:
      - source: the-article  # invalid-field
        grade: F7  # invalid-field
    waivers:
      - rule: single-source  # invalid-field
sources:
  - id: the-article
    primary: "no"  # invalid-field
""",
    """
claims:
  - id: Jets_Stopped  # invalid-field
    statement:  # invalid-field
    tags: convoys  # invalid-field
    note: null  # invalid-field
    rests_on: [other-claim, other-claim]  # invalid-field
  - statement: This claim has no name.  # invalid-field
  - id: nobody-said-so
    statement: No paper says so.
    kind: absent  # invalid-field
  - just a sentence  # invalid-field
""",
    """
sources:
  - id: the-article
    type: newspaper  # invalid-field
    author:
      first: Anna  # invalid-field
    url: www.example.org  # invalid-field
    language: English (British)  # invalid-field
    statement: Washington stopped the jets.  # invalid-field
    derived_from: other-article  # invalid-field
    capture:
      file: the-article.txt
      sha256: "123"  # invalid-field
orgins:  # invalid-field
  - id: insider
""",
)


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def invalid_field(case: Case) -> Iterator[Observation]:
    """A field that is missing, that does not belong, or whose value does not fit.

    Why it matters: a misspelled field is one that nobody reads.  Were `orgins` passed over, the question of who
    knows it would never be asked, and the report would look clean.

    How to fix it: the message says what belongs there, and what was probably meant.  Leave a field out where there
    is nothing to say.  Keys of your own begin with `x-`.  A waiver needs its reason.

    What it cannot see: a value that fits and is wrong.
    """
    yield from case.dossier.observed("invalid-field")
