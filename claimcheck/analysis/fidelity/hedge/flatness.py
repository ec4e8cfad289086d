"""Whether a statement says something flatly, or leaves it open or to somebody in some way of its own."""

from __future__ import annotations

from claimcheck.language.certainty.assertion import Assertion
from claimcheck.language.certainty.hedge import ON_WORD, Hedge
from claimcheck.language.vocabulary.vocabulary import Vocabulary


def is_asserted(ours: Assertion, place: int, words: Vocabulary) -> bool:
    """Tell whether a sentence says a word of its own, and leaves it neither open nor to somebody."""
    if ours.is_question or ours.is_left_open(place):
        return False
    language = words.syntax
    nouns = [hedge for hedge in ours.hedges if hedge.name == "adjective" and hedge.head is not None]
    told = {index for hedge in nouns for index in range(hedge.begin, hedge.end)}
    last_pause = max((index for index, token in enumerate(ours.tokens) if token.word == ","), default=-1)
    for index, token in enumerate(ours.tokens):
        word = token.word
        if word in words.certainty.conditions:
            return False
        if word in words.certainty.attitudes and index not in told:
            # "…, suggests a study"
            is_tag = place < last_pause < index and (word in language.saying or word in language.holding)
            if index <= place or is_tag:
                return False
    return True


def is_excused(ours: Assertion, place: int, theirs: Assertion, hedge: Hedge, words: Vocabulary) -> bool:
    """Tell whether a sentence hedges as another does, in its own way, or only mentions the word that is hedged."""
    language = words.syntax
    said = {token.word for token in ours.tokens}
    cue = {token.word for token in theirs.tokens[hedge.begin : hedge.end]} - words.certainty.light
    if cue & said:
        return True
    if hedge.name in ON_WORD and not said.isdisjoint(words.certainty.reports):
        return True
    if hedge.name == "forecast" and not said.isdisjoint(words.certainty.future):
        return True
    if hedge.name == "adjective" or hedge.is_wide:
        return False
    before = ours.word(place - 1)
    is_aim = before in language.infinitive and ours.word(place - 2) not in words.certainty.leading
    is_participle = ours.word(place).endswith(words.certainty.participle_endings) and place - 1 in ours.terms
    is_aside = before in language.relative and place not in ours.effects
    return is_aim or is_participle or is_aside
