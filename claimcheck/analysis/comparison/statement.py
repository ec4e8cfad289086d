"""What a statement says, taken apart: numbers, dates, names, negations, hedges, and the words that are left.

It is read as English; of another language the digits, the names and the commonest negations are found too.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.language.date.calendar import TimeSpan
from claimcheck.language.number.quantity import Quantity, read_figures
from claimcheck.language.sentence.cue import HEDGES, find_cues
from claimcheck.language.sentence.token import read_view
from claimcheck.language.text.difference_kind import classify_word
from claimcheck.language.text.letter import is_unspaced
from claimcheck.language.text.word import level_lines, read_words
from claimcheck.language.vocabulary.vocabulary import Vocabulary, load_default
from claimcheck.model.record import NamedTuple

# U.S. is US, and no sentence ends behind J. R. R.
_INITIAL = re.compile(r"(?<!\w)([^\W\d_])\.(?:\s?(?=[^\W\d_]\.))?")
_OWNER = re.compile(r"['’]s?$")
# A text with so many small words of a language that gives a capital to every noun is taken to be in it.
_FEW_FOREIGN_WORDS = 2


class Figure(NamedTuple):
    """A number or a date as it is written, and by value where it could be read.

    A label counts nothing, and tells what is meant: the 92nd brigade, Article 5, MiG-29.
    """

    text: str
    value: Quantity | TimeSpan | None
    is_label: bool = False


class Term(NamedTuple):
    """A word as it is written, its fold, the fold without its ending, and its place among the words of the text."""

    text: str
    key: str
    stem: str
    place: int

    @property
    def is_cased(self) -> bool:
        """Tell whether its script has capitals, by which names are told."""
        return self.key.upper() != self.key.lower()


class Statement(NamedTuple):
    """The parts of a statement, each sort in the order in which it stands there.

    `words` say something and are none of the others; `light` are the folds of those that say nothing by themselves.
    """

    numbers: list[Figure]
    dates: list[Figure]
    names: list[Term]
    negations: list[str]
    hedges: list[str]
    words: list[Term]
    light: list[str]
    has_names: bool

    @property
    def size(self) -> int:
        """How many parts there are that say something."""
        return len(self.numbers) + len(self.dates) + len(self.names) + len(self.negations) + len(self.words)


# A statement is compared with several.
@lru_cache(4096)
def read_statement(text: str) -> Statement:
    """Take a statement apart.

    "Yesterday Berg did not send 28 jets" has the name "Berg", the negation "not", the number 28, and three words.
    """
    vocabulary = load_default()
    text = vocabulary.statements.idiom.sub("", _INITIAL.sub(r"\1", text))
    figures = read_figures(text, vocabulary)
    dates = [Figure(text[date.start : date.end].rstrip(" .,"), date) for date in figures.moments]
    quantities = [
        quantity
        for quantity in figures.quantities
        if not any(date.start < quantity.end and quantity.start < date.end for date in figures.moments)
    ]
    numbers = [Figure(text[number.start : number.end], number, _is_label(text, number)) for number in quantities]
    spans = [(part.start, part.end) for part in quantities] + [(part.start, part.end) for part in figures.moments]
    view = read_view(text, 0, len(text), vocabulary)
    hedges = [" ".join(view.words[cue.begin : cue.end]) for cue in find_cues(view) if cue.name in HEDGES]
    has_names = len(vocabulary.differences.capitalising.intersection(text.split())) < _FEW_FOREIGN_WORDS
    statement = Statement(
        numbers=numbers, dates=dates, names=[], negations=[], hedges=hedges, words=[], light=[], has_names=has_names
    )
    _sort_words(_blank(text, sorted(spans)), statement, vocabulary)
    return statement


def _is_label(text: str, number: Quantity) -> bool:
    if number.sort != "count" or number.nouns:
        return number.sort == "ordinal"
    before = text[: number.start].split()
    return bool(before) and before[-1][0].isupper()


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    """Return a text with spaces in the place of some stretches, which are sorted."""
    pieces = []
    position = 0
    for start, end in spans:
        pieces += [text[position:start], " "]
        position = max(position, end)
    return "".join((*pieces, text[position:]))


def _sort_words(text: str, statement: Statement, vocabulary: Vocabulary) -> None:
    """Add the words of a text to the lists of a statement."""
    lists, stem = vocabulary.statements, vocabulary.stem
    words = read_words(level_lines(text))
    for index, (word, key) in enumerate(zip(words.texts, words.keys, strict=True)):
        kind = classify_word(words, index)
        if key in lists.contractions:
            statement.negations.append(word)
            modal = lists.contractions[key]
            statement.words.append(Term(text=modal, key=modal, stem=stem(modal), place=index))
        elif kind == "number":
            around = words.texts[max(0, index - 1) : index] + words.texts[index + 1 : index + 2]
            statement.numbers.append(Figure(word, None, not any(is_unspaced(other[0]) for other in around)))
        elif kind == "negation":
            statement.negations.append(word)
        elif key in lists.light:
            statement.light.append(key)
        else:
            key = _OWNER.sub("", key) or key
            term = Term(text=word, key=key, stem=stem(key), place=index)
            (statement.names if kind == "name" else statement.words).append(term)
