"""A story is found in however many papers, and furniture on however many pages is none."""

from __future__ import annotations

import pytest

from claimcheck.analysis.case import Case
from tests.analysis.casework import case, claim, evidence, origin, source
from tests.calibrate import pages
from tests.calibrate.stories import find_groups, list_furniture


@pytest.mark.slow
@pytest.mark.parametrize("papers", [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20])
@pytest.mark.parametrize("share", [0.15, 0.31, 0.6])
def test_a_story_in_many_papers(papers: int, share: float) -> None:
    for number, vocabulary in enumerate(pages.VOCABULARIES, papers):
        printed = pages.print_story(
            papers,
            papers,
            share,
            vocabulary=vocabulary,
            setting=pages.SETTINGS[number % 4],
            place=pages.PLACES[number // 2 % 4],
            houses=("other", "some", "unknown")[number % 3],
        )
        assert find_groups(printed) == [tuple(printed.texts)], vocabulary


@pytest.mark.slow
@pytest.mark.parametrize("papers", [4, 9, 12])
def test_a_story_that_papers_edit(papers: int) -> None:
    for seed in range(4):
        printed = pages.print_story(seed, papers, 0.31, vocabulary=pages.VOCABULARIES[seed], edited=0.05)
        assert find_groups(printed) == [tuple(printed.texts)]


@pytest.mark.slow
def test_furniture_is_no_story() -> None:
    for kind, printed in list_furniture(3):
        assert find_groups(printed) == [], kind


def world(printed: pages.Pages) -> Case:
    """Return a case of one claim that every paper supports, each with an author and an origin of its own."""
    names = list(printed.texts)
    pieces = [evidence(name, f"o-{name}") for name in names]
    sources = [source(name, author=[f"author of {name}"], publisher=printed.houses[name].publisher) for name in names]
    return case([claim("only", *pieces)], sources, [origin(f"o-{name}") for name in names], dict(printed.texts))


@pytest.mark.parametrize("papers", [2, 3, 4, 6, 12])
def test_papers_with_one_story_are_one_line_at_the_least(papers: int) -> None:
    known = world(pages.print_story(1, papers, 0.31))
    found = known.lines(known.dossier.claims[0])
    assert (found.min, found.max) == (1, papers)
