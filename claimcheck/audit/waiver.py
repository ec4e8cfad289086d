"""Waivers: which findings they answer, and which of them are still needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimcheck.analysis.case import Case
from claimcheck.model.claim import Claim, Waiver
from claimcheck.model.finding import Waived
from claimcheck.model.position import Pointer
from claimcheck.model.source import Origin, Source
from claimcheck.model.upkeep import WaiverUse
from claimcheck.rules.kit.rule import Rule

# Defects of the files and of the audit itself stay what they are.
NEVER_WAIVED = ("structure", "upkeep")


class WaiverBook:
    """The waivers of a dossier, by record and rule; those of the `allowed` rules only, where these are given."""

    def __init__(self, case: Case, allowed: frozenset[str] | None = None) -> None:
        self._today = case.today
        self._by_place: dict[tuple[Pointer, str], list[Waiver]] = {}
        self._uses: dict[Pointer, int] = {}
        self._all: list[Waiver] = []
        dossier = case.dossier
        records: list[Claim | Source | Origin] = [*dossier.claims, *dossier.sources, *dossier.origins]
        for record in records:
            for waiver in record.waivers:
                # One without a reason is an error already, and waives nothing.
                if waiver.rule and waiver.reason and (allowed is None or waiver.rule in allowed):
                    self._all.append(waiver)
                    self._by_place.setdefault((record.at, waiver.rule), []).append(waiver)

    def is_expired(self, waiver: Waiver) -> bool:
        if waiver.until is None or self._today is None:
            return False
        return waiver.until.is_before(self._today) is True

    def answer(self, record: Pointer, rule: Rule, subject: str = "") -> Waived | None:
        """Return the waiver that answers a finding about a record, and count it as used.

        `subject` are the words that the finding is about: a waiver may be about some of them only.
        """
        if rule.family in NEVER_WAIVED:
            return None
        for waiver in self._by_place.get((record, rule.name), ()):
            if _is_about(waiver, subject):
                self._uses[waiver.at] = self._uses.get(waiver.at, 0) + 1
        return self.find(record, rule, subject)

    def find(self, record: Pointer, rule: Rule, subject: str) -> Waived | None:
        """Return the waiver that answers a finding about a record, and count nothing."""
        if rule.family in NEVER_WAIVED:
            return None
        for waiver in self._by_place.get((record, rule.name), ()):
            if _is_about(waiver, subject) and not self.is_expired(waiver):
                return Waived(waiver.reason, waiver.by, waiver.until)
        return None

    def uses(self, run: Iterable[Rule], catalogue: Mapping[str, Rule]) -> tuple[WaiverUse, ...]:
        """Return what every waiver did, given the rules that ran to their end."""
        names = {rule.name for rule in run}
        return tuple(
            WaiverUse(
                waiver,
                answered=self._uses.get(waiver.at, 0),
                is_expired=self.is_expired(waiver),
                is_judged=waiver.rule in names,
                can_be_waived=waiver.rule not in catalogue or catalogue[waiver.rule].family not in NEVER_WAIVED,
            )
            for waiver in self._all
        )


def _is_about(waiver: Waiver, subject: str) -> bool:
    """Tell whether a waiver is about all findings of its rule in a record, or names something of this one."""
    return not waiver.about or _level(waiver.about) in _level(subject)


def _level(text: str) -> str:
    return " ".join(text.casefold().split())
