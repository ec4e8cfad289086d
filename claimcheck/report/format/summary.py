"""The findings in Markdown, for the summary of a job (`>> "$GITHUB_STEP_SUMMARY"`) or a comment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimcheck.audit.run import Result
from claimcheck.audit.triage import rank_findings
from claimcheck.model.finding import Severity
from claimcheck.model.record import NamedTuple
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.audit_wording import summarise
from claimcheck.report.part.block import show_finding
from claimcheck.report.part.tally import count, describe_gap, tell_why_incomplete
from claimcheck.report.safe import markdown_message

# GitHub refuses a summary of more than 1 MiB, whole; what a step wrote before counts too.
MOST_BYTES = 1_000_000
_ROOM_FOR_THE_CUT = 500


class _Entry(NamedTuple):
    """An entry of the list under a heading, and where it stands there."""

    heading: str
    text: str
    place: int

    @property
    def size(self) -> int:
        return len(f"- {self.text}\n".encode())


def render(result: Result, options: RenderOptions = PLAIN) -> str:
    """Return the audit in a few sentences, the findings that are not waived, and what was not checked.

    Of more than `MOST_BYTES` bytes of UTF-8 the mildest are left out and counted, and some of every rule and file stay.
    """
    parts = ["## claimcheck\n\n", " ".join([*summarise(result), *_tell_gaps(result)]), "\n"]
    room = MOST_BYTES - _ROOM_FOR_THE_CUT - sum(len(part.encode()) for part in parts)
    entries = list(_list_entries(result))
    kept = 0
    headings: set[str] = set()
    for entry in entries:
        room -= entry.size + (0 if entry.heading in headings else len(_head(entry.heading).encode()))
        if room < 0:
            break
        headings.add(entry.heading)
        kept += 1
    heading = ""
    # The headings come in their order; under each, what is kept stands by place.
    order = {name: number for number, name in enumerate(dict.fromkeys(entry.heading for entry in entries))}
    for entry in sorted(entries[:kept], key=lambda entry: (order[entry.heading], entry.place)):
        parts.append(f"{_head(entry.heading) if entry.heading != heading else ''}- {entry.text}\n")
        heading = entry.heading
    if kept < len(entries):
        left = Counter(entry.heading.partition(" (")[0].lower() for entry in entries[kept:])
        told = ", ".join(f"{number:,} of {name}" for name, number in left.items())
        parts.append(
            f"\n**Cut short:** {count(len(entries) - kept, 'more entry')} ({told}) would not fit into the summary of a "
            "job, which holds 1 MiB. `claimcheck check --format json` lists all.\n"
        )
    return "".join(parts)


def _head(heading: str) -> str:
    return f"\n### {heading}\n\n"


def _tell_gaps(result: Result) -> Iterator[str]:
    if not result.complete:
        yield f"**The audit is incomplete:** {tell_why_incomplete(result.case)}."


def _list_entries(result: Result) -> Iterator[_Entry]:
    """Yield the entries, those first that are kept where not all are."""
    numbers = {severity: result.count(severity) for severity in Severity}
    standing = [finding for finding in result.findings if finding.waiver is None]
    for place in rank_findings(standing):
        finding = standing[place]
        name = finding.severity.value.capitalize()
        yield _Entry(f"{name}s ({numbers[finding.severity]:,})", show_finding(finding), place)
    for place, thing in enumerate(result.not_checked):
        yield _Entry(f"Not checked ({len(result.not_checked):,})", markdown_message(describe_gap(thing)), place)
