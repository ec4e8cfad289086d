"""What lies in a folder that may not be entered is not known to be missing, and the run says so."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cli.main import run

CLAIMS = """\
claims:
  - id: jets-fly
    statement: The jets fly.
    evidence:
      - {source: declared, stance: supports, quote: the jets fly today}
      - {source: undeclared, stance: supports, quote: the jets fly today}
      - {source: beside, stance: supports, quote: the jets fly today}
      - {source: below, stance: supports, quote: the jets fly today}
"""
SOURCES = """\
sources:
  - id: declared
    capture: {file: declared.txt}
  - id: undeclared
  - id: beside
  - id: below
    capture: {file: below/text.txt}
"""
TEXT = "We know that the jets fly today.\n"
FILES = {
    "case/claims/jets.yaml": CLAIMS,
    "case/sources/papers.yaml": SOURCES,
    "case/sources/beside.md": TEXT,
    "case/sources/below/text.txt": TEXT,
    "case/captures/declared.txt": TEXT,
    "case/captures/undeclared.txt": TEXT,
    "case/claimcheck.toml": 'captures = ["captures"]\n',
    "private/declared.txt": TEXT,
    "private/undeclared.txt": TEXT,
}
Close = Callable[[str], None]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "case")
    return tmp_path


@pytest.fixture
def close(place: Path, monkeypatch: pytest.MonkeyPatch) -> Close:
    """Return a function that closes a folder, by a stand-in: whoever runs this may be one who may enter all."""

    def close_folder(name: str) -> None:
        closed = str(place / name) + os.sep

        def refuse_inside(function: Callable[..., Any], is_listing: bool) -> Callable[..., Any]:
            def call(path: Any, *arguments: Any, **options: Any) -> Any:
                if not isinstance(path, int) and (os.fspath(path) + os.sep * is_listing).startswith(closed):
                    raise PermissionError(13, "Permission denied", path)
                return function(path, *arguments, **options)

            return call

        for function in ("lstat", "stat", "open"):
            monkeypatch.setattr(os, function, refuse_inside(getattr(os, function), False))
        for function in ("scandir", "listdir"):
            monkeypatch.setattr(os, function, refuse_inside(getattr(os, function), True))

    return close_folder


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    code = run(["check", "--format", "json", "--today", "2026-06-30", *arguments])
    return code, json.loads(capsys.readouterr().out)


def outcomes(report: Any) -> dict[str, str]:
    return {piece["source"]: piece["quote"]["outcome"] for piece in report["claims"][0]["evidence"]}


EXCUSES = [[], ["--fail-on", "never"], ["--ignore", "reference"], ["--select", "quotation"]]


@pytest.mark.parametrize("excuse", EXCUSES, ids=" ".join)
def test_a_folder_of_captures(excuse: list[str], place: Path, close: Close, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys, *excuse)[0] == 0
    close("case/captures")
    code, report = check(capsys, *excuse)
    assert (code, report["complete"]) == (3, False)
    expected = {"declared": "unchecked", "undeclared": "unchecked", "beside": "exact", "below": "exact"}
    assert outcomes(report) == expected
    gaps = {thing["what"]: thing["why"] for thing in report["not_checked"]}
    assert gaps["captures"] == "cannot be entered: permission denied"
    why = "may lie in `captures`, which cannot be entered: permission denied"
    assert [thing["why"] for thing in report["not_checked"] if thing["source"] == "declared"] == [f"its capture {why}"]
    assert [thing["why"] for thing in report["not_checked"] if thing["source"] == "undeclared"] == [
        f"its capture {why}"
    ]
    if not excuse:
        # One finding for what the record says is there, none for what may not be.
        found = [(f["rule"], f["source"]) for f in report["findings"] if f["rule"].endswith("-capture")]
        found.remove(("unpinned-capture", "below"))
        assert found == [("unreadable-capture", "declared")]


@pytest.mark.parametrize("excuse", EXCUSES, ids=" ".join)
def test_a_folder_named_on_the_command_line(
    excuse: list[str], place: Path, close: Close, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("declared.txt", "undeclared.txt"):
        (place / "case" / "captures" / name).unlink()
    private = ["--captures", str(place / "private")]
    code, report = check(capsys, *excuse, *private)
    assert (code, set(outcomes(report).values())) == (0, {"exact"})
    close("private")
    code, report = check(capsys, *excuse, *private)
    assert (code, report["complete"]) == (3, False)
    assert outcomes(report)["declared"] == outcomes(report)["undeclared"] == "unchecked"
    text = json.dumps(report)
    assert "`the folder of --captures`, which cannot be entered" in text
    assert "private" not in text
    assert "not at hand" not in text


def test_what_is_found_elsewhere_is_found(place: Path, close: Close, capsys: pytest.CaptureFixture[str]) -> None:
    close("case/captures")
    code, report = check(capsys, "--captures", str(place / "private"))
    assert (code, report["complete"]) == (3, False)
    assert set(outcomes(report).values()) == {"exact"}
    rules = {finding["rule"] for finding in report["findings"] if "capture" in finding["rule"]}
    assert rules == {"unpinned-capture"}


def test_a_folder_that_a_record_names(place: Path, close: Close, capsys: pytest.CaptureFixture[str]) -> None:
    close("case/sources/below")
    code, report = check(capsys)
    assert (code, report["complete"]) == (3, False)
    assert outcomes(report)["below"] == "unchecked"
    assert ("unreadable-capture", "below") in {(f["rule"], f["source"]) for f in report["findings"]}


@pytest.mark.parametrize("name", ["claims", "sources"])
def test_a_folder_of_records(name: str, place: Path, close: Close, capsys: pytest.CaptureFixture[str]) -> None:
    close(f"case/{name}")
    for excuse in EXCUSES:
        code, report = check(capsys, *excuse)
        assert (code, report["complete"]) == (3, False)
        assert name in {thing["what"] for thing in report["not_checked"]}


def test_a_folder_of_records_below_a_closed_one(place: Path, close: Close, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "case" / "claimcheck.toml").write_text('sources = ["data/sources"]\n', encoding="utf-8")
    (place / "case" / "data").mkdir()
    (place / "case" / "sources").rename(place / "case" / "data" / "sources")
    assert check(capsys, "--select", "structure")[0] == 0
    close("case/data")
    code, report = check(capsys, "--select", "structure")
    assert (code, report["complete"]) == (3, False)
    assert "data/sources" in {thing["what"] for thing in report["not_checked"]}


@pytest.mark.parametrize("name", ["audit", "report", "impact", "find"])
def test_every_command_says_so(name: str, place: Path, close: Close, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = {"impact": ["declared"], "find": ["jets fly"]}.get(name, [])
    assert run([name, *arguments]) == 0
    capsys.readouterr()
    close("case/captures")
    assert run([name, *arguments]) == 3
    captured = capsys.readouterr()
    assert "ncomplete" in captured.out + captured.err
    assert "declared" in captured.out


@pytest.mark.parametrize("format_", ["text", "concise", "sarif", "github", "gitlab", "junit", "rdjson", "markdown"])
def test_every_format_says_so(format_: str, place: Path, close: Close, capsys: pytest.CaptureFixture[str]) -> None:
    close("case/captures")
    assert run(["check", "--format", format_, "--select", "structure"]) == 3
    captured = capsys.readouterr()
    said = captured.out + captured.err
    assert "cannot be entered: permission denied" in said or "claimcheck: incomplete: " in captured.err


def test_a_folder_of_captures_that_is_none(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "case" / "claimcheck.toml").write_text('captures = ["sources/beside.md"]\n', encoding="utf-8")
    code, report = check(capsys)
    assert (code, report["complete"]) == (3, False)
    assert {"sources/beside.md": "cannot be entered: not a directory"}.items() <= {
        thing["what"]: thing["why"] for thing in report["not_checked"]
    }.items()


def test_folders_that_are_not_there_are_not_at_hand(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "case" / "claimcheck.toml").write_text('captures = ["elsewhere"]\n', encoding="utf-8")
    code, report = check(capsys)
    assert (code, report["complete"]) == (0, True)
    assert ("missing-capture", "declared") in {(f["rule"], f["source"]) for f in report["findings"]}
    for folder in ("no-such-folder", "sources/papers.yaml", "no-such-folder/below"):
        assert run(["check", "--captures", folder]) == 2
        assert f"--captures {folder}: there is no such folder" in capsys.readouterr().err


def test_an_entry_of_which_a_file_system_does_not_say_what_it_is(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Unknown:
        def __init__(self, entry: os.DirEntry[str]) -> None:
            self.name, self.path = entry.name, entry.path

        def is_dir(self, *, follow_symlinks: bool) -> bool:
            raise PermissionError(13, "Permission denied", self.path)

    class Scan:
        def __init__(self, path: str) -> None:
            with scandir(path) as scan:
                self.entries = [Unknown(entry) if entry.name == "papers.yaml" else entry for entry in scan]

        def __enter__(self) -> list[Any]:
            return self.entries

        def __exit__(self, *_: object) -> None:
            pass

    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", Scan)
    code, report = check(capsys)
    assert (code, report["complete"]) == (3, False)
    assert "sources/papers.yaml" in {thing["what"] for thing in report["not_checked"]}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="whoever runs this may enter all folders")
@pytest.mark.parametrize("mode", [0, 0o400])
def test_a_folder_that_is_closed_indeed(mode: int, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = place / "case" / "captures"
    folder.chmod(mode)
    try:
        code, report = check(capsys)
    finally:
        folder.chmod(0o700)
    assert (code, report["complete"]) == (3, False)
    assert "captures" in {thing["what"] for thing in report["not_checked"]}
