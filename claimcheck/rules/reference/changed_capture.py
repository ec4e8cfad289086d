"""The rule *changed-capture*."""

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
      sha256: 6ca5c56185561d93f6d32e30e9786ac2e5e536d1954574b3adcd9ae42c78c943
=== the-article.txt
Washington stopped the jets.
"""

BAD = """
sources:
  - id: the-article
    capture:
      file: the-article.txt
      sha256: 6ca5c56185561d93f6d32e30e9786ac2e5e536d1954574b3adcd9ae42c78c943  # changed-capture
    excerpt:
      file: the-article.excerpt.txt
      sha256: 6ca5c56185561d93f6d32e30e9786ac2e5e536d1954574b3adcd9ae42c78c943  # changed-capture
=== the-article.txt
Washington never stopped the jets.
=== the-article.excerpt.txt
Washington
"""


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def changed_capture(case: Case) -> Iterator[Observation]:
    """A saved text whose bytes are not the ones that were pinned.

    Why it matters: the quotes were taken from another text than the one that lies there now.  Either the file was
    touched, or it is a later version of the article; nothing is checked against it until somebody has looked.

    How to fix it: put the old file back.  Where the new one is wanted, compare the two, and then pin the new hash.

    What it cannot see: a text that was wrong when it was pinned, and one without a `sha256`.
    """
    for saved in list_saved(case, CaptureState.CHANGED):
        if saved.declared is not None:
            yield Observation(
                saved.declared.at / "sha256",
                f"the {saved.field} {saved.name} {saved.reading.why}",
                help="put the pinned file back, or compare the two and pin the new hash",
            )
