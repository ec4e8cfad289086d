"""What falls if somebody is discredited, for the terminal."""

from __future__ import annotations

import textwrap

from claimcheck.analysis.case import Case
from claimcheck.analysis.support.fall import Change, Fall
from claimcheck.analysis.support.ranking import Ranking
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.impact_wording import (
    ImpactAnswer,
    describe_fall,
    describe_ranking,
    name_effect,
    name_party,
    show_change,
)
from claimcheck.report.part.paint import Line, Segment, align, paint
from claimcheck.report.safe import visible

_HEADINGS = ("claim", "verdict", "confidence", "lines", "ceiling")
_STYLE = {"falls": "bold red", "weakens": "yellow", "gains": "green"}


def render(impact: ImpactAnswer, options: RenderOptions = PLAIN) -> str:
    """Return the claims that change, before → after, the worst first; or the parties on whom most hangs."""
    answer, case, width = impact.answer, impact.case, options.width
    lines = _fall(answer, case, width) if isinstance(answer, Fall) else _ranking(answer, options.most, case, width)
    return paint(lines, options.colour)


def _fall(fall: Fall, case: Case, width: int) -> list[Line]:
    lines: list[Line] = [
        [Segment("discredited  ", "bold"), Segment(visible(name_party(party, case)))] for party in fall.parties
    ]
    lines += [[], *_wrap(describe_fall(fall, len(case.dossier.claims)), width)]
    if fall.changes:
        heading, *rows = align(_HEADINGS, [_row(change) for change in fall.changes])
        lines += [[], heading]
        for change, row in zip(fall.changes, rows, strict=True):
            premise = f"by its premise {visible(change.premise)}" if change.premise else ""
            lines.append([*row, Segment(premise, "dim")])
    return lines


def _ranking(ranking: Ranking, most: int, case: Case, width: int) -> list[Line]:
    lines = [*_wrap(describe_ranking(ranking), width), []]
    if not ranking.weights:
        return [*lines, [Segment("No claim hangs on anybody.")]]
    lines.append([Segment("falls  weakens  party", "bold")])
    lines += [
        [
            Segment(f"{len(weight.falls):>5,}", "bold red" if weight.falls else "dim"),
            Segment(f"  {len(weight.weakens):>7,}", "yellow" if weight.weakens else "dim"),
            Segment(f"  {visible(name_party(weight.party, case))}"),
        ]
        for weight in ranking.weights[:most]
    ]
    if len(ranking.weights) > most:
        lines.append([Segment(f"and {len(ranking.weights) - most:,} more", "dim")])
    return [*lines, [], [Segment("`claimcheck impact ID` shows which claims.", "dim")]]


def _wrap(text: str, width: int) -> list[Line]:
    return [[Segment(part)] for part in textwrap.wrap(text, width)]


def _row(change: Change) -> tuple[Segment, ...]:
    claim = change.claim
    lines, ceiling = show_change(change)
    style = _STYLE[name_effect(change)]
    stated = claim.confidence.value if claim.confidence else "–"
    return (
        Segment(visible(claim.id)),
        Segment(claim.verdict.value if claim.verdict else "–"),
        Segment(stated, "bold red" if change.is_overconfident else ""),
        Segment(lines, style),
        Segment(ceiling, style if "→" in ceiling else ""),
    )
