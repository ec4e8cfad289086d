"""Which words of a statement the hedges of its quotes govern.

A hedge governs a word of the statement where both have that word, or tell of the same effect on the same thing.  The
weaker the sign, the more must the two sentences have in common.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from claimcheck.analysis.fidelity.hedge.reservation import Gap, QuotedSentences
from claimcheck.language.certainty.assertion import COMPARISONS, Assertion
from claimcheck.language.certainty.causal_effect import is_cause
from claimcheck.language.certainty.hedge import ON_WORD, Hedge
from claimcheck.language.vocabulary.vocabulary import Vocabulary

# How many words behind an effect are taken for its object.
LONGEST_OBJECT = 8
# A statement of so few words need share only one of them beside the hedged one.
_SHORT = 4
# What of a statement must stand in a clause that a hedge governs whole: so many words, and this share.
_LEAST_WIDE = 3
_SHARE_WIDE = 0.6
# How many words before a hedge are read for what makes it possible.
_NEAR_PURPOSE = 5
# How many pairs of a hedge and a sentence are looked at.
_MOST_PAIRS = 200


def find_hedged(
    statement: Sequence[Assertion], evidence: Sequence[QuotedSentences], is_reported: bool, words: Vocabulary
) -> Iterator[Gap]:
    """Yield the words of a statement that hedges of the quotes govern, whether the statement hedges them or not.

    Where it `is_reported`, it only says what somebody says or holds: what quotes hedge on somebody's word is left out.
    """
    pairs = (
        (ours, quote, theirs, hedge)
        for quote, piece in enumerate(evidence)
        if piece.is_verified
        for theirs in piece.sentences
        if not theirs.is_question
        for hedge in theirs.hedges
        if not (is_reported and hedge.name in ON_WORD)
        for ours in statement
    )
    for ours, quote, theirs, hedge in islice(pairs, _MOST_PAIRS):
        for place in _match(ours, theirs, hedge, words):
            yield Gap(ours, place, quote, theirs, hedge)


def says_most(ours: Assertion, stems: frozenset[str]) -> bool:
    """Tell whether words say most of what a sentence says, its numbers among them."""
    shared = ours.stems & stems
    if len(shared) < max(_LEAST_WIDE, _SHARE_WIDE * len(ours.stems)):
        return False
    return all(stem in shared for stem in ours.stems if stem[0].isdigit())


def _match(ours: Assertion, theirs: Assertion, hedge: Hedge, words: Vocabulary) -> Iterator[int]:
    """Yield the places in a sentence of the statement of what a hedge governs in one of a quote."""
    near = theirs.gather(hedge.first, hedge.last)
    head = hedge.head
    if hedge.is_wide:
        near = theirs.gather_main(hedge.first, hedge.last, words)
        is_same_way = ours.has_denial(0, len(ours.tokens), words) == theirs.has_denial(hedge.first, hedge.last, words)
        if is_same_way and not theirs.is_denied(hedge.begin, words) and says_most(ours, near):
            yield next(place for place, stem in ours.terms.items() if stem in near)
    elif head is not None and not _is_made_possible(theirs, hedge, head, words):
        is_denied = theirs.is_denied(head, words)
        objects = theirs.gather(head + 1, min(hedge.last, head + 1 + LONGEST_OBJECT))
        has_same = hedge.name != "ability" and _shares_enough(ours, theirs, near, theirs.terms[head])
        for place, stem in ours.terms.items():
            if (
                (has_same and stem == theirs.terms[head])
                or (place in ours.effects and _is_same_effect(ours, place, theirs, head, near, objects, words))
            ) and ours.is_denied(place, words) == is_denied:
                yield place


def _shares_enough(ours: Assertion, theirs: Assertion, near: frozenset[str], stem: str) -> bool:
    """Tell whether two sentences with one word in common have others too, one of them near it."""
    shared = (ours.stems & theirs.stems) - {stem}
    return bool(shared & near) and (len(shared) > 1 or len(ours.stems) <= _SHORT)


def _is_same_effect(
    ours: Assertion,
    place: int,
    theirs: Assertion,
    head: int,
    near: frozenset[str],
    objects: frozenset[str],
    words: Vocabulary,
) -> bool:
    """Tell whether two words tell of one effect: of one kind on one thing, or of any kind among the same things."""
    if head not in theirs.effects or not is_cause(ours, place, words):
        return False
    if any(link.name not in COMPARISONS for link in ours.links):
        return False
    own = {ours.terms[place], theirs.terms[head]}
    if len((ours.stems & near) - own) > 1:
        return True
    reached = ours.gather(place + 1, place + 1 + LONGEST_OBJECT)
    return ours.effects[place] == theirs.effects[head] and bool((reached & objects) - own)


def _is_made_possible(theirs: Assertion, hedge: Hedge, head: int, words: Vocabulary) -> bool:
    """Tell whether a hedge says what was made possible, "so that the witness could see him", or is done: "can make"."""
    if hedge.name == "ability" and theirs.word(head) in words.certainty.making:
        return True
    before = theirs.tokens[max(0, hedge.begin - _NEAR_PURPOSE) : hedge.begin]
    return any(token.word in words.certainty.purposes for token in before)
