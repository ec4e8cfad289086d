"""Names of a statement that nothing it rests on names, and the names that stand in their place.

That a quote lacks a name says little: "he", "the film" and "the city" may stand for it.  So a name is reported only
where another one stands in its place, or where its source does not have it at all; and what a short text leaves
unsaid, the subject of a statement above all, is taken to be what the text is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Protocol

from claimcheck.analysis.fidelity.name.mention import Mentions, find_code, list_initials
from claimcheck.analysis.fidelity.name.mention_context import IN_PLACE, MentionContext, find_stem, read_place, weigh
from claimcheck.language.name.proper_name import Name, Reading, Word
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.record import NamedTuple

# How many words before a name may deny what is said of it.
_DENIED = 8
# How many letters a first word has that may be a name.
_SHORTEST = 4
# What it takes for the first word of one sentence to stand in the place of that of another.
_PLAINLY = 3.0
# How many names of the quotes are compared with one of the statement.
_MOST_RIVALS = 200


class QuotedNames(NamedTuple):
    """The words and names of a passage, and where in it the sentences of the quote begin and end."""

    reading: Reading
    begin: int
    end: int


class Drift(NamedTuple):
    """A name that is not carried, and the nearest one of a quote: which quote, and whether it stands in its place.

    `is_nowhere` where the whole text of the sources lacks the name.
    """

    name: Name
    nearest: Name | None
    quote: int
    is_in_place: bool
    is_nowhere: bool = False


class SourceNames(Protocol):
    """The whole text of what is quoted."""

    def has(self, name: Name) -> bool | None:
        """Tell whether a name stands anywhere; None where the text is too short to say that it does not."""


class _Rival(NamedTuple):
    """A name of a quote that the statement does not name."""

    name: Name
    quote: int
    place: MentionContext
    is_place: bool


class Exchange:
    """The names of one statement, and those of the quotes for it."""

    def __init__(
        self, text: str, statement: Reading, quotes: Sequence[QuotedNames], carriers: Mentions, vocabulary: Vocabulary
    ) -> None:
        self._text, self._statement, self._quotes = text, statement, quotes
        self._carriers, self._vocabulary = carriers, vocabulary

    def find(self, source: SourceNames) -> Iterator[Drift]:
        """Yield the names that are not carried, and are not what the quotes leave unsaid; each of them once."""
        known: set[str] = set()
        for name in self._statement.names:
            drift = None if name.words[-1] in known else self._judge(name, source)
            if drift is not None:
                known.add(name.words[-1])
                yield drift

    def _judge(self, name: Name, source: SourceNames) -> Drift | None:
        is_name = name.is_sure or self._is_place(name)
        if not (is_name or self._may_open(name)) or self._carriers.names(name):
            return None
        if self._is_denied(name) or self._is_abbreviated(name):
            return None
        drift = self._find_nearest(name)
        has = source.has(name)
        if drift.is_in_place:
            # Elsewhere in its text a quote may tell of somebody else.
            return drift if not has or self._is_close else None
        if has or not is_name or self._is_added(name):
            return None
        if has is False:
            return drift._replace(is_nowhere=True)
        is_beside = drift.nearest is not None and not self._is_topic(name)
        return drift if self._is_close and (is_beside or self._is_joined(name)) else None

    def _find_nearest(self, name: Name) -> Drift:
        """Return the name of the quotes that stands most nearly where a name of the statement does."""
        is_place = self._is_place(name)
        place = read_place(self._statement.words, name, self._vocabulary)
        best, most = Drift(name, None, 0, is_in_place=False), -1.0
        for rival in self._rivals:
            if rival.is_place != is_place:
                continue
            weight = weigh(place, rival.place, (name, rival.name), is_place, self._small)
            if weight > most and (is_place or self._may_replace(rival.name, name, weight)):
                best, most = Drift(name, rival.name, rival.quote, weight >= IN_PLACE), weight
        return best

    @cached_property
    def _rivals(self) -> list[_Rival]:
        ours = Mentions([self._statement], self._vocabulary)
        return list(
            islice(
                (
                    _Rival(name, number, read_place(words, name, self._vocabulary), self._is_place(name))
                    for number, ((words, names), begin, end) in enumerate(self._quotes)
                    for name in names
                    if begin <= name.start < end and not ours.names(name)
                ),
                _MOST_RIVALS,
            )
        )

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words that tell little of the place of a name: many names stand beside "said"."""
        return self._vocabulary.names.openers | self._vocabulary.syntax.plain

    @cached_property
    def _is_close(self) -> bool:
        """Tell whether the quotes have at least half of what the statement says: names, and words but small ones."""
        there = {find_stem(word) for quote in self._quotes for word in quote.reading.words}
        ours = [find_stem(word) for word in self._statement.words if not (word.is_capital or self._is_small(word))]
        carried = [self._carriers.names(name) for name in self._statement.names]
        # The name that is asked for is not among them.
        return 2 * (sum(stem in there for stem in ours) + sum(carried)) >= len(ours) + len(carried) - 1

    def _may_replace(self, rival: Name, name: Name, weight: float) -> bool:
        """Tell whether what stands in the place of a name is one, and not the common first word of a sentence."""
        if rival.is_sure:
            return True
        return self._may_open(rival) and weight >= (IN_PLACE if name.is_sure else _PLAINLY)

    def _may_open(self, name: Name) -> bool:
        """Tell whether the first word of a sentence may be a name, and not one of the common words."""
        word = name.words[0]
        return len(word) >= _SHORTEST and not word.endswith(self._vocabulary.names.plain_endings)

    def _is_denied(self, name: Name) -> bool:
        """Tell whether the statement says something not of whom it names."""
        before = self._statement.words[max(0, name.first - _DENIED) : name.first]
        return any(word.key in self._vocabulary.names.denying or word.text.endswith(("n't", "n’t")) for word in before)

    def _is_abbreviated(self, name: Name) -> bool:
        """Tell whether the evidence has the letters of what a name is a part of: "ADA"."""
        return any(
            first <= name.first and name.stop <= stop and self._carriers.has_acronym(letters)
            for first, stop, letters in list_initials(self._statement.words)
            if len(letters) > 1
        )

    def _is_added(self, name: Name) -> bool:
        """Tell whether a name only says where a place lies, whose an office is, or who holds it: "Rome, Italy"."""
        words = self._statement.words
        titles = read_place(words, name, self._vocabulary).titles
        if titles:
            return self._carriers.has_words(titles)
        if not self._is_place(name):
            return False
        # "The German chancellor Olaf Scholz", "Ukraine's President Zelensky".
        behind = name.stop
        while behind < len(words) and words[behind].key in self._vocabulary.names.passed:
            behind += 1
        is_owner = behind > name.stop
        is_behind = bool(name.first) and self._text[words[name.first - 1].end : name.start].strip() == ","
        return any(
            self._carriers.names(other)
            for other in self._statement.names
            if (is_behind and other.stop == name.first) or (is_owner and other.first == behind)
        )

    def _is_joined(self, name: Name) -> bool:
        """Tell whether "and" joins a name to one that the evidence has."""
        words, joints = self._statement.words, self._vocabulary.syntax.coordinators
        before = name.first - 1 if name.first and words[name.first - 1].key in joints else -1
        behind = name.stop + 1 if name.stop < len(words) and words[name.stop].key in joints else -1
        return any(
            (other.stop == before or other.first == behind) and self._carriers.names(other)
            for other in self._statement.names
        )

    def _is_topic(self, name: Name) -> bool:
        """Tell whether a short text may be about a name and leave it out: the subject, "the film …"."""
        before = self._statement.words[: name.first]
        language, verbs = self._vocabulary.syntax, self._vocabulary.names.verbs
        passed = self._vocabulary.names.openers | self._vocabulary.names.passed
        small = (word.is_capital or word.key in passed for word in before)
        if all(small) and verbs.isdisjoint(word.key for word in before):
            return True
        if before[-1].key in self._vocabulary.names.sorts:
            return True
        # "Based on 50 reviews, …": the subject stands behind the comma.
        first = before[0].key
        is_adjunct = first in language.prepositions or first.endswith(language.opening_endings)
        return is_adjunct and "," in self._text[before[-1].end : name.start]

    def _is_place(self, name: Name) -> bool:
        """Tell a country or city from other names; who acts for one is none."""
        return not find_code(name, self._vocabulary) <= self._vocabulary.names.organs

    def _is_small(self, word: Word) -> bool:
        return word.key in self._vocabulary.names.openers
