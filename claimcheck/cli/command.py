"""The options that commands share, each defined once, and what a command is made of.

The gate reads command lines by these tables, and typer's options are made of them: the two cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from claimcheck.model.record import NamedTuple


class Option(NamedTuple):
    """An option: how it is written, and what help says of it.

    One without a `metavar` takes no value; where one `repeats`, every value counts, else the last.
    """

    names: tuple[str, ...]
    help: str
    metavar: str | None = None
    repeats: bool = False


class Argument(NamedTuple):
    """What stands on the command line without an option's name: the parameter it goes to, and what help says of it."""

    parameter: str
    metavar: str
    help: str


class Command(NamedTuple):
    """A command: the function that returns its exit code, and how each of its parameters is written.

    The order and the defaults of the parameters are the function's own; its docstring is the help.
    """

    run: Callable[..., int]
    words: Argument
    flags: Mapping[str, Option]


ROOT = Option(("--root",), "The dossier. Default: the nearest folder upward that is one.", "DIR")
CAPTURES = Option(
    ("--captures",), "A folder in which capture files are found by name. Repeatable.", "DIR", repeats=True
)
SELECT = Option(("--select",), "Only these rules or families, separated by commas. Repeatable.", "RULES", repeats=True)
IGNORE = Option(("--ignore",), "Not these rules or families, separated by commas. Repeatable.", "RULES", repeats=True)
EXACT = Option(("--exact",), "Only rules that state facts; none that reads language.")
FAIL_ON = Option(("--fail-on",), "note, warning, error (default) or never: from where on the exit code is 1.", "LEVEL")
NO_WAIVERS = Option(("--no-waivers",), "Show what waivers hide, as if there were none.")
BASELINE = Option(("--baseline",), "Accepted findings: counted, and not shown while no graver.", "FILE")
TODAY = Option(("--today",), "Judge as on this day (YYYY-MM-DD). Default: today.", "DATE")
FORMAT = Option(("--format",), "The format of the result.", "FORMAT", repeats=True)
OUTPUT = Option(("-o", "--output"), "Write to a file; its suffix tells the format. Repeatable.", "FILE", repeats=True)
COLOUR = Option(("--color",), "auto (default), always or never.", "WHEN")
QUIET = Option(("-q", "--quiet"), "Say nothing on standard error but errors.")
DEBUG = Option(("--debug",), "Show the traceback of an internal error.")
