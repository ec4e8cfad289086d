"""What became of a source's saved text when it was looked for."""

from __future__ import annotations

import enum
from typing import NamedTuple


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

    @property
    def is_read(self) -> bool:
        return self.state is CaptureState.READ


class SourceText(NamedTuple):
    """Both texts of a source; None where neither the record nor a file beside it names one."""

    capture: CaptureReading | None = None
    excerpt: CaptureReading | None = None
