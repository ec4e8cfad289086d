"""The dossier that ships: it must tell its story without an error, and every word of it must be in the articles."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cli.main import run

ROOT = Path(__file__).parent.parent
CAPTURES = ROOT.parent / "shared" / "captures"
needs_captures = pytest.mark.skipif(
    not CAPTURES.is_dir(), reason="the full captures of the articles are not here: quotes are checked in excerpts only"
)
# Where the article's own text begins and ends in its capture; the rest is the page's furniture.
BODIES = {
    "espreso-red-line": ("As I report for the first time", "may disagree."),
    "tortoise-beijing-backchannel": ("Russia urgently needs China", "today’s Sensemaker."),
}


@pytest.fixture
def audit(capsys: pytest.CaptureFixture[str]) -> Callable[..., dict[str, Any]]:
    def audited(*arguments: str) -> dict[str, Any]:
        code = run(["check", "--root", str(ROOT), "--format", "json", "--today", "2026-11-22", *arguments])
        report: dict[str, Any] = json.loads(capsys.readouterr().out)
        assert code == 0, [f for f in report["findings"] if f["severity"] == "error"]
        return report

    return audited


def test_it_checks_with_exit_0_and_everything_read(audit: Callable[..., dict[str, Any]]) -> None:
    report = audit()
    assert report["complete"] is True
    assert report["summary"]["claims"] >= 25
    assert report["summary"]["error"] == 0
    rules = {finding["rule"] for finding in report["findings"]}
    assert {"single-source", "single-origin", "anonymous-only"} <= rules


def test_every_quote_stands_in_its_excerpt(audit: Callable[..., dict[str, Any]]) -> None:
    quotes = audit()["summary"]["quotes"]
    assert quotes["exact"] == sum(quotes.values()) > 40


@needs_captures
def test_every_quote_stands_in_its_capture(audit: Callable[..., dict[str, Any]]) -> None:
    report = audit("--captures", str(CAPTURES))
    quotes = report["summary"]["quotes"]
    assert quotes["exact"] == sum(quotes.values()) > 40
    checked = {e["quote"]["checked_in"] for claim in report["claims"] for e in claim["evidence"] if e["quote"]}
    assert checked == {"capture"}
    for claim in report["claims"]:
        for evidence in claim["evidence"]:
            if evidence["quote"]:
                text = (CAPTURES / f"{evidence['source']}.txt").read_text(encoding="utf-8")
                assert 0 <= evidence["quote"]["start"] < evidence["quote"]["end"] <= len(text)


@pytest.mark.parametrize(
    ("claim", "low", "high", "parties"),
    [
        (
            "confidential-annexe",
            1,
            1,
            {
                ("origin", "ccp-insider"),
                ("author", "Owen Matthews"),
                ("source", "espreso-red-line"),
                ("source", "spectator-red-line"),
                ("source", "overreach-book"),
            },
        ),
        ("mig-29-back-channel", 1, 1, {("origin", "ccp-insider"), ("author", "Owen Matthews")}),
        ("beijing-wishes-to-mediate", 1, 2, {("origin", "ccp-insider")}),
    ],
)
def test_what_the_case_rests_on(
    claim: str, low: int, high: int, parties: set[tuple[str, str]], audit: Callable[..., dict[str, Any]]
) -> None:
    (found,) = [c for c in audit()["claims"] if c["id"] == claim]
    lines = found["corroboration"]
    assert (lines["min"], lines["max"]) == (low, high)
    assert parties <= {(party["kind"], party["id"]) for party in lines["rests_on"]}


def test_the_case_file_tells_it_on_one_screen(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", "mig-29-back-channel", "--root", str(ROOT)]) == 0
    screen = capsys.readouterr().out.splitlines()
    assert len(screen) <= 50
    top = "\n".join(screen[:14])
    assert "1 line of evidence in 2 sources" in top
    assert "ccp-insider · anonymous" in top
    assert "author Owen Matthews" in top


@needs_captures
@pytest.mark.parametrize("source", BODIES)
def test_excerpts_are_a_sixth_at_most(source: str) -> None:
    whole = (CAPTURES / f"{source}.txt").read_text(encoding="utf-8")
    first, last = BODIES[source]
    body = whole[whole.index(first) : whole.index(last) + len(last)]
    excerpt = (ROOT / "sources" / f"{source}.excerpt.txt").read_text(encoding="utf-8")
    # What stands in the article counts; the header that attributes it does not.
    quoted = [line for line in excerpt.splitlines() if line.strip() and _is_in(line, whole)]
    assert len(quoted) > 5
    assert 6 * len("".join(quoted)) <= len(body)
    assert 6 * len(" ".join(quoted).split()) <= len(body.split())


def _is_in(line: str, text: str) -> bool:
    pieces = [piece.strip() for piece in re.split(r"…|\[…\]", line) if piece.strip()]
    flat = " ".join(text.split())
    return all(" ".join(piece.split()) in flat for piece in pieces)


@pytest.mark.slow
@needs_captures
def test_no_article_is_in_the_project() -> None:
    """No file of the project holds a longer stretch of an article than its excerpt may."""
    for capture in CAPTURES.glob("*.txt"):
        words = capture.read_text(encoding="utf-8").split()
        stretches = {" ".join(words[i : i + 40]) for i in range(len(words) - 40)}
        for path in ROOT.rglob("*"):
            if path.suffix in {".yaml", ".txt", ".md", ".py", ".json"} and not {".venv", ".git"} & set(path.parts):
                text = path.read_text(encoding="utf-8", errors="replace").split()
                here = {" ".join(text[i : i + 40]) for i in range(len(text) - 40)}
                assert not here & stretches, path
