"""Smallest hitting sets, against trying every set of parties."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.analysis.support import hitting_set as hitting_set_module
from claimcheck.analysis.support.hitting_set import HittingSet, Routes
from claimcheck.analysis.support.provenance import Party

PARTIES = [Party(kind, key) for kind in ("origin", "source", "author") for key in "abc"]
ROUTE = st.sets(st.sampled_from(PARTIES), min_size=1, max_size=4)
ROUTES = st.lists(ROUTE, max_size=8)


def hits(parties: tuple[Party, ...], routes: list[set[Party]]) -> bool:
    return all(not route.isdisjoint(parties) for route in routes)


def count_fewest(routes: list[set[Party]]) -> int:
    return next(
        size
        for size in range(len(PARTIES) + 1)
        if any(hits(parties, routes) for parties in combinations(PARTIES, size))
    )


def gather(routes: list[set[Party]]) -> Routes:
    found = Routes()
    for route in routes:
        found.add(route)
    return found


@pytest.mark.slow
@given(ROUTES)
def test_the_best_is_as_small_as_any(routes: list[set[Party]]) -> None:
    best, bound = gather(routes).hit_best(below=99)
    assert hits(best, routes)
    assert len(best) == len(set(best)) == bound == count_fewest(routes)


@pytest.mark.parametrize("seed", range(60))
def test_routes_that_overlap_in_many_ways(seed: int) -> None:
    chance = random.Random(seed)
    routes = [set(chance.sample(PARTIES, chance.choice([2, 3]))) for _ in range(chance.randint(6, 16))]
    fewest = count_fewest(routes)
    for below in range(1, fewest + 3):
        best, bound = gather(routes).hit_best(below)
        assert (len(best), bound) == ((fewest, fewest) if fewest < below else (0, below))
        assert hits(best, routes) == (fewest < below)


@pytest.mark.slow
@given(ROUTES, st.integers(1, 5))
def test_where_nothing_is_smaller_nothing_is_found(routes: list[set[Party]], below: int) -> None:
    fewest = count_fewest(routes)
    found = gather(routes).hit_best(below)
    if fewest < below:
        assert (len(found.best), found.bound) == (fewest, fewest)
        assert hits(found.best, routes)
    else:
        assert found == HittingSet((), below)


@pytest.mark.slow
@given(ROUTES)
def test_the_quick_set_hits_all_and_has_nobody_to_spare(routes: list[set[Party]]) -> None:
    chosen = gather(routes).hit_quickly()
    assert hits(chosen, routes)
    assert not any(hits(tuple(other for other in chosen if other != party), routes) for party in chosen)


@pytest.mark.slow
@given(ROUTES, st.randoms(use_true_random=False))
def test_the_order_of_routes_changes_nothing(routes: list[set[Party]], chance: random.Random) -> None:
    shuffled = chance.sample(routes, len(routes))
    assert gather(routes).hit_best(below=99).bound == gather(shuffled).hit_best(below=99).bound
    assert gather(routes).hit_quickly() == gather(shuffled).hit_quickly()


def test_routes_that_come_later_count() -> None:
    one, two, three = PARTIES[:3]
    routes = gather([{one, two}])
    assert routes.hit_best(below=9).bound == 1
    routes.add({three})
    routes.add({one, three})
    assert sorted(routes.hit_best(below=9).best) == sorted((one, three))


def test_of_equals_the_beginning_of_the_chain_is_named() -> None:
    route = {Party("publisher", "a"), Party("author", "a"), Party("source", "a"), Party("origin", "b")}
    assert gather([route]).hit_best(below=9).best == (Party("origin", "b"),)
    assert gather([route]).hit_quickly() == (Party("origin", "b"),)


@pytest.mark.parametrize("below", range(1, 7))
def test_parts_that_share_nobody_are_added_up(below: int) -> None:
    # Of three routes between three parties, two parties are needed, though no two of the routes are disjoint.
    triangles = [PARTIES[:3], PARTIES[3:6]]
    routes = [set(pair) for triangle in triangles for pair in combinations(triangle, 2)]
    best, bound = gather(routes).hit_best(below)
    assert (len(best), bound) == ((4, 4) if below > 4 else (0, below))


def test_no_routes_need_nobody() -> None:
    assert Routes().hit_best(below=9) == HittingSet((), 0)
    assert Routes().hit_quickly() == ()


def draw_routes(number: int) -> list[set[Party]]:
    chance = random.Random(3)
    parties = [Party("source", f"{index:02}") for index in range(number)]
    return [set(chance.sample(parties, 3)) for _ in range(2 * number)]


@pytest.mark.parametrize("work", [1, 100, 3_000])
def test_a_search_cut_short_leaves_a_bound_that_holds(work: int, monkeypatch: pytest.MonkeyPatch) -> None:
    routes = draw_routes(24)
    fewest = gather(routes).hit_best(below=99).bound
    monkeypatch.setattr(hitting_set_module, "_MOST_WORK", work)
    cut = gather(routes)
    found = cut.hit_best(below=99)
    assert found.best == ()
    assert found.bound <= fewest
    assert not cut.has_work_left
    assert hits(cut.hit_quickly(), routes), "a quick set is found without the search"
