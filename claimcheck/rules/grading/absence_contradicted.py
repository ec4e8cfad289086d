"""The rule *absence-contradicted*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.place import point_at_text
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: no-annexe
    statement: The Gazette’s account says nothing of an annexe.
    kind: absence
    evidence:
      - {source: the-article, stance: supports, absent: [annexe, secret clause]}
sources:
  - {id: the-article, publisher: The Gazette}
=== the-article.txt
The pact was signed on Friday, without a word on what was promised.
"""

BAD = """
claims:
  - id: no-annexe
    statement: The Gazette’s account says nothing of an annexe.
    kind: absence
    evidence:
      - source: the-article
        stance: supports
        absent: [annexe, secret clause]  # absence-contradicted
sources:
  - {id: the-article, publisher: The Gazette}
=== the-article.txt
The pact was signed on Friday.  Its annexes have secret clauses.
"""


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def absence_contradicted(case: Case) -> Iterator[Observation]:
    """What is said to be absent stands in the capture.

    Why it matters: that nobody says it is the easiest claim to make, and the easiest to refute.

    How to fix it: read the place.  Where the words mean something else, look for words that are more exact; where they
    do not, the claim is wrong.

    What it cannot see: the same thing in other words.  Words are found in any of their forms where there are lists of
    the text's language, else as they are given; several words must stand one behind the other.
    """
    for claim in case.dossier.claims:
        for piece in claim.evidence:
            found = case.find_absent(piece)
            if not found:
                continue
            reading = case.text(piece.source).capture
            assert reading is not None
            words = [f"“{reading.text[place.start : place.end]}”" for place in found]
            yield Observation(
                piece.at / "absent",
                f"this is said not to be in `{piece.source}`, and stands there: {', '.join(words)}",
                related=tuple(point_at_text(reading, *place, "it stands here") for place in found),
                help="read the place; the claim is wrong, or the words are too wide",
            )
