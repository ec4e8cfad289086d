"""Whether a sentence says that one thing acts on another: "the drug reduces pain", and not "a reduced dose".

[sentence] = read_assertions("The drug reduces pain.", 0, 22, vocabulary)
is_cause(sentence, 2)     # True: "reduces" has an object
"""

from __future__ import annotations

from claimcheck.language.certainty.assertion import Assertion
from claimcheck.language.sentence.token import TokenView

# How many words may stand between "is" and "effective", or between "leads to" and "reduction", where 3 lose a find on
# InSciOut (`tests.calibrate`, hedge-dropped).
_BE_WORDS = 3
_NOUN_WORDS = 5


def has_cause(sentence: Assertion) -> bool:
    """Tell whether a sentence speaks of a cause at all, by a verb that may be one or by a word such as "because"."""
    return any(
        _is_verb(sentence, index, is_plain=False) for index in sentence.effects
    ) or not sentence.view.vocabulary.certainty.causes.isdisjoint(sentence.view.words)


def is_cause(sentence: Assertion, index: int) -> bool:
    """Tell whether a sentence says of an effect that something has it.

    It says so by a verb with an object, by "is effective" and the like, or by a noun behind such a verb: "leads to a
    reduction".
    """
    view, words = sentence.view, sentence.view.vocabulary.certainty
    if view.words[index] not in words.nouns:
        return _is_verb(sentence, index, is_plain=True)
    before = range(max(0, index - _NOUN_WORDS), index)
    return any(place in sentence.effects and _is_verb(sentence, place, is_plain=True) for place in before) or (
        view.words[index] in words.qualities and _is_behind_be(view, index)
    )


def _is_behind_be(view: TokenView, index: int) -> bool:
    """Tell whether "is" or the like stands a few words before a word."""
    return not view.vocabulary.syntax.be.isdisjoint(view.words[max(0, index - _BE_WORDS) : index])


def _is_verb(sentence: Assertion, index: int, is_plain: bool) -> bool:
    """Tell whether an effect is a verb with an object; `is_plain` where "reduced" before a noun shall be none."""
    view = sentence.view
    words, syntax = view.vocabulary.certainty, view.vocabulary.syntax
    word, before, behind = view.word(index), view.word(index - 1), view.word(index + 1)
    if word in words.nouns:
        return False
    if word in words.leading:
        return behind in words.particles
    if word in words.adjectives:
        return before in syntax.modals or (index - 1 in sentence.terms and before.endswith(words.plural_endings))
    if behind in words.agents:
        return _is_behind_be(view, index)
    if (
        (before in syntax.determiners and before not in syntax.relative)
        or before in syntax.possessives
        or before in syntax.prepositions
        or before in syntax.infinitive
    ):
        return False
    is_owned = behind in syntax.determiners or behind in syntax.possessives or behind in words.guards
    if word.endswith(words.participle_endings):
        return before in syntax.be or before == ","
    if before in syntax.be:
        return False
    if word.endswith(words.past_endings) and is_plain:
        return is_owned or (index - 1 in sentence.terms and index + 1 in sentence.terms)
    return is_owned or (behind[:1].isalnum() and behind not in words.no_objects)
