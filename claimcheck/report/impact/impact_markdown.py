"""What falls if somebody is discredited, in GitHub Flavored Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.support.fall import Change, Fall
from claimcheck.analysis.support.ranking import Ranking, Weight
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.block import make_list, make_table
from claimcheck.report.part.impact_wording import (
    ImpactAnswer,
    describe_fall,
    describe_ranking,
    name_effect,
    name_party,
    show_change,
)
from claimcheck.report.safe import markdown_cell, markdown_text

_HEAD = ("Claim", "Verdict", "Confidence", "Lines", "Ceiling", "By its premise")
_RANKING_HEAD = ("Party", "Fall", "Weaken", "Claims that fall")
# How many claims the row of a party names.
_MOST_NAMED = 5
_NOTHING = "–"


def render(impact: ImpactAnswer, options: RenderOptions = PLAIN) -> str:
    """Return a page with the claims that change, before → after, or with the parties on whom most hangs."""
    answer, case = impact.answer, impact.case
    blocks = _fall(answer, case) if isinstance(answer, Fall) else _ranking(answer, options.most, case)
    return "\n\n".join(blocks) + "\n"


def _fall(fall: Fall, case: Case) -> Iterator[str]:
    yield "# What would fall"
    yield "Discredited:"
    yield make_list(markdown_text(name_party(party, case)) for party in fall.parties)
    yield describe_fall(fall, len(case.dossier.claims))
    if fall.changes:
        yield make_table(_HEAD, (3,), map(_row, fall.changes))


def _row(change: Change) -> tuple[str, ...]:
    claim = change.claim
    lines, ceiling = show_change(change)
    stated = claim.confidence.value if claim.confidence else _NOTHING
    return (
        markdown_cell(claim.id),
        claim.verdict.value if claim.verdict else _NOTHING,
        f"**{stated}**" if change.is_overconfident else stated,
        f"**{lines}**" if name_effect(change) == "falls" else lines,
        ceiling,
        markdown_cell(change.premise or _NOTHING),
    )


def _ranking(ranking: Ranking, most: int, case: Case) -> Iterator[str]:
    yield "# On whom most hangs"
    yield describe_ranking(ranking)
    if not ranking.weights:
        yield "No claim hangs on anybody."
        return
    yield make_table(_RANKING_HEAD, (1, 2), (_party_row(weight, case) for weight in ranking.weights[:most]))
    if len(ranking.weights) > most:
        yield f"And {len(ranking.weights) - most:,} more."


def _party_row(weight: Weight, case: Case) -> tuple[str, ...]:
    named = ", ".join(markdown_cell(name) for name in weight.falls[:_MOST_NAMED])
    if len(weight.falls) > _MOST_NAMED:
        named += f" and {len(weight.falls) - _MOST_NAMED:,} more"
    return (
        markdown_cell(name_party(weight.party, case)),
        f"{len(weight.falls):,}",
        f"{len(weight.weakens):,}",
        named or _NOTHING,
    )
