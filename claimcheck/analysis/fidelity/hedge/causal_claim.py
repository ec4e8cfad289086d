"""Where a statement says that one thing acts on another, and its quotes only what goes with what.

That "was associated with" is no "causes", and no "may cause", is how press releases are judged by those who study them
(Sumner et al., BMJ 2014;349:g7015).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from claimcheck.analysis.fidelity.hedge.flatness import is_asserted
from claimcheck.analysis.fidelity.hedge.reservation import Gap, QuotedSentences
from claimcheck.language.certainty.assertion import COMPARISONS, Assertion
from claimcheck.language.certainty.causal_effect import has_cause, is_cause
from claimcheck.language.sentence.cue import Cue
from claimcheck.language.vocabulary.vocabulary import Vocabulary

# How many pairs of a phrase and a sentence are looked at, and how many effects of one sentence.
_MOST_PAIRS = 200
_MOST_EFFECTS = 20
# How many words the two sentences of a comparison must share beside the effect.
_LEAST_COMPARED = 2


def find_overdrawn(
    statement: Sequence[Assertion], evidence: Sequence[QuotedSentences], words: Vocabulary
) -> Iterator[Gap]:
    """Yield the effects that a statement tells of where no quote tells of a cause and one of what goes with what."""
    if any(has_cause(theirs, words) for piece in evidence for theirs in piece.sentences):
        return
    effects = [
        (ours, list(islice((place for place in ours.effects if _is_told(ours, place, words)), _MOST_EFFECTS)))
        for ours in statement
        if not ours.is_question and all(link.name in COMPARISONS for link in ours.links)
    ]
    pairs = (
        (ours, places, quote, theirs, link)
        for quote, piece in enumerate(evidence)
        if piece.is_verified
        for theirs in piece.sentences
        if not theirs.is_question
        for link in theirs.links
        for ours, places in effects
        if places
    )
    for ours, places, quote, theirs, link in islice(pairs, _MOST_PAIRS):
        before = ours.stems & theirs.gather(0, link.begin)
        behind = ours.stems & theirs.gather(link.end, len(theirs.tokens))
        for place in places:
            if _is_overdrawn(ours, place, theirs, link, before, behind, words):
                yield Gap(ours, place, quote, theirs, link)


def _is_told(ours: Assertion, place: int, words: Vocabulary) -> bool:
    return is_cause(ours, place, words) and not ours.is_denied(place, words)


def _is_overdrawn(
    ours: Assertion,
    place: int,
    theirs: Assertion,
    link: Cue,
    before: frozenset[str],
    behind: frozenset[str],
    words: Vocabulary,
) -> bool:
    """Tell whether an effect is more than a phrase bears; `before` and `behind` it stand words of the statement.

    What is associated by count is no ground for "may reduce" either, where both things are the same; where the
    statement is flat they may be called by other words.  Where things are only tied one must be the same, and where
    groups are compared the sentences must have more in common than the effect.  An experiment compares to find causes;
    that groups differ does not say in which way.
    """
    if link.name == "association":
        return is_asserted(ours, place, words) or bool(before and behind and _is_softened(ours, place, words))
    shared = before | behind
    if link.name in COMPARISONS and len(shared - {ours.terms[place]}) < _LEAST_COMPARED:
        return False
    if link.name == "comparison" and any(token.word in words.certainty.experiments for token in theirs.tokens):
        return False
    return bool(shared) and is_asserted(ours, place, words)


def _is_softened(ours: Assertion, place: int, words: Vocabulary) -> bool:
    """Tell whether nothing but "may", "suggests that" or the like stands between a sentence and its assertion."""
    told = {
        index
        for hedge in ours.hedges
        if hedge.name == "weak" or not hedge.is_wide
        for index in range(hedge.begin, hedge.end)
    }
    return not any(token.word in words.certainty.conditions for token in ours.tokens) and not any(
        token.word in words.certainty.attitudes and index not in told for index, token in enumerate(ours.tokens[:place])
    )
