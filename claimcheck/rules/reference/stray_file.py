"""The rule *stray-file*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: the-article, stance: supports}
      - {source: the-report, stance: supports}
sources:
  - {id: the-article}
  - {id: the-report, capture: {file: the-report.txt}}
=== the-article.txt
Washington stopped the jets.
=== the-report.txt
The jets never left.
=== the-report.html
<p>The jets never left.
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: the-article, stance: supports}
      - {source: the-report, stance: supports}
sources:
  - id: the-article  # stray-file
  - id: the-report  # stray-file
=== the-article.txt
Washington stopped the jets.
=== the-article.html
<p>Washington stopped the jets on Tuesday.
=== the-report.doc
An old document.
"""


@rule(severity=Severity.WARNING, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def stray_file(case: Case) -> Iterator[Observation]:
    """A file that could be the capture of a source, and is not read.

    Why it matters: who put it there believes that quotes are checked against it.  They are checked against another
    file, or against none.

    How to fix it: declare the one that counts under `capture`; then the others are left alone.  A file in a format that
    cannot be read is saved anew as text, HTML or PDF.

    What it cannot see: files that do not bear the source's id, and those of sources that declare their capture.
    """
    for source in case.dossier.sources:
        if case.dossier.source_by_id[source.id] is not source:
            continue
        texts = case.text(source.id)
        if not texts.strays:
            continue
        names = ", ".join(f"`{name}`" for name in texts.strays)
        if texts.capture is not None and texts.capture.is_read:
            message = f"quotes are checked against `{texts.capture.file}`, and not against {names}"
            advice = f"declare the one that counts: `capture: {{file: {texts.capture.file.rpartition('/')[2]}}}`"
        else:
            message = f"{names} could be the capture of `{source.id}`, and is not read"
            advice = "save it as text, HTML or PDF under the same name"
        yield Observation(source.at / "id", message, help=advice)
