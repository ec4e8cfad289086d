"""The graph in DOT, read back by a strict parser of what is written in it, and by Graphviz."""

from __future__ import annotations

import html
import re
import shutil
import subprocess

import pytest
from hypothesis import given, settings

from claimcheck.report.format.dot import write_dot
from tests.report.hostile_graph import HOSTILE, NAMES, Read, as_read, hostile_graph

_DOT_NODE = re.compile(
    r'    n(\d+) \[label="((?:[^"\\&]|\\[\\"n]|&amp;|&\#35;)*)", shape=[a-z]+(?:, [a-z]+=[a-z0-9]+)*\];'
)
_DOT_EDGE = re.compile(r'    n(\d+) -> n(\d+)(?: \[(?:label="([a-z ]+)")?(?:(?:, |(?<=\[))[a-z]+=[a-z]+)*\])?;')


def read_dot(text: str) -> Read:
    lines = text.split("\n")
    assert lines[:2] == ["digraph claimcheck {", "    rankdir=LR;"]
    assert lines.pop() == "}"
    nodes: list[list[str]] = []
    edges: set[tuple[int, int, str]] = set()
    for line in lines[4:]:
        if match := _DOT_NODE.fullmatch(line):
            assert int(match[1]) == len(nodes)
            nodes.append([html.unescape(re.sub(r'\\([\\"])', r"\1", part)) for part in _split_dot(match[2])])
        else:
            match = _DOT_EDGE.fullmatch(line)
            assert match, line
            edges.add((int(match[1]), int(match[2]), match[3] or ""))
    return Read(nodes, edges)


def _split_dot(label: str) -> list[str]:
    parts = [""]
    for token in re.findall(r"\\.|[^\\]", label):
        if token == r"\n":
            parts.append("")
        else:
            parts[-1] += token
    return parts


def test_hostile_names_are_shown_as_they_are() -> None:
    text = write_dot(hostile_graph(HOSTILE))
    assert read_dot(text) == as_read(hostile_graph(HOSTILE))
    assert "##[" not in text
    assert write_dot(hostile_graph(HOSTILE)) == text


@pytest.mark.slow
@settings(max_examples=60)
@given(NAMES)
def test_any_names(names: list[str]) -> None:
    graph = hostile_graph(names)
    assert read_dot(write_dot(graph)) == as_read(graph)


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_reads_it() -> None:
    text = write_dot(hostile_graph(HOSTILE))
    drawn = subprocess.run(["dot", "-Tsvg"], input=text.encode(), capture_output=True, check=False)
    assert (drawn.returncode, drawn.stderr) == (0, b"")
    assert html.escape(HOSTILE[2], quote=False) in drawn.stdout.decode()
