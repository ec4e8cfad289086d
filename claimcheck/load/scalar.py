"""Where part of a value stands in the file: through folding, indentation, escapes and doubled quotes."""

from __future__ import annotations

import re

from yaml.events import ScalarEvent

_SPACE = " \t\r\n"
# Kept in step with YAML 1.1 §5.7; the number is the count of hexadecimal digits that follow.
_HEX_ESCAPE = {"x": 2, "u": 4, "U": 8}
_BLOCK_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|\n|\r)?")
_SPACES = re.compile(r"[ \t\r\n]*")
_ESCAPED_SPACES = re.compile(r"(?:[ \t\r\n]|\\(?:[tnr \t]|\r\n|[\r\n]|(?:x|u00|U000000)(?:09|0[aAdD]|20)))*")


def find_fragment(text: str, node: ScalarEvent, start: int, end: int) -> tuple[int, int]:
    """Return the offsets in `text` of `node.value[start:end]`, white space at both ends left out.

    A run of white space in the value answers to a run of white space in the file, whatever folding did to it;
    everything else stands in both in the same order.
    """
    value = node.value
    end = min(end, len(value))
    while start < end and value[start] in _SPACE:
        start += 1
    while end > start and value[end - 1] in _SPACE:
        end -= 1
    raw_start, raw_end = (0 if mark is None else mark.index for mark in (node.start_mark, node.end_mark))
    if end <= start:
        return raw_start, raw_end
    style = node.style
    position = raw_start
    if style in ("|", ">"):
        header = _BLOCK_HEADER.match(text, raw_start)
        position = header.end() if header else raw_start
    elif style in ("'", '"'):
        position += 1
    spaces = _ESCAPED_SPACES if style == '"' else _SPACES
    first = position
    index = 0
    while index < end:
        if value[index] in _SPACE:
            while index < end and value[index] in _SPACE:
                index += 1
            position = _end_of(spaces, text, position, raw_end)
            continue
        # Indentation, and line breaks that folding swallowed (an escaped one in double quotes), precede the word.
        position = _end_of(spaces, text, position, raw_end)
        if index == start:
            first = position
        position += _width(text, position, style)
        index += 1
        if index == start:
            first = position
    return first, min(position, raw_end)


def _end_of(spaces: re.Pattern[str], text: str, position: int, limit: int) -> int:
    match = spaces.match(text, position, limit)
    return match.end() if match else position


def _width(text: str, position: int, style: str | None) -> int:
    """Return how many characters of the file spell one character of the value."""
    character = text[position : position + 1]
    if style == "'" and character == "'":
        return 2
    if style == '"' and character == "\\":
        return 2 + _HEX_ESCAPE.get(text[position + 1 : position + 2], 0)
    return 1
