"""Positions of the protocol and places in a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pygls", reason="the server needs the extra lsp")

from lsprotocol import types
from pygls.workspace import PositionCodec

from claimcheck.load.tree import read_tree
from claimcheck.model.position import Span
from claimcheck.server.text_document import TextDocument

UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
TEXTS = st.text(alphabet="ab 😀e\u0301é\u2028\x85\n\r", max_size=40)


@pytest.mark.parametrize("encoding", UNITS)
@given(text=TEXTS)
def test_offsets_go_there_and_back(encoding: str, text: str) -> None:
    page = TextDocument(text, PositionCodec(encoding))
    codec, size = UNITS[encoding]
    for offset in range(len(text) + 1):
        # Between the two halves of a line end there is no place.
        if text[offset - 1 : offset + 1] != "\r\n":
            position = page.range_between(offset, offset).start
            assert page.offset(position) == offset
            line = text[page.starts[position.line] : offset]
            assert position.character == len(line.encode(codec)) // size


@pytest.mark.parametrize("encoding", UNITS)
def test_lines_are_those_of_the_reader_of_yaml(encoding: str) -> None:
    text = "a: one\u2028still one\r\nb: two\x85still two\rc: three\n"
    page, tree = TextDocument(text, PositionCodec(encoding)), read_tree(text)
    assert [page.line(row) for row in range(4)] == [tree.line(number) for number in range(1, 5)]
    span = tree.locate(("c",))
    assert page.range(span).start == types.Position(2, 3)


def test_what_lies_outside_is_drawn_in() -> None:
    page = TextDocument("ab\n😀", PositionCodec("utf-16"))
    assert page.place(types.Position(0, 99)) == (0, 2)
    assert page.place(types.Position(9, 9)) == (1, 1)
    assert page.range(Span(9, 9, 9, 9)).start == types.Position(1, 2)
    assert page.place(types.Position(1, 1)) == (1, 0)


@pytest.mark.parametrize("encoding", UNITS)
def test_half_a_character_is_survived(encoding: str) -> None:
    page = TextDocument("a\ud800b", PositionCodec(encoding))
    assert page.range_between(1, 3).start == types.Position(0, 1)
    assert 0 <= page.place(types.Position(0, 2))[1] <= 3
