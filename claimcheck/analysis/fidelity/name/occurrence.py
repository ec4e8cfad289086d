"""Where a name may stand that the words around a quote lack: anywhere in the text that is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from claimcheck.analysis.case import Case
from claimcheck.analysis.fidelity.evidence_text import QuotedPassage
from claimcheck.analysis.fidelity.name.mention import find_code
from claimcheck.language.name.proper_name import Name
from claimcheck.language.name.spelling import fold_text
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.pattern import late

# A text of fewer characters may leave out what it is about: it is a cutting.
_WHOLE = 1_500
# In longer ones a name is not looked for.
_MOST_SEARCHED = 2_000_000
# A word is looked for without so many of its letters: "Ukrainian" stands for "Ukraine".
_ENDING = 3
_SHORTEST = 4
# So many letters may stand for a name.
_LETTERS = 3
# O’Hara is a word, and the ending of an owner is none.
_MARK = late(r"['’](?=[^\W\d_]{2})")
_APART = late(r"['’\-‐‑]")


class NameSearch:
    """The whole texts of what is quoted."""

    def __init__(self, case: Case, passages: Iterable[QuotedPassage], vocabulary: Vocabulary) -> None:
        passages = list(passages)
        self._texts = {passage.text for passage in passages}
        self._is_whole = all(_is_whole(case, passage) for passage in passages)
        self._vocabulary = vocabulary

    def has(self, name: Name) -> bool | None:
        """Tell whether a name, or a part of it, stands anywhere; None where the texts are too short to say that not."""
        if any(len(text) > _MOST_SEARCHED or self._is_in(text, name) for text in self._texts):
            return True
        return False if self._is_whole and sum(map(len, self._texts)) >= _WHOLE else None

    def _is_in(self, text: str, name: Name) -> bool:
        codes = find_code(name, self._vocabulary)
        if codes:
            return any(_has_phrase(text, phrase) for phrase in self._vocabulary.names.list_phrases(codes))
        if name.is_acronym and _spell(name.words[0]).search(text):
            return True
        if any(
            len(letters) >= _LETTERS and _has_word(text, letters.upper(), is_whole=True)
            for letters in self._abbreviate(name)
        ):
            return True
        words = [word for word in name.words if len(word) > 1] or list(name.words)
        there = [word for word in words if _has_form(text, word)]
        # First names are those of many.
        return words[-1] in there or 2 * len(there) > len(words)

    def _abbreviate(self, name: Name) -> Iterator[str]:
        """Yield the letters that a name may be called by."""
        large = [word for word in name.whole if word not in self._vocabulary.names.particles]
        return ("".join(word[0] for word in words) for words in (name.whole, large))


def _is_whole(case: Case, passage: QuotedPassage) -> bool:
    """Tell whether a passage was taken from the whole text of its source, all of which could be read."""
    reading = passage.reading
    return reading is not None and not reading.unread and reading is case.text(passage.source).capture


def _has_form(text: str, word: str) -> bool:
    """Tell whether a word of a name stands in a text, with another ending perhaps."""
    if len(word) <= _SHORTEST:
        return _has_phrase(text, word)
    return _has_word(_level(text), word[: max(_SHORTEST, len(word) - _ENDING)], is_whole=False)


def _has_phrase(text: str, phrase: str) -> bool:
    """Tell whether words stand in a text; of short ones those with capitals, or with dots: "U.S."."""
    level = _level(text)
    if len(phrase) >= _SHORTEST:
        return _has_word(level, phrase, is_whole=True)
    written = (phrase.upper(), phrase.capitalize())
    return _has_word(level, ".".join(phrase), is_whole=True) or any(_has_word(text, w, is_whole=True) for w in written)


def _has_word(text: str, word: str, is_whole: bool) -> bool:
    """Tell whether a word of a text is this one, or begins like it."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not text[start - 1 : start].isalnum() and not (is_whole and text[end : end + 1].isalnum()):
            return True
        start = text.find(word, end)
    return False


@lru_cache(64)
def _spell(letters: str) -> re.Pattern[str]:
    """Return a pattern of words that begin with letters, small words between."""
    return re.compile(r"(?:[\s-][a-z]{1,4}){0,2}[\s-]".join(rf"\b{re.escape(letter.upper())}\w+" for letter in letters))


@lru_cache(8)
def _level(text: str) -> str:
    """Return a text in small letters, as the folds of words write them, with single spaces between."""
    return fold_text(" ".join(_APART.sub(" ", _MARK.sub("", text)).split()))
