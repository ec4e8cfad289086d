"""Circles in a graph: what leads back to itself.  A graph is given as name → the names it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Graph = Mapping[str, tuple[str, ...]]


def find_circles(graph: Graph) -> tuple[tuple[str, ...], ...]:
    """Return a shortest walk round from the smallest name of every knot, sorted."""
    return tuple(sorted(_walk_round(members, graph) for members in find_knots(graph)))


def find_knots(graph: Graph) -> Iterator[frozenset[str]]:
    """Yield the largest sets of names of which each leads, by way of the others, back to itself."""
    for component in _find_components(graph):
        if len(component) > 1 or component[0] in graph.get(component[0], ()):
            yield frozenset(component)


def _find_components(graph: Graph) -> Iterator[list[str]]:
    """Yield the strongly connected components (Tarjan 1972), without recursion: chains may be long."""
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
                    component = []
                    while True:
                        member = stack.pop()
                        on_stack.discard(member)
                        component.append(member)
                        if member == node:
                            break
                    yield component


def _walk_round(members: frozenset[str], graph: Graph) -> tuple[str, ...]:
    """Return a shortest way from the smallest member back to itself."""
    start = min(members)
    came_from: dict[str, str] = {}
    pending: list[str] = [start]
    for current in pending:
        for parent in sorted(graph.get(current, ())):
            if parent == start:
                path = [current]
                while path[-1] != start:
                    path.append(came_from[path[-1]])
                return tuple(reversed(path))
            if parent in members and parent not in came_from:
                came_from[parent] = current
                pending.append(parent)
    return (start,)
