"""Our reader and typer read the same command lines in the same way, or ours leaves them to typer."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import typer
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.cli.app import app
from claimcheck.cli.arguments import COMMANDS, Call, load_command, read_call
from claimcheck.cli.command import Command, Given
from claimcheck.cli.main import run
from claimcheck.cli.typer_adapter import declare

DOSSIER = """\
claims:
  - id: bridge-closed
    statement: The bridge was closed on Tuesday.
    verdict: unproven
    confidence: low
    evidence:
      - source: town-gazette
        stance: supports
        quote: the bridge was closed
        grade: C3
sources:
  - id: town-gazette
    author: Ada Brook
    reliability: C
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "bridge.yaml").write_text(DOSSIER, encoding="utf-8")
    (tmp_path / "claims" / "town-gazette.txt").write_text("On Tuesday the bridge was closed.\n", encoding="utf-8")
    return tmp_path


def read_with_typer(name: str, arguments: Sequence[str]) -> dict[str, Any] | None:
    """Return the parameters that typer calls a command with; None where it does something else, such as to refuse."""
    command = load_command(name)
    calls: list[dict[str, Any]] = []

    @functools.wraps(command.run)
    def spy(given: Given) -> int:
        calls.append(vars(given))
        return 0

    single = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    single.command()(declare(command._replace(run=spy)))
    with pytest.raises(SystemExit):
        single(list(arguments), prog_name=name)
    return calls[0] if calls else None


def fill(call: Call) -> dict[str, Any]:
    """Return what a call gives to its command, defaults filled in."""
    filled: list[dict[str, Any]] = []

    def spy(given: Given) -> int:
        filled.append(vars(given))
        return 0

    assert call._replace(command=call.command._replace(run=spy)).run() == 0
    return filled[0]


def level(parameters: dict[str, Any]) -> dict[str, Any]:
    """Make no difference between no values and none: commands make none either."""
    return {name: value or None if isinstance(value, (list, tuple)) else value for name, value in parameters.items()}


def list_parameters(command: Command) -> list[str]:
    words = [command.argument.parameter] if command.argument else []
    return [*words, *(option.parameter for option in command.options)]


def every_name(name: str) -> list[str]:
    return [written for option in load_command(name).options for written in option.names]


VALUES = st.one_of(
    st.sampled_from(
        ["", "a", "a,b", "-", "--", "-x", "--help", "=", "a=b", "claims/x.yaml", "never", "ä", "-1", "[/x]"]
    ),
    st.text(max_size=4).filter(lambda text: "\0" not in text),
)


@st.composite
def argument_lists(draw: st.DrawFn) -> tuple[str, list[str]]:
    name = draw(st.sampled_from(COMMANDS))
    written = st.sampled_from(every_name(name))
    argument = st.one_of(
        written,
        VALUES,
        st.builds("{}={}".format, written, VALUES),
        st.builds("{}{}".format, written, VALUES),
        # What is cut short, and short ones run together.
        st.builds(lambda text, end: text[:-end], written, st.integers(1, 3)),
        st.sampled_from(["-qo", "-oq", "-qq", "-h", "--version", "--no-exact"]),
    )
    return name, draw(st.lists(argument, max_size=6))


@pytest.mark.slow
@given(argument_lists())
@settings(max_examples=300)
@example(("check", ["--root", "--format", "x"]))
@example(("check", ["-o", "a.json", "--output=b.md", "x"]))
@example(("check", ["-oa.json"]))
@example(("check", ["-o=a.json"]))
@example(("check", ["--color=never", "--color", "always"]))
@example(("check", ["--exact=yes"]))
@example(("check", ["", "--root="]))
@example(("check", ["x", "--", "--exact"]))
@example(("audit", ["one", "--today", "2024-01-01", "two"]))
def test_what_is_read_here_typer_reads_alike(case: tuple[str, list[str]]) -> None:
    name, arguments = case
    call = read_call([name, *arguments], {})
    if call is not None:
        theirs = read_with_typer(name, arguments)
        assert theirs is not None
        assert level(fill(call)) == level(theirs)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], {}),
        (["claims", "--fail-on", "warning"], {"paths": ["claims"], "fail_on": "warning"}),
        (["--format=json", "-q", "--root", "there"], {"format": ["json"], "quiet": True, "root": "there"}),
        (["-o", "one.json", "--output", "two.md"], {"output": ["one.json", "two.md"]}),
        (
            ["--select", "quotation", "a", "--select=grading", "b"],
            {"select": ["quotation", "grading"], "paths": ["a", "b"]},
        ),
        (["--today", "2024-01-01", "--today", "2024-01-02"], {"today": "2024-01-02"}),
    ],
)
def test_common_lines_are_read_here(arguments: list[str], expected: dict[str, Any]) -> None:
    call = read_call(["check", *arguments], {})
    assert call is not None
    assert call.given == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["report", "--claim", "one", "--format", "dot"], {"claim": ["one"], "format": ["dot"]}),
        (["impact", "--worst", "3"], {"worst": 3}),
        (["impact", "one", "two"], {"parties": ["one", "two"]}),
        (["find", "--yaml", "the bridge"], {"words": "the bridge", "yaml": True}),
        (["explain", "single-source"], {"rule": "single-source"}),
        (["rules"], {}),
        (["init"], {}),
        (["init", "here"], {"folder": "here"}),
        (["schema", "-o", "x.json"], {"output": ["x.json"]}),
        (["lsp", "--stdio"], {"stdio": True}),
    ],
)
def test_every_command_is_read_here(arguments: list[str], expected: dict[str, Any]) -> None:
    call = read_call(arguments, {})
    assert call is not None
    assert call.given == expected


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--version"],
        ["chekc"],
        ["--debug", "check"],
        ["check", "--help"],
        ["check", "x", "--help"],
        ["check", "--root"],
        ["check", "--root", "-x"],
        ["check", "--root", "--exact"],
        ["check", "--root=-x"],
        ["check", "--exact=1"],
        ["check", "--exac"],
        ["check", "-oa.json"],
        ["check", "-o=a.json"],
        ["check", "-qo", "a.json"],
        ["check", "-"],
        ["check", "--"],
        ["audit", "--quiet"],
        ["report", "words"],
        ["impact", "--worst", "x"],
        ["impact", "--worst=0"],
        ["explain"],
        ["explain", "single-source", "single-origin"],
        ["rules", "words"],
        ["find", "-"],
    ],
)
def test_all_else_is_left_to_typer(arguments: list[str]) -> None:
    assert read_call(arguments, {}) is None


def test_a_file_name_that_is_no_text_is_read_here() -> None:
    call = read_call(["check", "\udcff.yaml"], {})
    assert call is not None
    assert call.given == {"paths": ["\udcff.yaml"]}


def test_a_shell_that_completes_is_left_to_typer() -> None:
    assert read_call(["check"], {"_CLAIMCHECK_COMPLETE": "complete_bash"}) is None
    assert read_call(["check"], {"CLAIMCHECK_COMPLETE": ""}) is not None


@pytest.mark.parametrize("name", COMMANDS)
def test_every_parameter_is_written_once(name: str) -> None:
    command = load_command(name)
    assert command.run.__name__ == name
    parameters = list_parameters(command)
    assert len(parameters) == len({*parameters})
    assert parameters[-1] == "debug"
    for option in command.options:
        assert option.metavar is not None or not (option.repeats or option.parse or option.default)


@pytest.mark.parametrize("name", COMMANDS)
def test_no_name_stands_for_two(name: str) -> None:
    names = every_name(name)
    assert len(names) == len({*names})
    assert all(written.startswith("--") or len(written) == 2 for written in names)


@pytest.mark.parametrize("name", COMMANDS)
def test_typer_knows_the_same_options(name: str) -> None:
    command = load_command(name)
    theirs = {parameter.name: parameter for parameter in typer.main.get_command(app).commands[name].params}  # type: ignore[attr-defined]
    assert [name for name in theirs if name != "help"] == list_parameters(command)
    for option in command.options:
        other = theirs[option.parameter]
        assert tuple(other.opts) == option.names
        assert other.secondary_opts == []
        assert other.is_flag is (option.metavar is None)
        assert other.multiple is option.repeats
        assert other.help == option.help
        assert other.metavar == option.metavar
        assert other.hidden is option.is_hidden


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "--fail-on", "warning"],
        ["check", "--format", "json"],
        ["check", "--format", "nonsense"],
        ["check", "--select", "nonsense"],
        ["check", "--statistics", "-q"],
        ["check", "nowhere"],
        ["audit"],
        ["audit", "bridge-closed"],
        ["audit", "nobody"],
        ["audit", "--today", "soon"],
        ["report", "--format", "json"],
        ["report", "--claim", "nobody", "--format", "dot"],
        ["impact", "town-gazette"],
        ["impact", "--worst", "2"],
        ["find", "the bridge"],
    ],
)
def test_both_ways_end_alike(
    arguments: list[str], dossier: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = [*arguments, "--root", str(dossier)]
    assert read_call(line, {}) is not None
    read_here = run(line), capsys.readouterr()
    monkeypatch.setattr("claimcheck.cli.arguments.read_call", lambda arguments, environment: None)
    by_typer = run(line), capsys.readouterr()
    assert read_here == by_typer
    assert read_here[1].out or read_here[1].err


def loaded_by(arguments: list[str], wanted: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, which prints in the end which of the wanted modules it has loaded."""
    code = (
        "import sys\nfrom claimcheck.cli.main import run\n"
        f"code = run({arguments!r})\n"
        f"sys.stdout.write(' '.join(sorted(sys.modules.keys() & {{*{wanted!r}.split()}})))\nsys.exit(code)"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


# Each takes a tenth of an interpreter's start at least, and some take ten starts.
COSTLY = (
    "typer pydantic rich pypdf rapidfuzz tomllib inspect dataclasses json pathlib subprocess tempfile "
    "importlib.metadata"
)


@pytest.mark.slow
def test_a_check_imports_nothing_costly(dossier: Path) -> None:
    done = loaded_by(["check", "-q"], COSTLY, dossier)
    assert done.returncode == 0, done.stderr
    assert "warning single-source" in done.stdout
    assert done.stdout.rpartition("\n")[2] == ""


@pytest.mark.slow
def test_what_is_costly_is_seen(dossier: Path) -> None:
    done = loaded_by(["check", "--help"], COSTLY, dossier)
    assert "typer" in done.stdout.rpartition("\n")[2].split()


@pytest.mark.slow
def test_a_report_starts_without_typer(dossier: Path) -> None:
    done = loaded_by(["report"], "typer pydantic rich inspect dataclasses click", dossier)
    assert done.returncode == 0, done.stderr
    assert done.stdout.rpartition("\n")[2] == ""


def test_the_version_imports_next_to_nothing(dossier: Path) -> None:
    done = loaded_by(
        ["--version"], f"{COSTLY} re typing yaml claimcheck.cli.app claimcheck.cli.command collections.abc", dossier
    )
    assert done.returncode == 0
    assert done.stdout.startswith("claimcheck ")
    assert done.stdout.rpartition("\n")[2] == ""
