"""What a language gives its readers to go by: verbs of saying, negations, hedges, contrasts.

The lists are data, one file a language in `words/`.  A text in a language without a file is not judged.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from claimcheck.language.vocabulary.word_list import parse_lists

LANGUAGES = ("en",)
# What a text is taken for whose source names no language.
_DEFAULT = "en"
# For how many codes it is kept what they name: it is asked for every quote, many times.
MOST_CODES = 256

# Phrases by their first words: the other words of each, and the name of its list; the longest first.
Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


class Language:
    """The words of one language: lower case, straight apostrophes.  What each list holds is said in its file."""

    abbreviations: frozenset[str]
    clause: frozenset[str]
    relative: frozenset[str]
    joints: frozenset[str]
    joiner: frozenset[str]
    infinitive: frozenset[str]
    as_tag: frozenset[str]
    coordinators: frozenset[str]
    conjunction: frozenset[str]
    of: frozenset[str]
    who: frozenset[str]
    adverb_endings: tuple[str, ...]
    owner_endings: tuple[str, ...]
    opening_endings: tuple[str, ...]
    nots: frozenset[str]
    denying: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    pronouns: frozenset[str]
    first_person: frozenset[str]
    auxiliaries: frozenset[str]
    be: frozenset[str]
    modals: frozenset[str]
    times: frozenset[str]
    behind_tags: frozenset[str]
    saying: frozenset[str]
    saying_participles: frozenset[str]
    telling: frozenset[str]
    plain: frozenset[str]
    finding: frozenset[str]
    holding: frozenset[str]
    holding_participles: frozenset[str]
    ambiguous: frozenset[str]
    feelings: frozenset[str]
    nouns: frozenset[str]
    factive: frozenset[str]
    phrases: Phrases
    participles: frozenset[str]
    # What makes a verb of the word behind it.
    before_verbs: frozenset[str]
    # What may stand between a verb of saying and what is said, quotation marks apart.
    before_words: frozenset[str]

    def __init__(self, words: dict[str, str], phrases: dict[str, str]) -> None:
        for field, listed in words.items():
            make = tuple if field.endswith("_endings") else frozenset
            setattr(self, field, make(listed.split()))
        self.phrases = index_phrases(phrases)
        self.participles = self.saying_participles | self.holding_participles
        self.before_verbs = self.auxiliaries | self.pronouns | self.infinitive
        self.before_words = self.joiner | self.as_tag | {":", ","}


@lru_cache(MOST_CODES)
def find_language(code: str | None) -> Language | None:
    """Return the words of a language by its BCP 47 tag; None where there is no list of them."""
    name = (code or _DEFAULT).lower().partition("-")[0]
    return _load(name) if name in LANGUAGES else None


@cache
def _load(name: str) -> Language:
    lists = read_lists(name)
    return Language(lists["words"], lists["phrases"])


def read_lists(name: str) -> dict[str, dict[str, str]]:
    """Return the lists of a file in `words/`, by its name without the ending."""
    # What pkgutil.get_data does, whose import would cost more than the reading.
    spec: Any = __spec__
    data: bytes = spec.loader.get_data(f"{__file__.rpartition('syntax')[0]}words/{name}.toml")
    return parse_lists(data.decode())


def index_phrases(lists: dict[str, str]) -> Phrases:
    """Return phrases by their first words; lists hold them parted by commas."""
    phrases: Phrases = {}
    for name, listed in lists.items():
        for first, *others in map(str.split, listed.split(",")):
            phrases.setdefault(first, []).append((tuple(others), name))
    for found in phrases.values():
        found.sort(key=lambda phrase: -len(phrase[0]))
    return phrases
