"""The rule *quote-altered*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import Outcome
from claimcheck.analysis.quote.struck import find_struck
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.place import (
    name_also,
    point_at_capture,
    point_at_difference,
    point_at_text,
    show_differences,
    show_quote,
)
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-offered
    statement: Poland offered its jets.
    evidence:
      - source: the-article
        stance: supports
        quote: Poland would not send its “28 jets” to Ukraine
sources:
  - id: the-article
=== the-article.txt
The minister said Poland would not
send its "28 jets" to Ukraine without a word from Washington.
"""

BAD = """
claims:
  - id: jets-offered
    statement: Poland offered its jets.
    evidence:
      - source: the-article
        stance: supports
        quote: Poland would send its “23 jets” to Ukraine  # quote-altered
      - source: the-article
        stance: supports
        quote: Poland would not, send its “28 jets” to Ukraine  # quote-altered
      - source: the-page
        stance: supports
        quote: The base in the north sent twelve of its jets  # quote-altered
sources:
  - id: the-article
  - id: the-page
=== the-article.txt
The minister said Poland would not send its "28 jets" to Ukraine without a word from Washington.
=== the-page.html
<p>The base in the north sent <del>twelve</del> eleven of its jets.
<p>The base in the north sent <s>twelve</s> of its jets.
"""


@rule(
    severity=Severity.ERROR,
    certainty=Certainty.EXACT,
    good=GOOD,
    bad=BAD,
    variants={"punctuation": Severity.WARNING, "struck": Severity.WARNING},
)
def quote_altered(case: Case) -> Iterator[Observation]:
    """The quoted words stand nearly so in the source, and not word for word.

    Why it matters: a number, a "not" or a name that differs turns the meaning, however alike the rest is.  The
    differences are listed, the weightiest first: numbers, negations, names, other words, punctuation.  Where only
    punctuation differs it is a warning; so it is where the words are there and struck out, all or some of them, or
    where the quote leaves out what is.

    How to fix it: copy the words from the source, and say so where it takes them back.  Mark what you leave out with
    `…` and what you add with `[ ]`.  Where another source has the words as they are quoted, it is named: they may have
    been taken from there.

    What it cannot see: which of two near passages was meant.  It shows the one most like the quote.
    """
    for _, piece, check in case.checked_evidence(Outcome.ALTERED):
        is_small = all(difference.kind == "punctuation" for difference in check.differences)
        yield Observation(
            piece.at / "quote",
            f"these words are not so in `{piece.source}`: {show_differences(check.differences)}{name_also(check)}",
            point_at_difference(piece.quote or "", check.differences),
            related=point_at_capture(case, check, "the words of the source"),
            help=f"name `{check.also_in[0]}` as the source, or copy the words from this one"
            if check.also_in
            else "copy the words from the source",
            variant="punctuation" if is_small else None,
        )
    for _, piece, check in case.checked_evidence(Outcome.EXACT):
        reading = case.reading(check)
        struck = find_struck(reading, check)
        if reading is not None and struck is not None:
            words = show_quote(reading.text[struck.start : struck.end])
            yield Observation(
                piece.at / "quote",
                f"`{check.found_in}` has struck out words where the quote stands: {words}",
                related=(point_at_text(reading, struck.start, struck.end, "the words that are struck out"),),
                help="quote what the source still says, or say that it takes these words back",
                variant="struck",
            )
