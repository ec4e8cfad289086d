"""The rule *unseen-source*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.claim import Access
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: the-article, stance: supports}
      - {source: the-book, stance: supports}
      - {source: our-log, stance: supports, access: witnessed}
sources:
  - {id: the-article, capture: {file: the-article.txt}}
  - {id: the-book, seen: {by: the desk}}
  - {id: our-log}
=== the-article.txt
Washington stopped the jets.
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    evidence:
      - {source: the-article, stance: supports}
      - {source: the-article, stance: context}
sources:
  - id: the-article  # unseen-source
"""

_HELP = "save its text beside the record"


@rule(severity=Severity.NOTE, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def unseen_source(case: Case) -> Iterator[Observation]:
    """Evidence from a source of which no text is saved, and that nobody has seen.

    Why it matters: what it says, and that it exists, is the author's word.

    How to fix it: save its text beside the record, and quote it.  Where there is none to save, say under `seen` who
    read the original and when.

    What it cannot see: a source that is named only as what another derives from; nobody has to have seen that.  A text
    that is declared and not at hand was saved: `missing-capture` says where it is wanting.  Each source is told once;
    under `--require-captures`, what somebody saw is told too.
    """
    told: set[str] = set()
    known = case.dossier.source_by_id
    for claim in case.dossier.claims:
        for piece in claim.evidence:
            source = known.get(piece.source)
            if source is None or source.id in told:
                continue
            texts = case.text(source.id)
            is_vouched = source.seen is not None or piece.access is Access.WITNESSED
            if texts.capture is None and texts.excerpt is None and (case.policy.require_captures or not is_vouched):
                told.add(source.id)
                word = "that it was seen is somebody's word" if is_vouched else "nobody has seen it"
                yield Observation(
                    source.at / "id",
                    f"no text of `{source.id}` is saved, and {word}",
                    help=_HELP if is_vouched else f"{_HELP}, or say under `seen` who read the original",
                )
