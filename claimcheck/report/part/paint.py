"""Lines of styled segments → terminal text, with colours or without."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.model.finding import Severity
from claimcheck.model.record import NamedTuple
from claimcheck.report.safe import log_safe


class Segment(NamedTuple):
    """A piece of a line; `style` is a rich style, or empty.  The text is harmless by the time it stands here."""

    text: str
    style: str = ""


Line = list[Segment]

SEVERITY_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}


def paint(lines: Iterable[Line], colour: bool) -> str:
    """Return the lines joined, each ended by a line feed; printed in a CI log, none of them is a command."""
    if not colour:
        return log_safe("".join("".join(segment.text for segment in line).rstrip() + "\n" for line in lines))
    # Imported for terminals only: it takes as long as a small audit.
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
