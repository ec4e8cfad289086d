"""The rule *duplicate-claim*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.rules.kit.place import show_contrast
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: reversal
    statement: On 8 March the Pentagon abruptly reversed its position.
    when: 2022-03-08
  - id: reversal-of-the-white-house
    statement: On 8 March the White House abruptly reversed its position.
  - id: earlier-reversal
    statement: On 8 March the Pentagon abruptly reversed its position.
    when: 2021
  - id: exports
    statement: China’s exports to Russia grew by a fifth.
  - id: imports
    statement: China’s imports from Russia grew by a fifth.
  - id: attack
    statement: The rebels shelled the army.
  - id: other-attack
    statement: The army shelled the rebels.
"""

BAD = """
claims:
  - id: reversal
    statement: On 8 March the Pentagon abruptly reversed its position.
  - id: pentagon-turns
    statement: The Pentagon abruptly reversed its position on 8 March.  # duplicate-claim
  - id: trade
    statement: China’s trade with the West came to $1.5 trillion.
  - id: trade-again
    statement: China’s trade with the West came to $1,500 billion.  # duplicate-claim
  - id: support
    statement: 中国坚定支持俄罗斯。
  - id: firm-support
    statement: 中国 坚定 支持 俄罗斯  # duplicate-claim
"""


@rule(severity=Severity.WARNING, certainty=Certainty.HEURISTIC, good=GOOD, bad=BAD)
def duplicate_claim(case: Case) -> Iterator[Observation]:
    """The same proposition twice, under two ids.

    Why it matters: evidence that is split between two claims is judged in halves, and a correction to one of them
    leaves the other standing.

    How to fix it: keep one, and give it the evidence of both.  Where two things are meant, say in the statement what
    tells them apart.

    What it cannot see: the same said in other words.  Statements count as the same where their numbers, dates, names
    and negations agree, and no more differs than little words, endings, the place of a phrase, one word in twelve, or
    one more in four; and where the claims are of one kind and not surely about different times.  Three that differ in
    one word are taken for a series.  On 4,076 pairs of news sentences, whoever labelled them calls all of the 104 that
    it reports paraphrases; 1,742 more that are nearly alike are paraphrases too, and are left alone.
    """
    for first, second, differences in case.claim_pairs.same:
        other = f", but for {show_contrast(differences)}" if differences else ""
        yield Observation(
            second.at / "statement",
            f"`{second.id}` says the same as `{first.id}`{other}",
            related=(Related(f"`{first.id}` says it here", first.at / "statement"),),
            help="keep one, with the evidence of both; or say what tells them apart",
        )
