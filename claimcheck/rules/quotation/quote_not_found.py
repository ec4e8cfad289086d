"""The rule *quote-not-found*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import Outcome
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.place import point_at_capture, point_at_part, show_differences, show_part, show_quote
from claimcheck.rules.kit.rule import rule

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
    breaks need no care.  Where a part of the quote stands, it is told which, and where.  Where another source has
    nearly these words, it is named with what differs: they may have been taken from there.

    What it cannot see: words that are in the source but not in its capture.  Where only an excerpt is at hand, a
    quote that it lacks is not called missing; it is counted as unchecked.
    """
    for _, piece, check in case.checked_evidence(Outcome.NOT_FOUND):
        capture = case.text(piece.source).capture
        read = f" (read: `{capture.file}`)" if capture is not None else ""
        message = f"these words are not in `{piece.source}`{read}: {show_quote(piece.quote or '')}"
        if check.part is not None:
            message += f"; {show_part(check.part)}"
        if check.found_in is not None:
            differences = show_differences(check.differences) or check.why
            message += f"; `{check.found_in}` has something near: {differences}"
        yield Observation(
            piece.at / "quote",
            message,
            related=(
                *point_at_part(case, piece, check, "what stands"),
                *point_at_capture(case, check, "nearly here"),
            ),
            help="copy the words from the capture; mark what is left out with …",
        )
