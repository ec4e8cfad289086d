"""Flags and commands as typer reads them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from claimcheck.cli import command
from claimcheck.cli.command import Command, Option
from claimcheck.cli.shell_completion import BY_METAVAR


def _option(of: Option) -> Any:
    # What is taken by default stands in the help itself.
    return typer.Option(
        *of.names, metavar=of.metavar, help=of.help, show_default=False, autocompletion=BY_METAVAR.get(of.metavar)
    )


Root = Annotated[str | None, _option(command.ROOT)]
Captures = Annotated[list[str] | None, _option(command.CAPTURES)]
Select = Annotated[list[str] | None, _option(command.SELECT)]
Ignore = Annotated[list[str] | None, _option(command.IGNORE)]
Exact = Annotated[bool, _option(command.EXACT)]
FailOn = Annotated[str | None, _option(command.FAIL_ON)]
NoWaivers = Annotated[bool, _option(command.NO_WAIVERS)]
Baseline = Annotated[str | None, _option(command.BASELINE)]
Today = Annotated[str | None, _option(command.TODAY)]
Format = Annotated[list[str] | None, _option(command.FORMAT)]
Output = Annotated[list[str] | None, _option(command.OUTPUT)]
Colour = Annotated[str, _option(command.COLOUR)]
Debug = Annotated[bool, _option(command.DEBUG)]


def declare(command: Command) -> Callable[..., None]:
    """Return a command as a function from whose signature typer reads the options."""

    def run(**given: Any) -> None:
        raise typer.Exit(command.run(**given))

    parameters = []
    for parameter in inspect.signature(command.run).parameters.values():
        if parameter.name == command.words.parameter:
            kind: Any = list[str] | None
            words: Any = typer.Argument(
                metavar=command.words.metavar,
                help=command.words.help,
                autocompletion=BY_METAVAR.get(command.words.metavar),
            )
        else:
            of = command.flags[parameter.name]
            kind = bool if of.metavar is None else list[str] | None if of.repeats else str | None
            words = _option(of)
        parameters.append(parameter.replace(annotation=Annotated[kind, words]))
    run.__name__, run.__doc__ = command.run.__name__, command.run.__doc__
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return run
