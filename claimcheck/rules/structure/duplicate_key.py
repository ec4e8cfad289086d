"""The rule *duplicate-key*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports}
      - {source: paper-two, stance: refutes}
"""

BAD = (
    """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    confidence: low
    evidence:
      - source: paper-one
        stance: supports
        source: paper-two  # duplicate-key
    confidence: high  # duplicate-key
""",
    """
sources:
  - id: paper-one
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
sources:  # duplicate-key
  - id: paper-two
""",
    """
sources:
  - {id: paper-one, author: Anna Berg, "author": Carl Dahl}  # duplicate-key
""",
)


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def duplicate_key(case: Case) -> Iterator[Observation]:
    """A key that is given twice in the same place.

    Why it matters: only the first one is read.  The other stands in the file for everybody to see, and counts for
    nothing.

    How to fix it: keep one.  Two pieces of evidence are two entries of the list, each behind its own `- `; a
    second list of sources goes to the end of the first, or into a file of its own.

    What it cannot see: whether the first or the second was meant.
    """
    yield from case.dossier.observed("duplicate-key")
