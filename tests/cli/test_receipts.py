"""`check --write-receipts`, and the runs without captures that it serves."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from claimcheck.cli.main import run

STORY = "“It worked,” said the harbour master. The bridge was shut on Monday."
PIN = hashlib.sha256(STORY.encode()).hexdigest()
CLAIMS = f"""\
claims:
  - id: bridge
    statement: The bridge was shut.
    evidence:
      - {{source: paper, stance: supports, quote: The bridge was shut on Monday}}
sources:
  - id: paper
    capture: {{file: paper.txt, sha256: {PIN}}}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a dossier whose capture lies outside of it, in the folder `vault`."""
    (tmp_path / "dossier" / "claims").mkdir(parents=True)
    (tmp_path / "vault").mkdir()
    (tmp_path / "dossier" / "claims" / "a.yaml").write_text(CLAIMS, encoding="utf-8")
    (tmp_path / "vault" / "paper.txt").write_text(STORY, encoding="utf-8", newline="\n")
    return tmp_path


def check(desk: Path, *more: str) -> int:
    return run(["check", "--root", str(desk / "dossier"), "--today", "2026-11-30", *more])


def write(desk: Path, *more: str) -> int:
    return check(desk, "--captures", str(desk / "vault"), "--write-receipts", *more)


def read_quote(desk: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[str, str | None, str]:
    """Return outcome and place of the quote, and the standing of its piece, as JSON has them."""
    capsys.readouterr()
    check(desk, "--format", "json", *more)
    (claim,) = json.loads(capsys.readouterr().out)["claims"]
    (piece,) = claim["evidence"]
    return piece["quote"]["outcome"], piece["quote"]["checked_in"], piece["standing"]


def test_a_run_without_the_captures_goes_by_receipts(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read_quote(desk, capsys) == ("unchecked", None, "asserted")
    assert write(desk) == 0
    assert "claimcheck-receipts.json holds 1 receipt" in capsys.readouterr().err
    assert read_quote(desk, capsys) == ("exact", "receipt", "verified")
    assert read_quote(desk, capsys, "--captures", str(desk / "vault")) == ("exact", "capture", "verified")


def test_writing_again_changes_no_byte(desk: Path) -> None:
    write(desk)
    file = desk / "dossier" / "claimcheck-receipts.json"
    before = file.read_bytes()
    write(desk, "--today", "2027-01-01")
    assert file.read_bytes() == before
    # Without the captures what holds is kept.
    assert check(desk, "--write-receipts") == 0
    assert file.read_bytes() == before


def test_other_words_or_another_pin_void_a_receipt(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(desk)
    file = desk / "dossier" / "claims" / "a.yaml"
    file.write_text(CLAIMS.replace("on Monday", "on Sunday"), encoding="utf-8")
    assert read_quote(desk, capsys) == ("unchecked", None, "asserted")
    file.write_text(CLAIMS.replace(PIN, "ab" * 32), encoding="utf-8")
    assert read_quote(desk, capsys) == ("unchecked", None, "asserted")


def test_a_capture_that_is_not_the_pinned_one_is_no_reason_to_go_by_receipts(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(desk)
    (desk / "vault" / "paper.txt").write_text("Something else.", encoding="utf-8")
    assert read_quote(desk, capsys, "--captures", str(desk / "vault")) == ("unchecked", None, "asserted")


def test_a_capture_that_is_not_pinned_gives_no_receipt(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "dossier" / "claims" / "a.yaml").write_text(CLAIMS.replace(f", sha256: {PIN}", ""), encoding="utf-8")
    assert write(desk) == 0
    assert "1 exact quote without one: their captures are not pinned" in capsys.readouterr().err
    assert json.loads((desk / "dossier" / "claimcheck-receipts.json").read_text())["receipts"] == []


@pytest.mark.parametrize("more", [("--write-baseline",), ("claims",)])
def test_receipts_are_written_of_the_whole_dossier_and_alone(
    desk: Path, more: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert write(desk, *more) == 2
    assert "--write-receipts" in capsys.readouterr().err
    assert sorted(os.listdir(desk / "dossier")) == ["claims"]


def test_no_result_is_written_over_the_receipts(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(desk)
    before = (desk / "dossier" / "claimcheck-receipts.json").read_bytes()
    target = str(desk / "dossier" / "claimcheck-receipts.json")
    assert check(desk, "--format", "json", "-o", target) == 2
    assert (desk / "dossier" / "claimcheck-receipts.json").read_bytes() == before


def test_damaged_receipts_are_told_in_one_line(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "dossier" / "claimcheck-receipts.json").write_text("{}", encoding="utf-8")
    assert check(desk) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="there are no links on this platform")
def test_receipts_that_lie_outside_are_not_read(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "elsewhere.json").write_text("{}", encoding="utf-8")
    (desk / "dossier" / "claimcheck-receipts.json").symlink_to(desk / "elsewhere.json")
    assert check(desk) == 2
    assert "leaves the dossier" in capsys.readouterr().err
