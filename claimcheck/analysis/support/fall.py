"""What falls if somebody is discredited: each claim's lines of evidence and ceiling, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from claimcheck.analysis.case import Case
from claimcheck.analysis.graph import invert, reach
from claimcheck.analysis.support.ceiling import Ceiling, CeilingBasis, own_ceiling
from claimcheck.analysis.support.corroboration import Corroboration
from claimcheck.analysis.support.discredited import Descent, Remainder, count_remaining
from claimcheck.analysis.support.premise import cap_ceilings, take_lines
from claimcheck.analysis.support.provenance import Party
from claimcheck.model.claim import Claim, Evidence, Stance, Verdict
from claimcheck.model.position import Pointer
from claimcheck.model.record import NamedTuple
from claimcheck.model.scale import Confidence

# What it takes, in steps of some five microseconds: a source that is followed is one.
_LOOK = 5  # at a claim
_COUNT = 15  # of a piece of evidence, anew
_SEARCH = 500_000  # for a smallest set, cut short


class Change(NamedTuple):
    """What becomes of a claim."""

    claim: Claim
    lines: Corroboration
    ceiling: Ceiling
    lines_after: Corroboration
    ceiling_after: Ceiling

    @property
    def is_fall(self) -> bool:
        """Whether a claim that had a line of evidence is left without one that is certain."""
        return self.lines.min > 0 and self.lines_after.min == 0

    @property
    def is_gain(self) -> bool:
        """Whether the claim can bear more: what spoke against it is gone."""
        return self.ceiling_after.confidence.rank > self.ceiling.confidence.rank

    @property
    def is_overconfident(self) -> bool:
        """Whether its author would be surer than the evidence."""
        stated = self.claim.confidence or Confidence.NONE
        return stated.rank > self.ceiling_after.confidence.rank

    @property
    def premise(self) -> str | None:
        """The premise by which its ceiling changes, or its lines."""
        if self.ceiling_after.confidence is not self.ceiling.confidence and self.ceiling_after.premise is not None:
            return self.ceiling_after.premise
        return self.lines_after.premise


class Fall(NamedTuple):
    """What comes of it where parties are discredited together: the claims that change, the worst first."""

    parties: tuple[Party, ...]
    changes: tuple[Change, ...]


# What a claim's own evidence comes to.
_Own = tuple[Corroboration, CeilingBasis]


class Impact:
    """Answers for one case.  Only the claims that a party touches are looked at, and those that rest on them.

    `work` is how much has been done, in steps of some five microseconds.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.descent = Descent(case.provenance)
        self.work = 0
        self._claims = {claim.at: claim for claim in case.dossier.claims}
        self._known: dict[tuple[Pointer, tuple[tuple[str, ...] | None, ...]], _Own] = {}

    @cached_property
    def _by_source(self) -> dict[str, list[Claim]]:
        document = self.case.provenance.document
        return invert(
            (claim, {document(piece.source) for piece in _list_counting(claim)}) for claim in self._claims.values()
        )

    @cached_property
    def _by_origin(self) -> dict[str, list[Claim]]:
        return invert(
            (claim, {name for piece in _list_counting(claim) for name in piece.origins})
            for claim in self._claims.values()
        )

    @cached_property
    def _dependants(self) -> dict[Pointer, list[Pointer]]:
        premises = self.case.premises
        return invert((at, [premise.at for premise in premises(claim)]) for at, claim in self._claims.items())

    def discredit(self, parties: Iterable[Party]) -> Fall:
        """Return what comes of it where parties are discredited together."""
        case = self.case
        named = tuple(dict.fromkeys(parties))
        parties = frozenset(named)
        doubled = self.descent.double(parties)
        most = self.descent.leave(parties)
        least = most if doubled == parties else self.descent.leave(doubled)
        # In an order of their own: of two premises that bear as little, the first to be met is told as the reason.
        touched = sorted({case.provenance.base(name) for name in least.touched})
        hit = {claim.at: claim for name in touched for claim in self._by_source.get(name, ())}
        hit.update((claim.at, claim) for name in sorted(least.origins) for claim in self._by_origin.get(name, ()))
        claims = self._follow(hit)
        self.work += len(least.touched) + _LOOK * len(claims)
        own = {at: self._judge(claim, most, least) for at, claim in hit.items()}
        lines = {at: counted for at, (counted, _) in own.items()}
        ceilings: dict[Pointer, Ceiling] = {}
        for claim in claims.values():
            if claim.at not in own and claim.evidence:
                lines[claim.at] = case.lines(claim)
            for premise in case.premises(claim):
                if premise.at not in claims:
                    lines[premise.at] = case.lines(premise)
                    ceilings[premise.at] = case.ceiling(premise)
        take_lines(claims.values(), case.premise_groups, lines)
        standings = {}
        for at, claim in claims.items():
            basis = own[at][1] if at in own else case.basis(claim)
            standings[at] = basis = basis._replace(lines=lines[at])
            ceilings[at] = own_ceiling(claim, basis, case.policy.lines)
        capped = [c for c in claims.values() if c.verdict is not Verdict.REFUTED or not standings[c.at].refutation]
        cap_ceilings(capped, case.premise_groups, ceilings)
        changes = (
            Change(
                claim,
                lines=case.lines(claim),
                ceiling=case.ceiling(claim),
                lines_after=lines[at],
                ceiling_after=ceilings[at],
            )
            for at, claim in claims.items()
        )
        return Fall(named, tuple(sorted(filter(_is_change, changes), key=_sort_key)))

    def _follow(self, start: Iterable[Pointer]) -> dict[Pointer, Claim]:
        """Return claims and all that rest on them, however far."""
        return {at: self._claims[at] for at in reach(start, self._dependants)}

    def _judge(self, claim: Claim, most: Remainder, least: Remainder) -> _Own:
        """Return what a claim's own evidence comes to; the same again where the same of it is left."""
        key = None
        if all(piece.source in most.gone or piece.source not in least.touched for piece in claim.evidence):
            # What is left comes by the ways it always came.
            key = claim.at, tuple(_tell_left(piece, most, least) for piece in claim.evidence)
            known = self._known.get(key)
            if known is not None:
                return known
        support = self.case.support(claim)
        lines = count_remaining(support, most, least)
        self.work += _COUNT * len(claim.evidence) + (0 if lines.is_exact else _SEARCH)
        refutation = most.take_out(self.case.refutation(claim))
        judged = lines, self.case.judge(claim, most.take_out(support), refutation, lines, most)
        if key is not None:
            self._known[key] = judged
        return judged


def _list_counting(claim: Claim) -> Iterator[Evidence]:
    return (piece for piece in claim.evidence if piece.stance is not Stance.CONTEXT)


def _tell_left(piece: Evidence, most: Remainder, least: Remainder) -> tuple[str, ...] | None:
    """Tell one remnant of a piece from another: who of its origins is doubted, or None where nothing is left."""
    if piece.source in most.gone:
        return None
    return tuple(f"{name in most.origins:d}{name}" for name in piece.origins if name in least.origins)


def _is_change(change: Change) -> bool:
    before, after = change.lines, change.lines_after
    return (before.min, before.max, change.ceiling.confidence) != (
        after.min,
        after.max,
        change.ceiling_after.confidence,
    )


def _sort_key(change: Change) -> tuple[bool, int, int, int, str, Pointer]:
    return (
        not change.is_fall,
        change.ceiling_after.confidence.rank - change.ceiling.confidence.rank,
        change.lines_after.min - change.lines.min,
        change.lines_after.max - change.lines.max,
        change.claim.id,
        change.claim.at,
    )
