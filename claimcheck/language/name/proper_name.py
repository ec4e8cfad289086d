"""Proper names in a text: runs of words with capitals that no beginning of a sentence explains.

Titles part a run: "Polish Prime Minister Donald Tusk" has two names, "Polish" and "Donald Tusk".  What is read is what
somebody wrote with a capital; who is meant by it is not asked here.
"""

from __future__ import annotations

from functools import lru_cache

from claimcheck.language.name.spelling import fold_word
from claimcheck.language.text.letter import is_currency
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

# More of a text is not read: a quote or a statement seldom has a hundredth of it.
LONGEST = 20_000
# How many words a name may have, particles included.
LONGEST_NAME = 12
# Letters may be followed by the marks that stand on them.
_WORD = late(
    r"(?:[^\W\d_]\.){1,8}[^\W\d_](?![^\W_])\.?"
    r"|[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_\u0300-\u036f]*)*(?:['’](?:[^\W\d_]{2,}|t(?![^\W_])))*"
    r"|['’][sS](?![^\W_])"
)
# What may stand between two words of one name.
_INSIDE = late(r"[ \t\u00a0]{1,2}|[ \t]?\r?\n\f?[ \t]{0,8}|[-‐‑]|[ \t]?&[ \t]?|[-‐‑][ \t]*\r?\n")
_POINT = late(r"\.[ \t\u00a0]{0,2}")
# Behind these a capital says nothing.
_OPENING = late(r"[.!?…:;•·▪‣◦■*]|\n[ \t\r]*\n|[\"“„«‹‘(\[]\Z|\s'\Z|[-–—]\s*\Z")
# NGOs, SUVs: what is many is no name.
_MANY = late(r"[A-Z]{2,}s\Z")
_OWNER = frozenset(("'s", "’s", "'S", "’S"))


class Word(NamedTuple):
    """A word as it is written, its fold, its place in the text; whether it has a capital, and begins a sentence."""

    text: str
    key: str
    start: int
    end: int
    is_capital: bool
    is_opening: bool


class Name(NamedTuple):
    """A name: where it stands, in offsets and, from `first` to before `stop`, in words; and the folds of its words.

    `whole` are all of them but titles, `words` those that tell it from others of its sort: of the University of
    Oxford, the last.  `is_sure` where something else than the beginning of a sentence gives it its capital.
    """

    start: int
    end: int
    whole: tuple[str, ...]
    words: tuple[str, ...]
    is_sure: bool
    is_acronym: bool
    first: int
    stop: int


class Reading(NamedTuple):
    """The words of a text, and its names in their order."""

    words: list[Word]
    names: list[Name]


def may_have_names(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether `read_names` might find any: none where a text has but the capital that it begins with."""
    first, _, rest = text.partition(" ")
    return rest != rest.lower() or first.lower() not in vocabulary.names.openers


# One claim's words are read several times, and claims may share a quote.
@lru_cache(256)
def read_names(text: str, vocabulary: Vocabulary) -> Reading:
    """Return the words and names of the first `LONGEST` characters of a text."""
    words = _read_words(text[:LONGEST], vocabulary)
    return Reading(words, _Reader(text, words, vocabulary).read())


def _read_words(text: str, vocabulary: Vocabulary) -> list[Word]:
    words: list[Word] = []
    behind, before = 0, ""
    # Made as `Word._make` would, and faster: there are hundreds for every quote.
    new = tuple.__new__
    for match in _WORD.finditer(text):
        word, start, end = match[0], match.start(), match.end()
        gap = text[behind:start]
        is_opening = not words or (gap != " " and _is_opening(gap, before, vocabulary))
        small = word.lower()
        key = small if small.isascii() and small.isalpha() else fold_word(word)
        words.append(new(Word, (word, key, start, end, word != small, is_opening)))
        behind, before = end, word
    return words


def _is_opening(gap: str, before: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence, or what is said in one, begins behind a gap between two words."""
    if _OPENING.search(gap) is None:
        return False
    return not (gap.lstrip(".").isspace() and _is_abbreviation(before, vocabulary))


def _is_abbreviation(word: str, vocabulary: Vocabulary) -> bool:
    return len(word) == 1 or "." in word or word.lower() in vocabulary.syntax.abbreviations


class _Reader:
    """One text in one language."""

    def __init__(self, text: str, words: list[Word], vocabulary: Vocabulary) -> None:
        self.text, self.words, self.vocabulary = text, words, vocabulary
        self.lists = vocabulary.names

    def read(self) -> list[Name]:
        names: list[Name] = []
        index = 0
        while index < len(self.words):
            if self.words[index].is_capital and self._is_part(index):
                end = self._find_end(index)
                names += self._split(index, end)
                index = end
            else:
                index += 1
        return names

    def _is_part(self, index: int) -> bool:
        word = self.words[index]
        if not word.is_capital or word.text in _OWNER or not word.key:
            return False
        # CO2, NZ75c.
        if any(map(str.isdecimal, word.text)) or _MANY.match(word.text):
            return False
        # X-ray, R-Ky, US$.
        behind = self.text[word.end : word.end + 1]
        if (len(word.text) == 1 and behind == "-") or is_currency(behind):
            return False
        return not (word.is_opening and word.key in self.lists.openers)

    def _find_end(self, begin: int) -> int:
        """Return where a run of capitals ends; particles belong to it where a capital follows them."""
        end = index = begin + 1
        while index < len(self.words) and index - begin < LONGEST_NAME and self._is_joined(index):
            if self._is_part(index):
                end = index + 1
            elif self.words[index].key not in self.lists.particles or index - end > 1:
                break
            index += 1
        return end

    def _is_joined(self, index: int) -> bool:
        before, word = self.words[index - 1], self.words[index]
        gap = self.text[before.end : word.start]
        if _INSIDE.fullmatch(gap):
            return True
        return _POINT.fullmatch(gap) is not None and _is_abbreviation(before.text, self.vocabulary)

    def _split(self, begin: int, end: int) -> list[Name]:
        """Return the names of a run, which titles and dates part."""
        lists = self.lists
        parts: list[list[int]] = [[]]
        for index in range(begin, end):
            key = self.words[index].key
            # "In May Theresa May": the one behind a name is one.
            is_date = key in lists.days or (key in lists.months and not parts[-1])
            if is_date or key in lists.titles:
                parts.append([])
            elif parts[-1] or key not in lists.joining:
                parts[-1].append(index)
        parts = [part for part in parts if part]
        if not parts and end - begin > 1:
            parts = [list(range(begin, end))]
        return [name for part in parts if (name := self._make(part)) is not None]

    def _make(self, part: list[int]) -> Name | None:
        while part and not self.words[part[-1]].is_capital:
            part = part[:-1]
        lists = self.lists
        run = [self.words[index] for index in part]
        told = [word for word in run if word.is_capital]
        strong = [word for word in told if word.key not in lists.sorts and word.key not in lists.firms]
        told = strong or told
        if not told or len(told) == len(told[0].key) == 1 or all(word.key in lists.common for word in told):
            return None
        if not strong and len(told) < 2:
            return None
        first = run[0]
        return Name(
            start=first.start,
            end=run[-1].end,
            whole=tuple(word.key for word in run),
            words=tuple(word.key for word in told),
            is_sure=len(told) > 1
            or not first.is_opening
            or told[0] is not first
            or any(map(str.isupper, first.text[1:])),
            is_acronym=len(run) == 1 and first.text.upper() == first.text,
            first=part[0],
            stop=part[-1] + 1,
        )
