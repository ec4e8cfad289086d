"""What a language knows of names: titles and particles, the words for countries, what firms and people are also called.

The lists are data, one file a language, `words/…-names.toml`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

from claimcheck.language.vocabulary.numbers import Lexicon, find_lexicon
from claimcheck.language.vocabulary.syntax import Language, read_lists

# Phrases by their first words: the words of each, and its places; the longest first.
Phrases = dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]

# The tables of what goes by several names.
_TABLES = ("places", "organs", "bodies", "regions")
# What no decomposition takes apart.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h"})


class Namelist:
    """The words of one language, folded; what each list holds is said in its file."""

    def __init__(self, lists: dict[str, dict[str, str]], lexicon: Lexicon) -> None:
        language = lexicon.language
        words = {name: frozenset(listed.split()) for name, listed in lists["words"].items()}
        self.language: Language = language
        self.particles, self.joining = words["particles"], words["joining"]
        self.plain_endings = tuple(lists["words"]["plain_endings"].split())
        self.titles, self.firms, self.sorts = words["titles"], words["firms"], words["sorts"]
        # Months and days are the business of dates.
        self.months = frozenset(lexicon.months)
        self.days = frozenset((*lexicon.weekdays, *(f"{day}{lexicon.plural}" for day in lexicon.weekdays)))
        self.common = words["common"] | self.months | self.days
        self.foreign, self.denying = words["foreign"], words["denying"]
        # What a sentence may begin with that is no name.
        self.openers = words["openers"].union(
            *(getattr(language, name) for name in ("prepositions", "determiners", "possessives", "pronouns")),
            *(getattr(language, name) for name in ("auxiliaries", "be", "modals", "clause", "times", "coordinators")),
        )
        # What stands before names and tells nothing of their place; and what shows that a subject stood before.
        self.passed = language.determiners | self.titles | words["owner"]
        self.verbs = language.be | language.auxiliaries | language.modals
        self.nicknames = frozenset(frozenset(pair.split()) for pair in lists["pairs"]["nicknames"].split(","))
        self.members = {name: frozenset(listed.split()) for name, listed in lists["members"].items()}
        # These go by several names, and are no places.
        self.organs = frozenset((*lists["organs"], *lists["bodies"]))
        self._said: dict[frozenset[str], list[str]] = {}
        self.phrases = _index({code: said for table in _TABLES for code, said in lists[table].items()})

    def find_places(self, words: Sequence[str], index: int) -> tuple[int, frozenset[str]]:
        """Return how many words from one on name a place, and the codes of which it may be; 0 and none where none."""
        for phrase, codes in self.phrases.get(words[index], ()):
            end = index + len(phrase)
            if tuple(words[index:end]) == phrase:
                return len(phrase), codes
        return 0, frozenset()

    def list_phrases(self, codes: frozenset[str]) -> list[str]:
        """Return what may be said for places, by their codes."""
        if codes not in self._said:
            self._said[codes] = [
                " ".join(phrase)
                for listing in self.phrases.values()
                for phrase, named in listing
                if any(self.is_there(ours, theirs) for ours in codes for theirs in named)
            ]
        return self._said[codes]

    def is_there(self, ours: str, theirs: str) -> bool:
        """Tell whether a text that names one place names another by it: a country by its part, a part by no country.

        Who acts for a country goes for it, and it for them.
        """
        if ours == theirs or theirs.startswith(f"{ours}-"):
            return True
        if ours in self.organs and ours.startswith(f"{theirs}-"):
            return True
        return theirs.partition("-")[0] in self.members.get(ours, ())


def find_namelist(code: str | None) -> Namelist | None:
    """Return what is known of names in a language by its BCP 47 tag; None where there is no list."""
    lexicon = find_lexicon(code)
    return None if lexicon is None else _load((code or "en").lower().partition("-")[0], lexicon)


@cache
def _load(name: str, lexicon: Lexicon) -> Namelist:
    return Namelist(read_lists(f"{name}-names"), lexicon)


def _index(lists: dict[str, str]) -> Phrases:
    codes: dict[tuple[str, ...], set[str]] = {}
    for code, listed in lists.items():
        for words in map(str.split, listed.split(",")):
            codes.setdefault(tuple(words), set()).add(code)
    phrases: Phrases = {}
    for phrase, found in codes.items():
        phrases.setdefault(phrase[0], []).append((phrase, frozenset(found)))
    for listing in phrases.values():
        listing.sort(key=lambda entry: -len(entry[0]))
    return phrases


def fold_word(word: str) -> str:
    """Return a word in small letters, without diacritics, apostrophes and dots."""
    if not word.isascii():
        word = fold_text(word).replace("’", "")
    return word.lower().replace("'", "").replace(".", "")


def fold_text(text: str) -> str:
    """Return a text in small letters and without diacritics.  Letters are taken one by one, in linear time."""
    text = text.lower()
    return text if text.isascii() else text.translate({ord(sign): _fold_sign(sign) for sign in set(text)})


@lru_cache(1 << 12)
def _fold_sign(sign: str) -> str:
    apart = unicodedata.normalize("NFKD", sign)
    return "".join(one for one in apart if not unicodedata.combining(one)).translate(_LETTERS).lower()
