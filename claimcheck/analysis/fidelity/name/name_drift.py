"""Names of a text that nothing it stands on has, and the names that stand in their place.

That a quote lacks a name says little: "he", "the film" and "the city" may stand for it.  So a name is reported only
where another one stands in its place, or where its source does not have it at all; and what a short text leaves
unsaid, the subject of a sentence above all, is taken to be what the text is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from claimcheck.analysis.fidelity.evidence_text import Drift, EvidenceText, PassageWords, QuotedPassage, StatedText
from claimcheck.analysis.fidelity.name.mention import Mentions, NameSearch, list_initials
from claimcheck.analysis.fidelity.name.substitution import (
    QuotedNames,
    Rival,
    find_beginning,
    find_substitution,
    is_place,
    list_rivals,
    may_open,
    read_titles,
)
from claimcheck.language.name.proper_name import LONGEST, Name, Reading, Word, may_have_names, read_names
from claimcheck.language.sentence.token import find_begin, find_ends
from claimcheck.language.vocabulary.vocabulary import Vocabulary

# What becomes of a name: another one stands in its place, the saved texts have it nowhere, or the quotes do not.
IN_PLACE, NOWHERE, UNQUOTED = "in place", "nowhere", "unquoted"
# How many names of one text are judged.
_MOST_NAMES = 40
# With so many words of another language a text is not read, nor one of so many that all have capitals.
_FOREIGN_WORDS = 2
_TITLE_WORDS = 5
# How many words before a name may deny what is said of it: 4 cost a false find on FEVER-symmetric, 12 lose 14 names on
# BASIL (`tests.calibrate`, names).
_DENIED_WORDS = 8


def may_have_name_drift(stated: StatedText) -> bool:
    """Tell whether a text has any names; its evidence need not be gathered where it has none."""
    return _read_stated(stated) is not None


def find_name_drift(stated: StatedText, evidence: EvidenceText) -> Iterator[Drift]:
    """Yield the names of a text that its evidence does not carry, each once, with the nearest name of a quote.

    `kind` is `IN_PLACE`, `NOWHERE` or `UNQUOTED`.  None are yielded for texts that are plainly in another language
    than they say, or have capitals throughout.
    """
    vocabulary, statement = stated.vocabulary, _read_stated(stated)
    if statement is None or not _is_readable(statement, vocabulary):
        return
    near = [passage.text[passage.begin : passage.stop] for passage in evidence.passages]
    if all(any(stated.text[name.start : name.end] in words for words in near) for name in statement.names):
        return
    quotes = [_read_quote(passage, vocabulary) for passage in evidence.passages]
    told = [quote.reading for quote in quotes]
    told += [read_names(words, vocabulary) for words in (*evidence.premises, *evidence.records)]
    search = NameSearch(evidence.passages, vocabulary)
    names = _StatedNames(stated.text, statement, quotes, Mentions(told, vocabulary), vocabulary)
    for name, rival, kind in names.judge(search):
        yield Drift(name.start, name.end, _point_at(rival, evidence.passages), kind=kind)


def _point_at(rival: Rival | None, passages: Sequence[QuotedPassage]) -> PassageWords | None:
    if rival is None:
        return None
    passage = passages[rival.quote]
    return PassageWords(passage, passage.begin + rival.name.start, passage.begin + rival.name.end)


def _read_stated(stated: StatedText) -> Reading | None:
    """Return the words and names of a text; None where it is too long, or has no names or too many."""
    if len(stated.text) > LONGEST or not may_have_names(stated.text, stated.vocabulary):
        return None
    statement = read_names(stated.text, stated.vocabulary)
    return statement if 0 < len(statement.names) <= _MOST_NAMES else None


def _is_readable(statement: Reading, vocabulary: Vocabulary) -> bool:
    """Tell whether a statement seems to be in English, and its capitals to mean something."""
    foreign = {word.key for word in statement.words if not word.is_capital} & vocabulary.names.foreign
    small = vocabulary.names.openers | vocabulary.names.particles
    is_title = len(statement.words) >= _TITLE_WORDS and all(
        word.is_capital or not word.key.isalpha() or word.key in small for word in statement.words
    )
    is_latin = 2 * sum(word.key.isascii() for word in statement.words) >= len(statement.words)
    return len(foreign) < _FOREIGN_WORDS and is_latin and not is_title


def _read_quote(passage: QuotedPassage, vocabulary: Vocabulary) -> QuotedNames:
    """Read a passage; offsets are those of its words, which begin where it begins to be read."""
    text, begin, stop = passage.text, passage.begin, passage.stop
    first = max(begin, find_begin(text, passage.start, passage.vocabulary))
    last = next(find_ends(text, max(passage.start, passage.end - 1), stop, passage.vocabulary), passage.end)
    return QuotedNames(read_names(text[begin:stop], vocabulary), first - begin, last - begin)


class _StatedNames:
    """The names of one text, and those of the quotes for it."""

    def __init__(
        self, text: str, statement: Reading, quotes: Sequence[QuotedNames], carriers: Mentions, vocabulary: Vocabulary
    ) -> None:
        self._text, self._statement, self._quotes = text, statement, quotes
        self._carriers, self._vocabulary = carriers, vocabulary

    def judge(self, source: NameSearch) -> Iterator[tuple[Name, Rival | None, str]]:
        """Yield the names that are not carried, and are not what the quotes leave unsaid; each of them once."""
        known: set[str] = set()
        for name in self._statement.names:
            found = None if name.words[-1] in known else self._judge(name, source)
            if found is not None:
                known.add(name.words[-1])
                yield name, *found

    def _judge(self, name: Name, source: NameSearch) -> tuple[Rival | None, str] | None:
        """Return the nearest name of the quotes, and what becomes of a name; None where it does not drift."""
        is_name = name.is_sure or self._is_place(name)
        if not (is_name or may_open(name, self._vocabulary)) or self._carriers.names(name):
            return None
        if self._is_denied(name) or self._is_abbreviated(name):
            return None
        rival, is_in_place = find_substitution(name, self._statement, self._rivals, self._vocabulary)
        has = source.has(name)
        if is_in_place:
            # Elsewhere in its text a quote may tell of somebody else.
            return (rival, IN_PLACE) if not has or self._is_close else None
        if has or not is_name or self._is_added(name):
            return None
        if has is False:
            return rival, NOWHERE
        is_beside = rival is not None and not self._is_topic(name)
        return (rival, UNQUOTED) if self._is_close and (is_beside or self._is_joined(name)) else None

    @cached_property
    def _rivals(self) -> list[Rival]:
        return list_rivals(self._statement, self._quotes, self._vocabulary)

    @cached_property
    def _is_close(self) -> bool:
        """Tell whether the quotes have at least half of what the statement says: names, and words but small ones."""
        there = {find_beginning(word) for quote in self._quotes for word in quote.reading.words}
        ours = [find_beginning(word) for word in self._statement.words if not (word.is_capital or self._is_small(word))]
        carried = [self._carriers.names(name) for name in self._statement.names]
        # The name that is asked for is not among them.
        return 2 * (sum(stem in there for stem in ours) + sum(carried)) >= len(ours) + len(carried) - 1

    def _is_denied(self, name: Name) -> bool:
        """Tell whether the statement says something not of whom it names."""
        before = self._statement.words[max(0, name.first - _DENIED_WORDS) : name.first]
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
        titles = read_titles(words, name, self._vocabulary)
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
        syntax, verbs = self._vocabulary.syntax, self._vocabulary.names.verbs
        passed = self._vocabulary.names.openers | self._vocabulary.names.passed
        small = (word.is_capital or word.key in passed for word in before)
        if all(small) and verbs.isdisjoint(word.key for word in before):
            return True
        if before[-1].key in self._vocabulary.names.sorts:
            return True
        # "Based on 50 reviews, …": the subject stands behind the comma.
        first = before[0].key
        is_adjunct = first in syntax.prepositions or first.endswith(syntax.opening_endings)
        return is_adjunct and "," in self._text[before[-1].end : name.start]

    def _is_place(self, name: Name) -> bool:
        return is_place(name, self._vocabulary)

    def _is_small(self, word: Word) -> bool:
        return word.key in self._vocabulary.names.openers
