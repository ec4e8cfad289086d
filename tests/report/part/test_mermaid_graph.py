"""The graph in Mermaid's language, read back by a strict parser of what is written in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from claimcheck.report.part.mermaid_graph import draw_small_mermaid, write_mermaid
from claimcheck.report.part.provenance_graph import draw_graph
from tests.analysis.casework import case, claim, evidence, source
from tests.report.hostile_graph import HOSTILE, NAMES, Read, as_read, hostile_graph

_PLAIN = r"[^\"`<>&%{}()\[\]|;:\\$#]"
_MERMAID_NODE = re.compile(
    rf"""    n(\d+)(\["|\("|\(\["|\{{\{{"|\[/")((?:{_PLAIN}|\#\d+;|<br/>)*)("\]|"\)|"\]\)|"\}}\}}|"/\])"""
)
_MERMAID_EDGE = re.compile(r'    n(\d+) (-->|-\.->|-\.-x|-\.-|==>)(?:\|"([a-z ]+)"\|)? n(\d+)')
_CLOSING = {'["': '"]', '("': '")', '(["': '"])', '{{"': '"}}', '[/"': '"/]'}


def read_mermaid(text: str) -> Read:
    head, *lines = text.split("\n")
    assert head == "flowchart LR"
    marked = []
    if lines and lines[-1].startswith("    class "):
        marked = lines.pop().removeprefix("    class ").removesuffix(" cut").split(",")
        assert lines.pop() == "    classDef cut stroke:darkorange,stroke-width:3px"
    nodes: list[list[str]] = []
    edges: set[tuple[int, int, str]] = set()
    for line in lines:
        if match := _MERMAID_NODE.fullmatch(line):
            assert not edges
            assert int(match[1]) == len(nodes)
            assert _CLOSING[match[2]] == match[4]
            label = re.sub(r"#(\d+);", lambda code: chr(int(code[1])), match[3])
            nodes.append(label.split("<br/>"))
            assert (f"n{match[1]}" in marked) == label.startswith("◆ ")
        else:
            match = _MERMAID_EDGE.fullmatch(line)
            assert match, line
            edges.add((int(match[1]), int(match[4]), match[3] or ""))
    return Read(nodes, edges)


def test_hostile_names_are_shown_as_they_are() -> None:
    text = write_mermaid(hostile_graph(HOSTILE))
    assert read_mermaid(text) == as_read(hostile_graph(HOSTILE))
    assert "##[" not in text
    assert write_mermaid(hostile_graph(HOSTILE)) == text


@pytest.mark.slow
@settings(max_examples=60)
@given(NAMES)
def test_any_names(names: list[str]) -> None:
    # Mermaid knows three things that no entity code keeps from coming to life.
    graph = hostile_graph([re.sub("[:$¶°]", "", name) or "x" for name in names])
    assert read_mermaid(write_mermaid(graph)) == as_read(graph)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("fa:fa-car", r"fa\u{3A}fa-car"), ("$$x$$", r"\u{24}$x\u{24}$"), ("ﬂ°°60¶ß", r"ﬂ\u{B0}°60\u{B6}ß")],
)
def test_what_no_code_keeps_from_coming_to_life(name: str, shown: str) -> None:
    only = claim(name)
    assert read_mermaid(write_mermaid(draw_graph(case([only]), [only]))).nodes[0][0] == shown


def test_what_mermaid_would_refuse_is_not_put_on_a_page() -> None:
    many = claim("a", *(evidence(f"s{number}", f"o{number}") for number in range(251)))
    few = claim("b", *many.evidence[:250])
    long = claim(
        "c", *(evidence(f"s{number}", *(f"{'?' * 50}{number}{name}" for name in "ab")) for number in range(150))
    )
    known = case([many, few, long], [source(f"s{number}") for number in range(251)])
    assert draw_small_mermaid(known, many) is None
    assert draw_small_mermaid(known, long) is None
    assert draw_small_mermaid(known, few) == write_mermaid(draw_graph(known, [few]))
