"""What claims take from the claims they rest on: lines of evidence from below, a ceiling from above."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from claimcheck.analysis.support.ceiling import Ceiling
from claimcheck.analysis.support.corroboration import Corroboration
from claimcheck.model.claim import Claim
from claimcheck.model.position import Pointer

# Returns the claims that a claim rests on.
Premises = Callable[[Claim], list[Claim]]


def take_lines(claims: Iterable[Claim], premises: Premises, known: dict[Pointer, Corroboration]) -> None:
    """Add the lines of claims without evidence of their own to the `known` ones: the fewest of their premises.

    Claims resolve from their premises upwards; what never resolves rests on itself, and on nothing.  All premises
    are among `claims` or known.
    """
    waiting = {claim.at: claim for claim in claims if claim.at not in known}
    dependants: dict[Pointer, list[Claim]] = {}
    missing: dict[Pointer, int] = {}
    ready = []
    for claim in waiting.values():
        open_premises = [premise for premise in premises(claim) if premise.at in waiting]
        missing[claim.at] = len(open_premises)
        for premise in open_premises:
            dependants.setdefault(premise.at, []).append(claim)
        if not open_premises:
            ready.append(claim)
    while ready:
        claim = ready.pop()
        known[claim.at] = _take_fewest(premises(claim), known)
        for dependant in dependants.get(claim.at, ()):
            missing[dependant.at] -= 1
            if missing[dependant.at] == 0:
                ready.append(dependant)
    for at in waiting:
        known.setdefault(at, Corroboration(0, 0))


def _take_fewest(premises: list[Claim], known: Mapping[Pointer, Corroboration]) -> Corroboration:
    if not premises:
        return Corroboration(0, 0)
    weakest = min(premises, key=lambda premise: (known[premise.at].min, known[premise.at].max, premise.id))
    return known[weakest.at]._replace(max=min(known[premise.at].max for premise in premises), premise=weakest.id)


def cap_ceilings(claims: Iterable[Claim], premises: Premises, ceilings: dict[Pointer, Ceiling]) -> None:
    """Lower ceilings to those of the premises.

    A ceiling only ever sinks, three steps at most, so this ends, circles included.
    """
    dependants: dict[Pointer, list[Claim]] = {}
    pending: dict[Pointer, Claim] = {}
    for claim in claims:
        for premise in premises(claim):
            dependants.setdefault(premise.at, []).append(claim)
            pending[premise.at] = premise
    while pending:
        _, premise = pending.popitem()
        level = ceilings[premise.at].confidence
        for claim in dependants.get(premise.at, ()):
            if level.rank < ceilings[claim.at].confidence.rank:
                reason = f"its premise `{premise.id}` bears no more than {level.value}"
                ceilings[claim.at] = Ceiling(level, reason, premise.id)
                pending[claim.at] = claim
