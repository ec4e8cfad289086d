"""The table of all claims, and the Admiralty matrix of their evidence."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

from claimcheck.analysis.quote.exact import Outcome
from claimcheck.analysis.support.party_wording import show_lines, tell_weakest
from claimcheck.audit.run import Result
from claimcheck.model.claim import Claim, Verdict
from claimcheck.model.scale import Credibility, Grade, Reliability
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.paint import Line, Segment, align, paint
from claimcheck.report.part.tally import count, head_unchecked, list_unchecked, tally
from claimcheck.report.safe import visible

_VERDICT_STYLE = {
    Verdict.SUPPORTED: "green",
    Verdict.REFUTED: "red",
    Verdict.DISPUTED: "magenta",
    Verdict.UNPROVEN: "yellow",
}
_FINDING_STYLE = ("", "yellow", "bold red")
_HEADINGS = ("claim", "verdict", "confidence", "lines", "quotes", "grades")
# Where what a claim rests on goes to a line of its own, and where it has room beside the rest.
_INDENT = "    rests on "
_ROOM = 44


def render(result: Result, options: RenderOptions = PLAIN) -> str:
    """Return the table of all claims with the tally beneath it."""
    claims = result.case.dossier.claims
    lines: list[Line] = head_unchecked(result)
    if claims:
        lines += _claims(result, options.width)
        matrix = list(_matrix(claims))
        lines += [[], *matrix] if matrix else []
        lines.append([])
    unchecked = list(list_unchecked(result))
    lines += [*unchecked, []] if unchecked else []
    lines.append(tally(result))
    hint = "`claimcheck audit CLAIM` opens the case file of a claim; `claimcheck check` shows the findings."
    lines.append([Segment(hint, "dim")])
    return paint(lines, options.colour)


def _claims(result: Result, width: int) -> Iterator[Line]:
    claims = result.case.dossier.claims
    worst = _worst_findings(result)
    rows = [_row(claim, result, _FINDING_STYLE[worst.get(claim.id, 0)]) for claim in claims]
    heading, *lines = align(_HEADINGS, rows)
    table_width = sum(len(cell.text) for cell in heading)
    is_wide = width - table_width >= _ROOM
    yield [*heading, Segment("rests on", "bold")] if is_wide else heading
    yield [Segment("─" * (width if is_wide else min(width, table_width)), "dim")]
    for claim, cells in zip(claims, lines, strict=True):
        text = visible(tell_weakest(result.case.lines(claim), result.case.dossier))
        style = "red" if result.case.lines(claim).max == 0 else ""
        if is_wide:
            first, *more = _wrap(text, width - table_width) or [""]
            yield [*cells, Segment(first, style)]
            for part in more:
                yield [Segment(" " * table_width), Segment(part, style)]
        else:
            yield cells
            for index, part in enumerate(_wrap(text, max(20, width - len(_INDENT)))):
                yield [Segment(_INDENT if index == 0 else " " * len(_INDENT), "dim"), Segment(part, style or "dim")]


def _wrap(text: str, width: int) -> list[str]:
    # Ids stay whole.
    return textwrap.wrap(text, width, break_on_hyphens=False)


def _worst_findings(result: Result) -> dict[str, int]:
    worst: dict[str, int] = {}
    for finding in result.findings:
        if finding.waiver is None and finding.claim is not None:
            worst[finding.claim] = max(worst.get(finding.claim, 0), finding.severity.rank)
    return worst


def _row(claim: Claim, result: Result, style: str) -> tuple[Segment, ...]:
    case = result.case
    lines = case.lines(claim)
    verdict = Segment(claim.verdict.value, _VERDICT_STYLE[claim.verdict]) if claim.verdict else Segment("–", "dim")
    grades = dict.fromkeys(str(piece.grade) for piece in claim.evidence if piece.grade)
    count_style = "bold red" if lines.max == 0 else "yellow" if lines.min < case.policy.lines else "green"
    return (
        Segment(visible(claim.id), style),
        verdict,
        _confidence(claim, result),
        Segment(show_lines(lines), count_style),
        _quotes(claim, result),
        Segment(" ".join(grades) or "–"),
    )


def _confidence(claim: Claim, result: Result) -> Segment:
    """Return the author's confidence, and the ceiling where it is another."""
    ceiling = result.case.ceiling(claim)
    stated = claim.confidence.value if claim.confidence else "–"
    if result.case.is_overconfident(claim):
        return Segment(f"{stated} > {ceiling.confidence.value}", "bold red")
    if ceiling.is_open:
        return Segment(f"{stated} ≤ ?")
    return Segment(stated if claim.confidence is ceiling.confidence else f"{stated} ≤ {ceiling.told}")


def _quotes(claim: Claim, result: Result) -> Segment:
    """Return how many of a claim's quotes were verified, of how many."""
    checks = [check for piece in claim.evidence if (check := result.case.quote(piece)) is not None]
    if not checks:
        return Segment("–", "dim")
    exact = sum(1 for check in checks if check.outcome is Outcome.EXACT)
    is_wrong = any(check.outcome not in (Outcome.EXACT, Outcome.UNCHECKED) for check in checks)
    return Segment(f"{exact}/{len(checks)}", "bold red" if is_wrong else "yellow" if exact < len(checks) else "")


def _matrix(claims: tuple[Claim, ...]) -> Iterator[Line]:
    """Draw how often each Admiralty code stands on the evidence; the axes are never combined into one score."""
    counts: Counter[Grade] = Counter(piece.grade for claim in claims for piece in claim.evidence if piece.grade)
    total = sum(counts.values())
    if not total:
        return
    margin = max(len(letter.value) for letter in Reliability) + 4
    yield [Segment(f"grades of {count(total, 'piece')} of evidence".ljust(margin), "bold"), Segment("   credibility")]
    yield [Segment(" " * margin), *(Segment(f"{number.value:>5}") for number in Credibility)]
    for letter in Reliability:
        row = [counts[Grade(letter, number)] for number in Credibility]
        if any(row) or letter.is_judged:
            cells = [Segment(f"{number or '·':>5}", "" if number else "dim") for number in row]
            yield [Segment(f"{letter.name}  {letter.value}".ljust(margin), "" if any(row) else "dim"), *cells]
    on_diagonal = sum(
        number
        for grade, number in counts.items()
        if "ABCDEF".index(grade.reliability.name) + 1 == int(grade.credibility.value)
    )
    yield [Segment(f"{100 * on_diagonal / total:.0f} % on the diagonal A1, B2, C3 …", "dim")]
