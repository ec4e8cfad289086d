"""A saved web page → its whole visible text.

Not the article that an extractor takes it for: those lose 3 to 16 % of the sentences that people quote.  Visible is
what a browser shows without running scripts or loading style sheets: no scripts, templates, comments, attributes,
and nothing in an element that its own markup hides.  Where that cannot be told, because something never ends, there
is no text at all.  (The standard library's parser is quadratic on hostile pages.)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from claimcheck.capture.charset import Decoded, decode, find_codec, is_utf8
from claimcheck.capture.extraction import NoText
from claimcheck.capture.html.element import (
    FLAT,
    FOREIGN,
    GAPS,
    GLOSS,
    GONE,
    HIDDEN,
    HOLDS_HTML,
    KEPT,
    KINDS,
    LINKED,
    MAYBE,
    NOTED,
    OWN,
    QUICK,
    RAISED,
    RAW,
    STATES,
    STRUCK,
    TINY,
    VEILED,
    VOID,
)
from claimcheck.capture.html.entity import unescape
from claimcheck.capture.html.foreign_part import find_borders
from claimcheck.capture.html.markup import (
    MATTERING,
    TOKEN,
    Endless,
    find_declaration_end,
    find_raw_end,
    read_attributes,
)
from claimcheck.capture.html.nesting import Flat, Nesting, WrongNesting
from claimcheck.capture.html.note import find_hints, is_note, leads_somewhere
from claimcheck.capture.html.size import refuse_long
from claimcheck.capture.html.style import TELLING, may_nest, read_state
from claimcheck.capture.html.style_block import find_sheet
from claimcheck.capture.superscript import Lead
from claimcheck.capture.text_builder import BLOCK, LINE, SPACE, TextBuilder
from claimcheck.model.capture import Annotation, AnnotationKind, Extracted
from claimcheck.model.limit import Limits

# How far into a page its encoding may be declared (WHATWG HTML §13.2.3.2), and how far it is looked for where the page
# can do without it no more: browsers begin anew where they meet it later.
_PRESCAN = 1024
_LATE = 100_000
_CHARSET = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)")
# What opens otherwise than an element with markup in it.
_OTHER = RAW | VOID | frozenset(STATES) | {"body", "head", "html", "plaintext", "sub", "sup"}
# A tag is searched for so many names, else for the attributes that hold them.
_MOST_KEYS = 40
_NO_ATTRIBUTES: dict[str, str] = {}


def extract(data: bytes, limits: Limits) -> Extracted:
    """Return the visible text: blocks parted by blank lines, cells by tabs; raise `NoText`."""
    return extract_page(data, limits)


def read_page(data: bytes, limits: Limits, codec: str | None = None) -> Decoded:
    """Return the visible text of a page, and of one that was sent with a codec; raise `NoText`."""
    extracted = extract_page(data, limits, codec)
    return Decoded(extracted.text, extracted.guess)


def extract_page(data: bytes, limits: Limits, codec: str | None = None) -> Extracted:
    """Return the visible text of a page, that may have been sent with a codec, and what is what in it."""
    markup, guess = decode(data, codec or _find_declared(data))
    tags = markup.count("<")
    if tags > limits.html_tags:
        raise NoText(f"has {tags:,} angle brackets; the limit is {limits.html_tags:,} (html_tags)")
    refuse_long(markup, limits)
    text, annotations = read_annotated(markup)
    return Extracted(text, guess=guess, annotations=annotations)


def _find_declared(data: bytes) -> str | None:
    """Return the codec that a page declares; None where it declares none that is known."""
    head = _drop_comments(data[:_PRESCAN])
    found = _CHARSET.search(head) or _XML.match(head)
    if found is None and not is_utf8(data):
        found = _CHARSET.search(_drop_comments(data[:_LATE]))
    return find_codec(found[1].decode("ascii")) if found else None


def _drop_comments(markup: bytes) -> bytes:
    first, *others = markup.split(b"<!--")
    return first + b"".join(other.partition(b"-->")[2] for other in others)


def read_visible(markup: str) -> str:
    """Return what can be seen of a page; raise `NoText` where that cannot be told."""
    return read_annotated(markup)[0]


def read_annotated(markup: str) -> tuple[str, tuple[Annotation, ...]]:
    """Return what can be seen of a page, and what of it is no ordinary text; raise `NoText`."""
    page = _Page(markup)
    try:
        page.read()
    except Endless as what:
        raise NoText(f"has {what} that never ends (line {page.line:,}): what is behind it cannot be told") from None
    except WrongNesting:
        raise NoText(f"hides text in elements that are nested wrongly (line {page.line:,})") from None
    page.part(BLOCK)
    page.cross_borders(len(markup) + 1)
    return _drop_nuls(page.prose.text(), page.prose.annotations())


def _drop_nuls(text: str, annotations: tuple[Annotation, ...]) -> tuple[str, tuple[Annotation, ...]]:
    if "\0" not in text:
        return text, annotations
    nuls = [index for index, letter in enumerate(text) if letter == "\0"]
    moved = (
        annotation._replace(
            start=annotation.start - bisect_left(nuls, annotation.start),
            end=annotation.end - bisect_left(nuls, annotation.end),
        )
        for annotation in annotations
    )
    return text.replace("\0", ""), tuple(moved)


def _find_words(keys: frozenset[str]) -> Iterator[str]:
    """Yield patterns of what a tag has in it for which a style sheet has a rule."""
    if len(keys) <= _MOST_KEYS:
        yield from (re.escape(key[1:]) for key in sorted(keys) if key[0] in "#.[")
        yield from (r"(?:class|id)\s*=\s*[\"']?[^\"'>]*&",) if keys else ()
    else:
        yield from ("class", r"\bid\b")
        yield from (re.escape(key[1:]) for key in sorted(keys) if key[0] == "[")


class _Page:
    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.position = 0
        self.prose = TextBuilder()
        hints = find_hints(markup)
        self.sheet = find_sheet(markup)
        keys = self.sheet.keys if self.sheet is not None else frozenset[str]()
        # The elements that some rule is for whatever else they have.
        self.judged = frozenset(key for key in keys if key[0] not in "#.[*")
        self.is_any_judged = "*" in keys
        self.nesting = Nesting() if keys or hints or may_nest(markup) else Flat()
        self.matters = re.compile("|".join((*MATTERING, *hints, *_find_words(keys), "/\\Z")), re.ASCII | re.IGNORECASE)
        self.glosses: list[str] = []
        # Where words of others begin and end, the next one last.
        self.borders = find_borders(markup)[::-1]
        self.border = self.borders[-1].position if self.borders else len(markup) + 1

    @property
    def line(self) -> int:
        return self.markup.count("\n", 0, self.position) + 1

    def read(self) -> None:
        markup, nesting, prose, matters = self.markup, self.nesting, self.prose, self.matters
        is_flat = nesting.is_flat
        quick = FLAT if is_flat else QUICK
        if self.judged or self.is_any_judged:
            quick = {} if self.is_any_judged else {name: gap for name, gap in quick.items() if name not in self.judged}
        while self.position < len(markup):
            for token in TOKEN.finditer(markup, self.position):
                words, slash, name, rest, end = token.groups()
                if words:
                    if "&" in words:
                        words = unescape(words)
                    if nesting.state & OWN:
                        self.add(words)
                    else:
                        prose.add(words)
                if token.end() > self.border:
                    self.cross_borders(token.end())
                # Most tags, in little time.
                matter = end is None or (
                    rest and not is_flat and (matters.search(rest) or nesting.state & (VEILED | TINY))
                )
                gap = quick.get(name) if is_flat or not matter else None
                if gap is not None and end and not nesting.state & OWN:
                    if gap:
                        self.part(gap)
                    if slash:
                        nesting.close(name)
                    elif not gap:
                        if name == "a":
                            nesting.make_room(name)
                        nesting.open_plain(name)
                    elif nesting.make_room(name):
                        nesting.open(name, nesting.state)
                    continue
                position = self.position = token.end()
                if name is None:
                    self.read_other()
                    break
                attributes, is_closed = _NO_ATTRIBUTES, False
                if matter:
                    self.position = token.start(3)
                    self.position, attributes, is_closed = read_attributes(markup, token.end(3))
                if slash:
                    self.end_tag(name.lower())
                else:
                    self.start_tag(name.lower(), attributes, is_closed)
                if self.position != position:
                    break

    def cross_borders(self, position: int) -> None:
        """Mark where words of others begin or end at tags before a position."""
        while self.border < position and self.borders:
            border = self.borders.pop()
            if border.begins:
                self.prose.begin(border.kind)
            else:
                self.prose.end(border.kind)
            self.border = self.borders[-1].position if self.borders else len(self.markup) + 1

    def read_other(self) -> None:
        """Read what begins with `<!`, `<?` or `</` and is no tag; of words that go on, nothing."""
        markup, start = self.markup, self.position
        if not markup.startswith(("<!", "<?", "</"), start):
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
        state = self.nesting.state & OWN & ~FOREIGN
        if not state:
            self.prose.add(words)
        elif state & HIDDEN:
            if not words.isspace():
                self.nesting.refuse_strays()
        elif state & GLOSS:
            self.glosses.append(words)
        elif state & MAYBE:
            self.prose.begin(AnnotationKind.MAYBE_HIDDEN)
            (self.prose.add_lines if state & KEPT else self.prose.add)(words)
            self.prose.end(AnnotationKind.MAYBE_HIDDEN)
        elif state & STRUCK and not state & KEPT:
            self.prose.add_as(AnnotationKind.STRUCK_OUT, words)
        elif state & (NOTED | RAISED) and not state & KEPT:
            self.prose.add_raised(words, Lead.NOTE if state & NOTED else Lead.LINK if state & LINKED else Lead.NONE)
        elif not state & KEPT:
            self.prose.add(words)
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
        if name in KINDS and not state & FOREIGN:
            state |= KINDS[name]
        is_foreign = state & FOREIGN
        if attributes or is_foreign or name in TELLING or name in self.judged or self.is_any_judged:
            state = read_state(name, attributes, state, self.sheet)
        if attributes and is_note(attributes):
            state |= NOTED
        elif name == "a" and leads_somewhere(attributes):
            state |= LINKED
        gap = GAPS.get(name) if not is_foreign else SPACE if name == "text" else None
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
                nesting.open(name, state & ~FOREIGN if name in HOLDS_HTML[state & FOREIGN] else state)
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
        elif name not in VOID:
            if name == "sup":
                self.prose.raise_words()
            elif name == "sub":
                self.prose.level_words()
            nesting.open(name, state | STATES.get(name, 0))

    def end_tag(self, name: str) -> None:
        nesting = self.nesting
        if name == "br":
            self.start_tag(name, _NO_ATTRIBUTES, False)
            return
        before, depth = nesting.state, len(nesting.names)
        nesting.close(name)
        gap = GAPS.get(name)
        # An element that is not displayed parts nothing; the elements that end with it do.
        if gap and not nesting.state & GONE and (not before & GONE or depth - len(nesting.names) > 1):
            self.part(gap)
        elif name in ("sup", "sub"):
            self.prose.level_words()

    def read_raw(self, name: str, state: int) -> None:
        start = self.position
        self.position = find_raw_end(self.markup, name, start)
        if name in ("textarea", "xmp") and not state & HIDDEN:
            words = self.markup[start : self.position]
            self.prose.add_lines(words if name == "xmp" else unescape(words))
