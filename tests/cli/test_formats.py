"""The formats of `check` as a pipeline meets them: exit codes, streams, paths from the top of the repository."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from claimcheck.cli.main import run
from claimcheck.report.formats import FORMATS
from claimcheck.workspace.root import find_prefix
from tests.cli.test_commands import BROKEN, SOUND, command

MACHINE = ("json", "sarif", "github", "gitlab", "junit", "rdjson", "markdown")
# Whatever a stranger's dossier may try in a log: at the start of a line, behind blanks, anywhere, and wrapped there.
COMMANDS = """\
claims:
  - id: "::error::id"
    statement: "::error::statement ##[error]x %s ::warning::wrapped"
    evidence:
      - {source: "::notice::source", stance: supports, quote: "::add-mask::a ##vso[task.complete]b"}
""" % ("word " * 30)


@pytest.fixture
def dossier(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that writes a dossier of one file and returns its root."""

    def make(claims: str) -> Path:
        folder = tmp_path / "repository" / "cases" / "jets" / "claims"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "jets.yaml").write_text(claims, encoding="utf-8")
        (folder / "the-paper.txt").write_text("On Monday Washington stopped the jets.\n", encoding="utf-8")
        return folder.parent

    return make


@pytest.mark.parametrize("name", sorted(FORMATS["check"]))
def test_every_format_answers_with_the_same_exit_code(
    name: str, dossier: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for claims, code in ((SOUND, 0), (BROKEN, 1), ("claims: []\n", 3)):
        assert run(["check", "--root", str(dossier(claims)), "--format", name]) == code
        assert "Traceback" not in capsys.readouterr().err


@pytest.mark.slow
def test_machine_formats_are_identical_elsewhere(dossier: Callable[[str], Path], tmp_path: Path) -> None:
    root = dossier(BROKEN)
    (root.parents[1] / ".git").mkdir()
    runs: list[list[bytes]] = []
    for cwd, extra in ((root, []), (tmp_path, ["--root", str(root)])):
        files = [tmp_path / f"{cwd.name}.{name}" for name in MACHINE]
        formats = ["--format", ",".join(MACHINE)]
        outputs = [word for file in files for word in ("-o", str(file))]
        done = command("check", *extra, *formats, *outputs, cwd=cwd, PYTHONHASHSEED=str(len(runs)), TZ="Asia/Tokyo")
        assert done.returncode == 1, done.stderr
        runs.append([file.read_bytes() for file in files])
    assert runs[0] == runs[1]
    assert not any(str(tmp_path).encode() in text for text in runs[0])


def test_services_are_told_the_way_from_the_top_of_the_repository(
    dossier: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = dossier(BROKEN)
    assert find_prefix(str(root)) == ""
    (root.parents[1] / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert find_prefix(str(root)) == "cases/jets/"
    assert find_prefix(str(root.parents[1])) == ""
    for name in ("sarif", "github", "gitlab", "junit", "rdjson"):
        run(["check", "--root", str(root), "--format", name])
        assert "cases/jets/claims/jets.yaml" in capsys.readouterr().out, name


def test_a_suffix_that_says_another_format_is_an_error(
    dossier: Callable[[str], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "out.sarif"
    assert run(["check", "--root", str(dossier(BROKEN)), "--format", "github", "-o", str(path)]) == 2
    assert "its suffix says sarif, and --format github" in capsys.readouterr().err
    assert not path.exists()


def test_the_suffix_tells_the_format(
    dossier: Callable[[str], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = dossier(BROKEN)
    names = ["out.sarif", "out.xml", "out.rdjson", "out.md"]
    arguments = [word for name in names for word in ("-o", str(tmp_path / name))]
    assert run(["check", "--root", str(root), *arguments]) == 1
    sarif, junit, rdjson, markdown = ((tmp_path / name).read_text(encoding="utf-8") for name in names)
    assert json.loads(sarif)["runs"][0]["invocations"][0]["exitCode"] == 1
    assert ElementTree.fromstring(junit).tag == "testsuites"
    assert json.loads(rdjson)["diagnostics"]
    assert markdown.startswith("## ")
    assert capsys.readouterr().out == ""


def test_a_file_and_annotations_at_once(
    dossier: Callable[[str], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "results"
    arguments = ["--format", "sarif", "-o", str(out), "--format", "github"]
    assert run(["check", "--root", str(dossier(BROKEN)), *arguments]) == 1
    captured = capsys.readouterr()
    assert captured.out.startswith("::error ")
    assert "1 quote: 1 not-found" in captured.err
    assert json.loads(out.read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_junit_tells_of_named_files_only(dossier: Callable[[str], Path], capsys: pytest.CaptureFixture[str]) -> None:
    root = dossier(BROKEN)
    other = root / "claims" / "other.yaml"
    other.write_text("claims:\n  - {id: bare, statement: Nothing stands behind this.}\n", encoding="utf-8")
    assert run(["check", "--root", str(root), str(other), "--format", "junit"]) == 1
    names = [case.attrib["name"] for case in ElementTree.fromstring(capsys.readouterr().out).iter("testcase")]
    assert names == ["the file itself", "claim bare", "the audit as a whole"]


@pytest.mark.slow
@pytest.mark.parametrize("colour", ["never", "always"])
@pytest.mark.parametrize(
    "arguments",
    [["check", "--format", "text"], ["check", "--format", "concise"], ["audit"], ["audit", "::error::id"],
     ["find", "Washington stopped"], ["impact", "--worst", "3"], ["audit", "##[error]x"]],
)  # fmt: skip
def test_human_output_issues_no_command(arguments: list[str], colour: str, dossier: Callable[[str], Path]) -> None:
    root = dossier(COMMANDS)
    os.rename(root / "claims" / "jets.yaml", root / "claims" / "::error::x ##[error]y.yaml")
    done = command(*arguments, "--color", colour, cwd=root, GITHUB_ACTIONS="true")
    assert "Traceback" not in done.stderr
    for line in (done.stdout + done.stderr).splitlines():
        assert not line.lstrip().startswith("::"), line
        assert "##[" not in line
        assert "##vso[" not in line
