"""What falls if somebody is discredited, against the routes that are left by brute force."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Iterator
from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimcheck.analysis.case import Case
from claimcheck.analysis.policy import Policy
from claimcheck.analysis.support import ranking as ranking_module
from claimcheck.analysis.support.discredited import Descent, Remainder
from claimcheck.analysis.support.fall import Change, Impact
from claimcheck.analysis.support.provenance import Party, Provenance
from claimcheck.analysis.support.ranking import rank_parties
from claimcheck.model.claim import Claim, Stance, Verdict
from claimcheck.model.position import Pointer
from claimcheck.model.scale import Confidence, Reliability
from tests.analysis.casework import case, claim, evidence, origin, source
from tests.analysis.support.brute_force import BruteForce, World, worlds

REFUTES = Stance.REFUTES


def brute_lines(world: World, parties: set[Party]) -> tuple[int, int]:
    """Count the lines of the routes that avoid parties."""
    brute = BruteForce(world)
    found = []
    for is_least in (True, False):
        gone = {(p.kind, brute.leader.get(p.key, p.key) if is_least and p.kind == "origin" else p.key) for p in parties}
        routes = {route for route in brute.routes(is_least) if route.isdisjoint(gone)}
        everybody = sorted(set().union(*routes))
        size = 0
        while not any(brute.is_hit(routes, set(chosen)) for chosen in combinations(everybody, size)):
            size += 1
        found.append(size)
    return found[0], found[1]


def everybody(known: Case) -> list[Party]:
    people = list(Impact(known).descent.by_person)
    sources = [Party("source", name) for name in known.dossier.source_by_id]
    return [*people, *sources, *(Party("origin", f"o{number}") for number in range(4))]


@pytest.mark.slow
@settings(max_examples=100)
@given(worlds(), st.data())
def test_what_is_left_are_the_routes_that_avoid_them(world: World, data: st.DataObject) -> None:
    known, only = world.open()
    parties = set(data.draw(st.lists(st.sampled_from(everybody(known)), max_size=3)))
    # Whoever is named for what goes round in a circle is no route's beginning, and yet takes it with them.
    assume(not known.provenance.rootless or all(party.kind != "origin" for party in parties))
    changes = Impact(known).discredit(parties).changes
    lines = changes[0].lines_after if changes else known.lines(only)
    assert (lines.min, lines.max) == brute_lines(world, parties)


@pytest.mark.slow
@settings(max_examples=60)
@given(worlds())
def test_everybody_it_rests_on_brings_it_down(world: World) -> None:
    known, only = world.open()
    lines = known.lines(only)
    if lines.min:
        parties = [
            known.provenance.person(party.kind, party.id)
            if party.kind in ("author", "publisher")
            else Party(party.kind, party.id)
            for party in lines.rests_on
            if party.id != "?"
        ]
        if lines.min == 1:
            for party in parties:
                assert [change.is_fall for change in Impact(known).discredit([party]).changes] == [True]
        elif len(parties) == lines.min:
            assert [change.is_fall for change in Impact(known).discredit(parties).changes] == [True]


@pytest.mark.slow
@settings(max_examples=60)
@given(worlds())
def test_the_ranking_is_what_each_alone_brings_down(world: World) -> None:
    known, _ = world.open()
    ranking = rank_parties(Impact(known))
    assert ranking.skipped == 0
    weights = {weight.party: weight for weight in ranking.weights}
    for party in everybody(known):
        if party.kind == "origin" and party.key not in known.dossier.origin_by_id:
            continue
        changes = [change for change in Impact(known).discredit([party]).changes if not change.is_gain]
        assert (party in weights) == bool(changes)
        if changes:
            assert (weights[party].falls, weights[party].weakens) == (
                tuple(c.claim.id for c in changes if c.is_fall),
                tuple(c.claim.id for c in changes if not c.is_fall),
            )


class Everything(Impact):
    """Looks at every claim, touched or not."""

    def _follow(self, start: Iterable[Pointer]) -> dict[Pointer, Claim]:
        return {claim.at: claim for claim in self.case.dossier.claims}


@pytest.mark.slow
@settings(max_examples=80)
@given(worlds(), st.data())
def test_only_what_is_touched_and_what_rests_on_it_can_change(world: World, data: st.DataObject) -> None:
    names = [f"c{number}" for number in range(6)]
    claims = [
        claim(
            name,
            *data.draw(st.lists(st.sampled_from(world.pieces), max_size=3)),
            rests_on=data.draw(st.lists(st.sampled_from(names), max_size=2)),
            verdict=data.draw(st.none() | st.sampled_from(Verdict)),
        )
        for name in names
    ]
    known = case(claims, world.sources, world.origins)
    parties = data.draw(st.lists(st.sampled_from(everybody(known)), min_size=1, max_size=2))
    found, expected = Impact(known).discredit(parties), Everything(known).discredit(parties)
    assert [(c.claim.id, c.lines_after, c.ceiling_after.confidence) for c in found.changes] == [
        (c.claim.id, c.lines_after, c.ceiling_after.confidence) for c in expected.changes
    ]
    for change in found.changes:
        assert change.lines_after.min <= change.lines.min
        assert change.lines_after.max <= change.lines.max


SOURCES = (
    source("wire", author=["Ann"], publisher="Agency"),
    source("echo", ["wire"], ["Ben"], "Post"),
    source("paper", author=["Cy"], publisher="Gazette"),
    source("mixed", ["wire", "paper"], ["Di"], "Herald"),
)
ORIGINS = (
    origin("minister", reliability=Reliability.B),
    origin("general", reliability=Reliability.C),
    origin("insider", ["official"], anonymous=True),
    origin("official", anonymous=True),
)


def discredit(known: Case, *parties: tuple[str, str]) -> dict[str, tuple[str, str]]:
    """Return each changed claim with its lines and ceiling, before and after."""
    return {
        change.claim.id: (tell(change, before=True), tell(change, before=False))
        for change in Impact(known).discredit([Party(*party) for party in parties]).changes
    }


def tell(change: Change, before: bool) -> str:
    lines, ceiling = (change.lines, change.ceiling) if before else (change.lines_after, change.ceiling_after)
    return f"{lines.min}..{lines.max} {ceiling.confidence.value}"


TWO_LINES = (evidence("wire", "minister"), evidence("paper", "general"))


@pytest.mark.parametrize(
    ("party", "after"),
    [
        (("source", "wire"), "1..1 moderate"),
        (("author", "ann"), "1..1 moderate"),
        (("publisher", "gazette"), "1..1 moderate"),
        (("origin", "minister"), "1..1 moderate"),
        (("source", "echo"), None),
        (("origin", "insider"), None),
    ],
)
def test_one_of_two_lines(party: tuple[str, str], after: str | None) -> None:
    known = case([claim("a", *TWO_LINES)], SOURCES, ORIGINS)
    assert discredit(known, party) == ({"a": ("2..2 high", after)} if after else {})


def test_several_are_discredited_together() -> None:
    known = case([claim("a", *TWO_LINES)], SOURCES, ORIGINS)
    assert discredit(known, ("source", "wire"), ("origin", "general")) == {"a": ("2..2 high", "0..0 none")}


def test_what_derives_from_it_falls_with_it() -> None:
    known = case(
        [claim("a", evidence("echo", "minister")), claim("b", evidence("mixed", "minister"))], SOURCES, ORIGINS
    )
    assert discredit(known, ("source", "wire")) == {"a": ("1..1 moderate", "0..0 none")}
    assert discredit(known, ("source", "wire"), ("source", "paper")) == {
        "a": ("1..1 moderate", "0..0 none"),
        "b": ("1..1 moderate", "0..0 none"),
    }


def test_who_may_be_the_same_is_not_certain_any_more() -> None:
    known = case([claim("a", evidence("wire", "insider"), evidence("paper", "official"))], SOURCES, ORIGINS)
    assert discredit(known, ("origin", "insider")) == {"a": ("1..2 moderate", "0..1 low")}


def test_who_is_not_named_may_be_whoever_was() -> None:
    known = case([claim("a", evidence("wire", "minister"), evidence("paper"))], SOURCES, ORIGINS)
    assert discredit(known, ("origin", "minister")) == {"a": ("1..2 moderate", "0..1 low")}


def test_premises_bring_down_what_rests_on_them() -> None:
    claims = [
        claim("top", rests_on=["middle"]),
        claim("middle", rests_on=["ground", "sound"]),
        claim("ground", evidence("wire", "minister")),
        claim("sound", *TWO_LINES),
        claim("own", *TWO_LINES, rests_on=["ground"]),
        claim("apart", evidence("paper", "general")),
    ]
    known = case(claims, SOURCES, ORIGINS)
    assert discredit(known, ("author", "ann")) == {
        "ground": ("1..1 moderate", "0..0 none"),
        "middle": ("1..1 moderate", "0..0 none"),
        "top": ("1..1 moderate", "0..0 none"),
        "own": ("2..2 moderate", "1..1 none"),
        "sound": ("2..2 high", "1..1 moderate"),
    }
    change = next(
        change for change in Impact(known).discredit([Party("author", "ann")]).changes if change.claim.id == "own"
    )
    assert change.ceiling_after.premise == "ground"


def test_a_circle_of_premises_ends() -> None:
    claims = [
        claim("one", evidence("wire", "minister"), rests_on=["two"]),
        claim("two", evidence("paper", "general"), rests_on=["one"]),
    ]
    assert discredit(case(claims, SOURCES, ORIGINS), ("source", "wire")) == {
        "one": ("1..1 moderate", "0..0 none"),
        "two": ("1..1 moderate", "1..1 none"),
    }


def test_a_refutation_that_falls_makes_room() -> None:
    pieces = (*TWO_LINES, evidence("echo", "insider", stance=REFUTES))
    known = case([claim("a", *pieces, confidence=Confidence.HIGH)], SOURCES, ORIGINS)
    (change,) = Impact(known).discredit([Party("source", "echo")]).changes
    assert change.is_gain
    assert tell(change, before=True) == "2..2 moderate"
    assert tell(change, before=False) == "2..2 high"
    assert rank_parties(Impact(known)).weights[0].party != Party("source", "echo")


def test_what_refutes_it_falls() -> None:
    pieces = (evidence("wire", "minister"), evidence("paper", "general", stance=REFUTES))
    known = case([claim("a", *pieces, verdict=Verdict.REFUTED)], SOURCES, ORIGINS)
    assert discredit(known, ("source", "paper")) == {"a": ("1..1 high", "1..1 moderate")}


def test_a_desk_that_vouches_for_its_house() -> None:
    """Whoever is named falls, counted or not; only who counts is ranked."""
    known = case([claim("a", *TWO_LINES)], SOURCES, ORIGINS, policy=Policy(shared=("origin", "source")))
    assert discredit(known, ("author", "ann")) == {"a": ("2..2 high", "1..1 moderate")}
    assert {weight.party.kind for weight in rank_parties(Impact(known)).weights} == {"origin", "source"}


def test_the_worst_comes_first() -> None:
    claims = [
        claim("lessened", *TWO_LINES),
        claim("fallen", evidence("wire", "minister")),
        claim("fallen-from-high", evidence("echo", "minister", quote=None), evidence("wire", "general")),
    ]
    known = case(claims, SOURCES, ORIGINS)
    assert [change.claim.id for change in Impact(known).discredit([Party("author", "ann")]).changes] == [
        "fallen",
        "fallen-from-high",
        "lessened",
    ]
    ranking = rank_parties(Impact(known))
    assert [weight.party for weight in ranking.weights[:3]] == [
        Party("source", "wire"),
        Party("author", "ann"),
        Party("publisher", "agency"),
    ]
    assert ranking.weights[0].falls == ("fallen", "fallen-from-high")
    assert ranking.weights[0].weakens == ("lessened",)


def test_what_is_too_much_work_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking_module, "_MOST_WORK", 10)
    known = case([claim("a", *TWO_LINES)], SOURCES, ORIGINS)
    ranking = rank_parties(Impact(known))
    assert ranking.skipped > 0
    assert ranking.total == len(SOURCES) * 3 + len(ORIGINS)


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    rank_parties(Impact(case([claim("a", *TWO_LINES)], SOURCES, ORIGINS)), lambda *told_now: told.append(told_now))
    assert told == [(done, 16) for done in range(16)]


@pytest.mark.slow
def test_two_thousand_claims() -> None:
    chance = random.Random(7)
    names = [f"s{number}" for number in range(2_000)]
    sources = [
        source(name, names[:1] if number % 3 == 2 else [], [f"a{number % 200}"], f"p{number % 50}")
        for number, name in enumerate(names)
    ]
    claims = [
        claim(f"c{number}", *(evidence(name, f"o{chance.randrange(2_000)}") for name in chance.sample(names, 3)))
        for number in range(2_000)
    ]
    known = case(claims, sources, [origin(f"o{number}") for number in range(2_000)])
    start = time.process_time()
    assert all(known.lines(one).max for one in claims)
    counting = time.process_time() - start
    start = time.process_time()
    ranking = rank_parties(Impact(known))
    ranking_time = time.process_time() - start
    assert ranking.skipped == 0
    # Somebody is looked at some ten times for every claim.
    assert ranking_time < 15 * counting + 1


@pytest.mark.parametrize("name", ["wire", "paper"])
def test_sources_that_share_text_are_doubted_together(name: str) -> None:
    known = case([claim("a", *TWO_LINES), claim("b", evidence("paper", "general"))], SOURCES, ORIGINS)
    known.provenance = Provenance(
        known.dossier, known.policy, lambda: dict.fromkeys(("wire", "paper"), ("paper", "wire"))
    )
    assert discredit(known, ("source", name)) == {
        "a": ("1..2 moderate", "0..1 low"),
        "b": ("1..1 moderate", "0..0 none" if name == "paper" else "0..1 low"),
    }


class Ordered(frozenset[str]):
    """A set that is gone through in an order that can be chosen, as the seed of hashes chooses one for others."""

    order: int

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(super().__iter__(), reverse=self.order < 0))


@pytest.mark.parametrize("order", [1, -1])
def test_the_same_reason_whatever_the_order_of_sets(order: int, monkeypatch: pytest.MonkeyPatch) -> None:
    leave = Descent.leave

    def leave_in_order(self: Descent, parties: Iterable[Party]) -> Remainder:
        left = leave(self, parties)
        left.touched = Ordered(left.touched)
        left.touched.order = order
        return left

    monkeypatch.setattr(Descent, "leave", leave_in_order)
    names = ("one", "two", "three", "four")
    made = case(
        [
            *(claim(name, evidence(f"paper-{name}", f"origin-{name}")) for name in names),
            claim("left", evidence("book"), rests_on=("one", "three", "four")),
            claim("right", evidence("book"), rests_on=("two", "four", "three")),
        ],
        [*(source(f"paper-{name}", ["wire"]) for name in names), source("wire"), source("book")],
        [origin(f"origin-{name}") for name in names],
    )
    fall = Impact(made).discredit([Party("source", "wire")])
    premises = {change.claim.id: change.ceiling_after.premise for change in fall.changes}
    assert (premises["left"], premises["right"]) == ("one", "three")
