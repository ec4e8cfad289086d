"""The rule *unchecked-quote*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import Outcome
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: the-article, stance: supports, quote: Washington stopped the jets}
sources:
  - {id: the-article, capture: {file: the-article.txt}}
=== the-article.txt
Washington stopped the jets on Tuesday.
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - source: the-article
        stance: supports
        quote: Washington stopped the jets  # unchecked-quote
sources:
  - {id: the-article, capture: {file: the-article.txt}}
"""

_HELP = "put the saved text beside the record, or name its folder with `--captures`"


@rule(severity=Severity.NOTE, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def unchecked_quote(case: Case) -> Iterator[Observation]:
    """A quote that could not be checked.

    Why it matters: words in quotation marks look as if somebody had held them against the source.  Nobody could.

    How to fix it: put the saved text beside the record, or name its folder with `--captures`.  Where only an excerpt
    may be published, quote from that.

    What it cannot see: whether the words are right.  A desk that wants every quote checked makes this an error:
    `[severity] unchecked-quote = "error"`, or `--require-captures`.
    """
    for _, piece, check in case.checked_evidence(Outcome.UNCHECKED):
        if piece.source in case.dossier.source_by_id:
            yield Observation(
                piece.at / "quote",
                f"this quote could not be checked: {check.why}",
                help=_HELP,
            )
    if case.policy.require_captures:
        for _, piece, check in case.checked_evidence(Outcome.EXACT):
            if check.checked_in == "excerpt":
                yield Observation(
                    piece.at / "quote", "this quote was checked in an excerpt only, which somebody typed", help=_HELP
                )
