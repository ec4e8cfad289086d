"""Routes that avoid parties, against every route spelled out."""

from __future__ import annotations

from collections.abc import Set

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.analysis.policy import Policy
from claimcheck.analysis.support.provenance import UNKNOWN_KEY, Party
from claimcheck.analysis.support.route import Route, RouteFinder, is_known
from claimcheck.model.claim import Access
from tests.analysis.casework import case, evidence, origin, source
from tests.analysis.support.brute_force import BruteForce, World, worlds

IS_LEAST = st.booleans()


def find(world: World, is_least: bool) -> RouteFinder:
    pieces = sorted(world.pieces, key=lambda piece: (piece.source, piece.origins, piece.access.value))
    return RouteFinder(pieces, world.open()[0].provenance, is_least)


def list_routes(world: World, is_least: bool) -> set[Route]:
    """Return every route, with unnamed origins by the names that the finder gives them."""
    return {
        frozenset(Party(kind, key) for kind, key in route if not _is_unnamed(kind, key))
        for route in BruteForce(world).routes(is_least)
    }


def _is_unnamed(kind: str, key: str) -> bool:
    return kind == "origin" and (key.startswith("?") or " " in key)


def name(route: Set[Party]) -> Route:
    return frozenset(party for party in route if not party.key.startswith(UNKNOWN_KEY))


@pytest.mark.slow
@settings(max_examples=100)
@given(worlds(), IS_LEAST)
def test_disjoint_routes_share_nobody_and_leave_no_room_for_another(world: World, is_least: bool) -> None:
    found = list(find(world, is_least).find_disjoint(()))
    met = [party for route in found for party in route]
    assert len(met) == len(set(met))
    every = list_routes(world, is_least)
    assert {name(route) for route in found} <= every
    if not any(party.key.startswith(UNKNOWN_KEY) for party in met):
        assert all(not route.isdisjoint(met) for route in every)


@pytest.mark.slow
@settings(max_examples=100)
@given(worlds(), IS_LEAST, st.data())
def test_avoided_parties_are_avoided(world: World, is_least: bool, data: st.DataObject) -> None:
    every = list_routes(world, is_least)
    everybody = sorted(set().union(*every))
    avoid = set(data.draw(st.lists(st.sampled_from(everybody), max_size=3))) if everybody else set()
    found = list(find(world, is_least).find_disjoint(avoid))
    assert all(route.isdisjoint(avoid) for route in found)
    assert bool(found) == any(route.isdisjoint(avoid) for route in every)


@pytest.mark.slow
@settings(max_examples=100)
@given(worlds())
def test_on_every_route_is_who_is_on_each(world: World) -> None:
    every = BruteForce(world).routes(is_least=True)
    found = {(party.kind, party.key) for party in find(world, is_least=True).find_on_every_route()}
    assert found == (set.intersection(*map(set, every)) if every else set())


@pytest.mark.slow
@settings(max_examples=100)
@given(worlds(), IS_LEAST)
def test_starts_are_on_every_route(world: World, is_least: bool) -> None:
    finder = find(world, is_least)
    starts = finder.find_starts()
    if starts is not None:
        assert list(finder.find_disjoint(starts)) == []


@pytest.mark.slow
@settings(max_examples=100)
@given(worlds(), IS_LEAST)
def test_a_cut_hits_every_route_and_has_as_many_routes(world: World, is_least: bool) -> None:
    finder = find(world, is_least)
    found = finder.find_cut()
    if found is None:
        return
    routes, cut = found
    assert list(finder.find_disjoint(cut)) == []
    assert len(routes) == len(set(cut))
    sources_and_origins = [party for route in routes for party in route if party.kind in ("source", "origin")]
    assert len(sources_and_origins) == len(set(sources_and_origins))
    assert {name(route) for route in routes} <= list_routes(world, is_least)


def test_a_cut_by_hand() -> None:
    # Two papers print what one wire told; a third has a witness of its own.
    sources = [source("one", ["wire"]), source("two", ["wire"]), source("wire"), source("three")]
    pieces = [evidence("one", "x"), evidence("three", "y"), evidence("two", "z")]
    finder = RouteFinder(pieces, case([], sources, [origin(n) for n in "xyz"]).provenance, is_least=True)
    found = finder.find_cut()
    assert found is not None
    routes, cut = found
    assert len(routes) == len(cut) == 2
    assert Party("source", "wire") in cut
    assert set(cut) & {Party("origin", "y"), Party("source", "three")}


def test_a_root_that_has_nothing_to_offer_is_no_cut() -> None:
    # Of the two that a paper has it from, one is a record and one names nobody, which at the least adds nothing.
    sources = [source("paper", ["log", "letter"]), source("log", primary=True), source("letter")]
    provenance = case([], sources).provenance
    finder = RouteFinder([evidence("paper")], provenance, is_least=True)
    assert finder.find_cut() is None
    assert list(finder.find_disjoint(())) == [frozenset({Party("source", "paper"), Party("source", "log")})]


def test_what_chains_part_and_meet_again_is_on_every_route() -> None:
    sources = [source("echo", ["left", "right"]), source("left", ["top"]), source("right", ["top"]), source("top")]
    finder = RouteFinder([evidence("echo", "x")], case([], sources, [origin("x")]).provenance, is_least=True)
    expected = {Party("source", "echo"), Party("source", "top"), Party("origin", "x")}
    assert set(finder.find_on_every_route()) == expected


@pytest.mark.parametrize(
    ("pieces", "known"),
    [
        ([evidence("paper", "x")], True),
        ([evidence("paper")], False),
        ([evidence("paper", access=Access.WITNESSED)], True),
        ([evidence("log")], True),
        ([evidence("ring", "x")], False),
    ],
)
def test_whether_an_origin_is_known(pieces: list[object], known: bool) -> None:
    provenance = case([], [source("paper"), source("log", primary=True), source("ring", ["ring"])]).provenance
    assert [is_known(piece, provenance) for piece in pieces] == [known]  # type: ignore[arg-type]


def test_an_unnamed_origin_may_be_the_one_that_is_known() -> None:
    provenance = case([], [source("one"), source("two")], [origin("x")]).provenance
    pieces = [evidence("one", "x"), evidence("two")]
    least = list(RouteFinder(pieces, provenance, is_least=True).find_disjoint(()))
    most = list(RouteFinder(pieces, provenance, is_least=False).find_disjoint(()))
    assert [name(route) for route in least] == [frozenset({Party("origin", "x"), Party("source", "one")})]
    assert len(most) == 2


def test_where_origins_do_not_count_somebody_brings_it_all_the_same() -> None:
    provenance = case([], [source("one", author=["Ann"])], policy=Policy(("author",))).provenance
    finder = RouteFinder([evidence("one"), evidence("gone")], provenance, is_least=True)
    routes = list(finder.find_disjoint(()))
    assert routes == [frozenset({Party("author", "ann")}), frozenset({Party("source", "gone")})]
    assert finder.find_starts() is None
