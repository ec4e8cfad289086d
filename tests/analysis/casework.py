"""Dossiers put together by hand, for the tests of analyses: every record has a place of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import count
from typing import NamedTuple

from claimcheck.analysis.case import Case
from claimcheck.analysis.policy import DEFAULT_POLICY, Policy
from claimcheck.analysis.support.corroboration import Corroboration
from claimcheck.model.capture import CaptureReading, CaptureState, SourceText
from claimcheck.model.claim import Access, Claim, Evidence, Kind, Stance, Verdict
from claimcheck.model.dossier import Dossier
from claimcheck.model.position import Pointer
from claimcheck.model.scale import Confidence, Reliability
from claimcheck.model.source import Derivation, Interest, Origin, Source

_places = count()


def place() -> Pointer:
    return Pointer("dossier.yaml", ("records", next(_places)))


def source(
    name: str,
    derived_from: Iterable[str] = (),
    author: Sequence[str] = (),
    publisher: str | None = None,
    primary: bool = False,
    reliability: Reliability | None = None,
) -> Source:
    parents = tuple(Derivation(place(), parent) for parent in derived_from)
    return Source(
        place(),
        name,
        author=tuple(author),
        publisher=(publisher,) if publisher else (),
        primary=primary,
        reliability=reliability,
        derived_from=parents,
    )


def origin(
    name: str,
    possibly_same_as: Iterable[str] = (),
    anonymous: bool = False,
    reliability: Reliability | None = None,
    interest: Interest = Interest.UNKNOWN,
) -> Origin:
    return Origin(
        place(),
        name,
        anonymous=anonymous,
        reliability=reliability,
        interest=interest,
        possibly_same_as=tuple(possibly_same_as),
    )


def evidence(
    source_id: str,
    *origins: str,
    access: Access = Access.UNKNOWN,
    stance: Stance = Stance.SUPPORTS,
    quote: str | None = None,
    note: str | None = None,
) -> Evidence:
    return Evidence(place(), source_id, stance, quote, origins=origins, access=access, note=note)


def claim(
    name: str,
    *pieces: Evidence,
    rests_on: Iterable[str] = (),
    kind: Kind = Kind.FACT,
    verdict: Verdict | None = None,
    confidence: Confidence | None = None,
    note: str | None = None,
) -> Claim:
    return Claim(
        place(),
        name,
        kind=kind,
        verdict=verdict,
        confidence=confidence,
        note=note,
        evidence=pieces,
        rests_on=tuple(rests_on),
    )


def case(
    claims: Iterable[Claim],
    sources: Iterable[Source] = (),
    origins: Iterable[Origin] = (),
    captures: dict[str, str] | None = None,
    policy: Policy = DEFAULT_POLICY,
) -> Case:
    """Return a case; `captures` maps source ids to their saved texts."""
    texts = {
        name: SourceText(CaptureReading(CaptureState.READ, f"{name}.txt", text))
        for name, text in (captures or {}).items()
    }
    return Case(Dossier(tuple(claims), tuple(sources), tuple(origins)), texts, policy=policy)


class Lines(NamedTuple):
    """A corroboration in a form that reads well in a failure."""

    min: int
    max: int
    rests_on: Set[str]


def lines_of(found: Corroboration) -> Lines:
    """Return a corroboration with its parties as `kind id`."""
    return Lines(found.min, found.max, frozenset(f"{party.kind} {party.id}" for party in found.rests_on))


def count_lines(
    pieces: Iterable[Evidence],
    sources: Iterable[Source],
    origins: Iterable[Origin] = (),
    policy: Policy = DEFAULT_POLICY,
) -> Lines:
    """Return the lines of a single claim with these pieces of evidence."""
    only = claim("only", *pieces)
    return lines_of(case([only], sources, origins, policy=policy).lines(only))
