"""Where part of a value stands in the file: through folding, indentation, escapes and doubled quotes."""

from __future__ import annotations

import re

from yaml.events import Event, ScalarEvent

from claimcheck.model.pattern import late

_SPACE = " \t\r\n"
_WORD = late(r"[^ \t\r\n]+")
# Kept in step with YAML 1.1 §5.7; the number is the count of hexadecimal digits that follow.
_HEX_ESCAPE = {"x": 2, "u": 4, "U": 8}
_BLOCK_HEADER = late(r"[|>][^\r\n]*(?:\r\n|\n|\r)?")
_SPACES = late(r"[ \t\r\n]*")
_ESCAPED_SPACES = late(r"(?:[ \t\r\n]|\\(?:[tnr \t]|\r\n|[\r\n]|(?:x|u00|U000000)(?:09|0[aAdD]|20)))*")
# What spells a character of the value with more than itself.
_SPELLING = {"'": "'", '"': "\\"}


def start_of(event: Event) -> int:
    """Return the code-point offset at which an event begins."""
    mark = event.start_mark
    return 0 if mark is None else mark.index


def end_of(event: Event) -> int:
    """Return the code-point offset behind an event."""
    mark = event.end_mark
    return 0 if mark is None else mark.index


def find_fragment(text: str, node: ScalarEvent, start: int, end: int) -> tuple[int, int]:
    """Return the offsets in `text` of `node.value[start:end]`, white space at both ends left out.

    A run of white space in the value answers to a run of white space in the file, whatever folding did to it;
    everything else stands in both in the same order.
    """
    value = node.value
    end = min(end, len(value))
    while start < end and value[start] in _SPACE:
        start += 1
    raw_start, raw_end = start_of(node), end_of(node)
    if end <= start:
        return raw_start, raw_end
    style = node.style or ""
    position = raw_start
    if style in ("|", ">"):
        header = _BLOCK_HEADER.match(text, raw_start)
        position = header.end() if header else raw_start
    elif style:
        position += 1
    spaces = _ESCAPED_SPACES if style == '"' else _SPACES
    first = position
    for word in _WORD.finditer(value, 0, end):
        # Indentation, and line breaks that folding swallowed, precede the word.
        position = _end_of(spaces, text, position, raw_end)
        if word.end() <= start:
            position = _end_of_word(text, position, raw_end, word[0], style, spaces)
            continue
        if word.start() <= start:
            before = value[word.start() : start]
            position = _end_of_word(text, position, raw_end, before, style, spaces)
            first = position = _end_of(spaces, text, position, raw_end)
        position = _end_of_word(text, position, raw_end, value[max(start, word.start()) : word.end()], style, spaces)
    return first, min(position, raw_end)


def _end_of_word(text: str, position: int, limit: int, word: str, style: str, spaces: re.Pattern[str]) -> int:
    """Return the offset behind the spelling of `word`, which begins at `position`."""
    if text.startswith(word, position) and _SPELLING.get(style, "\0") not in word:
        return position + len(word)
    for _ in word:
        # In double quotes an escaped line break may stand within a word.
        position = _end_of(spaces, text, position, limit)
        position += _width(text, position, style)
    return position


def _end_of(spaces: re.Pattern[str], text: str, position: int, limit: int) -> int:
    match = spaces.match(text, position, limit)
    return match.end() if match else position


def _width(text: str, position: int, style: str) -> int:
    """Return how many characters of the file spell one character of the value."""
    character = text[position : position + 1]
    if style == "'" and character == "'":
        return 2
    if style == '"' and character == "\\":
        return 2 + _HEX_ESCAPE.get(text[position + 1 : position + 2], 0)
    return 1
