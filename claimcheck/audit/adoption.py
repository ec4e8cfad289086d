"""Taking the findings of an audit into a baseline: which may be accepted, and whether any may."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from enum import Enum

from claimcheck.audit.baseline import BaselineEntry, make_entry
from claimcheck.audit.run import Result
from claimcheck.model.record import NamedTuple


class Obstacle(Enum):
    """Why a result may become no baseline: what is not found may be unread or broken, and what is found may come of
    that."""

    INCOMPLETE = "incomplete"
    RULE_CRASHED = "a rule crashed"
    PAST_LIMITS = "there are findings past the limits"


class Adoption(NamedTuple):
    """The entries of the new baseline, how many of them the old one had not and has alone, and what is left to tell."""

    entries: tuple[BaselineEntry, ...]
    added: int
    gone: int
    result: Result


def find_obstacle(result: Result) -> Obstacle | None:
    """Return why a result may not become a baseline; None where it may."""
    if not result.complete or not result.case.dossier.is_whole:
        return Obstacle.INCOMPLETE
    if any(finding.rule == "rule-crashed" for finding in result.findings):
        return Obstacle.RULE_CRASHED
    return Obstacle.PAST_LIMITS if result.left_out or result.left_out_waived else None


def adopt(result: Result, old: Mapping[str, BaselineEntry], catalogue: Collection[str]) -> Adoption:
    """Accept every finding that may be accepted.

    `old` are the entries of the baseline that is replaced, by fingerprint, and `catalogue` the names of all rules: what
    those would find that did not run is not known, and their entries stay.
    """
    found = {finding.fingerprint: entry for finding in result.findings if (entry := make_entry(finding)) is not None}
    did_not_run = set(catalogue) - {rule.name for rule in result.rules}
    kept = [entry for entry in old.values() if entry.rule in did_not_run]
    entries = (*found.values(), *kept)
    now = {entry.fingerprint for entry in entries}
    left = result._replace(
        findings=tuple(finding for finding in result.findings if finding.fingerprint not in found),
        in_baseline=Counter((f.location.file, f.claim) for f in result.findings if f.fingerprint in found),
    )
    return Adoption(entries, added=len(now - old.keys()), gone=len(old.keys() - now), result=left)
