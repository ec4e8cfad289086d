"""What claims take from their premises, against working it out again and again until nothing changes."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.analysis.support.ceiling import Ceiling
from claimcheck.analysis.support.corroboration import Corroboration
from claimcheck.analysis.support.premise import cap_ceilings, take_lines
from claimcheck.model.claim import Claim
from claimcheck.model.scale import Confidence
from claimcheck.testing import audit_files
from tests.analysis.casework import claim

NAMES = "abcdef"


class World:
    """Claims that rest on each other, some with lines of their own."""

    def __init__(self, rests_on: dict[str, list[str]], own: dict[str, tuple[int, int]]) -> None:
        self.claims = {name: claim(name, rests_on=rests_on.get(name, [])) for name in NAMES}
        self.own = {name: Corroboration(low, low + more) for name, (low, more) in own.items()}

    def premises(self, one: Claim) -> list[list[Claim]]:
        return [[self.claims[name]] for name in one.premise_ids]

    def take(self, order: list[str]) -> dict[str, Corroboration]:
        known = {self.claims[name].at: lines for name, lines in self.own.items()}
        take_lines([self.claims[name] for name in order], self.premises, known)
        return {name: known[one.at] for name, one in self.claims.items()}


@st.composite
def worlds(draw: st.DrawFn) -> World:
    rests_on = draw(st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=3)))
    own = draw(st.dictionaries(st.sampled_from(NAMES), st.tuples(st.integers(0, 3), st.integers(0, 2)), max_size=4))
    return World(rests_on, own)


def rests_on_itself(world: World, name: str) -> bool:
    """Tell whether a claim without lines of its own rests, however far, on one that nothing else holds up."""
    resolved = set(world.own)
    for _ in NAMES:
        resolved |= {n for n in NAMES if all(below in resolved for below in world.claims[n].premise_ids)}
    return name not in resolved


@pytest.mark.slow
@given(worlds(), st.randoms(use_true_random=False))
def test_lines_are_the_fewest_of_the_premises(world: World, chance: random.Random) -> None:
    lines = world.take(list(NAMES))
    assert lines == world.take(chance.sample(NAMES, len(NAMES))), "the order changes nothing"
    for name, one in world.claims.items():
        below = [lines[premise] for premise in one.premise_ids]
        if name in world.own:
            assert lines[name] == world.own[name]
        elif not below or rests_on_itself(world, name):
            assert lines[name] == Corroboration(0, 0)
        else:
            assert (lines[name].min, lines[name].max) == (min(b.min for b in below), min(b.max for b in below))
            premise = lines[name].premise
            assert premise in one.premise_ids
            assert premise is not None
            assert lines[premise].min == lines[name].min


def test_a_long_chain_takes_the_lines_of_its_end() -> None:
    count = 5_000
    claims = [claim(str(number), rests_on=[str(number + 1)]) for number in range(count)]
    end = claim(str(count))
    by_name = {one.id: one for one in (*claims, end)}
    known = {end.at: Corroboration(2, 3, sources=("s",))}
    take_lines(claims, lambda one: [[by_name[name]] for name in one.premise_ids], known)
    assert known[claims[0].at] == Corroboration(2, 3, sources=("s",), premise="1")


@pytest.mark.slow
@given(worlds(), st.lists(st.sampled_from(Confidence), min_size=6, max_size=6), st.sets(st.sampled_from(NAMES)))
def test_ceilings_sink_to_the_lowest_that_is_rested_on(world: World, own: list[Confidence], uncapped: set[str]) -> None:
    level = dict(zip(NAMES, own, strict=True))
    ceilings = {world.claims[name].at: Ceiling(confidence, "own") for name, confidence in level.items()}
    cap_ceilings([one for name, one in world.claims.items() if name not in uncapped], world.premises, ceilings)
    for _ in NAMES:
        for name, one in world.claims.items():
            if name not in uncapped:
                level[name] = min((level[n] for n in (name, *one.premise_ids)), key=lambda word: word.rank)
    for (name, one), before in zip(world.claims.items(), own, strict=True):
        found = ceilings[one.at]
        assert found.confidence is level[name]
        if found.confidence is before:
            assert found == Ceiling(before, "own")
        else:
            assert found.premise in one.rests_on
            assert level[found.premise] is found.confidence
            assert found.reason == f"its premise `{found.premise}` bears no more than {found.confidence.value}"


ALTERNATIVES = """\
claims:
  - id: strong
    statement: One.
    evidence: [{source: a, stance: supports, origins: [x]}, {source: b, stance: supports, origins: [y]}]
  - {id: weak, statement: Two., confidence: low, evidence: [{source: a, stance: supports, origins: [z]}]}
  - {id: any, statement: Three., confidence: high, rests_on: [{any_of: [weak, strong]}]}
  - {id: both, statement: Four., confidence: high, rests_on: [weak, strong]}
  - {id: mixed, statement: Five., confidence: high, rests_on: [strong, {any_of: [weak, gone]}]}
sources: [{id: a}, {id: b}]
origins: [{id: x, name: Ann Low}, {id: y, name: Bob High}, {id: z, anonymous: true}]
"""


def test_of_alternatives_the_strongest_bears_the_claim() -> None:
    result = audit_files({"claims/a.yaml": ALTERNATIVES})
    case = result.case
    lines = {one.id: (case.lines(one).min, case.lines(one).premise) for one in case.dossier.claims}
    assert lines == {
        "strong": (2, None),
        "weak": (1, None),
        "any": (2, "strong"),
        "both": (1, "weak"),
        "mixed": (1, "weak"),
    }
    weak = {finding.claim for finding in result.findings if finding.rule == "weak-premise"}
    # Of a claim that names what is not there nothing is concluded.
    assert weak == {"both"}
    (dangling,) = [finding for finding in result.findings if finding.rule == "unknown-reference"]
    assert "`gone`" in dangling.message
    assert dangling.location.span.line == 8


@pytest.mark.parametrize(
    "premise",
    ["{any_of: [weak]}", "{any_of: weak}", "{one_of: [weak, strong]}", "{any_of: [weak, strong], x: y}", "[weak]"],
)
def test_other_shapes_are_refused(premise: str) -> None:
    text = ALTERNATIVES.replace("{any_of: [weak, strong]}", premise, 1)
    result = audit_files({"claims/a.yaml": text})
    assert "invalid-field" in {finding.rule for finding in result.findings}
