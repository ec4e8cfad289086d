"""What falls, for the terminal."""

from __future__ import annotations

from claimcheck.analysis.support.ranking import Ranking
from claimcheck.report.impact import impact_text
from claimcheck.report.options import RenderOptions
from tests.report.impact.answers import ask


def test_before_and_after_the_worst_first() -> None:
    assert impact_text.render(ask("clerk", "author:Anna |Berg|"), RenderOptions(width=60)).splitlines() == [
        "discredited  origin clerk (anonymous)",
        "discredited  author Anna |Berg|",
        "",
        "Of 4 claims, 4 would lose their last certain line; 0 would",
        "stay.",
        "",
        "claim  verdict    confidence  lines  ceiling",
        "weak   –          –           2 → 0  high → none",
        "new    disputed   –           1 → 0  moderate → none",
        "gone   –          low         1 → 0  low → none       by its premise sold",
        "sold   supported  moderate    1 → 0  low → none",
    ]


def test_who_would_bring_down_most() -> None:
    lines = impact_text.render(ask(), RenderOptions(most=2)).splitlines()
    assert lines[lines.index("falls  weakens  party") :] == [
        "falls  weakens  party",
        "    2        1  origin clerk (anonymous)",
        "    2        1  source wire",
        "and 3 more",
        "",
        "`claimcheck impact ID` shows which claims.",
    ]


def test_nobody() -> None:
    answer = ask()._replace(answer=Ranking((), 0, 0))
    assert impact_text.render(answer).splitlines()[-1] == "No claim hangs on anybody."


def test_colours_tell_what_falls() -> None:
    text = impact_text.render(ask("wire"), RenderOptions(colour=True))
    assert "\x1b[1;31m1 → 0\x1b[0m" in text
    assert "\x1b[33m2 → 1\x1b[0m" in text
