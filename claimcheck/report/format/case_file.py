"""The case file of one claim: what it says, what it hangs on, and how that was found out."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import Outcome, QuoteCheck
from claimcheck.analysis.support.party_wording import (
    explain_lines,
    is_unnamed,
    list_marks,
    name_party,
    warn_of_parties,
    weakest_first,
)
from claimcheck.analysis.support.provenance import Support
from claimcheck.audit.run import Result
from claimcheck.model.claim import Claim, Evidence
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.paint import SEVERITY_STYLE, render_console
from claimcheck.report.part.provenance_tree import CUT, STANCE, draw_tree
from claimcheck.report.part.tally import count, show_score
from claimcheck.report.safe import visible

_OUTCOME = {
    Outcome.EXACT: ("✓", "green"),
    Outcome.UNCHECKED: ("?", "yellow"),
}


def render(result: Result, options: RenderOptions = PLAIN) -> str:
    """Return the case files of the claims that were asked for, one after the other."""
    parts: list[RenderableType] = []
    for claim in options.claims or result.case.dossier.claims:
        parts += [*_sections(result, claim), ""]
    return render_console(Group(*parts[:-1]), options.width, options.colour)


def _sections(result: Result, claim: Claim) -> Iterator[RenderableType]:
    case = result.case
    place = result.source_map.locate(claim.at)
    yield Text.assemble((visible(claim.id), "bold"), "  ", (f"{visible(place.file)}:{place.span.line}", "dim"))
    yield Padding(Text(visible(claim.statement)), (0, 0, 1, 2))
    yield _judgement(case, claim)
    if claim.evidence or claim.rests_on:
        yield Text("\nwhere it comes from", "bold")
        yield Padding(draw_tree(case, claim), (0, 0, 0, 2))
    if claim.evidence:
        yield Text("\nevidence", "bold")
        for piece in claim.evidence:
            yield _evidence(case, piece)
    findings = [finding for finding in result.findings if finding.claim == claim.id]
    in_baseline = sum(number for (_, owner), number in result.in_baseline.items() if owner == claim.id)
    if findings or in_baseline:
        yield Text("\nfindings", "bold")
        for finding in findings:
            line = Text.assemble((f"{finding.severity.value} {finding.rule}", SEVERITY_STYLE[finding.severity]))
            line.append(f"  {visible(finding.message)}")
            if finding.waiver is not None:
                line.append(f"  (waived: {visible(finding.waiver.reason)})", "dim")
            yield _hang(line)
    if in_baseline:
        yield _hang(Text(f"{in_baseline:,} in the baseline", "dim"))


def _hang(text: Text) -> Table:
    """Indent a text, its further lines more than its first."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column()
    grid.add_row("", text)
    return grid


def _judgement(case: Case, claim: Claim) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column()
    ceiling = case.ceiling(claim)
    lines = case.lines(claim)
    kind = f" ({claim.kind.value})" if claim.kind.value != "fact" else ""
    grid.add_row("  verdict", Text((claim.verdict.value if claim.verdict else "none given") + kind))
    confidence = Text(claim.confidence.value if claim.confidence else "none given")
    if case.is_overconfident(claim):
        confidence.stylize("bold red")
    confidence.append(f" — the evidence bears {ceiling.confidence.value}: {visible(ceiling.reason)}")
    grid.add_row("  confidence", confidence)
    text = Text(visible(explain_lines(lines, in_code=False)), "bold" if lines.min < case.policy.lines else "")
    if not lines.premise and len(lines.sources) > 1:
        text.append(f" in {count(len(lines.sources), 'source')}")
    grid.add_row("  lines", text)
    parties = weakest_first(lines.rests_on)
    if parties:
        grid.add_row("  rests on", Text(f"{warn_of_parties(lines)}:"))
        for party in parties:
            grid.add_row("", _party(case, party))
    return grid


def _party(case: Case, party: Support) -> Text:
    text = Text.assemble((f"{CUT} ", "bold yellow"))
    if is_unnamed(party):
        return text.append(name_party(party), "yellow")
    text.append(f"{party.kind} ", "dim").append(visible(name_party(party)), "bold")
    origin = case.dossier.origin_by_id.get(party.id) if party.kind == "origin" else None
    source = case.dossier.source_by_id.get(party.id) if party.kind == "source" else None
    title = origin.name if origin is not None else source.title if source is not None else None
    for mark in list_marks(party, case.dossier):
        text.append(f" · {visible(mark)}", "yellow")
    return text.append(f" · {visible(title)}" if title else "")


def _evidence(case: Case, piece: Evidence) -> RenderableType:
    mark, style = STANCE[piece.stance]
    facts = [piece.stance.value, visible(piece.source) or "no source"]
    facts += [str(piece.grade)] if piece.grade else []
    facts += [piece.access.value] if piece.access.value != "unknown" else []
    facts += [visible(piece.locator)] if piece.locator else []
    head = Text.assemble((f"  {mark} ", style), " · ".join(facts))
    check = case.quote(piece)
    if check is None:
        return Group(head, Padding(Text("no quote", "dim"), (0, 0, 0, 4)))
    return Group(head, Padding(_quote(piece, check), (0, 0, 0, 4)))


def _quote(piece: Evidence, check: QuoteCheck) -> Text:
    sign, style = _OUTCOME.get(check.outcome, ("✗", "bold red"))
    text = Text.assemble((f"{sign} ", style), visible(piece.quote or ""))
    place = f", {visible(check.locator)}" if check.locator else ""
    if check.outcome is Outcome.EXACT:
        where = "word for word in the " + (check.checked_in or "text") + place
        if check.checked_in == "excerpt":
            where += " (it stands in for the capture)"
        if check.why:
            where += f", but {check.why}"
    elif check.outcome is Outcome.ALTERED:
        where = f"not word for word ({show_score(check.score or 0)} alike){place}:{_list_differences(check)}"
    elif check.outcome is Outcome.MISATTRIBUTED:
        where = f"not in {visible(piece.source)}; it stands in {visible(check.found_in or '')}{place}"
    elif check.outcome is Outcome.NOT_FOUND and check.found_in is not None:
        where = f"not found; nearly so in {visible(check.found_in)}{place}:{_list_differences(check)}"
    else:
        name = check.outcome.value.replace("-", " ")
        where = f"{name}{place}: {visible(check.why)}" if check.why else name
    return text.append(f" — {where}", "dim" if check.outcome is Outcome.EXACT else style)


def _list_differences(check: QuoteCheck) -> str:
    return "".join(
        f"\n    {difference.kind}: “{visible(difference.quote)}” here, “{visible(difference.source)}” there"
        for difference in check.differences
    )
