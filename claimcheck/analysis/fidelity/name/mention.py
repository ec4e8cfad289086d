"""Whether a text names whom or what a name of another text names.

A part of a name goes for the whole, letters for the words that they begin, a capital for its country and a citizen
too.  What may be one is taken for one: silence is cheaper than a false alarm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property
from itertools import chain

from claimcheck.language.name.proper_name import Name, Reading, Word
from claimcheck.language.name.spelling import LONGER, find_sound, is_variant
from claimcheck.language.vocabulary.phrase import match_phrase
from claimcheck.language.vocabulary.vocabulary import Vocabulary

# How many small words may stand between the words that letters stand for, and how many words those may be.
_FEW = 8
_LONGEST_SMALL = 4
# Shorter words in small letters are not what letters stand for: "US" is not "us".
_SHORT = 3


class Mentions:
    """What some texts name; they are read when they are first asked for."""

    def __init__(self, readings: Iterable[Reading], vocabulary: Vocabulary) -> None:
        self._readings = list(readings)
        self._vocabulary = vocabulary

    def names(self, name: Name) -> bool:
        """Tell whether whom a name names is named here, or may be."""
        if self._has_place(name) or self._has_initials(name) or self._has_without_country(name):
            return True
        if find_code(name, self._vocabulary) and len(name.whole) > 1:
            # South Korea, and somebody who went north, are not North Korea.
            return False
        # An initial says too little.
        words = [word for word in name.words if len(word) > 1] or list(name.words)
        there = [word for word in words if self._has_word(word, name)]
        if len(there) == len(words):
            return True
        if not there:
            return False
        if words[-1] in there:
            return not self._has_other(name, words[-1])
        return 2 * len(there) > len(words) or not self._are_others(there)

    def has_words(self, words: Set[str]) -> bool:
        """Tell whether all of some words stand here, with a capital or without."""
        return words <= self._words

    def has_acronym(self, letters: str) -> bool:
        """Tell whether letters stand here as a word, in capitals throughout."""
        return letters in self._acronyms

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word.key for word in self._each_word())

    @cached_property
    def _capitals(self) -> frozenset[str]:
        return frozenset(word.key for word in self._each_word() if word.is_capital)

    @cached_property
    def _acronyms(self) -> frozenset[str]:
        return frozenset(word.key for word in self._each_word() if len(word.key) > 1 and word.text.isupper())

    @cached_property
    def _places(self) -> frozenset[str]:
        return frozenset(chain.from_iterable(find_codes(reading.words, self._vocabulary) for reading in self._readings))

    @cached_property
    def _initials(self) -> frozenset[str]:
        return frozenset(letters for reading in self._readings for _, _, letters in list_initials(reading.words))

    @cached_property
    def _sounds(self) -> dict[str, list[str]]:
        """The words with a capital, as they sound, by their first letters."""
        found: dict[str, list[str]] = {}
        for word in sorted(self._capitals):
            sound = find_sound(word)
            found.setdefault(sound[:1], []).append(sound)
        return found

    @cached_property
    def _by_word(self) -> dict[str, list[Name]]:
        """The names of several words, by each of these."""
        found: dict[str, list[Name]] = {}
        for reading in self._readings:
            for name in reading.names:
                for word in name.words:
                    found.setdefault(word, []).append(name)
        return found

    def _each_word(self) -> Iterator[Word]:
        return (word for reading in self._readings for word in reading.words)

    def _has_place(self, name: Name) -> bool:
        codes = find_code(name, self._vocabulary)
        return any(self._vocabulary.names.is_there(ours, theirs) for ours in codes for theirs in self._places)

    def _has_initials(self, name: Name) -> bool:
        if len(name.words) == 1:
            return name.is_acronym and name.words[0] in self._initials
        large = (word for word in name.whole if word not in self._vocabulary.names.particles)
        return any("".join(word[0] for word in words) in self._acronyms for words in (name.whole, large))

    def _has_without_country(self, name: Name) -> bool:
        """Tell whether the Supreme Court is named where a name is that of the U.S. Supreme Court."""
        place = match_phrase(name.whole, 0, self._vocabulary.names.places)
        rest = () if place is None else name.whole[place[1] :]
        return (
            bool(rest)
            and rest[0] in self._capitals
            and any(self._has_alone(reading.words, rest) for reading in self._readings)
        )

    def _has_alone(self, words: list[Word], rest: tuple[str, ...]) -> bool:
        """Tell whether words stand together with capitals, and without a place before them."""
        return any(
            word.is_capital
            and word.key == rest[0]
            and tuple(other.key for other in words[index : index + len(rest)]) == rest
            and not (index and match_phrase([words[index - 1].key], 0, self._vocabulary.names.places))
            for index, word in enumerate(words)
        )

    def _has_word(self, word: str, name: Name) -> bool:
        """Tell whether a word of a name stands here, or another form or spelling of it."""
        if word in self._capitals or (word in self._words and (len(word) > _SHORT or not name.is_acronym)):
            return True
        # Niger is not Nigeria; Zaporizhia is Zaporizhzhia.
        if len(word) < LONGER and len(name.words) == 1 and find_code(name, self._vocabulary):
            return False
        ours = find_sound(word)
        return any(is_variant(ours, theirs) for theirs in self._sounds.get(ours[:1], ()))

    def _has_other(self, name: Name, last: str) -> bool:
        """Tell whether the last word of a name is here that of others only: Hillary Clinton is not Bill Clinton."""
        others = self._by_word.get(last, ())
        return bool(others) and all(self._is_other(name, other, last) for other in others)

    def _is_other(self, name: Name, other: Name, last: str) -> bool:
        ours, theirs = name.words[0], other.words[0]
        return (
            len(name.words) == len(other.words) == 2
            and other.words[-1] == last
            and other.is_sure
            and len(ours) > 1
            and len(theirs) > 1
            and frozenset((ours, theirs)) not in self._vocabulary.names.nicknames
            and not (ours.startswith(theirs[:_SHORT]) or is_variant(find_sound(ours), find_sound(theirs)))
            and theirs not in self._vocabulary.names.places
        )

    def _are_others(self, there: list[str]) -> bool:
        """Tell whether the first words of a name are here only those of names that end otherwise."""
        return all(word in self._by_word for word in there) and all(
            len(other.words) > 1 and other.words[-1] != word for word in there for other in self._by_word[word]
        )


def find_codes(words: Sequence[Word], vocabulary: Vocabulary) -> set[str]:
    """Return the codes of all places that are named among words; in New Mexico, Mexico is not named."""
    found: set[str] = set()
    keys = [word.key for word in words]
    behind = 0
    for index, word in enumerate(words):
        if word.is_capital and index >= behind:
            place = match_phrase(keys, index, vocabulary.names.places)
            if place is not None:
                codes, behind = place
                found |= codes
    return found


def find_code(name: Name, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the codes of the place that a name is; none where it is another sort of name."""
    place = match_phrase(name.whole, 0, vocabulary.names.places)
    return place[0] if place is not None and place[1] == len(name.whole) else frozenset()


def list_initials(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """Yield what letters runs of words may be called by, with the places of their first word and behind their last.

    The letters are those of the words with capitals, with and without those of the small words between; a word in
    small letters may end them.
    """
    for index, word in enumerate(words):
        if not word.is_capital:
            continue
        large = whole = word.key[:1]
        for place, other in enumerate(words[index + 1 : index + _FEW], index + 2):
            whole += other.key[:1]
            if other.is_capital:
                large += other.key[:1]
                yield index, place, large
                yield index, place, whole
            elif len(other.key) > _LONGEST_SMALL:
                # "The Heads of Government meeting" may be the HOGM.
                yield index, place, whole
                break
