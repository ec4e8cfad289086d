"""What hangs together: the connected components of a graph that is given as its edges."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def find_components(edges: Iterable[tuple[Node, Node]]) -> dict[Node, list[Node]]:
    """Return for every node the nodes that edges join it to, however far round, itself included.

    Nodes of one component have one list in common.
    """
    joined: dict[Node, list[Node]] = {}
    for one, other in edges:
        # The lesser goes into the greater, so that none is moved more often than its component can double.
        lesser, greater = sorted((joined.setdefault(one, [one]), joined.setdefault(other, [other])), key=len)
        if lesser is not greater:
            greater += lesser
            joined.update(dict.fromkeys(lesser, greater))
    return joined
