"""A saved web page → its whole visible text.

Not the article that an extractor takes it for: those lose 3 to 16 % of the sentences that people quote.  Visible is
what a browser shows without running scripts or loading style sheets: no scripts, templates, comments, attributes,
and nothing in an element that its own markup hides.  Where that cannot be told, because something never ends, there
is no text at all.  (The standard library's parser is quadratic on hostile pages.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.capture.charset import decode, find_codec
from claimcheck.capture.entity import unescape
from claimcheck.capture.extract import NoText
from claimcheck.capture.markup import RAW, TOKEN, Endless, find_declaration_end, find_raw_end, read_attributes
from claimcheck.capture.nesting import FOREIGN, GLOSS, GONE, KEPT, VEILED, Flat, Nesting, WrongNesting
from claimcheck.capture.prose import BLOCK, CELL, LINE, SPACE, Prose
from claimcheck.capture.style import TELLING, read_state
from claimcheck.model.capture import Extracted
from claimcheck.model.limit import Limits

_CHARSET = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_HINT = re.compile("hidden|style|open|shadowrootmode|/$", re.ASCII | re.IGNORECASE)
# What a page must have for the nesting of its elements to matter.
_HIDES = re.compile(
    rf"hidden|style|<(?:math|svg|pre|listing|rt|{'|'.join(sorted(TELLING))})[ \t\n\r\f/>]", re.ASCII | re.IGNORECASE
)
_HOLDS_HTML = frozenset("annotation-xml desc foreignobject mi mn mo ms mtext title".split())
_VOID = frozenset(
    "area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr".split()
)
_GAPS = {
    **dict.fromkeys(
        "address article aside blockquote body center details dialog dir div dl fieldset figcaption figure footer form "
        "h1 h2 h3 h4 h5 h6 header hgroup hr html legend listing main menu nav ol p plaintext pre search section "
        "summary table ul xmp".split(),
        BLOCK,
    ),
    **dict.fromkeys("br caption dd dt li optgroup option tbody tfoot thead tr".split(), LINE),
    **dict.fromkeys(("td", "th"), CELL),
    **dict.fromkeys("button input select textarea".split(), SPACE),
}
_STATES = {"pre": KEPT, "listing": KEPT, "rt": GLOSS}
_OTHER = RAW | _VOID | frozenset(_STATES) | {"body", "head", "html", "plaintext", "sub", "sup"}
# Elements that a start tag without attributes only opens, and an end tag only closes.
_PLAIN = frozenset(
    "abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark output q s samp small span strike strong "
    "time tt u var".split()
)
_NO_ATTRIBUTES: dict[str, str] = {}


def extract(data: bytes, limits: Limits) -> Extracted:
    """Return the visible text: blocks parted by blank lines, cells by tabs."""
    head = re.sub(rb"<!--.*?-->", b"", data[:1024], flags=re.DOTALL)
    declared = _CHARSET.search(head)
    text = decode(data, find_codec(declared[1].decode("ascii")) if declared else None)
    return Extracted(read_visible(text))


def read_visible(markup: str) -> str:
    """Return what can be seen of a page; raise `NoText` where that cannot be told."""
    page = _Page(markup)
    try:
        page.read()
    except Endless as what:
        raise NoText(f"has {what} that never ends (line {page.line:,}): what is behind it cannot be told") from None
    except WrongNesting:
        raise NoText(f"hides text in elements that are nested wrongly (line {page.line:,})") from None
    page.part(BLOCK)
    return page.prose.text().replace("\0", "")


class _Page:
    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.position = 0
        self.prose = Prose()
        self.nesting = Nesting() if _HIDES.search(markup) else Flat()
        self.glosses: list[str] = []

    @property
    def line(self) -> int:
        return self.markup.count("\n", 0, self.position) + 1

    def read(self) -> None:
        markup, nesting, prose = self.markup, self.nesting, self.prose
        while self.position < len(markup):
            for token in TOKEN.finditer(markup, self.position):
                words, slash, name, rest, end = token.groups()
                if words:
                    if "&" in words:
                        words = unescape(words)
                    if nesting.state:
                        self.add(words)
                    else:
                        prose.add(words)
                # Most tags, in little time: of elements that are no more than a name.
                if not rest and end and name in _PLAIN and not nesting.state & FOREIGN:
                    if slash:
                        nesting.close(name)
                    else:
                        nesting.open_plain(name)
                    continue
                position = self.position = token.end()
                if name is None:
                    self.read_other()
                    break
                attributes, is_closed = _NO_ATTRIBUTES, False
                if end is None or (rest and _HINT.search(rest)):
                    self.position, attributes, is_closed = read_attributes(markup, token.end(3))
                if slash:
                    self.end_tag(name.lower())
                else:
                    self.start_tag(name.lower(), attributes, is_closed)
                if self.position != position:
                    break

    def read_other(self) -> None:
        """Read what begins with `<!`, `<?` or `</` and is no tag."""
        markup, start = self.markup, self.position
        if start >= len(markup):
            return
        if self.nesting.state & FOREIGN and markup.startswith("<![CDATA[", start):
            end = markup.find("]]>", start)
            end = len(markup) if end < 0 else end
            self.position = end + 3
            self.add(markup[start + 9 : end])
        elif start == len(markup) - 2 and markup.endswith("</"):
            self.position += 2
            self.add("</")
        else:
            self.position = find_declaration_end(markup, start)

    def add(self, words: str) -> None:
        state = self.nesting.state & ~FOREIGN
        if not state:
            self.prose.add(words)
        elif state & (GONE | VEILED):
            return
        elif state & GLOSS:
            self.glosses.append(words)
        else:
            self.prose.add_lines(words)

    def part(self, gap: int) -> None:
        self.prose.part(gap)
        # A gloss over a word would cut the sentence in two: it stands behind the line.
        if self.glosses and gap >= LINE:
            self.prose.add(" ".join(self.glosses))
            self.prose.part(gap)
            self.glosses.clear()

    def start_tag(self, name: str, attributes: Mapping[str, str], is_closed: bool) -> None:
        nesting = self.nesting
        depth = len(nesting.names)
        has_room = nesting.make_room(name)
        around = state = nesting.state
        is_foreign = around & FOREIGN or name in ("svg", "math")
        if attributes or is_foreign or name in TELLING:
            state = read_state(name, attributes, state | FOREIGN if is_foreign else state)
        gap = _GAPS.get(name)
        if gap and not around & GONE and (not state & GONE or len(nesting.names) < depth):
            self.part(gap)
        if not has_room:
            return
        if name in _OTHER or is_foreign:
            self.open_other(name, state, is_closed)
        else:
            nesting.open(name, state)

    def open_other(self, name: str, state: int, is_closed: bool) -> None:
        """Open what is more than an element with markup in it, or not even that."""
        nesting = self.nesting
        if state & FOREIGN:
            if not is_closed:
                nesting.open(name, state & ~FOREIGN if name in _HOLDS_HTML else state)
        elif name in RAW:
            self.read_raw(name, state)
        elif name in ("html", "body"):
            nesting.set_root(state)
        elif name == "head":
            return
        elif name == "plaintext":
            nesting.open(name, state | KEPT)
            self.add(self.markup[self.position :])
            self.position = len(self.markup)
        elif name not in _VOID:
            if name in ("sup", "sub"):
                self.prose.raise_script()
            nesting.open(name, state | _STATES.get(name, 0))

    def end_tag(self, name: str) -> None:
        nesting = self.nesting
        if name == "br":
            self.start_tag(name, _NO_ATTRIBUTES, False)
            return
        before, depth = nesting.state, len(nesting.names)
        nesting.close(name)
        gap = _GAPS.get(name)
        # An element that is not displayed parts nothing; the elements that end with it do.
        if gap and not nesting.state & GONE and (not before & GONE or depth - len(nesting.names) > 1):
            self.part(gap)
        elif name in ("sup", "sub"):
            self.prose.raise_script()

    def read_raw(self, name: str, state: int) -> None:
        start = self.position
        self.position = find_raw_end(self.markup, name, start)
        if name in ("textarea", "xmp") and not state & (GONE | VEILED):
            words = self.markup[start : self.position]
            self.prose.add_lines(words if name == "xmp" else unescape(words))
