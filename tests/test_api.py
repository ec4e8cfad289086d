"""What a script gets: the findings of the command line, as values."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck import api
from claimcheck.cli.main import run

CLAIMS = """\
claims:
  - id: bridge-closed
    statement: The bridge was closed on Tuesday.
    verdict: supported
    confidence: low
    evidence:
      - source: town-gazette
        stance: supports
        quote: the bridge was opened
        grade: C3
sources:
  - id: town-gazette
    author: Ada Brook
    reliability: C
"""
TEXT = "On Tuesday the bridge was closed.\n"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    root = tmp_path / "dossier"
    (root / "claims").mkdir(parents=True)
    (root / "claims" / "bridge.yaml").write_text(CLAIMS, encoding="utf-8")
    (root / "claims" / "town-gazette.txt").write_text(TEXT, encoding="utf-8")
    return root


def rules(result: api.Result) -> set[str]:
    return {finding.rule for finding in result.findings}


def test_it_finds_what_the_command_line_finds(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = api.audit(dossier)
    assert run(["check", "--root", str(dossier), "--format", "json", "--today", str(datetime.date.today())]) == 1
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert [finding.fingerprint for finding in result.findings] == [f["fingerprint"] for f in told["findings"]]
    assert "quote-altered" in rules(result)
    assert (result.complete, result.fails("error"), result.fails("never")) == (True, True, False)
    assert [claim.id for claim in result.claims] == ["bridge-closed"]


@pytest.mark.parametrize("place", ["", "claims", "claims/bridge.yaml"])
def test_a_dossier_is_found_from_any_place_in_it(place: str, dossier: Path) -> None:
    assert api.audit(str(dossier / place)).case.dossier.files == ("claims/bridge.yaml",)


def test_captures_may_lie_elsewhere(dossier: Path, tmp_path: Path) -> None:
    outside = tmp_path / "texts"
    outside.mkdir()
    (dossier / "claims" / "town-gazette.txt").rename(outside / "town-gazette.txt")
    assert "quote-altered" not in rules(api.audit(dossier))
    assert "quote-altered" in rules(api.audit(dossier, captures=[outside]))


def test_settings_may_stand_in_for_those_of_the_dossier(dossier: Path) -> None:
    (dossier / "claimcheck.toml").write_text('ignore = ["quote-altered"]\n', encoding="utf-8")
    assert "quote-altered" not in rules(api.audit(dossier))
    assert rules(api.audit(dossier, policy=api.Config(select=("quote-altered",)))) == {"quote-altered"}


def test_the_day_is_an_argument(dossier: Path) -> None:
    path = dossier / "claims" / "bridge.yaml"
    path.write_text(CLAIMS + "    published: 2024-05-06\n", encoding="utf-8")
    before = api.audit(dossier, today=datetime.date(2024, 1, 1))
    after = api.audit(dossier, today=datetime.date(2024, 6, 1))
    assert rules(before) - rules(after)


def test_the_baseline_of_the_settings_is_in_force(dossier: Path) -> None:
    (dossier / "claimcheck.toml").write_text('baseline = "claimcheck-baseline.json"\n', encoding="utf-8")
    with pytest.raises(api.BadBaseline):
        api.audit(dossier)
    assert run(["check", "--root", str(dossier), "--write-baseline", "-q"]) == 0
    assert (api.audit(dossier).findings, api.audit(dossier).baselined > 0) == ((), True)


def test_what_cannot_be_used_is_refused(dossier: Path, tmp_path: Path) -> None:
    with pytest.raises(api.NoDossier, match="no such file or folder"):
        api.audit(tmp_path / "nowhere")
    with pytest.raises(NotADirectoryError, match="no such folder"):
        api.audit(dossier, captures=[tmp_path / "nowhere"])
    with pytest.raises(TypeError, match="files are not taken yet"):
        api.audit(dossier, policy="house.toml")  # type: ignore[arg-type]
    (dossier / "claimcheck.toml").write_text("no-such-key = 1\n", encoding="utf-8")
    with pytest.raises(api.ConfigError, match="unknown key `no-such-key`"):
        api.audit(dossier)


def test_nothing_is_written(dossier: Path) -> None:
    before = {path: path.read_bytes() for path in dossier.rglob("*") if path.is_file()}
    api.audit(dossier)
    assert {path: path.read_bytes() for path in dossier.rglob("*") if path.is_file()} == before
