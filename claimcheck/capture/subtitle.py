"""Subtitles (.srt, .vtt) → what is said, as one text, and when.

Cues are joined by spaces, so that a sentence stands whole that is spread over several.  Who speaks (`<v Name>`) and
what is said of the file (`NOTE`, `STYLE`) is not said; whose words they are is annotated, and so are sounds that stand
in brackets on a line of their own.
"""

from __future__ import annotations

import re
from itertools import pairwise

from claimcheck.capture.charset import decode
from claimcheck.capture.extraction import NoText
from claimcheck.capture.html.entity import unescape
from claimcheck.model.capture import Annotation, AnnotationKind, Extracted, Mark
from claimcheck.model.limit import Limits
from claimcheck.model.record import NamedTuple

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,]\d{1,3}"
_TIMING = re.compile(rf"\s*{_TIME}\s*-->\s*(?:\d{{1,4}}:)?\d{{1,2}}:\d{{2}}[.,]\d{{1,3}}(?:\s.*)?", re.ASCII)
# Only what is a tag: "<" and ">" also stand between numbers.
_TAG = re.compile(r"</?(?:[biucsv]|font|lang|ruby|rt)(?:[.\s][^<>]*)?>|<\d[\d:.,]*>|\{\\[^{}]*\}", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
# More lines than these are not shown at once.
_ROLL = 4
# Where another speaker begins: a dash or two arrows, and perhaps a name.
_SPEAKER = re.compile(r"(?:>>+|[-–—])\s*(?:([A-Z][A-Z .'’-]{1,40}):)?")
_SOUND = re.compile(r"\[[^\[\]\d]{1,60}\]|\([^()\d]{1,60}\)|[♪♫#\s]*[♪♫][♪♫#\s]*")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]{1,80})>")


class _Line(NamedTuple):
    """A line of words; `voice` names who is marked to say it, and is empty where nobody is."""

    words: str
    voice: str = ""


class _Voice(NamedTuple):
    """Who speaks, by name if there is one, from an offset on; what a tag gives to a speaker ends with the tag."""

    name: str
    start: int
    is_tagged: bool


class _Cue(NamedTuple):
    begins: str
    lines: list[_Line]


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
    annotations: list[Annotation] = []
    offset = 0
    voice: _Voice | None = None
    for cue in cues:
        if cue.lines:
            marks.append(Mark(offset, cue.begins))
        is_dialogue = sum(line.words.startswith(("-", "–", "—")) for line in cue.lines) > 1
        for line in cue.lines:
            speaker = _SPEAKER.match(line.words) if is_dialogue or line.words.startswith(">>") else None
            name = line.voice or (speaker[1] if speaker else None) or ""
            if line.voice or speaker:
                # Who is not named is another one.
                if voice is None or not name or voice.name != name:
                    annotations += _end_voice(voice, offset)
                    voice = _Voice(name, offset, bool(line.voice))
            elif voice is not None and voice.is_tagged:
                annotations += _end_voice(voice, offset)
                voice = None
            if _SOUND.fullmatch(line.words):
                annotations.append(Annotation(max(0, offset - 1), offset + len(line.words), AnnotationKind.NOTE_MARK))
            pieces.append(line.words)
            offset += len(line.words) + 1
    annotations += _end_voice(voice, offset)
    annotations.sort(key=lambda one: one.start)
    return Extracted(" ".join(pieces), tuple(marks), guess, tuple(annotations))


def _end_voice(voice: _Voice | None, offset: int) -> list[Annotation]:
    """Return the stretch of a voice that ends before an offset."""
    if voice is None or offset - 1 <= voice.start:
        return []
    return [Annotation(voice.start, offset - 1, AnnotationKind.VOICE, voice.name)]


def _read_srt(text: str) -> list[_Cue]:
    """Read cues that a time begins; lines are kept wherever they stand, as many files have stray blank ones."""
    cues: list[_Cue] = []
    lines = text.split("\n")
    for index, line in enumerate(lines):
        begins = _read_timing(line)
        if begins is not None:
            # The line above was its number.
            if cues and cues[-1].lines and cues[-1].lines[-1].words.isdigit() and lines[index - 1].strip().isdigit():
                cues[-1].lines.pop()
            cues.append(_Cue(begins, []))
        elif cues:
            words = _clean(line, _TAG)
            if words:
                cues[-1].lines.append(_Line(words))
    return cues


def _read_vtt(text: str) -> list[_Cue]:
    """Read cues, which empty lines end; what stands outside of them is said of the file."""
    cues: list[_Cue] = []
    is_cue = False
    voice = ""
    for line in text.split("\n"):
        if "-->" in line:
            begins = _read_timing(line)
            is_cue, voice = begins is not None, ""
            if begins is not None:
                cues.append(_Cue(begins, []))
        elif not line:
            is_cue = False
        elif is_cue:
            named = _VOICE.search(line)
            voice = " ".join(unescape(named[1]).split()) if named else voice
            words = _clean(line, _ANY_TAG)
            if words:
                cues[-1].lines.append(_Line(words, voice))
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
    rolled = [two for one, two in pairs if one[-1].words == two[0].words]
    # Of a few, all must have more to say than what they repeat: somebody may say a thing twice.
    is_sure = len(pairs) >= 3 or (len(pairs) == 2 and len(rolled) == 2 and all(len(lines) > 1 for lines in rolled))
    return is_sure and 2 * len(rolled) > len(pairs)


def _unroll(cues: list[_Cue]) -> list[_Cue]:
    """Keep each line of rolling cues once, where it is first said."""
    unrolled = []
    last: list[_Line] = []
    for cue in cues:
        repeated = 0
        for count in range(min(len(last), len(cue.lines), _ROLL), 0, -1):
            if last[-count:] == cue.lines[:count]:
                repeated = count
                break
        unrolled.append(_Cue(cue.begins, cue.lines[repeated:]))
        last = cue.lines or last
    return unrolled
