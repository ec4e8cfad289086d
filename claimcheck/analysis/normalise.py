"""Text ↔ normalised text, with a map back to the original offsets.

Two forms.  The *fold* is what is searched: NFKC, case folded, quotation marks and dashes unified, white space
collapsed, invisible characters dropped, thousands separators dropped, and dashes between letters dropped, so that
a word hyphenated at a line end equals itself.  The *strict* form keeps those dashes, and decides: a place found by
the fold is exact only where the strict forms agree too, a line-end hyphen counting as either.

Neither form loses a digit, a sign, a currency, a percent sign, a letter or a combining mark of any script.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property

_QUOTES = '"`´‘’‚‛“”„‟«»‹›❛❜❝❞〝〞〟＂＇「」『』﹁﹂﹃﹄'
_DASHES = "‐‑‒–—―−⸺⸻﹘﹣－"
# Soft hyphen, zero-width characters, joiners, directional marks, BOM, and U+FFFE (pdfium's line-end hyphen).
_INVISIBLE = (
    "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\ufffe"
)
_TABLE = {
    **dict.fromkeys(map(ord, _QUOTES), "'"),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _INVISIBLE), None),
    ord("ſ"): "s",
}
_MARK_RUN = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{9,}"
)
_SPACED_DASH = re.compile(r" ?-(?: ?-)* ?")
_THOUSANDS = re.compile(r"(?<![\d.,'])(\d{1,3})((?:[, ']\d{3})+)(?!\d|[.,']\d{4})")
_MIDDLE_DOT = re.compile(r"(?<=\d)·(?=\d)")
_LINE_END_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad\ufffe][ \t]*(?:\r\n|[\n\r\f])\s*(?=[^\W\d_])")
# Where the text is cut to map offsets, about this many characters apart.
_CHUNK = 192

# Stands in the strict form for a hyphen at a line end, which may belong to the word or to the line.
EITHER = "\x01"


def _unify(text: str) -> str:
    """Do all that does not depend on neighbours, and collapse white space."""
    if not text.isascii():
        text = text.translate(_TABLE)
        if not unicodedata.is_normalized("NFKC", text):
            # Normalising is quadratic in runs of combining marks (CPython gh-149079); no script stacks nine.
            text = _MARK_RUN.sub(lambda match: match[0][:8], text)
            text = unicodedata.normalize("NFKC", text).translate(_TABLE)
        text = text.casefold()
        if not unicodedata.is_normalized("NFKC", text):
            text = unicodedata.normalize("NFKC", text)
    else:
        text = text.lower().replace('"', "'").replace("`", "'")
    text = " ".join(text.split())
    while "''" in text:
        text = text.replace("''", "'")
    if "·" in text:
        text = _MIDDLE_DOT.sub(".", text)
    return text


def _join_thousands(text: str) -> str:
    return _THOUSANDS.sub(lambda match: match[1] + re.sub("[, ']", "", match[2]), text)


def _drop_dash(match: re.Match[str]) -> str:
    text = match.string
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    # Before or behind anything but a letter a dash may be a sign or a range, and stays.
    if before.isalpha() and after.isalpha():
        return ""
    return "-"


def fold(text: str) -> str:
    """Return the form that is searched."""
    text = _join_thousands(_unify(text))
    return _SPACED_DASH.sub(_drop_dash, text) if "-" in text else text


def strict(text: str) -> str:
    """Return the form that decides; `EITHER` stands for a hyphen at a line end."""
    text = _join_thousands(_unify(_LINE_END_HYPHEN.sub(EITHER, text)))
    return _SPACED_DASH.sub("-", text) if "-" in text else text


def is_same(one: str, other: str) -> bool:
    """Tell whether two strict forms agree, where `EITHER` is a hyphen or nothing."""
    if one == other:
        return True
    if EITHER not in one and EITHER not in other:
        return False
    left = right = 0
    while left < len(one) or right < len(other):
        a, b = one[left : left + 1], other[right : right + 1]
        if a == b:
            left, right = left + 1, right + 1
        elif a == EITHER:
            left, right = left + 1, right + (b == "-")
        elif b == EITHER:
            left, right = left + (a == "-"), right + 1
        else:
            return False
    return True


class FoldedText:
    """A text, its fold, and, once asked for, the way back from one to the other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)

    @cached_property
    def _cuts(self) -> tuple[list[int], list[int]]:
        """Where chunks begin, in the text and in the fold.

        A cut lies between two letters that do not act on each other, so the folds of the chunks, joined, are the
        fold of the whole.
        """
        text = self.text
        raw, folded = [0], [0]
        position = 0
        total = 0
        while len(text) - position > 2 * _CHUNK:
            cut = next((i for i in range(position + _CHUNK, len(text)) if _can_cut(text, i)), len(text))
            total += len(fold(text[position:cut]))
            if cut >= len(text):
                break
            raw.append(cut)
            folded.append(total)
            position = cut
        return raw, folded

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the text of `folded[start:end]` (half open, not empty)."""
        first = self._offset(start)
        last = self._offset(end - 1) + 1
        text = self.text
        while last < len(text) and (unicodedata.combining(text[last]) or text[last] in _INVISIBLE):
            last += 1
        return first, last

    def _offset(self, target: int) -> int:
        """Return the offset of the character that gives `folded[target]`."""
        raw, folded = self._cuts
        chunk = bisect_right(folded, target) - 1
        start = raw[chunk]
        stop = raw[chunk + 1] if chunk + 1 < len(raw) else len(self.text)
        wanted = target - folded[chunk]
        low, high = 0, min(stop - start, 4 * _CHUNK) if stop - start > 4 * _CHUNK else stop - start
        while high < stop - start and len(fold(self.text[start : start + high])) <= wanted:
            high = min(2 * high, stop - start)
        while low < high:
            middle = (low + high) // 2
            if len(fold(self.text[start : start + middle + 1])) > wanted:
                high = middle
            else:
                low = middle + 1
        offset = start + low
        # White space and dashes that the fold drops can make a prefix longer than the whole: step over them.
        if not (self.folded[target].isspace() or self.folded[target] == "-"):
            while offset < stop and (
                self.text[offset].isspace() or self.text[offset] in _DASHES + "-" or self.text[offset] in _INVISIBLE
            ):
                offset += 1
        return min(offset, len(self.text) - 1)


def _can_cut(text: str, index: int) -> bool:
    one, two = text[index - 1], text[index]
    if one.isascii() and two.isascii():
        return one.isalpha() and two.isalpha()
    if not (one.isalpha() and two.isalpha()) or unicodedata.combining(two) or "\u1100" <= two <= "\u11ff":
        return False
    return fold(one + two) == fold(one) + fold(two)
