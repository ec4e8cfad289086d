"""The rule *quote-not-found*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.quotation import Outcome
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - source: the-article
        stance: supports
        quote: “it worked”, said the source
sources:
  - id: the-article
=== the-article.txt
‘It worked,’ said the other one. ‘It   WORKED’, said the source.
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - source: the-article
        stance: supports
        quote: it never worked at all  # quote-not-found
sources:
  - id: the-article
=== the-article.txt
‘It worked,’ said the source.
"""


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def quote_not_found(case: Case) -> Iterator[Observation]:
    """The quoted words do not stand in the source.

    Why it matters: the whole capture was read, and the words are not there in this order.  Such evidence counts
    for nothing.

    How to fix it: copy the words from the capture.  Mark what you leave out with `…` and what you add with `[ ]`;
    every piece between such marks needs at least three words.  Typographic quotation marks, dashes, case and line
    breaks need no care.

    What it cannot see: words that are in the source but not in its capture.  Where only an excerpt is at hand, a
    quote that it lacks is not called missing; it is counted as unchecked.
    """
    for claim in case.dossier.claims:
        for piece in claim.evidence:
            check = case.quote(piece)
            if check is not None and check.outcome is Outcome.NOT_FOUND:
                yield Observation(
                    piece.at / "quote",
                    f"these words are not in `{piece.source}`",
                    help="copy the words from the capture; mark what is left out with …",
                )
