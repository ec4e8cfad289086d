"""No option that writes may destroy what the run has read, or what lies in the folders that are read."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.cli.main import run
from tests.cli.test_commands import SOUND, TEXT

RECORDS = """\
sources:
  - id: the-letter
    capture: {file: ../texts/letter.txt}
    excerpt: {file: the-letter.excerpt.txt}
  - id: the-cable
    capture: {file: cable.txt}
  - id: the-memo
"""
FILES = {
    "case/claims/jets.yaml": SOUND,
    "case/claims/the-paper.txt": TEXT,
    "case/claims/notes.md": "Ask the minister.\n",
    "case/sources/letters.yaml": RECORDS,
    "case/sources/the-letter.excerpt.txt": "Dear sir.\n",
    "case/sources/deep/unread.md": "No record names it.\n",
    "case/texts/letter.txt": "Dear sir, the jets will fly.\n",
    "case/captures/the-memo.txt": "The jets fly.\n",
    "case/captures/unread.txt": "No record names it.\n",
    "case/claimcheck.toml": 'captures = ["captures"]\nbaseline = "accepted.json"\n',
    "case/pyproject.toml": "[project]\n",
    "case/accepted.json": '{"baseline_version": 1, "captures": [], "findings": []}\n',
    "private/cable.txt": "Stop the jets.\n",
    "private/unread.txt": "No record names it.\n",
    "pyproject.toml": "[project]\n",
}
# Everything of these that a run reads, or that lies where it reads.
KEPT = [name for name in FILES if name != "pyproject.toml"]
NEW = [
    "case/claims/report.md",
    "case/sources/deep/report.md",
    "case/captures/report.md",
    "private/report.md",
    "private/below/report.md",
]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the files, with an output folder beside them, and make that of the dossier the working directory."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "private" / "below").mkdir()
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "case")
    return tmp_path


def read_all(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return what every file below a folder holds, and how it is known."""
    paths = [path for path in folder.rglob("*") if path.is_file() and "pyproject" not in path.parts]
    return {str(path): (path.read_bytes(), path.lstat().st_ino) for path in paths}


def refuse(place: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run a command that must be refused before it writes anything, and return what it says."""
    before = read_all(place)
    assert run([*arguments, "--captures", str(place / "private")]) == 2, arguments
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert captured.err.startswith("claimcheck: ")
    assert "internal error" not in captured.err
    assert read_all(place) == before
    return captured.err


COMMANDS = {"check": ["check"], "report": ["report"], "impact": ["impact", "minister"]}


def write(*targets: str) -> list[str]:
    """Return the options that write results to files, whatever they are called."""
    formats = ["markdown" if target.lower().endswith(".md") else "json" for target in targets]
    return ["--format", ",".join(formats), *(word for target in targets for word in ("-o", target))]


Spell = Callable[[Path, str], str]


def spell_relatively(place: Path, name: str) -> str:
    return os.path.relpath(place / name)


def spell_by_a_detour(place: Path, name: str) -> str:
    return os.path.join(place, "out", "..", "private", "below", "..", "..", name)


def spell_by_a_linked_folder(place: Path, name: str) -> str:
    link = place / "out" / "linked"
    if not link.is_symlink():
        link.symlink_to(place, target_is_directory=True)
    return str(link / name)


def spell_as_a_hard_link(place: Path, name: str) -> str:
    link = place / "out" / f"another{Path(name).suffix}"
    link.unlink(missing_ok=True)
    os.link(place / name, link)
    return str(link)


def spell_as_a_link(place: Path, name: str) -> str:
    link = place / "out" / f"another{Path(name).suffix}"
    link.unlink(missing_ok=True)
    link.symlink_to(place / name)
    return str(link)


SPELLINGS: list[Spell] = [
    spell_relatively,
    spell_by_a_detour,
    spell_by_a_linked_folder,
    spell_as_a_hard_link,
    spell_as_a_link,
]


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("spell", SPELLINGS)
def test_no_result_replaces_what_is_read(
    command: str, spell: Spell, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in KEPT:
        said = refuse(place, capsys, *COMMANDS[command], *write(spell(place, name)))
        assert said.startswith(f"claimcheck: -o {spell(place, name)}: ") or spell is spell_as_a_link


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("spell", SPELLINGS[:3])
@pytest.mark.parametrize("name", NEW)
def test_no_result_is_put_where_captures_are_read(
    command: str, spell: Spell, name: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refuse(place, capsys, *COMMANDS[command], *write(spell(place, name)))
    assert "which is read and never written" in said


@pytest.mark.parametrize("name", ["claimcheck.toml", "pyproject.toml", "claimcheck-baseline.json", "accepted.json"])
def test_no_result_takes_the_place_of_settings_or_baseline(
    name: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in ("claimcheck.toml", "accepted.json"):
        text = (place / "case" / file).read_text(encoding="utf-8").replace("accepted.json", "later.json")
        (place / "case" / file).write_text(text, encoding="utf-8")
    (place / "case" / name).unlink(missing_ok=True)
    if name == "accepted.json":
        name = "later.json"
        assert "cannot be read" in refuse(place, capsys, "check", *write(name))
    assert "is the place of the dossier's" in refuse(place, capsys, "impact", "minister", *write(name))


def test_a_file_above_that_was_looked_into_is_read(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whether a folder is a dossier may be said in a file that says nothing of it in the end."""
    (place / "case" / "sources" / "deep" / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    (place / "pyproject.toml").write_text("[tool.claimcheck]\n", encoding="utf-8")
    for name in ("claims", "claimcheck.toml"):
        path = place / "case" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    (place / "claims").mkdir()
    (place / "claims" / "jets.yaml").write_text(SOUND, encoding="utf-8")
    assert "is a file that this run reads" in refuse(
        place, capsys, "check", *write(str(place / "case" / "pyproject.toml"))
    )


@pytest.mark.slow
@pytest.mark.parametrize("bad", ["case/texts/letter.txt", "case/captures/report.md", "out/no-folder/report.md", "out"])
@pytest.mark.parametrize("command", COMMANDS)
def test_one_bad_target_stops_all(command: str, bad: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, last = str(place / "out" / "first.json"), str(place / "out" / "last.json")
    said = refuse(place, capsys, *COMMANDS[command], *write(first, str(place / bad), last))
    assert str(place / bad) in said


@pytest.mark.parametrize(
    "wrong",
    [
        ["--format", "no-such-format"],
        ["--format", "json,json,json,json"],
        ["-o", "{out}/report.xyz"],
        ["--format", "json,json", "-o", "{out}/report.md"],
        ["--color", "sometimes"],
    ],
    ids=" ".join,
)
def test_a_wrong_format_is_found_before_anything_is_written(
    wrong: list[str], place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(place / "out")
    (place / "case" / "accepted.json").unlink()
    refuse(place, capsys, "check", "--write-baseline", "-o", f"{out}/a.json", *(word.format(out=out) for word in wrong))


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("out/a.json", "out/a.json"),
        ("out/a.json", "out/../out/a.json"),
        ("out/a.json", "linked/a.json"),
        ("out/there.json", "out/twin.json"),
        ("out/a.json", "out/A.JSON"),
        ("out/\u00e9.json", "out/e\u0301.json"),
    ],
)
def test_two_results_do_not_go_to_one_file(
    command: str, first: str, second: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "linked").symlink_to(place / "out", target_is_directory=True)
    (place / "out" / "there.json").write_text("{}", encoding="utf-8")
    os.link(place / "out" / "there.json", place / "out" / "twin.json")
    said = refuse(place, capsys, *COMMANDS[command], *write(str(place / first), str(place / second)))
    assert "is the same file as" in said


@pytest.mark.slow
def test_what_is_nobodys_is_written_and_written_again(place: Path) -> None:
    for _ in range(2):
        for command, arguments in COMMANDS.items():
            private = ["--captures", str(place / "private")]
            for target in (place / "out" / f"{command}.json", Path(f"{command}.json"), Path("texts/report.json")):
                assert run([*arguments, *private, *write(str(target))]) in (0, 1)
                json.loads(target.read_text(encoding="utf-8"))


# The baseline


@pytest.mark.parametrize("spell", SPELLINGS)
def test_no_baseline_replaces_what_is_read(spell: Spell, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # What is no baseline is refused anyway: these would pass for one.
    text = FILES["case/accepted.json"]
    for name in ("case/captures/unread.txt", "private/unread.txt", "case/claims/notes.md"):
        (place / name).write_text(text, encoding="utf-8")
        refuse(place, capsys, "check", "--write-baseline", "--baseline", spell(place, name))
    for name in ("case/texts/letter.txt", "case/claimcheck.toml", "case/claims/jets.yaml"):
        refuse(place, capsys, "check", "--write-baseline", "--baseline", spell(place, name))


def test_no_baseline_is_written_where_a_result_is_refused(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for target in ("captures/report.md", "texts/letter.txt", "accepted.json", "./accepted.json", "ACCEPTED.json"):
        refuse(place, capsys, "check", "--write-baseline", *write(target))
    (place / "case" / "accepted.json").unlink()
    for target in ("captures/report.md", "accepted.json", "claimcheck-baseline.json"):
        refuse(place, capsys, "check", "--write-baseline", *write(target))


def test_a_baseline_and_a_result_are_written_together(place: Path) -> None:
    private = ["--captures", str(place / "private")]
    for _ in range(2):
        assert run(["check", "--write-baseline", *private, "-o", str(place / "out" / "a.json")]) == 0
        assert json.loads((place / "case" / "accepted.json").read_text(encoding="utf-8"))["findings"]
        assert json.loads((place / "out" / "a.json").read_text(encoding="utf-8"))["summary"]["baselined"]


# A dossier that is one flat folder


@pytest.fixture
def flat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {
        "jets.yaml": SOUND,
        "the-paper.txt": TEXT,
        "unread.md": "No record names it yet.\n",
        "claimcheck.toml": 'claims = ["."]\nsources = ["."]\n',
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_in_a_flat_dossier_all_that_may_be_data_is_kept(flat: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = read_all(flat)
    for name in ("jets.yaml", "the-paper.txt", "unread.md", "report.md", "new.TXT", "claimcheck.toml"):
        assert run(["check", *write(name)]) == 2, name
        assert "claimcheck: -o " in capsys.readouterr().err
        assert read_all(flat) == before
    for _ in range(2):
        assert run(["check", "--write-baseline", "-o", "results.json", "-o", "results.sarif"]) == 0
    assert {path.name for path in flat.iterdir()} - {Path(name).name for name in before} == {
        "results.json",
        "results.sarif",
        "claimcheck-baseline.json",
    }
    assert run(["check", "--captures", ".", "-o", "results.json"]) == 2


# The schema


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in KEPT if "private" not in name] + NEW[:3] + ["case/texts/letter.txt"])
def test_the_schema_replaces_nothing_but_a_schema(name: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = read_all(place)
    good = place / "out" / "claimcheck.schema.json"
    assert run(["schema", "-o", str(good), "-o", str(place / name)]) == 2
    assert read_all(place) == before
    assert capsys.readouterr().err.count("\n") == 1
    (place / "out" / "empty.json").touch()
    for _ in range(2):
        assert run(["schema", "-o", str(good), "-o", str(place / "out" / "empty.json")]) == 0
    assert good.read_bytes() == (place / "out" / "empty.json").read_bytes()
    (place / "out" / "other.json").write_text('{"$id": "another"}', encoding="utf-8")
    assert run(["schema", "-o", str(place / "out" / "other.json")]) == 2
    assert run(["schema", "-o", str(good), "-o", str(good)]) == 2
