"""Edits leave a file as it was, but for what they change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pygls", reason="the server needs the extra lsp")

from yaml.events import ScalarEvent

from claimcheck.load.scalar import start_of
from claimcheck.load.tree import MappingNode, SequenceNode, Tree, read_tree
from claimcheck.server.edit import Edit, add_record, apply_edit, reads_back, replace_key, replace_value
from claimcheck.server.target import node_at

PATH = ("claims", 0, "evidence", 0, "quote")
STYLES = {
    "plain": "old words",
    "single": "'old ''words'''",
    "double": '"old \\"words\\""',
    "folded": ">-\n          old words\n          go on\n",
    "literal": "|\n          old words\n\n          go on\n\n",
    "indented": ">2\n          old words",
    "flow": "[]",
}


def make(quote: str, line_end: str = "\n") -> Tree:
    head = "claims:\n  - id: a\n    evidence:\n      - source: s\n"
    text = f"{head}        quote: {quote.rstrip()}\n        note: kept # too\n"
    return read_tree(text.replace("\n", line_end))


def value(tree: Tree, path: tuple[str | int, ...] = PATH) -> str:
    node = node_at(tree, path)
    assert isinstance(node, ScalarEvent)
    return str(node.value)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("style", sorted(STYLES.keys() - {"flow", "indented"}))
@pytest.mark.parametrize(
    "words", ["new words", 'he said: "no" # and \\ left', "- it’s 'so'", "word " * 60, "@ 😀\u2028x"]
)
def test_a_value_gets_other_words_in_its_own_style_where_that_can_hold_them(
    style: str, words: str, line_end: str
) -> None:
    tree = make(STYLES[style], line_end)
    edit = replace_value("a.yaml", tree, PATH, words)
    assert edit is not None
    changed = read_tree(apply_edit(tree.text, edit))
    assert not changed.defects
    assert value(changed).split() == words.split()
    assert value(changed, (*PATH[:-1], "note")) == "kept"
    old, new = node_at(tree, PATH), node_at(changed, PATH)
    assert isinstance(old, ScalarEvent)
    assert isinstance(new, ScalarEvent)
    assert new.style in (old.style, '"')
    if words == "new words":
        assert new.style == old.style
    assert "# too" in changed.text
    assert changed.text.count("\n") == changed.text.count(line_end)


def test_what_is_no_text_is_not_replaced() -> None:
    tree = make(STYLES["flow"])
    assert replace_value("a.yaml", tree, PATH, "words") is None
    assert replace_value("a.yaml", tree, ("claims", 7), "words") is None


@pytest.mark.parametrize(
    ("old", "new", "is_right"),
    [
        ("quote: x", "quote: y", True),
        ("quote: x", "quote: z", False),
        ("quote: x\n        note: kept", "quote: y\n        note: lost", False),
        ("quote: x\n        note: kept", "quote: y", False),
        ("quote: x", "quote: y\n        locator: 1", False),
        ("source: s\n        quote: x", "quote: y\n        source: [s]", False),
        ("quote: x", "quote: y\n        quote: y", False),
        ("quote: x", "quote: y\n  ]", False),
    ],
)
def test_an_edit_that_changes_more_is_noticed(old: str, new: str, is_right: bool) -> None:
    tree = make("x")
    start = tree.text.index(old)
    assert reads_back(tree, PATH, Edit("a.yaml", start, start + len(old), new), "y") is is_right


@pytest.mark.slow
@given(st.text(min_size=1, max_size=60), st.sampled_from(sorted(STYLES.keys() - {"flow"})))
def test_whatever_the_words_the_file_reads_back_or_nothing_is_offered(words: str, style: str) -> None:
    tree = make(STYLES[style])
    edit = replace_value("a.yaml", tree, PATH, words)
    if edit is not None:
        changed = read_tree(apply_edit(tree.text, edit))
        assert value(changed).split() == words.split()
        assert value(changed, (*PATH[:-1], "note")) == "kept"


def test_a_key_is_renamed_unless_the_name_is_taken() -> None:
    tree = make("x")
    edit = replace_key("a.yaml", tree, (*PATH[:-1], "note"), "locator")
    assert edit is not None
    assert "        locator: kept # too" in apply_edit(tree.text, edit)
    assert replace_key("a.yaml", tree, (*PATH[:-1], "note"), "source") is None
    assert replace_key("a.yaml", tree, (*PATH[:-1], "colour"), "source") is None


@pytest.mark.parametrize(
    "text",
    [
        "origins:\n  - id: a\n",
        "origins:\n- id: a\n  name: A\nsources: []\n",
        "origins:\n  - id: a\n    note: >-\n      words\n      more # no comment\n\n# the end\n",
        "origins:\n  - {id: a, name: A} # flow\n",
        "sources:\n  - id: s",
        "sources: []\r\n",
    ],
)
def test_a_record_is_added_to_its_list_or_the_list_begun(text: str) -> None:
    tree = read_tree(text)
    edit = add_record("a.yaml", tree, "origins", "new-one")
    assert edit is not None
    changed = read_tree(apply_edit(text, edit))
    assert not changed.defects
    assert isinstance(changed.root, MappingNode)
    origins = changed.root.entries["origins"][1]
    assert isinstance(origins, SequenceNode)
    assert value(changed, ("origins", len(origins.items) - 1, "id")) == "new-one"
    # What was there is there still, to the letter.
    assert apply_edit(text, edit).replace(edit.words, "", 1) == text
    if "origins" in text:
        assert value(changed, ("origins", 0, "id")) == "a"


@pytest.mark.parametrize("text", ["origins: []\n", "origins: [{id: a}]\n", "origins: [\n", "- a\n", "origins: none\n"])
def test_a_list_of_another_shape_is_left_alone(text: str) -> None:
    assert add_record("a.yaml", read_tree(text), "origins", "new-one") is None


def test_offsets_are_those_of_the_text() -> None:
    tree = make("'x'")
    edit = replace_value("a.yaml", tree, PATH, "y")
    node = node_at(tree, PATH)
    assert edit is not None
    assert isinstance(node, ScalarEvent)
    assert (edit.start, tree.text[edit.start : edit.end]) == (start_of(node), "'x'")
