"""Walks through graphs, against walking every edge again and again."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.analysis.graph import components, find_cycles, invert, reach, strong_components

NODE = st.integers(0, 12)
EDGES = st.lists(st.tuples(NODE, NODE), max_size=25)
NAME = st.sampled_from("abcdefg")
GRAPH = st.dictionaries(NAME, st.lists(NAME, max_size=4, unique=True).map(tuple))


def close(graph: dict[str, tuple[str, ...]], start: set[str]) -> set[str]:
    """Return what leads on from `start`, by taking every edge as often as there are nodes."""
    reached = set(start)
    for _ in range(len("abcdefg")):
        reached |= {other for node in reached for other in graph.get(node, ())}
    return reached


def leads_to(graph: dict[str, tuple[str, ...]], node: str) -> set[str]:
    """Return what a node leads to in one step or more: itself only where a cycle comes back to it."""
    return close(graph, set(graph.get(node, ())))


@pytest.mark.slow
@given(GRAPH, st.sets(NAME))
def test_reach_is_all_that_can_be_walked_to(graph: dict[str, tuple[str, ...]], start: set[str]) -> None:
    assert reach(start, graph) == close(graph, start)


def test_reach_keeps_the_order_in_which_nodes_are_met() -> None:
    assert list(reach("ba", {"a": "cd", "d": "e"})) == ["b", "a", "c", "d", "e"]


@pytest.mark.slow
@given(GRAPH)
def test_inverting_turns_every_edge_round(graph: dict[str, tuple[str, ...]]) -> None:
    back = invert(graph.items())
    assert sorted((one, other) for other, ones in back.items() for one in ones) == sorted(
        (one, other) for one, others in graph.items() for other in others
    )
    assert all(ones == sorted(ones, key=list(graph).index) for ones in back.values())


@pytest.mark.slow
@given(EDGES)
def test_a_component_is_all_that_hangs_together(edges: list[tuple[int, int]]) -> None:
    found = components(edges)
    assert set(found) == {node for edge in edges for node in edge}
    for start, component in found.items():
        reached = {start}
        for _ in edges:
            reached |= {node for edge in edges if reached & set(edge) for node in edge}
        assert sorted(component) == sorted(reached)
        assert all(found[node] is component for node in component)


@pytest.mark.slow
@given(GRAPH)
def test_a_strong_component_is_all_that_leads_to_each_other(graph: dict[str, tuple[str, ...]]) -> None:
    ahead = {node: leads_to(graph, node) for node in "abcdefg"}
    expected = {
        frozenset(other for other in ahead[node] if node in ahead[other]) for node in ahead if node in ahead[node]
    }
    found = list(strong_components(graph))
    assert set(found) == expected
    assert len(found) == len(expected), "none is told twice"


@pytest.mark.slow
@given(GRAPH)
def test_a_cycle_is_a_shortest_one_from_the_smallest_node(graph: dict[str, tuple[str, ...]]) -> None:
    cycles = find_cycles(graph)
    assert list(cycles) == sorted(cycles)
    assert {cycle[0] for cycle in cycles} == {min(members) for members in strong_components(graph)}
    for cycle in cycles:
        assert len(set(cycle)) == len(cycle)
        assert all(other in graph[one] for one, other in pairwise((*cycle, cycle[0])))
        shorter = {cycle[0]}
        for _ in cycle[1:]:
            shorter = {other for node in shorter for other in graph.get(node, ())}
            assert cycle[0] not in shorter, "no shorter way leads back"


def test_cycles_of_a_figure_of_eight_and_of_one_node() -> None:
    graph = {"b": ("a", "c"), "a": ("b",), "c": ("d",), "d": ("b",), "x": ("x",), "y": ("x",)}
    assert find_cycles(graph) == (("a", "b"), ("x",))
    assert set(strong_components(graph)) == {frozenset("abcd"), frozenset("x")}


def test_of_cycles_as_short_the_one_of_smaller_nodes_is_told() -> None:
    assert find_cycles({"a": ("c", "b"), "b": ("a",), "c": ("a",)}) == (("a", "b"),)


@pytest.mark.slow
def test_long_chains_and_long_cycles() -> None:
    count = 50_000
    chain = {f"{number:06}": (f"{number + 1:06}",) for number in range(count)}
    assert list(strong_components(chain)) == []
    assert len(reach(["000000"], chain)) == count + 1
    ring = chain | {f"{count:06}": ("000000",)}
    (cycle,) = find_cycles(ring)
    assert cycle == tuple(sorted(ring))
