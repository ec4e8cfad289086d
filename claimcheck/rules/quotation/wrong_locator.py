"""The rule *wrong-locator*."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import Outcome, QuoteCheck
from claimcheck.model.claim import Evidence
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.model.suggestion import enumerate_words, shorten
from claimcheck.rules.kit.place import point_at_capture
from claimcheck.rules.kit.rule import rule

if TYPE_CHECKING:
    from claimcheck.analysis.quote.numbering import Held

# How much of a locator a message shows.
_LONGEST = 60

GOOD = """
claims:
  - id: bridge-shut
    statement: The bridge was shut.
    evidence:
      - source: the-article
        stance: supports
        quote: The mayor shut the bridge on Monday
        locator: para. 2
      - source: the-article
        stance: supports
        quote: Nobody was asked
        locator: third paragraph, second sentence
sources:
  - id: the-article
=== the-article.txt
It had rained for a week.

The mayor shut the bridge on Monday.

Nobody was asked.
"""

BAD = """
claims:
  - id: bridge-shut
    statement: The bridge was shut.
    evidence:
      - source: the-article
        stance: supports
        quote: The mayor shut the bridge on Monday
        locator: para. 3  # wrong-locator
sources:
  - id: the-article
=== the-article.txt
It had rained for a week.

The mayor shut the bridge on Monday.

Nobody was asked.
"""


@rule(severity=Severity.WARNING, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def wrong_locator(case: Case) -> Iterator[Observation]:
    """The page or time that is given is not where the words stand.

    Why it matters: who looks the words up finds other words there, and takes the quote for false.  Where the words
    stand more than once, another place of them may have been meant, with another sense.

    How to fix it: give the place that is named here.  A page (`p. 3`, `pp. 3–4`, `S. 12`, `стр. 5`), a paragraph
    (`para. 3`, `¶ 3`), a line, a note (`fn. 3`) and a time (`00:03:10`, `3:10`) are held against the saved text;
    whatever else a locator says is left alone.

    What it cannot see: pages of a text that has none, such as a web page.  Pages may be counted as in the file or as
    they are printed, paragraphs with headings and without, and a time may be some seconds off: it speaks only where
    no way of counting fits.  It is silent where several quotes of one source are off by the same number of pages,
    where the number is higher than the file has pages and none are printed, and where the words are not word for
    word in the capture.
    """
    wrong = [
        (piece, check, held)
        for _, piece, check in case.checked_evidence(Outcome.EXACT)
        if (held := case.verifier.hold_locator(piece, check)) is not None and held[0].is_wrong
    ]
    numbered_on = _find_numbered_on(wrong)
    for piece, check, held in wrong:
        if piece.source in numbered_on and held[0].offset is not None:
            continue
        places = enumerate_words(list(dict.fromkeys(each.place for each in held)), "and")
        yield Observation(
            piece.at / "locator",
            f"“{shorten(' '.join((piece.locator or '').split()), _LONGEST)}” is not where these words stand in "
            f"`{piece.source}`: they stand at {places}",
            related=point_at_capture(case, check, "they stand here"),
            help="give the place where the words stand, or quote the words that stand at the one given",
        )


def _find_numbered_on(wrong: list[tuple[Evidence, QuoteCheck, list[Held]]]) -> set[str]:
    """Return the sources whose locators are all off by the same: their pages are numbered on from another one."""
    offsets: dict[str, set[int]] = defaultdict(set)
    places: dict[str, set[str]] = defaultdict(set)
    for piece, _, held in wrong:
        if held[0].offset is not None:
            offsets[piece.source].add(held[0].offset)
            places[piece.source].add(held[0].place)
    return {source for source, found in offsets.items() if len(found) == 1 and len(places[source]) > 1}
