"""Adoption on a dossier that was there before: the baseline and the statistics, as a person or a script meets them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cli.main import run
from tests.cli.test_commands import BROKEN as BROKEN_QUOTE
from tests.cli.test_commands import SOUND, TEXT

FILE = "claimcheck-baseline.json"
# Two things are wrong with it.
BROKEN = BROKEN_QUOTE + "  - {id: never-used}\n"
NEW = """\
claims:
  - id: newly-bare
    statement: Nothing stands behind this.
"""


class Desk:
    """A dossier in a folder, and what the command line says of it."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.baseline = root / FILE
        self.capsys = capsys
        self.write("claims/jets.yaml", BROKEN)
        self.write("claims/the-paper.txt", TEXT)

    def write(self, name: str, text: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def run(self, *arguments: str, command: str = "check") -> tuple[int, str, str]:
        code = run([command, "--root", str(self.root), *arguments])
        captured = self.capsys.readouterr()
        return code, captured.out, captured.err

    def adopt(self) -> None:
        self.write("claimcheck.toml", f'baseline = "{FILE}"\n')
        assert self.run("--write-baseline")[0] == 0

    def report(self, *arguments: str) -> Any:
        return json.loads(self.run("--format", "json", *arguments)[1])

    def rules(self, *arguments: str) -> list[str]:
        return sorted(finding["rule"] for finding in self.report(*arguments)["findings"])


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path / "dossier", capsys)


def test_what_is_found_today_is_accepted_and_what_comes_is_not(desk: Desk) -> None:
    found = desk.rules()
    assert "quote-not-found" in found
    code, out, err = desk.run("--write-baseline")
    assert (code, out) == (0, "")
    assert f"{FILE} holds {len(found)} findings; --baseline" in err
    assert f"no errors, no warnings, no notes, {len(found)} in the baseline in 1 claim" in err
    assert desk.run()[0] == 1
    assert desk.run("--baseline", str(desk.baseline), "--fail-on", "note")[0] == 0
    desk.write("claimcheck.toml", f'baseline = "{FILE}"\n')
    assert desk.run("--fail-on", "note")[:2] == (0, "")
    assert desk.report()["summary"]["baselined"] == len(found)
    desk.write("claims/new.yaml", NEW)
    assert desk.rules() == ["no-evidence"]
    assert desk.run()[0] == 1


def test_the_file_is_sorted_and_says_what_it_accepts(desk: Desk) -> None:
    desk.write("claims/new.yaml", NEW)
    desk.adopt()
    text = desk.baseline.read_text(encoding="utf-8")
    assert str(desk.root) not in text
    table = json.loads(text)
    assert table["captures"] == ["the-paper"]
    assert [record["file"] for record in table["findings"]] == sorted(r["file"] for r in table["findings"])
    record = next(record for record in table["findings"] if record["rule"] == "quote-not-found")
    assert list(record) == ["fingerprint", "rule", "severity", "file", "message"]
    assert sum(line.startswith('    {"fingerprint"') for line in text.splitlines()) == len(table["findings"])
    desk.run("--write-baseline")
    assert desk.baseline.read_text(encoding="utf-8") == text
    assert [path.name for path in desk.root.iterdir() if path.name.startswith(".")] == []


def test_mended_findings_make_it_stale_and_writing_it_anew_tells_the_difference(desk: Desk) -> None:
    desk.adopt()
    desk.write("claims/jets.yaml", SOUND)
    code, out, _ = desk.run("--format", "text", "--fail-on", "warning")
    assert code == 1
    assert "warning[stale-baseline]: 1 entry answers no finding of `quote-not-found` any more\n" in out
    assert f" --> {FILE}:" in out
    # Two rules have nothing left to find, and the sound dossier has one finding of its own.
    assert desk.rules("--exact") == desk.rules() == ["single-source", "stale-baseline", "stale-baseline"]
    assert desk.rules("--select", "quotation,upkeep") == ["stale-baseline"]
    assert desk.rules("--select", "quotation") == []
    assert desk.rules("--ignore", "stale-baseline") == desk.rules("--ignore", "upkeep") == ["single-source"]
    assert desk.rules(str(desk.root / "claims")) == ["single-source"]
    assert set(desk.rules(str(desk.baseline))) == {"stale-baseline"}
    desk.write("claims/new.yaml", NEW)
    _, _, err = desk.run("--write-baseline")
    assert "holds 2 findings: 2 new, 2 gone" in err
    assert desk.rules() == []


def test_paths_and_selections_go_together_with_it(desk: Desk) -> None:
    desk.adopt()
    desk.write("claims/new.yaml", NEW)
    new = str(desk.root / "claims" / "new.yaml")
    assert desk.rules(new) == ["no-evidence"]
    assert desk.report(new)["summary"]["baselined"] == 0
    assert desk.report(str(desk.root / "claims" / "jets.yaml"))["summary"]["baselined"] == 2
    assert desk.rules("--select", "quotation") == ["no-evidence"]
    assert desk.report("--select", "quote-not-found")["summary"]["baselined"] == 1
    assert desk.report("--ignore", "quotation,grading")["findings"] == []
    assert desk.rules("--exact", "--ignore", "grading") == ["no-evidence"]


def test_entries_of_rules_that_did_not_run_stay(desk: Desk) -> None:
    desk.adopt()
    before = desk.baseline.read_bytes()
    assert ": 0 new, 0 gone" in desk.run("--write-baseline", "--select", "grading")[2]
    assert desk.baseline.read_bytes() == before


@pytest.mark.slow
def test_look_and_export_agree_with_the_lint(desk: Desk) -> None:
    assert [desk.run(command=name)[0] for name in ("check", "audit", "report")] == [1, 1, 1]
    desk.run("--write-baseline")
    for name in ("check", "audit", "report"):
        assert desk.run("--baseline", str(desk.baseline), command=name)[0] == 0
    desk.adopt()
    assert "in the baseline in 1 claim" in desk.run(command="audit")[1]
    case_file = desk.run("jets-stopped", command="audit")[1]
    assert case_file.endswith("in the baseline\n")
    assert "quote-not-found" not in case_file
    assert "findings are in the baseline." in desk.run(command="report")[1]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "cannot be read: no such file or directory"),
        (b"\xff{}", "is not UTF-8"),
        (b"{", "is not JSON"),
        (b"[" * 4_000, "is not JSON"),
        (b'{"baseline_version": 2}', "was written by a later version of claimcheck"),
        (b'{"schema_version": 1}', "is not a baseline"),
        (b" " * 5_001, "has 5,001 bytes; the limit is 5,000 (baseline_bytes)"),
    ],
    ids=["missing", "bytes", "cut", "deep", "later", "another", "large"],
)
@pytest.mark.parametrize("is_configured", [False, True])
def test_a_baseline_that_cannot_be_used_is_a_usage_error(
    desk: Desk, content: bytes | None, why: str, is_configured: bool
) -> None:
    if content is not None:
        desk.write(FILE, content)
    named = f'baseline = "{FILE}"\n' if is_configured else ""
    desk.write("claimcheck.toml", f"{named}[limits]\nbaseline-bytes = 5_000\n")
    arguments = [] if is_configured else ["--baseline", str(desk.baseline)]
    for name in ("check", "audit", "report"):
        code, out, err = desk.run(*arguments, command=name)
        assert (code, out, err.count("\n")) == (2, "", 1), err
        assert err.startswith("claimcheck: the baseline ")
        assert why in err


@pytest.mark.parametrize("content", [b"fail-on = 'note'\n", b"{", b'{"baseline_version": 2}'])
def test_what_is_no_baseline_is_not_overwritten(desk: Desk, content: bytes) -> None:
    desk.write(FILE, content)
    code, _, err = desk.run("--write-baseline")
    assert code == 2
    assert "the baseline claimcheck-baseline.json" in err
    assert desk.baseline.read_bytes() == content


def test_a_baseline_stays_out_of_the_folders_that_are_read(desk: Desk, tmp_path: Path) -> None:
    inside = desk.root / "claims" / "baseline.json"
    code, _, err = desk.run("--write-baseline", "--baseline", str(inside))
    assert (code, inside.exists()) == (2, False)
    assert "lies in `claims`, which is read and never written" in err
    desk.write("claimcheck.toml", 'baseline = "claims/baseline.json"\n')
    assert desk.run("--write-baseline")[0] == 2
    assert not inside.exists()
    private = tmp_path / "private"
    private.mkdir()
    arguments = ["--captures", str(private), "--baseline", str(private / "baseline.json")]
    assert desk.run("--write-baseline", *arguments)[0] == 2
    assert list(private.iterdir()) == []
    outside = tmp_path / "outside.json"
    assert desk.run("--write-baseline", "--baseline", str(outside))[0] == 0
    desk.write("claims/jets.yaml", SOUND)
    findings = desk.report("--baseline", str(outside), "--select", "quotation,upkeep")["findings"]
    assert [finding["location"]["file"] for finding in findings] == ["outside.json"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links on this system")
def test_links_lead_to_no_other_file(desk: Desk, tmp_path: Path) -> None:
    desk.run("--write-baseline")
    outside = tmp_path / "outside.json"
    desk.baseline.rename(outside)
    desk.baseline.symlink_to(outside)
    desk.write("claimcheck.toml", f'baseline = "{FILE}"\n')
    code, _, err = desk.run()
    assert code == 2
    assert "is a link that leaves the dossier" in err
    before = outside.read_bytes()
    assert desk.run("--write-baseline", "--baseline", str(desk.baseline))[0] == 2
    assert outside.read_bytes() == before


@pytest.mark.parametrize(
    ("extra", "code"),
    [(b"claims: \xff", 3), (b"claims: [\n", 3), (b"claims: *all\n", 2)],
    ids=["unread", "does not parse", "an alias"],
)
def test_a_run_with_gaps_writes_no_baseline(desk: Desk, extra: bytes, code: int) -> None:
    desk.adopt()
    before = desk.baseline.read_bytes()
    desk.write("claims/zz.yaml", extra)
    for arguments in ([], ["--select", "grading"], ["--fail-on", "never"], ["--quiet"]):
        found, _, err = desk.run("--write-baseline", *arguments)
        assert found == code
        assert "the baseline is not written: not every file of the dossier could be read" in err
    assert desk.baseline.read_bytes() == before
    desk.write("claims/jets.yaml", SOUND)
    assert "stale-baseline" not in desk.rules()


def test_a_run_in_which_a_rule_broke_writes_no_baseline(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*_: object) -> None:
        raise ValueError("no such thing")

    monkeypatch.setattr("claimcheck.analysis.case.Case.is_overconfident", explode)
    code, out, err = desk.run("--write-baseline")
    assert code == 2
    assert "rule-crashed" in out
    assert "the baseline is not written: a rule broke" in err
    assert not desk.baseline.exists()


def test_more_findings_than_are_listed_are_refused(desk: Desk) -> None:
    desk.write("claimcheck.toml", "[limits]\nfindings = 1\n")
    code, _, err = desk.run("--write-baseline")
    assert code == 2
    assert "more than 1 finding;" in err
    desk.write("claimcheck.toml", "[limits]\nbaseline-bytes = 100\n")
    code, _, err = desk.run("--write-baseline")
    assert code == 2
    assert "too large (baseline_bytes)" in err
    assert not desk.baseline.exists()


@pytest.mark.slow
def test_what_is_past_the_limit_of_a_file_is_accepted_and_counted_too(desk: Desk) -> None:
    claims = "".join(f"  - id: bare-{n}\n    statement: Nothing behind number {n}.\n" for n in range(30))
    desk.write("claims/many.yaml", f"claims:\n{claims}")
    desk.write("claimcheck.toml", f'baseline = "{FILE}"\n[limits]\nfindings-per-rule-and-file = 5\n')
    assert desk.run("--baseline", str(desk.baseline))[0] == 2
    code, out, err = desk.run("--write-baseline", "--statistics")
    assert (code, out) == (0, "")
    assert "no errors" in err
    assert desk.run("--fail-on", "note")[:2] == (0, "")


@pytest.mark.parametrize("arguments", [["--no-waivers"], ["claims"]])
def test_only_the_whole_dossier_as_it_is_may_be_accepted(desk: Desk, arguments: list[str]) -> None:
    code, out, err = desk.run("--write-baseline", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert not desk.baseline.exists()


def test_errors_of_structure_are_told_and_not_accepted(desk: Desk) -> None:
    desk.write("claims/odd.yaml", NEW + "    colour: red\n")
    code, out, err = desk.run("--write-baseline")
    assert code == 1
    assert out.startswith("claims/odd.yaml:4:5: error invalid-field")
    assert "1 error, no warnings, no notes" in err
    assert "invalid-field" not in desk.baseline.read_text(encoding="utf-8")


@pytest.mark.parametrize("value", ['["a.json"]', "3", '""', '"/etc/x.json"', '"../x.json"', '"."', '"a:b"'])
def test_the_configuration_names_a_file_of_the_dossier(desk: Desk, value: str) -> None:
    desk.write("claimcheck.toml", f"baseline = {value}\n")
    code, _, err = desk.run()
    assert code == 2
    assert "`baseline` must be a file inside the dossier" in err


def test_statistics_count_by_rule_all_that_is_found(desk: Desk) -> None:
    claims = "".join(f"  - id: bare-{n}\n    statement: Nothing behind number {n}.\n" for n in range(30))
    sources = "".join(f"  - id: unread-{n}\n" for n in range(30))
    desk.write("claims/many.yaml", f"claims:\n{claims}sources:\n{sources}")
    desk.write("claimcheck.toml", "[limits]\nfindings-per-rule-and-file = 5\n")
    code, out, err = desk.run("--statistics", "--select", "no-evidence,unused-source,quote-not-found")
    assert code == 1
    assert out == "30  error    no-evidence\n30  note     unused-source\n 1  error    quote-not-found\n"
    assert "31 errors, no warnings, 30 notes" in err
    assert desk.run("--statistics", str(desk.root / "claims" / "jets.yaml"), "--select", "quotation")[1] == (
        "1  error    quote-not-found\n"
    )
    assert desk.run("--statistics", "--select", "late-echo")[:2] == (0, "")
    assert desk.run("--statistics", "--format", "sarif")[0] == 2
