"""Blocks of Markdown that documents are made of, and names for links to their headings.  All text comes in harmless."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from claimcheck.model.claim import Waiver
from claimcheck.model.finding import Certainty, Finding
from claimcheck.model.position import Location, Span
from claimcheck.report.part.audit_wording import describe_waiver
from claimcheck.report.safe import markdown_code, markdown_message, percent_encode, visible

_NO_PART = re.compile(r"[^\w\- ]")


class Anchors:
    """Hands out the names that GitHub, GitLab and Gitea derive from headings, asked for in the order of the page.

    A heading whose text occurs again is `text-1`: a source may bear the id of a claim.
    """

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def add(self, heading: str) -> str:
        """Return the link target of a heading, such as `#mig-29-back-channel`."""
        slug = name = _NO_PART.sub("", visible(heading).strip().lower()).replace(" ", "-")
        while name in self._seen:
            self._seen[slug] += 1
            name = f"{slug}-{self._seen[slug]}"
        self._seen[name] = 0
        return f"#{percent_encode(name)}"


def make_table(head: Iterable[str], centred: Iterable[int], rows: Iterable[Iterable[str]]) -> str:
    """Return a table; `centred` are the columns that are centred, from 0."""
    names = list(head)
    middle = set(centred)
    rule = [":-:" if column in middle else "---" for column in range(len(names))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (names, rule, *rows))


def make_list(entries: Iterable[str]) -> str:
    """Return a list with a bullet before every entry."""
    return "\n".join(f"- {entry}" for entry in entries)


def make_facts(facts: Mapping[str, str]) -> str:
    """Return a list of names and values, empty values left out."""
    return make_list(f"**{name}:** {value}" for name, value in facts.items() if value)


def list_findings(findings: list[Finding]) -> Iterator[str]:
    """Yield the findings about one record, under a line that says so; nothing for none."""
    if findings:
        yield "Findings:"
        yield make_list(show_finding(finding) for finding in findings)


def show_finding(finding: Finding) -> str:
    """Return a finding with its place, and beneath it what to do, what belongs to it, and why it is waived."""
    certainty = " (heuristic)" if finding.certainty is Certainty.HEURISTIC else ""
    severity = finding.severity.value
    severity = f"Waived {severity}" if finding.waiver else f"**{severity.capitalize()}**"
    text = f"{severity} {markdown_code(finding.rule)}{certainty}: {markdown_message(finding.message)}"
    text += f" — {_show_place(finding.location)}"
    if finding.waiver is not None:
        text += f"\n  - Waived: {markdown_message(describe_waiver(finding.waiver))}"
    elif finding.help:
        text += f"\n  - Help: {markdown_message(finding.help)}"
    for related in finding.related:
        text += f"\n  - {markdown_message(related.message)} — {_show_place(related.location)}"
    return text


def list_waivers(waivers: Iterable[Waiver], findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the waivers of a record that are not shown with the finding they answer; nothing for none."""
    shown = {(finding.rule, finding.waiver.reason) for finding in findings if finding.waiver is not None}
    entries = [
        f"{markdown_code(waiver.rule) or 'no rule'}: {markdown_message(describe_waiver(waiver)) or 'no reason'}"
        for waiver in waivers
        if (waiver.rule, waiver.reason) not in shown
    ]
    if entries:
        yield "Waivers that answer no finding:"
        yield make_list(entries)


def _show_place(location: Location) -> str:
    # Of a file that is no text there is no line to name.
    return markdown_code(location.file if location.span == Span() else f"{location.file}:{location.span.line}")
