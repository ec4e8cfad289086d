"""The rule *missing-capture*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.capture import CaptureState
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.rule import rule
from claimcheck.rules.kit.saved import list_saved

GOOD = """
sources:
  - id: the-article
    capture:
      file: the-article-saved.txt
  - id: a-book-nobody-saved
=== the-article-saved.txt
Washington stopped the jets.
"""

BAD = (
    """
sources:
  - id: the-article
    capture:
      file: the-article.txt  # missing-capture
""",
    """
sources:
  - id: the-article
    capture:
      file: the-article.txt  # missing-capture
    excerpt:
      file: the-article.excerpt.txt
  - id: the-letter
    excerpt:
      file: the-letter.excerpt.txt  # missing-capture
=== the-article.excerpt.txt
‘It worked,’ said the source.
""",
)


@rule(
    severity=Severity.NOTE,
    certainty=Certainty.EXACT,
    good=GOOD,
    bad=BAD,
    variants={"no-excerpt": Severity.WARNING},
)
def missing_capture(case: Case) -> Iterator[Observation]:
    """A saved text that is declared and not at hand.

    Why it matters: quotes from this source cannot be checked against the whole text.  It is a note where an excerpt
    stands in, which can prove a quote but never disprove one, and a warning where nothing does.

    How to fix it: a text that may not be published stays in a folder of its own, named with `--captures DIR`; it is
    found there by its file name.  Publish what you may of it as the `excerpt`.  Else correct the file name.

    What it cannot see: sources that declare no capture at all, such as a book that nobody scanned.
    """
    for saved in list_saved(case, CaptureState.MISSING):
        if saved.has_other:
            stands_in = "the excerpt stands in" if saved.field == "capture" else "the whole text is"
            message = f"the {saved.field} {saved.name} is not at hand; {stands_in}"
        else:
            message = f"the {saved.field} {saved.name} is not at hand: no quote from `{saved.source.id}` can be checked"
        yield Observation(
            saved.at,
            message,
            help="name the folder it lies in with `--captures`, or correct the file name",
            variant=None if saved.has_other else "no-excerpt",
        )
