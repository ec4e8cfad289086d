"""Paths that share no node, and as few nodes that lie on every path: Menger's theorem, by augmenting paths.

The method of Ford and Fulkerson, on a graph in which a node, not an edge, can be used once.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def find_cut(starts: Iterable[Node], following: Mapping[Node, Sequence[Node]]) -> tuple[list[list[Node]], list[Node]]:
    """Return paths from starts to ends that share no node, and as many nodes without which there is no path.

    An end is a node that nothing follows.
    """
    starts = list(dict.fromkeys(starts))
    # The paths laid so far: the node behind each, and the one before it; None is outside.
    after: dict[Node, Node | None] = {}
    before: dict[Node, Node | None] = {}
    # A node has a near and a far side, with the node itself between them.  From the near side of a node that a path
    # uses, one can only go back along that path, to lay the rest of it anew.
    closed: dict[tuple[Node, bool], tuple[Node, bool] | None] = {}
    for start in starts:
        came_from: dict[tuple[Node, bool], tuple[Node, bool] | None] = {}
        pending: list[tuple[tuple[Node, bool], tuple[Node, bool] | None]] = [((start, False), None)]
        while pending:
            place, step = pending.pop()
            if place in came_from or place in closed:
                continue
            came_from[place] = step
            node, is_far = place
            is_used = node in after
            if not is_far:
                behind = before[node] if is_used else node
                if behind is not None:
                    pending.append(((behind, True), place))
            elif not is_used and not following.get(node):
                _lay(place, came_from, after, before)
                break
            else:
                pending += [((other, False), place) for other in following.get(node, ()) if after.get(node) != other]
                if is_used:
                    pending.append(((node, False), place))
        else:
            # What leads nowhere now leads nowhere later: no path that is laid from now on comes by here.
            closed.update(came_from)
    paths = [_follow(start, after) for start in starts if before.get(start, start) is None]
    reached = dict.fromkeys([*starts, *(node for node, is_far in closed if not is_far)])
    return paths, [node for node in reached if (node, True) not in closed]


def _lay(
    end: tuple[Node, bool],
    came_from: Mapping[tuple[Node, bool], tuple[Node, bool] | None],
    after: dict[Node, Node | None],
    before: dict[Node, Node | None],
) -> None:
    """Lay one path more, from where it was found to end."""
    fresh: list[tuple[Node | None, Node | None]] = [(end[0], None)]
    place = end
    while (step := came_from[place]) is not None:
        if step[0] != place[0]:
            if place[1]:
                del after[place[0]], before[step[0]]
            else:
                fresh.append((step[0], place[0]))
        place = step
    fresh.append((None, place[0]))
    for one, other in fresh:
        if one is not None:
            after[one] = other
        if other is not None:
            before[other] = one


def _follow(start: Node, after: Mapping[Node, Node | None]) -> list[Node]:
    path = []
    node: Node | None = start
    while node is not None:
        path.append(node)
        node = after[node]
    return path
