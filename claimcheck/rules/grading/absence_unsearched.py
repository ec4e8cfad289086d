"""The rule *absence-unsearched*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.claim import Evidence, Kind, Stance
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: no-annexe
    statement: The Gazette’s account says nothing of an annexe.
    kind: absence
    evidence:
      - {source: the-article, stance: supports, absent: [annexe]}
sources:
  - {id: the-article, publisher: The Gazette}
=== the-article.txt
The pact was signed on Friday.
"""

BAD = """
claims:
  - id: no-annexe
    statement: The Gazette’s account says nothing of an annexe.
    kind: absence  # absence-unsearched
    evidence:
      - {source: the-article, stance: supports}
  - id: no-clause
    statement: The Post’s account says nothing of a secret clause.
    kind: absence
    evidence:
      - source: the-other-article
        stance: supports
        absent: [secret clause]  # absence-unsearched
sources:
  - {id: the-article, publisher: The Gazette}
  - {id: the-other-article, publisher: The Post}
=== the-article.txt
The pact was signed on Friday.
"""


@rule(severity=Severity.WARNING, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def absence_unsearched(case: Case) -> Iterator[Observation]:
    """A claim of absence that was not searched for.

    Why it matters: that something is nowhere to be found can be said of anything, until somebody looks.

    How to fix it: list under `absent`, instead of a quote, the words that were looked for, and save the whole text of
    the source: it is searched for them.

    What it cannot see: texts of which only an excerpt is at hand, or pages that could not be read; they are not
    searched, and that is what it says.
    """
    for claim in case.dossier.claims:
        if claim.kind is not Kind.ABSENCE or not case.damage.is_read(claim, "kind", "evidence"):
            continue
        searched = [piece for piece in claim.evidence if piece.stance is Stance.SUPPORTS and piece.absent]
        if not searched:
            yield Observation(
                claim.at / "kind",
                "nothing says what was looked for",
                help="list under `absent`, in the evidence, the words that are not there",
            )
        for piece in searched:
            why = _tell_gap(case, piece)
            if why:
                yield Observation(
                    piece.at / "absent",
                    f"`{piece.source}` was not searched whole: {why}",
                    help="save the whole text of the source beside its record, or name its folder with `--captures`",
                )


def _tell_gap(case: Case, piece: Evidence) -> str:
    """Return why the whole text of a source could not be searched; empty where it was."""
    if piece.source not in case.dossier.source_by_id:
        return ""
    capture = case.text(piece.source).capture
    if capture is None:
        return "it has no capture"
    if not capture.is_read:
        return f"its capture {capture.why}"
    return f"no text could be read from {capture.unread}" if capture.unread else ""
