"""What falls, as a page of Markdown."""

from __future__ import annotations

from claimcheck.analysis.support.ranking import Ranking
from claimcheck.report.impact import impact_markdown
from claimcheck.report.options import RenderOptions
from tests.report.impact.answers import ask


def test_before_and_after() -> None:
    page = impact_markdown.render(ask("wire", "author:Anna |Berg|"))
    assert page.startswith("# What would fall\n\nDiscredited:\n\n- source wire\n- author Anna &#124;Berg&#124;\n\n")
    assert page.endswith(
        "| Claim | Verdict | Confidence | Lines | Ceiling | By its premise |\n"
        "| --- | --- | --- | :-: | --- | --- |\n"
        "| weak | – | – | **2 → 0** | high → none | – |\n"
        "| new | disputed | – | **1 → 0** | moderate → none | – |\n"
        "| gone | – | **low** | **1 → 0** | low → none | sold |\n"
        "| sold | supported | **moderate** | **1 → 0** | low → none | – |\n"
    )


def test_who_would_bring_down_most() -> None:
    page = impact_markdown.render(ask(), RenderOptions(most=1))
    assert page.endswith(
        "| Party | Fall | Weaken | Claims that fall |\n"
        "| --- | :-: | :-: | --- |\n"
        "| origin clerk (anonymous) | 2 | 1 | gone, sold |\n\n"
        "And 4 more.\n"
    )
    assert impact_markdown.render(ask()._replace(answer=Ranking((), 0, 0))).endswith("No claim hangs on anybody.\n")
