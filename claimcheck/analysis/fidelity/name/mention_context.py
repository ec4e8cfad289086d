"""Where a name stands: the words beside it, and how much the place of one name is that of another."""

from __future__ import annotations

from collections.abc import Sequence, Set

from claimcheck.language.name.proper_name import Name, Word
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.record import NamedTuple

# How many words on either side of a name tell its place.
_BESIDE = 4
# Among how many words they are looked for, where articles and titles stand between.
_READ = 8
# Words are compared by so many letters: "created", "creates".
_STEM = 5
_SHORTEST = 3
# What it weighs that the words next to two names are one: a small word, another one; that both bear one title, that
# both are places beside one word, that they begin with the same word, that both are letters, or as many words.
_SMALL, _OTHER, _OFFICE, _PLACE, _FIRST, _FORM = 1.0, 2.0, 2.0, 1.0, 0.5, 0.25
# From here on one name stands in the place of the other: by the same preposition and another word, for instance.
IN_PLACE = 2.0


class MentionContext(NamedTuple):
    """The words before a name and behind it, the nearest first, without articles; and the titles before it."""

    before: Sequence[Word]
    behind: Sequence[Word]
    titles: Set[str]


def read_place(words: Sequence[Word], name: Name, vocabulary: Vocabulary) -> MentionContext:
    """Return where among the words of its text a name stands."""
    before, behind = words[max(0, name.first - _READ) : name.first][::-1], words[name.stop : name.stop + _READ]
    titles: set[str] = set()
    for word in before:
        if word.key not in vocabulary.names.titles:
            break
        titles.add(word.key)
    passed = vocabulary.names.passed
    return MentionContext(
        [word for word in before if word.key not in passed][:_BESIDE],
        [word for word in behind if word.key not in passed][:_BESIDE],
        titles,
    )


def weigh(
    ours: MentionContext, theirs: MentionContext, names: tuple[Name, Name], are_places: bool, small: Set[str]
) -> float:
    """Return how much two places are one: 0 where nothing is the same.  `small` are words that tell little."""
    weight = 0.0
    for here, there in zip(ours[:2], theirs[:2], strict=True):
        if not here or not there or not is_same(here[0], there[0]):
            continue
        weight += _SMALL if here[0].key in small else _OTHER
        rest = [word for word in there[1:] if word.key not in small]
        weight += sum(any(is_same(word, one) for one in rest) for word in here[1:] if word.key not in small)
    if are_places and weight:
        weight += _PLACE
    if ours.titles & theirs.titles:
        weight += _OFFICE
    mine, other = names
    if mine.words[0] == other.words[0]:
        weight += _FIRST
    if mine.is_acronym == other.is_acronym and len(mine.whole) == len(other.whole):
        weight += _FORM
    return weight


def is_same(one: Word, other: Word) -> bool:
    """Tell whether two words are forms of one."""
    if len(one.key) < _SHORTEST or len(other.key) < _SHORTEST:
        return one.key == other.key
    return find_stem(one) == find_stem(other)


def find_stem(word: Word) -> str:
    """Return the letters by which a word is compared with others."""
    return word.key[:_STEM]
