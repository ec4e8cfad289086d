"""What a language calls numbers, units, currencies and dates.

The lists are data, one file a language, `words/…-numbers.toml`.  In a text in a language without a file no number is
compared: "drei Millionen" would be read as nothing, and "3,5" as two numbers.
"""

from __future__ import annotations

from functools import cache, lru_cache

from claimcheck.language.vocabulary.syntax import MOST_CODES, Language, find_language, read_lists
from claimcheck.model.record import NamedTuple

DIMENSIONS = ("length", "mass", "area", "volume", "time", "speed", "power")

# Phrases by their last words, or their first: the other words in the order in which they are met, and what they say.
Turns = dict[str, list[tuple[tuple[str, ...], str]]]


class Unit(NamedTuple):
    """A unit of measure: its dimension, and how many of the dimension's first unit it is."""

    dimension: str
    factor: float


class Lexicon:
    """The words of one language, in lower case with straight apostrophes; what a list holds is said in its file."""

    def __init__(self, lists: dict[str, dict[str, str]], language: Language) -> None:
        values = {name: _pair(listed) for name, listed in lists["values"].items()}
        words = {name: frozenset(listed.split()) for name, listed in lists["words"].items()}
        self.language = language
        self.cardinals = values["cardinals"]
        self.magnitudes = values["magnitudes"]
        self.attached = values["attached"]
        self.ordinals = values["ordinals"]
        self.parts = values["parts"]
        self.multiples = values["multiples"]
        self.months = {word: int(value) for word, value in values["months"].items()}
        self.weekdays = {word: int(value) for word, value in values["weekdays"].items()}
        self.units = {w: Unit(d, value) for d in DIMENSIONS for w, value in values[d].items()}
        self.currencies = {word: code for code, listed in lists["currencies"].items() for word in listed.split()}
        self.signs = lists["signs"]
        self.dollars = lists["dollars"]
        self.comparisons = _index(lists["comparisons"], backwards=True)
        self.behind = _index(lists["behind"], backwards=False)
        self.dating = _index(lists["dating"], backwards=True)
        self.words = words
        self.plural = lists["words"]["plural"]
        self.owner = lists["words"]["owner"]
        self.word_endings = tuple(lists["words"]["word_endings"].split())
        # How a number may begin, digits apart.
        self.starts = frozenset((*self.cardinals, *self.magnitudes, *self.ordinals, *self.parts, *self.multiples))
        # What "last" or "next" makes a date of.
        self.periods = words["periods"] | self.weekdays.keys() | self.months.keys()
        # Where a number or a date may begin, digits and what has a hyphen apart.
        self.anchors = self.starts | self.months.keys() | self.weekdays.keys()
        self.thirds = _make_fractions(self.ordinals, self.parts, self.plural)
        # Behind these nothing more is said of what is counted.
        self.stops = frozenset().union(
            *(getattr(language, name) for name in ("prepositions", "determiners", "pronouns", "auxiliaries", "be")),
            *(getattr(language, name) for name in ("clause", "coordinators", "modals", "infinitive", "of")),
            words["ends"],
        )


@lru_cache(MOST_CODES)
def find_lexicon(code: str | None) -> Lexicon | None:
    """Return the numbers and dates of a language by its BCP 47 tag; None where there is no list of them."""
    language = find_language(code)
    return None if language is None else _load((code or "en").lower().partition("-")[0], language)


@cache
def _load(name: str, language: Language) -> Lexicon:
    return Lexicon(read_lists(f"{name}-numbers"), language)


def _pair(listed: str) -> dict[str, float]:
    words = listed.split()
    return dict(zip(words[::2], map(float, words[1::2]), strict=True))


def _index(lists: dict[str, str], backwards: bool) -> Turns:
    turns: Turns = {}
    for name, listed in lists.items():
        for words in map(str.split, listed.split(",")):
            first, *others = reversed(words) if backwards else words
            turns.setdefault(first, []).append((tuple(others), name))
    for found in turns.values():
        found.sort(key=lambda turn: -len(turn[0]))
    return turns


def _make_fractions(ordinals: dict[str, float], parts: dict[str, float], plural: str) -> dict[str, float]:
    """Return the parts of a whole that two or more make: "thirds" is 1/3."""
    return {f"{word}{plural}": value for word, value in ordinals.items() if value > 2} | parts
