"""Findings for a person at a terminal: the line with a caret, related places, help, and the tally."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from claimcheck.audit.run import Result
from claimcheck.audit.triage import rank_findings
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.position import Location, SourceMap, Span
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.paint import SEVERITY_STYLE, Line, Segment, paint
from claimcheck.report.part.tally import count, head_unchecked, list_unchecked, tally
from claimcheck.report.safe import visible

# How many findings a person is shown; the rest is counted.
_MOST_FINDINGS = 1_000
# The widest piece of a line that is shown, in characters, and what of it may stand before the caret.
_WIDEST = 110
_BEFORE = 60


def render(result: Result, options: RenderOptions = PLAIN) -> str:
    """Return the whole report of `check`: the gravest findings first, those of one severity by place.

    Where they are too many, some of every rule and file are shown, and the others counted.
    """
    standing = [finding for finding in result.findings if finding.waiver is None]
    shown = [standing[index] for index in sorted(rank_findings(standing)[:_MOST_FINDINGS])]
    lines: list[Line] = head_unchecked(result)
    for finding in sorted(shown, key=lambda finding: -finding.severity.rank):
        lines += _show(finding, result.source_map)
        lines.append([])
    left_out = result.count_by_rule() - Counter((finding.severity, finding.rule) for finding in shown)
    if left_out:
        lines += [*_count_left_out(left_out), []]
    unchecked = list(list_unchecked(result))
    if unchecked:
        lines += [*unchecked, []]
    lines.append(tally(result))
    return paint(lines, options.colour)


def _count_left_out(left_out: Counter[tuple[Severity, str]]) -> Iterator[Line]:
    """Yield how many findings are not shown, by severity and rule, the gravest first."""
    number = sum(left_out.values())
    yield [
        Segment(f"Not shown: {count(number, 'more finding')}", "bold"),
        Segment(" (--select RULE or PATHS narrow the list)"),
    ]
    width = max(len(f"{number:,}") for number in left_out.values())
    for (severity, rule), number in sorted(left_out.items(), key=lambda row: (-row[0][0].rank, -row[1], row[0][1])):
        yield [
            Segment(f"  {number:>{width},}  "),
            Segment(f"{severity.value:<9}", SEVERITY_STYLE[severity]),
            Segment(rule),
        ]


def _show(finding: Finding, source_map: SourceMap) -> Iterator[Line]:
    style = SEVERITY_STYLE[finding.severity]
    certainty = " (heuristic)" if finding.certainty.value == "heuristic" else ""
    yield [
        Segment(f"{finding.severity.value}[{finding.rule}]", style),
        Segment(f"{certainty}: "),
        Segment(visible(finding.message), "bold"),
    ]
    margin = len(str(finding.location.span.line))
    yield [Segment(" " * margin + "--> ", "blue"), Segment(_place(finding.location))]
    yield from _excerpt(finding.location, source_map, margin, style)
    for related in finding.related:
        yield [
            Segment(" " * margin + " = ", "blue"),
            Segment(f"{visible(related.message)}: {_related_place(related.location)}"),
        ]
    if finding.help:
        yield [Segment(" " * margin + " = ", "blue"), Segment("help: ", "bold"), Segment(visible(finding.help))]


def _place(location: Location) -> str:
    return f"{visible(location.file)}:{location.span.line}:{location.span.column}"


def _related_place(location: Location) -> str:
    # Of a file that is no text there is no line to name.
    return visible(location.file) if location.span == Span() else _place(location)


def _excerpt(location: Location, source_map: SourceMap, margin: int, style: str) -> Iterator[Line]:
    span = location.span
    text = source_map.line(location.file, span.line)
    if not text:
        return
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(text)
    end = max(min(end, len(text)), start + 1)
    first = 0 if len(text) <= _WIDEST else max(0, min(start - _BEFORE, len(text) - _WIDEST))
    last = min(len(text), first + _WIDEST)
    head = "…" if first else ""
    before = head + visible(text[first:start])
    marked = visible(text[start : min(end, last)]) or " "
    after = visible(text[min(end, last) : last]) + ("…" if last < len(text) else "")
    yield [Segment(" " * margin + " |", "blue")]
    yield [Segment(f"{span.line} | ", "blue"), Segment(before + marked + after)]
    yield [
        Segment(" " * margin + " | ", "blue"),
        Segment(" " * _width(before)),
        Segment("^" * max(1, _width(marked)), style),
    ]


def _width(text: str) -> int:
    """Return how many columns a terminal gives to a text."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
