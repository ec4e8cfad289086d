"""The JSON Schema that editors use and the loader accept the same files, and the real dossier is one of them."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from claimcheck.load.files import Folder
from claimcheck.load.loader import Loader, load_dossier
from claimcheck.load.record_schema import FILE, FORMAT_VERSION, ITEM_TYPES, RECORDS, json_schema
from claimcheck.model.claim import Access, Stance, Verdict
from claimcheck.model.claim import Kind as ClaimKind
from claimcheck.model.source import How, Interest

REPOSITORY = Path(__file__).parents[2]
REAL_FILES = sorted(path for folder in ("claims", "sources") for path in (REPOSITORY / folder).glob("*.yaml"))
SCHEMA = json_schema()
DIGEST = "0123456789abcdef" * 4


def is_valid(text: str) -> bool:
    """Tell whether the schema accepts a text, read as an editor reads it: text, except for true and false."""
    return bool(Draft7Validator(SCHEMA).is_valid(with_flags(yaml.load(text, yaml.BaseLoader))))


def with_flags(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: with_flags(child) for key, child in value.items()}
    if isinstance(value, list):
        return [with_flags(child) for child in value]
    return {"true": True, "false": False}.get(value, value)


def find_problems(text: str) -> list[str]:
    loader = Loader()
    loader.add_bytes("a.yaml", text.encode())
    return [problem.observation.message for problem in loader.problems]


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for child in schema.values():
            yield from objects(child)
    elif isinstance(schema, list):
        for child in schema:
            yield from objects(child)


def test_is_a_draft_7_schema() -> None:
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert SCHEMA["$id"] == f"urn:claimcheck:dossier:{FORMAT_VERSION}"
    Draft7Validator.check_schema(SCHEMA)


def test_every_property_is_described() -> None:
    records = [SCHEMA, *SCHEMA["definitions"].values()]
    assert len(records) == len(RECORDS) + 1
    for record in records:
        assert record["description"].endswith(".")
        assert record["additionalProperties"] is False
        for name, schema in {**record["properties"], **record["patternProperties"]}.items():
            described = SCHEMA["definitions"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
            assert described.get("description", "").endswith("."), name
            assert "  " not in described["description"], name


def test_every_word_of_a_scale_has_its_meaning() -> None:
    scales = [schema for schema in objects(SCHEMA) if isinstance(schema.get("enum"), list)]
    bare = [schema for schema in scales if "enumDescriptions" not in schema]
    assert [schema["enum"] for schema in bare] == [list(ITEM_TYPES)]
    assert len(scales) > 8
    for schema in scales:
        if schema not in bare:
            assert len(set(schema["enumDescriptions"])) == len(schema["enum"])
            assert all(schema["enumDescriptions"])


@pytest.mark.parametrize("members", [Access, How, Interest, ClaimKind, Stance, Verdict])
def test_every_word_of_the_model_can_be_written(members: type[enum.Enum]) -> None:
    words = [set(schema["enum"]) for schema in objects(SCHEMA) if isinstance(schema.get("enum"), list)]
    assert {str(member.value) for member in members} in words


def test_an_editor_is_told_in_words_what_does_not_fit() -> None:
    """A pattern, and a list of types, are shown as they are where no message stands beside them."""
    scalars = [schema for schema in objects(SCHEMA) if "pattern" in schema or isinstance(schema.get("type"), list)]
    assert len(scalars) > 20
    for schema in scalars:
        assert schema["errorMessage"].endswith("."), schema


def test_an_editor_writes_no_defaults_into_new_records() -> None:
    assert not [schema for schema in objects(SCHEMA) if "default" in schema]
    described = SCHEMA["definitions"]["source"]["properties"]
    assert described["primary"]["description"].endswith(" Default: false.")
    assert described["interest"]["description"].endswith(" Default: unknown.")


def test_nothing_stands_beside_a_reference() -> None:
    # Draft 7 ignores it, so a description there would never be shown.
    references = [schema for schema in objects(SCHEMA) if isinstance(schema.get("$ref"), str)]
    assert references
    for schema in references:
        assert list(schema) == ["$ref"]
        assert schema["$ref"].removeprefix("#/definitions/") in SCHEMA["definitions"]


def test_the_schema_names_every_field_of_the_loader() -> None:
    assert set(SCHEMA["properties"]) == set(FILE.fields)
    for record in RECORDS:
        definition = SCHEMA["definitions"][record.noun.split()[-1]]
        assert set(definition["properties"]) == set(record.fields)
        assert definition.get("required", []) == [field.name for field in record.required]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.noun)
def test_examples_and_defaults_fit_their_own_field(record: Any) -> None:
    definition = SCHEMA["definitions"][record.noun.split()[-1]]
    for schema in definition["properties"].values():
        validator = Draft7Validator({**schema, "definitions": SCHEMA["definitions"]})
        for value in [*schema.get("examples", []), *([schema["default"]] if "default" in schema else [])]:
            assert validator.is_valid(value), value


def test_each_call_gives_a_schema_of_its_own() -> None:
    json_schema()["definitions"].clear()
    assert json_schema() == SCHEMA


def claim(lines: str) -> str:
    return f"claims:\n  - id: a\n    statement: s\n    {lines}\n"


def source(lines: str) -> str:
    return f"sources:\n  - id: a\n    {lines}\n"


def origin(lines: str) -> str:
    return f"origins:\n  - id: a\n    {lines}\n"


FULL = f"""\
claims:
  - id: first
    statement: s
    kind: absence
    when: 2022-03-08/..
    verdict: unproven
    confidence: low
    tags: [a, b]
    note: n
    evidence:
      - source: paper
        stance: context
        quote: q
        locator: p. 1
        origins: [insider]
        access: told
        grade: F6
        translation: t
        absent: [w]
        via: [paper]
        note: n
        x-own: [1, {{}}]
    rests_on: [second]
    contradicts: [third]
    waivers:
      - rule: r
        reason: r
        by: b
        until: 2027-01-31
        about: w
sources:
  - id: paper
    title: t
    type: article-newspaper
    author: [A, B]
    publisher: p
    container_title: The Weekly
    archive: City Archive
    doi: 10.1000/182
    isbn: 978-3-16-148410-0
    seen: {{by: A. Berg, on: 2026-11-02}}
    published: 2022-11?
    accessed: 2025-03-14
    url: HTTPS://example.org:8080/a?b#c
    archive_url: http://web.archive.org/web/2025/https://example.org/Київ
    language: zh-Hans
    reliability: C
    primary: true
    interest: none
    derived_from:
      - source: other
        how: quotes
        extent: part
    capture:
      file: a.txt
      sha256: {DIGEST}
      captured: 2025-03-14
    excerpt:
      file: b.txt
      sha256: sha256:{DIGEST.upper()}
    waivers: []
    note: n
origins:
  - id: insider
    name: n
    anonymous: false
    reliability: F
    interest: party
    possibly_same_as: [outsider]
    waivers: []
    note: n
x-own: anything
"""

GOOD = [
    FULL,
    "claims: []\n",
    "sources: []\norigins: []\n",
    "claims: [{id: a, statement: s}]\n",
    source("author: A"),
    source("primary: false"),
    source("language: x-klingon"),
    origin("anonymous: true"),
    claim("kind: absence\n    note: n"),
    claim("evidence: []"),
    claim("x-: y"),
    *(
        claim(f"when: '{date}'")
        for date in (
            "2022",
            "2022-02-28",
            "1999~",
            "2000-02-29",
            "2022-05-08/2022-05-08",
            "2022/2023",
            "../2022",
            "2022-05-08T12:30:00Z",
        )
    ),
    *(source(f"type: {item_type}") for item_type in ITEM_TYPES),
]
BAD = [
    "x-own: a\n",
    "- id: a\n",
    "text\n",
    "claims: text\n",
    "claims: {id: a}\n",
    "claims: [text]\n",
    "claims: [{id: a}]\n",
    "claims: [{statement: s}]\n",
    "clams: []\nclaims: []\n",
    claim("knd: fact"),
    claim("xown: a"),
    claim("kind: rumour"),
    claim("verdict: Supported"),
    claim("confidence: none"),
    claim("tags: a"),
    claim("tags: [a, a]"),
    claim("tags: ['']"),
    claim("tags: [[a]]"),
    claim("note: ''"),
    claim('note: " \\t"'),
    claim("note: [a]"),
    claim("rests_on: [A]"),
    claim("rests_on: [a_b]"),
    claim("rests_on: [a-]"),
    claim(f"rests_on: [{'a' * 81}]"),
    claim("evidence: [{source: a}]"),
    claim("evidence: [{stance: supports}]"),
    claim("evidence: [{source: a, stance: partial}]"),
    claim("evidence: [{source: a, stance: context, grade: 3C}]"),
    claim("evidence: [{source: a, stance: context, access: seen}]"),
    claim("waivers: [{rule: a}]"),
    claim("waivers: [{reason: a}]"),
    *(
        claim(f"when: '{date}'")
        for date in ("..", "../..", "2022-13", "2022-00-10", "2022-03-32", "8/3/2022", "2022/", "~2022")
    ),
    *(claim(f"when: '{date}'") for date in ("2022-03-08 12:30", "2022-03-08T24:00:00", "2020/2021/2022", "22", "")),
    source("type: newspaper"),
    source("primary: yes"),
    source("reliability: G"),
    source("url: example.org"),
    source("url: ftp://example.org"),
    source("url: https://a@example.org"),
    source("url: https://example.org/a b"),
    source("language: en_GB"),
    source("author: []\n    author_2: A"),
    source("derived_from: [{how: quotes}]"),
    source("derived_from: [{source: a, how: copies}]"),
    source("capture: a.txt"),
    source("capture: {captured: 2022}"),
    source("capture: {file: a, sha256: abc}"),
    source("excerpt: {file: a, captured: 2022}"),
    origin("anonymous: 'maybe'"),
    origin("interest: both"),
    origin("possibly_same_as: [a, a]"),
    origin("title: t"),
]
# What only the loader can know: a schema has neither calendar nor order.
BEYOND_A_SCHEMA = [
    claim("when: 2022-02-30"),
    claim("when: 2022-03-08/2022-03-07"),
    claim("kind: fact\n    kind: fact"),
    claim("note: null"),
]


@pytest.mark.parametrize("text", GOOD)
def test_both_accept(text: str) -> None:
    assert find_problems(text) == []
    assert is_valid(text)


@pytest.mark.parametrize("text", BAD)
def test_both_refuse(text: str) -> None:
    assert find_problems(text)
    assert not is_valid(text)


@pytest.mark.parametrize("text", BEYOND_A_SCHEMA)
def test_only_the_loader_refuses(text: str) -> None:
    assert find_problems(text)
    assert is_valid(text)


def test_text_may_look_like_a_number_to_an_editor() -> None:
    validator = Draft7Validator(SCHEMA)
    assert validator.is_valid({"sources": [{"id": 1984, "title": 1984, "author": [7, "A"]}]})
    assert find_problems(source("title: 1984").replace("id: a", "id: 1984")) == []
    assert not validator.is_valid({"sources": [{"id": -1}]})
    assert find_problems("sources: [{id: -1}]\n")
    assert not validator.is_valid({"sources": [{"id": "a", "title": None}]})


def test_an_unquoted_year_is_a_number_to_an_editor() -> None:
    validator = Draft7Validator(SCHEMA)
    assert validator.is_valid({"claims": [{"id": "a", "statement": "s", "when": 2022}]})
    assert not validator.is_valid({"claims": [{"id": "a", "statement": "s", "when": 20220308}]})
    assert find_problems(claim("when: 2022")) == []


def test_the_full_example_names_every_field() -> None:
    example = with_flags(yaml.load(FULL, yaml.BaseLoader))
    given = {name for record in objects(example) for name in record}
    assert {name for record in (FILE, *RECORDS) for name in record.fields} <= given


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_real_files_fit_the_schema(path: Path) -> None:
    assert is_valid(path.read_text(encoding="utf-8"))


def test_the_real_dossier_loads_without_a_problem() -> None:
    dossier, _ = load_dossier(Folder(str(REPOSITORY)), ["claims", "sources"])
    assert dossier.problems == ()
    assert dossier.unread == ()
    assert sorted(dossier.files) == [path.relative_to(REPOSITORY).as_posix() for path in REAL_FILES]
    assert dossier.claims
    assert dossier.sources
    assert dossier.origins
