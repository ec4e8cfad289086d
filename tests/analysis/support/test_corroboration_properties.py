"""Lines of evidence against a count by brute force, and what must hold of them whatever the dossier."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.analysis.support.corroboration import Corroboration
from tests.analysis.casework import case, claim, evidence, source
from tests.analysis.support.brute_force import AUTHORS, BruteForce, Party, World, fold, plain_worlds, worlds


def parties_of(found: Corroboration) -> set[Party]:
    return {
        (party.kind, fold(party.id) if party.kind in ("author", "publisher") else party.id) for party in found.rests_on
    }


@pytest.mark.slow
@settings(max_examples=150)
@given(worlds() | plain_worlds())
def test_as_many_as_by_brute_force(world: World) -> None:
    found, brute = world.judge(), BruteForce(world)
    assert found.is_exact
    assert (found.min, found.max) == (brute.count(is_least=True), brute.count(is_least=False))
    assert found.min <= found.max


@pytest.mark.slow
@settings(max_examples=50)
@given(worlds() | plain_worlds())
def test_rests_on_what_would_bring_it_down(world: World) -> None:
    found, brute = world.judge(), BruteForce(world)
    routes = brute.routes(is_least=True)
    parties = parties_of(found)
    if found.min == 1:
        assert parties == {party for party in set().union(*routes) if brute.is_hit(routes, {party})}
    else:
        assert len(found.rests_on) == len(parties) == found.min
        assert brute.is_hit(routes, parties)


@pytest.mark.slow
@settings(max_examples=50)
@given(worlds(), st.data())
def test_an_echo_adds_nothing(world: World, data: st.DataObject) -> None:
    piece = data.draw(st.sampled_from(world.pieces))
    echo = source("echo", [piece.source], data.draw(st.lists(st.sampled_from(AUTHORS), max_size=1)), "Echo House")
    repeated = evidence("echo", *piece.origins, access=piece.access)
    before, after = (
        world.judge(),
        world._replace(sources=(*world.sources, echo), pieces=(*world.pieces, repeated)).judge(),
    )
    assert (after.min, after.max) == (before.min, before.max)


@pytest.mark.slow
@settings(max_examples=50)
@given(worlds(), st.data())
def test_less_support_is_never_more(world: World, data: st.DataObject) -> None:
    piece = data.draw(st.sampled_from(world.pieces))
    whole, whole_claim = world.open()
    rest, rest_claim = world._replace(pieces=tuple(other for other in world.pieces if other is not piece)).open()
    assert rest.lines(rest_claim).min <= whole.lines(whole_claim).min
    assert rest.lines(rest_claim).max <= whole.lines(whole_claim).max
    assert rest.ceiling(rest_claim).confidence.rank <= whole.ceiling(whole_claim).confidence.rank


@pytest.mark.slow
@settings(max_examples=50)
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(world: World, chance: random.Random) -> None:
    other = World(
        tuple(
            record._replace(derived_from=tuple(chance.sample(record.derived_from, len(record.derived_from))))
            for record in chance.sample(world.sources, len(world.sources))
        ),
        tuple(chance.sample(world.origins, len(world.origins))),
        tuple(
            piece._replace(origins=tuple(chance.sample(piece.origins, len(piece.origins))))
            for piece in chance.sample(world.pieces, len(world.pieces))
        ),
        world.kind,
    )
    (one_case, one), (other_case, two) = world.open(), other.open()
    # Sources are listed in the order in which the author brings them.
    assert one_case.lines(one)._replace(sources=()) == other_case.lines(two)._replace(sources=())
    assert set(one_case.lines(one).sources) == set(other_case.lines(two).sources)
    assert one_case.ceiling(one) == other_case.ceiling(two)


# Speed.  The bounds are wide, since machines that run tests are often busy; most answers take a tenth of a second.


def independent(chance: random.Random) -> World:
    names = [f"s{number}" for number in range(200)]
    return World(
        tuple(source(name, author=[f"by {name}"]) for name in names), (), tuple(evidence(n, f"o-{n}") for n in names)
    )


def one_wire(chance: random.Random) -> World:
    names = [f"s{number}" for number in range(200)]
    return World((source("wire"), *(source(name, ["wire"]) for name in names)), (), tuple(map(evidence, names)))


def shared_people(chance: random.Random) -> World:
    names = [f"s{number}" for number in range(200)]
    sources = [
        source(name, author=[f"a{chance.randrange(100)}", f"a{chance.randrange(100)}"], publisher=f"p{number % 90}")
        for number, name in enumerate(names)
    ]
    return World(tuple(sources), (), tuple(evidence(name, f"o{chance.randrange(150)}") for name in names))


def few_people(chance: random.Random) -> World:
    names = [f"s{number}" for number in range(200)]
    sources = [
        source(name, author=[f"a{chance.randrange(60)}", f"a{chance.randrange(60)}"], publisher=f"p{number % 60}")
        for number, name in enumerate(names)
    ]
    return World(tuple(sources), (), tuple(evidence(name, f"o-{name}") for name in names))


def layers(degree: int, people: int = 0) -> Callable[[random.Random], World]:
    """Twenty layers of ten sources, each derived from some of the next."""

    def make(chance: random.Random) -> World:
        names = [[f"s{layer}-{number}" for number in range(10)] for layer in range(20)]
        sources = [
            source(
                name,
                chance.sample(names[layer + 1], degree) if layer < 19 else [],
                [f"a{chance.randrange(people)}"] if people else [],
            )
            for layer, row in enumerate(names)
            for name in row
        ]
        chance.shuffle(sources)
        return World(tuple(sources), (), tuple(evidence(name, f"o-{name}") for name in names[0]))

    return make


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "lines"),
    [
        (independent, (200, 200)),
        (one_wire, (1, 1)),
        (shared_people, None),
        (few_people, None),
        (layers(1), None),
        (layers(2), None),
        (layers(5), (10, 10)),
        (layers(10), (10, 10)),
        (layers(3, people=150), None),
        (layers(10, people=40), None),
    ],
    ids=["independent", "one wire", "shared people", "few people", *(f"layers {n}" for n in (1, 2, 5, 10)), "a", "b"],
)
def test_two_hundred_sources(make: Callable[[random.Random], World], lines: tuple[int, int] | None) -> None:
    world = make(random.Random(7))
    start = time.process_time()
    found = world.judge()
    assert time.process_time() - start < 4
    assert 1 <= found.min <= found.max <= 200
    if lines is not None:
        assert found.is_exact
        assert (found.min, found.max) == lines


@pytest.mark.slow
def test_bounds_of_a_search_cut_short_are_safe() -> None:
    """Who shares whom makes the exact answer costly; that ten papers bring it all is plain."""
    found = layers(10, people=40)(random.Random(7)).judge()
    assert not found.is_exact
    assert 2 <= found.min < found.max <= 10


@pytest.mark.slow
def test_two_thousand_claims() -> None:
    names = [f"s{number}" for number in range(600)]
    sources = [source(name, names[:1] if number % 3 else [], [f"a{number % 50}"]) for number, name in enumerate(names)]
    chance = random.Random(7)
    claims = [claim(f"c{number}", *map(evidence, chance.sample(names, 3))) for number in range(2_000)]
    known = case(claims, sources)
    start = time.process_time()
    counted = [known.lines(one) for one in claims]
    assert time.process_time() - start < 4
    assert {found.min for found in counted} == {1}
