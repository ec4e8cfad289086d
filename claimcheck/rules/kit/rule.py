"""What a rule is.

A rule is a pure generator: it is given a `Case` (those of the family *upkeep*: an `Upkeep`) and yields
`Observation`s.  Its docstring is its manual page, its `good` and `bad` examples are its tests, its keyword-only
parameters are its options.  The name is the function's and the family the folder's; the audit adds the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.model.record import NamedTuple


class RuleOption(NamedTuple):
    """A setting of a rule: a keyword-only parameter annotated with its description."""

    name: str
    type: type
    default: Any
    description: str


class Rule(NamedTuple):
    """A rule, immutable: the only source for its manual, its tests, its options and its place in reports.

    `variants` are other severities that an observation may ask for by name.
    """

    name: str
    family: str
    severity: Severity
    certainty: Certainty
    good: tuple[str, ...]
    bad: tuple[str, ...]
    variants: MappingProxyType[str, Severity]
    function: Callable[..., Iterator[Observation]]

    @property
    def summary(self) -> str:
        """The first line of the manual page."""
        return (self.function.__doc__ or "").strip().partition("\n")[0]

    @property
    def manual(self) -> str:
        """The manual page, indentation taken off."""
        # inspect.cleandoc, without inspect: it would be a tenth of the start-up time.
        lines = (self.function.__doc__ or "").expandtabs().splitlines()
        margin = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
        return "\n".join([lines[0].strip() if lines else "", *(line[margin:] for line in lines[1:])]).strip()

    @property
    def options(self) -> tuple[RuleOption, ...]:
        defaults = self.function.__kwdefaults__
        if not defaults:
            return ()
        hints = get_type_hints(self.function, include_extras=True)
        options = []
        for name, default in defaults.items():
            kind, description = get_args(hints[name])
            options.append(RuleOption(name.replace("_", "-"), kind, default=default, description=description))
        return tuple(options)


def rule(
    *,
    severity: Severity,
    certainty: Certainty,
    good: str | tuple[str, ...],
    bad: str | tuple[str, ...],
    variants: dict[str, Severity] | None = None,
) -> Callable[[Callable[..., Iterator[Observation]]], Rule]:
    """Make a rule of a generator.

    `good` examples are silent; `bad` ones give exactly the findings that comments on their lines name.
    """

    def make(function: Callable[..., Iterator[Observation]]) -> Rule:
        return Rule(
            function.__name__.replace("_", "-"),
            function.__module__.split(".")[-2],
            severity=severity,
            certainty=certainty,
            good=(good,) if isinstance(good, str) else good,
            bad=(bad,) if isinstance(bad, str) else bad,
            variants=MappingProxyType(variants or {}),
            function=function,
        )

    return make
