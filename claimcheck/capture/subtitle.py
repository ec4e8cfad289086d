"""Subtitles (.srt, .vtt) → what is said, as one text, and when.

Cues are joined by spaces, so that a sentence stands whole that is spread over several.  Who speaks (`<v Name>`) and
what is said of the file (`NOTE`, `STYLE`) is not said.
"""

from __future__ import annotations

import re
from itertools import pairwise

from claimcheck.capture.charset import decode
from claimcheck.capture.extraction import NoText
from claimcheck.capture.html.entity import unescape
from claimcheck.model.capture import Extracted, Mark
from claimcheck.model.limit import Limits
from claimcheck.model.record import NamedTuple

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,]\d{1,3}"
_TIMING = re.compile(rf"\s*{_TIME}\s*-->\s*(?:\d{{1,4}}:)?\d{{1,2}}:\d{{2}}[.,]\d{{1,3}}(?:\s.*)?", re.ASCII)
# Only what is a tag: "<" and ">" also stand between numbers.
_TAG = re.compile(r"</?(?:[biucsv]|font|lang|ruby|rt)(?:[.\s][^<>]*)?>|<\d[\d:.,]*>|\{\\[^{}]*\}", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
# More lines than these are not shown at once.
_ROLL = 4


class _Cue(NamedTuple):
    begins: str
    lines: list[str]


def extract(data: bytes, limits: Limits) -> Extracted:
    """Return the words of all cues, marked with the times at which they begin; raise `NoText`."""
    text, guess = decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    is_vtt = text.startswith("WEBVTT")
    cues = _read_vtt(text) if is_vtt else _read_srt(text)
    if not cues:
        raise NoText("holds no cues: there is no line with a time and an arrow in it")
    if _is_rolling(cues):
        cues = _unroll(cues)
    pieces: list[str] = []
    marks: list[Mark] = []
    offset = 0
    for cue in cues:
        words = " ".join(cue.lines)
        if words:
            marks.append(Mark(offset, cue.begins))
            pieces.append(words)
            offset += len(words) + 1
    return Extracted(" ".join(pieces), tuple(marks), guess)


def _read_srt(text: str) -> list[_Cue]:
    """Read cues that a time begins; lines are kept wherever they stand, as many files have stray blank ones."""
    cues: list[_Cue] = []
    lines = text.split("\n")
    for index, line in enumerate(lines):
        begins = _read_timing(line)
        if begins is not None:
            # The line above was its number.
            if cues and cues[-1].lines and lines[index - 1].strip().isdigit():
                cues[-1].lines.pop()
            cues.append(_Cue(begins, []))
        elif cues:
            words = _clean(line, _TAG)
            if words:
                cues[-1].lines.append(words)
    return cues


def _read_vtt(text: str) -> list[_Cue]:
    """Read cues, which empty lines end; what stands outside of them is said of the file."""
    cues: list[_Cue] = []
    is_cue = False
    for line in text.split("\n"):
        if "-->" in line:
            begins = _read_timing(line)
            is_cue = begins is not None
            if begins is not None:
                cues.append(_Cue(begins, []))
        elif not line:
            is_cue = False
        elif is_cue and (words := _clean(line, _ANY_TAG)):
            cues[-1].lines.append(words)
    return cues


def _read_timing(line: str) -> str | None:
    """Return when a cue begins, as "00:03:10"; None for a line that is no timing."""
    match = _TIMING.fullmatch(line) if "-->" in line else None
    return f"{int(match[1] or 0):02}:{int(match[2]):02}:{match[3]}" if match else None


def _clean(line: str, tag: re.Pattern[str]) -> str:
    return " ".join(unescape(tag.sub("", line)).split())


def _is_rolling(cues: list[_Cue]) -> bool:
    """Tell whether most cues begin with the last line of the one before, as those of speech recognition do."""
    pairs = [(one.lines, two.lines) for one, two in pairwise(cues) if one.lines and two.lines]
    return len(pairs) >= 3 and 2 * sum(one[-1] == two[0] for one, two in pairs) > len(pairs)


def _unroll(cues: list[_Cue]) -> list[_Cue]:
    """Keep each line of rolling cues once, where it is first said."""
    unrolled = []
    last: list[str] = []
    for cue in cues:
        repeated = 0
        for count in range(min(len(last), len(cue.lines), _ROLL), 0, -1):
            if last[-count:] == cue.lines[:count]:
                repeated = count
                break
        unrolled.append(_Cue(cue.begins, cue.lines[repeated:]))
        last = cue.lines or last
    return unrolled
