"""Any part of any value is found where it was written, whatever the style, the line ends and the characters."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.load import tree
from claimcheck.load.loader import Loader
from claimcheck.load.scalar import find_fragment
from claimcheck.load.tree import MappingNode, Node, SequenceNode, Tree, read_tree
from claimcheck.model.position import Fragment, Location, Pointer, Span, Step

REPOSITORY = Path(__file__).parents[2]
REAL_FILES = sorted(path for folder in ("claims", "sources") for path in (REPOSITORY / folder).glob("*.yaml"))
BLANKS = " \t\r\n"
LINE_END = re.compile("\r\n|\n|\r")

# Characters that mean something to YAML, to an editor or to neither.
SPECIAL = "'\"\\:#-?,[]{}&*!|>%@`~é😀e\u0301\u200d\u00a0\u200b\u2028\u2029\x85\ue000\ufeff\u202e"
NAMED_ESCAPES = {
    "\0": r"\0",
    "\a": r"\a",
    "\b": r"\b",
    "\x1b": r"\e",
    "\x85": r"\N",
    "\u00a0": r"\_",
    "\u2028": r"\L",
    "\u2029": r"\P",
    '"': r"\"",
    "\\": r"\\",
}


class Piece(NamedTuple):
    """A stretch of the file and the character of the value that it spells; no character for what parts words."""

    raw: str
    character: str = ""


class Page(NamedTuple):
    """A file, the path of one value in it, and where each of the value's characters that are not blank stands."""

    text: str
    path: tuple[Step, ...]
    characters: str
    places: list[tuple[int, int]]


def span_of(text: str, start: int, end: int) -> Span:
    """Return the span of two offsets, counted anew: by splitting the text."""
    lines = [LINE_END.split(text[:offset]) for offset in (start, end)]
    (line, column), (end_line, end_column) = ((len(part), len(part[-1]) + 1) for part in lines)
    return Span(line, column, end_line, end_column)


any_character = st.one_of(
    st.sampled_from("'\"\\"),
    st.sampled_from(SPECIAL),
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zs")),
)
plain_character = st.one_of(
    st.sampled_from("'\"\\-&*!|>%@`~é😀\u0301\u200d\u2028\u2029\x85\ue000\u202e"), st.sampled_from("abc123")
)


def texts(character: st.SearchStrategy[str], least: int = 1, most: int = 4) -> st.SearchStrategy[str]:
    # `st.text` would make one alphabet of all alternatives, in which the few that matter are rare.
    return st.lists(character, min_size=least, max_size=most).map("".join)


def plain_words(draw: st.DrawFn, _: str) -> list[list[Piece]]:
    # A plain value begins with a letter; what parts keys, comments and entries is left to quotes, and so are tabs
    # and question marks, which the parser in Python does not take.
    words = draw(st.lists(texts(plain_character, 0), min_size=1, max_size=5))
    return [[Piece(character, character) for character in f"w{word}"] for word in words]


def single_words(draw: st.DrawFn, _: str) -> list[list[Piece]]:
    words = draw(st.lists(texts(any_character), min_size=1, max_size=5))
    return [[Piece("''" if character == "'" else character, character) for character in word] for word in words]


def escape(draw: st.DrawFn, character: str) -> str:
    code = ord(character)
    ways = [f"\\U{code:08x}"]
    if code < 0x10000:
        ways.append(f"\\u{code:04X}")
    if code < 0x100:
        ways.append(f"\\x{code:02x}")
    if character in NAMED_ESCAPES:
        ways.append(NAMED_ESCAPES[character])
    if character.isprintable() and character not in '"\\':
        ways += [character] * 4
    return draw(st.sampled_from(ways))


def double_words(draw: st.DrawFn, broken: str) -> list[list[Piece]]:
    character = st.one_of(any_character, st.sampled_from([*NAMED_ESCAPES]))
    words = draw(st.lists(texts(character), min_size=1, max_size=5))
    pieces = []
    for word in words:
        spelled = [Piece(escape(draw, character), character) for character in word]
        if len(spelled) > 1 and draw(st.booleans()):
            spelled.insert(1, Piece(f"\\{broken}"))
        pieces.append(spelled)
    return pieces


def block_words(draw: st.DrawFn, _: str) -> list[list[Piece]]:
    words = draw(st.lists(texts(any_character), min_size=1, max_size=5))
    return [[Piece(character, character) for character in word] for word in words]


class Style(NamedTuple):
    """How a value is written: what stands before and behind it, its words, and what may part them.

    `{}` in a gap is a line break with the value's indentation.
    """

    opening: str
    closing: str
    words: Any
    gaps: tuple[str, ...]


FOLDS = (" ", "  ", " \t ", "{}", " {}", "{}{}")
STYLES = {
    "plain": Style("", "", plain_words, tuple(gap for gap in FOLDS if "\t" not in gap)),
    "single": Style("'", "'", single_words, FOLDS),
    "double": Style(
        '"',
        '"',
        double_words,
        (*FOLDS, r"\n", r"\t", r"\x20", r"\u000a", r"\x0D", r"\U00000009", "\\ ", r" \n\r ", " \\{}", "{}\\ "),
    ),
    "literal": Style("|{}", "", block_words, (" ", "\t", "  ", "{}", "{}  ", "{}{}", "{}\t")),
    "folded": Style(">{}", "", block_words, (" ", "\t", "  ", "{}", "{}  ", "{}{}", "{}  {}")),
    "folded, header": Style(">+2 # a | comment{}", "", block_words, (" ", "{}", "{}  ")),
}
FLOW_STYLES = ["plain", "single", "double"]


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Draw a file with one value whose words stand at known places."""
    in_flow = draw(st.booleans())
    style = STYLES[draw(st.sampled_from(FLOW_STYLES if in_flow else [*STYLES]))]
    line_end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    indentation = " " * draw(st.integers(6, 6 if "2" in style.opening else 9))
    broken = line_end + indentation
    words = style.words(draw, broken)
    pieces = [*words[0]]
    for word in words[1:]:
        pieces.append(Piece(draw(st.sampled_from(style.gaps)).replace("{}", broken)))
        pieces += word
    comment = draw(st.sampled_from(["", "😀", "a\u2028b", "e\u0301"]))
    before = f"# {comment}\nclaims:\n"
    if in_flow:
        before += "  - {id: 😀, note: "
        after = ", x-after: c}\n"
    else:
        before += "  - id: 😀\n    note: "
        after = "\n    x-after: c\n"
    text = before.replace("\n", line_end) + style.opening.replace("{}", broken)
    places = []
    for piece in pieces:
        start = len(text)
        text += piece.raw
        if piece.character:
            places.append((start, len(text)))
    text += style.closing + after.replace("\n", line_end)
    characters = "".join(piece.character for piece in pieces)
    return Page(text, ("claims", 0, "note"), characters, places)


def value_at(read: Tree, path: tuple[Step, ...]) -> Any:
    node: Any = read.root
    for step in path:
        node = node.entries[step][1] if isinstance(step, str) else node.items[step]
    return node


def use_parser(patch: pytest.MonkeyPatch, name: str) -> None:
    if name == "python":
        patch.setattr(tree, "_libyaml", None)


@pytest.mark.slow
@pytest.mark.parametrize("parser", ["libyaml", "python"])
@settings(max_examples=75, deadline=None, database=None)
@given(page=pages(), data=st.data())
def test_any_part_of_a_value_is_found(parser: str, page: Page, data: st.DataObject) -> None:
    with pytest.MonkeyPatch.context() as patch:
        use_parser(patch, parser)
        read = read_tree(page.text)
    assert not read.defects
    node = value_at(read, page.path)
    offsets = [index for index, character in enumerate(node.value) if character not in BLANKS]
    assert "".join(node.value[offset] for offset in offsets) == page.characters
    for offset, place in zip(offsets, page.places, strict=True):
        assert find_fragment(page.text, node, offset, offset + 1) == place
    first = data.draw(st.integers(0, len(offsets) - 1))
    last = data.draw(st.integers(first, len(offsets) - 1))
    expected = (page.places[first][0], page.places[last][1])
    assert read.locate(page.path, Fragment(offsets[first], offsets[last] + 1)) == span_of(page.text, *expected)


@pytest.mark.slow
@settings(max_examples=50, deadline=None, database=None)
@given(page=pages())
def test_blanks_around_a_fragment_do_not_move_it(page: Page) -> None:
    node = value_at(read_tree(page.text), page.path)
    for word in re.finditer(f"[^{BLANKS}]+", node.value):
        start, end = word.span()
        while start > 0 and node.value[start - 1] in BLANKS:
            start -= 1
        while end < len(node.value) and node.value[end] in BLANKS:
            end += 1
        assert find_fragment(page.text, node, start, end) == find_fragment(page.text, node, *word.span())


@pytest.mark.slow
@settings(max_examples=50, deadline=None, database=None)
@given(page=pages())
def test_a_byte_order_mark_moves_nothing(page: Page) -> None:
    fragment = Fragment(0, 10_000)
    locations = []
    for mark in (b"", b"\xef\xbb\xbf"):
        loader = Loader()
        loader.add_bytes("a.yaml", mark + page.text.encode())
        locations.append(loader.finish()[1].locate(Pointer("a.yaml", page.path), fragment))
    assert locations[0] == locations[1]


@pytest.mark.slow
@settings(max_examples=50, deadline=None, database=None)
@given(page=pages())
def test_the_next_key_is_found(page: Page) -> None:
    start = page.text.rindex("x-after")
    path = (*page.path[:-1], "x-after")
    read = read_tree(page.text)
    assert read.locate(path, on_key=True) == span_of(page.text, start, start + len("x-after"))
    assert read.locate(path) == span_of(page.text, start + len("x-after: "), start + len("x-after: c"))


@pytest.mark.slow
@settings(max_examples=50, deadline=None, database=None)
@given(
    name=texts(any_character, most=8),
    form=st.sampled_from(["'{}': a", '"{}": a', "? '{}'\n: a", "? |-\n  {}\n: a", "{{'{}': a}}", "'{}':"]),
)
def test_any_key_is_found(name: str, form: str) -> None:
    spelled = name
    if "'" in form:
        spelled = name.replace("'", "''")
    elif '"' in form:
        spelled = name.replace("\\", "\\\\").replace('"', '\\"')
    text = form.format(spelled)
    read = read_tree(text)
    assert isinstance(read.root, MappingNode)
    assert [*read.root.entries] == [name]
    span = read.locate((name,), on_key=True)
    start = form.index("{}") if "|" in form else form.replace("{{", "{").index("'" if "'" in form else '"')
    assert (span.line, span.column) == span_of(text, start, start)[:2]


def shape(read: Tree) -> Any:
    """Return all that the rest of the loader sees of a tree, places included."""

    def visit(node: Node | None, path: tuple[Step, ...]) -> Any:
        place = read.locate(path)
        if isinstance(node, MappingNode):
            entries = [(name, read.locate((*path, name), on_key=True)) for name in node.entries]
            return place, entries, [visit(node.entries[name][1], (*path, name)) for name in node.entries]
        if isinstance(node, SequenceNode):
            return place, [visit(item, (*path, index)) for index, item in enumerate(node.items)]
        return place, getattr(node, "value", None), getattr(node, "style", None) or ""

    return visit(read.root, ()), read.defects, read.is_whole


def read_with_both(text: str) -> tuple[Tree, Tree]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree, "_libyaml", None)
        without = read_tree(text)
    return read_tree(text), without


@pytest.mark.slow
@settings(max_examples=50, deadline=None, database=None)
@given(page=pages())
def test_both_parsers_make_the_same_tree(page: Page) -> None:
    with_libyaml, without = read_with_both(page.text)
    assert shape(with_libyaml) == shape(without)


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_both_parsers_make_the_same_tree_of_the_real_dossier(path: Path) -> None:
    with_libyaml, without = read_with_both(path.read_text(encoding="utf-8"))
    assert shape(with_libyaml) == shape(without)


@settings(max_examples=50, deadline=None, database=None)
@given(text=st.text(st.sampled_from("ab:-?[]{},#&*!|>'\"%@`~<\\ \n\r\t\u2028é"), max_size=40))
def test_no_text_is_too_strange(text: str) -> None:
    # Whatever it is, it is read or refused, and what is refused has a place in the file.
    read = read_tree(text)
    lines = LINE_END.split(text)
    for defect in read.defects:
        span = read.span(defect.start, defect.end)
        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
    assert read.is_whole or read.defects


@settings(max_examples=50, deadline=None, database=None)
@given(text=st.text(st.sampled_from("ab: \n-?[]{},&*!|>'\"#"), max_size=25))
def test_both_parsers_agree_on_strange_text(text: str) -> None:
    with_libyaml, without = read_with_both(text)
    # Each is lenient about something else; where both read it, they read the same.
    if with_libyaml.is_whole and without.is_whole:
        assert shape(with_libyaml) == shape(without)


NESTED = """\
claims:
  - id: one
    evidence:
      - source: a
        stance: context
  - {id: two, evidence: [{source: b}], tags: []}
  - statement: >-
      folded words
      go on
"""
CLIMBS: list[tuple[str, tuple[Step, ...], Span]] = [
    ("field of a claim", ("claims", 0, "statement"), Span(2, 5, 2, 12)),
    ("field of a field", ("claims", 0, "waivers", 0, "rule"), Span(2, 5, 2, 12)),
    ("field of evidence", ("claims", 0, "evidence", 0, "quote"), Span(4, 9, 4, 18)),
    ("entry of a list", ("claims", 0, "evidence", 1), Span(4, 7, 4, 18)),
    ("field in flow", ("claims", 1, "evidence", 0, "stance"), Span(6, 26, 6, 36)),
    ("entry of an empty list", ("claims", 1, "tags", 0), Span(6, 46, 6, 47)),
    ("list of the file", ("sources",), Span(1, 1, 1, 7)),
    ("claim that is not there", ("claims", 7, "id"), Span(2, 3, 2, 12)),
    ("part of text", ("claims", 0, "id", "part"), Span(2, 9, 2, 12)),
    ("index into a mapping", ("claims", 0, 3), Span(2, 5, 2, 12)),
    ("key of a list", ("claims", "id"), Span(2, 3, 2, 12)),
    ("block text", ("claims", 2, "statement"), Span(8, 7, 9, 12)),
]


@pytest.mark.parametrize(("path", "span"), [pytest.param(path, span, id=name) for name, path, span in CLIMBS])
def test_what_is_missing_has_the_place_of_its_nearest_parent(path: tuple[Step, ...], span: Span) -> None:
    read = read_tree(NESTED)
    assert read.locate(path) == span
    if span != Span(8, 7, 9, 12):
        # Neither a fragment nor the key of what is not there means anything.
        assert read.locate(path, Fragment(1, 2)) == span
        assert read.locate(path, on_key=True) == span


def test_fragments_beyond_the_value_end_with_it() -> None:
    read = read_tree("a: 'one two'\n")
    assert read.locate(("a",), Fragment(4, 99)) == Span(1, 9, 1, 12)
    # Nothing but blanks: the value as a whole.
    assert read.locate(("a",), Fragment(3, 4)) == Span(1, 4, 1, 13)
    assert read.locate(("a",), Fragment(5, 5)) == Span(1, 4, 1, 13)
    assert read.locate(("a",), Fragment(98, 99)) == Span(1, 4, 1, 13)


def test_a_mark_before_a_value_is_not_part_of_it() -> None:
    read = read_tree("a: ! # why\n  'one two'\nb: &x |\n  one two\nc: !!str &x \"\\x6fne two\"\n")
    assert read.locate(("a",), Fragment(4, 7)) == Span(2, 8, 2, 11)
    assert read.locate(("b",), Fragment(4, 7)) == Span(4, 7, 4, 10)
    assert read.locate(("c",), Fragment(0, 3)) == Span(5, 14, 5, 20)


def test_lines_are_an_editors_lines() -> None:
    loader = Loader()
    loader.add_bytes("a.yaml", "\ufeff# one\u2028still one\r\n# two\r# three\n\nclaims: []".encode())
    _, source_map = loader.finish()
    expected = ["", "# one\u2028still one", "# two", "# three", "", "claims: []", ""]
    assert [source_map.line("a.yaml", number) for number in range(7)] == expected
    assert source_map.line("b.yaml", 1) is None
    assert source_map.locate(Pointer("a.yaml", ("claims",))) == Location("a.yaml", Span(5, 9, 5, 10))
    assert source_map.locate(Pointer("b.yaml", ("claims",))) == Location("b.yaml")
