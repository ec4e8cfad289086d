"""What became of a source's saved text when it was looked for."""

from __future__ import annotations

import enum
from bisect import bisect_right
from typing import NamedTuple


class Mark(NamedTuple):
    """From this code-point offset of a text on, a page or a cue begins, named as a locator: "p. 12", "00:03:10"."""

    offset: int
    label: str


class Extracted(NamedTuple):
    """The text of a saved file, and where its pages or cues begin, by rising offset."""

    text: str
    marks: tuple[Mark, ...] = ()


class CaptureState(enum.Enum):
    """The outcome of looking for one saved text."""

    READ = "read"
    MISSING = "missing"
    CHANGED = "changed"
    UNREADABLE = "unreadable"
    ESCAPING = "escaping"


class CaptureReading(NamedTuple):
    """One saved text: its state, its text where it could be read, and why not where it could not.

    `file` is the name to show: relative to the dossier, or the bare name in a folder outside it.
    """

    state: CaptureState
    file: str
    text: str = ""
    why: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def is_read(self) -> bool:
        return self.state is CaptureState.READ

    def locator(self, offset: int) -> str | None:
        """Return the page or cue in which a code point of the text stands; None where the format has none."""
        index = bisect_right(self.marks, offset, key=lambda mark: mark.offset)
        return self.marks[index - 1].label if index else None


class SourceText(NamedTuple):
    """Both texts of a source; None where neither the record nor a file beside it names one."""

    capture: CaptureReading | None = None
    excerpt: CaptureReading | None = None
