"""The rule *unpinned-capture*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.capture import CaptureState
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.rule import rule
from claimcheck.rules.kit.saved import list_saved

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: the-article, stance: supports}
sources:
  - id: the-article
    capture:
      file: the-article.txt
      sha256: 6ca5c56185561d93f6d32e30e9786ac2e5e536d1954574b3adcd9ae42c78c943
=== the-article.txt
Washington stopped the jets.
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: the-article, stance: supports}
sources:
  - id: the-article
    capture:
      file: the-article.txt  # unpinned-capture
=== the-article.txt
Washington stopped the jets.
"""


@rule(severity=Severity.NOTE, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def unpinned_capture(case: Case) -> Iterator[Observation]:
    """A capture that is declared without its SHA-256.

    Why it matters: whoever touches the file changes what the quotes are checked against, and nobody notices.  A
    receipt is given for a pinned text only.

    How to fix it: add the `sha256` that the message gives, once you know that the text is the one you quoted from.

    What it cannot see: a capture that is found by the source's id alone and not declared; there is nowhere to pin it.
    """
    for saved in list_saved(case, CaptureState.READ):
        if saved.declared is not None and saved.declared.sha256 is None:
            yield Observation(
                saved.at,
                f"the {saved.field} {saved.name} is pinned by no hash",
                help=f"add `sha256: {saved.reading.sha256}`",
            )
