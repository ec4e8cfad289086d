"""`claimcheck impact` as a script or a person meets it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

import claimcheck
from claimcheck.cli.main import run
from claimcheck.report.safe import log_safe, visible

HOSTILE = "Ann \u202e|<b>`x`</b> [a](b)\u0007 ##[error]"
DOSSIER = """\
claims:
  - id: one
    statement: Washington stopped the jets.
    verdict: supported
    confidence: moderate
    evidence:
      - {source: wire, stance: supports, origins: [minister]}
  - id: two
    statement: The deal is over.
    confidence: moderate
    rests_on: [one]
  - id: three
    statement: There were talks.
    evidence:
      - {source: paper, stance: supports, origins: [wire]}
      - {source: echo, stance: supports, origins: [minister]}
sources:
  - {id: wire, author: Reuters, publisher: Reuters}
  - {id: paper, author: "HOSTILE", publisher: Post}
  - {id: echo, author: Ben, publisher: Herald, derived_from: [{source: wire}]}
origins:
  - {id: minister, reliability: B}
  - {id: wire}
""".replace("HOSTILE", HOSTILE.replace("\u202e", "\\u202e").replace("\u0007", "\\a"))
SCHEMA = Path(claimcheck.__file__).parent / "report" / "impact" / "impact.schema.json"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "dossier" / "claims").mkdir(parents=True)
    (tmp_path / "dossier" / "claims" / "all.yaml").write_text(DOSSIER, encoding="utf-8")
    return tmp_path / "dossier"


@pytest.fixture
def ask(root: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def command(*arguments: str) -> tuple[int, str, str]:
        code = run(["impact", "--root", str(root), *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return command


Ask = Callable[..., tuple[int, str, str]]


def test_before_and_after(ask: Ask) -> None:
    code, out, err = ask("source:wire")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "discredited  source wire",
        "",
        "Of 3 claims, 2 would lose their last certain line, 1 would stand weaker; 0 would stay.",
        "",
        "claim  verdict    confidence  lines  ceiling",
        "one    supported  moderate    1 → 0  moderate → none",
        "two    –          moderate    1 → 0  moderate → none     by its premise one",
        "three  –          –           2 → 1  high → cannot tell",
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "name who is discredited, or ask with --worst N on whom most hangs"),
        (("wire", "--worst", "3"), "name who is discredited, or ask with --worst N on whom most hangs"),
        (("wire",), "`wire` is more than one; write `origin:wire` or `source:wire`"),
        (("reuters",), "`reuters` is more than one; write `author:reuters` or `publisher:reuters`"),
        (("author:Reuter",), "there is no author `Reuter`; did you mean `Reuters`?"),
        (("ministr",), "there is no origin, source, author or publisher `ministr`; did you mean `minister`?"),
        (
            ("one",),
            "there is no origin, source, author or publisher `one`; it is a claim, which `claimcheck audit` opens",
        ),
        (("minister", "--format", "xml"), "--format xml: write json, markdown, text"),
        (("minister", "--color", "sometimes"), "--color sometimes: write auto, always or never"),
    ],
)
def test_what_cannot_be_answered(ask: Ask, arguments: tuple[str, ...], complaint: str) -> None:
    assert ask(*arguments) == (2, "", f"claimcheck: {complaint}\n")


def test_names_are_folded(ask: Ask) -> None:
    assert ask("publisher: REUTERS ")[1].startswith("discredited  publisher Reuters\n")
    assert ask("ben")[1] == ask("author:BEN.")[1]


@pytest.mark.parametrize("arguments", [("minister", "post"), ("--worst", "2")])
def test_json_fits_its_schema_and_is_the_same_again(ask: Ask, arguments: tuple[str, ...]) -> None:
    code, out, _ = ask(*arguments, "--format", "json")
    assert code == 0
    assert out == ask(*arguments, "--format", "json")[1]
    answer = json.loads(out)
    jsonschema.Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(answer)
    if "--worst" in arguments:
        assert [party["id"] for party in answer["parties"]] == ["minister", "wire"]
        assert answer["parties"][0] == {
            "kind": "origin",
            "id": "minister",
            "falls": ["one", "two"],
            "weakens": ["three"],
        }
        assert answer["summary"] == {"claims": 3, "parties": 11, "not_looked_at": 0}
    else:
        assert answer["discredited"] == [{"kind": "origin", "id": "minister"}, {"kind": "publisher", "id": "Post"}]
        assert [(claim["id"], claim["effect"]) for claim in answer["claims"]] == [
            ("three", "falls"),
            ("one", "falls"),
            ("two", "falls"),
        ]


def test_several_outputs(ask: Ask, tmp_path: Path) -> None:
    text, page = tmp_path / "impact.json", tmp_path / "impact.md"
    assert ask("minister", "-o", str(text), "-o", str(page)) == (0, "", "")
    assert json.loads(text.read_text(encoding="utf-8"))["summary"]["falls"] == 2
    assert page.read_text(encoding="utf-8").startswith("# What would fall\n")


def test_nothing_is_written_into_the_dossier(ask: Ask, root: Path) -> None:
    code, _, err = ask("minister", "-o", str(root / "claims" / "x.json"))
    assert code == 2
    assert "which is read and never written" in err


def test_the_weightiest(ask: Ask) -> None:
    _, out, _ = ask("--worst", "1")
    assert out.splitlines()[3:] == [
        "falls  weakens  party",
        "    2        1  origin minister",
        "and 10 more",
        "",
        "`claimcheck impact ID` shows which claims.",
    ]
    _, out, _ = ask("--worst", "1", "--format", "markdown")
    assert "| origin minister | 2 | 1 | one, two |\n\nAnd 10 more.\n" in out


@pytest.mark.parametrize("format_", ["text", "markdown", "json"])
@pytest.mark.parametrize("asks_for_all", [True, False])
def test_names_do_no_harm(ask: Ask, format_: str, asks_for_all: bool) -> None:
    _, out, _ = ask(*(("--worst", "99") if asks_for_all else (HOSTILE,)), "--format", format_)
    assert "\u202e" not in out
    assert "\a" not in out
    if format_ == "text":
        assert log_safe(visible(HOSTILE)) in out
    else:
        assert "##[error]" not in out
    if format_ == "markdown":
        assert "<b>" not in out
        assert "[a](b)" not in out


def test_what_changes_nothing(ask: Ask) -> None:
    assert ask("author:Ben", "publisher:Herald")[1].splitlines()[3] == (
        "Of 3 claims, 1 would stand weaker; 2 would stay."
    )


def test_an_incomplete_dossier_is_said(ask: Ask, root: Path) -> None:
    (root / "claims" / "broken.yaml").write_bytes(b"claims: \xff")
    code, out, err = ask("minister")
    assert code == 3
    assert out.startswith("discredited  origin minister\n")
    assert "could not be read" in err
