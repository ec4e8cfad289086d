"""What a command is made of, and the options that commands share, each defined once.

Our own reader reads command lines by these tables, and typer's commands are made of them: the two cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

from claimcheck.cli.failure import guard
from claimcheck.model.record import NamedTuple


class Given(SimpleNamespace):
    """The values of all parameters of a command, by name: as given, else their defaults."""


class Option(NamedTuple):
    """An option: how it is written, what help says of it, and what it is where it is not given.

    One without a `metavar` takes no value; where one `repeats`, every value counts, else the last.  `parse` makes
    something of a value; it raises `UsageError`.  `completion` is what a shell offers for a value, as
    `shell_completion.OFFERS` knows it, if not by the metavar.
    """

    names: tuple[str, ...]
    help: str
    metavar: str | None = None
    repeats: bool = False
    default: Any = None
    is_hidden: bool = False
    parse: Callable[[str], Any] | None = None
    completion: str | None = None

    @property
    def parameter(self) -> str:
        """The name of the parameter, from the long name: `fail_on` of `--fail-on`."""
        return self.names[-1].removeprefix("--").replace("-", "_")

    @property
    def unset(self) -> Any:
        """The value of the parameter where the option is not given."""
        return False if self.metavar is None else () if self.repeats else self.default


class Argument(NamedTuple):
    """What stands on the command line without an option's name: one word, or any number where it `is_many`."""

    parameter: str
    metavar: str
    help: str
    is_many: bool = True
    is_required: bool = False
    default: Any = None
    completion: str | None = None

    @property
    def unset(self) -> Any:
        """The value of the parameter where no word is given."""
        return () if self.is_many else self.default


class Command(NamedTuple):
    """A command: the function that does it and returns its exit code, and its parameters in the order of the help.

    The docstring of the function is the help.
    """

    run: Callable[[Given], int]
    argument: Argument | None
    options: tuple[Option, ...]

    def call(self, given: Mapping[str, Any]) -> int:
        """Run the command with the parameters that were given, and return the exit code, however it ends."""
        words = (self.argument,) if self.argument else ()
        values = Given(**{of.parameter: of.unset for of in (*words, *self.options)})
        vars(values).update(given)
        return guard(lambda: self.run(values), values.debug)


ROOT = Option(("--root",), "The dossier. Default: the nearest folder upward that is one.", "DIR")
CAPTURES = Option(
    ("--captures",), "A folder in which capture files are found by name. Repeatable.", "DIR", repeats=True
)
SELECT = Option(("--select",), "Only these rules or families, separated by commas. Repeatable.", "RULES", repeats=True)
IGNORE = Option(("--ignore",), "Not these rules or families, separated by commas. Repeatable.", "RULES", repeats=True)
EXACT = Option(("--exact",), "Only rules that state facts; none that reads language.")
FAIL_ON = Option(("--fail-on",), "note, warning, error (default) or never: from where on the exit code is 1.", "LEVEL")
NO_WAIVERS = Option(("--no-waivers",), "Show what waivers hide, as if there were none.")
POLICY = Option(("--policy",), "The desk's policy: the dossier's own settings may be stricter, never weaker.", "FILE")
REQUIRE_CAPTURES = Option(
    ("--require-captures",), "A quote that was not checked in a saved text, and a source without one, is an error."
)
BASELINE = Option(("--baseline",), "Accepted findings: counted, and not shown while no graver.", "FILE")
TODAY = Option(("--today",), "Judge as on this day (YYYY-MM-DD). Default: today.", "DATE")
FORMAT = Option(("--format",), "The format of the result.", "FORMAT", repeats=True)
OUTPUT = Option(("-o", "--output"), "Write to a file; its suffix tells the format. Repeatable.", "FILE", repeats=True)
COLOR = Option(("--color",), "auto (default), always or never.", "WHEN", default="auto")
QUIET = Option(("-q", "--quiet"), "Say nothing on standard error but errors.")
DEBUG = Option(("--debug",), "Show the traceback of an internal error.")
