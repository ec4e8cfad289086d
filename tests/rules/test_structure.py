"""The rules of the family *structure*, beyond their own examples."""

from __future__ import annotations

import pytest

from claimcheck.audit.config import Config
from claimcheck.model.finding import Finding
from claimcheck.testing import EXAMPLE_FILE, audit_files


def find(rule: str, files: str | dict[str, str]) -> list[Finding]:
    """Return what a rule finds in a file, or in files."""
    named = {EXAMPLE_FILE: files} if isinstance(files, str) else files
    return list(audit_files(named, config=Config(select=(rule,))).findings)


def place(finding: Finding) -> tuple[int, ...]:
    return tuple(finding.location.span)


# invalid-field


@pytest.mark.parametrize(
    ("line", "span", "message", "help_line"),
    [
        ("    verdikt: refuted", (4, 5, 4, 12), "`verdikt` is not a field of a claim", "did you mean `verdict`?"),
        ("    url: https://x.org", (4, 5, 4, 8), "`url` is not a field of a claim", "`url` belongs to a source"),
        ("    colour: red", (4, 5, 4, 11), "`colour` is not a field of a claim", "a key of your own begins with x-"),
        (
            "    confidence: hihg",
            (4, 17, 4, 21),
            "`hihg` is not a level of confidence: write low, moderate or high",
            "did you mean `high`?",
        ),
        ("    when: 2022-13", (4, 11, 4, 18), "`2022-13` is not a date: there is no month 13", None),
        ("    evidence: none", (4, 15, 4, 19), "`evidence` must be a list of pieces of evidence, and is text", None),
        ("    rests_on: [Ärger]", (4, 16, 4, 17), "this id holds U+00C4, which is not one of a–z, 0–9 and -", None),
    ],
)
def test_an_invalid_field_is_told_where_it_stands(
    line: str, span: tuple[int, ...], message: str, help_line: str | None
) -> None:
    (finding,) = find("invalid-field", f"claims:\n  - id: a-claim\n    statement: It rained.\n{line}\n")
    assert place(finding) == span
    assert finding.message == message
    assert finding.help == help_line


def test_keys_of_ones_own_and_words_that_yaml_would_read_are_no_error() -> None:
    text = "x-desk: a\nclaims:\n  - id: no\n    statement: 12:30\n    x-y: [1]\n    tags: [no, 1.10]\n"
    assert find("invalid-field", text) == []


def test_a_structure_error_cannot_be_waived() -> None:
    (finding,) = find(
        "invalid-field",
        "claims:\n  - id: a-claim\n    statement: It rained.\n    verdict: maybe\n"
        "    waivers:\n      - {rule: invalid-field, reason: I like it}\n",
    )
    assert finding.waiver is None


# duplicate-key


def test_a_duplicate_key_names_the_first() -> None:
    (finding,) = find("duplicate-key", "claims:\n  - id: a-claim\n    statement: One.\n    'statement': Two.\n")
    assert place(finding) == (4, 5, 4, 16)
    assert finding.message == "the key `statement` is given twice"
    (related,) = finding.related
    assert tuple(related.location.span) == (3, 5, 3, 14)


def test_a_key_given_three_times_is_told_twice() -> None:
    found = find("duplicate-key", "claims:\n  - {id: a-claim, statement: One., id: b-claim, id: c-claim}\n")
    assert [place(finding)[1] for finding in found] == [36, 49]


# duplicate-id


def test_every_duplicate_is_told_with_the_first_one() -> None:
    files = {
        "claims/a.yaml": "claims:\n  - {id: rain, statement: It rained.}\n  - {id: rain, statement: It did not.}\n",
        "sources/b.yaml": "claims:\n  - id: rain\n    statement: No.\nsources: [{id: rain}]\norigins: [{id: rain}]\n",
    }
    found = find("duplicate-id", files)
    assert [(f.location.file, *place(f)) for f in found] == [
        ("claims/a.yaml", 3, 10, 3, 14),
        ("sources/b.yaml", 2, 9, 2, 13),
    ]
    for finding in found:
        (related,) = finding.related
        assert (related.location.file, *related.location.span) == ("claims/a.yaml", 2, 10, 2, 14)
        assert finding.claim == "rain"


def test_an_id_of_a_wrong_shape_can_be_a_duplicate() -> None:
    (finding,) = find("duplicate-id", "sources:\n  - id: The Times\n  - id: The Times\n")
    assert place(finding)[0] == 3


# confusable-id

USED = "claims:\n  - id: rain\n    statement: It rained.\n    evidence:\n      - {source: SOURCE, stance: supports}\n"


def confuse(*ids: str, used: str = "") -> list[str]:
    """Return what is said of sources with these ids, of which `used` is brought as evidence."""
    sources = "".join(f"  - id: {name}\n" for name in ids)
    return [finding.message for finding in find("confusable-id", f"{USED.replace('SOURCE', used)}sources:\n{sources}")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("paper-one", "Paper-One"),
        ("paper-one", "paper-0ne"),
        ("mail-on-sunday", "mai1-on-sunday"),
        ("modern-times", "modem-times"),
        ("washington-post", "vvashington-post"),
        ("le-monde", "lemonde"),
        ("mig-29", "mig29"),
        ("spectator", "ѕресtаtоr"),
        ("spectator", "sρεctατοr"),
        ("insider", "ınsıder"),
    ],
)
def test_what_looks_alike_is_told_at_the_second_one(one: str, other: str) -> None:
    assert confuse(one, other) == [f"`{other}` looks like `{one}`"]
    assert confuse(other, one) == [f"`{one}` looks like `{other}`"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("claim-1", "claim-2"),
        ("times-2022-1-11", "times-2022-11-1"),
        ("times-2021", "times-2012"),
        ("report-1", "report-11"),
        ("witness-a", "witness-b"),
        ("part-ii", "part-iii"),
        ("times-2022-03-09", "times-2022-03-09a"),
        ("jet", "jets"),
        ("le-monde", "el-mundo"),
    ],
)
def test_honest_neighbours_are_left_alone(one: str, other: str) -> None:
    assert confuse(one, other, used=one) == []
    assert confuse(one, other, used=other) == []


@pytest.mark.parametrize("slip", ["paper-tow", "paper-twoo", "paper-to", "paper-twa", "papers-two"])
def test_a_slip_is_told_where_only_one_of_the_two_is_used(slip: str) -> None:
    told = [f"`{slip}` is never used, and is one slip away from `paper-two`"]
    assert confuse("paper-two", slip, used="paper-two") == told
    assert confuse(slip, "paper-two", used="paper-two") == told


def test_a_slip_is_no_matter_where_both_are_used_or_neither() -> None:
    assert confuse("paper-two", "paper-tow") == []
    text = USED.replace("SOURCE", "paper-two") + "      - {source: paper-tow, stance: supports}\n"
    assert find("confusable-id", text + "sources:\n  - id: paper-two\n  - id: paper-tow\n") == []


def test_claims_are_never_called_slips() -> None:
    assert find("confusable-id", "claims:\n  - {id: it-rains, statement: A.}\n  - {id: it-rain, statement: B.}\n") == []


def test_a_slip_is_not_told_while_references_cannot_be_read() -> None:
    text = USED.replace("source: SOURCE", "sorce: paper-tow") + "      - {source: paper-two, stance: supports}\n"
    assert find("confusable-id", text + "sources:\n  - id: paper-two\n  - id: paper-tow\n") == []


def test_origins_that_are_told_apart_are_no_slip() -> None:
    text = (
        "claims:\n  - id: rain\n    statement: It rained.\n    evidence:\n"
        "      - {source: paper, stance: supports, origins: [minister]}\n"
        "sources:\n  - id: paper\norigins:\n  - id: minister\n  - id: ministers\n"
    )
    assert len(find("confusable-id", text)) == 1
    assert find("confusable-id", text + "    possibly_same_as: [minister]\n") == []


def test_a_duplicate_is_not_confusable_with_itself() -> None:
    assert confuse("paper-one", "paper-one") == []


def test_three_that_look_alike_are_told_twice() -> None:
    text = "sources:\n  - id: paper-one\n  - id: paperone\n  - id: paper-0ne\n"
    found = find("confusable-id", text)
    assert [place(finding) for finding in found] == [(3, 9, 3, 17), (4, 9, 4, 18)]
    assert all(tuple(f.related[0].location.span) == (2, 9, 2, 18) for f in found)
