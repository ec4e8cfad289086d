"""The command line as a script or a person meets it: exit codes, streams, formats."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.cli.commands.init import FILES, SCHEMA_FILE
from claimcheck.cli.main import run
from claimcheck.cli.output import OutputFailed, write_file
from claimcheck.load.record_schema import schema_text
from claimcheck.report.formats import FORMATS

SOUND = """\
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    verdict: unproven
    confidence: low
    evidence:
      - source: the-paper
        stance: supports
        quote: Washington stopped the jets
        origins: [minister]
        grade: C3
sources:
  - id: the-paper
    author: Anna Berg
    reliability: C
origins:
  - id: minister
    name: the minister
    reliability: C
"""
TEXT = "On Monday Washington stopped the jets.\n"
BROKEN = SOUND.replace("quote: Washington stopped the jets\n", "quote: nothing of the kind is printed here\n")


@pytest.fixture
def dossier(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a dossier and returns its root."""

    def make(claims: str | bytes = SOUND, **files: str) -> Path:
        folder = tmp_path / "dossier" / "claims"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "jets.yaml").write_bytes(claims if isinstance(claims, bytes) else claims.encode())
        (folder / "the-paper.txt").write_text(TEXT, encoding="utf-8")
        for name, text in files.items():
            (folder.parent / name.replace("__", ".")).write_text(text, encoding="utf-8")
        return folder.parent

    return make


def command(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    ("claims", "arguments", "code"),
    [
        (SOUND, [], 0),
        (SOUND, ["--fail-on", "warning"], 1),
        (SOUND, ["--fail-on", "warning", "--ignore", "single-source"], 0),
        (BROKEN, [], 1),
        (BROKEN, ["--fail-on", "never"], 0),
        (BROKEN, ["--select", "structure"], 0),
        (BROKEN, ["--ignore", "quotation,provenance,verdict-unsupported,overconfident"], 0),
        ("claims: []\n", [], 3),
        ("claims: []\n", ["--fail-on", "never"], 3),
        (SOUND.encode() + b"# \xff\n", [], 3),
        (SOUND.encode() + b"# \xff\n", ["--fail-on", "never"], 3),
        ("claims: [\n", [], 3),
        (SOUND, ["--fail-on", "sometimes"], 2),
        (SOUND, ["--select", "single-sauce"], 2),
        (SOUND, ["--format", "xml"], 2),
        (SOUND, ["--today", "yesterday"], 2),
        (SOUND, ["--color", "sometimes"], 2),
        (SOUND, ["--captures", "no-such-folder"], 2),
        (SOUND, ["no-such-file.yaml"], 2),
        (SOUND, ["--no-such-option"], 2),
    ],
)
@pytest.mark.parametrize("format_", ["text", "concise", "json"])
def test_exit_codes(
    claims: str | bytes, arguments: list[str], code: int, format_: str, dossier: Callable[..., Path]
) -> None:
    root = dossier(claims)
    formats = [] if "--format" in arguments else ["--format", format_]
    assert run(["check", "--root", str(root), *formats, *arguments]) == code


def test_no_dossier_is_incomplete(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("check", "audit", "report"):
        assert run([name]) == 3
        captured = capsys.readouterr()
        assert captured.out == ""
        assert "there is no dossier here" in captured.err


def test_one_unreadable_file_does_not_silence_the_others(
    dossier: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = dossier(BROKEN)
    (root / "claims" / "zz.yaml").write_bytes(b"claims: \xff")
    assert run(["check", "--root", str(root), "--format", "json"]) == 3
    report = json.loads(capsys.readouterr().out)
    assert report["complete"] is False
    assert {"invalid-yaml", "quote-not-found"} <= {finding["rule"] for finding in report["findings"]}
    assert any(thing["what"] == "claims/zz.yaml" for thing in report["not_checked"])


# Files of which nothing can be read, by what is wrong with them.
UNREADABLE: dict[str, bytes] = {
    "a value that needs quotation marks": b"claims:\n  - id: lost\n    statement: a: b\n",
    "a bracket that is not closed": b"claims: [\n",
    "a quotation mark that is not closed": b'claims: "\n',
    "a tab": b"claims:\n\t- id: lost\n",
    "a character that YAML does not allow": b"claims: []\n# \x07\n",
    "NUL": b"claims: []\n\0",
    "bytes that are not UTF-8": b"claims: []\n# \xff\n",
    "UTF-16": "claims: []\n".encode("utf-16"),
    "a second document": b"claims: []\n---\nclaims: []\n",
    "nested too deeply": b"claims: " + b"[" * 40 + b"]" * 40,
    "a value that is too long": b"claims: " + b"x" * 200_001,
    "prose": b"Washington stopped the jets.\n",
    "a list": b"- id: lost\n  statement: Washington stopped the jets.\n",
    "an alias of nothing": b"*claims\n",
    "HTML": b"<html><body>Not Found</body></html>\n",
}
# What might have it pass for a file that was read.
EXCUSES = {
    "nothing": ([], ""),
    "another family": (["--select", "quotation"], ""),
    "no such family": (["--ignore", "structure"], ""),
    "only exact rules of others": (["--exact", "--ignore", "structure,reference"], ""),
    "any finding": (["--fail-on", "never"], ""),
    "any finding, and no rule": (["--fail-on", "never", "--ignore", "all"], ""),
    "another file": (["{root}/claims/jets.yaml", "--fail-on", "never"], ""),
    "settings that ignore it": ([], 'ignore = ["invalid-yaml", "invalid-field"]\nfail-on = "never"\n'),
    "settings that select others": ([], 'select = ["quotation"]\n'),
    "settings that lower it": ([], '[severity]\ninvalid-yaml = "note"\ninvalid-field = "note"\n'),
}


@pytest.mark.parametrize(
    ("defect", "excuse"),
    [
        *((defect, excuse) for defect in UNREADABLE for excuse in ("nothing", "settings that ignore it")),
        *((defect, excuse) for defect in ("a tab", "prose") for excuse in EXCUSES),
    ],
)
@pytest.mark.parametrize("folder", ["claims", "sources"])
def test_a_file_that_is_not_read_makes_the_run_incomplete(
    defect: str, excuse: str, folder: str, dossier: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, settings = EXCUSES[excuse]
    root = dossier(BROKEN, claimcheck__toml=settings)
    (root / folder).mkdir(exist_ok=True)
    (root / folder / "zz.yaml").write_bytes(UNREADABLE[defect])
    named = [argument.format(root=root) for argument in arguments]
    assert run(["check", "--root", str(root), *named, "--format", "json"]) == 3
    report = json.loads(capsys.readouterr().out)
    assert report["complete"] is False
    assert [thing["what"] for thing in report["not_checked"]].count(f"{folder}/zz.yaml") == 1
    assert report["summary"]["claims"] == 1
    found = {(finding["rule"], finding["location"]["file"]) for finding in report["findings"]}
    # Paths narrow what is told; nothing else takes the reason away.
    if excuse != "another file":
        assert found & {("invalid-yaml", f"{folder}/zz.yaml"), ("invalid-field", f"{folder}/zz.yaml")}
    if excuse not in ("only exact rules of others", "any finding, and no rule"):
        assert ("quote-not-found", "claims/jets.yaml") in found


@pytest.mark.parametrize("command", [["audit"], ["audit", "jets-stopped"], ["report"], ["report", "--format", "dot"]])
def test_every_command_says_that_a_file_was_not_read(
    command: list[str], dossier: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = dossier(SOUND)
    (root / "claims" / "zz.yaml").write_text("claims: [\n", encoding="utf-8")
    assert run([*command, "--root", str(root)]) == 3
    captured = capsys.readouterr()
    assert "jets" in captured.out
    assert "ncomplete" in captured.out + captured.err


def test_a_broken_file_is_told_once_with_its_place(
    dossier: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = dossier(SOUND)
    (root / "claims" / "zz.yaml").write_text("claims:\n  - id: lost\n    statement: a: b\n", encoding="utf-8")
    assert run(["check", "--root", str(root), "--format", "json"]) == 3
    report = json.loads(capsys.readouterr().out)
    assert [(f["rule"], f["location"]["line"]) for f in report["findings"] if f["severity"] == "error"] == [
        ("invalid-yaml", 3)
    ]


@pytest.mark.parametrize("settings", ["", 'ignore = ["structure"]\n', 'select = ["quotation"]\n'])
@pytest.mark.parametrize("arguments", [["--ignore", "invalid-yaml"], ["--select", "quotation"], []])
@pytest.mark.parametrize("form", FORMATS["check"])
def test_why_a_file_was_not_read_is_told_whatever_is_selected(
    form: str, arguments: list[str], settings: str, dossier: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = dossier(SOUND, claimcheck__toml=settings)
    (root / "claims" / "zz.yaml").write_text("claims:\n  - id: lost\n    statement: a: b\n", encoding="utf-8")
    # A file that was read, and whose finding is not wanted.
    (root / "claims" / "yy.yaml").write_text("claims:\n  - id: *name\n    statement: a\n", encoding="utf-8")
    assert run(["check", "--root", str(root), *arguments, "--format", form]) == 3
    said = capsys.readouterr().out
    assert "invalid-yaml" in said
    assert "mapping values" in said
    if settings or arguments:
        assert "the alias" not in said


def test_a_link_out_of_the_dossier_is_told_whatever_is_selected(
    dossier: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = dossier(SOUND)
    outside = tmp_path / "outside.yaml"
    outside.write_text("claims: []\n", encoding="utf-8")
    (root / "claims" / "zz.yaml").symlink_to(outside)
    assert run(["check", "--root", str(root), "--select", "quotation", "--format", "json"]) == 3
    report = json.loads(capsys.readouterr().out)
    assert [(f["rule"], f["location"]["file"]) for f in report["findings"]] == [("escaping-path", "claims/zz.yaml")]


@pytest.mark.parametrize(
    ("claims", "rule"),
    [
        ("claims: []\n", None),
        ("", "invalid-field"),
        ("# nothing yet\n", "invalid-field"),
        ("---\n", "invalid-field"),
        ("claims:\n  - id: *name\n    statement: Nothing is here.\n", "invalid-yaml"),
        ("claims:\n  - &name {id: extra, id: extra, statement: Nothing is here.}\n", "duplicate-key"),
        ("cliams: []\n", "invalid-field"),
    ],
)
def test_a_file_that_parses_is_read(
    claims: str, rule: str | None, dossier: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = dossier(SOUND)
    (root / "claims" / "zz.yaml").write_text(claims, encoding="utf-8")
    assert run(["check", "--root", str(root), "--format", "json"]) == (0 if rule is None else 1)
    report = json.loads(capsys.readouterr().out)
    assert report["complete"] is True
    assert rule is None or rule in {finding["rule"] for finding in report["findings"]}
    if rule in ("invalid-yaml", "duplicate-key"):
        assert "claims/zz.yaml" in {thing["what"] for thing in report["not_checked"]}
    assert run(["check", "--root", str(root), "--select", "quotation"]) in (0, 1)


@pytest.mark.slow
def test_results_go_to_stdout_and_the_rest_to_stderr(dossier: Callable[..., Path]) -> None:
    root = dossier(BROKEN)
    done = command("check", cwd=root)
    assert done.returncode == 1
    assert all(line.startswith("claims/jets.yaml:") for line in done.stdout.splitlines())
    assert "1 quote: 1 not-found" in done.stderr
    assert command("check", "--quiet", cwd=root).stderr == ""
    assert "Traceback" not in done.stderr


def test_paths_narrow_the_findings_and_not_the_audit(
    dossier: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = dossier(BROKEN)
    other = root / "claims" / "other.yaml"
    other.write_text("claims:\n  - id: bare\n    statement: Nothing stands behind this.\n", encoding="utf-8")
    assert run(["check", "--root", str(root), str(other), "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert {finding["location"]["file"] for finding in report["findings"]} == {"claims/other.yaml"}
    assert report["summary"]["claims"] == 2
    assert run(["check", "--root", str(root), str(root / "claims" / "the-paper.txt")]) == 0


def test_paths_narrow_what_is_past_the_limits_too(
    dossier: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = dossier(BROKEN, claimcheck__toml="[limits]\nfindings = 1\n")
    other = root / "claims" / "other.yaml"
    other.write_text("claims:\n  - id: bare\n    statement: Nothing stands behind this.\n", encoding="utf-8")
    assert run(["check", "--root", str(root), str(other)]) == 1
    captured = capsys.readouterr()
    assert "error" not in captured.out
    assert "1 error, no warnings" in captured.err
    assert run(["check", "--root", str(root), str(root / "claims" / "the-paper.txt")]) == 0


@pytest.mark.slow
def test_a_path_finds_its_dossier(dossier: Callable[..., Path], tmp_path: Path) -> None:
    root = dossier(BROKEN)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = command("check", str(root), cwd=elsewhere)
    assert done.returncode == 1, done.stderr
    assert "quote-not-found" in done.stdout


@pytest.mark.slow
def test_json_is_identical_twice_and_elsewhere(dossier: Callable[..., Path], tmp_path: Path) -> None:
    root = dossier(BROKEN)
    first = command("check", "--format", "json", cwd=root, PYTHONHASHSEED="1")
    second = command(
        "check", "--format", "json", "--root", str(root), cwd=tmp_path, PYTHONHASHSEED="2", TZ="Asia/Tokyo"
    )
    assert first.stdout == second.stdout
    assert str(tmp_path) not in first.stdout


@pytest.mark.slow
def test_a_closed_pipe_ends_quietly(dossier: Callable[..., Path]) -> None:
    root = dossier(SOUND)
    reading, writing = os.pipe()
    os.close(reading)
    for arguments in (
        ["check", "--format", "json"],
        ["audit"],
        ["report"],
        ["rules"],
        ["--version"],
        ["check", "--help"],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "claimcheck", *arguments],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
        assert (done.returncode, done.stderr) == (141, b""), arguments
    os.close(writing)


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")
@pytest.mark.parametrize(
    "arguments", [["check", "--format", "json"], ["audit"], ["report"], ["--version"], ["rules"], ["check", "--help"]]
)
def test_a_full_standard_output_is_never_success(arguments: list[str], dossier: Callable[..., Path]) -> None:
    root = dossier(SOUND)
    script = f'"{sys.executable}" -m claimcheck {" ".join(arguments)}'
    for redirection in ("> /dev/full", ">&-"):
        done = subprocess.run(
            ["bash", "-c", f"{script} {redirection}"],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2, (redirection, done.stderr)
        assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_outputs_are_written_whole_and_not_into_the_dossier(
    dossier: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = dossier(SOUND)
    out = tmp_path / "report.json"
    page = tmp_path / "report.md"
    assert run(["report", "--root", str(root), "-o", str(out), "-o", str(page)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["schema_version"] == 2
    assert page.read_text(encoding="utf-8").startswith("# ")
    assert capsys.readouterr().out == ""
    before = sorted(path.name for path in (root / "claims").iterdir())
    assert run(["report", "--root", str(root), "-o", str(root / "claims" / "out.md")]) == 2
    assert run(["report", "--root", str(root), "-o", str(tmp_path / "out.xyz")]) == 2
    assert run(["report", "--root", str(root), "-o", str(tmp_path / "no" / "out.md")]) == 2
    assert sorted(path.name for path in (root / "claims").iterdir()) == before


def test_an_internal_error_is_one_line_and_2(
    dossier: Callable[..., Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(*_: object) -> None:
        raise RuntimeError("the \x1b[31m roof")

    monkeypatch.setattr("claimcheck.audit.run.run_audit", explode)
    root = dossier(SOUND)
    assert run(["check", "--root", str(root)]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "internal error: RuntimeError: the" in error
    assert "\x1b" not in error
    assert run(["check", "--root", str(root), "--debug"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_interrupted_is_130(dossier: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("claimcheck.audit.run.run_audit", interrupt)
    assert run(["check", "--root", str(dossier(SOUND))]) == 130


def test_configuration_errors_are_reported_at_once(
    dossier: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = dossier(
        SOUND,
        claimcheck__toml='fail-no = "error"\nselect = ["single-sauce"]\n[severity]\nungraded = "fatal"\n'
        '[rules.quote-too-short]\nwords = "three"\n[limits]\nyaml-depth = 99\n',
    )
    assert run(["check", "--root", str(root)]) == 2
    error = capsys.readouterr().err
    for words in (
        "did you mean `fail-on`",
        "single-source",
        "ungraded",
        "`words` must be of type int",
        "only be lowered",
    ):
        assert words in error
    assert len(error.splitlines()) == 5


def test_what_the_settings_take_back_is_in_every_tally(
    dossier: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    settings = 'ignore = ["quotation"]\n[severity]\noverconfident = "note"\n'
    wrong = SOUND.replace("quote: Washington stopped the jets", "quote: of the kind")
    root = dossier(wrong.replace("confidence: low", "confidence: high"), claimcheck__toml=settings)

    def ask(*arguments: str) -> str:
        run([*arguments, "--root", str(root)])
        captured = capsys.readouterr()
        return captured.out + captured.err

    tally = "1 lowered by the settings, 2 left out by the settings"
    for arguments in (["--format", "text"], ["--format", "concise"], ["--statistics"]):
        assert tally in ask("check", *arguments)
        assert tally in ask("check", *arguments, str(root / "claims" / "jets.yaml"))
        assert "settings" not in ask("check", *arguments, str(root / "claims" / "the-paper.txt"))
    assert tally in ask("audit")
    words = "1 finding is lowered by the settings and 2 findings are left out by the settings."
    assert words in ask("report")
    assert words in ask("check", "--format", "markdown")
    # What the command line leaves out is known to whoever wrote it.
    assert "left out" not in ask("check", "--ignore", "quotation")
    assert "left out" not in ask("check", "--select", "grading")
    assert "1 left out by the settings" in ask("check", "--ignore", "quote-too-short")
    assert ", 2 left out by the settings" in ask("check", "--write-baseline")


DEEP = 500
NOT_TOML = {
    "nested lists": "title = " + "[" * DEEP + "]" * DEEP,
    "nested tables": "title = " + "{a = " * DEEP + "1" + "}" * DEEP,
    "lists that are not closed": "title = " + "[" * 100_000,
    "a number of too many digits": f"fail-on = {'9' * 5000}",
}


@pytest.mark.slow
@pytest.mark.parametrize("text", NOT_TOML.values(), ids=NOT_TOML)
@pytest.mark.parametrize("file", ["claimcheck.toml", "pyproject.toml"])
@pytest.mark.parametrize("name", ["check", "audit", "report"])
def test_a_configuration_that_cannot_be_parsed_is_no_internal_error(
    name: str, file: str, text: str, dossier: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = dossier(SOUND, **{file.replace(".", "__"): f"[tool.claimcheck]\n{text}\n"})
    assert run([name, "--root", str(root)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"claimcheck: {file}: ")
    assert "internal error" not in captured.err
    assert captured.err.count("\n") == 1


def test_configuration_is_obeyed(dossier: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    root = dossier(SOUND, claimcheck__toml='fail-on = "warning"\n')
    assert run(["check", "--root", str(root)]) == 1
    assert run(["check", "--root", str(root), "--fail-on", "error"]) == 0
    root = dossier(SOUND, claimcheck__toml='[severity]\nsingle-source = "error"\n')
    assert run(["check", "--root", str(root)]) == 1
    root = dossier(SOUND, claimcheck__toml='ignore = ["provenance"]\n', pyproject__toml="[tool.claimcheck]\nx = 1\n")
    assert run(["check", "--root", str(root), "--fail-on", "warning"]) == 0
    capsys.readouterr()


def test_audit_of_an_unknown_claim_suggests(dossier: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", "jets-stoped", "--root", str(dossier(SOUND))]) == 2
    assert "did you mean `jets-stopped`?" in capsys.readouterr().err


def test_explain_and_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "single-origin"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("# single-origin")
    assert "Why it matters" in page
    assert run(["explain", "single-orgin"]) == 2
    assert "did you mean `single-origin`?" in capsys.readouterr().err
    assert run(["rules"]) == 0
    assert "quote-not-found" in capsys.readouterr().out


def test_init_makes_a_dossier_that_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "my-case"
    assert run(["init", str(root)]) == 0
    assert run(["check", "--root", str(root), "--fail-on", "warning"]) == 0
    assert "$schema=../claimcheck.schema.json" in (root / "claims" / "bridge.yaml").read_text(encoding="utf-8")
    assert (root / "claims" / ".." / "claimcheck.schema.json").exists()
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert run(["init", str(root)]) == 2
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert "is there already" in capsys.readouterr().err


STOPPED = range(1, len(FILES) + 1)


def read_all(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.slow
@pytest.mark.parametrize("number", STOPPED)
def test_init_that_was_stopped_goes_on(
    number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []

    def write_some(path: str, text: str, is_new: bool = False) -> None:
        if len(written) == number:
            raise KeyboardInterrupt
        written.append(path)
        write_file(path, text, is_new)

    root = tmp_path / "my-case"
    with monkeypatch.context() as patch:
        patch.setattr("claimcheck.cli.commands.init.write_file", write_some)
        assert run(["init", str(root)]) == 130
    assert len(read_all(root)) == number
    assert run(["init", str(root)]) == 0
    assert capsys.readouterr().out.count("kept ") == number
    whole = tmp_path / "whole"
    assert run(["init", str(whole)]) == 0
    assert [read_all(root)[root / path.relative_to(whole)] for path in read_all(whole)] == [*read_all(whole).values()]
    assert len(read_all(root)) == len(read_all(whole))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("claimcheck.toml", b'title = "Mine"\n'),
        ("sources/gazette-bridge.txt", b""),
        ("claims", b"no folder\n"),
        ("claimcheck.schema.json", None),
        ("claims/bridge.yaml", None),
    ],
)
def test_init_leaves_what_is_somebody_elses(
    name: str, text: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "my-case"
    path = root / name
    path.parent.mkdir(parents=True)
    if text is None:
        # What it would write, in a place that is not its own.
        (tmp_path / "elsewhere").write_text({**FILES, SCHEMA_FILE: schema_text()}[name], encoding="utf-8")
        path.symlink_to(tmp_path / "elsewhere")
    else:
        path.write_bytes(text)
    before = read_all(tmp_path)
    assert run(["init", str(root)]) == 2
    assert read_all(tmp_path) == before
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize("has_links", [True, False])
def test_a_file_that_comes_in_between_is_not_overwritten(
    has_links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if not has_links:
        monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "a.txt"
    write_file(str(path), "ours", is_new=True)
    assert path.read_text(encoding="utf-8") == "ours"
    path.write_text("theirs", encoding="utf-8")
    with pytest.raises(OutputFailed, match="exists"):
        write_file(str(path), "ours", is_new=True)
    assert [(found.name, found.read_text(encoding="utf-8")) for found in tmp_path.iterdir()] == [("a.txt", "theirs")]


def test_schema_is_the_loaders_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["definitions"]["claim"]["properties"]["verdict"]["enum"] == [
        "supported",
        "refuted",
        "disputed",
        "unproven",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["", "check", "audit", "report", "explain", "rules", "init", "schema"])
def test_help_is_there(name: str) -> None:
    done = command(*filter(None, [name, "--help"]))
    assert done.returncode == 0
    assert "Usage" in done.stdout
    assert done.stderr == ""


@pytest.mark.slow
def test_completion_is_for_the_command_that_is_installed() -> None:
    # `--show-completion` looks for the shell that it was started from, and a test may have none.
    done = command(_CLAIMCHECK_COMPLETE="source_bash")
    assert (done.returncode, done.stderr) == (0, "")
    assert "complete -o default -F _claimcheck_completion claimcheck" in done.stdout
    asked = command(_CLAIMCHECK_COMPLETE="complete_bash", COMP_WORDS="claimcheck check --write", COMP_CWORD="2")
    assert (asked.returncode, asked.stdout.split()) == (0, ["--write-baseline", "--write-receipts"])


def test_version_needs_no_command_line() -> None:
    code = "import sys; from claimcheck.cli.main import run; run(['--version']); print('typer' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout.splitlines()[1] == "False"


def test_checking_writes_nothing(dossier: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    root = dossier(BROKEN)
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in root.rglob("*") if path.is_file()}
    for arguments in (["check"], ["audit"], ["audit", "jets-stopped"], ["report"]):
        run([*arguments, "--root", str(root)])
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in root.rglob("*") if path.is_file()} == before
    capsys.readouterr()
