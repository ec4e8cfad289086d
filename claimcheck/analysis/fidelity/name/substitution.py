"""Which name of the quotes stands where a name of a text does: "in Geneva" for "in Vienna".

Places are compared by the words beside the names: a preposition weighs less than a verb, and a title that both bear as
much as that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import islice, takewhile

from claimcheck.analysis.fidelity.name.mention import Mentions, find_code
from claimcheck.language.name.proper_name import Name, Reading, Word
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.record import NamedTuple

# How many words on either side of a name tell its place.
_BESIDE_WORDS = 4
# Among how many words they are looked for, where articles and titles stand between.
_READ_WORDS = 8
# Words are compared by so many of their first letters: "created", "creates"; shorter ones as they are.  Stems, or four
# letters, find one name more and cost a false find on FEVER-symmetric and on BASIL each (`tests.calibrate`, names).
_BEGINNING_CHARS = 5
_SHORT_CHARS = 3
# What it weighs that the words next to two names are one: a small word, another one; that both bear one title, that
# both are places beside one word, that they begin with the same word, that both are letters, or as many words.
_SMALL, _OTHER, _OFFICE, _PLACE, _FIRST, _FORM = 1.0, 2.0, 2.0, 1.0, 0.5, 0.25
# From this weight on one name stands in the place of the other: by the same preposition and another word, for instance.
_IN_PLACE = 2.0
# What it takes for the first word of one sentence to stand in the place of that of another.
_PLAINLY = 3.0
# How many letters a first word has that may be a name.
_LEAST_NAME_CHARS = 4
# How many names of the quotes are compared with one of the text.
_MOST_RIVALS = 200


class QuotedNames(NamedTuple):
    """The words and names of a passage, and where in it the sentences of the quote begin and end."""

    reading: Reading
    begin: int
    end: int


class MentionContext(NamedTuple):
    """The words before a name and behind it, the nearest first, without articles; and the titles before it."""

    before: Sequence[Word]
    behind: Sequence[Word]
    titles: Set[str]


class Rival(NamedTuple):
    """A name of a quote that the text does not name; `quote` counts the quotes."""

    name: Name
    quote: int
    place: MentionContext
    is_place: bool


def list_rivals(stated: Reading, quotes: Iterable[QuotedNames], vocabulary: Vocabulary) -> list[Rival]:
    """Return the names of quotes that a text does not name, and that may stand in the place of one that it does."""
    ours = Mentions([stated], vocabulary)
    rivals = (
        Rival(
            name,
            number,
            place=_read_place(quote.reading.words, name, vocabulary),
            is_place=is_place(name, vocabulary),
        )
        for number, quote in enumerate(quotes)
        for name in quote.reading.names
        if quote.begin <= name.start < quote.end and not ours.names(name)
    )
    return list(islice(rivals, _MOST_RIVALS))


def find_substitution(
    name: Name, stated: Reading, rivals: Iterable[Rival], vocabulary: Vocabulary
) -> tuple[Rival | None, bool]:
    """Return the rival that stands most nearly where a name of a text does, and whether it stands in its place.

    None where there is none of its sort.
    """
    is_ours_place = is_place(name, vocabulary)
    place = _read_place(stated.words, name, vocabulary)
    # Many names stand beside "said".
    small = vocabulary.names.openers | vocabulary.syntax.plain
    best: Rival | None = None
    most = -1.0
    for rival in rivals:
        if rival.is_place != is_ours_place:
            continue
        weight = _weigh(place, rival.place, (name, rival.name), is_ours_place, small)
        if weight > most and (is_ours_place or _may_replace(rival.name, name, weight, vocabulary)):
            best, most = rival, weight
    return best, most >= _IN_PLACE


def _read_place(words: Sequence[Word], name: Name, vocabulary: Vocabulary) -> MentionContext:
    """Return where among the words of its text a name stands."""
    before = words[max(0, name.first - _READ_WORDS) : name.first][::-1]
    behind = words[name.stop : name.stop + _READ_WORDS]
    passed = vocabulary.names.passed
    return MentionContext(
        [word for word in before if word.key not in passed][:_BESIDE_WORDS],
        [word for word in behind if word.key not in passed][:_BESIDE_WORDS],
        read_titles(words, name, vocabulary),
    )


def read_titles(words: Sequence[Word], name: Name, vocabulary: Vocabulary) -> Set[str]:
    """Return the titles right before a name."""
    before = reversed(words[max(0, name.first - _READ_WORDS) : name.first])
    return {word.key for word in takewhile(lambda word: word.key in vocabulary.names.titles, before)}


def is_place(name: Name, vocabulary: Vocabulary) -> bool:
    """Tell a country or city from other names; who acts for one is none."""
    return not find_code(name, vocabulary) <= vocabulary.names.organs


def may_open(name: Name, vocabulary: Vocabulary) -> bool:
    """Tell whether the first word of a sentence may be a name, and not one of the common words."""
    word = name.words[0]
    return len(word) >= _LEAST_NAME_CHARS and not word.endswith(vocabulary.names.plain_endings)


def find_beginning(word: Word) -> str:
    """Return the first letters of a word, by which it is compared with others."""
    return word.key[:_BEGINNING_CHARS]


def _weigh(
    ours: MentionContext, theirs: MentionContext, names: tuple[Name, Name], are_places: bool, small: Set[str]
) -> float:
    """Return how much two places are one: 0 where nothing is the same.  `small` are words that tell little."""
    weight = 0.0
    for here, there in ((ours.before, theirs.before), (ours.behind, theirs.behind)):
        if not here or not there or not _is_same(here[0], there[0]):
            continue
        weight += _SMALL if here[0].key in small else _OTHER
        rest = [word for word in there[1:] if word.key not in small]
        weight += sum(any(_is_same(word, one) for one in rest) for word in here[1:] if word.key not in small)
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


def _is_same(one: Word, other: Word) -> bool:
    """Tell whether two words are forms of one."""
    if len(one.key) < _SHORT_CHARS or len(other.key) < _SHORT_CHARS:
        return one.key == other.key
    return find_beginning(one) == find_beginning(other)


def _may_replace(rival: Name, name: Name, weight: float, vocabulary: Vocabulary) -> bool:
    """Tell whether what stands in the place of a name is one, and not the common first word of a sentence."""
    if rival.is_sure:
        return True
    return may_open(rival, vocabulary) and weight >= (_IN_PLACE if name.is_sure else _PLAINLY)
