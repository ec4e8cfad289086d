"""On whom most hangs: everybody in a dossier, ranked by what would fall with them alone."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.analysis.support.fall import Impact
from claimcheck.analysis.support.provenance import Party
from claimcheck.model.record import NamedTuple

# How much may be done, in the steps of `Impact.work`; about a minute of computing.
_MOST_WORK = 10_000_000


class Weight(NamedTuple):
    """How much hangs on a party: the claims that fall with it, and those that lose lines or confidence, by id."""

    party: Party
    falls: tuple[str, ...]
    weakens: tuple[str, ...]


class Ranking(NamedTuple):
    """Parties on whom something hangs, the weightiest first; `skipped` of `total` were too much work to look at."""

    weights: tuple[Weight, ...]
    total: int
    skipped: int


def rank_parties(impact: Impact, tell: Callable[[int, int], None] = lambda done, total: None) -> Ranking:
    """Rank everybody who counts by what would fall with them alone.

    First by how many claims would lose their last certain line, then by how many would lose lines or confidence.
    `tell` is called with how many parties have been looked at, and of how many.
    """
    parties = _list_parties(impact)
    weights = []
    done = 0
    for party in parties:
        if impact.work >= _MOST_WORK:
            break
        tell(done, len(parties))
        done += 1
        changes = [change for change in impact.discredit((party,)).changes if not change.is_gain]
        if changes:
            falls = tuple(change.claim.id for change in changes if change.is_fall)
            weakens = tuple(change.claim.id for change in changes if not change.is_fall)
            weights.append(Weight(party, falls, weakens))
    weights.sort(key=lambda weight: (-len(weight.falls), -len(weight.weakens), weight.party.rank))
    return Ranking(tuple(weights), len(parties), len(parties) - done)


def _list_parties(impact: Impact) -> list[Party]:
    """Return everybody who counts, those first on whom most claims are known to rest."""
    case = impact.case
    shared = case.policy.shared
    parties = [Party("origin", name) for name in case.dossier.origin_by_id]
    parties += [Party("source", name) for name in case.dossier.source_by_id]
    parties += impact.descent.by_person
    known = {party: 0 for party in parties if party.kind in shared}
    for claim in case.dossier.claims:
        lines = case.lines(claim)
        for support in lines.rests_on if lines.min == 1 else ():
            is_person = support.kind in ("author", "publisher")
            party = case.provenance.person(support.kind, support.id) if is_person else Party(support.kind, support.id)
            if party in known:
                known[party] += 1
    return sorted(known, key=lambda party: (-known[party], party.rank))
