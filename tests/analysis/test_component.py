"""Connected components, against walking round."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.analysis.component import find_components

NODE = st.integers(0, 12)


@given(st.lists(st.tuples(NODE, NODE), max_size=25))
def test_a_component_is_all_that_can_be_walked_to(edges: list[tuple[int, int]]) -> None:
    found = find_components(edges)
    assert set(found) == {node for edge in edges for node in edge}
    for start, component in found.items():
        reached = {start}
        for _ in edges:
            reached |= {node for edge in edges if reached & set(edge) for node in edge}
        assert sorted(component) == sorted(reached)
        assert all(found[node] is component for node in component)
