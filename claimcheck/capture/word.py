"""WordprocessingML: the text of a part of a Word document."""

from __future__ import annotations

from claimcheck.capture.extract import NoText
from claimcheck.capture.prose import BLOCK, CELL, LINE, Prose
from claimcheck.capture.wordstyle import OFF, StyleReader
from claimcheck.capture.xml import XmlReader, attribute
from claimcheck.model.limit import Limits

# What is not, or no longer, part of the text; and how things were formatted before.
_PASSED_OVER = frozenset(
    "del moveFrom delText instrText delInstrText Fallback sdtPr rPrChange pPrChange sectPrChange tblPrChange".split()
)
_CHARACTERS = {"noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_NOTES = {"footnote": "footnoteReference", "endnote": "endnoteReference"}
_SCRIPTS = {"superscript": Prose.raise_words, "subscript": Prose.level_words}
# Fonts of symbols put their signs here, and what sign it is only the font knows.
_PRIVATE = range(0xE000, 0xF900)


class _Run:
    """What is known of a run of words before they come."""

    def __init__(self) -> None:
        self.style: str | None = None
        self.vanish: bool | None = None
        self.is_hidden = False
        self.script = ""


class WordReader(XmlReader):
    """Collects the text of a document's parts, and the notes, headers and footers that they name."""

    def __init__(self, limits: Limits, styles: StyleReader) -> None:
        super().__init__(limits)
        self.styles = styles
        self.notes: set[tuple[str, str | None]] = set()
        # The relations of headers and footers, in their order.
        self.margins: dict[str, None] = {}
        self.root = ""
        self._skipped = 0
        self._runs: list[_Run] = []
        self._paragraphs: list[str | None] = []
        self._rows: list[bool] = []
        self._hidden = 0
        self._is_cell_new = False
        # Where text goes: the page, then the boxes and glosses that are open, each with those that hang on it.
        self._pages: list[tuple[Prose, list[str]]] = [(Prose(), [])]

    def text(self) -> str:
        """Return all text so far."""
        return self._pages[0][0].text()

    @property
    def _prose(self) -> Prose:
        return self._pages[-1][0]

    def words(self, text: str) -> None:
        if not self._skipped and not self._hidden and self.path and self.path[-1] == "t":
            self._prose.add(text)

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
                self._prose.part(LINE if within == "tc" else BLOCK)
            self._is_cell_new = False
            self._paragraphs.append(None)
        elif within == "rPr":
            if path[-2:-1] == ["r"]:
                self._format(name, attributes)
        elif name == "pStyle" and self._paragraphs:
            self._paragraphs[-1] = attribute(attributes, "val")
        elif name in ("txbxContent", "rt"):
            self._pages.append((Prose(), []))
        elif name == "tc":
            self._is_cell_new = True
        elif name == "tr":
            self._rows.append(False)
        elif name == "hidden" and within == "trPr" and self._rows and not self._rows[-1]:
            self._rows[-1] = attribute(attributes, "val") not in OFF
            self._hidden += self._rows[-1]
        elif name == "tbl":
            self._prose.part(BLOCK)
        elif name in ("headerReference", "footerReference"):
            self.margins[attribute(attributes, "id") or ""] = None
        elif name in _NOTES and (_NOTES[name], attribute(attributes, "id")) not in self.notes:
            self._skipped += 1
        elif name == "altChunk":
            raise NoText("holds another document in it (altChunk), which cannot be read")
        elif within == "r":
            self._add_mark(name, attributes)
        elif not path:
            self.root = name

    def _format(self, name: str, attributes: dict[str, str]) -> None:
        if name == "rStyle":
            self._runs[-1].style = attribute(attributes, "val")
        elif name == "vanish":
            self._runs[-1].vanish = attribute(attributes, "val") not in OFF
        elif name == "vertAlign":
            self._runs[-1].script = attribute(attributes, "val") or ""

    def _add_mark(self, name: str, attributes: dict[str, str]) -> None:
        """Add what stands in a run and is no text."""
        if self._hidden:
            return
        if name in ("tab", "ptab"):
            self._prose.part(CELL)
        elif name in ("br", "cr"):
            self._prose.part(LINE)
        elif name in _CHARACTERS:
            self._prose.add(_CHARACTERS[name])
        elif name == "sym":
            self._prose.add(_read_symbol(attribute(attributes, "char")))
        elif name in _NOTES.values():
            self.notes.add((name, attribute(attributes, "id")))

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        if name == "r":
            run = self._runs.pop()
            self._hidden -= run.is_hidden
            if run.script in _SCRIPTS:
                self._prose.level_words()
        elif name == "rPr" and self.path[-1:] == ["r"]:
            self._judge(self._runs[-1])
        elif name == "p":
            self._paragraphs.pop()
            self._flush()
            if self.path[-1:] != ["tc"]:
                self._prose.part(BLOCK)
        elif name in ("txbxContent", "rt") and len(self._pages) > 1:
            self._flush()
            text = self._pages.pop()[0].text()
            self._pages[-1][1].append(text)
        elif name == "tc":
            self._prose.part(CELL)
            self._is_cell_new = False
        elif name == "tr":
            self._hidden -= self._rows.pop()
            self._prose.part(LINE)
        elif name == "tbl":
            self._prose.part(BLOCK)

    def _judge(self, run: _Run) -> None:
        """Tell, before and once its properties are known, whether a run is hidden.  Two styles that hide cancel out."""
        style = self._paragraphs[-1] if self._paragraphs else None
        hides = self.styles.hides(run.style) != self.styles.hides(style)
        self._hidden -= run.is_hidden
        run.is_hidden = hides if run.vanish is None else run.vanish
        self._hidden += run.is_hidden
        if run.script in _SCRIPTS and not self._hidden:
            _SCRIPTS[run.script](self._prose)

    def _flush(self) -> None:
        """Put the boxes and glosses of a paragraph behind it."""
        prose, hanging = self._pages[-1]
        for text in hanging:
            prose.part(BLOCK)
            prose.add_lines(text)
            prose.part(BLOCK)
        hanging.clear()


def _read_symbol(code: str | None) -> str:
    try:
        number = int(code or "", 16)
    except ValueError:
        return "\ufffd"
    return "\ufffd" if number in _PRIVATE or not 0x20 <= number < 0xD800 else chr(number)
