"""Walks through graphs: what is reached, what leads back to itself, what hangs together.

A directed graph is given as node → the nodes it leads to; a node that leads nowhere may be left out.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Set
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
Value = TypeVar("Value")
# The nodes of what is walked round have an order, so that one of them is the first.
Graph = Mapping[str, Collection[str]]


def reach(start: Iterable[Node], graph: Mapping[Node, Iterable[Node]]) -> Set[Node]:
    """Return the nodes in `start` and all that they lead to, however far, in the order in which they are met."""
    seen = dict.fromkeys(start)
    pending = list(seen)
    while pending:
        for node in graph.get(pending.pop(), ()):
            if node not in seen:
                seen[node] = None
                pending.append(node)
    return seen.keys()


def invert(graph: Iterable[tuple[Value, Iterable[Node]]]) -> dict[Node, list[Value]]:
    """Return node → whatever leads to it, given pairs of that and the nodes it leads to; in the order of the pairs."""
    back: dict[Node, list[Value]] = {}
    for value, nodes in graph:
        for node in nodes:
            back.setdefault(node, []).append(value)
    return back


def components(edges: Iterable[tuple[Node, Node]]) -> dict[Node, list[Node]]:
    """Return for every node the nodes that edges join it to, whichever way they point, itself included.

    Nodes of one component have one list in common.
    """
    joined: dict[Node, list[Node]] = {}
    for one, other in edges:
        join_components(joined, one, other)
    return joined


def join_components(joined: dict[Node, list[Node]], one: Node, other: Node) -> None:
    """Add an edge to components as `components` returns them."""
    # The lesser goes into the greater, so that none is moved more often than its component can double.
    lesser, greater = sorted((joined.setdefault(one, [one]), joined.setdefault(other, [other])), key=len)
    if lesser is not greater:
        greater += lesser
        joined.update(dict.fromkeys(lesser, greater))


def find_cycles(graph: Graph) -> tuple[tuple[str, ...], ...]:
    """Return of every strong component a shortest cycle through its smallest node, which comes first; sorted."""
    return tuple(sorted(_find_shortest_cycle(members, graph) for members in strong_components(graph)))


def strong_components(graph: Graph) -> Iterator[frozenset[str]]:
    """Yield the largest sets of nodes of which each leads to each, itself included.

    A node by itself is one only where it leads to itself.  (Tarjan 1972; without recursion, as chains may be long.)
    """
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    on_stack: set[str] = set()
    stack: list[str] = []
    for start in graph:
        if start in index:
            continue
        work: list[tuple[str, Iterator[str]]] = [(start, iter(graph.get(start, ())))]
        index[start] = low[start] = len(index)
        stack.append(start)
        on_stack.add(start)
        while work:
            node, children = work[-1]
            for child in children:
                if child not in index:
                    index[child] = low[child] = len(index)
                    stack.append(child)
                    on_stack.add(child)
                    work.append((child, iter(graph.get(child, ()))))
                    break
                if child in on_stack:
                    low[node] = min(low[node], index[child])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    members = [stack.pop()]
                    while members[-1] != node:
                        members.append(stack.pop())
                    on_stack.difference_update(members)
                    if len(members) > 1 or node in graph.get(node, ()):
                        yield frozenset(members)


def _find_shortest_cycle(members: frozenset[str], graph: Graph) -> tuple[str, ...]:
    """Return a shortest path from the smallest member of a strong component back to itself."""
    start = min(members)
    came_from: dict[str, str] = {}
    pending = [start]
    for current in pending:
        for following in sorted(graph.get(current, ())):
            if following == start:
                path = [current]
                while path[-1] != start:
                    path.append(came_from[path[-1]])
                return tuple(reversed(path))
            if following in members and following not in came_from:
                came_from[following] = current
                pending.append(following)
    raise ValueError("a strong component without a cycle")
