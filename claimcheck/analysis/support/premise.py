"""What claims take from the claims they rest on: lines of evidence from below, a ceiling from above."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from claimcheck.analysis.graph import invert
from claimcheck.analysis.support.ceiling import Ceiling
from claimcheck.analysis.support.corroboration import Corroboration
from claimcheck.model.claim import Claim
from claimcheck.model.position import Pointer

# Returns the claims that a claim rests on, in groups of which each claim can bear it alone.
Premises = Callable[[Claim], list[list[Claim]]]


def take_lines(claims: Iterable[Claim], premises: Premises, known: dict[Pointer, Corroboration]) -> None:
    """Add the lines of claims without evidence of their own to the `known` ones: the fewest of their premises.

    Claims resolve from their premises upwards; what never resolves rests on itself, and on nothing.  All premises
    are among `claims` or known.
    """
    waiting = {claim.at: claim for claim in claims if claim.at not in known}
    missing = {
        at: [below.at for group in premises(claim) for below in group if below.at in waiting]
        for at, claim in waiting.items()
    }
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


def _take_fewest(groups: list[list[Claim]], known: Mapping[Pointer, Corroboration]) -> Corroboration:
    """Return the lines of the weakest premise; of alternatives the strongest counts."""
    if not groups:
        return Corroboration(0, 0)
    premises = [min(group, key=lambda premise: (*_rank(known[premise.at]), premise.id)) for group in groups]
    weakest = min(premises, key=lambda premise: (known[premise.at].min, known[premise.at].max, premise.id))
    most = min(known[premise.at].max for premise in premises)
    backed = min((known[premise.at].backed for premise in premises), key=lambda lines: -1 if lines is None else lines)
    return known[weakest.at]._replace(max=most, premise=weakest.id, backed=backed)


def _rank(lines: Corroboration) -> tuple[int, int]:
    """What sorts alternatives, the strongest first."""
    return -lines.min, -lines.max


def cap_ceilings(claims: Iterable[Claim], premises: Premises, ceilings: dict[Pointer, Ceiling]) -> None:
    """Lower ceilings to those of the premises; of alternatives, to that of the one that bears most.

    A ceiling only ever sinks, three steps at most, so this ends, circles included.
    """
    found = [(claim, premises(claim)) for claim in claims]
    dependants = invert(
        ((claim, groups), [premise.at for group in groups for premise in group]) for claim, groups in found
    )
    pending = {premise.at: premise for _, groups in found for group in groups for premise in group}
    while pending:
        _, changed = pending.popitem()
        for claim, groups in dependants.get(changed.at, ()):
            for group in groups:
                if changed not in group:
                    continue
                best = max(group, key=lambda premise: ceilings[premise.at].confidence.rank)
                level, is_open = ceilings[best.at].confidence, ceilings[best.at].is_open
                if level.rank >= ceilings[claim.at].confidence.rank:
                    continue
                reason = f"its premise `{best.id}` bears no more than {level.value}"
                if is_open:
                    reason = f"it hangs on its premise `{best.id}`, of which it cannot be told"
                ceilings[claim.at] = Ceiling(level, reason, best.id, is_open)
                pending[claim.at] = claim
