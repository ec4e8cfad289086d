"""XML, as a stream of elements, within bounds and without document types."""

from __future__ import annotations

from xml.parsers import expat

from claimcheck.capture.extraction import NoText
from claimcheck.model.limit import Limits


class XmlReader:
    """Calls `start`, `end` and `words`, by local names: Strict and Transitional documents differ in namespaces alone.

    Elements are counted over all that one reader reads.  Raises `NoText`.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._elements = 0
        self._locals: dict[str, str] = {}
        # The local names of the open elements.
        self.path: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Meet a start tag; the element is not in the path yet."""

    def end(self, name: str) -> None:
        """Meet an end tag; the element is in the path no more."""

    def words(self, text: str) -> None:
        """Meet text."""

    def read(self, data: bytes, name: str) -> None:
        """Read a whole document; `name` is what messages call it."""
        # In one piece: fed in many, a token that spans them is scanned again for each (CVE-2023-52425).
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.words
        self.path.clear()
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, LookupError, UnicodeError, ValueError):
            raise NoText(f"is broken: {name} is not well-formed XML") from None

    def _refuse(self, *_: object) -> None:
        raise NoText("declares a document type, which no document needs")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > self._limits.docx_elements:
            raise NoText(f"has more than {self._limits.docx_elements:,} elements, which is the limit (docx_elements)")
        if len(self.path) >= self._limits.xml_depth:
            raise NoText(f"has elements more than {self._limits.xml_depth:,} deep, which is the limit (xml_depth)")
        local = self._locals.get(name)
        if local is None:
            local = self._locals[name] = name.rpartition(" ")[2]
        self.start(local, attributes)
        self.path.append(local)

    def _end(self, name: str) -> None:
        self.end(self.path.pop())


def attribute(attributes: dict[str, str], local: str) -> str | None:
    """Return the value of an attribute by its local name."""
    for name, value in attributes.items():
        if name.rpartition(" ")[2] == local:
            return value
    return None
