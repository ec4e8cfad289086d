"""The rule *quote-misattributed*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import Outcome
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.place import point_at_capture, show_quote
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - source: paper-one
        stance: supports
        quote: a step too far for the White House
sources:
  - id: paper-one
  - id: paper-two
=== paper-one.txt
It was a step too far for the White House.
=== paper-two.txt
It was a step too far for the White House.
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - source: paper-one
        stance: supports
        quote: a step too far for the White House  # quote-misattributed
sources:
  - id: paper-one
  - id: paper-two
=== paper-one.txt
Nobody would say why the aircraft stayed on the ground.
=== paper-two.txt
It was a step too far for the White House.
"""


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def quote_misattributed(case: Case) -> Iterator[Observation]:
    """The quoted words stand in another source, and not in the one that is named.

    Why it matters: the evidence speaks for a source that never said it, with that source's reliability and origins.
    It counts for nothing.

    How to fix it: name the source in which the words stand, with the grade and origins that belong to it; or bring
    the words of this one.

    What it cannot see: a source that has the words in another edition than the capture.  Words shorter than three
    words or fifteen letters are not looked for elsewhere: they stand everywhere.
    """
    for _, piece, check in case.checked_evidence(Outcome.MISATTRIBUTED):
        words = show_quote(piece.quote or "")
        yield Observation(
            piece.at / "quote",
            f"these words are not in `{piece.source}`; they stand in `{check.found_in}`: {words}",
            related=point_at_capture(case, check, "here"),
            help=f"name `{check.found_in}` as the source, or quote `{piece.source}`",
        )
