"""What a reader says of nodes of the wrong shape, and of keys that do not belong."""

from __future__ import annotations

from typing import Any

import pytest

from claimcheck.load.kind import Field, Many, Record, Text
from claimcheck.load.reader import NOTHING_TO_SAY, Reader
from claimcheck.load.tree import MappingNode, Refused, SequenceNode, read_tree
from claimcheck.model.position import Fragment, Pointer

AT = Pointer("a.yaml", ("claims", 0))
HOMES = {"quote": ["a piece of evidence"], "title": ["a source", "a film"]}


@pytest.mark.parametrize(
    ("yaml", "found"),
    [
        ("x", "text"),
        ("''", "nothing"),
        ("'  '", "nothing"),
        ("{a: b}", "keys and values"),
        ("[a]", "a list"),
    ],
)
@pytest.mark.parametrize(("step", "name"), [("note", "`note`"), (3, "this entry")])
def test_a_node_of_the_wrong_shape_is_told_by_what_it_is(yaml: str, found: str, step: str | int, name: str) -> None:
    reader = Reader(HOMES)
    node = read_tree(yaml).root
    assert node is not None
    reader.refuse_shape(node, AT, step, "a list of words")
    (seen,) = reader.observations
    assert seen.at == AT / step
    assert seen.message == f"{name} must be a list of words, and is {found}"
    assert seen.help == (NOTHING_TO_SAY if found == "nothing" else None)


def test_what_was_refused_already_is_not_told_twice() -> None:
    reader = Reader(HOMES)
    reader.refuse_shape(Refused(0, 1), AT, "note", "text")
    assert reader.observations == []


def test_a_report_has_the_place_in_the_file() -> None:
    reader = Reader(HOMES)
    reader.report(AT, "this is wrong", "mend it", Fragment(2, 5), on_key=True)
    (seen,) = reader.observations
    assert (seen.message, seen.help, seen.fragment, seen.on_key, seen.location) == (
        "this is wrong",
        "mend it",
        Fragment(2, 5),
        True,
        None,
    )


def build(at: Pointer, **values: Any) -> dict[str, Any]:
    return {"at": at, **values}


def read_record(yaml: str, *fields: Field) -> tuple[Any, list[tuple[Pointer, str, str | None]]]:
    reader = Reader(HOMES)
    node = read_tree(yaml).root
    assert isinstance(node, MappingNode)
    found = Record("a claim", "What is said.", fields, build).read_mapping(reader, node, AT)
    return found, [(seen.at, seen.message, seen.help) for seen in reader.observations]


@pytest.mark.parametrize(
    ("key", "help_line"),
    [
        ("nots", "did you mean `note`?"),
        ("remark", "did you mean `note`?"),
        ("Remark", "did you mean `note`?"),
        ("quote", "`quote` belongs to a piece of evidence"),
        ("title", "`title` belongs to a source or a film"),
        ("weather", "a key of your own begins with x-"),
    ],
)
def test_a_key_that_does_not_belong_is_told_with_what_was_meant(key: str, help_line: str) -> None:
    field = Field("note", Text(), "Anything.", elsewhere=("remark",))
    found, problems = read_record(f"{{{key}: x, x-own: y, note: z}}", field)
    assert found == {"at": AT, "note": "z"}
    assert problems == [(AT / key, f"`{key}` is not a field of a claim", help_line)]


def test_a_required_key_is_asked_for_by_what_it_is() -> None:
    found, problems = read_record("{}", Field("note", Text(), "Anything.", required=True))
    assert found == {"at": AT}
    assert problems == [(AT, "a claim needs `note`", "Anything.")]


def test_what_should_have_an_id_is_not_kept_without_one() -> None:
    reader = Reader(HOMES)
    record = Record("a claim", "", (Field("id", Text(), "Its name."),), build)
    node = read_tree("[{id: a}, {x-a: b}, {id: ''}, {id: c}]").root
    assert isinstance(node, SequenceNode)
    values = Many(record, "claims").read(reader, node, AT, "claims")
    assert [value["id"] for value in values] == ["a", "c"]
    assert [seen.message for seen in reader.observations] == ["`id` is empty"]
