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
from array import array
from bisect import bisect_right
from collections.abc import Collection
from functools import cached_property, lru_cache

from claimcheck.language.text.letter import (
    DASHES,
    INVISIBLE,
    IS_UNSPACED,
    LOST,
    LOST_RUN,
    POINTS,
    QUOTES,
    UNSPACED,
    compose,
    is_currency,
    is_letter,
    is_mark,
)
from claimcheck.model.pattern import late

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
    # Fractions are written with either; and inches are no feet, which NFKC would make of two primes.
    **dict.fromkeys("\u2044\u2215", "/"),
    **dict.fromkeys("″‴", "\x03"),
    # The capital of Turkish and its own small letter, which differs from what case folding makes of it.
    "\u0130": "i",
}
_SIGNS = _UNIFIED.keys() - {"'", "-"}
_ASCII = bytes(range(128))
# Small letters, one quotation mark, spaces for all that `str.split` parts words at.
_LEVEL = bytes.maketrans(
    b'ABCDEFGHIJKLMNOPQRSTUVWXYZ"`\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f', b"abcdefghijklmnopqrstuvwxyz''" + b" " * 9
)
_UNSPACED_GAP = late(rf"(?<=[{UNSPACED}])[\s{INVISIBLE}]+(?=[{UNSPACED}])")
# Digits above or below the line, in a circle or in a fraction: beside another digit they would run into its number.
_RAISED = "\u00b2\u00b3\u00b9\u2070-\u208e"
_ODD = "\u00bc-\u00be\u2150-\u215f\u2189\u2460-\u249b\u24ea-\u24ff\u2776-\u2793"
_RUN_IN = late(rf"(?<=\d)(?=[{_RAISED}{_ODD}])|(?<=[{_RAISED}{_ODD}])(?=\d)")
_IS_RAISED = late(f"[{_RAISED}]")
_IS_ODD = late(f"[{_RAISED}{_ODD}]")
# Stands in both forms between a number and what is raised above it.
RAISED = "^"
# Korean letters that make one syllable, and half-width voicing marks.
_IS_JOINING = late("[\u1160-\u11ff\u3131-\u318e\uff9e-\uffdc]")
_SPACED_DASH = late(r" ?-(?: ?-)* ?")
_IS_THOUSANDS = late(r"\d[, ']\d{3}")
_THOUSANDS = late(r"(?<!\d)(?<!\d[.,'])(\d{1,3})((?:[, ']\d{3})+)(?!\d|[.,']\d{4})")
# What French sets before these signs; between two numbers it makes a ratio.
_FRENCH_SPACE = late(r"(?<=[^\W\d_]|['%)\]]) (?=[:;?!]+(?:[ ')\]]|$))")
_POINT = late(f"[{POINTS}]")
_POINTS_HERE = late(f"[{POINTS}]*")
_MIDDLE_DOT = late(r"(?<=\d)·(?=\d)")
_LINE_END = r"[ \t]*(?:\r\n|[\n\r\f\x0b\x85\u2028\u2029])\s*"
# Old prints have an oblique hyphen of two strokes; ¬ is what some readers make of a hyphen at a line end.
_LINE_END_HYPHEN = late(r"[-\u2010\u00ad\ufffe\u2e17¬]" + _LINE_END)
_SOFT_LINE_END = late(r"[\u00ad\ufffe\u2e17¬]" + _LINE_END)
_LOST_STRETCH = late(f"[ -]{{0,2}}{LOST_RUN}[ -]{{0,2}}")
# Where the text is cut to map offsets, about this many characters apart.
_CHUNK = 1_000

_SOFT_HYPHENS = "\u00ad\ufffe\u2e17¬"
# Stands in the strict form for a hyphen at a line end, which may belong to the word or to the line.
EITHER = "\x01"
# Stands in the strict form for a dash that is the sign of a number.
MINUS = "−"


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
    if text.isascii():
        text = _level(text)
    else:
        foreign = _foreign(text)
        listed = "".join(foreign)
        if IS_UNSPACED.search(listed):
            text = _UNSPACED_GAP.sub(_close_gap, text)
        if "«" in foreign or "»" in foreign:
            text = _close_guillemets(text)
        if _IS_ODD.search(listed):
            text = _RUN_IN.sub(_part_digits, text)
        text = _unify_foreign(text, foreign)
    while "''" in text:
        text = text.replace("''", "'")
    if " :" in text or " ;" in text or " ?" in text or " !" in text:
        text = _FRENCH_SPACE.sub("", text)
    return _MIDDLE_DOT.sub(".", text) if "·" in text else text


def _level(text: str) -> str:
    """Unify letters and white space of a text that is all ASCII."""
    text = text.encode("ascii").translate(_LEVEL).decode("ascii")
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip(" ")


def _unify_foreign(text: str, foreign: set[str]) -> str:
    """Unify letters and white space of a text with these characters beside those of ASCII."""
    signs = foreign & _SIGNS
    for sign in signs:
        text = text.replace(sign, _UNIFIED[sign])
    if text.isascii():
        return _level(text)
    if all(map(_is_plain, foreign - signs)):
        # Nothing acts on its neighbour, and nothing has another form.
        return " ".join(text.replace('"', "'").replace("`", "'").casefold().split())
    return " ".join(_unify_letters(text).split())


def _foreign(text: str) -> set[str]:
    """Return the characters of a text that are not ASCII; by way of bytes, which is several times as fast."""
    encoded = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return set(encoded.decode("utf-8", "surrogatepass"))


@lru_cache(4096)
def _is_plain(sign: str) -> bool:
    """Tell whether a character stays as it is, but for case, whatever stands beside it."""
    return all(
        _begins(letter) and unicodedata.is_normalized("NFKC", letter) for letter in (*sign, *sign.casefold())
    ) and unicodedata.is_normalized("NFKC", sign.casefold())


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
    if text.isascii() and not any(digit in text for digit in "0123456789"):
        return text
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
    if any(hyphen in text for hyphen in _SOFT_HYPHENS):
        text = _join_lines(text, _SOFT_LINE_END, "")
    text = _join_thousands(_unify(text))
    if not text.isascii():
        text = _POINT.sub("", text)
    if "-" not in text:
        return text
    # White space is single by now, so that what stands between two dashes of one run is a space at most.
    first, *middle, last = (piece.strip(" ") for piece in text.split("-"))
    pieces = [first]
    length = len(first)
    before = first
    for piece in (*filter(None, middle), last):
        # Before or behind anything but a letter a dash may be a sign or a range, and stays.
        if before and piece and is_letter(before[-1]) and is_letter(piece[0]):
            joints.append(length)
        else:
            pieces.append("-")
            length += 1
        pieces.append(piece)
        length += len(piece)
        before = piece
    return "".join(pieces)


def strict(text: str) -> str:
    """Return the form that decides; `EITHER` stands for a hyphen at a line end, `MINUS` for the sign of a number."""
    text = _join_thousands(_unify(_join_lines(text, _LINE_END_HYPHEN, EITHER)))
    return _SPACED_DASH.sub(_settle_dash, text) if "-" in text else text


def fold_both(text: str) -> tuple[str, str]:
    """Return the form that is searched and the one that decides; most quotes have no dash, and one form."""
    if not any(hyphen in text for hyphen in _SOFT_HYPHENS):
        plain = _join_thousands(_unify(text))
        if "-" not in plain:
            return plain if plain.isascii() else _POINT.sub("", plain), plain
    return fold(text), strict(text)


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
    """Tell whether two strict forms agree: `EITHER` is a hyphen or nothing, and points may be on one side only."""
    if one == other:
        return True
    has_points = _POINT.search(one) is not None or _POINT.search(other) is not None
    if EITHER not in one and EITHER not in other and not has_points:
        return False
    left = right = 0
    while left < len(one) or right < len(other):
        if has_points:
            ours, theirs = _POINTS_HERE.match(one, left), _POINTS_HERE.match(other, right)
            if ours is not None and theirs is not None and ours[0] != theirs[0] and ours[0] and theirs[0]:
                # Both sides say how it is read, and not the same.
                return False
            left, right = ours.end() if ours else left, theirs.end() if theirs else right
            if left >= len(one) and right >= len(other):
                break
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
    """A text, its fold, and, once asked for, the way back from one to the other.

    `joints` are the offsets in the fold at which a dash between two letters was dropped.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        joints: list[int] = []
        self.folded = _fold(text, joints)
        self.joints = frozenset(joints)
        self._traces: dict[int, _Trace] = {}

    @cached_property
    def lost(self) -> list[tuple[int, int]]:
        """The runs of letters that could not be read, in the fold, half open.

        The spaces and dashes beside them belong to them: had the letter been read, the fold might not have them.
        """
        return [match.span() for match in _LOST_STRETCH.finditer(self.folded)] if LOST in self.folded else []

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
        start, end = trace.place(target - folded[chunk])
        return raw[chunk] + start, raw[chunk] + end


class _Trace:
    """Where the characters of a fold come from, run by run.

    A run is either many characters that stand in the text as they stand in the fold, one for one, or a single one
    that stands for `widths` of the text.
    """

    def __init__(self) -> None:
        self.folds = array("l")
        self.starts = array("l")
        self.widths = array("l")

    def add(self, at: int, start: int, width: int) -> None:
        """Add a run that begins at `at` in the fold and at `start` in the text; its `width` is 0 for many."""
        self.folds.append(at)
        self.starts.append(start)
        self.widths.append(width)

    def place(self, at: int) -> tuple[int, int]:
        """Return where in the text `folded[at]` comes from, half open."""
        run = bisect_right(self.folds, at) - 1
        start, width = self.starts[run], self.widths[run]
        if width:
            return start, start + width
        start += at - self.folds[run]
        return start, start + 1


def _trace(text: str, folded: str) -> _Trace:
    """Return where every character of a fold comes from."""
    trace = _Trace()
    foreign = set() if text.isascii() else _foreign(text)
    if all(map(_is_alone, foreign)):
        wanted = _trace_runs(text, folded, foreign, trace)
    else:
        parted = {match.start() for match in _RUN_IN.finditer(text)}
        wanted = _trace_letters(text, folded, 0, 0, trace, parted)
    if wanted < len(folded):
        # Nothing is missing as far as is known; if it were, a place at the end is wrong, and refused by the strict
        # form.
        trace.add(wanted, len(text) - 1, 1)
    return trace


def _trace_runs(text: str, folded: str, foreign: set[str], trace: _Trace) -> int:
    """Trace a text in which no letter acts on its neighbour, and return how far the fold was reached.

    What the fold may leave out or spell out is traced letter by letter, and the long runs between as a whole.
    """
    spelled = {sign: _unify_letters(sign) for sign in foreign}
    level = text
    for sign, letters in spelled.items():
        if len(letters) == 1:
            level = level.replace(sign, letters)
    level = level.encode("utf-8", "surrogatepass").translate(_LEVEL).decode("utf-8", "surrogatepass")
    if level == folded:
        # Nothing was left out or spelled out, as in most of what is saved.
        trace.add(0, 0, 0)
        return len(folded)
    odd = frozenset(sign for sign, letters in spelled.items() if len(letters) != 1)
    wanted = behind = 0
    irregular = _irregular(odd, bool(foreign) and IS_UNSPACED.search("".join(foreign)) is not None)
    for start, end in (*(match.span() for match in irregular.finditer(text)), (len(text), len(text))):
        for first, last in ((behind, start), (start, end)):
            run = level[first:last]
            if run and last == start and folded.startswith(run, wanted):
                trace.add(wanted, first, 0)
                wanted += len(run)
            elif run:
                wanted = _trace_letters(text[first:last], folded, wanted, first, trace)
        behind = end
    return wanted


@lru_cache(64)
def _irregular(odd: frozenset[str], unspaced: bool) -> re.Pattern[str]:
    """Return what matches where a fold may differ in length from its text."""
    white = r"\s*" if unspaced else r"(?<=\A\s)|\s+|\Z"
    # Told first, since most are: white space before a letter, but at the beginning of the text.
    regular = "" if unspaced else r"(?!(?<=\s)[a-zA-Z](?<!\A\s.))"
    sign = re.escape(DASHES + "«»" + "".join(sorted(odd)))
    quote = re.escape(QUOTES)
    # It begins with one set of characters, for which a text is searched several times as fast as for any of several.
    return re.compile(
        rf"[\s\d{sign}{quote}]{regular}(?:(?<=\s)(?:\s*[{sign}][\s{sign}]*|{white})|(?<=[{sign}])[\s{sign}]*"
        rf"|(?<=[{quote}])[{quote}]+|(?<=\d)\d*(?:[,\s'’]\d+)+)"
    )


@lru_cache(4096)
def _is_alone(sign: str) -> bool:
    """Tell whether a character, whatever its other forms, acts on none beside it and stays."""
    return _begins(sign) and not _IS_ODD.match(sign) and all(map(_begins, _unify_letters(sign)))


def _trace_letters(
    text: str, folded: str, wanted: int, offset: int, trace: _Trace, parted: Collection[int] = ()
) -> int:
    """Trace a text, which begins at `offset`, letter by letter, and return how far the fold was reached.

    Folding a letter with its marks knows no neighbours.  What is done beside that only takes characters out, and
    never one that the next to stay is equal to, but for runs of white space, quotation marks or dashes; and it parts
    digits from raised ones, at the offsets `parted`.
    """
    known: dict[str, str] = {}
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
                trace.add(wanted, offset + start, end - start)
                wanted += 1
        start = end
    return wanted


@lru_cache(4096)
def _begins(sign: str) -> bool:
    """Tell whether a character acts on none before it."""
    if sign.isascii():
        return True
    return not (is_mark(sign) or sign in INVISIBLE or _IS_JOINING.match(sign))


def _can_cut(text: str, index: int) -> bool:
    one, two = text[index - 1], text[index]
    # Of a letter that leaves nothing in the fold, what stands before it would end the chunk.
    if not (one.isalpha() and two.isalpha()) or one in INVISIBLE:
        return False
    return (one.isascii() and two.isascii()) or (_begins(two) and fold(one + two) == fold(one) + fold(two))
