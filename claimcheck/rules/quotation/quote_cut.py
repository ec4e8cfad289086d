"""The rule *quote-cut*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.fidelity.claim_evidence import walk_passages
from claimcheck.analysis.fidelity.omission import Omission, find_kinds, find_omissions
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.model.position import Fragment
from claimcheck.rules.kit.place import point_at_text, show_quote
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-offered
    statement: Poland offered its jets.
    evidence:
      - source: the-article
        stance: supports
        quote: Warsaw offered all of its jets to Kyiv
      - source: the-article
        stance: supports
        quote: Warsaw offered all of its jets … on Tuesday
  - id: jets-not-sent
    statement: The jets were never sent.
    evidence:
      - source: the-article
        stance: supports
        quote: reached the front before the summer
sources:
  - id: the-article
=== the-article.txt
Nobody was surprised when, as the minister said, Warsaw offered all of its jets to Kyiv on Tuesday.
The minister, who had not slept, said that the plan was sound.
None of them reached the front before the summer.
"""

BAD = """
claims:
  - id: jets-sent
    statement: Poland sent its jets.
    evidence:
      - source: the-article
        stance: supports
        quote: Warsaw sent all of its jets to Kyiv  # quote-cut
      - source: the-article
        stance: supports
        quote: left the base at Rzeszow in the night  # quote-cut
      - source: the-article
        stance: supports
        quote: Poland would send the others as well  # quote-cut
      - source: the-article
        stance: supports
        quote: The pilots were … told to leave the country  # quote-cut
      - source: the-article
        stance: supports
        quote: A second order [was] given in the morning  # quote-cut
sources:
  - id: the-article
=== the-article.txt
It is not true that Warsaw sent all of its jets to Kyiv.
Some of them might have left the base at Rzeszow in the night.
Poland would send the others as well, if Washington agreed.
The pilots were at no time told to leave the country.
A second order may have been given in the morning.
"""

_PLACES = {
    "before": "{kind} is cut off in front of these words: {words}",
    "behind": "{kind} is cut off behind these words: {words}",
    "gap": "the ellipsis leaves out {kind}: {words}",
    "bracket": "the bracket stands for {kind}: {words}",
}


@rule(severity=Severity.WARNING, certainty=Certainty.HEURISTIC, good=GOOD, bad=BAD)
def quote_cut(case: Case) -> Iterator[Observation]:
    """A "not", a "might" or an "if" that governs the quoted words is left out of the quote.

    Why it matters: every word can stand in the source and the quote still say what the source denies.  "It is not true
    that the jets were sent" holds "the jets were sent", word for word.  Looked for are negations and verbs of denying,
    hedges, conditions and contrasts, in the clause of the quoted words, a few words before them or right behind them,
    and where the quote has an ellipsis or a bracket.

    How to fix it: quote from where the sentence says whether it is so, or to where it says on what condition; put the
    words that an ellipsis or a bracket hides into the quote.  Where the claim itself says as much ("were not sent",
    "may have been sent"), nothing is found.

    What it cannot see: anything farther off, behind a comma or in the next sentence; a "but" that neither denial nor
    "not" follows; irony; what is denied without such a word; texts in a language of which it has no list of words (it
    has English).  A source that names no language is taken to be English.  Nothing is said of a quote that has a
    negation, or a hedge, of its own.
    """
    for claim, piece, passage in walk_passages(case):
        reading, vocabulary = passage.reading, passage.vocabulary
        if reading is None or not piece.quote:
            continue
        said: set[str] | None = None
        for omission in find_omissions(piece.quote, reading.text, passage.start, passage.end, vocabulary):
            if said is None:
                said = find_kinds(claim.statement, vocabulary) | find_kinds(piece.quote, vocabulary)
            if omission.kind not in said:
                yield Observation(
                    piece.at / "quote",
                    _describe(omission, reading.text[omission.start : omission.end]),
                    fragment=None if omission.cut is None else Fragment(*omission.cut),
                    related=(point_at_text(reading, omission.start, omission.end, "the words that are left out"),),
                    help="quote these words too, or let the claim say what they say",
                )
                break


def _describe(omission: Omission, words: str) -> str:
    kind = f"a {omission.kind}"
    return _PLACES[omission.where].format(kind=kind, words=show_quote(words.strip(" ,;\n")))
