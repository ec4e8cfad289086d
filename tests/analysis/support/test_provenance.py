"""Who derives from whom, and who stands behind each, against walking every chain."""

from __future__ import annotations

import pytest
from hypothesis import given

from claimcheck.analysis.identity.party_name import fold_name
from claimcheck.analysis.policy import DEFAULT_POLICY, Policy
from claimcheck.analysis.support.provenance import Party, Provenance
from claimcheck.model.claim import Access
from claimcheck.model.dossier import Dossier
from claimcheck.model.source import Origin, Source
from tests.analysis.casework import evidence, origin, source
from tests.analysis.support.brute_force import AUTHORS, BruteForce, World, fold, worlds


def make(*records: Source | Origin, policy: Policy = DEFAULT_POLICY) -> Provenance:
    sources = tuple(record for record in records if isinstance(record, Source))
    origins = tuple(record for record in records if isinstance(record, Origin))
    return Provenance(Dossier((), sources, origins), policy)


@pytest.mark.slow
@given(worlds())
def test_roots_and_rootless_by_brute_force(world: World) -> None:
    known, brute = world.open()[0].provenance, BruteForce(world)
    for record in world.sources:
        chains = list(brute.chains(record.id))
        roots = {chain[-1] for chain in chains if not brute.circle(chain[-1])}
        assert known.roots(record.id) == tuple(sorted(roots))
        circle = brute.circle(record.id)
        assert known.rootless.get(record.id) == (min(circle) if circle else None)
    assert all(len(set(cycle)) == len(cycle) and cycle[0] == min(cycle) for cycle in known.cycles)


@pytest.mark.slow
@given(worlds())
def test_who_may_be_the_same(world: World) -> None:
    known, brute = world.open()[0].provenance, BruteForce(world)
    for name, group in known.same_origin.items():
        assert group == tuple(sorted(n for n in brute.leader if brute.leader[n] == brute.leader[name]))
    for name, leader in brute.leader.items():
        assert (name in known.same_origin) == (list(brute.leader.values()).count(leader) > 1)


@pytest.mark.slow
@given(worlds())
def test_all_who_must_be_right_for_a_source(world: World) -> None:
    known, brute = world.open()[0].provenance, BruteForce(world)
    for record in world.sources:
        assert set(known.parties(record.id)) == brute.people((record.id,))
        assert set(known.people(record)) == brute.people((record.id,)) - {("source", record.id)}


@pytest.mark.parametrize(
    ("shared", "kinds"),
    [
        (("origin",), []),
        (("origin", "source"), ["source"]),
        (("source", "author"), ["source", "author", "author"]),
        (("publisher",), ["publisher"]),
    ],
)
def test_the_desk_says_who_counts(shared: tuple[str, ...], kinds: list[str]) -> None:
    known = make(source("paper", author=["Ann", "Ben"], publisher="House"), policy=Policy(shared))
    assert [party.kind for party in known.parties("paper")] == kinds
    assert known.parties("gone") == ((Party("source", "gone"),) if "source" in shared else ())


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("REUTERS ", "reuters"),
        ("The  House.", "the house"),
        ("O’Brien", "o brien"),
        ("e\u0301tat", "état"),
        ("Straße", "strasse"),
        ("soft\u00adhyphen", "softhyphen"),
        ("हिन्दी", "हिन्दी"),
        ("!!!", "!!!"),
    ],
)
def test_names_are_compared_without_case_and_punctuation(name: str, folded: str) -> None:
    assert fold_name(name) == folded


def test_spellings_of_one_name_are_one_party() -> None:
    assert len({make().person("author", name) for name in AUTHORS}) == len(set(map(fold, AUTHORS)))
    assert make().person("author", "Ann") != make().person("publisher", "Ann")


def test_the_name_to_show_is_that_of_the_first_source_by_id() -> None:
    known = make(source("b", author=["ANN"], publisher="House"), source("a", author=["Ann"]))
    assert known.names == {Party("author", "ann"): "Ann", Party("publisher", "house"): "House"}


def test_parties_are_sorted_from_the_beginning_of_the_chain() -> None:
    parties = [Party("publisher", "a"), Party("author", "a"), Party("source", "b"), Party("source", "a")]
    ranked = sorted([*parties, Party("origin", "z")], key=lambda party: party.rank)
    assert [f"{party.kind} {party.key}" for party in ranked] == [
        "origin z",
        "source a",
        "source b",
        "author a",
        "publisher a",
    ]


@pytest.mark.parametrize(
    ("access", "root", "is_own"),
    [
        (Access.WITNESSED, "paper", True),
        (Access.DOCUMENTED, "paper", True),
        (Access.WITNESSED, "gone", True),
        (Access.TOLD, "paper", False),
        (Access.UNKNOWN, "log", True),
        (Access.UNKNOWN, "gone", False),
    ],
)
def test_who_is_its_own_origin(access: Access, root: str, is_own: bool) -> None:
    known = make(source("paper"), source("log", primary=True))
    assert known.is_own_origin(evidence(root, access=access), root) is is_own


def test_a_debt_is_found_by_its_parent_and_repeated_ones_count_once() -> None:
    paper = source("paper", ["wire", "log", "wire", ""])
    known = make(paper, origin("somebody"))
    assert known.parents == {"paper": ("wire", "log")}
    assert known.derivation(paper, "log") == paper.derived_from[1]
    assert known.derivation(paper, "wire") == paper.derived_from[0]
    assert known.derivation(paper, "other") is None


def test_of_two_sources_with_one_id_the_first_counts() -> None:
    known = make(source("paper", ["wire"], author=["Ann"]), source("paper", ["log"], author=["Ben"]))
    assert known.parents == {"paper": ("wire",)}
    assert Party("author", "ann") in known.parties("paper")
    assert Party("author", "ben") not in known.parties("paper")
