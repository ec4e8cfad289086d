"""What services that annotate code are told of a finding."""

from __future__ import annotations

from claimcheck.audit.run import Result
from claimcheck.model.finding import Finding
from claimcheck.model.position import Location, Span
from claimcheck.report.safe import visible


def worst_first(result: Result) -> list[Finding]:
    """Return the findings that are not waived, the severest first, those of one severity by place.

    Services show the first few and drop the rest.
    """
    standing = [finding for finding in result.findings if finding.waiver is None]
    return sorted(standing, key=lambda finding: -finding.severity.rank)


def describe_finding(finding: Finding) -> str:
    """Return the message of a finding, what to do, and what belongs to it: harmless lines."""
    lines = [visible(finding.message)]
    lines += [f"help: {visible(finding.help)}"] if finding.help else []
    lines += [f"{visible(related.message)}: {show_place(related.location)}" for related in finding.related]
    return "\n".join(lines)


def show_place(location: Location) -> str:
    """Return `file:line:column`; of a file that is no text, its name."""
    file, span = visible(location.file), location.span
    return file if span == Span() else f"{file}:{span.line}:{span.column}"
