"""Lines of styled segments, and what rich lays out → text for a terminal, with colours or without.

rich is imported where it is needed: it takes as long as a small audit.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claimcheck.model.finding import Severity
from claimcheck.model.record import NamedTuple
from claimcheck.report.safe import log_safe

if TYPE_CHECKING:
    from rich.console import RenderableType


class Segment(NamedTuple):
    """A piece of a line; `style` is a rich style, or empty.  The text is harmless by the time it stands here."""

    text: str
    style: str = ""


Line = list[Segment]

SEVERITY_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}


def align(headings: Sequence[str], rows: Sequence[Sequence[Segment]]) -> list[Line]:
    """Return a table with its headings, every column as wide as its widest cell and two blanks."""
    widths = [max(len(name), *(len(row[i].text) for row in rows)) + 2 for i, name in enumerate(headings)]
    lines: list[Line] = [[Segment(name.ljust(width), "bold") for name, width in zip(headings, widths, strict=True)]]
    for row in rows:
        line: Line = []
        for cell, width in zip(row, widths, strict=True):
            line += [cell, Segment(" " * (width - len(cell.text)))]
        lines.append(line)
    return lines


def paint(lines: Iterable[Line], colour: bool) -> str:
    """Return the lines joined, each ended by a line feed; printed in a CI log, none of them is a command."""
    if not colour:
        return log_safe("".join("".join(segment.text for segment in line).rstrip() + "\n" for line in lines))
    from rich.color import ColorSystem
    from rich.style import Style

    styles: dict[str, Style] = {}
    parts = []
    for line in lines:
        for text, name in line:
            if name and text:
                style = styles.get(name) or styles.setdefault(name, Style.parse(name))
                parts.append(style.render(text, color_system=ColorSystem.STANDARD))
            else:
                parts.append(text)
        parts.append("\n")
    return log_safe("".join(parts))


def render_console(renderable: RenderableType, width: int, colour: bool) -> str:
    """Return what rich makes of a renderable, at a fixed width; links, markup and emoji codes stay text.

    Where words wrap is foreign too: printed in a CI log, no line is a command.
    """
    from rich.console import Console

    target = io.StringIO()
    console = Console(
        file=target,
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.print(renderable)
    lines = target.getvalue().splitlines()
    return log_safe("".join(line.rstrip() + "\n" if not colour else line + "\n" for line in lines))
