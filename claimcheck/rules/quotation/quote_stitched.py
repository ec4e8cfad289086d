"""The rule *quote-stitched*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import Outcome
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.place import name_also, point_at_capture, point_at_part, show_quote
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: landlord-may-terminate
    statement: The landlord may terminate the lease.
    evidence:
      - source: the-lease
        stance: supports
        quote: the landlord is after a written warning … permitted to terminate the lease
sources:
  - id: the-lease
=== the-lease.txt
By clause 4 the landlord is after a written warning and thirty days permitted to terminate the lease.
"""

BAD = """
claims:
  - id: landlord-may-terminate
    statement: The landlord may terminate the lease.
    evidence:
      - source: the-lease
        stance: supports
        quote: permitted to terminate the lease … the landlord is after a written warning  # quote-stitched
      - source: the-lease
        stance: supports
        quote: the landlord is after a written warning permitted to terminate the lease  # quote-stitched
sources:
  - id: the-lease
=== the-lease.txt
By clause 4 the landlord is after a written warning and thirty days of silence permitted to terminate the lease.
"""


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def quote_stitched(case: Case) -> Iterator[Observation]:
    """The quote is put together from passages that do not follow one another so.

    Why it matters: pieces of a text in another order, from far apart, or joined with nothing to show that words are
    missing, say what nobody has said.

    How to fix it: quote each passage as evidence of its own, or put them in the order of the source and mark what is
    left out with `…`.

    What it cannot see: whether what is left out, and marked, changes the meaning.
    """
    for _, piece, check in case.checked_evidence(Outcome.STITCHED):
        yield Observation(
            piece.at / "quote",
            f"this is put together from `{piece.source}` ({check.why}): {show_quote(piece.quote or '')}"
            f"{name_also(check)}",
            related=(
                *point_at_capture(case, check, "between here and the end of the passages"),
                *point_at_part(case, piece, check, "the longest passage"),
            ),
            help="keep the order of the source, and mark what is left out with …",
        )
