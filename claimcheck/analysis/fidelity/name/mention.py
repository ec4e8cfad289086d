"""Whether a text names whom or what a name of another text names.

A part of a name goes for the whole, letters for the words that they begin, a capital for its country and a citizen
too.  What may be one is taken for one: silence is cheaper than a false alarm.  `Mentions` asks texts that are read
for names, quotes for instance; `NameSearch` looks through the whole saved texts, where a name may stand anywhere:

    Mentions([read_names("Berg called for the UN", vocabulary)], vocabulary).names(ingrid_berg)     # True
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property, lru_cache
from itertools import chain

from claimcheck.analysis.fidelity.evidence_text import QuotedPassage
from claimcheck.language.name.proper_name import Name, Reading, Word
from claimcheck.language.name.spelling import LONGER, find_sound, fold_text, is_variant
from claimcheck.language.vocabulary.phrase import match_phrase
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.pattern import late

# Among how many words those are that letters stand for, and how many characters the small words between may have.
_INITIALS_WORDS = 8
_SMALL_WORD_CHARS = 4
# Words of so many letters in small letters are not what letters stand for ("US" is not "us"), and two first names that
# begin with so many letters may be one.
_SHORT_CHARS = 3
# A text of fewer characters may leave out what it is about: it is a cutting.  3,000 lose 9 names on BASIL.
_WHOLE_CHARS = 1_500
# In longer ones a name is not looked for.
_MOST_SEARCHED_CHARS = 2_000_000
# A word is looked for without so many of its last letters, so many left at least: "Ukrainian" stands for "Ukraine".
_ENDING_CHARS = 3
_LEAST_FORM_CHARS = 4
# So many letters may stand for a name.
_LEAST_INITIALS = 3
# O’Hara is a word, and the ending of an owner is none.
_APOSTROPHE = late(r"['’](?=[^\W\d_]{2})")
_APART = late(r"['’\-‐‑]")


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
        words = _list_telling(name)
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
        return any(letters in self._acronyms for letters in _abbreviate(name, self._vocabulary))

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
        if word in self._capitals or (word in self._words and (len(word) > _SHORT_CHARS or not name.is_acronym)):
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
            and not (ours.startswith(theirs[:_SHORT_CHARS]) or is_variant(find_sound(ours), find_sound(theirs)))
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
        for place, other in enumerate(words[index + 1 : index + _INITIALS_WORDS], index + 2):
            whole += other.key[:1]
            if other.is_capital:
                large += other.key[:1]
                yield index, place, large
                yield index, place, whole
            elif len(other.key) > _SMALL_WORD_CHARS:
                # "The Heads of Government meeting" may be the HOGM.
                yield index, place, whole
                break


def _abbreviate(name: Name, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the letters that a name may be called by: of all its words, and of those but particles."""
    large = [word for word in name.whole if word not in vocabulary.names.particles]
    return ("".join(word[0] for word in words) for words in (name.whole, large))


def _list_telling(name: Name) -> list[str]:
    """Return the words of a name without initials, which say too little, as far as there are others."""
    return [word for word in name.words if len(word) > 1] or list(name.words)


class NameSearch:
    """The whole texts of what is quoted."""

    def __init__(self, passages: Iterable[QuotedPassage], vocabulary: Vocabulary) -> None:
        passages = list(passages)
        self._texts = {passage.text for passage in passages}
        self._is_whole = all(map(_is_whole, passages))
        self._vocabulary = vocabulary

    def has(self, name: Name) -> bool | None:
        """Tell whether a name, or a part of it, stands anywhere; None where the texts are too short to say that not."""
        if any(len(text) > _MOST_SEARCHED_CHARS or self._is_in(text, name) for text in self._texts):
            return True
        return False if self._is_whole and sum(map(len, self._texts)) >= _WHOLE_CHARS else None

    def _is_in(self, text: str, name: Name) -> bool:
        codes = find_code(name, self._vocabulary)
        if codes:
            return any(_has_phrase(text, phrase) for phrase in self._vocabulary.names.list_phrases(codes))
        if name.is_acronym and _spell(name.words[0]).search(text):
            return True
        if any(
            len(letters) >= _LEAST_INITIALS and _has_word(text, letters.upper(), is_whole=True)
            for letters in _abbreviate(name, self._vocabulary)
        ):
            return True
        words = _list_telling(name)
        there = [word for word in words if _has_form(text, word)]
        # First names are those of many.
        return words[-1] in there or 2 * len(there) > len(words)


def _is_whole(passage: QuotedPassage) -> bool:
    """Tell whether a passage was taken from the whole text of its source, all of which could be read."""
    return passage.reading is not None and not passage.is_excerpt and not passage.reading.unread


def _has_form(text: str, word: str) -> bool:
    """Tell whether a word of a name stands in a text, with another ending perhaps."""
    if len(word) <= _LEAST_FORM_CHARS:
        return _has_phrase(text, word)
    return _has_word(_level(text), word[: max(_LEAST_FORM_CHARS, len(word) - _ENDING_CHARS)], is_whole=False)


def _has_phrase(text: str, phrase: str) -> bool:
    """Tell whether words stand in a text; of short ones those with capitals, or with dots: "U.S."."""
    level = _level(text)
    if len(phrase) >= _LEAST_FORM_CHARS:
        return _has_word(level, phrase, is_whole=True)
    written = (phrase.upper(), phrase.capitalize())
    return _has_word(level, ".".join(phrase), is_whole=True) or any(_has_word(text, w, is_whole=True) for w in written)


def _has_word(text: str, word: str, is_whole: bool) -> bool:
    """Tell whether a word of a text is this one, or begins like it."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not text[start - 1 : start].isalnum() and not (is_whole and text[end : end + 1].isalnum()):
            return True
        start = text.find(word, end)
    return False


@lru_cache(64)
def _spell(letters: str) -> re.Pattern[str]:
    """Return a pattern of words that begin with letters, small words between."""
    return re.compile(r"(?:[\s-][a-z]{1,4}){0,2}[\s-]".join(rf"\b{re.escape(letter.upper())}\w+" for letter in letters))


@lru_cache(8)
def _level(text: str) -> str:
    """Return a text in small letters, as the folds of words write them, with single spaces between."""
    return fold_text(" ".join(_APART.sub(" ", _APOSTROPHE.sub("", text)).split()))
