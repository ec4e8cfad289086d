"""Text for a terminal."""

from __future__ import annotations

import pytest
from rich.text import Text

from claimcheck.report.part.paint import Segment, align, paint, render_console


def test_lines_end_without_blanks_and_without_colours() -> None:
    assert paint([[Segment("a ", "bold red"), Segment("b  ")], []], False) == "a b\n\n"


def test_columns_stand_beneath_one_another() -> None:
    rows = [[Segment("a", "red"), Segment("1")], [Segment("long"), Segment("22")]]
    assert paint(align(("x", "number"), rows), False) == "x     number\na     1\nlong  22\n"


def test_colours_are_those_of_any_terminal() -> None:
    assert paint([[Segment("a", "bold red"), Segment("b"), Segment("", "red")]], True) == "\x1b[1;31ma\x1b[0mb\n"


@pytest.mark.parametrize("colour", [False, True])
def test_no_line_commands_a_runner(colour: bool) -> None:
    line = [Segment(" "), Segment("::error::x"), Segment(" ##[error]")]
    for text in (paint([line], colour), render_console(Text("::error::x ##[error]"), 80, colour)):
        assert "##[" not in text
        assert not text.lstrip().startswith("::")


def test_what_rich_lays_out_is_only_text() -> None:
    text = "[bold]x[/bold] :smile: https://example.org 12"
    assert render_console(Text(text), 80, False) == text + "\n"
    assert render_console(text, 80, True) == text + "\n"
