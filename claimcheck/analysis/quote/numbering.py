"""Where in a saved text its pages, paragraphs, lines, notes and times are, and whether a locator names a place of it.

Numbers are counted in every way in which a reader may: the pages of a file and the numbers that are printed on them,
paragraphs with headings and without.  Wrong is what no way of counting allows; where nothing can be counted, the
answer is "cannot tell".
"""

from __future__ import annotations

import enum
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property

from claimcheck.analysis.quote.locator import Locator, LocatorKind, NumberSpan
from claimcheck.model.capture import CaptureReading
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

# How far off a time may be, in seconds, and how long the last cue lasts.
_SLACK = 5
_LAST_CUE = 20
# Fewer pages with one printed numbering are chance, as are fewer numbered paragraphs.
_FEWEST_PRINTED = 2
_FEWEST_NUMBERED = 4
_FEWEST_TIMES = 2
# Lines at either end of a page in which its number may stand.
_END_LINES = 2
_PLAIN = ".txt"

_PAGE_LABEL = late(r"p\. (\d{1,6})")
_TIME_LABEL = late(r"(\d{1,4}):(\d{2}):(\d{2})")
_NOTE_LABEL = late(r"(?:foot|end)note (\d{1,5})")
# "12", "– 12 –", "Page 12 of 30", "12 THE GAZETTE", "THE GAZETTE 12".
_END_NUMBER = late(
    r"\A\W{0,3}(?:(?i:page|seite|p\.|s\.)\s?)?(\d{1,5})\b|\b(\d{1,5})(?:\s?(?:/|of|von)\s?\d{1,5})?\W{0,3}\Z"
)
# "[Pg 12]" as transcribers write it: what follows stands on that page.
_PAGE_MARK = late(r"\[(?:[Pp]g|[Pp]age|[Pp]|[Ss]eite)\.?\s?(\d{1,5})\]")
# A line that is the number of a page, of which nobody can tell whether it stands at the head or at the foot.
_PAGE_LINE = late(
    r"^[ \t]{0,80}[-–—=#*]{0,6}[ \t]{0,8}(?i:page|seite)[ \t](\d{1,5})(?:[ \t]?(?:/|of|von)[ \t]?\d{1,5})?"
    r"[ \t]{0,8}[-–—=#*]{0,6}[ \t\r]{0,8}$",
    re.MULTILINE,
)
_NUMBERED = late(r"^[ \t\f]*(?:\[(\d{1,4})\]|\((\d{1,4})\)|¶?(\d{1,4})[.)]?)[ \t]{1,8}(?=\S)", re.MULTILINE)
_LINE_TIME = late(r"^[ \t]*[\[(]?(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?:[.,]\d{1,3})?(?![\d:])", re.MULTILINE)
_BLANK = late(r"\n[ \t\r]*\n\s*")
_LINE_END = late(r"\n")
_PROSE_END = late(r"[.!?…:;。！？][\"'’”»)\]\d\s]*\Z")
_SOLID = late(r"\S")


class Answer(enum.Enum):
    """Whether a locator names the place: yes, no, cannot tell."""

    RIGHT = "right"
    WRONG = "wrong"
    UNKNOWN = "unknown"


class Held(NamedTuple):
    """What became of a locator: the answer, and where the words stand in its own terms, "p. 2" or "paragraph 3".

    `offset` is by how many pages of the file the locator is off, None where it is no page of the file.
    """

    answer: Answer
    place: str = ""
    offset: int | None = None

    @property
    def is_right(self) -> bool:
        return self.answer is Answer.RIGHT

    @property
    def is_wrong(self) -> bool:
        return self.answer is Answer.WRONG


_UNKNOWN = Held(Answer.UNKNOWN)


class Numbering:
    """The ways in which a saved text is counted, each worked out when it is first asked for."""

    def __init__(self, reading: CaptureReading) -> None:
        self._reading = reading
        self._text = reading.text

    def hold(self, locator: Locator, start: int, end: int) -> Held:
        """Hold a locator against the words from one code-point offset to another."""
        if locator.kind is LocatorKind.PAGE:
            return self._hold_page(locator, start, end)
        if locator.kind is LocatorKind.TIME:
            return self._hold_time(locator, start, end)
        if locator.kind is LocatorKind.NOTE:
            return self._hold_note(locator, start)
        if locator.kind is LocatorKind.LINE:
            return self._hold_line(locator, start, end)
        return self._hold_paragraph(locator, start, end)

    # Pages

    @cached_property
    def _pages(self) -> list[int]:
        """Where the pages of the file begin, in order; empty where it has none."""
        marks = [mark.offset for mark in self._reading.marks if _PAGE_LABEL.fullmatch(mark.label)]
        if marks or self._reading.marks or "\f" not in self._text:
            return marks
        return [0, *(index + 1 for index, letter in enumerate(self._text) if letter == "\f")]

    @cached_property
    def _ends(self) -> list[set[int]]:
        """The numbers at either end of each page of the file."""
        return [self._read_ends(index) for index in range(len(self._pages))]

    @cached_property
    def _steady(self) -> set[int]:
        """By how much printed numbers are ahead of the index of their page, as far as many pages agree in it."""
        offsets = Counter(number - index for index, numbers in enumerate(self._ends) for number in numbers)
        least = max(_FEWEST_PRINTED, len(self._ends) // 3)
        return {offset for offset, count in offsets.items() if count >= least}

    def _read_ends(self, index: int) -> set[int]:
        stop = self._pages[index + 1] if index + 1 < len(self._pages) else len(self._text)
        lines = [line for line in self._text[self._pages[index] : stop].splitlines() if line.strip()]
        ends = lines[:_END_LINES] + lines[-_END_LINES:]
        return {int(one or other) for line in ends for one, other in _END_NUMBER.findall(line.strip()[-200:])}

    def _hold_page(self, locator: Locator, start: int, end: int) -> Held:
        if not self._pages:
            return self._hold_marked_page(locator, start, end)
        first, last = (bisect_right(self._pages, offset) - 1 for offset in (start, max(start, end - 1)))
        # What stands at the ends of these pages may be their numbers, whatever other pages have.
        allowed = set[int]().union(*self._ends[first : last + 1])
        allowed.update(index + offset for index in range(first, last + 1) for offset in self._steady)
        if locator.numbering != "printed":
            allowed.update(range(first + 1, last + 2))
        if _meets(locator.spans, allowed):
            return Held(Answer.RIGHT)
        if not self._steady and (
            locator.numbering == "printed" or any(span.last > len(self._pages) for span in locator.spans)
        ):
            # The pages of a journal or a book are numbered on, and what is at hand is a part of it.
            return _UNKNOWN
        place = f"p. {first + 1}" if first == last else f"pp. {first + 1}–{last + 1}"
        return Held(Answer.WRONG, place, locator.spans[0].first - first - 1)

    @cached_property
    def _page_marks(self) -> tuple[list[int], list[int], bool]:
        """Where page numbers stand in a text without pages, which they are, and whether they begin their pages."""
        for pattern, begins in ((_PAGE_MARK, True), (_PAGE_LINE, False)):
            found = [(match.start(), int(match[1])) for match in pattern.finditer(self._text)]
            numbers = [number for _, number in found]
            if len(numbers) >= _FEWEST_PRINTED and numbers == sorted(set(numbers)):
                return [offset for offset, _ in found], numbers, begins
        return [], [], False

    def _hold_marked_page(self, locator: Locator, start: int, end: int) -> Held:
        offsets, numbers, begins = self._page_marks
        if not offsets:
            return _UNKNOWN
        first, last = bisect_right(offsets, start) - 1, bisect_left(offsets, end) - 1
        low = numbers[first] if first >= 0 else numbers[0] - 1
        high = numbers[last] if last >= 0 else numbers[0] - 1
        if not begins:
            high = numbers[last + 1] if last + 1 < len(numbers) else high + 1
        if _meets(locator.spans, range(low, high + 1)):
            return Held(Answer.RIGHT)
        return Held(Answer.WRONG, f"p. {low}" if low == high else f"pp. {low}–{high}")

    # Times

    @cached_property
    def _times(self) -> tuple[list[int], list[int]]:
        """Where times stand, and the seconds that they name; empty where the text is not timed."""
        found = [(mark.offset, _TIME_LABEL.fullmatch(mark.label)) for mark in self._reading.marks]
        marks = [(offset, _seconds(*match.groups())) for offset, match in found if match is not None]
        if not marks and not self._reading.marks:
            marks = [(match.start(), _seconds(*match.groups())) for match in _LINE_TIME.finditer(self._text)]
            times = [time for _, time in marks]
            if len(marks) < _FEWEST_TIMES or times != sorted(set(times)):
                marks = []
        return [offset for offset, _ in marks], [time for _, time in marks]

    def _hold_time(self, locator: Locator, start: int, end: int) -> Held:
        offsets, times = self._times
        first, last = bisect_right(offsets, start) - 1, bisect_left(offsets, max(end, start + 1)) - 1
        if first < 0:
            return _UNKNOWN
        low = times[first]
        high = times[last + 1] if last + 1 < len(times) else times[last] + _LAST_CUE
        high = max(high, times[last])
        for span in locator.spans:
            slack = max(_SLACK, span.slack)
            if span.first <= high + slack and span.last >= low - slack:
                return Held(Answer.RIGHT)
        return Held(Answer.WRONG, f"{low // 3600:02}:{low // 60 % 60:02}:{low % 60:02}")

    # Notes

    def _hold_note(self, locator: Locator, start: int) -> Held:
        notes = [_NOTE_LABEL.fullmatch(mark.label) for mark in self._reading.marks]
        if not any(notes):
            return _UNKNOWN
        label = self._reading.locator(start)
        match = _NOTE_LABEL.fullmatch(label or "")
        if match is not None and _meets(locator.spans, [int(match[1])]):
            return Held(Answer.RIGHT)
        return Held(Answer.WRONG, label or "the text itself")

    # Lines

    def _hold_line(self, locator: Locator, start: int, end: int) -> Held:
        if not self._reading.file.lower().endswith(_PLAIN) or self._numbered or "\f" in self._text:
            return _UNKNOWN
        total = self._text.count("\n") + 1
        if any(span.last > total for span in locator.spans):
            return _UNKNOWN
        low, high = (self._text.count("\n", 0, offset) + 1 for offset in (start, end))
        # Blank lines may be counted or not.
        filled = sum(1 for line in self._text[:start].split("\n")[:-1] if line.strip()) + 1
        if _meets(locator.spans, range(min(low, filled), high + 1)):
            return Held(Answer.RIGHT)
        return Held(Answer.WRONG, f"line {low}")

    # Paragraphs

    @cached_property
    def _numbered(self) -> list[int]:
        """Where the paragraphs begin that are numbered in the text, 1, 2, 3 …; empty where they are not."""
        begins: list[int] = []
        for match in _NUMBERED.finditer(self._text):
            if int(match[1] or match[2] or match[3]) == len(begins) + 1:
                begins.append(match.start())
        return begins if len(begins) >= _FEWEST_NUMBERED else []

    @cached_property
    def _blocks(self) -> list[tuple[int, bool]]:
        """Where each block of the text begins, and whether it is prose, no heading and no byline."""
        blocks = self._split(_BLANK)
        if len(blocks) < 2:
            lines = self._split(_LINE_END)
            # A text without blank lines, each line of which is a paragraph.
            return lines if all(is_prose for _, is_prose in lines) else blocks
        return blocks

    def _split(self, pattern: re.Pattern[str]) -> list[tuple[int, bool]]:
        begins = [0, *(match.end() for match in pattern.finditer(self._text))]
        stops = [*begins[1:], len(self._text)]
        return [
            (begin, _PROSE_END.search(self._text[max(begin, stop - 40) : stop].rstrip()) is not None)
            for begin, stop in zip(begins, stops, strict=True)
            if _SOLID.search(self._text, begin, stop)
        ]

    def _hold_paragraph(self, locator: Locator, start: int, end: int) -> Held:
        if self._numbered:
            low, high = (bisect_right(self._numbered, offset) for offset in (start, max(start, end - 1)))
            if _meets(locator.spans, range(low, high + 1)):
                return Held(Answer.RIGHT)
        if self._pages or self._times[0]:
            return Held(Answer.WRONG, f"paragraph {low}") if self._numbered and low else _UNKNOWN
        blocks = self._blocks
        begins = [begin for begin, _ in blocks]
        first, last = (bisect_right(begins, offset) - 1 for offset in (start, max(start, end - 1)))
        if len(blocks) < 2 or first < 0:
            return _UNKNOWN
        fewest = 0
        for _, is_prose in blocks[: first + 1]:
            fewest = fewest + 1 if is_prose else 0
        allowed = range(min(max(1, fewest), first + 1), last + 2)
        if _meets(locator.spans, allowed):
            return Held(Answer.RIGHT)
        if any(span.last > len(blocks) for span in locator.spans) and not self._numbered:
            # Breaks may have been lost when the text was saved.
            return _UNKNOWN
        # Where each line is a paragraph they are counted otherwise.
        lines = self._text.count("\n", 0, start) + 1
        if "\n" in self._text[begins[first] : start].rstrip() and _meets(locator.spans, range(1, lines + 1)):
            return _UNKNOWN
        low, high = allowed[0], allowed[-1]
        return Held(Answer.WRONG, f"paragraph {low}" if low == high else f"paragraphs {low}–{high}")


def _meets(spans: tuple[NumberSpan, ...], allowed: range | set[int] | list[int]) -> bool:
    """Tell whether a span holds one of some numbers."""
    return any(span.first <= number <= span.last for span in spans for number in allowed)


def _seconds(hours: str | None, minutes: str, seconds: str) -> int:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
