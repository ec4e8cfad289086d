"""Claims and the evidence that joins them to sources."""

from __future__ import annotations

import enum

from claimcheck.model.date import Date
from claimcheck.model.position import Pointer, Step
from claimcheck.model.record import NamedTuple
from claimcheck.model.scale import Confidence, Grade


class Kind(enum.Enum):
    """What sort of proposition a claim is; each is judged differently."""

    FACT = "fact"
    ATTRIBUTION = "attribution"
    ASSESSMENT = "assessment"
    PREDICTION = "prediction"
    ABSENCE = "absence"


class Verdict(enum.Enum):
    """The author's judgement of a claim."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    DISPUTED = "disputed"
    UNPROVEN = "unproven"


class Stance(enum.Enum):
    """What a piece of evidence does to its claim.  There is no "partial": that is two pieces of evidence."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class Access(enum.Enum):
    """How the source came to know it."""

    WITNESSED = "witnessed"
    DOCUMENTED = "documented"
    TOLD = "told"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class Waiver(NamedTuple):
    """A finding that the author accepts, with the reason."""

    at: Pointer
    rule: str = ""
    reason: str = ""
    by: str | None = None
    until: Date | None = None
    about: str | None = None


class Evidence(NamedTuple):
    """One passage of one source, brought for or against a claim.

    `source` is empty where the file gives none that can be read (a problem says so); an unreadable `stance` is
    held as context, so that it supports nothing.
    """

    at: Pointer
    source: str = ""
    stance: Stance = Stance.CONTEXT
    quote: str | None = None
    locator: str | None = None
    origins: tuple[str, ...] = ()
    access: Access = Access.UNKNOWN
    grade: Grade | None = None
    translation: str | None = None
    absent: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    note: str | None = None


# A claim that another rests on, or several of which each alone can bear it.
Premise = str | tuple[str, ...]


class Claim(NamedTuple):
    """One proposition and everything brought for and against it.

    A premise in `rests_on` is the id of a claim, or the ids of several of which each can bear it alone.
    """

    at: Pointer
    id: str
    statement: str = ""
    kind: Kind = Kind.FACT
    when: Date | None = None
    verdict: Verdict | None = None
    confidence: Confidence | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    evidence: tuple[Evidence, ...] = ()
    rests_on: tuple[Premise, ...] = ()
    contradicts: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def premise_ids(self) -> tuple[str, ...]:
        """The ids of all claims that it rests on, alternatives too, in the order of the file."""
        return tuple(name for name, _ in self.premise_steps)

    @property
    def premise_steps(self) -> tuple[tuple[str, tuple[Step, ...]], ...]:
        """The ids of all claims that it rests on, each with the steps from the claim to where it is named."""
        found: list[tuple[str, tuple[Step, ...]]] = []
        for index, premise in enumerate(self.rests_on):
            if isinstance(premise, str):
                found.append((premise, ("rests_on", index)))
            else:
                found += [(name, ("rests_on", index, "any_of", place)) for place, name in enumerate(premise)]
        return tuple(found)
