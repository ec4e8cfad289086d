"""The rule *same-document*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports}
      - {source: paper-two, stance: supports}
sources:
  - {id: paper-one, url: "https://example.org/jets?page=1"}
  - {id: paper-two, url: "https://example.org/jets?page=2"}
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: paper-one, stance: supports}
      - {source: paper-two, stance: supports}
sources:
  - {id: paper-one, url: "https://www.example.org/jets/"}
  - id: paper-two  # same-document
    url: http://example.org/jets?utm_source=letter#top
"""


@rule(severity=Severity.WARNING, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def same_document(case: Case) -> Iterator[Observation]:
    """Two records of one document; they are counted as one.

    Why it matters: a page that is entered twice looks like two sources.  Whatever is said of either, there is one text
    behind both, and one line of evidence at most.

    How to fix it: merge the two records, and name the one that is left in the evidence.  Where they are two documents,
    one of the addresses, numbers or saved texts is wrong.

    What it cannot see: one document at two addresses, of which no text is saved.  Records are of one document by their
    address (`http` or `https`, `www.`, a closing slash, a fragment, tracking parameters and the prefix of an archive
    aside), by DOI or ISBN, by their capture, or by the same text.  The chapters of a book may share its ISBN under
    titles of their own; a source that is declared to be `derived_from` another with the same text is a document.
    """
    known = case.dossier.source_by_id
    for same in case.same_documents:
        first = known[same.sources[0]]
        for name in same.sources[1:]:
            yield Observation(
                known[name].at / "id",
                f"`{name}` is one document with `{first.id}`: it has {same.common[name]}; they count as one source",
                related=(Related("the other record", first.at / "id"),),
                help=f"merge them, and let the evidence name `{first.id}`",
            )
