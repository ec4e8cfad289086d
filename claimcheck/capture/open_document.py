"""A text document of LibreOffice and its kin (.odt, OASIS OpenDocument 1.2) → its visible text.

The body, then its notes; no comments, no deleted words, nothing that is hidden.  What is struck out is annotated.
"""

from __future__ import annotations

from claimcheck.capture.docx.page_text import PageText
from claimcheck.capture.extraction import NoText
from claimcheck.capture.text_builder import BLOCK, CELL, LINE
from claimcheck.capture.xml_stream import XmlReader, attribute
from claimcheck.capture.zip_archive import ZipArchive
from claimcheck.model.capture import AnnotationKind, Extracted
from claimcheck.model.limit import Limits

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_MEDIA_TYPES = ("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template")
_BLOCKS = frozenset(("p", "h"))
# What no reader sees, or what is no part of the text: comments, forms, what was deleted, the alternative of a picture.
_SILENT = frozenset(
    ("tracked-changes", "annotation", "annotation-end", "forms", "desc", "title", "event-listeners", "sequence-decls")
)
_MOST_SPACES = 100
_NO_LINE = (None, "none")


def version() -> str:
    """Return what changes when the text of a document may."""
    return "1"


def extract(data: bytes, limits: Limits) -> Extracted:
    """Return the text: paragraphs parted by blank lines, cells by tabs, notes behind it and marked; raise `NoText`."""
    archive = ZipArchive(data, limits)
    kind = archive.read("mimetype")
    if kind is not None and kind.decode("ascii", "replace").strip() not in _MEDIA_TYPES:
        raise NoText("is no text document: it is of another kind of OpenDocument")
    content = archive.read(_CONTENT)
    if content is None:
        raise NoText(f"is no text document: there is no {_CONTENT} in it")
    if b"encryption-data" in (archive.read(_MANIFEST) or b""):
        raise NoText("is encrypted")
    reader = _ContentReader(limits)
    reader.read(content, _CONTENT)
    return reader.pages.extracted()


class _ContentReader(XmlReader):
    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.pages = PageText()
        self._silent = 0
        # The names of automatic styles that strike words out, and that hide them.
        self._struck: set[str] = set()
        self._hidden: set[str] = set()
        self._style = ""
        # Of each open span, what ends with it.
        self._spans: list[str] = []
        self._notes = {"footnote": 0, "endnote": 0}
        self._kind = "footnote"

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._silent or name in _SILENT:
            self._silent += 1
            return
        prose = self.pages.prose
        if name == "style":
            self._style = attribute(attributes, "name") or ""
        elif name == "text-properties" and self._style:
            self._read_style(attributes)
        elif name in ("hidden-text", "hidden-paragraph") or (
            name == "section" and attribute(attributes, "display") == "none"
        ):
            self._silent = 1
        elif name in _BLOCKS:
            # A paragraph of a cell stays in its row.
            prose.part(LINE if "table-cell" in self.path or "note-body" in self.path else BLOCK)
            self._open_span(attribute(attributes, "style-name") or "")
        elif name == "span":
            self._open_span(attribute(attributes, "style-name") or "")
        elif name == "s":
            count = attribute(attributes, "c") or "1"
            prose.add(" " * min(_MOST_SPACES, int(count) if count.isascii() and count.isdigit() else 1))
        elif name in ("tab", "line-break"):
            prose.part(CELL if name == "tab" else LINE)
        elif name == "table-row":
            prose.part(LINE)
        elif name == "table-cell":
            prose.part(CELL)
        elif name == "note":
            self._kind = "endnote" if attribute(attributes, "note-class") == "endnote" else "footnote"
        elif name == "note-citation":
            prose.raise_words()
            prose.begin(AnnotationKind.NOTE_MARK)
        elif name == "note-body":
            self._notes[self._kind] += 1
            self.pages.open(len(self.path), f"{self._kind} {self._notes[self._kind]}")

    def end(self, name: str) -> None:
        if self._silent:
            self._silent -= 1
            return
        prose = self.pages.prose
        if name == "style":
            self._style = ""
        elif name in _BLOCKS or name == "span":
            self._close_span()
            if name in _BLOCKS:
                prose.part(LINE if "table-cell" in self.path or "note-body" in self.path else BLOCK)
        elif name == "note-citation":
            prose.end(AnnotationKind.NOTE_MARK)
            prose.level_words()
        elif name == "note-body":
            self.pages.close()
        elif name == "table":
            prose.part(BLOCK)

    def words(self, text: str) -> None:
        if not self._silent and not self._is_hidden and ("p" in self.path or "h" in self.path):
            self.pages.prose.add(text)

    @property
    def _is_hidden(self) -> bool:
        return any(style in self._hidden for style in self._spans)

    def _read_style(self, attributes: dict[str, str]) -> None:
        if attribute(attributes, "text-line-through-style") not in _NO_LINE or (
            attribute(attributes, "text-line-through-type") not in _NO_LINE
        ):
            self._struck.add(self._style)
        if attribute(attributes, "display") == "none":
            self._hidden.add(self._style)

    def _open_span(self, style: str) -> None:
        if style in self._struck:
            self.pages.prose.begin(AnnotationKind.STRUCK_OUT)
        self._spans.append(style)

    def _close_span(self) -> None:
        if self._spans and self._spans.pop() in self._struck:
            self.pages.prose.end(AnnotationKind.STRUCK_OUT)
