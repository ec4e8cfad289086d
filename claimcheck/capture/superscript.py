"""What superscript is: the mark of a note, or a power, an ordinal, a charge, which belong to what they stand at.

in 1998³ by the council        a note's mark beside the text
10⁶ cells, 21ˢᵗ, Ca²⁺, ¹⁴C     part of it
2⁶⁴ addresses, art. 5¹         nobody can tell from the letters alone
"""

from __future__ import annotations

import enum

from claimcheck.model.capture import AnnotationKind
from claimcheck.model.pattern import late

_NUMBER = r"[0-9]{1,3}"
_BRACKETS = late(r"(?:[\[［][^\[\]［］]{1,60}[\]］]\s*)+")
# In brackets, but said of the words and not beside them.
_SIC = late(r"\[\s*sic\b", 2)
_SIGNS = late(r"[*∗⁎†‡§¶‖#]{1,4}")
_NUMBERS = late(rf"\(?{_NUMBER}[a-z]?(?:(?:\s?[,;–-]\s?|\s){_NUMBER}[a-z]?){{0,40}}\)?[,;]?")
_PAGE = late(r"\{?(?:(?:[^\W\d_]{1,5}\.?\s?)?[0-9]{1,4}|(?:[^\W\d_]{1,5}\.?\s)?[ivxlc]{1,9})\}?", 2)
_LETTER = late(r"\(?(?:[a-z]|[ivx]{2,4})\)?")
# How many characters before it are looked at.
_MOST_BEFORE = 80
_LONGEST = 200
_YEAR = late(r"(?<![\d.,])(?:1[0-9]{3}|20[0-9]{2})\Z")
_GROUPED = late(r"(?<![\d.,])[0-9]{1,3}(?:[,\u00a0\u202f][0-9]{3})+\Z")
_WORD = late(r"[^\W\d_]+\Z")
_BRACKETED = late(r"\(([^()]*)\)\Z")
_LONG_WORD = late(r"[^\W\d_]{3}")
# Behind these a number is a power; behind the others, where it is 2 or 3, it may be one.
_FUNCTIONS = frozenset("sin cos tan cot sec csc log ln exp".split())
_UNITS = frozenset(
    "m metre metres meter meters foot feet inch inches yard yards mile miles kilometre kilometres kilometer kilometers "
    "centimetre centimetres centimeter centimeters second seconds in mm cm dm km".split()
)
# Letters that are raised at the end of words: nº, Mᵉ, Mʳ, Sᵗ.
_RAISED_ENDINGS = frozenset("o e r s t d".split())
_OPERATORS = "=+-−–×/<>≤≥±~^"
# Abbreviations end in a letter that is raised: n.º, Sr.ª.
_LONGEST_ABBREVIATION = 3


class Lead(enum.IntEnum):
    """What is known of superscript besides: nothing, that it leads to a place of the page, or that it is a mark."""

    NONE = 0
    LINK = 1
    NOTE = 2


def judge_superscript(text: str, start: int, end: int, lead: Lead) -> AnnotationKind | None:
    """Tell what superscript is that stands in a text, by its offsets, half open: a mark, maybe one, or None.

    Of words whose format says that they are the mark of a note, only what looks like one is taken for it: some make
    words of the sentence lead to notes.
    """
    words = text[start:end].strip()
    if len(words) > _LONGEST:
        return None
    before = text[max(0, start - _MOST_BEFORE) : start].rstrip(" \t")
    mark, maybe = AnnotationKind.NOTE_MARK, AnnotationKind.MAYBE_NOTE_MARK
    if _BRACKETS.fullmatch(words):
        return None if _SIC.match(words) else mark
    is_number = _NUMBERS.fullmatch(words) is not None
    if lead is Lead.NOTE and _PAGE.fullmatch(words):
        return mark
    if not is_number and not _SIGNS.fullmatch(words) and not _LETTER.fullmatch(words):
        return None
    if lead is Lead.NOTE or (lead is Lead.LINK and (is_number or not words.isalpha())):
        return mark
    # What the next letters belong to, an isotope's number for one, or what opens a paragraph.
    if text[end : end + 1].isalnum() or not before or "\n" in text[start:end] or before[-1] in _OPERATORS:
        return None
    if is_number:
        return _judge_number(before, words)
    found = _WORD.search(before)
    word = found[0] if found else ""
    if not words[0].isalpha() or words[0] == "(":
        return maybe if len(word) == 1 else mark
    return _judge_letter(before, words, word)


def _judge_number(before: str, words: str) -> AnnotationKind | None:
    mark, maybe = AnnotationKind.NOTE_MARK, AnnotationKind.MAYBE_NOTE_MARK
    if before[-1].isdigit():
        is_sure = not words.strip("(),;").isdigit() or _YEAR.search(before) or _GROUPED.search(before)
        return mark if is_sure else maybe
    if before[-1] == ")":
        inside = _BRACKETED.search(before)
        return mark if inside and _LONG_WORD.search(inside[1]) else maybe
    found = _WORD.search(before)
    word = found[0] if found else ""
    if word.lower() in _FUNCTIONS:
        return None
    if len(word) == 1 or (word.lower() in _UNITS and words in ("2", "3")):
        return maybe
    # Pu with 239 is an isotope.
    return maybe if len(word) == 2 and word.istitle() and len(words) == 3 else mark


def _judge_letter(before: str, words: str, word: str) -> AnnotationKind | None:
    mark, maybe = AnnotationKind.NOTE_MARK, AnnotationKind.MAYBE_NOTE_MARK
    if before[-1].isdigit():
        return maybe if _YEAR.search(before) and words != "e" else None
    if word:
        if len(word) == 1 or not word[-1].islower() or (len(word) < _LONGEST_ABBREVIATION and word[0].isupper()):
            return None
        return mark if words.strip("()") not in _RAISED_ENDINGS else maybe
    if before[-1] == ".":
        found = _WORD.search(before[:-1])
        return None if found and len(found[0]) <= _LONGEST_ABBREVIATION else mark
    return mark
