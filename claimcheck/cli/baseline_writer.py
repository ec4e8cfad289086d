"""Writing the baseline anew: where it may be written, and what is said of it."""

from __future__ import annotations

import os
from collections.abc import Sequence

from claimcheck.audit.adoption import Obstacle, adopt, find_obstacle
from claimcheck.audit.baseline import DEFAULT_FILE, describe_baseline, list_captures
from claimcheck.audit.run import Result
from claimcheck.cli.audit_request import Audited, AuditRequest, read
from claimcheck.cli.delivery import guard_writing
from claimcheck.cli.failure import UsageError
from claimcheck.cli.output import write_file
from claimcheck.cli.write_guard import OutputTarget
from claimcheck.model.record import NamedTuple
from claimcheck.report.part.json_layout import lay_out
from claimcheck.report.part.tally import count
from claimcheck.workspace.baseline_file import BaselinePlace, find_baseline, read_baseline


class BaselineWriting(NamedTuple):
    """An audit after its findings were taken into a baseline, and a sentence about that."""

    audited: Audited
    is_written: bool
    message: str


def write_baseline(request: AuditRequest, targets: Sequence[OutputTarget] = ()) -> BaselineWriting:
    """Take every finding that may be accepted into the baseline, and answer as the next audit will.

    Nothing is written where what is not found may only be unread, or where one of the other `targets` of the command
    must not be written.  Raises `UsageError`, `BadBaseline`, `OutputFailed`.
    """
    if request.paths:
        raise UsageError("--write-baseline takes in the whole dossier: name no PATHS")
    if request.no_waivers:
        raise UsageError("--write-baseline with --no-waivers would take in what waivers answer")
    dossier = read(request)
    limits = dossier.config.limits
    named = find_baseline(dossier.root, dossier.config.baseline, request.baseline)
    place = named or BaselinePlace(os.path.join(dossier.root, DEFAULT_FILE), DEFAULT_FILE, DEFAULT_FILE)
    target = OutputTarget(place.path, "the baseline")
    guard_writing(dossier).check([target, *targets], target)
    # Another file is not overwritten, and one that is damaged is not taken for empty.
    old = read_baseline(place, limits).entries if os.path.lexists(place.path) else None
    result = dossier.audit()
    reason = _tell_obstacle(result)
    if reason is None:
        adoption = adopt(result, old or {}, dossier.catalogue)
        text = lay_out(describe_baseline(adoption.entries, list_captures(dossier.case)))
        if len(text.encode("utf-8", "backslashreplace")) > limits.baseline_bytes:
            reason = "it would be too large (baseline_bytes)"
    if reason is not None:
        return BaselineWriting(Audited(dossier, result), False, f"the baseline is not written: {reason}")
    write_file(place.path, text)
    message = f"{place.name} holds {count(len(adoption.entries), 'finding')}"
    if old is not None:
        message += f": {adoption.added:,} new, {adoption.gone:,} gone"
    if named is None:
        message += f'; --baseline {place.name}, or `baseline = "{place.name}"` in the configuration, puts it in force'
    return BaselineWriting(Audited(dossier, adoption.result), True, message)


def _tell_obstacle(result: Result) -> str | None:
    match find_obstacle(result):
        case Obstacle.INCOMPLETE:
            return "not every file of the dossier could be read, or there are no claims"
        case Obstacle.RULE_CRASHED:
            return "a rule broke"
        case Obstacle.PAST_LIMITS:
            return f"there are more than {count(len(result.findings), 'finding')}; --ignore some rules at first"
        case _:
            return None
