"""What became of a source's saved text when it was looked for."""

from __future__ import annotations

import enum
from bisect import bisect_right

from claimcheck.model.record import NamedTuple
from claimcheck.model.suggestion import enumerate_words

# The suffixes of files that are their own text.
_PLAIN = (".txt", ".md")
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


class Extracted(NamedTuple):
    """The text of a saved file, and where its pages, cues or notes begin, by rising offset.

    `guess` is the encoding that it was read in where nothing says in which it is, else empty; `annotations` are by
    rising start, and of one kind do not overlap.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    guess: str = ""
    annotations: tuple[Annotation, ...] = ()


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
    encoding that the text was read in where nothing says in which it is, else empty; `annotations` as in `Extracted`.
    """

    state: CaptureState
    file: str
    text: str = ""
    why: str = ""
    marks: tuple[Mark, ...] = ()
    guess: str = ""
    annotations: tuple[Annotation, ...] = ()

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
        """Tell whether the lines of the text are those of the file, and a line of it can be pointed at."""
        return self.file.lower().endswith(_PLAIN)

    @property
    def unread(self) -> str:
        """The pages that show something of which nothing is in the text: "p. 3 and p. 7"; empty where there is none."""
        pages = [mark.label for mark in self.marks if mark.is_unread]
        if len(pages) > _MOST_NAMED:
            pages[_MOST_NAMED:] = [f"{len(pages) - _MOST_NAMED:,} more"]
        return enumerate_words(pages, "and") if pages else ""


class CapturePlace(NamedTuple):
    """Part of a saved text, from one code-point offset to another."""

    reading: CaptureReading
    start: int
    end: int


class SourceText(NamedTuple):
    """Both texts of a source; None where neither the record nor a file beside it names one."""

    capture: CaptureReading | None = None
    excerpt: CaptureReading | None = None

    def first_read(self) -> tuple[str, CaptureReading] | None:
        """Return which text can be read, `capture` rather than `excerpt`, and that text; None where neither can."""
        for name, reading in zip(self._fields, self, strict=True):
            if reading is not None and reading.is_read:
                return name, reading
        return None
