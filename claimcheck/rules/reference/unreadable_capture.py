"""The rule *unreadable-capture*."""

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
      file: the-article.txt
=== the-article.txt
Washington stopped the jets.
"""

BAD = (
    """
sources:
  - id: the-article
    capture:
      file: the-article.txt  # unreadable-capture
    excerpt:
      file: the-article.xyz  # unreadable-capture
  - id: the-letter  # unreadable-capture
=== the-article.txt

=== the-article.xyz
Washington stopped the jets.
=== the-letter.txt

""",
)


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def unreadable_capture(case: Case) -> Iterator[Observation]:
    """A saved text that is at hand and cannot be read, or holds no text.

    Why it matters: it looks as if the quotes could be checked, and none can.  The common case is a PDF of scanned
    pages: pictures of words.

    How to fix it: save the words themselves, as plain text for instance, and name that file as the `capture`.  A
    scan needs text recognition first.  A folder that cannot be entered needs other permissions.

    What it cannot see: a text that can be read and is the wrong one, such as a cookie banner saved in place of the
    article.
    """
    for saved in list_saved(case, CaptureState.UNREADABLE):
        yield Observation(
            saved.at,
            f"the {saved.field} {saved.name} {saved.reading.why}",
            help="save its words as plain text, and name that file",
        )
    for saved in list_saved(case, CaptureState.CLOSED):
        # Whether a source of which none is declared has one is not known; the folder is told once.
        if saved.declared is not None:
            yield Observation(
                saved.at,
                f"the {saved.field} {saved.name} {saved.reading.why}",
                help="let the folder be entered, or name another one with `--captures`",
            )
