"""Whether two statements that are nearly the same say the same, or what cannot both be so.

"The army sent 28 jets" and "The army sent 23 jets" are in conflict by a number; "The army had sent 28 jets" says the
same as the first.

Numbers and dates are compared by value, all else word by word, wherever in its statement a word stands.  Only one sort
of thing may differ: statements that differ in a number and in a name, or in a number and a date, tell of two things.
What cannot be told is neither the same nor a conflict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Indel

from claimcheck.analysis.comparison.statement import Figure, Statement, Term, read_statement
from claimcheck.language.date.calendar import TimeSpan
from claimcheck.language.name.spelling import fold_word
from claimcheck.language.number.agreement import is_comparable, is_date_carried, is_quantity_carried
from claimcheck.language.number.quantity import Quantity
from claimcheck.language.text.difference import Difference
from claimcheck.language.vocabulary.vocabulary import load_default
from claimcheck.model.record import NamedTuple

# What is longer is no statement.
_LONGEST_CHARS = 600
# For so many words of the shorter statement one may be replaced by another, or be added, and nothing else is said; a
# number that differs beside it is of one thing more easily than both are the same.
_WORDS_FOR_ONE_REPLACED = {True: 6, False: 12}
_WORDS_FOR_ONE_ADDED = 4
# In a shorter one any word may be what it is about.
_SHORTEST = 8
# Beside these not a word may differ: it may be what the other date or name, or the denial, belongs to.
_TOLERATING_NONE = {"date", "name", "negation"}
# Names that differ by less are one name in two spellings, or easily taken for one another.
_OTHER_NAME = 0.7
# More figures than these are a table.
_MOST_FIGURES = 8
# By this a percentage is told from a fraction.
_PERCENT = 0.01


class Relation(NamedTuple):
    """What nearly the same statements are to each other: in conflict, or the same; and the words that differ.

    The kinds of difference are "number", "date", "name", "negation" and, of what is the same, "wording".
    """

    is_conflict: bool
    differences: tuple[Difference, ...]

    @property
    def kind(self) -> str:
        """The sort of thing that differs; empty where nothing does."""
        return self.differences[0].kind if self.differences else ""


class _Change(NamedTuple):
    """The terms that only one of two statements has, in its order."""

    ours: list[Term]
    theirs: list[Term]

    @property
    def replaced(self) -> int:
        return min(len(self.ours), len(self.theirs))

    @property
    def added(self) -> int:
        return max(len(self.ours), len(self.theirs)) - self.replaced


def relate(one: str, other: str) -> Relation | None:
    """Tell what two statements are to each other; None where they say different things, or it cannot be told."""
    if max(len(one), len(other)) > _LONGEST_CHARS:
        return None
    ours, theirs = read_statement(one), read_statement(other)
    numbers = _match_figures(ours.numbers, theirs.numbers)
    dates = _match_figures(ours.dates, theirs.dates)
    if numbers is None or dates is None or bool(ours.hedges) != bool(theirs.hedges):
        return None
    called = _compare(ours.names, theirs.names)
    words = _compare(ours.words, theirs.words)
    if called.added or _has_opposites(ours, theirs, words) or _changes_head(words):
        return None
    differences = [
        *(Difference("number", mine.text, other.text) for mine, other in numbers),
        *(Difference("date", mine.text, other.text) for mine, other in dates),
    ]
    if called.replaced:
        if not (ours.has_names and theirs.has_names and _are_other_names(called)):
            return None
        differences.append(Difference("name", _join(called.ours), _join(called.theirs)))
    elif not _is_in_order(ours.names, theirs.names):
        return None
    if len(ours.negations) != len(theirs.negations):
        if abs(len(ours.negations) - len(theirs.negations)) > 1:
            return None
        differences.append(Difference("negation", " ".join(ours.negations), " ".join(theirs.negations)))
    if _is_much(ours, theirs, words, bool(differences)) or not _is_in_order(ours.words, theirs.words):
        return None
    kinds = {difference.kind for difference in differences}
    if len(kinds) > 1 or (kinds & _TOLERATING_NONE and (words.ours or words.theirs)):
        return None
    return Relation(True, tuple(differences)) if differences else Relation(False, _list_wording(words))


# Numbers and dates that stand in one place of two statements.


def _match_figures(ours: Sequence[Figure], theirs: Sequence[Figure]) -> list[tuple[Figure, Figure]] | None:
    """Return the figures in one place of both statements that cannot both be right.

    None where they cannot be matched, where one is less exact than the other, or where they are not of one thing.
    """
    if len(ours) != len(theirs):
        return None
    differing = []
    for pair in zip(ours, theirs, strict=True):
        is_same = _is_same_figure(*pair)
        if is_same is None:
            return None
        if not is_same:
            differing.append(pair)
    if len(differing) > _MOST_FIGURES:
        return None
    if any(_is_same_figure(mine, other) is not False for mine, _ in differing for _, other in differing):
        # They stand in another order.
        return None
    return differing if all(_can_conflict(*pair) for pair in differing) else None


def _is_same_figure(ours: Figure, theirs: Figure) -> bool | None:
    """Tell whether two numbers or dates are one; None where both can be right though they are not the same."""
    mine, other = ours.value, theirs.value
    if isinstance(mine, Quantity) and isinstance(other, Quantity):
        if not is_comparable(mine, other):
            return False
        forth, back = is_quantity_carried(mine, other), is_quantity_carried(other, mine)
        is_same = mine.comparison == other.comparison
    elif isinstance(mine, TimeSpan) and isinstance(other, TimeSpan):
        if mine.is_label or other.is_label or (mine.weekday is None) != (other.weekday is None):
            return None
        forth, back = is_date_carried(mine, other), is_date_carried(other, mine)
        is_same = mine.comparison == other.comparison
    else:
        return ours.text.casefold() == theirs.text.casefold()
    return None if forth != back or (forth and not is_same) else forth


def _can_conflict(ours: Figure, theirs: Figure) -> bool:
    """Tell whether two numbers that differ may be held against each other: of one unit, and of one thing.

    A sum in two currencies may be the same one; where the figure is the same, one of the currencies is wrong.
    """
    if ours.is_label or theirs.is_label:
        return False
    mine, other = ours.value, theirs.value
    if not isinstance(mine, Quantity) or not isinstance(other, Quantity):
        return type(mine) is type(other)
    if mine.sort == other.sort == "money" and mine.unit != other.unit:
        return mine.low == other.low
    if mine.nouns and other.nouns and mine.nouns.isdisjoint(other.nouns):
        return False
    if mine.sort == "share" and (mine.scale == _PERCENT) != (other.scale == _PERCENT):
        # A quarter and 30 per cent may be of two wholes.
        return False
    return mine.sort == other.sort and mine.unit == other.unit


# Words.


def _is_much(ours: Statement, theirs: Statement, words: _Change, is_conflict: bool) -> bool:
    """Tell whether words differ so that something else may be said."""
    size = min(ours.size, theirs.size)
    if words.replaced > size // _WORDS_FOR_ONE_REPLACED[is_conflict] or words.added > size // _WORDS_FOR_ONE_ADDED:
        return True
    if words.replaced and size < _SHORTEST:
        return True
    if any(term.key in load_default().statements.turning for term in (*words.ours, *words.theirs)):
        return True
    # In a script without capitals any word may be a name.
    return words.replaced > 0 and not all(term.is_cased for term in (*words.ours, *words.theirs))


def _list_wording(words: _Change) -> tuple[Difference, ...]:
    if not words.ours and not words.theirs:
        return ()
    return (Difference("wording", _join(words.ours), _join(words.theirs)),)


def _compare(ours: Sequence[Term], theirs: Sequence[Term]) -> _Change:
    """Return the terms whose stems the other side lacks."""
    return _Change(_subtract(ours, theirs), _subtract(theirs, ours))


def _subtract(terms: Sequence[Term], others: Sequence[Term]) -> list[Term]:
    left = Counter(term.stem for term in others)
    rest = []
    for term in terms:
        if left[term.stem]:
            left[term.stem] -= 1
        else:
            rest.append(term)
    return rest


def _is_in_order(ours: Sequence[Term], theirs: Sequence[Term]) -> bool:
    """Tell whether the terms that both have stand in one order, but for one phrase that was moved.

    Who did it to whom is told by the order.
    """
    common = Counter(term.stem for term in ours) & Counter(term.stem for term in theirs)
    one, other = ([term.stem for term in side if term.stem in common] for side in (ours, theirs))
    if one == other or len(one) != len(other):
        return one == other
    start = next(place for place in range(len(one)) if one[place] != other[place])
    end = next(place for place in range(len(one), 0, -1) if one[place - 1] != other[place - 1])
    one, other = one[start:end], other[start:end]
    return len(one) > 2 and any(one[place:] + one[:place] == other for place in range(1, len(one)))


def _has_opposites(ours: Statement, theirs: Statement, words: _Change) -> bool:
    """Tell whether a word of one side has another in its place that says the opposite."""
    mine = {term.key for term in words.ours} | (set(ours.light) - set(theirs.light))
    other = {term.key for term in words.theirs} | (set(theirs.light) - set(ours.light))
    opposites = load_default().statements.opposites
    return any(frozenset((one, two)) in opposites for one in mine for two in other)


def _changes_head(words: _Change) -> bool:
    """Tell whether a first word is replaced: it may be a name."""
    return words.replaced > 0 and any(
        term.place == 0 and term.text[0].isupper() for term in (*words.ours, *words.theirs)
    )


def _are_other_names(called: _Change) -> bool:
    """Tell whether one name stands in the place of another, and not of a variant of it."""
    return (
        _is_one_run(called.ours)
        and _is_one_run(called.theirs)
        and not any(_may_be_one_name(one.key, two.key) for one in called.ours for two in called.theirs)
    )


def _may_be_one_name(one: str, other: str) -> bool:
    """Tell whether a name may be short for another, another spelling of it, or said in its place."""
    return (
        one.startswith(other)
        or other.startswith(one)
        or load_default().names.is_metonym(fold_word(one), fold_word(other))
        or Indel.normalized_similarity(one, other) >= _OTHER_NAME
    )


def _is_one_run(terms: Sequence[Term]) -> bool:
    """Tell whether terms stand one behind the other."""
    return terms[-1].place - terms[0].place == len(terms) - 1


def _join(terms: Sequence[Term]) -> str:
    return " ".join(term.text for term in terms)
