"""The baseline's file: where it is, reading it, and writing it anew."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence

from claimcheck.audit.baseline import (
    DEFAULT_FILE,
    Baseline,
    BaselineEntry,
    describe_baseline,
    list_captures,
    make_entry,
)
from claimcheck.audit.run import Result, run_audit
from claimcheck.cli.delivery import guard_writing
from claimcheck.cli.output import write_file
from claimcheck.cli.session import Audited, AuditRequest, Opened, UsageError, open_dossier
from claimcheck.cli.write_guard import Target
from claimcheck.model.record import NamedTuple
from claimcheck.report.part.json_layout import lay_out
from claimcheck.report.part.tally import count
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.workspace import baseline_file as opening
from claimcheck.workspace.baseline_file import BaselinePlace, find_baseline


def read_baseline(opened: Opened, named: str | None) -> Baseline | None:
    """Return the baseline named on the command line, else the configuration's; None where there is neither.

    Raises `BadBaseline`.
    """
    place = find_baseline(opened.root, opened.config.baseline, named)
    return None if place is None else opening.read_baseline(place, opened.config.limits)


class Adoption(NamedTuple):
    """An audit after its findings were taken into a baseline, and a sentence about that."""

    audited: Audited
    is_written: bool
    message: str


def write_baseline(request: AuditRequest, targets: Sequence[Target] = ()) -> Adoption:
    """Take every finding that may be accepted into the baseline, and answer as the next audit will.

    Nothing is written where what is not found may only be unread, or where one of the other `targets` of the command
    must not be written.  Raises `UsageError`, `BadBaseline`, `OutputFailed`.
    """
    if request.paths:
        raise UsageError("--write-baseline takes in the whole dossier: name no PATHS")
    if request.no_waivers:
        raise UsageError("--write-baseline with --no-waivers would take in what waivers answer")
    opened = open_dossier(request)
    place = find_baseline(opened.root, opened.config.baseline, request.baseline)
    is_named = place is not None
    if place is None:
        place = BaselinePlace(os.path.join(opened.root, DEFAULT_FILE), DEFAULT_FILE, DEFAULT_FILE)
    baseline = Target(place.path, "the baseline")
    guard_writing(opened).check([baseline, *targets], baseline)
    # Another file is not overwritten, and one that is damaged is not taken for empty.
    old = opening.read_baseline(place, opened.config.limits).entries if os.path.lexists(place.path) else None
    catalogue = load_catalogue()
    result = run_audit(opened.case, opened.source_map, opened.config, catalogue)
    audited = Audited(result, opened.config, opened.root, opened.captures)
    reason = _why_not(result)
    if reason is not None:
        return Adoption(audited, False, f"the baseline is not written: {reason}")
    found = {finding.fingerprint: entry for finding in result.findings if (entry := make_entry(finding)) is not None}
    # What rules would find that did not run is not known: their entries stay.
    did_not_run = catalogue.keys() - {rule.name for rule in result.rules}
    kept = [e for e in (old or {}).values() if e.rule in did_not_run]
    entries = [*found.values(), *kept]
    text = lay_out(describe_baseline(entries, list_captures(opened.case)))
    if len(text.encode("utf-8", "backslashreplace")) > opened.config.limits.baseline_bytes:
        return Adoption(audited, False, "the baseline is not written: it would be too large (baseline_bytes)")
    write_file(place.path, text)
    result = result._replace(
        findings=tuple(finding for finding in result.findings if finding.fingerprint not in found),
        in_baseline=Counter((f.location.file, f.claim) for f in result.findings if f.fingerprint in found),
    )
    return Adoption(audited._replace(result=result), True, _tell(place.name, is_named, entries, old))


def _why_not(result: Result) -> str | None:
    """Return why a result may not become a baseline: what is not found may be unread or broken, and what is found
    may come of that."""
    if not result.complete or not result.case.dossier.is_whole:
        return "not every file of the dossier could be read, or there are no claims"
    if any(finding.rule == "rule-crashed" for finding in result.findings):
        return "a rule broke"
    if result.left_out or result.left_out_waived:
        return f"there are more than {count(len(result.findings), 'finding')}; --ignore some rules at first"
    return None


def _tell(name: str, is_named: bool, entries: list[BaselineEntry], old: Mapping[str, BaselineEntry] | None) -> str:
    text = f"{name} holds {count(len(entries), 'finding')}"
    if old is not None:
        now = {entry.fingerprint for entry in entries}
        text += f": {len(now - old.keys()):,} new, {len(old.keys() - now):,} gone"
    if not is_named:
        text += f'; --baseline {name}, or `baseline = "{name}"` in the configuration, puts it in force'
    return text
