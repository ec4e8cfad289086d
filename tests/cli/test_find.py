"""`claimcheck find` as a person at a terminal uses it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import yaml

from claimcheck.cli.main import run

RECORDS = """\
sources:
  - id: the-paper
    url: https://paper.example/jets
  - id: the-log
  - id: the-book
"""
PAPER = "On Monday the minister said: “We will not send\nour 28 jets,” and left.\n"
LOG = "00:01 nothing\n\n00:02 We will not send our 23 jets, he said.\n"


@pytest.fixture
def root(tmp_path: Path) -> str:
    for name, text in {"sources/all.yaml": RECORDS, "sources/the-paper.txt": PAPER, "sources/the-log.txt": LOG}.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "claimcheck.toml").write_text("", encoding="utf-8")
    return str(tmp_path)


def test_the_exact_place_comes_first_and_the_near_one_after(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["find", "we will not send our 28 jets", "--root", root]) == 0
    out = capsys.readouterr().out
    first, second, rest = out.split("\n\n")
    assert first.startswith("✓ the-paper  line 1 of sources/the-paper.txt, word for word")
    assert "“»We will not send our 28 jets«,” and left." in first
    assert "https://paper.example/jets#:~:text=We%20will%20not,our%2028%20jets" in first
    assert second.startswith("≈ the-log  line 3 of sources/the-log.txt, altered")
    assert "Not searched, for want of a text: the-book" in rest


def test_words_that_stand_nowhere(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["find", "a treaty about fishing in the northern sea", "--root", root]) == 1
    assert "stand in no text that was searched" in capsys.readouterr().out


def test_yaml_can_be_pasted_and_is_found_again(root: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["find", "we will not send our 28 jets", "--yaml", "--root", root]) == 0
    printed = capsys.readouterr().out
    evidence = yaml.safe_load(printed)
    assert evidence[0] == {"source": "the-paper", "stance": "supports", "quote": "We will not send our 28 jets"}
    claims = tmp_path / "claims"
    claims.mkdir()
    pasted = "".join(f"      {line}\n" for line in printed.splitlines())
    (claims / "one.yaml").write_text(
        f"claims:\n  - id: no-jets\n    statement: No jets.\n    evidence:\n{pasted}", encoding="utf-8"
    )
    assert run(["check", "--root", root, "--select", "structure,quotation"]) == 0
    capsys.readouterr()


def test_standard_input(root: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("We will not send\nour 28 jets\n"))
    assert run(["find", "-", "--root", root]) == 0
    assert "✓ the-paper" in capsys.readouterr().out


@pytest.mark.parametrize("words", ["", "   ", "…"])
def test_no_words(words: str, root: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["find", words, "--root", root]) == 2
    assert "no words" in capsys.readouterr().err


def test_hostile_text_is_shown_harmless(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    (Path(root) / "sources" / "the-book.txt").write_text(
        "He wrote \x1b[31mred words of a kind\u202e that nobody reads.", encoding="utf-8"
    )
    assert run(["find", "words of a kind that nobody reads", "--root", root]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert run(["find", "words of a kind that nobody reads", "--root", root, "--yaml"]) == 0
    assert yaml.safe_load(capsys.readouterr().out)[0]["source"] == "the-book"
