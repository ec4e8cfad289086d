"""The dossier: everything that was read, with look-ups by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from claimcheck.model.claim import Claim
from claimcheck.model.finding import Observation, Problem
from claimcheck.model.record import NamedTuple
from claimcheck.model.source import Origin, Source


class Unread(NamedTuple):
    """A file or folder that could not be read, so that the audit is incomplete."""

    file: str
    why: str


class Dossier:
    """Claims, sources and origins in the order of their files, and the problems met on the way.

    Look-ups return the first record of an id; a second one is the business of the rule *duplicate-id*.
    `lost_ids` holds ids that stand in files which do not parse: a reference to one is not called dangling.
    """

    def __init__(
        self,
        claims: tuple[Claim, ...] = (),
        sources: tuple[Source, ...] = (),
        origins: tuple[Origin, ...] = (),
        problems: tuple[Problem, ...] = (),
        unread: tuple[Unread, ...] = (),
        files: tuple[str, ...] = (),
        lost_ids: frozenset[str] = frozenset(),
    ) -> None:
        self.claims = claims
        self.sources = sources
        self.origins = origins
        self.problems = problems
        self.unread = unread
        self.files = files
        self.lost_ids = lost_ids

    def of(self, claims: Iterable[Claim]) -> Dossier:
        """Return the same dossier, of these claims only; look-ups go on finding all that there are."""
        part = Dossier(
            tuple(claims),
            sources=self.sources,
            origins=self.origins,
            problems=self.problems,
            unread=self.unread,
            files=self.files,
            lost_ids=self.lost_ids,
        )
        part.claim_by_id, part.source_by_id, part.origin_by_id = self.claim_by_id, self.source_by_id, self.origin_by_id
        return part

    def with_sources(self, sources: tuple[Source, ...]) -> Dossier:
        """Return the same dossier with other records of its sources."""
        return Dossier(
            self.claims,
            sources=sources,
            origins=self.origins,
            problems=self.problems,
            unread=self.unread,
            files=self.files,
            lost_ids=self.lost_ids,
        )

    @property
    def is_whole(self) -> bool:
        """Whether every file was read and parsed.  Where not, a record that is missing may only be unread."""
        return not self.unread and not any(problem.rule == "invalid-yaml" for problem in self.problems)

    def observed(self, rule: str) -> Iterator[Observation]:
        """Yield what was observed while the files were read and a rule is to tell."""
        return (problem.observation for problem in self.problems if problem.rule == rule)

    @cached_property
    def claim_by_id(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in reversed(self.claims)}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        return {source.id: source for source in reversed(self.sources)}

    @cached_property
    def origin_by_id(self) -> dict[str, Origin]:
        return {origin.id: origin for origin in reversed(self.origins)}
