"""Text ↔ normalised text, with a map back to the original offsets.

Two forms.  The *fold* is what is searched: NFKC, case folded, quotation marks and dashes unified, white space
collapsed, invisible characters dropped, thousands separators dropped, and dashes between letters dropped, so that
a word hyphenated at a line end equals itself.  The *strict* form keeps those dashes, and decides: a place found by
the fold is exact only where the strict forms agree too, a line-end hyphen counting as either.

Neither form loses a digit, a sign, a currency, a percent sign, a letter or a combining mark of any script.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import cached_property, lru_cache

from claimcheck.analysis.letter import (
    DASHES,
    INVISIBLE,
    IS_UNSPACED,
    QUOTES,
    UNSPACED,
    compose,
    is_currency,
    is_letter,
    is_mark,
)

# What NFKC makes of the spaces and ligatures of typesetters: without them most texts are ASCII, and ten times as
# fast to fold.
_TYPESET = {
    **dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
    **dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
}
_UNIFIED = {
    **dict.fromkeys(QUOTES, "'"),
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys(INVISIBLE, ""),
    **_TYPESET,
}
_SIGNS = _UNIFIED.keys() - {"'", "-"}
_UNSPACED_GAP = re.compile(rf"(?<=[{UNSPACED}])[\s{INVISIBLE}]+(?=[{UNSPACED}])")
# Digits above or below the line, in a circle or in a fraction: beside another digit they would run into its number.
_RAISED = "\u00b2\u00b3\u00b9\u2070-\u208e"
_ODD = "\u00bc-\u00be\u2150-\u215f\u2189\u2460-\u249b\u24ea-\u24ff\u2776-\u2793"
_RUN_IN = re.compile(rf"(?<=\d)(?=[{_RAISED}{_ODD}])|(?<=[{_RAISED}{_ODD}])(?=\d)")
_IS_RAISED = re.compile(f"[{_RAISED}]")
_IS_ODD = re.compile(f"[{_RAISED}{_ODD}]")
# Stands in both forms between a number and what is raised above it.
RAISED = "^"
# Korean letters that make one syllable, and half-width voicing marks.
_IS_JOINING = re.compile("[\u1160-\u11ff\u3131-\u318e\uff9e-\uffdc]")
_SPACED_DASH = re.compile(r" ?-(?: ?-)* ?")
_IS_THOUSANDS = re.compile(r"\d[, ']\d{3}")
_THOUSANDS = re.compile(r"(?<!\d)(?<!\d[.,'])(\d{1,3})((?:[, ']\d{3})+)(?!\d|[.,']\d{4})")
_MIDDLE_DOT = re.compile(r"(?<=\d)·(?=\d)")
_LINE_END = r"[ \t]*(?:\r\n|[\n\r\f\x0b\x85\u2028\u2029])\s*"
_LINE_END_HYPHEN = re.compile(r"[-\u2010\u00ad\ufffe]" + _LINE_END)
_SOFT_LINE_END = re.compile(r"[\u00ad\ufffe]" + _LINE_END)
# Where the text is cut to map offsets, about this many characters apart.
_CHUNK = 192

# Stands in the strict form for a hyphen at a line end, which may belong to the word or to the line.
EITHER = "\x01"
# Stands in the strict form for a dash that is the sign of a number.
MINUS = "−"
# Stands in a saved text for a character that could not be decoded.
LOST = "\ufffd"


def _unify_signs(text: str) -> str:
    if text.isascii():
        return text.replace('"', "'").replace("`", "'")
    for sign in _SIGNS.intersection(text):
        text = text.replace(sign, _UNIFIED[sign])
    return text


def _unify_letters(text: str) -> str:
    """Do all that looks at no more than a letter and its marks."""
    text = _unify_signs(text)
    if text.isascii():
        return text.lower()
    composed = compose(text)
    if composed != text:
        composed = _unify_signs(composed)
    return compose(composed.casefold())


def _unify(text: str) -> str:
    """Do all that leaves dashes and thousands separators alone."""
    if not text.isascii():
        if IS_UNSPACED.search(text):
            text = _UNSPACED_GAP.sub(_close_gap, text)
        if "«" in text or "»" in text:
            text = _close_guillemets(text)
        if _IS_ODD.search(text):
            text = _RUN_IN.sub(_part_digits, text)
    text = " ".join(_unify_letters(text).split())
    while "''" in text:
        text = text.replace("''", "'")
    return _MIDDLE_DOT.sub(".", text) if "·" in text else text


def _close_gap(match: re.Match[str]) -> str:
    """Drop white space, but for what keeps a mark from the letter before."""
    return "" if _begins(match.string[match.end()]) else match[0]


def _close_guillemets(text: str) -> str:
    """Drop the space that French sets inside its quotation marks.

    German sets them the other way round: a » before a word, or a « behind one, keeps its space.
    """
    parts = text.split("»")
    for index, part in enumerate(parts[:-1]):
        if part[-1:].isspace() and not parts[index + 1][:1].isalnum():
            parts[index] = part.rstrip()
    parts = "»".join(parts).split("«")
    for index, part in enumerate(parts[1:]):
        before = parts[index][-1:]
        if part[:1].isspace() and (not before or before.isspace() or before in "(["):
            parts[index + 1] = part.lstrip()
    return "«".join(parts)


def _part_digits(match: re.Match[str]) -> str:
    return RAISED if _IS_RAISED.match(match.string, match.end()) else " "


def _join_thousands(text: str) -> str:
    if not _IS_THOUSANDS.search(text):
        return text
    return _THOUSANDS.sub(lambda match: match[1] + re.sub("[, ']", "", match[2]), text)


def _join_lines(text: str, hyphen: re.Pattern[str], mark: str) -> str:
    """Put a mark for each hyphen, white space included, that parts two letters at a line end."""

    def join(match: re.Match[str]) -> str:
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        return mark if is_letter(before) and before not in INVISIBLE and after.isalpha() else match[0]

    return hyphen.sub(join, text)


def fold(text: str) -> str:
    """Return the form that is searched."""
    return _fold(text, [])


def _fold(text: str, joints: list[int]) -> str:
    """Fold, and note where in the fold two letters met when the dash between them was dropped."""
    if "\u00ad" in text or "\ufffe" in text:
        text = _join_lines(text, _SOFT_LINE_END, "")
    text = _join_thousands(_unify(text))
    if "-" not in text:
        return text
    pieces = []
    length = position = 0
    for match in _SPACED_DASH.finditer(text):
        start, end = match.span()
        pieces.append(text[position:start])
        length += start - position
        # Before or behind anything but a letter a dash may be a sign or a range, and stays.
        if start > 0 and end < len(text) and is_letter(text[start - 1]) and is_letter(text[end]):
            joints.append(length)
        else:
            pieces.append("-")
            length += 1
        position = end
    return "".join([*pieces, text[position:]])


def strict(text: str) -> str:
    """Return the form that decides; `EITHER` stands for a hyphen at a line end, `MINUS` for the sign of a number."""
    text = _join_thousands(_unify(_join_lines(text, _LINE_END_HYPHEN, EITHER)))
    return _SPACED_DASH.sub(_settle_dash, text) if "-" in text else text


def _settle_dash(match: re.Match[str]) -> str:
    """Tell a sign from a dash: it stands at its number, and neither at a word nor at a number before."""
    text, run = match.string, match[0]
    after = text[match.end() : match.end() + 1]
    if run.endswith(" ") or not (after.isnumeric() or after == "." or is_currency(after)):
        return "-"
    before = text[match.start() - 1 : match.start()]
    ends_number = before.isnumeric() or before in ("%", ")") or is_currency(before)
    if run.count("-") > 1:
        return "-" + MINUS if ends_number else "-"
    if run.startswith(" "):
        return " " + MINUS
    return "-" if ends_number or (before and is_letter(before)) else MINUS


def is_same(one: str, other: str) -> bool:
    """Tell whether two strict forms agree, where `EITHER` is a hyphen or nothing, and `LOST`, in `one`, a character."""
    if one == other:
        return True
    if EITHER not in one and EITHER not in other and LOST not in one:
        return False
    left = right = 0
    while left < len(one) or right < len(other):
        a, b = one[left : left + 1], other[right : right + 1]
        if a == b or (a == LOST and may_be_lost(b)):
            left, right = left + 1, right + 1
        elif a == EITHER:
            left, right = left + 1, right + (b == "-")
        elif b == EITHER:
            left, right = left + (a == "-"), right + 1
        else:
            return False
    return True


def may_be_lost(sign: str) -> bool:
    """Tell whether `LOST` may stand for a character: not for one that a number has, since any number would do."""
    return sign != "" and not (sign.isnumeric() or is_currency(sign) or sign in f"+-±%‰{MINUS}{EITHER}")


class FoldedText:
    """A text, its fold, and, once asked for, the way back from one to the other.

    `joints` are the offsets in the fold at which a dash between two letters was dropped.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        joints: list[int] = []
        self.folded = _fold(text, joints)
        self.joints = frozenset(joints)
        self._traces: dict[int, tuple[array[int], array[int]]] = {}

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
            if cut >= len(text):
                break
            total += len(fold(text[position:cut]))
            raw.append(cut)
            folded.append(total)
            position = cut
        return raw, folded

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the text of `folded[start:end]` (half open, not empty).

        A letter comes with all its marks, and with the invisible characters behind it.
        """
        return self._place(start)[0], self._place(end - 1)[1]

    def _place(self, target: int) -> tuple[int, int]:
        """Return where in the text the character is that gives `folded[target]`."""
        raw, folded = self._cuts
        chunk = bisect_right(folded, target) - 1
        trace = self._traces.get(chunk)
        if trace is None:
            stop = raw[chunk + 1] if chunk + 1 < len(raw) else len(self.text)
            folded_stop = folded[chunk + 1] if chunk + 1 < len(raw) else len(self.folded)
            trace = _trace(self.text[raw[chunk] : stop], self.folded[folded[chunk] : folded_stop])
            self._traces[chunk] = trace
        starts, ends = trace
        at = target - folded[chunk]
        return raw[chunk] + starts[at], raw[chunk] + ends[at]


def _trace(text: str, folded: str) -> tuple[array[int], array[int]]:
    """Return, for every character of a fold, where the character it comes from begins and ends.

    Folding a letter with its marks knows no neighbours.  What is done beside that only takes characters out, and
    never one that the next to stay is equal to, but for runs of white space, quotation marks or dashes.
    """
    parted = set() if text.isascii() else {match.start() for match in _RUN_IN.finditer(text)}
    starts, ends = array("l"), array("l")
    known: dict[str, str] = {}
    wanted = 0
    start = 0
    while start < len(text) and wanted < len(folded):
        end = start + 1
        while end < len(text) and not _begins(text[end]):
            end += 1
        letter_with_marks = text[start:end]
        letters = known.get(letter_with_marks)
        if letters is None:
            letters = known[letter_with_marks] = _unify_letters(letter_with_marks)
        if start in parted:
            letters = (RAISED if _IS_RAISED.match(text, start) else " ") + letters
        for letter in letters:
            if wanted < len(folded) and (
                letter == folded[wanted]
                or (letter.isspace() and folded[wanted] == " ")
                or (letter == "·" and folded[wanted] == ".")
            ):
                starts.append(start)
                ends.append(end)
                wanted += 1
        start = end
    # None is missing as far as is known; if one were, a place at the end is wrong, and refused by the strict form.
    missing = [len(text)] * (len(folded) - wanted)
    return starts + array("l", missing), ends + array("l", missing)


@lru_cache(4096)
def _begins(sign: str) -> bool:
    """Tell whether a character acts on none before it."""
    if sign.isascii():
        return True
    return not (is_mark(sign) or sign in INVISIBLE or _IS_JOINING.match(sign))


def _can_cut(text: str, index: int) -> bool:
    one, two = text[index - 1], text[index]
    if not (one.isalpha() and two.isalpha()):
        return False
    return (one.isascii() and two.isascii()) or (_begins(two) and fold(one + two) == fold(one) + fold(two))
