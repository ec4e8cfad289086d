"""A document in the making: its own text, and the texts beside it that stand elsewhere on the page."""

from __future__ import annotations

from claimcheck.capture.text_builder import BLOCK, TextBuilder
from claimcheck.model.capture import Annotation, Extracted, Mark
from claimcheck.model.record import NamedTuple

_PARTED = "\n\n"


class _Page(NamedTuple):
    """A text that is open: what hangs on its paragraph in the making, how deep it began, its locator if it has one."""

    prose: TextBuilder
    hanging: list[tuple[str, tuple[Annotation, ...]]]
    depth: int
    label: str


class PageText:
    """The document, and what is open within it of notes, other parts, boxes and glosses, the innermost last."""

    def __init__(self) -> None:
        self._open = [_Page(TextBuilder(), hanging=[], depth=-1, label="")]
        # The locators and texts of notes and other parts.
        self._annexes: list[tuple[str, str, tuple[Annotation, ...]]] = []
        # Of the innermost: where words go, and how deep it began, below 0 for the document itself.
        self.prose = self._open[0].prose
        self.depth = -1

    def open(self, depth: int, label: str = "") -> None:
        """Begin a text at a depth: with a label it stands behind the document, else behind the paragraph it is in."""
        self._open.append(_Page(TextBuilder(), hanging=[], depth=depth, label=label))
        self._face()

    def close(self) -> None:
        """End the innermost text."""
        self.flush()
        page = self._open.pop()
        text = page.prose.text()
        if page.label:
            self._annexes.append((page.label, text, page.prose.annotations()))
        else:
            self._open[-1].hanging.append((text, page.prose.annotations()))
        self._face()

    def _face(self) -> None:
        page = self._open[-1]
        self.prose, self.depth = page.prose, page.depth

    def flush(self) -> None:
        """Put the boxes and glosses of a paragraph behind it."""
        page = self._open[-1]
        for text, found in page.hanging:
            page.prose.part(BLOCK)
            page.prose.add_annotated(text, found)
            page.prose.part(BLOCK)
        page.hanging.clear()

    def extracted(self) -> Extracted:
        """Return all text; what is not the document's own has a locator."""
        pieces: list[str] = []
        marks: list[Mark] = []
        annotations: list[Annotation] = []
        offset = 0
        own = self._open[0].prose
        for label, text, found in [("", own.text(), own.annotations()), *self._annexes]:
            if text:
                annotations += (
                    annotation._replace(start=annotation.start + offset, end=annotation.end + offset)
                    for annotation in found
                )
                if label:
                    marks.append(Mark(offset, label))
                pieces.append(text)
                offset += len(text) + len(_PARTED)
        return Extracted(_PARTED.join(pieces), tuple(marks), annotations=tuple(annotations))
