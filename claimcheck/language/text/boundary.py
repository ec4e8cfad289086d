"""Whether a stretch of a text begins and ends where words and numbers do.

"art" does not stand in "part", nor "can" in "can’t", "war" in "anti-war", "5 jets" in "25 jets" or "€5 jets".
What is in doubt counts as cut: a longer quote settles it.  A letter beside it that could not be read is such a doubt.
"""

from __future__ import annotations

from claimcheck.language.text.letter import INVISIBLE, LOST, QUOTES, is_currency, is_letter, is_unspaced
from claimcheck.model.pattern import late

# How far around a stretch its neighbours are looked at.
_NEAR = 40
_SEEN = dict.fromkeys(map(ord, INVISIBLE))

# A hyphen or en dash between letters makes one word, also over a line end; an em dash parts two.
_HYPHEN_BEFORE = late(r"(\S)[-‐‑‒–−](?:[ \t]*[\r\n\f]\s*)?\Z")
_HYPHEN_BEHIND = late(r"[-‐‑‒–−](?:[ \t]*[\r\n\f]\s*)?(\w)")
# What goes on a number: decimals, dates, times, fractions, thousands; "10 – 12".
_NUMBER_BEFORE = late(r"\d(?:[.,:/⁄·'’٫٬]|\s[-–]\s)\Z")
_NUMBER_BEHIND = late(r"(?:[.,:/⁄·'’٫٬]|\s[-–]\s)\d")
# A sign that stands at its number, or that is nothing but a sign; a dash of two hyphens is none.
_SIGN_BEFORE = late(r"(?:[+<>~=^]|(?<!-)[-‐‑‒–]|[−±×÷≈≤≥≠∓]\s?|(?<![^\s(\[])\.)\Z")
_SIGN_BEHIND = late(r"[+×^]|\s{0,2}[%‰‱°℃℉]")
_SIGNS = "-‐‑‒–−+±<>≤≥~≈."
_CURRENCY_BEFORE = late(r"(?<!\d)(?<!\d\s)(\S)\s{0,2}\Z")
_CURRENCY_BEHIND = late(r"\s{0,2}(\S)(?!\d)")
# What most quotes begin and end with, and what is surely no cut: a word behind a word and a space, or at its end.
_PLAIN_BEGIN = late(r"[a-zA-Z,;:] [a-zA-Z]")
_PLAIN_END = late(r"[a-zA-Z](?:[ ,;:.!?]|\Z)")


def is_cut(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]`, which is not empty, begins or ends inside a word or a number."""
    if _PLAIN_BEGIN.match(text, start - 2) and _PLAIN_END.match(text, end - 1):
        return False
    head = _drop_invisible(text[start : min(end, start + _NEAR)])
    tail = _drop_invisible(text[max(start, end - _NEAR) : end])
    if end - start > _NEAR and min(len(head), len(tail)) < 2:
        head = tail = _drop_invisible(text[start:end])
    if not head:
        return True
    before = _drop_invisible(text[max(0, start - _NEAR) : start])
    behind = _drop_invisible(text[end : end + _NEAR])
    return bool(before and _is_cut_before(before, head[:2])) or bool(behind and _is_cut_behind(tail[-2:], behind))


def _drop_invisible(text: str) -> str:
    return text if text.isascii() else text.translate(_SEEN)


def _is_cut_before(before: str, head: str) -> bool:
    last, first = before[-1], head[0]
    if last == LOST:
        return True
    if first.isalnum():
        hyphen = _HYPHEN_BEFORE.search(before)
        if is_one_word(last, first) or (hyphen and is_one_word(hyphen[1], first)):
            return True
    elif is_currency(first):
        # The dollar of "US$5" is another one than that of "$5".
        if is_letter(last) and not is_unspaced(last):
            return True
    elif first in _SIGNS and head[1:].isnumeric():
        # The dash of "4-5" is no sign, nor the point of "1.5" the beginning of a number.
        return last.isalnum() or is_currency(last) or last in "%)"
    else:
        return False
    if not (first.isnumeric() or is_currency(first)):
        return False
    if _NUMBER_BEFORE.search(before) or _SIGN_BEFORE.search(before):
        return True
    sign = _CURRENCY_BEFORE.search(before)
    return first.isnumeric() and sign is not None and (is_currency(sign[1]) or sign[1] == LOST)


def _is_cut_behind(tail: str, behind: str) -> bool:
    last, first = tail[-1], behind[0]
    if first == LOST:
        return True
    if not (last.isalnum() or is_letter(last)):
        # A sign before its number, or the point in it.
        return first.isnumeric() and (is_currency(last) or last in _SIGNS or tail[:-1].isnumeric())
    hyphen = _HYPHEN_BEHIND.match(behind)
    if is_one_word(last, first) or (hyphen and is_one_word(last, hyphen[1])):
        return True
    if first in QUOTES and is_letter(behind[1:2]) and not is_unspaced(last):
        return True
    if not last.isnumeric():
        return False
    if _NUMBER_BEHIND.match(behind) or _SIGN_BEHIND.match(behind):
        return True
    sign = _CURRENCY_BEHIND.match(behind)
    return sign is not None and (is_currency(sign[1]) or sign[1] == LOST)


def is_one_word(one: str, other: str) -> bool:
    """Tell whether two characters side by side belong to one word or number."""
    if not (one.isalnum() or is_letter(one)) or not (other.isalnum() or is_letter(other)):
        return False
    return (one.isnumeric() and other.isnumeric()) or not (is_unspaced(one) or is_unspaced(other))
