"""Whether anything says without a reservation what a statement asserts."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.analysis.fidelity.hedge.hedged_word import LONGEST_OBJECT, says_most
from claimcheck.analysis.fidelity.hedge.reservation import Gap
from claimcheck.language.certainty.assertion import Assertion
from claimcheck.language.certainty.causal_effect import is_cause
from claimcheck.language.certainty.hedge import Hedge
from claimcheck.language.vocabulary.vocabulary import Vocabulary

# How many words a sentence must share with the statement to speak of the same.
_LEAST = 2


def is_backed(gap: Gap, carriers: Iterable[Assertion], words: Vocabulary) -> bool:
    """Tell whether any sentence says the word of a statement, or tells of its effect, and does not hedge it."""
    ours, place = gap.ours, gap.place
    is_wide = isinstance(gap.reservation, Hedge) and gap.reservation.is_wide
    stem, effect = ours.terms[place], ours.effects.get(place)
    for theirs in carriers:
        if theirs.is_question or len(ours.stems & theirs.stems) < min(_LEAST, len(ours.stems)):
            continue
        if is_wide:
            if says_most(ours, frozenset(theirs.plain.values())):
                return True
        elif stem in theirs.plain.values() or (
            effect is not None
            and any(_has_effect(theirs, index, effect, ours.stems, words) for index in theirs.effects)
        ):
            return True
    return False


def _has_effect(theirs: Assertion, index: int, effect: str, stems: frozenset[str], words: Vocabulary) -> bool:
    """Tell whether a word tells of an effect on any of some things: of one kind, or of any kind by a plain verb."""
    if index not in theirs.plain or not (theirs.effects[index] == effect or is_cause(theirs, index, words)):
        return False
    return any(theirs.plain.get(place) in stems for place in range(index + 1, index + 1 + LONGEST_OBJECT))
