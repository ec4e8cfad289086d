"""What would settle the lines of evidence: whatever is named, once answered, must be able to raise the fewest."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings

from claimcheck.analysis.support.corroboration import count_lines
from claimcheck.analysis.support.open_question import OpenQuestions, find_open_questions
from claimcheck.analysis.support.provenance import Provenance
from claimcheck.model.claim import Access, Evidence
from tests.analysis.casework import case, evidence, origin, source
from tests.analysis.support.brute_force import World, worlds


def settle(support: Sequence[Evidence], asked: OpenQuestions, provenance: Provenance) -> list[Evidence]:
    """Return the support as it would be were every question answered in the way that parts the most."""
    unnamed = {piece.at for piece in asked.unnamed}
    alike = {name for group in asked.alike for name in group}
    settled = []
    for number, piece in enumerate(support):
        origins = tuple(f"own-{name}" if name in alike else name for name in piece.origins)
        if piece.at in unnamed:
            origins = tuple(f"new-{number}-{root}" for root in provenance.roots(piece.source))
        settled.append(piece._replace(origins=origins))
    return settled


@pytest.mark.slow
@settings(max_examples=200)
@given(worlds())
def test_an_answer_raises_the_fewest(world: World) -> None:
    known, only = world.open()
    support, lines = known.support(only), known.lines(only)
    if not lines.min < lines.max:
        return
    asked = find_open_questions(support, lines, known.provenance)
    settled = count_lines(settle(support, asked, known.provenance), known.provenance)
    assert settled.min > lines.min or asked == OpenQuestions()
    assert all(not piece.origins for piece in asked.unnamed)
    for group in asked.alike:
        assert len(group) > 1
        assert len({known.provenance.same_origin[name] for name in group}) == 1


X, Y, Z = evidence("a", "x"), evidence("b", "y"), evidence("c")
TOLD = evidence("d")
SAW = evidence("e", access=Access.WITNESSED)


def make() -> Provenance:
    sources = [source(name) for name in "abcde"]
    return case([], sources, [origin("x", ["y"]), origin("y"), origin("z")]).provenance


@pytest.mark.parametrize(
    ("support", "asked"),
    [
        ([X, Y], OpenQuestions((), (("x", "y"),))),
        ([X, Z], OpenQuestions((Z,))),
        ([Z, TOLD], OpenQuestions((Z, TOLD))),
        ([SAW, Z], OpenQuestions((Z,))),
        # One answer is enough, and either kind of it helps.
        ([X, Y, Z], OpenQuestions((Z,), (("x", "y"),))),
    ],
)
def test_by_hand(support: list[Evidence], asked: OpenQuestions) -> None:
    provenance = make()
    lines = count_lines(support, provenance)
    assert lines.min < lines.max
    assert find_open_questions(support, lines, provenance) == asked


def test_only_the_kind_of_answer_that_helps_is_asked_for() -> None:
    sources = [source("a", author=["Ann"]), source("b", author=["Ann"]), source("c"), source("d"), source("e")]
    provenance = case([], sources, [origin("x", ["y"]), origin("y"), origin("z")]).provenance
    # Whether x is y makes no difference where one author wrote both.
    support = [evidence("a", "x"), evidence("b", "y"), unnamed := evidence("c")]
    assert find_open_questions(support, count_lines(support, provenance), provenance) == OpenQuestions((unnamed,))
    # Who told the second passage makes no difference: its source is a line already.
    support = [evidence("c", "x"), evidence("d", "y"), evidence("e", "z"), evidence("e")]
    asked = find_open_questions(support, count_lines(support, provenance), provenance)
    assert asked == OpenQuestions((), (("x", "y"),))


def test_an_answer_that_changes_nothing_is_not_asked_for() -> None:
    # Who told the two papers makes no difference: one author wrote both.
    sources = [source("a", author=["Ann"]), source("b", author=["Ann"]), source("ring", ["ring"])]
    provenance = case([], sources, [origin("x", ["y"]), origin("y")]).provenance
    support = [evidence("a", "x"), evidence("b", "y"), evidence("ring")]
    lines = count_lines(support, provenance)
    assert (lines.min, lines.max) == (1, 2)
    assert find_open_questions(support, lines, provenance) == OpenQuestions()


def test_two_answers_that_help_only_together_are_both_asked_for() -> None:
    # The unnamed origin may be x or y, which may be one: either answer alone leaves one line in doubt.
    sources = [source("a", author=["Ann"]), source("b"), source("c", author=["Ann"])]
    provenance = case([], sources, [origin("x", ["y"]), origin("y")]).provenance
    support = [evidence("a", "x"), evidence("b", "y"), evidence("c")]
    lines = count_lines(support, provenance)
    asked = find_open_questions(support, lines, provenance)
    assert count_lines(settle(support, asked, provenance), provenance).min > lines.min
