"""The tree of a case file: every path, the parties in the cut, and an end whatever the dossier."""

from __future__ import annotations

import time

import pytest

from claimcheck.model.claim import Access, Claim
from claimcheck.report.part.paint import render_console
from claimcheck.report.part.provenance_tree import draw_tree
from tests.analysis.casework import case, claim, evidence, origin, source

SOURCES = (
    source("wire", author=["Ann"], publisher="Agency"),
    source("echo", ["wire"], ["Ben"], "Post"),
    source("paper", author=["Cy"], publisher="Gazette"),
    source("mixed", ["echo", "paper"]),
)
ORIGINS = (origin("minister"), origin("general"), origin("insider", ["general"], anonymous=True))


def draw(*claims: Claim) -> list[str]:
    return render_console(draw_tree(case(claims, SOURCES, ORIGINS), claims[0]), 200, False).splitlines()


def test_one_line() -> None:
    assert draw(claim("a", evidence("echo", "minister"), evidence("wire", "minister"))) == [
        "a",
        "├── + echo · Ben · Post",
        "│   └── derives from ◆ wire · ◆ Ann · ◆ Agency",
        "│       └── ◆ minister",
        "└── + ◆ wire · ◆ Ann · ◆ Agency",
        "    └── ◆ minister",
    ]


def test_two_lines_that_would_have_to_fall_together() -> None:
    drawn = draw(claim("a", evidence("wire", "minister"), evidence("paper", "general")))
    assert [line for line in drawn if "◆" in line] == [
        "│   └── ◆ minister",
        "    └── ◆ general · possibly the same as insider",
    ]


def test_who_may_be_the_same_is_marked_too() -> None:
    drawn = draw(claim("a", evidence("wire", "insider"), evidence("paper", "general")))
    assert len([line for line in drawn if "◆" in line]) == 2


def test_a_claim_that_rests_on_others() -> None:
    claims = [
        claim("top", rests_on=["strong", "weak"]),
        claim("strong", evidence("wire", "minister"), evidence("paper", "general")),
        claim("weak", evidence("paper")),
    ]
    assert draw(*claims) == [
        "top",
        "├── rests on strong · 2 lines of evidence, bears high",
        "└── rests on weak · 1 line of evidence, bears low",
        "    └── + ◆ paper · ◆ Cy · ◆ Gazette",
        "        └── ◆ an unnamed origin",
    ]


def test_own_evidence_and_a_premise() -> None:
    claims = [
        claim("top", evidence("wire", access=Access.WITNESSED), rests_on=["weak"]),
        claim("weak", evidence("paper")),
    ]
    assert draw(*claims)[-1] == "└── rests on weak · 1 line of evidence, bears low"


def test_evidence_of_no_source_that_could_be_read_is_left_out() -> None:
    assert draw(claim("a", evidence(""), evidence("wire", "minister", ""))) == [
        "a",
        "└── + ◆ wire · ◆ Ann · ◆ Agency",
        "    └── ◆ minister",
    ]


def test_a_chain_is_drawn_once() -> None:
    drawn = draw(claim("a", evidence("mixed", "minister"), evidence("echo", "minister"), evidence("echo", "general")))
    assert [line for line in drawn if "as above" in line] == ["├── + echo · Ben · Post  as above"]
    assert len([line for line in drawn if "general" in line]) == 1


def test_a_circle_of_premises_and_one_of_sources_end() -> None:
    claims = [claim("a", rests_on=["b"]), claim("b", rests_on=["a", "b"])]
    assert draw(*claims)[:2] == ["a", "└── rests on b · 0 lines of evidence, bears none"]
    sources = (source("one", ["two"]), source("two", ["one"]))
    only = claim("a", evidence("one"))
    drawn = render_console(draw_tree(case([only], sources), only), 100, False)
    assert "derives from one — which is where we came from" in drawn


@pytest.mark.slow
def test_it_ends_whatever_the_dossier() -> None:
    """Twenty layers of ten sources have more chains than there are grains of sand."""
    names = [[f"s{layer}-{number}" for number in range(10)] for layer in range(20)]
    sources = [source(name, names[layer + 1] if layer < 19 else []) for layer, row in enumerate(names) for name in row]
    top = claim("top", *(evidence(name, f"o{number}") for number, name in enumerate(names[0] * 20)))
    premises = [claim(f"c{number}", rests_on=[f"c{number + 1}"]) for number in range(2_000)]
    known = case([top, *premises], sources)
    start = time.process_time()
    drawn = render_console(draw_tree(known, top), 100, False)
    assert "… and more than fits" in drawn
    assert len(drawn.splitlines()) < 1_010
    assert len(render_console(draw_tree(known, premises[0]), 200, False).splitlines()) < 20
    assert time.process_time() - start < 10
