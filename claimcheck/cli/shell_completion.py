"""What a shell offers for values on the command line.

Nothing is printed here and nothing fails: where a dossier cannot be read, nothing is offered.  Names of authors and
publishers are not: bash would put their words onto the line as several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import typer

from claimcheck.cli.terminal import COLOURS

if TYPE_CHECKING:
    from claimcheck.model.claim import Claim
    from claimcheck.model.dossier import Dossier
    from claimcheck.model.source import Origin, Source

# A value, and what it is; only zsh and fish show the second.
Offer = tuple[str, str]


def offer(words: Iterable[str]) -> Callable[[str], list[str]]:
    """Return a completion for one of some words, or several separated by commas."""
    known = tuple(words)

    def complete(incomplete: str) -> list[str]:
        return [word for word, _ in _continue_list(incomplete, [(word, "") for word in known])]

    return complete


def offer_formats(call: typer.Context, incomplete: str) -> list[str]:
    """Offer the formats of the command that stands on the line, separated by commas."""
    return offer(list_formats(call.command.name or ""))(incomplete)


def list_formats(command: str) -> tuple[str, ...]:
    """Return the formats of a command; none where it has no such option."""
    from claimcheck.report.formats import FORMATS

    return tuple(FORMATS.get(command, ()))


def offer_rules(incomplete: str) -> list[Offer]:
    """Offer the name of a rule."""
    from claimcheck.rules.kit.catalogue import load_catalogue

    return [(rule.name, rule.summary) for rule in load_catalogue().values() if rule.name.startswith(incomplete)]


def offer_selection(incomplete: str) -> list[Offer]:
    """Offer rules and families of rules, separated by commas."""
    from claimcheck.rules.kit.catalogue import load_catalogue

    rules = load_catalogue().values()
    families = dict.fromkeys(rule.family for rule in rules)
    known = [("all", "every rule"), *((family, "a family of rules") for family in families)]
    return _continue_list(incomplete, [*known, *((rule.name, rule.summary) for rule in rules)])


def offer_levels(incomplete: str) -> list[str]:
    """Offer the severities from which on the exit code may be 1."""
    from claimcheck.audit.config import FAIL_ON

    return offer(FAIL_ON)(incomplete)


def offer_claims(call: typer.Context, incomplete: str) -> list[str]:
    """Offer the ids of the dossier's claims."""
    dossier = _read_records(call)
    return _choose(dossier.claims if dossier is not None else (), incomplete)


def offer_parties(call: typer.Context, incomplete: str) -> list[str]:
    """Offer the ids of the dossier's sources and origins."""
    dossier = _read_records(call)
    return _choose((*dossier.sources, *dossier.origins) if dossier is not None else (), incomplete)


def _continue_list(incomplete: str, known: list[Offer]) -> list[Offer]:
    head, comma, last = incomplete.rpartition(",")
    there = set(head.split(","))
    return [(head + comma + word, what) for word, what in known if word.startswith(last) and word not in there]


def _read_records(call: typer.Context) -> Dossier | None:
    """Return the records of the dossier that the command line is about; its captures are not looked for."""
    from claimcheck.workspace.open import read_dossier
    from claimcheck.workspace.root import find_root

    try:
        return read_dossier(call.params.get("root") or find_root(".")).dossier
    except Exception:  # a shell that asks for completions has no place for an error
        return None


def _choose(records: Iterable[Claim | Source | Origin], incomplete: str) -> list[str]:
    """Return the ids that go on so.

    What is no id is left out, and no text of the dossier stands beside one: zsh evaluates what it is offered.
    """
    from claimcheck.load.kind import is_id

    ids = dict.fromkeys(record.id for record in records if record.id.startswith(incomplete))
    return [id_ for id_ in ids if is_id(id_)]


# What is offered for a value, by what help calls it, or by what an option says of its completion.
OFFERS: dict[str, Callable[..., list[Offer] | list[str]]] = {
    "FORMAT": offer_formats,
    "RULES": offer_selection,
    "RULE": offer_rules,
    "LEVEL": offer_levels,
    "WHEN": offer(COLOURS),
    "CLAIM": offer_claims,
    "PARTY": offer_parties,
}
