"""Whether a sentence says that one thing acts on another: "the drug reduces pain", and not "a reduced dose".

[sentence] = read_assertions("The drug reduces pain.", 0, 22, words)
is_cause(sentence, 2)     # True: "reduces" has an object
"""

from __future__ import annotations

from claimcheck.language.certainty.assertion import Assertion

# How many words may stand between "is" and "effective", or between "leads to" and "reduction", where 3 lose a find on
# InSciOut (`tests.calibrate`, hedge-dropped).
_BE_WORDS = 3
_NOUN_WORDS = 5


def has_cause(sentence: Assertion) -> bool:
    """Tell whether a sentence speaks of a cause at all, by a verb that may be one or by a word such as "because"."""
    causes = sentence.vocabulary.causes
    return any(_is_verb(sentence, index, is_plain=False) for index in sentence.effects) or any(
        token.word in causes for token in sentence.tokens
    )


def is_cause(sentence: Assertion, index: int) -> bool:
    """Tell whether a sentence says of an effect that something has it.

    It says so by a verb with an object, by "is effective" and the like, or by a noun behind such a verb: "leads to a
    reduction".
    """
    words = sentence.vocabulary
    if sentence.word(index) not in words.nouns:
        return _is_verb(sentence, index, is_plain=True)
    before = range(max(0, index - _NOUN_WORDS), index)
    return any(place in sentence.effects and _is_verb(sentence, place, is_plain=True) for place in before) or (
        sentence.word(index) in words.qualities
        and any(sentence.word(place) in words.language.be for place in range(max(0, index - _BE_WORDS), index))
    )


def _is_verb(sentence: Assertion, index: int, is_plain: bool) -> bool:
    """Tell whether an effect is a verb with an object; `is_plain` where "reduced" before a noun shall be none."""
    words, language = sentence.vocabulary, sentence.vocabulary.language
    word, before, behind = sentence.word(index), sentence.word(index - 1), sentence.word(index + 1)
    if word in words.certainty.nouns:
        return False
    if word in words.leading:
        return behind in words.particles
    if word in words.adjectives:
        return before in language.modals or (index - 1 in sentence.terms and before.endswith(words.plural_endings))
    if behind in words.agents:
        return any(sentence.word(place) in language.be for place in range(max(0, index - _BE_WORDS), index))
    if (
        (before in language.determiners and before not in language.relative)
        or before in language.possessives
        or before in language.prepositions
        or before in language.infinitive
    ):
        return False
    is_owned = behind in language.determiners or behind in language.possessives or behind in words.certainty.guards
    if word.endswith(words.certainty.participle_endings):
        return before in language.be or before == ","
    if before in language.be:
        return False
    if word.endswith(words.certainty.past_endings) and is_plain:
        return is_owned or (index - 1 in sentence.terms and index + 1 in sentence.terms)
    return is_owned or (behind[:1].isalnum() and behind not in words.certainty.no_objects)
