"""The rule *missing-quote*."""

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
      - source: the-article
        stance: supports
        quote: The jets never left the base.
      - {source: the-book, stance: supports}
sources:
  - {id: the-article}
  - {id: the-book}
=== the-article.txt
The jets never left the base.
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - source: the-article  # missing-quote
        stance: supports
        locator: para. 7
sources:
  - {id: the-article}
=== the-article.txt
The jets never left the base.
"""


@rule(severity=Severity.NOTE, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def missing_quote(case: Case) -> Iterator[Observation]:
    """Evidence without a quote, although the text of its source is at hand.

    Why it matters: only quoted words can be looked up in the source.  Without them the evidence is somebody's word
    for what the source says.

    How to fix it: copy the passage from the capture into `quote`.

    What it cannot see: sources of which no text is saved; nothing is said about those.
    """
    for claim in case.dossier.claims:
        for piece in claim.evidence:
            if piece.quote is not None or piece.absent or not piece.source or not case.damage.is_read(piece, "quote"):
                continue
            found = case.text(piece.source).first_read()
            if found is None:
                continue
            which = found[0]
            yield Observation(
                piece.at / "source",
                f"no words of `{piece.source}` are quoted, though its {which} is at hand",
                help=f"copy the passage from the {which} into `quote`",
            )
