"""How a quote and the words of its source differ, word by word, the weightiest first.

A number, a negation or a name that differs changes what is said; another word may; a comma seldom does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from claimcheck.analysis.normalise import fold

# The weightiest first: the order in which a reader must see them.
KINDS = ("number", "negation", "name", "wording", "punctuation")

# A number with its sign, currency, separators and percent sign; a word with its apostrophes; any other character.
_NUMBER = r"[-+−]?[$€£¥₽₴₹]?\d+(?:[,'\u00a0\u202f ]\d{3}(?!\d))*(?:[.,·]\d+)*\s?[%‰°]?"
_TOKEN = re.compile(rf"{_NUMBER}|[^\W_]+(?:['’][^\W_]+)*|\S")
_LINE_END_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad\ufffe][ \t]*(?:\r\n|[\n\r\f])\s*(?=[^\W\d_])")
_SENTENCE_END = ".!?…:"
# Dashes are one; brackets and quotation marks are the author's.
_LEVEL = {
    **dict.fromkeys(map(ord, "—–"), "-"),
    **dict.fromkeys(map(ord, "[]\"'`´‘’‚‛“”„‟«»‹›「」『』")),
}
_MONEY = "$€£¥₽₴₹%‰"

_NUMBER_WORDS = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion
    dozen second third fourth fifth sixth seventh eighth ninth tenth half quarter thirds quarters twice hundreds
    thousands millions billions trillions""".split()
)
_NEGATIONS = frozenset(
    """no not never none nobody nothing nowhere neither nor without cannot isn't aren't wasn't weren't don't doesn't
    didn't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't mustn't needn't ain't hardly scarcely barely
    unable failed denied refused
    не нет ни никогда никто ничего без ні немає ніколи ніхто nicht kein keine keinen nie niemals ohne
    pas jamais rien sans aucun aucune non mai senza nada nunca sin bez nigdy""".split()
)
_FIRST_PERSON = frozenset(("i", "i'm", "i've", "i'd", "i'll"))


class Difference(NamedTuple):
    """Words in which quote and source differ; `kind` is one of `KINDS`; either side may be empty."""

    kind: str
    quote: str
    source: str


class _Word(NamedTuple):
    """A word or number, and the marks that follow it."""

    text: str
    key: str
    marks: str
    begins_sentence: bool


class Comparison(NamedTuple):
    """The differences, the weightiest first, and the longest run of the source's words that nothing stands for."""

    differences: tuple[Difference, ...]
    left_out: int


def compare(quote: str, source: str) -> Comparison:
    """Compare a quote with the stretch of the source that it answers to.

    Words are matched first; marks are compared only behind words that both sides have.
    """
    ours, theirs = list(_words(quote)), list(_words(source))
    differences = []
    left_out = 0
    for code in Levenshtein.opcodes([w.key for w in ours], [w.key for w in theirs]):
        a, b, c, d = code.src_start, code.src_end, code.dest_start, code.dest_end
        if code.tag == "equal":
            for mine, other in zip(ours[a:b], theirs[c:d], strict=True):
                # Behind its last word a quote may end as its own sentence needs.
                if mine.marks != other.marks and mine is not ours[-1]:
                    differences.append(Difference("punctuation", mine.text + mine.marks, other.text + other.marks))
            continue
        if code.tag == "insert":
            left_out = max(left_out, d - c)
        kind = _classify([*ours[a:b], *theirs[c:d]])
        differences.append(Difference(kind, _join(ours[a:b]), _join(theirs[c:d])))
    return Comparison(tuple(sorted(differences, key=lambda difference: KINDS.index(difference.kind))), left_out)


def _words(text: str) -> Iterator[_Word]:
    """Yield words with the marks behind each; quotation marks are the author's and count for nothing."""
    word = marks = ""
    begins = True
    for match in _TOKEN.finditer(_LINE_END_HYPHEN.sub("", text)):
        token = match[0].strip()
        if not _is_word(token):
            marks += token
            continue
        if word:
            yield _make_word(word, marks, begins)
            begins = any(mark in _SENTENCE_END for mark in marks)
        word, marks = token, ""
    if word:
        yield _make_word(word, marks, begins)


def _make_word(word: str, marks: str, begins: bool) -> _Word:
    key = word.lower() if word.isascii() and word.isalnum() else fold(word)
    return _Word(word, key, marks.translate(_LEVEL) if marks else "", begins)


def _is_word(token: str) -> bool:
    return token[0].isalnum() or any(character.isalnum() or character in _MONEY for character in token)


def _join(words: list[_Word]) -> str:
    return " ".join(word.text for word in words)


def _classify(words: list[_Word]) -> str:
    if any(c.isdigit() or c in _MONEY for word in words for c in word.key) or any(
        word.key in _NUMBER_WORDS for word in words
    ):
        return "number"
    if any(word.key in _NEGATIONS for word in words):
        return "negation"
    if any(_is_name(word) for word in words):
        return "name"
    return "wording"


def _is_name(word: _Word) -> bool:
    """Tell whether a word is capitalised where no sentence begins."""
    return word.text[:1].isupper() and not word.begins_sentence and word.key not in _FIRST_PERSON
