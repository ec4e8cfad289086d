"""Claims that say the same under two ids, and claims that cannot both be so, whether somebody says it or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.analysis.damage import Damage
from claimcheck.analysis.graph import components
from claimcheck.model.claim import Claim, Verdict
from claimcheck.model.dossier import Dossier
from claimcheck.model.position import Pointer
from claimcheck.model.record import NamedTuple

if TYPE_CHECKING:
    from claimcheck.language.text.difference import Difference

# How many pairs are compared, each of which costs up to a millisecond: a dossier that has more is made of templates.
_MOST_COMPARED = 10_000
# In how many versions one thing may be told.
_MOST_VERSIONS = 4
# What decides whether two claims speak of one thing.
_FIELDS = ("statement", "kind", "when", "verdict", "contradicts")


class Pair(NamedTuple):
    """Two claims, in the order of the dossier, and how the second one's words differ from those of the first.

    The kinds of difference are those of `Relation`; the first claim is the source.
    """

    first: Claim
    second: Claim
    differences: tuple[Difference, ...]


class Pairs(NamedTuple):
    """The pairs that say the same, and those in conflict, in the order of the dossier.

    So many pairs that are nearly alike were `skipped`: they were too many to be compared.
    """

    same: tuple[Pair, ...]
    conflicting: tuple[Pair, ...]
    skipped: int


def find_contraries(dossier: Dossier) -> dict[str, tuple[Claim, ...]]:
    """Return, by id, the claims that contradict a claim, whichever of the two says so; dangling ids left out."""
    known = dossier.claim_by_id
    found: dict[str, dict[str, Claim]] = {}
    for claim in dossier.claims:
        for name in claim.contradicts:
            other = known.get(name)
            if other is not None and other.id != claim.id:
                found.setdefault(claim.id, {})[other.id] = other
                found.setdefault(other.id, {})[claim.id] = known[claim.id]
    return {name: tuple(others.values()) for name, others in found.items()}


def pair_claims(dossier: Dossier, damage: Damage) -> Pairs:
    """Compare the claims of a dossier that are nearly alike."""
    claims = [claim for claim in dossier.claims if claim.statement and damage.is_read(claim, *_FIELDS)]
    if len(claims) < 2:
        return Pairs((), (), 0)
    # Only where there is something to compare: both import much.
    from claimcheck.analysis.comparison.near_duplicate import find_alike
    from claimcheck.analysis.comparison.relation import relate

    contraries = {name: {other.id for other in others} for name, others in find_contraries(dossier).items()}
    same = []
    conflicting = []
    alike = find_alike([claim.statement for claim in claims])
    for one, other in alike[:_MOST_COMPARED]:
        first, second = claims[one], claims[other]
        if first.id == second.id or first.kind is not second.kind or second.id in contraries.get(first.id, ()):
            continue
        relation = relate(second.statement, first.statement)
        if relation is None or (relation.kind != "date" and _is_apart(first, second)):
            continue
        pair = Pair(first, second, relation.differences)
        if not relation.is_conflict:
            same.append(pair)
        elif Verdict.REFUTED not in (first.verdict, second.verdict):
            conflicting.append(pair)
    skipped = max(0, len(alike) - _MOST_COMPARED)
    return Pairs(tuple(_drop_series(same)), tuple(_drop_series(conflicting)), skipped)


def _is_apart(first: Claim, second: Claim) -> bool:
    """Tell whether two claims are surely about different times."""
    if first.when is None or second.when is None:
        return False
    return bool(first.when.is_before(second.when) or second.when.is_before(first.when))


def _drop_series(pairs: list[Pair]) -> Iterator[Pair]:
    """Yield pairs but for those that are part of a series: of three that differ alike, each tells of its own thing.

    One number may be told in several ways of one thing, but not in as many as a series has members.
    """
    partners = Counter(claim.at for pair in pairs if _may_count_up(pair) for claim in (pair.first, pair.second))
    versions = components((pair.first.at, pair.second.at) for pair in pairs)
    told: set[Pointer] = set()
    for pair in pairs:
        if not pair.differences:
            # However many say the very same: each of them is told once, beside the first.
            if pair.second.at not in told:
                told.add(pair.second.at)
                yield pair
        elif _may_count_up(pair):
            if partners[pair.first.at] == partners[pair.second.at] == 1:
                yield pair
        elif len(versions[pair.first.at]) <= _MOST_VERSIONS:
            yield pair


def _may_count_up(pair: Pair) -> bool:
    """Tell whether a pair differs as the members of a series do: in a date, a name, a word, or several numbers."""
    kinds = [difference.kind for difference in pair.differences]
    return len(kinds) > 1 or kinds in (["date"], ["name"], ["wording"])
