"""The words of a text, with the marks that stand between them: "He paid €5, then" has a comma behind "€5"."""

from __future__ import annotations

import enum
import re
from functools import lru_cache

from claimcheck.language.text.letter import INVISIBLE, LOST, UNSPACED, is_mark, is_unspaced
from claimcheck.language.text.normalise import fold
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

MONEY = "$¢£¤¥֏؋৲৳฿៛\u20a0-\u20c0﷼＄￠￡￥￦"
SHARES = "%‰°"
_SIGNS = r"\-+−"
# A number with its sign, currency, separators and percent sign.
_NUMBER = rf"[{_SIGNS}]?[{MONEY}]?\d+(?:[,'\u00a0\u202f ]\d{{3}}(?!\d))*(?:[.,·]\d+)*(?:\s?[{SHARES}])?"
_LINE_END_HYPHEN = late(r"(?<=[^\W\d_])[-\u2010\u00ad\ufffe][ \t]*(?:\r\n|[\n\r\f])\s*(?=[^\W\d_])")
_UNSEEN = frozenset(INVISIBLE)
# Dashes are one; brackets and quotation marks are the author's.
_LEVEL = {
    **dict.fromkeys(map(ord, "—–"), "-"),
    **dict.fromkeys(map(ord, "[]\"'`´‘’‚‛“”„‟«»‹›「」『』")),
}


class Capitals(enum.Enum):
    """What a capital inside of a sentence tells: a name, a noun, or nothing, as in a headline."""

    OF_NAMES = "names"
    OF_NOUNS = "nouns"
    OF_ALL = "all"


class Words(NamedTuple):
    """Words and numbers as they are, their folds, and what follows each; all lists of one length.

    `marks` are the marks that count, `gaps` all that stands there, as it is.  `capitals` says what a capital tells.
    """

    texts: list[str]
    keys: list[str]
    marks: list[str]
    gaps: list[str]
    is_shouted: bool
    capitals: Capitals = Capitals.OF_NAMES


class Run(NamedTuple):
    """Words of one side, from one to before another."""

    words: Words
    start: int
    end: int

    @property
    def keys(self) -> list[str]:
        return self.words.keys[self.start : self.end]

    def join(self) -> str:
        """Return the words as they stand in their text, with what is between them."""
        words, gaps = self.words.texts[self.start : self.end], self.words.gaps[self.start : self.end]
        return "".join(word + gap for word, gap in zip(words, [*gaps[:-1], ""], strict=False))

    def count_words(self) -> int:
        """Count the words; two letters of a script without spaces are one."""
        letters = sum(is_unspaced(word[0]) for word in self.words.texts[self.start : self.end])
        return self.end - self.start - letters + letters // 2


def level_lines(text: str) -> str:
    """Take out line ends, with the hyphens before them, and what is not seen."""
    if not text.isascii() and not _UNSEEN.isdisjoint(text):
        text = _LINE_END_HYPHEN.sub("", text)
        text = "".join(sign for sign in text if sign not in _UNSEEN)
    elif "-" in text or "\u2010" in text:
        text = _LINE_END_HYPHEN.sub("", text)
    return " ".join(text.split())


def read_words(text: str) -> Words:
    """Split a text into words with the marks behind each; quotation marks are the author's and count for nothing."""
    marks = "" if text.isascii() else "".join(sorted(sign for sign in set(text) if sign == LOST or is_mark(sign)))
    pairs = _tokens(marks).findall(text)
    return Words(
        [word for word, _ in pairs],
        [word.lower() if word.isascii() and word.isalnum() else fold(word).replace(" ", "") for word, _ in pairs],
        ["" if gap == " " else gap.replace(" ", "").translate(_LEVEL) for _, gap in pairs],
        [gap for _, gap in pairs],
        text.isupper(),
    )


@lru_cache(64)
def _tokens(marks: str) -> re.Pattern[str]:
    """Return the pattern of a number, a word, or a letter of a script without spaces, and of what follows it.

    `marks` are the combining marks of the text, which belong to the letters before them, and `LOST`.
    """
    letter = rf"[^\W_{UNSPACED}]"
    gap = rf"[^\w{_SIGNS}{MONEY}{SHARES}{marks}]|_|[{_SIGNS}](?![{MONEY}]?\d)"
    lone = r"[^\W_]"
    if marks:
        letter = rf"(?:{letter}|[{marks}])"
        lone = rf"{lone}[{marks}]*"
    word = rf"{letter}+(?:['’´ʼ`]{letter}+)*"
    return re.compile(rf"({_NUMBER}|{word}|{lone}|[{MONEY}{SHARES}])((?:{gap})*)")
