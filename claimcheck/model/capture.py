"""What became of a source's saved text when it was looked for."""

from __future__ import annotations

import enum
from bisect import bisect_right

from claimcheck.model.position import Span
from claimcheck.model.record import NamedTuple
from claimcheck.model.suggestion import enumerate_some

# The suffixes of files that are their own text.
_PLAIN = (".txt", ".text", ".md", ".markdown")
# How many of the pages that could not be read are named.
_MOST_NAMED = 8


class Mark(NamedTuple):
    """From this code-point offset of a text on, a page, a cue or a note begins.

    `label` is its locator: "p. 12", "00:03:10", "footnote 3".  `is_unread` says that it shows something, a picture of
    words for instance, and that none of it is in the text.
    """

    offset: int
    label: str
    is_unread: bool = False


class AnnotationKind(enum.Enum):
    """What a reader of a text sees of a stretch of it beyond its words.

    A `NOTE_MARK` (a footnote's number, a reference in brackets) stands beside the sentence, what is `MAYBE_NOTE_MARK`
    may belong to it; `STRUCK_OUT` words are there and withdrawn; of `MAYBE_HIDDEN` ones it cannot be told whether any
    reader sees them; a `VOICE` is what one speaker says.  The others are words that are not the source's own: a
    list of `REFERENCES`, a `TEASER` of another page, a reader's `COMMENT`, and in a mail what is `ANSWERED`.
    """

    NOTE_MARK = "note mark"
    MAYBE_NOTE_MARK = "maybe note mark"
    STRUCK_OUT = "struck out"
    MAYBE_HIDDEN = "maybe hidden"
    VOICE = "voice"
    REFERENCES = "references"
    TEASER = "teaser"
    COMMENT = "comment"
    ANSWERED = "answered"


class Annotation(NamedTuple):
    """Part of a text, by its code-point offsets, half open, and what it is; `label` names a voice."""

    start: int
    end: int
    kind: AnnotationKind
    label: str = ""


class LineStart(NamedTuple):
    """From this code-point offset of a text on, it is what a line of the file (1-based) shows."""

    offset: int
    line: int


class Extracted(NamedTuple):
    """The text of a saved file, and where its pages, cues or notes begin, by rising offset.

    `guess` is the encoding that it was read in where nothing says in which it is, else empty; `annotations` are by
    rising start, and of one kind do not overlap.  Where the file is a text of which a reader sees another, `raw` is the
    file's, with line feeds, and `lines` tells, by rising offset, where its lines begin in the text.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    guess: str = ""
    annotations: tuple[Annotation, ...] = ()
    raw: str = ""
    lines: tuple[LineStart, ...] = ()


class CaptureState(enum.Enum):
    """The outcome of looking for one saved text; `CLOSED` where it may lie in a folder that cannot be entered."""

    READ = "read"
    MISSING = "missing"
    CHANGED = "changed"
    UNREADABLE = "unreadable"
    ESCAPING = "escaping"
    CLOSED = "closed"


class CaptureReading(NamedTuple):
    """One saved text: its state, its text where it could be read, and why not where it could not.

    `file` is the name to show: relative to the dossier, or the bare name in a folder outside it; `guess` is the
    encoding that the text was read in where nothing says in which it is, else empty; `annotations`, `raw` and `lines`
    are as in `Extracted`; `sha256` is that of a file that is declared without one, else empty.
    """

    state: CaptureState
    file: str
    text: str = ""
    why: str = ""
    marks: tuple[Mark, ...] = ()
    guess: str = ""
    annotations: tuple[Annotation, ...] = ()
    raw: str = ""
    lines: tuple[LineStart, ...] = ()
    sha256: str = ""

    @property
    def is_read(self) -> bool:
        return self.state is CaptureState.READ

    def locator(self, offset: int) -> str | None:
        """Return the page, cue or note in which a code point of the text stands; None where the format has none."""
        index = bisect_right(self.marks, offset, key=lambda mark: mark.offset)
        return self.marks[index - 1].label if index else None

    def annotations_of(self, kind: AnnotationKind) -> list[Annotation]:
        """Return the annotations of a kind, in order."""
        return [annotation for annotation in self.annotations if annotation.kind is kind]

    @property
    def has_lines(self) -> bool:
        """Tell whether it is known in which line of the file a part of the text stands."""
        return bool(self.lines) or self.file.lower().endswith(_PLAIN)

    @property
    def written(self) -> str:
        """The text of the file as an editor shows it, where the reading `has_lines`."""
        return self.raw or self.text

    def line(self, offset: int) -> int:
        """Return the line of the file (1-based) in which a code point of the text stands; of the text, without."""
        if not self.lines:
            return self.text.count("\n", 0, offset) + 1
        return self.lines[max(0, bisect_right(self.lines, offset, key=lambda start: start.offset) - 1)].line

    def span(self, start: int, end: int) -> Span:
        """Return the place in the file of a stretch of the text, given by its offsets; whole lines where need be."""
        if not self.lines:
            return Span(self.line(start), _column(self.text, start), self.line(end), _column(self.text, end))
        first, last = self.line(start), self.line(max(start, end - 1))
        words = self.text[start:end].split()
        lines = self.raw.split("\n")
        head, foot = lines[first - 1], lines[last - 1]
        column, end_column = 1, len(foot) + 1
        if words:
            if head.count(words[0]) == 1:
                column = head.index(words[0]) + 1
            if foot.count(words[-1]) == 1:
                end_column = foot.index(words[-1]) + len(words[-1]) + 1
        if first == last and end_column <= column:
            column, end_column = 1, len(foot) + 1
        return Span(first, column, last, end_column)

    @property
    def gap(self) -> str:
        """What of the file is not in its text, as a clause; empty where nothing is missing."""
        if not self.unread:
            return ""
        hint = "OCR is needed: " if self.file.lower().endswith(".pdf") else ""
        return f"{hint}no text could be read from {self.unread}"

    @property
    def unread(self) -> str:
        """The pages or attachments of which nothing is in the text: "p. 3 and p. 7"; empty where there is none."""
        return enumerate_some([mark.label for mark in self.marks if mark.is_unread], _MOST_NAMED)


def _column(text: str, offset: int) -> int:
    return offset - text.rfind("\n", 0, offset)


class CapturePlace(NamedTuple):
    """Part of a saved text, from one code-point offset to another."""

    reading: CaptureReading
    start: int
    end: int


class SourceText(NamedTuple):
    """Both texts of a source; None where neither the record nor a file beside it names one.

    `strays` are files that could be the capture as well, and are not read.
    """

    capture: CaptureReading | None = None
    excerpt: CaptureReading | None = None
    strays: tuple[str, ...] = ()

    def first_read(self) -> tuple[str, CaptureReading] | None:
        """Return which text can be read, `capture` rather than `excerpt`, and that text; None where neither can."""
        for name, reading in (("capture", self.capture), ("excerpt", self.excerpt)):
            if reading is not None and reading.is_read:
                return name, reading
        return None
