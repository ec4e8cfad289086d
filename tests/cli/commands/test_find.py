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


@pytest.mark.slow
def test_the_exact_place_comes_first_and_the_near_one_after(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["find", "we will not send our 28 jets", "--root", root]) == 0
    out = capsys.readouterr().out
    first, second, rest = out.split("\n\n")
    assert first.startswith("✓ the-paper  line 1 of sources/the-paper.txt, word for word")
    assert "“»We will not send our 28 jets«,” and left." in first
    assert "https://paper.example/jets#:~:text=We%20will%20not,our%2028%20jets" in first
    assert second.startswith("≈ the-log  line 3 of sources/the-log.txt, altered")
    assert "Not searched, for want of a text: the-book" in rest


@pytest.mark.slow
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


def bring(data: bytes) -> io.TextIOWrapper:
    """Return a standard input of another encoding than UTF-8, which must not matter."""
    return io.TextIOWrapper(io.BytesIO(data), encoding="latin-1")


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["bare", "byte-order mark"])
def test_standard_input(
    mark: str, root: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", bring(f"{mark}“We will not send\nour 28 jets”\n".encode()))
    assert run(["find", "-", "--root", root]) == 0
    assert "✓ the-paper" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "there are no words"),
        (b" \n", "there are no words"),
        (b"\xff\xfe", "is not UTF-8"),
        ("é".encode() * 200_001, "has more than 200,000 characters"),
        (b"\xff" * 1_000_000, "has more than 200,000 characters"),
        (None, "is closed"),
    ],
    ids=["empty", "blank", "not UTF-8", "one too many", "far too many", "closed"],
)
def test_standard_input_that_cannot_be_used(
    data: bytes | None, why: str, root: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None if data is None else bring(data))
    assert run(["find", "-", "--root", root]) == 2
    assert why in capsys.readouterr().err


def test_as_much_as_a_quote_may_have_is_looked_for(
    root: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", bring(b"fishing " * 25_000))
    assert run(["find", "-", "--root", root]) == 1
    assert "stand in no text" in capsys.readouterr().out


def find_yaml(words: str, text: str, root: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    """Return the evidence that is printed for words in a text."""
    (Path(root) / "sources" / "the-book.txt").write_text(text, encoding="utf-8")
    run(["find", "--yaml", "--root", root, "--", words])
    return yaml.safe_load(capsys.readouterr().out) or []


@pytest.mark.parametrize(
    ("words", "text", "quote"),
    [
        ("the information was secret", "So the infor-\nmation was se\u00adcret.", "the information was secret"),
        ("the information was secret", "So the infor\u00ad\n  mation was secret.", "the information was secret"),
        ("the non-nuclear states", "So the non-\nnuclear states left.", "the non-nuclear states"),
        ("paid in 1990-1995 by them", "It was paid in 1990-\n1995 by them.", "paid in 1990- 1995 by them"),
    ],
)
def test_what_a_line_end_parts_is_joined(
    words: str, text: str, quote: str, root: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [piece["quote"] for piece in find_yaml(words, text, root, capsys)] == [quote]


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        "# no comment: it is a text",
        "- no list, - and no {map}",
        "it is: \"no\", 'no' and \\no",
        "می‌خواهم این را بدانم",
        "a\ttab and\u2028a line \x00 and 🚀 so",
        "word " * 60 + "end",
    ],
    ids=lambda words: words[:12].strip(),
)
def test_any_words_can_be_pasted(words: str, root: str, capsys: pytest.CaptureFixture[str]) -> None:
    (piece,) = find_yaml(words, f"Before it. {words}. Behind it.", root, capsys)
    (Path(root) / "claims").mkdir()
    run(["find", "--yaml", "--root", root, "--", words])
    pasted = "".join(f"      {line}\n" for line in capsys.readouterr().out.splitlines())
    (Path(root) / "claims" / "one.yaml").write_text(
        f"claims:\n  - id: one\n    statement: One.\n    evidence:\n{pasted}", encoding="utf-8"
    )
    assert run(["check", "--root", root, "--select", "structure,quotation"]) == 0, piece
    assert "1 quote: 1 exact" in capsys.readouterr().err


def test_a_page_number_between_the_words_is_not_pasted(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = "He gave the order to shut the bridge on\n- 1 -\n\fMonday evening without a vote."
    (Path(root) / "sources" / "the-book.txt").write_text(text, encoding="utf-8")
    assert run(["find", "--yaml", "--root", root, "the order to shut the bridge on Monday evening"]) == 0
    assert "    the order to shut the bridge on Monday evening\n" in capsys.readouterr().out
    assert run(["find", "--yaml", "--root", root, "the order to shut the bridge on Monday morning"]) == 0
    assert "    the order to shut the bridge on Monday evening\n" in capsys.readouterr().out


def test_words_that_could_not_be_read_are_shown_and_not_pasted(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    (Path(root) / "sources" / "the-book.txt").write_text("He said the caf\ufffd noir was closed.", encoding="utf-8")
    assert run(["find", "--root", root, "the café noir was closed"]) == 0
    assert (
        "? the-book  line 1 of sources/the-book.txt, with letters that could not be read\n" in capsys.readouterr().out
    )
    assert run(["find", "--yaml", "--root", root, "the café noir was closed"]) == 1
    assert capsys.readouterr().out == ""


@pytest.mark.slow
def test_pieces_from_far_apart_are_shown_in_short_and_not_pasted(root: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = "the jets never left the base … nobody asked for a second opinion"
    text = "So the jets never left the base. " + "Nothing much. " * 5_000 + "But nobody asked for a second opinion."
    assert find_yaml(words, text, root, capsys) == []
    assert run(["find", words, "--yaml", "--root", root]) == 1
    assert run(["find", words, "--root", root]) == 0
    out = capsys.readouterr().out
    assert "✂ the-book" in out
    assert "[…]" in out
    assert len(out) < 3_000


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
