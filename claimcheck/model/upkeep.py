"""What the audit learned about itself: waivers and baseline and whether they were needed, rules that broke."""

from __future__ import annotations

from claimcheck.model.claim import Waiver
from claimcheck.model.position import Location, Pointer
from claimcheck.model.record import NamedTuple


class WaiverUse(NamedTuple):
    """A waiver and what it did.

    `answered` counts the findings it answers (or would, had it not expired).  `is_judged` is False where its rule
    did not run, so that nothing can be said.
    """

    waiver: Waiver
    answered: int
    is_expired: bool
    is_judged: bool
    can_be_waived: bool


class Crash(NamedTuple):
    """A rule that raised: its name, the exception in one line, and a place to hang the finding on."""

    rule: str
    error: str
    at: Pointer


class StaleEntry(NamedTuple):
    """An entry of the baseline that answers no finding: what it accepted, and where it stands in the baseline."""

    rule: str
    file: str
    message: str
    place: Location


class Upkeep(NamedTuple):
    """What the rules of the family *upkeep* are given instead of a case."""

    waivers: tuple[WaiverUse, ...] = ()
    crashes: tuple[Crash, ...] = ()
    stale: tuple[StaleEntry, ...] = ()
