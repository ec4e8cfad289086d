"""The rule *escaping-path*."""

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
      file: ../claims/saved/the-article.txt
=== saved/the-article.txt
Washington stopped the jets.
"""

BAD = """
sources:
  - id: the-article
    capture:
      file: ../../secret.txt  # escaping-path
    excerpt:
      file: /etc/passwd  # escaping-path
  - id: the-letter
    capture:
      file: .ssh/id_rsa  # escaping-path
"""


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def escaping_path(case: Case) -> Iterator[Observation]:
    """A path or a link that leaves the dossier and its capture folders.

    Why it matters: a dossier comes from others.  It must not make this tool read files that were never given to it,
    on your machine or in a pipeline; so nothing outside is opened.

    How to fix it: put the text into the dossier.  One that may not be published goes into a folder of its own that
    is named with `--captures DIR`, and the record names the bare file.  Absolute paths, hidden files and folders,
    backslashes and colons are refused too, as are links to a place outside.

    What it cannot see: anything outside.  It does not look whether the file is there.
    """
    told = set()
    for saved in list_saved(case, CaptureState.ESCAPING):
        told.add(saved.reading.file)
        yield Observation(
            saved.at,
            f"the {saved.field} {saved.name} {saved.reading.why}",
            help="put the file into the dossier, or into a folder named with `--captures`; no hidden files",
        )
    for observation in case.dossier.observed("escaping-path"):
        # A link that is a capture is told where the record speaks of it.
        if observation.at.file not in told:
            yield observation
