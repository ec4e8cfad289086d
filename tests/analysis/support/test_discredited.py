"""What is left of provenance and evidence once parties are discredited, against every chain that avoids them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.analysis.support.discredited import Descent, count_remaining
from claimcheck.analysis.support.provenance import Party
from claimcheck.model.source import Origin, Source
from tests.analysis.casework import case, evidence, origin, source
from tests.analysis.support.brute_force import BruteForce, World, worlds


def descend(*records: Source | Origin) -> Descent:
    sources = [record for record in records if isinstance(record, Source)]
    origins = [record for record in records if isinstance(record, Origin)]
    return Descent(case([], sources, origins).provenance)


def list_parties(descent: Descent) -> list[Party]:
    dossier = descent.provenance.dossier
    sources = [Party("source", name) for name in dossier.source_by_id]
    return [*sources, *(Party("origin", name) for name in dossier.origin_by_id), *descent.by_person]


@pytest.mark.slow
@settings(max_examples=150)
@given(worlds(), st.data())
def test_what_is_left_has_a_chain_that_avoids_them(world: World, data: st.DataObject) -> None:
    descent, brute = Descent(world.open()[0].provenance), BruteForce(world)
    parties = data.draw(st.lists(st.sampled_from(list_parties(descent)), max_size=3))
    left = descent.leave(parties)
    for record in world.sources:
        chains = list(brute.chains(record.id))
        avoiding = [chain for chain in chains if brute.people(chain).isdisjoint(parties)]
        assert (record.id in left.gone) == (not avoiding), record.id
        if record.id not in left.gone and record.id not in left.rootless:
            steps = {chain[1] for chain in avoiding if len(chain) > 1}
            assert steps <= set(left.parents.get(record.id, ()))
            assert not set(left.parents.get(record.id, ())) & left.gone
    assert left.touched >= left.gone
    assert left.origins == {party.key for party in parties if party.kind == "origin"}


def test_a_source_falls_with_the_last_that_it_has_it_from() -> None:
    descent = descend(source("a"), source("b"), source("paper", ["a", "b"]), source("echo", ["paper"]), source("other"))
    left = descent.leave([Party("source", "a")])
    assert left.gone == {"a"}
    assert left.touched == {"a", "paper", "echo"}
    assert left.parents["paper"] == ("b",)
    left = descent.leave([Party("source", "a"), Party("source", "b")])
    assert left.gone == {"a", "b", "paper", "echo"}


def test_a_person_takes_along_whatever_bears_the_name() -> None:
    descent = descend(source("a", author=["Ann"]), source("b", author=["ANN", "Ben"]), source("c", publisher="Ann"))
    assert sorted(descent.by_person[Party("author", "ann")]) == ["a", "b"]
    assert descent.leave([Party("author", "ann")]).gone == {"a", "b"}
    assert descent.leave([Party("publisher", "ann")]).gone == {"c"}
    assert descent.leave([Party("author", "nobody")]).gone == set()


def test_evidence_keeps_the_origins_that_are_left() -> None:
    descent = descend(source("a"), source("b"), origin("x"), origin("y"))
    left = descent.leave([Party("origin", "x"), Party("source", "b")])
    both, only, gone, unnamed = evidence("a", "x", "y"), evidence("a", "x"), evidence("b", "y"), evidence("a")
    assert left.take_out([both, only, gone, unnamed]) == (both._replace(origins=("y",)), unnamed)


def test_whoever_may_be_the_same_is_doubled() -> None:
    descent = descend(source("a"), source("b"), source("c"), origin("x", ["y"]), origin("y"), origin("z"))
    same_text = {"a": ("a", "b"), "b": ("a", "b")}
    descent.provenance.same_text = same_text
    assert descent.double([Party("origin", "y")]) == {Party("origin", "x"), Party("origin", "y")}
    assert descent.double([Party("source", "b")]) == {Party("source", "a"), Party("source", "b")}
    alone = [Party("origin", "z"), Party("source", "c"), Party("author", "ann")]
    assert descent.double(alone) == set(alone)
    assert descent.leave(alone).same_text is same_text


@pytest.mark.parametrize(
    ("parties", "lines"),
    [
        ([], (1, 2)),
        ([Party("origin", "x")], (0, 1)),
        ([Party("source", "b")], (1, 1)),
        ([Party("source", "a"), Party("source", "b")], (0, 0)),
    ],
)
def test_whoever_is_not_named_may_be_who_fell(parties: list[Party], lines: tuple[int, int]) -> None:
    # One paper names its origin, the other does not: it may be the same one.
    descent = descend(source("a"), source("b"), origin("x"))
    support = [evidence("a", "x"), evidence("b")]
    left = descent.leave(parties)
    found = count_remaining(support, left, left)
    assert (found.min, found.max) == lines
    assert found.rests_on == ()


def test_at_most_whoever_may_be_the_same_is_another() -> None:
    descent = descend(source("a"), source("b"), origin("x", ["y"]), origin("y"))
    support = [evidence("a", "x"), evidence("b", "y")]
    fallen = [Party("origin", "x")]
    found = count_remaining(support, descent.leave(fallen), descent.leave(descent.double(fallen)))
    assert (found.min, found.max) == (0, 1)
