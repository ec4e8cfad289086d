"""From what went wrong to what is reported: problem → observation → finding."""

from __future__ import annotations

import enum

from claimcheck.model.date import Date
from claimcheck.model.position import Fragment, Location, Pointer
from claimcheck.model.record import NamedTuple
from claimcheck.model.scale import Ranked


class Severity(Ranked):
    """SARIF's own levels."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class Certainty(enum.Enum):
    """Whether a rule states a fact about the files or reads language and likeness."""

    EXACT = "exact"
    HEURISTIC = "heuristic"


class Related(NamedTuple):
    """Another place that belongs to an observation; `place` is a pointer, or a location in a capture."""

    message: str
    place: Pointer | Location


class Observation(NamedTuple):
    """What a rule saw, and where.

    `variant` names one of the rule's declared other severities.  `location` is given where what was seen has no path
    in a tree: text that does not parse, the baseline.
    """

    at: Pointer
    message: str
    fragment: Fragment | None = None
    related: tuple[Related, ...] = ()
    help: str | None = None
    variant: str | None = None
    on_key: bool = False
    location: Location | None = None


class Problem(NamedTuple):
    """A defect that was observed while files were read, for the rule of that name to tell."""

    rule: str
    observation: Observation

    @property
    def at(self) -> Pointer:
        return self.observation.at


class Waived(NamedTuple):
    """The waiver that answers a finding."""

    reason: str
    by: str | None
    until: Date | None


class RelatedLocation(NamedTuple):
    """A resolved `Related`."""

    message: str
    location: Location


class Finding(NamedTuple):
    """An observation with all that a report needs."""

    rule: str
    family: str
    severity: Severity
    certainty: Certainty
    message: str
    help: str | None
    claim: str | None
    source: str | None
    location: Location
    related: tuple[RelatedLocation, ...]
    fingerprint: str
    waiver: Waived | None = None
