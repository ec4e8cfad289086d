"""What the forms of a word have in common, by which they are known for one another: "stopped" and "stops" are "stop".

Endings are cut as the second stemmer of Porter cuts the inflections of English (https://snowballstem.org), which tells
"hoping" from "hopping"; then one suffix of a list, which makes another word: "protection" is "protect" too.  Irregular
forms, and words that only look like forms of others, come first.  How it compares with Snowball is told in the README.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from claimcheck.model.pattern import late

# How many letters a suffix must leave of a word, and how many stems are kept.
_LEAST = 4
_MOST = 10_000
_OWNERS = ("'s", "'")
# A "y" that begins a word, or follows a vowel, is a consonant; it is written large in between.
_CONSONANT_Y = late(r"\Ay|(?<=[aeiouy])y")
_VOWEL = late(r"[aeiouy]")
_PAST = late(r"(?:ing|ed)(?:ly)?\Z")
# "Hop" and "at" are short: their forms have had an "e" that was dropped, as in "hoping", or else a double letter.
_SHORT_WORD = late(r"(?:[^aeiouy]+[aeiouy][^aeiouywxY]|[aeiouy][^aeiouy])\Z")
# What a final "e" stands behind where it is no part of the stem: one syllable that is not short, or two.
_ONE_SYLLABLE = late(r"[^aeiouy]*[aeiouy]+[^aeiouy]")
_TWO_SYLLABLES = late(r"[^aeiouy]*[aeiouy]+[^aeiouy]+[aeiouy]+[^aeiouy]")
_SHORT_END = late(r"(?:[^aeiouy][aeiouy][^aeiouywxY]|\A[aeiouy][^aeiouy])\Z")
# Shorter words in "our" are no "or": "four" is not "for".
_SHORTEST_OUR = 5


class Stemmer:
    """Finds the stems of words by one set of suffixes, which may be empty.

    `irregular` has the words that forms are of, "go" for "went"; `whole` the stems of words that are not to be cut.
    """

    def __init__(self, irregular: Mapping[str, str], whole: Mapping[str, str], suffixes: Iterable[str] = ()) -> None:
        self._irregular, self._whole = irregular, whole
        self._suffixes = sorted(suffixes, key=len, reverse=True)
        # The same words are asked for again and again.
        self.find = lru_cache(_MOST)(self._find)

    def with_suffixes(self, suffixes: Iterable[str]) -> Stemmer:
        """Return one that makes one of the words that are made of one another with these suffixes."""
        return Stemmer(self._irregular, self._whole, suffixes)

    def _find(self, word: str) -> str:
        """Return what the forms of a word have in common; `word` is in lower case with straight apostrophes.

        Two words may share a stem by chance: no judgement may rest on one stem alone.
        """
        for owner in _OWNERS:
            word = word.removesuffix(owner)
        known = self._whole.get(word)
        if known is not None:
            return known
        stem = _cut_inflection(_CONSONANT_Y.sub("Y", self._irregular.get(word, word)))
        for suffix in self._suffixes:
            if stem.endswith(suffix) and len(stem) - len(suffix) >= _LEAST:
                stem = stem.removesuffix(suffix)
                break
        return _level_spelling(_cut_e(stem)).lower()


def _cut_inflection(word: str) -> str:
    """Cut the ending of a plural, or of a verb; a final "y" is an "i", as it is in "studies"."""
    if word.endswith(("ies", "ied")):
        word = word[:-2] if len(word) > 4 else word[:-1]
    elif word.endswith("sses"):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us")) and _VOWEL.search(word, 0, len(word) - 2):
        word = word[:-1]
    if word.endswith("eed"):
        return word[:-1] if _ONE_SYLLABLE.match(word[:-3]) else word
    past = _PAST.search(word)
    if past and _VOWEL.search(word, 0, past.start()):
        word = word[: past.start()]
        if word.endswith(("at", "bl", "iz")):
            word += "e"
        elif len(word) > 3 and word[-1] == word[-2] != "e":
            word = word[:-1]
        elif _SHORT_WORD.match(word):
            word += "e"
    if word.endswith("y") and len(word) > 2:
        word = f"{word[:-1]}i"
    return word


def _cut_e(word: str) -> str:
    head = word[:-1]
    if word.endswith("e") and _ONE_SYLLABLE.match(head) and (_TWO_SYLLABLES.match(head) or not _SHORT_END.search(head)):
        return head
    return word


def _level_spelling(word: str) -> str:
    """Return realise and realize, labour and labor, fulfil and fulfill in one spelling."""
    word = word.replace("z", "s")
    if word.endswith("our") and len(word) >= _SHORTEST_OUR:
        word = f"{word[:-3]}or"
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word
