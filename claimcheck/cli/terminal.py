"""What the terminal is that results are printed to: whether there is one, its width, its colours."""

from __future__ import annotations

import os
import sys

from claimcheck.cli.failure import UsageError

# The width of what is not printed to a terminal.
_PAGE_WIDTH = 100
COLOURS = ("auto", "always", "never")
# One of these is set in the terminals of Windows that are known to obey escape sequences; others print them.
_COLOUR_ON_WINDOWS = ("WT_SESSION", "ANSICON", "ConEmuANSI", "TERM", "TERM_PROGRAM")


def wants_colour(when: str) -> bool:
    """Decide about colours: as told, else by the terminal; NO_COLOR and dumb terminals have none."""
    if when not in COLOURS:
        raise UsageError(f"--color {when}: write auto, always or never")
    if when != "auto":
        return when == "always"
    if sys.platform == "win32" and not any(os.environ.get(name) for name in _COLOUR_ON_WINDOWS):
        return False
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") not in ("dumb", "unknown")


def is_terminal() -> bool:
    """Tell whether standard output goes to a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def page_width() -> int:
    """Return the width to print at: the terminal's, within reason, or a fixed one."""
    if not is_terminal():
        return _PAGE_WIDTH
    import shutil

    return max(60, min(160, shutil.get_terminal_size((_PAGE_WIDTH, 24)).columns))
