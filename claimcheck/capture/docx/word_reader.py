"""WordprocessingML: the text of the parts of a Word document, and the styles that hide some of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

from claimcheck.capture.docx.page_text import PageText
from claimcheck.capture.extraction import NoText
from claimcheck.capture.text_builder import BLOCK, CELL, LINE, TextBuilder
from claimcheck.capture.xml_stream import XmlReader, attribute
from claimcheck.model.capture import AnnotationKind
from claimcheck.model.limit import Limits

# What is not, or no longer, part of the text; and how things were formatted before.
_PASSED_OVER = frozenset(
    "del moveFrom delText instrText delInstrText Fallback sdtPr rPrChange pPrChange sectPrChange tblPrChange".split()
)
_CHARACTERS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_NOTES = {"footnote": "footnoteReference", "endnote": "endnoteReference"}
# The parts beside the document, by their outermost element, and what a reader calls them.
_PARTS = {"hdr": "header", "ftr": "footer", "chartSpace": "chart", "dataModel": "diagram"}
# What stands in the document for a chart or a diagram, and the attribute that names its part.
_DRAWINGS = {"chart": "id", "relIds": "dm"}
# What a chart keeps of its labels; its numbers are drawn, and seldom written.
_CHART_LABELS = frozenset(("strCache", "strLit", "multiLvlStrCache"))
_SCRIPTS = {"superscript": TextBuilder.raise_words, "subscript": TextBuilder.level_words}
# Through the words, once or twice.
_STRIKES = frozenset(("strike", "dstrike"))
# Fonts of symbols put their signs here, and what sign it is only the font knows.
_PRIVATE = range(0xE000, 0xF900)
# How a property is switched off that its mere presence switches on.
_OFF = ("0", "false", "off", "none")

_Property = TypeVar("_Property", bool, str)


class StyleReader(XmlReader):
    """Reads which styles hide, strike out or raise what is set in them."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self._style = ""
        self._hidden: dict[str, bool] = {}
        self._struck: dict[str, bool] = {}
        self._scripts: dict[str, str] = {}
        self._based_on: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._style = attribute(attributes, "styleId") or ""
        elif name == "basedOn":
            self._based_on[self._style] = attribute(attributes, "val") or ""
        elif self.path[-2:] != ["style", "rPr"]:
            return
        elif name == "vanish":
            self._hidden[self._style] = attribute(attributes, "val") not in _OFF
        elif name in _STRIKES:
            self._struck[self._style] = attribute(attributes, "val") not in _OFF
        elif name == "vertAlign":
            self._scripts[self._style] = attribute(attributes, "val") or ""

    def hides(self, style: str | None) -> bool:
        """Tell whether a style hides its text, or inherits that."""
        return self._find(self._hidden, style) or False

    def strikes(self, style: str | None) -> bool:
        """Tell whether a style strikes its text out, or inherits that."""
        return self._find(self._struck, style) or False

    def script(self, style: str | None) -> str:
        """Return whether a style raises its text or lowers it, or inherits that: as `vertAlign` says it, or empty."""
        return self._find(self._scripts, style) or ""

    def _find(self, told: Mapping[str, _Property], style: str | None) -> _Property | None:
        seen = set()
        while style and style not in seen:
            if style in told:
                return told[style]
            seen.add(style)
            style = self._based_on.get(style)
        return None


class _Run:
    """What is known of a run of words before they come."""

    def __init__(self) -> None:
        self.style: str | None = None
        self.vanish: bool | None = None
        self.is_hidden = False
        self.script = ""
        self.strike: bool | None = None
        self.is_struck = False


class WordReader(XmlReader):
    """Collects the text of a document's parts, and the notes, drawings, headers and footers that they name."""

    def __init__(self, limits: Limits, styles: StyleReader) -> None:
        super().__init__(limits)
        self.styles = styles
        # The number of each note that is referred to, from 1; 0 where the author gave it a mark of its own.
        self.notes: dict[tuple[str, str | None], int] = {}
        self._counts = Counter[str]()
        self._is_renumbered = False
        # The relations of drawings, and of headers and footers, in their order.
        self.drawings: dict[str, None] = {}
        self.margins: dict[str, None] = {}
        self.root = ""
        self._skipped = 0
        self._runs: list[_Run] = []
        self._paragraphs: list[str | None] = []
        self._rows: list[bool] = []
        self._hidden = 0
        self._is_cell_new = False
        self.pages = PageText()

    def words(self, text: str) -> None:
        if self._skipped or self._hidden or not self.path:
            return
        if self.path[-1] == "t" or (self.path[-1] == "v" and not _CHART_LABELS.isdisjoint(self.path[-4:])):
            self._add(text)

    def _add(self, text: str) -> None:
        run = self._runs[-1] if self._runs else None
        if run is not None and run.is_struck:
            self.pages.prose.add_as(AnnotationKind.STRUCK_OUT, text)
        elif run is not None and run.script == "superscript":
            self.pages.prose.add_raised(text)
        else:
            self.pages.prose.add(text)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._skipped or name in _PASSED_OVER:
            self._skipped += 1
            return
        path = self.path
        within = path[-1] if path else ""
        if name == "r":
            self._runs.append(_Run())
            self._judge(self._runs[-1])
        elif name == "p":
            if not self._is_cell_new:
                self.pages.prose.part(LINE if within == "tc" else BLOCK)
            self._is_cell_new = False
            self._paragraphs.append(None)
        elif within == "rPr":
            if path[-2:-1] == ["r"]:
                self._format(name, attributes)
        elif name == "pStyle" and self._paragraphs:
            self._paragraphs[-1] = attribute(attributes, "val")
        elif name in ("txbxContent", "rt"):
            self.pages.open(len(path))
        elif name == "tc":
            self._is_cell_new = True
        elif name == "tr":
            self._rows.append(False)
        elif name == "hidden" and within == "trPr" and self._rows and not self._rows[-1]:
            self._rows[-1] = attribute(attributes, "val") not in _OFF
            self._hidden += self._rows[-1]
        elif name == "tbl":
            self.pages.prose.part(BLOCK)
        elif name in ("headerReference", "footerReference"):
            self.margins[attribute(attributes, "id") or ""] = None
        elif name in _NOTES:
            number = self.notes.get((_NOTES[name], attribute(attributes, "id")))
            if number is None:
                self._skipped += 1
            else:
                self.pages.open(len(path), f"{name} {number}" if number and not self._is_renumbered else name)
        elif name in ("numStart", "numRestart") and within in ("footnotePr", "endnotePr"):
            self._is_renumbered |= attribute(attributes, "val") not in ("1", "continuous")
        elif within == "graphicData" and name in _DRAWINGS:
            # The ids of other parts are others.
            if self.root == "document" and not self._hidden:
                self.drawings[attribute(attributes, _DRAWINGS[name]) or ""] = None
        elif name == "pt" or (name == "br" and within == "p"):
            self.pages.prose.part(LINE)
        elif name == "altChunk":
            raise NoText("holds another document in it (altChunk), which cannot be read")
        elif within == "r":
            self._add_mark(name, attributes)
        elif not path:
            self.root = name
            if name in _PARTS:
                self.pages.open(0, _PARTS[name])

    def _format(self, name: str, attributes: dict[str, str]) -> None:
        if name == "rStyle":
            self._runs[-1].style = attribute(attributes, "val")
        elif name == "vanish":
            self._runs[-1].vanish = attribute(attributes, "val") not in _OFF
        elif name == "vertAlign":
            self._runs[-1].script = attribute(attributes, "val") or ""
        elif name in _STRIKES:
            # Struck once or twice: either is enough, and one that is switched off takes back nothing of the other.
            is_on = attribute(attributes, "val") not in _OFF
            self._runs[-1].strike = is_on or bool(self._runs[-1].strike)

    def _add_mark(self, name: str, attributes: dict[str, str]) -> None:
        """Add what stands in a run and is no text."""
        if self._hidden:
            return
        if name in ("tab", "ptab"):
            self.pages.prose.part(CELL)
        elif name in ("br", "cr"):
            self.pages.prose.part(LINE)
        elif name in _CHARACTERS:
            self.pages.prose.add(_CHARACTERS[name])
        elif name == "sym":
            self._add(_read_symbol(attribute(attributes, "char")))
        elif name in _NOTES.values():
            self._number_note(name, attributes)

    def _number_note(self, name: str, attributes: dict[str, str]) -> None:
        key = (name, attribute(attributes, "id"))
        if key in self.notes:
            return
        is_marked = attribute(attributes, "customMarkFollows") not in (None, *_OFF)
        self._counts[name] += not is_marked
        self.notes[key] = 0 if is_marked else self._counts[name]

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        if name == "r":
            run = self._runs.pop()
            self._hidden -= run.is_hidden
            if run.script in _SCRIPTS:
                self.pages.prose.level_words()
        elif name == "rPr" and self.path[-1:] == ["r"]:
            self._judge(self._runs[-1])
        elif name == "p":
            self._paragraphs.pop()
            self.pages.flush()
            if self.path[-1:] != ["tc"]:
                self.pages.prose.part(BLOCK)
        elif self.pages.depth == len(self.path):
            self.pages.close()
        elif name == "tc":
            self.pages.prose.part(CELL)
            self._is_cell_new = False
        elif name == "tr":
            self._hidden -= self._rows.pop()
            self.pages.prose.part(LINE)
        elif name == "tbl":
            self.pages.prose.part(BLOCK)

    def _judge(self, run: _Run) -> None:
        """Tell, before and once its properties are known, whether a run is hidden.  Two styles that hide cancel out."""
        style = self._paragraphs[-1] if self._paragraphs else None
        hides = self.styles.hides(run.style) != self.styles.hides(style)
        self._hidden -= run.is_hidden
        run.is_hidden = hides if run.vanish is None else run.vanish
        self._hidden += run.is_hidden
        strikes = self.styles.strikes(run.style) != self.styles.strikes(style)
        run.is_struck = strikes if run.strike is None else run.strike
        run.script = run.script or self.styles.script(run.style)
        if run.script in _SCRIPTS and not self._hidden:
            _SCRIPTS[run.script](self.pages.prose)


def _read_symbol(code: str | None) -> str:
    try:
        number = int(code or "", 16)
    except ValueError:
        return "\ufffd"
    return "\ufffd" if number in _PRIVATE or not 0x20 <= number < 0xD800 else chr(number)
