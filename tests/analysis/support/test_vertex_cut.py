"""Paths that share no node and cuts, against every path and every set of nodes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.analysis.support.vertex_cut import find_cut

NODES = "abcdefgh"
NODE = st.sampled_from(NODES)
GRAPH = st.dictionaries(NODE, st.lists(NODE, max_size=4, unique=True))


def walk(graph: dict[str, list[str]], path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield every path on to an end that passes no node twice."""
    if not graph.get(path[-1]):
        yield path
    for node in graph.get(path[-1], ()):
        if node not in path:
            yield from walk(graph, (*path, node))


def list_paths(starts: list[str], graph: dict[str, list[str]]) -> list[tuple[str, ...]]:
    return [path for start in starts for path in walk(graph, (start,))]


def is_cut(nodes: tuple[str, ...] | list[str], paths: list[tuple[str, ...]]) -> bool:
    return all(set(path) & set(nodes) for path in paths)


# Paths that have to be laid anew: the first one found takes what two others need.
@pytest.mark.slow
@example(starts=["a", "b"], graph={"a": ["c", "d"], "b": ["d"], "c": [], "d": ["c", "e"], "e": []})
@example(starts=["a"], graph={"a": ["a", "b"], "b": ["a"]})
@settings(max_examples=300)
@given(starts=st.lists(NODE, max_size=4), graph=GRAPH)
def test_as_many_paths_as_the_fewest_nodes_that_lie_on_all(starts: list[str], graph: dict[str, list[str]]) -> None:
    paths, cut = find_cut(starts, graph)
    everything = list_paths(starts, graph)
    fewest = next(n for n in range(9) if any(is_cut(nodes, everything) for nodes in combinations(NODES, n)))
    assert len(paths) == len(cut) == len(set(cut)) == fewest
    assert is_cut(cut, everything)
    walked = [node for path in paths for node in path]
    assert len(walked) == len(set(walked)), "no two share a node"
    for path in paths:
        assert path[0] in starts
        assert not graph.get(path[-1])
        assert all(other in graph[one] for one, other in pairwise(path))


def test_by_hand() -> None:
    # Two ways out of a, and one node that both must pass.
    paths, cut = find_cut(["a"], {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": ["e", "f"]})
    assert len(paths) == 1
    assert cut == ["a"]
    paths, cut = find_cut(["a", "x"], {"a": ["b", "c"], "b": ["d"], "c": ["d"], "x": ["d", "y"]})
    assert sorted(map(tuple, paths)) in ([("a", "b", "d"), ("x", "y")], [("a", "c", "d"), ("x", "y")])
    assert sorted(cut) in (["a", "x"], ["d", "x"])


def test_a_start_that_is_an_end() -> None:
    assert find_cut(["a", "b", "a"], {}) == ([["a"], ["b"]], ["a", "b"])


@pytest.mark.slow
def test_long_chains_need_no_recursion() -> None:
    chain = {number: [number + 1] for number in range(20_000)}
    paths, cut = find_cut([0, 5], chain)
    assert len(paths) == len(cut) == 1
