"""Which rules run, against the words of the contract: the more precise name wins, and ignoring wins over selecting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.audit.selection import ALL, find_unknown, select_rules
from claimcheck.model.finding import Certainty
from claimcheck.rules.kit.catalogue import FAMILIES, load_catalogue

CATALOGUE = load_catalogue()
WORDS = st.sets(st.sampled_from([*CATALOGUE, *FAMILIES, ALL]), max_size=4)


@given(WORDS, WORDS, st.booleans())
def test_the_most_precise_word_decides(select: set[str], ignore: set[str], exact_only: bool) -> None:
    found = select_rules(CATALOGUE, select, ignore, exact_only)
    assert [rule.name for rule in found] == [name for name in CATALOGUE if CATALOGUE[name] in found], "in their order"
    for rule in CATALOGUE.values():
        wider = {ALL, rule.family}
        is_wanted = rule.name in select or (bool(wider & select) and not wider & ignore)
        runs = is_wanted and rule.name not in ignore
        if exact_only and rule.certainty is not Certainty.EXACT:
            runs = False
        assert (rule in found) == runs, rule.name


@pytest.mark.parametrize(
    ("select", "ignore", "names"),
    [
        (["single-source"], [], ["single-source"]),
        (["single-source"], ["provenance"], ["single-source"]),
        (["single-source"], ["single-source"], []),
        (["provenance"], [ALL], []),
        (["single-source", "grading"], [ALL], ["single-source"]),
        ([], [], []),
    ],
)
def test_by_hand(select: list[str], ignore: list[str], names: list[str]) -> None:
    assert [rule.name for rule in select_rules(CATALOGUE, select, ignore, exact=False)] == names


def test_all_but_a_family_and_all_but_heuristics() -> None:
    found = select_rules(CATALOGUE, [ALL], ["provenance"], exact=False)
    assert {rule.family for rule in found} == set(FAMILIES) - {"provenance"}
    exact = select_rules(CATALOGUE, [ALL], [], exact=True)
    assert exact == tuple(rule for rule in CATALOGUE.values() if rule.certainty is Certainty.EXACT)
    assert len(exact) < len(CATALOGUE)


def test_words_that_name_nothing_are_told_with_what_was_meant() -> None:
    assert find_unknown(["single-source", "provenance", ALL], CATALOGUE) == []
    assert find_unknown(["singel-source", "weather"], CATALOGUE) == [
        ("singel-source", "did you mean `single-source`?"),
        ("weather", None),
    ]
