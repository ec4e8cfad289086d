"""What rich draws, as text."""

from __future__ import annotations

import io

from rich.console import Console, RenderableType

from claimcheck.report.safe import log_safe


def render_console(renderable: RenderableType, width: int, colour: bool) -> str:
    """Return what rich makes of a renderable, at a fixed width; links, markup and emoji codes stay text.

    Where words wrap is foreign too: printed in a CI log, no line is a command.
    """
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
