"""Words and sentences around a stretch of text.

"Mr. Berg’s late. He left." has the tokens mr . berg's late . he left . and two sentences.

Only some hundred characters on either side are read, whatever the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, repeat

from claimcheck.language.text.letter import DASHES, QUOTES
from claimcheck.language.vocabulary.vocabulary import Vocabulary
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

# How many characters on either side are looked at: sentences of the press seldom have more than 300.
REACH = 400
# What tokens call a blank line.
BREAK = "\n\n"
MARKS = frozenset(QUOTES)
DASH_MARKS = frozenset(DASHES)
# What ends a sentence, or half of one.
STOPS = frozenset((*".!?…;", BREAK))
_TOKEN = late(r"([^\W_]+(?:[.,'&/-][^\W_]+)*|[^\w\s]|_|\n[ \t\r]*\n\s*)")
# The same for small letters without accents, in two thirds of the time.
_ASCII_TOKEN = late(r"([a-z0-9]+(?:[.,'&/-][a-z0-9]+)*|[^a-z0-9\s]|\n[ \t\r]*\n\s*)")
_END = late(r"[.!?…•·▪‣◦■]|\n[ \t\r]*\n")
_SENTENCE_MARKS = frozenset(".!?…")
_CLOSING_MARKS = late(rf"[{re.escape(QUOTES)})\]]{{0,4}}")
_SPACE = late(r"\s{0,40}")
_LAST_WORD = late(r"[^\W_]+(?:[.'&/][^\W_]+)*\Z")
_LONGEST_ABBREVIATION = 8
# How many characters the marks and the white space at the end of a sentence may have.
_FEW = 12
_OPENING_MARKS = frozenset(QUOTES + DASHES + "([")


class Token(NamedTuple):
    """A word, a number, a mark or a blank line; `word` is in lower case with straight apostrophes."""

    word: str
    start: int
    end: int


class TokenView:
    """The tokens of a stretch of text, their words alone, the text itself, and the words of its language.

    What reads sentences is functions of it, and of the places of tokens in it.
    """

    __slots__ = ("text", "tokens", "vocabulary", "words")

    def __init__(self, text: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> None:
        self.text = text
        self.tokens = tokens
        self.words = [token[0] for token in tokens]
        self.vocabulary = vocabulary

    def word(self, index: int) -> str:
        """Return the word at a place; nothing before the first one and behind the last."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def is_capital(self, index: int) -> bool:
        """Tell whether a token begins with a capital in the text; none does outside of it."""
        return 0 <= index < len(self.words) and self.text[self.tokens[index].start].isupper()


def read_tokens(text: str, start: int, end: int, most: int = 0) -> list[Token]:
    """Return the words and marks of `text[start:end]`, with offsets in the text: all, or the first so many."""
    stretch = text[start:end]
    level = _level(stretch)
    if len(level) != len(stretch):
        # A few letters grow when they are made small; as they are, the offsets hold.
        level = stretch
    # What stands between the tokens, and they, by turns.
    pieces = (_ASCII_TOKEN if level.isascii() else _TOKEN).split(level, most)
    words = pieces[1::2]
    if "\n" in level:
        words = [BREAK if word[0] == "\n" else word for word in words]
    borders = list(accumulate(map(len, pieces), initial=start))
    # Made as `Token._make` would, and without a step of Python's for each: there are dozens for every quote.
    return list(map(tuple.__new__, repeat(Token), zip(words, borders[1::2], borders[2::2], strict=False)))


def read_view(text: str, start: int, end: int, vocabulary: Vocabulary) -> TokenView:
    """Return the words and marks of `text[start:end]` with what their readers need beside them."""
    return TokenView(text, read_tokens(text, start, end), vocabulary)


def read_words(text: str, start: int, end: int) -> list[str]:
    """Return the words of the same tokens without their offsets, blank lines as they stand: in a third of the time."""
    level = _level(text[start:end])
    return (_ASCII_TOKEN if level.isascii() else _TOKEN).findall(level)


def _level(stretch: str) -> str:
    return stretch.lower().replace("’", "'")


def find_begin(text: str, start: int, vocabulary: Vocabulary) -> int:
    """Return where the sentence begins that `start` stands in, or where no more is looked at: at a word's end."""
    first = max(0, start - REACH)
    for match in reversed(list(_END.finditer(text, first, start))):
        if _is_end(text, match, vocabulary):
            return min(start, _behind_marks(text, match.end()))
    if first and text[first - 1].isalnum():
        while first < start and text[first].isalnum():
            first += 1
    return first


def find_end(text: str, start: int, end: int, vocabulary: Vocabulary) -> int:
    """Return where the sentence ends that a stretch stands in, the mark at its end included."""
    last = find_last(text, start, end)
    if text.count("\n", last, end) > 1:
        return end
    here = _END.match(text, last - 1) if last > start else None
    if here is not None and _is_end(text, here, vocabulary):
        return end
    stop = min(len(text), end + REACH)
    for match in _END.finditer(text, end, stop):
        if _is_end(text, match, vocabulary):
            return match.end()
    if stop < len(text) and text[stop].isalnum():
        while stop > end and text[stop - 1].isalnum():
            stop -= 1
    return stop


def find_last(text: str, start: int, end: int) -> int:
    """Return where a stretch ends without the quotation marks and the white space at its end."""
    start = max(start, end - _FEW)
    while end > start and (text[end - 1] in MARKS or text[end - 1].isspace()):
        end -= 1
    return end


def find_ends(text: str, start: int, end: int, vocabulary: Vocabulary) -> Iterator[int]:
    """Yield the offsets behind the sentences that end in a stretch."""
    return (match.end() for match in _END.finditer(text, start, end) if _is_end(text, match, vocabulary))


def is_point(text: str, offset: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a mark is one that ends no sentence: behind an abbreviation, or where small letters go on."""
    match = _END.match(text, offset)
    return match is not None and not _is_end(text, match, vocabulary)


def _behind_marks(text: str, offset: int) -> int:
    """Step over the marks that close a sentence."""
    match = _CLOSING_MARKS.match(text, offset)
    return match.end() if match else offset


def _is_end(text: str, match: re.Match[str], vocabulary: Vocabulary) -> bool:
    mark = match[0]
    if mark not in _SENTENCE_MARKS:
        return True
    behind = _behind_marks(text, match.end())
    space = _SPACE.match(text, behind)
    follows = space.end() if space else behind
    if follows == behind:
        return follows == len(text)
    if text.count("\n", behind, follows) > 1:
        return True
    if mark == ".":
        start = match.start()
        word = _LAST_WORD.search(text[max(0, start - _LONGEST_ABBREVIATION) : start].lower())
        if word and (word[0] in vocabulary.syntax.abbreviations or (len(word[0]) == 1 and word[0].isalpha())):
            return False
    while follows < len(text) and text[follows] in _OPENING_MARKS:
        follows += 1
    return not text[follows : follows + 1].islower()
