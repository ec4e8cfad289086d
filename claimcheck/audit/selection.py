"""Which rules run: by name, by family, all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimcheck.model.finding import Certainty
from claimcheck.model.suggestion import did_you_mean
from claimcheck.rules.kit.catalogue import FAMILIES
from claimcheck.rules.kit.rule import Rule

ALL = "all"


def find_unknown(names: Iterable[str], catalogue: Mapping[str, Rule]) -> list[tuple[str, str | None]]:
    """Return the names that are neither rule nor family, each with what was probably meant."""
    known = [*catalogue, *FAMILIES, ALL]
    return [(name, did_you_mean(name, known)) for name in names if name not in known]


def select_rules(
    catalogue: Mapping[str, Rule], select: Iterable[str], ignore: Iterable[str], exact: bool
) -> tuple[Rule, ...]:
    """Return the rules that run, in the catalogue's order.

    The more precise name wins: a rule that is selected by name runs although its family is ignored.
    """
    chosen, dropped = set(select), set(ignore)
    rules = []
    for rule in catalogue.values():
        if exact and rule.certainty is not Certainty.EXACT:
            continue
        if rule.name in dropped:
            continue
        if rule.name in chosen:
            rules.append(rule)
        elif rule.family in dropped or ALL in dropped:
            continue
        elif rule.family in chosen or ALL in chosen:
            rules.append(rule)
    return tuple(rules)
