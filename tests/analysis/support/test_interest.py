"""Whether everything comes from parties to the matter, against every chain upward."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.analysis.policy import DEFAULT_POLICY
from claimcheck.analysis.support.interest import find_interested
from claimcheck.analysis.support.provenance import Provenance
from claimcheck.model.claim import Evidence
from claimcheck.model.dossier import Dossier
from claimcheck.model.source import Interest
from tests.analysis.casework import evidence, origin, source

SOURCES, ORIGINS = "abcde", "xyz"
NAMES = st.sampled_from(SOURCES)


def make(
    parents: dict[str, list[str]], parties: set[str], pieces: list[tuple[str, list[str]]]
) -> tuple[Provenance, list[Evidence]]:
    """Make a dossier of which `parties`, sources and origins, have an interest."""
    sources = [source(name, parents.get(name, [])) for name in SOURCES]
    dossier = Dossier(
        (),
        tuple(one._replace(interest=Interest.PARTY) if one.id in parties else one for one in sources),
        tuple(origin(name, interest=Interest.PARTY if name in parties else Interest.NONE) for name in ORIGINS),
    )
    return Provenance(dossier, DEFAULT_POLICY), [evidence(name, *origins) for name, origins in pieces]


def climb(name: str, parents: dict[str, list[str]], before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield every chain from a source to a beginning that passes none twice."""
    if not parents.get(name):
        yield (*before, name)
    for parent in parents.get(name, ()):
        if parent not in (*before, name):
            yield from climb(parent, parents, (*before, name))


@pytest.mark.slow
@given(
    st.dictionaries(NAMES, st.lists(NAMES, max_size=2, unique=True)),
    st.sets(st.sampled_from(SOURCES + ORIGINS)),
    st.lists(st.tuples(NAMES, st.lists(st.sampled_from(ORIGINS + "?"), max_size=2, unique=True)), max_size=3),
)
def test_everybody_is_a_party_where_no_chain_avoids_them(
    parents: dict[str, list[str]], parties: set[str], pieces: list[tuple[str, list[str]]]
) -> None:
    provenance, support = make(parents, parties, pieces)
    free = [
        chain
        for name, origins in pieces
        for chain in climb(name, parents)
        if parties.isdisjoint(chain) and not (origins and parties.issuperset(origins))
    ]
    found = {record.id for record in find_interested(support, provenance)}
    if free:
        assert found == set()
    else:
        # Parties on some chain, before which no other source of the chain is one.
        met = set()
        for name, origins in pieces:
            for chain in climb(name, parents):
                first = next((step for step in chain if step in parties), None)
                met |= {first} if first else set(origins)
        assert found >= met
        assert found <= parties


def test_what_goes_through_a_party_is_its_word_whoever_told_it() -> None:
    parents = {"a": ["b"], "b": ["c"]}
    provenance, support = make(parents, {"b"}, [("a", ["x"])])
    assert [record.id for record in find_interested(support, provenance)] == ["b"]


def test_an_origin_without_interest_and_nobody_named_may_be_somebody_else() -> None:
    for origins in (["x", "y"], [], ["no-such-origin"]):
        provenance, support = make({}, {"x", "c"}, [("c", []), ("a", origins), ("b", ["x"])])
        assert find_interested(support, provenance) == ()


def test_parties_are_told_in_the_order_in_which_they_are_met() -> None:
    provenance, support = make({}, {"x", "z", "c"}, [("a", ["z"]), ("c", []), ("a", ["x", "z"])])
    assert [record.id for record in find_interested(support, provenance)] == ["z", "c", "x"]
