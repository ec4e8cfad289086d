"""Commands as typer reads them, made from their tables."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from claimcheck.cli.command import Argument, Command, Option
from claimcheck.cli.failure import UsageError
from claimcheck.cli.shell_completion import OFFERS


def declare(command: Command) -> Callable[..., None]:
    """Return a command as a function from whose signature typer reads the options."""

    def run(**given: Any) -> None:
        # What is not given is None, where the table knows what it is then.
        raise typer.Exit(command.call({name: value for name, value in given.items() if value is not None}))

    parameters = [*([] if command.argument is None else [_declare_argument(command.argument)])]
    parameters += [_declare_option(option) for option in command.options]
    run.__name__, run.__doc__ = command.run.__name__, command.run.__doc__
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return run


def _declare_argument(of: Argument) -> inspect.Parameter:
    info: Any = typer.Argument(metavar=of.metavar, help=of.help, autocompletion=OFFERS.get(of.completion or of.metavar))
    kind: Any = list[str] | None if of.is_many else str
    default = inspect.Parameter.empty if of.is_required else of.default
    return _make_parameter(of.parameter, Annotated[kind, info], default)


def _declare_option(of: Option) -> inspect.Parameter:
    # What is taken by default stands in the help itself.
    info: Any = typer.Option(
        *of.names,
        metavar=of.metavar,
        help=of.help,
        show_default=False,
        hidden=of.is_hidden,
        parser=None if of.parse is None else _refuse_in_words_of_typer(of.parse),
        autocompletion=OFFERS.get(of.completion or of.metavar or ""),
    )
    kind: Any = bool if of.metavar is None else list[str] | None if of.repeats else str | None
    return _make_parameter(of.parameter, Annotated[kind, info], False if of.metavar is None else of.default)


def _make_parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _refuse_in_words_of_typer(parse: Callable[[str], Any]) -> Callable[[str], Any]:
    def parse_value(text: str) -> Any:
        try:
            return parse(text)
        except UsageError as error:
            raise typer.BadParameter(str(error)) from None

    return parse_value
