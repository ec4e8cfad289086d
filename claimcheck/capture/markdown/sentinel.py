"""Marks that travel with the words through the HTML reader, and are taken out of its text again.

They are noncharacters, which no text holds (Unicode §23.7): those of the file become U+FFFD before.  What is hidden
takes its marks along, so that what arrives is the place and the kind of what is seen.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from claimcheck.model.capture import Annotation, AnnotationKind, LineStart

# With them go halves of pairs, which no encoding can carry.
NONCHARACTERS = re.compile("[\ufdd0-\ufdef\ud800-\udfff]")

_STOPS = tuple(".,;:!?)")
_LINE_END = "\ufdd0"
_DIGITS = {ord("0") + digit: 0xFDD8 + digit for digit in range(10)}
_VALUES = {code: digit for digit, code in _DIGITS.items()}
BEGIN = {AnnotationKind.NOTE_MARK: "\ufdd1", AnnotationKind.STRUCK_OUT: "\ufdd3"}
END = {AnnotationKind.NOTE_MARK: "\ufdd2", AnnotationKind.STRUCK_OUT: "\ufdd4"}
_BEGUN = {mark: kind for kind, mark in BEGIN.items()}
_ENDED = {mark: kind for kind, mark in END.items()}
# White space behind a line's mark stands where the line begins, if another word is before it.
_SENTINEL = re.compile("[\ufdd8-\ufde1]+\ufdd0[ \t\n]*|[\ufdd1-\ufdd4]|[\ufdd0\ufdd5-\ufdef]")


def mark_line(line: int) -> str:
    """Return the mark of where a line of the file (1-based) begins."""
    return str(line).translate(_DIGITS) + _LINE_END


def read_marks(
    text: str, annotations: Sequence[Annotation]
) -> tuple[str, tuple[Annotation, ...], tuple[LineStart, ...]]:
    """Return a text without its marks, the annotations that were told with those of the marks, and its lines."""
    pieces: list[str] = []
    lines: list[LineStart] = []
    found: list[Annotation] = []
    begun: dict[AnnotationKind, list[int]] = {kind: [] for kind in BEGIN}
    # Where something was taken out, and how much in all as far as there.
    cuts: list[tuple[int, int]] = []
    position = length = 0
    for match in _SENTINEL.finditer(text):
        pieces.append(text[position : match.start()])
        length += match.start() - position
        position = match.end()
        mark = match[0]
        if mark[0] in _BEGUN:
            begun[_BEGUN[mark]].append(length)
        elif mark[0] in _ENDED:
            kind = _ENDED[mark]
            if begun[kind]:
                start = begun[kind].pop()
                if length > start:
                    found.append(Annotation(start, length, kind))
        elif mark[-1] != _LINE_END or len(mark) > 1:
            digits, _, space = mark.partition(_LINE_END)
            if digits and digits.translate(_VALUES).isdigit():
                line = int(digits.translate(_VALUES))
                if not lines or line > lines[-1].line:
                    lines.append(LineStart(length, line))
            if space and length and not pieces[-1].endswith((" ", "\t", "\n")):
                position -= len(space)
        cuts.append((position, position - length))
    pieces.append(text[position:])
    moved = (a._replace(start=_move(a.start, cuts), end=_move(a.end, cuts)) for a in annotations)
    seen = "".join(pieces)
    return seen, _merge([_take_space(seen, annotation) for annotation in (*found, *moved)]), tuple(lines)


def _take_space(text: str, annotation: Annotation) -> Annotation:
    """Give the mark of a note that a stop follows the space before it: without `[@a]`, `so [@a], and` is `so, and`."""
    start, end, kind, _ = annotation
    if kind is AnnotationKind.NOTE_MARK and text[start - 1 : start] == " " and text[end : end + 1] in _STOPS:
        return annotation._replace(start=start - 1)
    return annotation


def _move(offset: int, cuts: list[tuple[int, int]]) -> int:
    index = bisect_right(cuts, (offset, 1 << 62))
    return offset - cuts[index - 1][1] if index else offset


def _merge(annotations: list[Annotation]) -> tuple[Annotation, ...]:
    """Return annotations by rising start, those of one kind that overlap as one."""
    merged: list[Annotation] = []
    last: dict[AnnotationKind, int] = {}
    for annotation in sorted(annotations, key=lambda a: (a.start, -a.end, a.kind.value)):
        index = last.get(annotation.kind)
        if annotation.end <= annotation.start:
            continue
        if index is not None and annotation.start < merged[index].end:
            merged[index] = merged[index]._replace(end=max(merged[index].end, annotation.end))
            continue
        last[annotation.kind] = len(merged)
        merged.append(annotation)
    return tuple(merged)
