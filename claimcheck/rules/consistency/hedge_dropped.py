"""The rule *hedge-dropped*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.fidelity.hedge.hedge_drift import find_hedge_drift, may_have_hedge_drift
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.nearest import observe_drift, show_nearest, show_words, walk_drifts
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: bridge
    statement: The bridge may have been hit by two rockets.
    evidence:
      - source: the-article
        stance: supports
        quote: The bridge might have been hit by two rockets
  - id: depot
    statement: Two rockets destroyed the depot.
    evidence:
      - source: the-article
        stance: supports
        quote: the depot could have been destroyed by two rockets
      - source: the-article
        stance: supports
        quote: two rockets had indeed destroyed the depot
  - id: rockets
    statement: The rockets were made in the north.
    evidence:
      - source: the-article
        stance: supports
        quote: the rockets, which were made in the north, may have been aimed at the harbour
  - id: harbour
    statement: The rockets were aimed at the harbour.
    verdict: unproven
    evidence:
      - source: the-article
        stance: supports
        quote: the rockets, which were made in the north, may have been aimed at the harbour
  - id: mayor
    statement: The mayor was told that the pilots had left the town.
    evidence:
      - source: the-article
        stance: supports
        quote: The mayor was told that the pilots had left the town
sources:
  - id: the-article
=== the-article.txt
The bridge might have been hit by two rockets. At first the army wrote that the depot could have been destroyed by
two rockets; on Friday it found that two rockets had indeed destroyed the depot.
Engineers say that the rockets, which were made in the north, may have been aimed at the harbour.
The mayor was told that the pilots had left the town.
"""

BAD = """
claims:
  - id: bridge
    statement: The bridge was hit by two rockets.  # hedge-dropped
    evidence:
      - source: the-article
        stance: supports
        quote: The bridge might have been hit by two rockets
  - id: pilots
    statement: The pilots were ordered to leave the town at dawn.  # hedge-dropped
    evidence:
      - source: the-article
        stance: supports
        quote: The pilots were reportedly ordered to leave the town
  - id: minister
    statement: The minister will resign before the summer.  # hedge-dropped
    evidence:
      - source: the-article
        stance: supports
        quote: it is possible that the minister resigns before the summer
  - id: envoy
    statement: The envoy met the rebels twice in the spring.  # hedge-dropped
    evidence:
      - source: the-article
        stance: supports
        quote: A source close to the talks said that the envoy met the rebels twice in the spring
  - id: noise
    statement: Noise at night raises blood pressure.  # hedge-dropped
    evidence:
      - source: the-article
        stance: supports
        quote: noise at night was associated with higher blood pressure
sources:
  - id: the-article
=== the-article.txt
The bridge might have been hit by two rockets. The pilots were reportedly ordered to leave the town. In the capital
it is possible that the minister resigns before the summer.
A source close to the talks said that the envoy met the rebels twice in the spring.
In a survey of the harbour towns noise at night was associated with higher blood pressure.
"""

_MESSAGES = {
    "hedge": "the statement asserts {ours} where the quote hedges: {theirs}",
    "forecast": "the statement asserts {ours} where the quote expects it: {theirs}",
    "source": "the statement asserts {ours} where the quote has it from somebody unnamed: {theirs}",
    "association": "the statement says that one thing acts on another, {ours}, "
    "where the quote says that they go together: {theirs}",
    "comparison": "the statement says that one thing acts on another, {ours}, where the quote compares: {theirs}",
}
_HELP = {
    "source": "say who says so, or name the source in `origins`",
    "association": "say no more than that they go together, or quote words that tell of the effect",
    "comparison": "say no more than the comparison, or quote words that tell of the effect",
}


@rule(severity=Severity.WARNING, certainty=Certainty.HEURISTIC, good=GOOD, bad=BAD)
def hedge_dropped(case: Case) -> Iterator[Observation]:
    """The quotes say that it may be so, or that somebody says so; the statement says that it is so.

    Why it matters: "may", "reportedly" or "a source said" is the first thing to get lost between a source and a
    statement, and the quote is still verified, word for word.  So is the step from "is associated with" to "causes".

    How to fix it: hedge the statement too ("may", "appears to", "according to …"), quote words that say it without a
    hedge, or give the verdict that fits (`unproven`, `disputed`): such a statement is not asserted.  Whose word it is
    may also stand in `origins`, and for the kinds `attribution` and `assessment` it need not be said.  Looked for is
    what a hedge governs: the verb or noun behind "may" or "alleged", the rest of the sentence behind "it is possible
    that".  The statement must have it too, with other words of the sentence, and no supporting quote, nor the words
    around one, nor a premise may say it without a hedge.

    What it cannot see: a hedge outside the quote (that is for *quote-cut*), a condition ("if"), irony, hedges of which
    it has no word, and what is hedged in one wording and asserted in another, but for common effects ("reduces",
    "relief", "harms").  "Can" counts only for such effects, "suggests that" only where the statement repeats most of
    what is suggested.  Silent where no supporting quote is verified, where any support has no quote, for claims of
    absence, and where a source is in a language of which it has no list of words (it has English).  Statements are
    taken to be English.
    """
    for stated, drift in walk_drifts(case, may_have_hedge_drift, find_hedge_drift):
        message = _MESSAGES[drift.kind].format(ours=show_words(stated, drift), theirs=show_nearest(drift))
        advice = _HELP.get(drift.kind, "hedge the statement as the quote does, or quote words that assert it")
        yield observe_drift(stated, drift, message, advice, "what the quote says")
