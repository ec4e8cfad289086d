"""What claims take from the claims they rest on: lines of evidence from below, a ceiling from above."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from claimcheck.analysis.graph import invert
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
    missing = {at: [below.at for below in premises(claim) if below.at in waiting] for at, claim in waiting.items()}
    dependants = invert(missing.items())
    left = {at: len(below) for at, below in missing.items()}
    ready = [at for at, number in left.items() if not number]
    while ready:
        at = ready.pop()
        known[at] = _take_fewest(premises(waiting[at]), known)
        for dependant in dependants.get(at, ()):
            left[dependant] -= 1
            if left[dependant] == 0:
                ready.append(dependant)
    for at in waiting:
        known.setdefault(at, Corroboration(0, 0))


def _take_fewest(premises: list[Claim], known: Mapping[Pointer, Corroboration]) -> Corroboration:
    if not premises:
        return Corroboration(0, 0)
    weakest = min(premises, key=lambda premise: (known[premise.at].min, known[premise.at].max, premise.id))
    most = min(known[premise.at].max for premise in premises)
    backed = min((known[premise.at].backed for premise in premises), key=lambda lines: -1 if lines is None else lines)
    return known[weakest.at]._replace(max=most, premise=weakest.id, backed=backed)


def cap_ceilings(claims: Iterable[Claim], premises: Premises, ceilings: dict[Pointer, Ceiling]) -> None:
    """Lower ceilings to those of the premises.

    A ceiling only ever sinks, three steps at most, so this ends, circles included.
    """
    found = [(claim, premises(claim)) for claim in claims]
    dependants = invert((claim, [premise.at for premise in below]) for claim, below in found)
    pending = {premise.at: premise for _, below in found for premise in below}
    while pending:
        _, premise = pending.popitem()
        level = ceilings[premise.at].confidence
        for claim in dependants.get(premise.at, ()):
            if level.rank < ceilings[claim.at].confidence.rank:
                reason = f"its premise `{premise.id}` bears no more than {level.value}"
                is_open = ceilings[premise.at].is_open
                if is_open:
                    reason = f"it hangs on its premise `{premise.id}`, of which it cannot be told"
                ceilings[claim.at] = Ceiling(level, reason, premise.id, is_open)
                pending[claim.at] = claim
