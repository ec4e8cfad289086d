"""A Word document (.docx) → its visible text.

The document, then its footnotes, endnotes, headers and footers, and the words in its charts and diagrams; no
comments, which are not part of it.  Deleted and hidden words are left out, text boxes stand behind the paragraph that
they hang on.  The libraries for this lose tables, notes or boxes, and unpack without a bound.
"""

from __future__ import annotations

import posixpath

from claimcheck.capture.docx.word_reader import StyleReader, WordReader
from claimcheck.capture.extraction import NoText
from claimcheck.capture.xml_stream import XmlReader
from claimcheck.capture.zip_archive import ZipArchive
from claimcheck.model.capture import Extracted
from claimcheck.model.limit import Limits
from claimcheck.model.record import NamedTuple

# What Microsoft Office puts an encrypted document, and once put any document, into.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def version() -> str:
    """Return what changes when the text of a document may."""
    return "3"


def extract(data: bytes, limits: Limits) -> Extracted:
    """Return the text: paragraphs parted by blank lines, cells by tabs; notes and the like marked; raise `NoText`."""
    if data.startswith(_OLE):
        raise NoText("is encrypted, or in the old format .doc: it cannot be read")
    archive = ZipArchive(data, limits)
    package = _Relations(archive, limits, "")
    main = next((found.part for found in package.found if found.kind == "officeDocument"), "word/document.xml")
    document = archive.read(main)
    if document is None:
        raise NoText(f"is no Word document: there is no {main} in it")
    parts = _Relations(archive, limits, main)
    styles = StyleReader(limits)
    for part in parts.of_kind("styles"):
        styles.read(archive.read(part) or b"<none/>", part)
    reader = WordReader(limits, styles)
    reader.read(document, main)
    if reader.root != "document":
        raise NoText("is no Word document")
    named = dict.fromkeys(parts.named(name) for name in (*reader.margins, *reader.drawings))
    kinds = ("settings", "footnotes", "endnotes")
    for part in (*(part for kind in kinds for part in parts.of_kind(kind)), *named):
        text = archive.read(part) if part else None
        if text is not None:
            reader.read(text, part)
    return reader.pages.extracted()


class _Relation(NamedTuple):
    id: str
    kind: str
    part: str


class _Relations(XmlReader):
    """What a part of a package names: other parts, by kind or by id."""

    def __init__(self, archive: ZipArchive, limits: Limits, part: str) -> None:
        super().__init__(limits)
        self.found: list[_Relation] = []
        self._by_id: dict[str, str] = {}
        self._folder, name = posixpath.split(part)
        file = posixpath.join(self._folder, "_rels", f"{name}.rels")
        data = archive.read(file)
        if data is not None:
            self.read(data, file)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = attributes.get("Target", "")
        part = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
        self.found.append(_Relation(attributes.get("Id", ""), attributes.get("Type", "").rpartition("/")[2], part))

    def of_kind(self, kind: str) -> list[str]:
        """Return the parts of a kind, each once."""
        return list(dict.fromkeys(found.part for found in self.found if found.kind == kind))

    def named(self, name: str) -> str:
        """Return the part of an id; empty where there is none."""
        if not self._by_id:
            self._by_id = {found.id: found.part for found in reversed(self.found)}
        return self._by_id.get(name, "")
