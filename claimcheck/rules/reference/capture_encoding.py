"""The rule *capture-encoding*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.capture import CaptureState
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.rule import rule
from claimcheck.rules.kit.saved import list_saved

GOOD = """
sources:
  - id: the-letter
=== the-letter.eml
Content-Type: text/plain; charset=iso-8859-2
Content-Transfer-Encoding: quoted-printable

The caf=E9 was closed.
"""

BAD = """
sources:
  - id: the-letter  # capture-encoding
  - id: the-answer
    capture:
      file: the-answer.eml  # capture-encoding
=== the-letter.eml
Content-Transfer-Encoding: quoted-printable

The caf=E9 was closed.
=== the-answer.eml
Content-Type: text/plain; charset=unheard-of
Content-Transfer-Encoding: quoted-printable

The caf=E9 was open, and na=EFve people sat in it.
"""


@rule(severity=Severity.NOTE, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def capture_encoding(case: Case) -> Iterator[Observation]:
    """A saved text that does not say in which encoding it is, and is not in UTF-8.

    Why it matters: the same bytes are other letters in another encoding.  Such a text is read as windows-1252, as
    browsers read it, which is right for most of western Europe and wrong for Polish, Greek or Russian.  A quote with
    letters that windows-1252 does not have is not called altered or missing for it: it is unchecked.  Where most of
    the text is sound UTF-8, it was damaged, and is read as UTF-8; a quote that touches a letter that cannot be read
    is unchecked.

    How to fix it: save the text as UTF-8, and look whether its letters are right.  A page can declare its encoding
    (`<meta charset="windows-1250">`), a mail has it in its header.

    What it cannot see: an encoding that is declared and wrong.
    """
    for saved in list_saved(case, CaptureState.READ):
        guess = saved.reading.guess
        if not guess:
            continue
        if guess == "UTF-8":
            what = "is in UTF-8 but for some bytes: these letters could not be read"
        else:
            what = f"is not in UTF-8 and declares no encoding: it was read as {guess}"
        yield Observation(
            saved.at,
            f"the {saved.field} {saved.name} {what}",
            help="save it as UTF-8, and look whether its letters are right",
        )
