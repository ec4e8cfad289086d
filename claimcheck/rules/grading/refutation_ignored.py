"""The rule *refutation-ignored*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.support.ceiling import has_answer
from claimcheck.model.claim import Verdict
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.model.suggestion import enumerate_words
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    verdict: supported
    evidence:
      - {source: paper-one, stance: supports}
      - source: paper-two
        stance: refutes
        note: Written before the order was given.
  - id: deal-over
    statement: The deal is over.
    verdict: disputed
    evidence:
      - {source: paper-one, stance: supports}
      - {source: paper-two, stance: refutes}
sources:
  - {id: paper-one}
  - {id: paper-two}
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    verdict: supported  # refutation-ignored
    evidence:
      - {source: paper-one, stance: supports}
      - {source: paper-two, stance: refutes}
  - id: deal-over
    statement: The deal is over.
    verdict: unproven  # refutation-ignored
    evidence:
      - {source: paper-two, stance: refutes}
sources:
  - {id: paper-one}
  - {id: paper-two}
"""


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def refutation_ignored(case: Case) -> Iterator[Observation]:
    """Evidence refutes the claim, and the verdict passes over it.

    Why it matters: a reader who finds the refutation alone will ask whether you saw it.  "Supported" and "unproven"
    with a refutation beside them need a word of why it does not carry.

    How to fix it: say in the `note` of the claim, or of the evidence, why you do not follow it.  Or change the
    verdict to `disputed` or `refuted`.

    What it cannot see: whether the note answers the refutation.  Any note is taken for an answer.
    """
    for claim in case.dossier.claims:
        if claim.verdict not in (Verdict.SUPPORTED, Verdict.UNPROVEN):
            continue
        refutation = case.refutation(claim)
        if has_answer(claim, refutation) or not case.damage.is_read(claim, "note"):
            continue
        open_pieces = [piece for piece in refutation if not piece.note and case.damage.is_read(piece, "note")]
        if not open_pieces:
            continue
        sources = dict.fromkeys(f"`{piece.source}`" for piece in open_pieces if piece.source)
        whose = f"evidence from {enumerate_words(sources, 'and')}" if sources else "evidence"
        yield Observation(
            claim.at / "verdict",
            f"verdict {claim.verdict.value}, but {whose} refutes it, and no note says why that does not carry",
            related=tuple(Related("this refutes it", piece.at / "source") for piece in open_pieces),
            help="answer it in a `note`, or make the verdict `disputed` or `refuted`",
        )
