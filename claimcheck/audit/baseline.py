"""The baseline: findings that were accepted all at once, when the tool came to a dossier that was there before.

An entry answers the finding of its fingerprint while that is no graver than it was.  Rule, file and message stand
beside it for people.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from claimcheck.analysis.case import Case
from claimcheck.audit.waiver import NEVER_WAIVED
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.pattern import late
from claimcheck.model.position import Location, Span
from claimcheck.model.record import NamedTuple
from claimcheck.model.upkeep import StaleEntry
from claimcheck.rules.kit.rule import Rule

DEFAULT_FILE = "claimcheck-baseline.json"

# Goes up when an older claimcheck would misread the file.
_VERSION = 1
_FINGERPRINT = late("[0-9a-f]{32}")
_QUOTED = late('"([0-9a-f]{32})"')
_SEVERITIES = {severity.value: severity for severity in Severity}


class NotABaseline(Exception):
    """A text that cannot be used as a baseline, and why, in words that end a sentence about it."""


class BaselineEntry(NamedTuple):
    """An accepted finding, as it was then."""

    fingerprint: str
    rule: str
    severity: Severity
    file: str
    message: str


_KEYS = frozenset(BaselineEntry._fields)


class Baseline(NamedTuple):
    """The entries by fingerprint.

    `captures` are the ids of the sources whose saved text was read when it was written; `place` is the file, as
    reports name it, and `text` what it holds.
    """

    entries: Mapping[str, BaselineEntry]
    captures: frozenset[str]
    place: str
    text: str

    def locate(self, fingerprints: Collection[str]) -> dict[str, Location]:
        """Return the line of each fingerprint; the first where escapes of JSON write it otherwise than it reads."""
        places = {fingerprint: Location(self.place) for fingerprint in fingerprints}
        line, end = 1, 0
        for match in _QUOTED.finditer(self.text) if places else ():
            line += self.text.count("\n", end, match.start())
            end = match.start()
            if match[1] in places:
                places[match[1]] = Location(self.place, Span(line, 1, line, 1))
        return places


def parse_baseline(text: str, place: str) -> Baseline:
    """Read a baseline's text; raise `NotABaseline`."""
    # Imported only where there is a baseline.
    import json

    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        raise NotABaseline("is not JSON") from None
    version = table.get("baseline_version") if isinstance(table, dict) else None
    if type(version) is not int:
        raise NotABaseline("is not a baseline: it has no baseline_version")
    if version > _VERSION:
        raise NotABaseline("was written by a later version of claimcheck")
    captures, findings = table.get("captures"), table.get("findings")
    if not isinstance(captures, list) or not isinstance(findings, list):
        raise NotABaseline("is not a baseline: it needs the lists captures and findings")
    if not all(isinstance(source, str) for source in captures):
        raise NotABaseline("is damaged: its captures must be the ids of sources")
    entries: dict[str, BaselineEntry] = {}
    for number, record in enumerate(findings, 1):
        entry = _read_entry(record)
        if entry is None:
            raise NotABaseline(f"is damaged: finding {number:,} of it is not one that claimcheck writes")
        entries[entry.fingerprint] = entry
    return Baseline(entries, frozenset(captures), place=place, text=text)


def _read_entry(record: Any) -> BaselineEntry | None:
    if not isinstance(record, dict) or record.keys() != _KEYS:
        return None
    if not all(isinstance(value, str) for value in record.values()):
        return None
    severity = _SEVERITIES.get(record["severity"])
    if severity is None or not _FINGERPRINT.fullmatch(record["fingerprint"]):
        return None
    return BaselineEntry(**{**record, "severity": severity})


def describe_baseline(entries: Iterable[BaselineEntry], captures: Iterable[str]) -> dict[str, Any]:
    """Return a baseline as JSON has it, sorted: equal findings give equal files."""
    return {
        "baseline_version": _VERSION,
        "captures": sorted(captures),
        "findings": [
            {**entry._asdict(), "severity": entry.severity.value}
            for entry in sorted(entries, key=lambda entry: (entry.file, entry.rule, entry.fingerprint))
        ],
    }


def make_entry(finding: Finding) -> BaselineEntry | None:
    """Return the entry that accepts a finding; None where a waiver does, and where nothing may."""
    if finding.waiver is not None or finding.family in NEVER_WAIVED:
        return None
    return BaselineEntry(
        finding.fingerprint,
        rule=finding.rule,
        severity=finding.severity,
        file=finding.location.file,
        message=finding.message,
    )


def list_captures(case: Case) -> frozenset[str]:
    """Return the ids of the sources whose saved text was read."""
    return frozenset(
        source for source, texts in case.texts.items() if texts.capture is not None and texts.capture.is_read
    )


class BaselineBook:
    """A baseline during one audit: which findings it answers, and which of its entries are still needed."""

    def __init__(self, baseline: Baseline | None) -> None:
        self._baseline = baseline or Baseline({}, frozenset(), place="", text="")
        self._met: set[str] = set()

    def answers(self, rule: Rule, fingerprint: str, severity: Severity) -> bool:
        """Tell whether an entry answers a finding, and count it as needed.

        One that has become graver is not answered: it is not what was accepted.
        """
        entry = self._baseline.entries.get(fingerprint)
        if entry is None or rule.family in NEVER_WAIVED:
            return False
        self._met.add(fingerprint)
        return severity.rank <= entry.severity.rank

    def list_stale(self, finished: Iterable[Rule], catalogue: Collection[str], case: Case) -> tuple[StaleEntry, ...]:
        """Return the entries that answered nothing, given the rules that ran to their end.

        None where a file or a saved text that was there once could not be read: what it had is not known to be gone.
        """
        baseline = self._baseline
        lost = (baseline.captures - list_captures(case)) & case.dossier.source_by_id.keys()
        if lost or not case.dossier.is_whole:
            return ()
        names = {rule.name for rule in finished}
        stale = [
            entry
            for fingerprint, entry in baseline.entries.items()
            if fingerprint not in self._met and (entry.rule in names or entry.rule not in catalogue)
        ]
        places = baseline.locate([entry.fingerprint for entry in stale])
        return tuple(
            StaleEntry(entry.rule, entry.file, message=entry.message, place=places[entry.fingerprint])
            for entry in stale
        )
