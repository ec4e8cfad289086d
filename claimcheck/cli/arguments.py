"""The common command lines, read without typer.

Typer takes longer to start than `check` takes to run.  So what is written in the plainest way is read here: a name of
a command, names of its options in full, each value behind its name or joined to it by `=`, words.  All else is left
to typer: help, completion, errors, and whatever could be read in two ways, such as a value that begins with a dash.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from claimcheck.cli.command import Command
from claimcheck.model.record import NamedTuple

# What is read here.
COMMANDS = ("check", "audit")
# Typer answers a shell that asks for completions.
_COMPLETION = "_CLAIMCHECK_COMPLETE"


class Call(NamedTuple):
    """A command with the parameters that were given; the others have their defaults."""

    command: Command
    given: Mapping[str, Any]

    def run(self) -> int:
        return self.command.run(**self.given)


def read_call(arguments: Sequence[str], environment: Mapping[str, str]) -> Call | None:
    """Return what a command line asks for; None where it is left to typer."""
    if not arguments or arguments[0] not in COMMANDS or _COMPLETION in environment:
        return None
    command = load_command(arguments[0])
    given = _read_parameters(arguments[1:], command)
    return None if given is None else Call(command, given)


def load_command(name: str) -> Command:
    """Return a command that is read here."""
    if name == "check":
        from claimcheck.cli.commands.check import COMMAND
    else:
        from claimcheck.cli.commands.audit import COMMAND
    return COMMAND


def _read_parameters(arguments: Sequence[str], command: Command) -> dict[str, Any] | None:
    known = {name: parameter for parameter, flag in command.flags.items() for name in flag.names}
    given: dict[str, Any] = {}
    coming = iter(arguments)
    for argument in coming:
        if not argument.startswith("-"):
            given.setdefault(command.words.parameter, []).append(argument)
            continue
        name, joined, value = argument.partition("=")
        parameter = known.get(name)
        if parameter is None or (joined and not name.startswith("--")):
            return None
        flag = command.flags[parameter]
        if flag.metavar is None:
            if joined:
                return None
            given[parameter] = True
            continue
        if not joined:
            value = next(coming, "-")
        if value.startswith("-"):
            return None
        if flag.repeats:
            given.setdefault(parameter, []).append(value)
        else:
            given[parameter] = value
    return given
