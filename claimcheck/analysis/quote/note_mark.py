"""Marks of notes and references in a text whose format does not tell them: `[3]`, `[12, 13]`, `†`, `2019.³`.

Who copies a sentence leaves them out, and has quoted word for word all the same.  But brackets hold numbers of the
sentence as well: "he had [3] sons", "killed 12 [13]", "in section [4]".  A mark is sure where the sentence has no place
for a number: glued to a word or behind its stop, before one, or between words that go on without it.  Anything else
that could be a mark is only possible: a number that is left out must never make words exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from claimcheck.analysis.quote.abridged import Cut
from claimcheck.language.text.letter import QUOTES
from claimcheck.language.vocabulary.word_list import load_phrases, load_words
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MANY = r"[0-9]{1,3}(?:\s?[,;–‐‑-]\s?[0-9]{1,3}){0,30}"
# A bracket, a page's number in braces, signs of notes, raised figures.
_CANDIDATE = late(
    rf"\[(?P<inside>[^\[\]\n]{{1,60}})\]|\{{(?P<braces>[0-9]{{1,4}})\}}|(?P<sign>[†‡§¶*]{{1,3}})|(?P<raised>[{_RAISED}]{{1,3}})"
)
_NUMBERS = late(_MANY)
_LETTER = late(r"[a-z]|[ivx]{2,4}")
_LABELLED = late(r"(?P<label>[^\W\d_]{1,12})\.?\s?(?P<number>[0-9]{1,4}|[ivxlc]{1,9})", 2)
_HIGHEST = 999
_MOST_BEFORE = 60
_WORD_BEFORE = late(r"(?P<word>[^\W_][^\W_'’]*|[§№#]+)[.]?\Z")
_WORD_BEHIND = late(r"\s{1,3}(?P<word>[^\W_]+)")
_NUMBER = late(r"[\d.,\u00a0\u202f]*\d\Z")
_YEAR = late(r"(?<![\d.,])(?:1[0-9]{3}|20[0-9]{2})\Z")
_SHORT_OF_A_YEAR = late(r"(?<![\d.,])(?:1[0-9]{1,2}|20?[0-9]?)\Z")
_ENDS = ".!?…。！？।؟"
_STOPS = _ENDS + ",;:)”’»％%" + QUOTES
_SPACES = " \t\n\r\u00a0\u202f\u2009"
_OPENING = "([{“‘«„¿¡$€£¥§#@+-−"
_UNITS = frozenset("m km cm mm dm ft mi yd in nm µm μm mc".split())
# A word that is raised figures' own is longer than a unit or a variable.
_SHORTEST_WORD = 3
_words = partial(load_words, "note_marks", "words")


class NoteMarks(NamedTuple):
    """What to leave out of a text: what is a mark, and what may be one or may be of the text; both in order."""

    sure: tuple[Cut, ...] = ()
    possible: tuple[Cut, ...] = ()


def cut_out(text: str, start: int, end: int) -> Cut:
    """Return the cut that takes a mark out of a text, with the white space that is one too many."""
    while start and text[start - 1] in _SPACES:
        start -= 1
    mark = text[start:end]
    lead = mark[: len(mark) - len(mark.lstrip(_SPACES))]
    if not lead or "\n\n" in lead:
        # What begins a paragraph goes on beginning it.
        return Cut(start, end, lead)
    behind = text[end : end + 1]
    return Cut(start, end, " " if behind.isalnum() or (behind and behind in _OPENING) else "")


def find_note_marks(text: str) -> NoteMarks:
    """Return what is, and what may be, the mark of a note or reference in a text."""
    sure: list[Cut] = []
    possible: list[Cut] = []
    previous = -1
    was_sure = False
    for match in _CANDIDATE.finditer(text):
        start, end = match.span()
        # Marks that follow one another are of one kind.
        follows = previous >= 0 and not text[previous:start].strip(" ,;")
        inside = match["inside"] or ""
        is_next = (
            follows and (_NUMBERS.fullmatch(inside) or _LETTER.fullmatch(inside)) and not text[end : end + 1].isalnum()
        )
        answer = was_sure if is_next else _judge(match, text)
        if answer is not None:
            # What parts one mark from the next goes with it.
            (sure if answer else possible).append(cut_out(text, previous if is_next else start, end))
            previous, was_sure = end, answer
    return NoteMarks(tuple(sure), tuple(possible))


def _judge(match: re.Match[str], text: str) -> bool | None:
    """Tell whether something is a mark; None where it is none, False where nobody can tell."""
    start, end = match.span()
    before = text[max(0, start - _MOST_BEFORE) : start]
    behind = text[end : end + _MOST_BEFORE]
    kind = match.lastgroup or ""
    words = match[kind]
    if kind == "braces":
        return True
    if kind == "sign":
        return _judge_sign(words, before, behind)
    if kind == "raised":
        return _judge_raised(before, behind)
    words = words.strip()
    if _is_request(words):
        return True
    labelled = _LABELLED.fullmatch(words)
    if labelled is not None and labelled["label"].lower() in _words("pages"):
        return True
    if labelled is not None and labelled["label"].lower() in _words("labels"):
        return not behind[:1].isalnum()
    if _LETTER.fullmatch(words):
        # "judg[e]ment", "[a] man", "bridge[s]" are an author's.
        is_mark = before[-1:] and before[-1] in _STOPS + "0123456789" and not behind[:1].isalnum()
        return _judge_glued(before, words) if is_mark else None
    if not _NUMBERS.fullmatch(words):
        return None
    return _judge_number(words, before, behind)


def _judge_sign(sign: str, before: str, behind: str) -> bool | None:
    if not before or before[-1] in _SPACES or behind[:1].isalnum():
        return None
    if sign[0] in "*" and (before[-1].isdigit() or before.rfind("*") >= 0 or behind[:1] in ("*", "_")):
        return None
    return True if before[-1].isalpha() or before[-1] in _STOPS or _YEAR.search(before) else None


def _judge_raised(before: str, behind: str) -> bool | None:
    if not before or before[-1] in _SPACES or behind[:1].isalnum() or behind[:1] in "⁺⁻":
        return None
    if before[-1].isdigit():
        if _YEAR.search(before):
            return True
        return None if before.endswith("10") else False
    if before[-1] in _STOPS:
        return before[-1] != ")"
    found = _WORD_BEFORE.search(before)
    word = found["word"] if found else ""
    if not before[-1].isalpha() or len(word) < _SHORTEST_WORD:
        return None if len(word) == 1 or word.lower() in _UNITS or not word else False
    return True


def _judge_number(words: str, before: str, behind: str) -> bool | None:
    if any(int(number) > _HIGHEST for number in words.replace("–", "-").split("-") if number.isdigit()):
        return None
    if behind[:1].isalnum() or not before.strip():
        return None
    last = before[-1]
    if last not in _SPACES:
        return _judge_glued(before, words)
    gap = before[len(before.rstrip(_SPACES)) :]
    if gap.count("\n") > 1:
        return None
    bare = before[: len(before) - len(gap)]
    if bare[-1].isdigit():
        return bool(_YEAR.search(bare)) and not words.isdigit() and behind[:1] in _SPACES + _STOPS
    if bare[-1] in _ENDS + ")" + QUOTES:
        # What stands behind a stop closes the sentence before it, or opens a list of works.
        return "\n" not in gap or None
    found = _WORD_BEFORE.search(bare)
    word = found["word"].lower() if found else ""
    if not word or word in _words("takes_number") or word in _words("articles"):
        return False
    if behind[:1] and behind[0] in _STOPS:
        return True
    if not words.isdigit() and "," in words:
        return True
    following = _WORD_BEHIND.match(behind)
    if following is None or following["word"] not in _words("goes_on"):
        return False
    return not word.endswith(tuple(_words("acting")))


def _judge_glued(before: str, words: str) -> bool | None:
    """Judge a bracket without a space before it."""
    last = before[-1]
    if last.isdigit():
        found = _NUMBER.search(before)
        number = found[0] if found else ""
        if _YEAR.search(before):
            is_whole = True
        else:
            # A figure that an editor supplied: 187[3].
            is_whole = not (_SHORT_OF_A_YEAR.search(before) and words.isdigit())
        rest = before[: len(before) - len(number)].rstrip(_SPACES)
        owner = _WORD_BEFORE.search(rest)
        return is_whole and not (owner and owner["word"].lower() in _words("articles"))
    if last.isalpha():
        found = _WORD_BEFORE.search(before)
        word = found["word"].lower() if found else ""
        return len(word) > 1 and word not in _words("articles")
    return True if last in _STOPS or last in "]†‡§¶*}" else None


def _is_request(words: str) -> bool:
    return words.rstrip("?").strip().lower().replace("\u00a0", " ") in load_phrases("note_marks", "phrases", "requests")


def find_kept(quote: str, marks: list[str]) -> Iterator[bool]:
    """Tell of each mark of a passage, in order, whether a quote of it has it as well."""
    position = 0
    for mark in marks:
        at = quote.find(mark, position)
        yield at >= 0
        if at >= 0:
            position = at + len(mark)
