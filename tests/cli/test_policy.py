"""`--policy` and `init --policy` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.cli.main import run

CLAIMS = """\
claims:
  - id: bridge
    statement: The bridge was shut.
    verdict: supported
    confidence: low
    evidence: [{source: paper, stance: supports, quote: the bridge was shut on Monday, grade: F6}]
    waivers: [{rule: single-source, reason: nobody else was there}]
sources: [{id: paper, author: Ada Quill, publisher: The Gazette, reliability: C, primary: true}]
"""
SETTINGS = """\
ignore = ["anonymous-only"]
fail-on = "never"
[severity]
single-source = "note"
[corroboration]
lines = 1
distinct = [["A. Quill", "Ada Quill"]]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a dossier that accepts much, and beside it the policy of a strict desk."""
    claims = tmp_path / "dossier" / "claims"
    claims.mkdir(parents=True)
    (claims / "a.yaml").write_text(CLAIMS, encoding="utf-8")
    (claims / "paper.txt").write_text("They say that the bridge was shut on Monday.", encoding="utf-8")
    (tmp_path / "dossier" / "claimcheck.toml").write_text(SETTINGS, encoding="utf-8")
    assert run(["init", "--policy", str(tmp_path)]) == 0
    return tmp_path


def check(desk: Path, *more: str) -> int:
    return run(["check", "--root", str(desk / "dossier"), *more])


def test_what_a_dossier_accepts_beyond_the_policy_is_void_and_listed(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert check(desk, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["void"] == []
    assert check(desk, "--format", "json", "--policy", str(desk / "claimcheck-policy.toml")) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["void"] == [
        "leaving out anonymous-only",
        '[severity] single-source = "note"',
        'fail-on = "never"',
        "[corroboration] lines = 1",
        "[corroboration] distinct",
        "1 waiver of single-source",
        "primary of paper",
    ]
    found = {finding["rule"]: (finding["severity"], finding["waiver"]) for finding in report["findings"]}
    assert found["single-source"] == ("warning", None)


def test_a_person_is_told_what_is_void(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(desk, "--format", "text", "--policy", str(desk / "claimcheck-policy.toml"))
    assert "Void beside the policy: leaving out anonymous-only" in capsys.readouterr().out


def test_a_dossier_may_be_stricter(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "dossier" / "claimcheck.toml").write_text('[severity]\nungraded = "error"\n', encoding="utf-8")
    (desk / "loose.toml").write_text('fail-on = "error"\nignore = ["ungraded"]\n', encoding="utf-8")
    text = CLAIMS.replace(", grade: F6", "")
    (desk / "dossier" / "claims" / "a.yaml").write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert check(desk, "--format", "json", "--policy", str(desk / "loose.toml")) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["void"] == []
    assert {finding["rule"] for finding in report["findings"] if finding["severity"] == "error"} == {"ungraded"}


def test_allowed_waivers_hold(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "some.toml").write_text('waivers = ["single-source"]\nprimary = ["paper"]\n', encoding="utf-8")
    capsys.readouterr()
    check(desk, "--format", "json", "--policy", str(desk / "some.toml"))
    report = json.loads(capsys.readouterr().out)
    assert not any(thing.startswith(("1 waiver", "primary")) for thing in report["void"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('waivers = "some"\n', 'must be "none" or a list of rules'),
        ('waivers = ["single-sauce"]\n', "there is no rule `single-sauce`"),
        ("baseline = 3\n", "`baseline` must be true or false"),
        ("primary = true\n", "`primary` must be a list of texts"),
        ("[severity\n", "this is not TOML"),
        ("policy = 1\n", "unknown key `policy`"),
    ],
)
def test_a_policy_that_is_none_is_told(text: str, message: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "wrong.toml").write_text(text, encoding="utf-8")
    assert check(desk, "--policy", str(desk / "wrong.toml")) == 2
    assert message in capsys.readouterr().err


def test_a_policy_that_is_not_there(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(desk, "--policy", str(desk / "gone.toml")) == 2
    assert "gone.toml" in capsys.readouterr().err


def test_the_keys_of_a_policy_belong_to_no_dossier(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "dossier" / "claimcheck.toml").write_text("primary = []\n", encoding="utf-8")
    assert check(desk) == 2
    assert "unknown key `primary`" in capsys.readouterr().err


def test_init_writes_no_policy_over_another(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (desk / "claimcheck-policy.toml").read_bytes()
    assert run(["init", "--policy", str(desk)]) == 2
    assert (desk / "claimcheck-policy.toml").read_bytes() == before
    assert run(["init", "--policy", str(desk / "nowhere")]) == 2
    assert "there is no such folder" in capsys.readouterr().err
