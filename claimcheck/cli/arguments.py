"""The common command lines, read without typer.

Typer takes longer to start than `check` takes to run.  So what is written in the plainest way is read here: a name of
a command, names of its options in full, each value behind its name or joined to it by `=`, words.  All else is left
to typer: help, completion, errors, and whatever could be read in two ways, such as a value that begins with a dash.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from typing import Any

from claimcheck.cli.command import Command
from claimcheck.cli.failure import UsageError
from claimcheck.model.record import NamedTuple

# The commands in the order of the help; each is a module of `commands`.
COMMANDS = ("check", "audit", "report", "impact", "find", "explain", "rules", "init", "schema", "lsp")
# Typer answers a shell that asks for completions.
_COMPLETION = "_CLAIMCHECK_COMPLETE"


class Call(NamedTuple):
    """A command with the parameters that were given; the others have their defaults."""

    command: Command
    given: Mapping[str, Any]

    def run(self) -> int:
        return self.command.call(self.given)


def read_call(arguments: Sequence[str], environment: Mapping[str, str]) -> Call | None:
    """Return what a command line asks for; None where it is left to typer."""
    if not arguments or arguments[0] not in COMMANDS or _COMPLETION in environment:
        return None
    command = load_command(arguments[0])
    try:
        given = _read_parameters(arguments[1:], command)
    except UsageError:
        return None
    return None if given is None else Call(command, given)


def load_command(name: str) -> Command:
    """Return a command by its name."""
    command: Command = importlib.import_module(f"claimcheck.cli.commands.{name}").COMMAND
    return command


def _read_parameters(arguments: Sequence[str], command: Command) -> dict[str, Any] | None:
    """Return the parameters that are given; None where the line is not plain.  Raises `UsageError`."""
    known = {name: option for option in command.options for name in option.names}
    given: dict[str, Any] = {}
    words = []
    coming = iter(arguments)
    for argument in coming:
        if not argument.startswith("-"):
            words.append(argument)
            continue
        name, joined, value = argument.partition("=")
        option = known.get(name)
        if option is None or (joined and not name.startswith("--")):
            return None
        if option.metavar is None:
            if joined:
                return None
            given[option.parameter] = True
            continue
        if not joined:
            value = next(coming, "-")
        if value.startswith("-"):
            return None
        read = value if option.parse is None else option.parse(value)
        if option.repeats:
            given.setdefault(option.parameter, []).append(read)
        else:
            given[option.parameter] = read
    place = command.argument
    if words:
        if place is None or not (place.is_many or len(words) == 1):
            return None
        given[place.parameter] = words if place.is_many else words[0]
    elif place is not None and place.is_required:
        return None
    return given
