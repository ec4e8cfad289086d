"""The findings in Markdown, for the summary of a job (`>> "$GITHUB_STEP_SUMMARY"`) or a comment."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.audit.run import Result
from claimcheck.model.finding import Severity
from claimcheck.model.record import NamedTuple
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.audit_wording import summarise, worst_first
from claimcheck.report.part.block import show_finding
from claimcheck.report.part.tally import count, describe_gap, tell_why_incomplete
from claimcheck.report.safe import markdown_message

# GitHub refuses a summary of more than 1 MiB, whole; what a step wrote before counts too.
MOST_BYTES = 1_000_000
_ROOM_FOR_THE_CUT = 500


class _Entry(NamedTuple):
    """An entry of the list under a heading."""

    heading: str
    text: str


def render(result: Result, options: RenderOptions = PLAIN) -> str:
    """Return the audit in a few sentences, the findings that are not waived, and what was not checked.

    Entries past `MOST_BYTES` of UTF-8 are left out and counted.
    """
    parts = ["## claimcheck\n\n", " ".join([*summarise(result), *_tell_gaps(result)]), "\n"]
    room = MOST_BYTES - _ROOM_FOR_THE_CUT - sum(len(part.encode()) for part in parts)
    total = sum(finding.waiver is None for finding in result.findings) + len(result.not_checked)
    heading = ""
    for index, entry in enumerate(_list_entries(result)):
        text = f"- {entry.text}\n"
        if entry.heading != heading:
            text = f"\n### {entry.heading}\n\n{text}"
        heading = entry.heading
        room -= len(text.encode())
        if room < 0:
            text = f"\n**Cut short:** {count(total - index, 'more entry')} would not fit into the summary of a job"
            parts.append(f"{text}, which holds 1 MiB. `claimcheck check --format json` lists all.\n")
            break
        parts.append(text)
    return "".join(parts)


def _tell_gaps(result: Result) -> Iterator[str]:
    if not result.complete:
        yield f"**The audit is incomplete:** {tell_why_incomplete(result.case)}."


def _list_entries(result: Result) -> Iterator[_Entry]:
    numbers = {severity: result.count(severity) for severity in Severity}
    for finding in worst_first(result):
        name = finding.severity.value.capitalize()
        yield _Entry(f"{name}s ({numbers[finding.severity]:,})", show_finding(finding))
    for thing in result.not_checked:
        yield _Entry(f"Not checked ({len(result.not_checked):,})", markdown_message(describe_gap(thing)))
