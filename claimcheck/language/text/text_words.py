"""The words of a saved text with their places, and which of them stand between quotation marks.

"It’s “so” – indeed" has the words it s so indeed, of which "so" is not free.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from claimcheck.language.text.letter import IS_UNSPACED, UNSPACED, compose, is_unspaced
from claimcheck.model.pattern import late

# What parts words: the signs of ASCII and Latin-1, general and CJK punctuation, stops of other scripts.  No word is
# parted by a combining mark, as it would be by `\W`.
_SIGNS = (
    r"\s\x00-/:-@\[-`{-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\u055a-\u055f\u0589\u05be\u05f3\u05f4\u060c\u061b\u061f"
    r"\u066a-\u066d\u06d4\u0964\u0965\u2000-\u206f\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d\u30fb\ufe30-\ufe6f"
    r"\ufeff\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
# A letter of a script without spaces is a word of its own.
_WORD = late(rf"[^{_SIGNS}{UNSPACED}]+|(?![{_SIGNS}])[{UNSPACED}]")
# The typographic signs that most texts have: without them these are ASCII, and split many times as fast.
_TYPOGRAPHY = "‘’“”„«»‚‹›–—…\u00a0\u202f"
_PARTED = bytes(c if chr(c).isalnum() and c < 128 else 32 for c in range(256))
# Fewer words in a row are anybody's.
SHINGLE = 5

_CLOSING = {"“": '”"', "”": '”"', '"': '"”', "„": '“”"', "«": "»", "»": "«", "「": "」", "『": "』"}
_MARK = late(rf"[{''.join(_CLOSING)}」』]|\n[ \t\r]*\n")
# Of so many characters a speech may be that is not parted in paragraphs.
_LONGEST_SPEECH_CHARS = 1500
# What is quoted in single marks: these are apostrophes too, and close only what they opened in the same line.
_SINGLE = late(r"(?<!\w)['‘](?=\w)(?:[^'‘’\n]|(?<=\w)['’](?=\w))+['’](?!\w)")


class TextWords:
    """A text in words, case and typography levelled.

    `shingle` is how many words in a row say something: twice as many where most words are letters of a script without
    spaces.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.shingle = SHINGLE
        # The text with nothing but its words and spaces, each where it was; empty where that takes more.
        self._plain = ""
        plain = part_typography(text)
        if plain.isascii():
            self._plain = plain.lower().encode().translate(_PARTED).decode()
            self.words = self._plain.split()
            return
        written = _WORD.findall(text)
        others = {word: _level(word) for word in set(written) if not word.isascii()}
        self.words = [others.get(word) or word.lower() for word in written]
        if IS_UNSPACED.search(text) and 2 * sum(is_unspaced(word[0]) for word in written) > len(written):
            self.shingle = 2 * SHINGLE

    def shingles(self, size: int = 0) -> Iterator[tuple[str, ...]]:
        """Yield so many words in a row, or as many as say something, from every word on."""
        return zip(*(self.words[shift:] for shift in range(size or self.shingle)), strict=False)

    def count(self, words: int) -> int:
        """Return a number of its words as one of words of a script with spaces."""
        return words * SHINGLE // self.shingle

    def read(self, start: int, end: int) -> list[str]:
        """Return the words of `text[start:end]`, which parts none of them."""
        if self._plain:
            return self._plain[start:end].split()
        return list(map(_level, _WORD.findall(self.text, start, end)))

    @cached_property
    def is_free(self) -> list[bool]:
        """For each word, whether it stands outside quotation marks."""
        return self.mark_outside(find_quoted(self.text))

    def mark_outside(self, spans: Iterable[tuple[int, int]]) -> list[bool]:
        """Return for each word whether it stands outside stretches, which are sorted and apart."""
        is_outside: list[bool] = []
        position = 0
        for start, end in spans:
            is_outside += [True] * len(_WORD.findall(self.text, position, start))
            is_outside += [False] * len(_WORD.findall(self.text, start, end))
            position = end
        return is_outside + [True] * (len(self.words) - len(is_outside))

    def locate(self, first: int, last: int) -> tuple[int, int]:
        """Return the code-point offsets of the words from the first to the last, half open."""
        if self._plain:
            begun = self._plain.split(None, first)[-1]
            ended = begun.split(None, last - first)[-1]
            return len(self.text) - len(begun), len(self.text) - len(ended) + len(self.words[last])
        matches = islice(_WORD.finditer(self.text), first, last + 1)
        start, end = next(matches).span()
        for match in matches:
            end = match.end()
        return start, end


def _level(word: str) -> str:
    return word.lower() if word.isascii() else compose(word).casefold()


def part_typography(text: str) -> str:
    """Return a text with spaces in the place of the commonest typographic signs."""
    if not text.isascii():
        for sign in _TYPOGRAPHY:
            if sign in text:
                text = text.replace(sign, " ")
    return text


def find_quoted(text: str) -> list[tuple[int, int]]:
    """Return what stands between quotation marks, as code-point offsets, sorted and apart.

    A mark that is not closed quotes the rest of its paragraph, as in a speech that goes on in the next one; what would
    be too long for a speech is not quoted.
    """
    spans = list(_find_double(text))
    if "'" in text or "‘" in text:
        spans += [match.span() for match in _SINGLE.finditer(text)]
    spans.sort()
    apart: list[tuple[int, int]] = []
    for start, end in spans:
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
        elif end > apart[-1][1]:
            apart[-1] = (apart[-1][0], end)
    return apart


def _find_double(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    opened = ""
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if opened and at - start > _LONGEST_SPEECH_CHARS:
            opened = ""
        if opened and (mark.isspace() or (mark in _CLOSING[opened] and not (mark == opened and _must_open(text, at)))):
            yield start, match.end()
            opened = ""
        elif not opened and mark in _CLOSING and not text[at + 1 : at + 2].isspace():
            start, opened = at, mark
    if opened and len(text) - start <= _LONGEST_SPEECH_CHARS:
        yield start, len(text)


def _must_open(text: str, at: int) -> bool:
    """Tell whether a mark that could close stands before a word and behind none."""
    return text[at + 1 : at + 2].isalnum() and not text[at - 1 : at].strip()
