"""The rule *weak-premise*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.claim import Claim, Verdict
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.model.scale import Confidence
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    verdict: supported
    confidence: moderate
    evidence:
      - {source: paper-one, stance: supports, origins: [minister]}
  - id: deal-over
    statement: The deal is over.
    verdict: supported
    confidence: moderate
    rests_on: [jets-stopped]
sources:
  - {id: paper-one}
origins:
  - {id: minister, name: the minister, reliability: B}
"""

BAD = """
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    verdict: unproven
    confidence: low
    evidence:
      - {source: paper-one, stance: supports, origins: [minister]}
  - id: deal-over
    statement: The deal is over.
    confidence: high  # weak-premise
    rests_on: [jets-stopped]
  - id: alliance-hurt
    statement: The alliance is hurt.
    confidence: moderate  # weak-premise
    rests_on: [jets-stopped]
  - id: trust-lost
    statement: Trust is lost.
    verdict: supported  # weak-premise
    confidence: low
    rests_on: [jets-stopped]
sources:
  - {id: paper-one}
origins:
  - {id: minister, name: the minister, reliability: B}
"""

# What a claim that is held supported may not rest on, the worst first.
_DOUBTED = {Verdict.REFUTED: 0, Verdict.UNPROVEN: 1, Verdict.DISPUTED: 2}


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def weak_premise(case: Case) -> Iterator[Observation]:
    """A claim that is surer than the weakest claim it rests on.

    Why it matters: a chain of reasoning holds as well as its weakest link.  Whoever doubts the premise, doubts what
    follows from it, and the author is the first who does: by the confidence or the verdict given to the premise, or
    by evidence for it that bears no more.

    How to fix it: lower the claim to its premise, or bring what makes the premise surer.  Where the claim has
    evidence enough of its own, take the premise out of `rests_on`.

    What it cannot see: premises that nobody wrote down.  Only the claims named in `rests_on` are compared, each with
    what it says itself and what its evidence bears.  This is the one finding where a premise is the reason; what a
    claim's own evidence cannot bear is `overconfident`.  Verdicts are compared where the claim is held supported, and
    nobody's confidence in a refutation is held against what it refutes.
    """
    for claim in case.dossier.claims:
        if not claim.rests_on or claim.id in case.damage.claims:
            continue
        observation = _judge_verdict(case, claim) or _judge_confidence(case, claim)
        if observation is not None:
            yield observation


def _judge_verdict(case: Case, claim: Claim) -> Observation | None:
    if claim.verdict is not Verdict.SUPPORTED:
        return None
    doubted = [
        (_DOUBTED[premise.verdict], premise.id, premise.verdict.value)
        for premise in _list_decisive(case, claim)
        if premise.verdict in _DOUBTED
    ]
    if not doubted:
        return None
    _, name, held = min(doubted)
    return _observe(claim, case.dossier.claim_by_id[name], "verdict", f"its premise `{name}` is held {held}")


def _list_decisive(case: Case, claim: Claim) -> list[Claim]:
    """Return the premises of a claim; of alternatives the one that is held surest, which alone can bear it."""
    return [max(group, key=_rank_held) for group in case.premise_groups(claim)]


def _rank_held(premise: Claim) -> tuple[bool, int]:
    # Of what nobody has said how sure it is, nobody can say that it is too weak.
    confidence = Confidence.HIGH if premise.confidence is None else premise.confidence
    return premise.verdict not in _DOUBTED, confidence.rank


def _judge_confidence(case: Case, claim: Claim) -> Observation | None:
    """Find the premise that holds a claim down; None where its own evidence bears no more either."""
    if case.is_overconfident(claim):
        ceiling = case.ceiling(claim)
        if ceiling.premise is None:
            return None
        return _observe(claim, case.dossier.claim_by_id[ceiling.premise], "confidence", ceiling.reason)
    if claim.confidence is None or claim.verdict is Verdict.REFUTED:
        return None
    held = [
        (premise.confidence.rank, premise.id, premise.confidence.value)
        for premise in _list_decisive(case, claim)
        if premise.confidence is not None and premise.verdict is not Verdict.REFUTED
    ]
    if not held or claim.confidence.rank <= min(held)[0]:
        return None
    _, name, level = min(held)
    return _observe(claim, case.dossier.claim_by_id[name], "confidence", f"its premise `{name}` is held at {level}")


def _observe(claim: Claim, premise: Claim, field: str, reason: str) -> Observation:
    stated = claim.verdict if field == "verdict" else claim.confidence
    return Observation(
        claim.at / field,
        f"{field} {stated.value if stated else 'none'}, but {reason}",
        related=(Related(f"the {field} of `{premise.id}`", premise.at / field),),
        help=f"lower it, or bring what makes `{premise.id}` surer",
    )
