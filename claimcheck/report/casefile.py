"""The case file of one claim: what it says, what it hangs on, and how that was found out."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from claimcheck.analysis.case import Case
from claimcheck.analysis.corroboration import Support
from claimcheck.analysis.provenance import UNKNOWN_KEY, fold_name
from claimcheck.analysis.quotation import Outcome, QuoteCheck
from claimcheck.audit.run import Result
from claimcheck.model.claim import Claim, Evidence, Stance
from claimcheck.model.source import Source
from claimcheck.report.console import render_console
from claimcheck.report.paint import SEVERITY_STYLE
from claimcheck.report.party import weakest_first
from claimcheck.report.safe import visible
from claimcheck.report.tally import count

# Marks a party whose discrediting alone leaves the claim without support.
CUT = "◆"
_STANCE = {Stance.SUPPORTS: ("+", "green"), Stance.REFUTES: ("−", "red"), Stance.CONTEXT: ("·", "dim")}
_OUTCOME = {
    Outcome.EXACT: ("✓", "green"),
    Outcome.UNCHECKED: ("?", "yellow"),
}
# Chains longer than this are cut in the picture, and said to be.
_DEEPEST = 12


def render(result: Result, claims: list[Claim], width: int = 100, colour: bool = False) -> str:
    """Return the case files of some claims, one after the other."""
    parts: list[RenderableType] = []
    for claim in claims:
        parts += [*_sections(result, claim), ""]
    return render_console(Group(*parts[:-1]), width, colour)


def _sections(result: Result, claim: Claim) -> Iterator[RenderableType]:
    case = result.case
    place = result.source_map.locate(claim.at)
    yield Text.assemble((visible(claim.id), "bold"), "  ", (f"{visible(place.file)}:{place.span.line}", "dim"))
    yield Padding(Text(visible(claim.statement)), (0, 0, 1, 2))
    yield _judgement(case, claim)
    if claim.evidence:
        yield Text("\nwhere it comes from", "bold")
        yield _tree(case, claim)
        yield Text("\nevidence", "bold")
        for piece in claim.evidence:
            yield _evidence(case, piece)
    findings = [finding for finding in result.findings if finding.claim == claim.id]
    if findings:
        yield Text("\nfindings", "bold")
        for finding in findings:
            line = Text.assemble((f"{finding.severity.value} {finding.rule}", SEVERITY_STYLE[finding.severity]))
            line.append(f"  {visible(finding.message)}")
            if finding.waiver is not None:
                line.append(f"  (waived: {visible(finding.waiver.reason)})", "dim")
            yield _hang(line)


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
    number = count(lines.min, "line") if lines.min == lines.max else f"{lines.min} to {lines.max} lines"
    text = Text(f"{number} of evidence", "bold" if lines.min < case.policy.lines else "")
    if lines.premise:
        text.append(f", those of its weakest premise, {visible(lines.premise)}")
    elif len(lines.sources) > 1:
        text.append(f" in {count(len(lines.sources), 'source')}")
    grid.add_row("  lines", text)
    parties = weakest_first(lines)
    if parties:
        says = (
            "any one of these wrong, and nothing supports it:"
            if lines.min == 1
            else "wrong together, nothing supports it:"
        )
        grid.add_row("  rests on", Text(says))
        for party in parties:
            grid.add_row("", _party(case, party))
    return grid


def _party(case: Case, support: Support) -> Text:
    text = Text.assemble((f"{CUT} ", "bold yellow"), (f"{support.kind} ", "dim"))
    if support.kind == "origin" and support.id.startswith(UNKNOWN_KEY):
        return text.append("nobody says who knows it", "yellow")
    text.append(visible(support.id), "bold")
    if support.kind == "origin":
        origin = case.dossier.origin_by_id.get(support.id)
        if origin is not None:
            if origin.anonymous:
                text.append(" · anonymous", "yellow")
            if origin.name:
                text.append(f" · {visible(origin.name)}")
        if support.possibly:
            text.append(f" · possibly the same as {visible(', '.join(support.possibly))}", "yellow")
    if support.kind == "source":
        source = case.dossier.source_by_id.get(support.id)
        if source is not None and source.title:
            text.append(f" · {visible(source.title)}")
    return text


def _tree(case: Case, claim: Claim) -> Padding:
    """Draw every chain from the claim up to its origins, the parties of the cut marked."""
    cut = {(party.kind, party.id) for party in case.lines(claim).rests_on} if case.lines(claim).min == 1 else set()
    tree = Tree(Text(visible(claim.id), "bold"), guide_style="dim")
    # Pieces with the same chain are drawn once.
    chains: dict[tuple[str, tuple[str, ...], Stance, bool], list[Evidence]] = {}
    for piece in claim.evidence:
        if piece.stance is not Stance.CONTEXT:
            chains.setdefault((piece.source, piece.origins, piece.stance, case.counts(piece)), []).append(piece)
    for (source_id, _, stance, counts), pieces in chains.items():
        mark, style = _STANCE[stance]
        label = Text.assemble((f"{mark} ", style), _source_label(case, source_id, cut))
        if len(pieces) > 1:
            label.append(f"  ({len(pieces)} pieces)", "dim")
        if not counts:
            label.append("  does not count: the words are not there", "red")
        _grow(case, tree.add(label), source_id, pieces[0], cut, (source_id,))
    return Padding(tree, (0, 0, 0, 2))


def _grow(
    case: Case, node: Tree, source_id: str, piece: Evidence, cut: set[tuple[str, str]], path: tuple[str, ...]
) -> None:
    provenance = case.provenance
    parents = provenance.parents.get(source_id, ())
    if not parents:
        if piece.origins:
            for name in piece.origins:
                node.add(_origin_label(case, name, cut))
        elif not provenance.is_own_origin(piece, source_id):
            node.add(Text(f"{CUT if ('origin', UNKNOWN_KEY) in cut else '?'} nobody says who knows it", "yellow"))
        return
    source = case.dossier.source_by_id[source_id]
    for parent in parents:
        derivation = provenance.derivation(source, parent)
        how = derivation.how.value if derivation and derivation.how else "derives from"
        if parent in path:
            node.add(Text.assemble((f"{how} ", "dim"), visible(parent), (" — which is where we came from", "bold red")))
        elif len(path) >= _DEEPEST:
            node.add(Text.assemble((f"{how} ", "dim"), visible(parent), (" …", "dim")))
        else:
            label = Text.assemble((f"{how} ", "dim"), _source_label(case, parent, cut))
            _grow(case, node.add(label), parent, piece, cut, (*path, parent))


def _source_label(case: Case, source_id: str, cut: set[tuple[str, str]]) -> Text:
    source = case.dossier.source_by_id.get(source_id)
    label = Text()
    if ("source", source_id) in cut:
        label.append(f"{CUT} ", "bold yellow")
    label.append(visible(source_id))
    if source is None:
        return label.append(" (not in the dossier)", "red")
    for text, is_cut in _byline(case, source, cut):
        label.append(" · ", "dim")
        label.append(f"{CUT} " if is_cut else "", "bold yellow")
        label.append(visible(text), "" if is_cut else "dim")
    return label


def _byline(case: Case, source: Source, cut: set[tuple[str, str]]) -> Iterator[tuple[str, bool]]:
    folded = {(kind, fold_name(name)) for kind, name in cut if kind in ("author", "publisher")}
    for name in source.author:
        yield name, ("author", fold_name(name)) in folded
    if source.publisher:
        yield source.publisher, ("publisher", fold_name(source.publisher)) in folded
    if source.published:
        yield source.published.text, False


def _origin_label(case: Case, name: str, cut: set[tuple[str, str]]) -> Text:
    origin = case.dossier.origin_by_id.get(name)
    group = case.provenance.same_origin.get(name, (name,))
    label = Text()
    if any(("origin", member) in cut for member in group):
        label.append(f"{CUT} ", "bold yellow")
    label.append(visible(name), "bold")
    if origin is None:
        return label.append(" (not in the dossier)", "red")
    if origin.anonymous:
        label.append(" · anonymous", "yellow")
    if origin.interest.value == "party":
        label.append(" · party to the matter", "yellow")
    if len(group) > 1:
        others = ", ".join(member for member in group if member != name)
        label.append(f" · possibly the same as {visible(others)}", "yellow")
    return label


def _evidence(case: Case, piece: Evidence) -> RenderableType:
    mark, style = _STANCE[piece.stance]
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
    if check.outcome is Outcome.EXACT:
        where = "word for word in the " + (check.checked_in or "text")
        if check.checked_in == "excerpt":
            where += " (the capture is not at hand)"
    elif check.outcome is Outcome.ALTERED:
        where = f"not word for word ({check.score:.0f} % alike):"
        for difference in check.differences:
            where += (
                f"\n    {difference.kind}: “{visible(difference.quote)}” here, “{visible(difference.source)}” there"
            )
    elif check.outcome is Outcome.MISATTRIBUTED:
        where = f"not in {visible(piece.source)}; it stands in {visible(check.found_in or '')}"
    else:
        name = check.outcome.value.replace("-", " ")
        where = f"{name}: {visible(check.why)}" if check.why else name
    return text.append(f" — {where}", "dim" if check.outcome is Outcome.EXACT else style)
