"""How every command behaves toward a shell, a terminal, a pipe and a log."""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from claimcheck.cli.app import app
from claimcheck.cli.main import run
from claimcheck.cli.shell_completion import OFFERS, list_formats
from tests.cli.test_commands import SOUND

ROOT = Path(__file__).parents[2]
COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
# It speaks a protocol on both streams, and never to a person.
SILENT = {"lsp"}

# What each command is asked, so that it has something to say.
CALLS = {
    "check": ["check", "--quiet"],
    "audit": ["audit"],
    "report": ["report"],
    "impact": ["impact", "minister"],
    "find": ["find", "stopped the jets"],
    "explain": ["explain", "quote-cut"],
    "rules": ["rules"],
    "init": ["init", "another"],
    "schema": ["schema"],
}
MORE_CALLS = [
    ["audit", "jets-stopped"],
    ["check", "--quiet", "--statistics", "--format", "text"],
    ["check", "--format", "text"],
    ["impact", "--worst", "3"],
    ["find", "stopped the jets", "--yaml"],
    ["report", "--format", "mermaid"],
]
WRONG_CALLS = {
    "check": ["check", "--select", "no-such-rule"],
    "audit": ["audit", "no-such-claim"],
    "report": ["report", "--format", "no-such-format"],
    "impact": ["impact", "nobody at all"],
    "find": ["find", "..."],
    "explain": ["explain", "no-such-rule"],
    "rules": ["rules", "--color", "sometimes"],
    "init": ["init", "/dev/null/no-folder"],
    "schema": ["schema", "-o", "/dev/null/no-folder/schema.json"],
}


@pytest.fixture(autouse=True)
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a small dossier the working directory."""
    root = tmp_path / "dossier"
    (root / "claims").mkdir(parents=True)
    (root / "claims" / "jets.yaml").write_text(SOUND, encoding="utf-8")
    (root / "claims" / "the-paper.txt").write_text("On Monday Washington stopped the jets.\n", encoding="utf-8")
    monkeypatch.chdir(root)
    return root


def start(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("environment", {})}
    return subprocess.Popen([sys.executable, "-m", "claimcheck", *arguments], env=environment, **options)


def test_every_command_is_tried_here() -> None:
    assert set(COMMANDS) - SILENT == set(CALLS) == set(WRONG_CALLS)


# Streams


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [*CALLS.values(), *MORE_CALLS], ids=" ".join)
def test_an_answer_goes_to_standard_output(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 0
    captured = capsys.readouterr()
    assert captured.out
    assert captured.err == ""


@pytest.mark.parametrize("arguments", WRONG_CALLS.values(), ids=" ".join)
def test_a_complaint_goes_to_standard_error(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert re.fullmatch(r"claimcheck: .+\n", captured.err)


@pytest.mark.slow
@pytest.mark.parametrize("name", [*CALLS, ""])
def test_an_option_that_is_not_there_is_complained_of(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*([name] if name else []), "--no-such-option"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("Usage: claimcheck ")
    assert "No such option: --no-such-option" in captured.err


def test_what_a_person_reads_in_a_ci_is_split_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--format", "github"]) == 0
    captured = capsys.readouterr()
    assert all(line.startswith(("::warning ", "::notice ", "::error ")) for line in captured.out.splitlines())
    assert "1 quote: 1 exact" in captured.err


@pytest.mark.slow
def test_a_number_that_is_none_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    for number in ("x", "0", "00", "-1", "2.5", "٣", ""):
        assert run(["impact", "--worst", number]) == 2, number
        assert "write how many parties to show: 1 or more" in capsys.readouterr().err
    for number in ("1", "007", "9" * 5000):
        assert run(["impact", "--worst", number]) == 0
    assert "the-paper" in capsys.readouterr().out


# Colours


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def has_colours(arguments: list[str], stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> bool:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        assert run(arguments) == 0
    assert stream.getvalue()
    return "\x1b[" in stream.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [name for name, command in COMMANDS.items() if any("--color" in p.opts for p in command.params)]
)
def test_colours_are_for_terminals_that_want_them(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(stream: io.StringIO, *more: str) -> bool:
        return has_colours([*CALLS[name], *more], stream, monkeypatch)

    monkeypatch.setenv("TERM", "xterm")
    assert ask(Terminal())
    assert ask(Terminal(), "--color", "auto")
    assert not ask(Terminal(), "--color", "never")
    assert not ask(io.StringIO())
    assert ask(io.StringIO(), "--color", "always")
    for name_, value in (("NO_COLOR", "1"), ("TERM", "dumb")):
        with monkeypatch.context() as patch:
            patch.setenv(name_, value)
            assert not ask(Terminal())
            assert ask(Terminal(), "--color", "always"), "what is asked for wins"
    monkeypatch.setenv("NO_COLOR", "")
    assert ask(Terminal()), "an empty NO_COLOR says nothing"


@pytest.mark.slow
def test_a_ci_gets_no_colours_and_no_other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("audit", "impact", "rules", "check"):
        quiet = io.StringIO()
        has_colours(CALLS[name], quiet, monkeypatch)
        with monkeypatch.context() as patch:
            for variable in ("CI", "GITHUB_ACTIONS", "FORCE_COLOR", "CLICOLOR_FORCE", "PY_COLORS"):
                patch.setenv(variable, "1")
            logged = io.StringIO()
            assert not has_colours(CALLS[name], logged, patch)
        assert logged.getvalue() == quiet.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_real_terminal(environment: dict[str, str], coloured: bool) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    process = start(
        "audit",
        stdout=theirs,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        environment={"TERM": "xterm-256color", **environment},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # how Linux says that the other side has closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    _, error = process.communicate()
    assert (process.returncode, error) == (0, b"")
    assert b"jets-stopped" in shown
    assert (b"\x1b[" in shown) is coloured


# Logs of a CI

ATTACK = "::error::boo %0A\n::stop-commands::x\n  ##[error]boo\n##[set-env name=A]b"


def commands_in(text: str) -> list[str]:
    """Return the lines in which a runner would find a command of the text's own."""
    return [line for line in text.splitlines() if line.lstrip().startswith("::") or "##[" in line]


@pytest.fixture
def hostile(dossier: Path) -> Path:
    """Put commands of a CI wherever a dossier may have text."""
    text = "\n".join(f"          {line}" for line in ATTACK.split("\n"))
    block = f"|-\n{text}\n"
    (dossier / "claims" / "hostile.yaml").write_text(
        "claims:\n  - id: hostile\n"
        f"    statement: {block}    verdict: supported\n    confidence: high\n    note: {block}"
        f"    evidence:\n      - source: sheet\n        stance: supports\n        quote: {block}"
        f"        locator: {block}        origins: [speaker, nobody]\n"
        f"    waivers:\n      - rule: ungraded\n        reason: {block}"
        f"sources:\n  - id: sheet\n    title: {block}    author: {block}    publisher: {block}"
        f"origins:\n  - id: speaker\n    name: {block}    anonymous: true\n",
        encoding="utf-8",
    )
    (dossier / "claims" / "sheet.txt").write_text(f"Words before it: {ATTACK} and words after it.\n", encoding="utf-8")
    (dossier / "claims" / "::error::name.yaml").write_text("claims: [\n", encoding="utf-8")
    return dossier


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--format", "text"],
        ["check", "--format", "concise"],
        ["check", "--format", "markdown"],
        ["check", "--statistics"],
        ["audit"],
        ["audit", "hostile"],
        ["report"],
        ["report", "--format", "mermaid"],
        ["report", "--format", "dot"],
        ["impact", "sheet"],
        ["impact", "sheet", "--format", "markdown"],
        ["impact", "--worst", "9"],
        ["find", "words after it"],
        ["find", "words aftre it ::error::boo"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("colour", [[], ["--color", "always"]], ids=["plain", "colours"])
def test_no_text_of_a_dossier_commands_a_runner(
    arguments: list[str], colour: list[str], hostile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if colour and not any("--color" in parameter.opts for parameter in COMMANDS[arguments[0]].params):
        return
    run([*arguments, *colour])
    captured = capsys.readouterr()
    assert len(captured.out) > 20
    assert commands_in(captured.out) == []
    assert commands_in(captured.err) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--select"],
        ["check", "--ignore"],
        ["check", "--format"],
        ["check", "--fail-on"],
        ["check", "--today"],
        ["check", "--color"],
        ["check", "--captures"],
        ["check", "--baseline"],
        ["check", "--root"],
        ["check", "-o"],
        ["check"],
        ["audit"],
        ["report", "--claim"],
        ["impact"],
        ["impact", "--worst"],
        ["find"],
        ["explain"],
        ["schema", "-o"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("attack", [ATTACK, f"\r\n{ATTACK}", "::error::boo", "##[error]boo"])
def test_no_argument_commands_a_runner(arguments: list[str], attack: str, capsys: pytest.CaptureFixture[str]) -> None:
    run([*arguments, attack])
    captured = capsys.readouterr()
    assert captured.err or arguments in (["find"], ["schema", "-o"])
    assert commands_in(captured.err) == []
    assert commands_in(captured.out) == []


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["explain", "quote-cut"], ["rules"], ["check", "--nothing"], []], ids=" ".join)
def test_no_word_too_many_begins_a_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Of these it is typer that complains."""
    for attack in ("\n::error::boo", "\r::error::boo", "\x85::error::boo", "\u2028::error::boo"):
        assert run([*arguments[:-1], *(word + attack for word in arguments[-1:] or [""])]) == 2
        assert run([*arguments, attack]) == 2
        assert not [line for line in capsys.readouterr().err.split("\n") if line.lstrip().startswith("::")]


# Pipes and signals


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [*CALLS.values(), *MORE_CALLS, ["--help"], ["--version"]], ids=" ".join)
def test_a_reader_that_has_gone_is_no_error(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = start(*arguments, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    _, error = process.communicate()
    assert (process.returncode, error) == (141, b"")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_head_of_a_long_answer(unbuffered: str, dossier: Path) -> None:
    # More than any pipe holds, so that the writer meets the reader's absence.
    claims = "".join(f"  - id: c{n}\n    statement: Number {n} {'is told at length ' * 50}.\n" for n in range(2500))
    (dossier / "claims" / "many.yaml").write_text(f"claims:\n{claims}", encoding="utf-8")
    script = f'"{sys.executable}" -m claimcheck report --format json | head -n 1; echo "${{PIPESTATUS[@]}}"'
    done = subprocess.run(
        ["bash", "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": unbuffered},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["{", "141", "0"]
    assert done.stderr == ""


@pytest.mark.slow
def test_a_part_is_never_success(dossier: Path) -> None:
    """Unbuffered, a pipe that is full and does not wait takes a part, and says so by a number only."""
    claims = "".join(f"  - id: c{n}\n    statement: Number {n} {'is told at length ' * 50}.\n" for n in range(500))
    (dossier / "claims" / "many.yaml").write_text(f"claims:\n{claims}", encoding="utf-8")
    whole = subprocess.run(
        [sys.executable, "-m", "claimcheck", "report", "--format", "json"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": ""},
        capture_output=True,
        check=False,
    ).stdout
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    process = start(
        "report",
        "--format",
        "json",
        stdout=writing,
        stderr=subprocess.PIPE,
        environment={"PYTHONUNBUFFERED": "1"},
    )
    os.close(writing)
    # Longer than it takes to fill the pipe: then nothing more goes in, and that must not pass for success.
    _, error = process.communicate()
    with open(reading, "rb") as stream:
        got = stream.read()
    assert whole.startswith(got)
    assert len(got) < len(whole), "the pipe holds all of it: the test tests nothing"
    assert process.returncode == 2
    assert error.startswith(b"claimcheck: standard output: ")


# What has something to say on standard error, and what exit code it has.
TALKING_CALLS = [
    (["check"], 0),
    (["check", "--fail-on", "warning"], 1),
    (["check", "--write-baseline"], 0),
    (["check", "--no-such-option"], 2),
    (["check", "--root", "no-such-folder"], 3),
    (["explain", "no-such-rule"], 2),
]


@pytest.mark.slow
@pytest.mark.parametrize(("arguments", "code"), TALKING_CALLS, ids=lambda value: str(value))
def test_the_exit_code_does_not_hang_on_a_reader_of_standard_error(arguments: list[str], code: int) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = start(*arguments, stdout=subprocess.PIPE, stderr=writing)
    os.close(writing)
    process.communicate()
    assert process.returncode == code


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(("arguments", "code"), TALKING_CALLS, ids=lambda value: str(value))
@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full"])
def test_the_exit_code_does_not_hang_on_standard_error(arguments: list[str], code: int, redirection: str) -> None:
    if "/dev/full" in redirection and not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full on this system")
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m claimcheck {" ".join(arguments)} {redirection}'],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        check=False,
    )
    assert done.returncode == code


# The command as it is, but with so little memory that its audit ends for want of it.
STARVED = """
import sys
import claimcheck.audit.run
import claimcheck.cli.main

def starve(*_):
    kept = [bytes(1 << 20)]
    raise MemoryError

{patch}
sys.argv[1:] = {arguments!r}
claimcheck.cli.main.main()
"""


@pytest.mark.slow
@pytest.mark.parametrize("patch", ["claimcheck.audit.run.run_audit = starve", "claimcheck.cli.main._run = starve"])
@pytest.mark.parametrize("arguments", [["check"], ["check", "--debug"], ["audit"], ["report"]], ids=" ".join)
def test_want_of_memory_is_one_line_and_2(arguments: list[str], patch: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STARVED.format(arguments=arguments, patch=patch)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", b"claimcheck: out of memory\n")


def test_want_of_memory_is_told_when_all_that_was_computed_is_given_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Computed:
        pass

    kept: list[weakref.ref[Computed]] = []

    def starve(*_: object) -> None:
        computed = Computed()
        kept.append(weakref.ref(computed))
        raise MemoryError

    def write(text: str) -> None:
        said.append((text, kept[0]()))

    said: list[tuple[str, Computed | None]] = []
    monkeypatch.setattr("claimcheck.audit.run.run_audit", starve)
    monkeypatch.setattr("claimcheck.cli.output.write_stderr", write)
    assert run(["check"]) == 2
    assert said == [("claimcheck: out of memory\n", None)]


# The working directory

GONE_CALLS = [
    *CALLS.values(),
    ["check", "claims"],
    ["check", "--root", "."],
    ["check", "--root", "{root}", "-o", "report.json"],
    ["check", "--root", "{root}", "--captures", "."],
    ["check", "--root", "{root}", "--baseline", "baseline.json"],
    ["check", "--root", "{root}", "claims"],
    ["schema", "-o", "schema.json"],
]
NEEDS_NO_DIRECTORY = {"explain", "rules", "schema"}


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a working directory cannot be deleted here")
@pytest.mark.parametrize("arguments", [call for call in GONE_CALLS if call != ["schema"]], ids=" ".join)
def test_a_working_directory_that_was_deleted(arguments: list[str], dossier: Path, tmp_path: Path) -> None:
    before = sorted(dossier.rglob("*"))
    gone = tmp_path / "gone"
    gone.mkdir()
    process = subprocess.run(
        [
            sys.executable,
            "-c",
            "import os, sys; os.rmdir(os.getcwd()); from claimcheck.cli.main import main; main()",
            *(argument.format(root=dossier) for argument in arguments),
        ],
        cwd=gone,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    if arguments[0] in NEEDS_NO_DIRECTORY and "-o" not in arguments:
        assert (process.returncode, process.stderr) == (0, "")
        return
    assert process.returncode == 2
    assert process.stdout == ""
    assert re.fullmatch(r"claimcheck: .+\n", process.stderr)
    assert "internal error" not in process.stderr
    assert sorted(dossier.rglob("*")) == before


@pytest.mark.skipif(os.name == "nt", reason="a working directory cannot be deleted here")
@pytest.mark.parametrize("arguments", [["--root", "{root}"], ["{root}"], ["--root", "{root}", "{root}/claims"]])
def test_a_dossier_that_is_named_needs_no_working_directory(
    arguments: list[str], dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    try:
        assert run(["check", *(argument.format(root=dossier) for argument in arguments)]) == 0
    finally:
        os.chdir(dossier)


# The command as it is, but for an audit that says that it has begun and then takes long.
# As from a terminal: tests that a shell runs in the background are handed interrupts to ignore.
SLOW = """
import signal, sys, time
import claimcheck.audit.run
from claimcheck.cli.main import main

signal.signal(signal.SIGINT, signal.default_int_handler)

def take_long(*_):
    print("begun", file=sys.stderr, flush=True)
    time.sleep(120)

claimcheck.audit.run.run_audit = take_long
sys.argv[1:] = {arguments!r}
main()
"""


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["check"], ["check", "--quiet", "--debug"], ["audit"], ["report"]], ids=" ".join)
def test_an_interrupt_ends_it_at_once(arguments: list[str]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW.format(arguments=arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    assert process.stderr.readline() == b"begun\n"
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    output, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert time.monotonic() - began < 30
    assert (output, error) == (b"", b"claimcheck: interrupted\n")


def test_an_interrupt_before_it_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("claimcheck.cli.arguments.read_call", interrupt)
    assert run(["check"]) == 130


# Completion


def complete_in_bash(*words: str) -> list[str]:
    """Return what bash offers for the last of some words, with the script sourced that it is given."""
    script = """
        claimcheck() { "$PYTHON" -m claimcheck "$@"; }
        eval "$(_CLAIMCHECK_COMPLETE=source_bash claimcheck)"
        env() {
            while [[ $1 == *=* ]]; do local -x "${1%%=*}=${1#*=}"; shift; done
            "$@"
        }
        complete -p claimcheck > /dev/null || exit 9
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _claimcheck_completion claimcheck "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\n' "${COMPREPLY[@]}"
    """
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-c", script, "bash", "claimcheck", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ([""], set(COMMANDS)),
        (["ru"], {"rules"}),
        (["check", "--write"], {"--write-baseline", "--write-receipts"}),
        (["explain", "single"], {"single-source", "single-origin"}),
        (["impact", ""], {"the-paper", "minister"}),
        (["impact", "--worst", "1", "--no-such"], set()),
        (["report", "--claim", "j"], {"jets-stopped"}),
        (["impact", "--root", "/dev/null", ""], set()),
        (["audit", "j"], {"jets-stopped"}),
        (["check", "--format", "sa"], {"sarif"}),
        (["check", "--fail-on", "n"], {"note", "never"}),
        (["check", "--select", "quotation,single-o"], {"quotation,single-origin"}),
        (["check", "--color", "ne"], {"never"}),
    ],
)
def test_bash_completes(words: list[str], offered: set[str]) -> None:
    assert set(complete_in_bash(*words)) == offered


@pytest.mark.slow
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_one_that_the_shell_can_read(shell: str, tmp_path: Path) -> None:
    process = start(stdout=subprocess.PIPE, environment={"_CLAIMCHECK_COMPLETE": f"source_{shell}"})
    script, _ = process.communicate()
    assert process.returncode == 0
    assert b"_CLAIMCHECK_COMPLETE=complete_" + shell.encode() in script
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    path = tmp_path / "completion"
    path.write_bytes(script)
    subprocess.run([program, "-n", str(path)], check=True)


class Asked(typer.Context):
    """A line that is being completed."""

    def __init__(self, command: str, **params: Any) -> None:
        super().__init__(COMMANDS[command])
        self.params = params


def values(metavar: str, incomplete: str, command: str = "check", **params: Any) -> list[str]:
    complete = OFFERS[metavar]
    try:
        offers = complete(Asked(command, **params), incomplete)
    except TypeError:
        offers = complete(incomplete)
    return [offered if isinstance(offered, str) else offered[0] for offered in offers]


def test_values_are_offered() -> None:
    assert values("LEVEL", "") == ["note", "warning", "error", "never"]
    assert values("WHEN", "a") == ["auto", "always"]
    assert values("CLAIM", "") == ["jets-stopped"]
    assert values("CLAIM", "x") == []
    assert values("CLAIM", "", root="/dev/null") == []
    assert values("RULES", "quotation,single-o") == ["quotation,single-origin"]
    assert "all" in values("RULES", "")
    assert "quotation,quotation" not in values("RULES", "quotation,")
    assert values("RULE", "quote-cu") == ["quote-cut"]
    assert values("FORMAT", "s") == ["sarif"]
    assert "sarif,github" in values("FORMAT", "sarif,")


def test_every_value_that_is_offered_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    for name in COMMANDS:
        formats = list_formats(name)
        assert bool(formats) == any("--format" in parameter.opts for parameter in COMMANDS[name].params)
        if formats:
            assert run([*CALLS[name], "--format", "no-such-format"]) == 2
            told = capsys.readouterr().err.partition(": write ")[2]
            assert sorted(formats) == told.strip().split(", ")
    for level in values("LEVEL", ""):
        assert run(["check", "--fail-on", level]) in (0, 1)
    assert run(["check", "--select", ",".join(values("RULES", ""))]) == 0


def test_only_ids_are_offered_of_a_dossier(hostile: Path) -> None:
    """Typer's script for zsh evaluates what it is offered."""
    with (hostile / "claims" / "more.yaml").open("w", encoding="utf-8") as file:
        file.write("claims:\n  - id: $(touch gone)\n    statement: a\n  - id: fine\n    statement: $(touch gone)\n")
    assert values("CLAIM", "") == ["hostile", "jets-stopped", "fine"]


# Help


@pytest.fixture
def helps(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], str]:
    def ask(name: str, width: int) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        assert run([*([name] if name else []), "--help"]) == 0
        captured = capsys.readouterr()
        assert captured.err == ""
        return captured.out

    return ask


def shown(command: Any) -> list[Any]:
    return [parameter for parameter in command.params if not getattr(parameter, "hidden", False)]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_whole_and_fits(name: str, helps: Callable[[str, int], str]) -> None:
    for width in (50, 80, 200):
        text = helps(name, width)
        assert text.startswith("Usage: claimcheck ")
        assert max(map(len, text.splitlines())) <= width
        assert not re.search("[\x1b─│╭]", text), "plain, without frames"
    said = " ".join(helps(name, 80).split())
    for parameter in shown(COMMANDS[name]) if name else ():
        assert parameter.help, f"{name}: {parameter.name} has no help"
        assert parameter.help.endswith("."), f"{name}: {parameter.name}"
        assert " ".join(parameter.help.split()) in said
        for option in parameter.opts:
            assert option in said or not option.startswith("-")


def test_the_list_of_commands_cuts_nothing_off(helps: Callable[[str, int], str]) -> None:
    listed = helps("", 80).partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    for line in listed:
        assert line.endswith("."), line
        assert not line.endswith("..."), f"shorten the first sentence: {line}"


@pytest.mark.slow
def test_help_is_the_same_in_a_ci() -> None:
    told = []
    for environment in ({}, {"GITHUB_ACTIONS": "true", "CI": "true", "FORCE_COLOR": "1", "TERM": "xterm"}):
        process = start("check", "--help", stdout=subprocess.PIPE, environment={"COLUMNS": "80", **environment})
        told.append(process.communicate()[0])
        assert process.returncode == 0
    assert told[0] == told[1]
    assert b"--fail-on" in told[0]
