"""What may be written at the cursor, in files that are whole, half written, or no YAML at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("pygls", reason="the server needs the extra lsp")

from claimcheck.load.kind import Identifier, Many
from claimcheck.load.record_schema import RECORDS
from claimcheck.server.completion_context import find_gap, find_word
from claimcheck.server.target import NAMES, inner_record, what_it_names

# The cursor is at the ¦.  What is expected: the record's noun, the field or "a key", the word that is there.
CASES = {
    "claims:\n  - id: a\n    evidence:\n      - source: ¦": ("evidence", "source", ""),
    "claims:\n  - id: a\n    evidence:\n      - source: min¦utes": ("evidence", "source", "minutes"),
    "claims:\n- id: a\n  evidence:\n  - stance: supports\n    source: ¦": ("evidence", "source", ""),
    "claims:\n  - id: a\n    evidence:\n      - source: x\n        origins: [a, ¦": (
        "evidence",
        "origins",
        "",
    ),
    "claims:\n  - id: a\n    evidence:\n      - source: x\n        origins:\n          - ¦": (
        "evidence",
        "origins",
        "",
    ),
    "claims:\n  - id: a\n    evidence:\n      - source: x\n        origins:\n        - cl¦": (
        "evidence",
        "origins",
        "cl",
    ),
    "claims:\n  - id: a\n    evidence:\n      - source: x\n        origins: [a,\n                  ¦": (
        "evidence",
        "origins",
        "",
    ),
    "claims:\n  - id: a\n    evidence:\n      - {source: x, stance: ¦}": ("evidence", "stance", ""),
    "claims:\n  - id: a\n    evidence:\n      - {source: x, origins: [b, ¦": ("evidence", "origins", ""),
    "claims:\n  - id: a\n    evidence:\n      - {source: x, ¦": ("evidence", "a key", ""),
    "claims:\n  - id: a\n    evidence: [{source: ¦": ("evidence", "source", ""),
    "claims:\n  - id: a\n    rests_on: [¦": ("claim", "rests_on", ""),
    "claims:\n  - id: a\n    contradicts: [b, c¦]": ("claim", "contradicts", "c"),
    "claims:\n  - id: a\n    kind: ¦\n    verdict: x": ("claim", "kind", ""),
    'claims:\n  - id: a\n    kind: "at¦"': ("claim", "kind", "at"),
    "claims:\n  - id: a\n    kind:¦": ("claim", "kind", ""),
    "claims:\n  - id: a\n    ¦": ("claim", "a key", ""),
    "claims:\n  - id: a\n    ver¦\n    note: x": ("claim", "a key", "ver"),
    "claims:\n  - ¦": ("claim", "a key", ""),
    "claims:\n  ¦": ("claim", "a key", ""),
    "¦": ("file", "a key", ""),
    "claims:\n  - id: a\n    waivers:\n      - rule: ¦": ("waiver", "rule", ""),
    "claims:\n  - id: a\n    waivers:\n      - reason: b\n        rule: si¦": ("waiver", "rule", "si"),
    "sources:\n  - id: a\n    derived_from:\n      - source: ¦": ("derivation", "source", ""),
    "sources:\n  - id: a\n    derived_from: [{how: ¦": ("derivation", "how", ""),
    "sources:\n  - id: a\n    capture:\n      file: x.txt\n      ¦": ("capture", "a key", ""),
    "sources:\n  - id: a\n    primary: ¦": ("source", "primary", ""),
    "origins:\n  - id: a\n    possibly_same_as: [¦": ("origin", "possibly_same_as", ""),
    # What stands above need not be in order.
    "claims:\n  - id: a\n    evidence:\n      - source: ]x[\n   }broken: {\n        stance: ¦": (
        "evidence",
        "stance",
        "",
    ),
    "claims:\n  - id: a\n    # a note: of mine\n\n    evidence:\n\n      - source: ¦": (
        "evidence",
        "source",
        "",
    ),
}
# Here belongs nothing that we know.
TEXTS = (
    "claims:\n  - id: a\n    statement: >-\n      source: ¦",
    "claims:\n  - id: a\n    statement: >-\n      Words of a\n      statement ¦",
    "claims:\n  - id: a\n    statement: Words that\n      go on ¦",
    "claims:\n  - id: a\n    kind: fact # ¦",
    "# ¦",
    "claims:\n  - id: a\n    kind: fact and ¦",
    "claims:\n  - id: a\n    rests_on: [b] ¦",
    "claims:\n  - id: a\n    evidence: ¦",
    "claims:\n  - id: a\n    colour:\n      - ¦",
    "claims:\n  - id: a\n    colour: ¦",
    "notes:\n  - source: ¦",
    "claims:\n  - id: a\n    evidence: none\n      ¦",
    "claims:\n  - id: a\n    rests_on: one\n      ¦",
)


def place(marked: str) -> tuple[list[str], int, int]:
    before = marked.partition("¦")[0]
    return marked.replace("¦", "").split("\n"), before.count("\n"), len(before) - before.rfind("\n") - 1


@pytest.mark.parametrize("marked", CASES)
def test_the_cursor_is_in_a_field_of_a_record(marked: str) -> None:
    lines, row, column = place(marked)
    gap = find_gap(lines, row, column)
    assert gap is not None
    word = lines[row][gap.start : gap.end]
    assert (gap.record.noun.split()[-1], gap.field.name if gap.field else "a key", word) == CASES[marked]


@pytest.mark.parametrize("marked", TEXTS)
def test_in_text_and_in_what_is_not_known_nothing_is_offered(marked: str) -> None:
    assert find_gap(*place(marked)) is None


def test_keys_that_are_there_are_known_above_and_below() -> None:
    record = "  - id: a\n    statement: b\n    ¦\n    kind: fact\n    evidence:\n      - stance: c\n"
    gap = find_gap(*place(f"claims:\n{record}  - id: d\n    verdict: e"))
    assert gap is not None
    assert gap.taken == {"id", "statement", "kind", "evidence"}
    gap = find_gap(*place("claims:\n  - id: a\n  - ¦\n    kind: fact\n  - id: b\n    verdict: x"))
    assert gap is not None
    assert gap.taken == {"kind"}


def test_what_has_to_stand_before_the_word_is_told() -> None:
    def lead(marked: str) -> str | None:
        gap = find_gap(*place(marked))
        return None if gap is None else gap.lead

    assert lead("claims:\n  - id: a\n    kind:¦") == " "
    assert lead("claims:\n  - id: a\n    kind: ¦") == ""
    assert lead("claims:\n  ¦") == "- "
    assert lead("claims:\n  - ¦") == ""
    assert lead("claims:\n  - id: a\n    rests_on:\n      ¦") == "- "
    assert lead("sources:\n  - id: a\n    capture:\n      ¦") == ""


def test_a_word_is_found_where_the_cursor_is_in_it() -> None:
    found = find_word(*place("claims:\n  - id: a\n    rests_on: [the-¦other, more"))
    assert found is not None
    gap, word = found
    assert gap.field is not None
    assert (gap.field.name, word) == ("rests_on", "the-other")
    assert find_word(*place("claims:\n  - id: a\n    sta¦tement: b")) is None


@given(st.text(alphabet=" -:[]{},#>|\"'\nabid😀é\t", max_size=80), st.integers(0, 80))
def test_any_text_is_survived(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    row, column = text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1
    gap = find_gap(text.split("\n"), row, column)
    assert gap is None or 0 <= gap.start <= column <= gap.end


@pytest.mark.slow
@pytest.mark.parametrize("line", ["a" * 300_000 + " ", "a " * 150_000, "- " * 150_000, "[{" * 150_000, "a: " * 100_000])
def test_the_cost_of_a_line_grows_with_its_length(line: str) -> None:
    """Looked at letter by letter for every letter, these lines would take hours."""
    begin = time.process_time()
    find_gap(["claims:", f"  {line}"], 1, len(line) + 2)
    find_word(["claims:", f"  - id: {line}"], 1, len(line) // 2)
    assert time.process_time() - begin < 20


def test_every_field_of_ids_is_in_the_table() -> None:
    """An id that the format may hold and the server does not know could not be completed."""
    found = set()
    for record in RECORDS:
        for field in record.fields.values():
            kind = field.kind.kind if isinstance(field.kind, Many) else field.kind
            if isinstance(kind, Identifier):
                assert what_it_names(record, field) is not None, (record.noun, field.name)
                found.add(field.name)
            assert inner_record(field) is None or not isinstance(kind, Identifier)
    assert found - {"id"} == NAMES.keys() - {"rule"}
