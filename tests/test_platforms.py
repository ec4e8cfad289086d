"""What other platforms have, lack or do otherwise, stood in for: Windows and macOS are promised, and not at hand."""

from __future__ import annotations

import ast
import errno
import hashlib
import importlib
import importlib.util
import io
import json
import ntpath
import os
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

import claimcheck
from claimcheck.capture import extraction, sandbox
from claimcheck.capture.cache import Cache
from claimcheck.cli import output
from claimcheck.cli.main import run
from claimcheck.load.files import Folder, read_bytes
from claimcheck.model.capture import Extracted
from claimcheck.model.limit import DEFAULT_LIMITS
from claimcheck.workspace import library
from tests.capture import documents

PACKAGE = Path(claimcheck.__file__).parent
# Line ends of Windows, and in the midst the character that ends a text there.
CAPTURE = b"The jets\r\nwere stopped.\r\n\x1a\r\nThe bridge was closed.\r\n"
DOSSIER = """\
claims:
  - id: bridge-closed
    statement: The bridge was closed.
    verdict: unproven
    confidence: low
    evidence:
      - {{source: the-paper, stance: supports, quote: The bridge was closed, grade: C3}}
      - {{source: the-report, stance: supports, quote: the jets were stopped, grade: C3}}
sources:
  - {{id: the-paper, author: Anna Berg, reliability: C, capture: {{file: paper.txt, sha256: {digest}}}}}
  - {{id: the-report, author: Carl Dahl, reliability: C, capture: {{file: report.pdf, sha256: {pdf_digest}}}}}
"""
PDF = documents.pdf(["Why the jets were stopped"]) + b"\r\n\x1a\r\n"


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a sound dossier with a pinned text and a pinned PDF, and a cache beside it."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("CI", raising=False)
    root = tmp_path / "dossier"
    (root / "claims").mkdir(parents=True)
    (root / "claims" / "paper.txt").write_bytes(CAPTURE)
    (root / "claims" / "report.pdf").write_bytes(PDF)
    text = DOSSIER.format(digest=hashlib.sha256(CAPTURE).hexdigest(), pdf_digest=hashlib.sha256(PDF).hexdigest())
    (root / "claims" / "bridge.yaml").write_bytes(text.replace("\n", "\r\n").encode())
    (root / "claimcheck.toml").write_bytes(b'ignore = ["grading", "provenance"]\r\n')
    monkeypatch.chdir(root)
    return root


def count_quotes(capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, int], list[str]]:
    """Check the dossier of the working directory; return exit code, quotes by state and findings' rules."""
    capsys.readouterr()
    code = run(["check", "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    return code, report["summary"]["quotes"], [finding["rule"] for finding in report["findings"]]


# How files are opened


@pytest.fixture
def text_mode(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Let files be opened as Windows opens them; return a function that tells what was opened as text."""
    binary = 1 << 40
    opened: dict[int, bool] = {}
    as_text: list[str] = []
    really_open, really_read = os.open, os.read

    def open_file(path: str, flags: int, mode: int = 0o777, **more: Any) -> int:
        descriptor = really_open(path, flags & ~binary, mode, **more)
        opened[descriptor] = bool(flags & binary)
        if not flags & binary and not path.endswith(".lock"):
            as_text.append(path)
        return descriptor

    def read_file(descriptor: int, length: int) -> bytes:
        data = really_read(descriptor, length)
        return data if opened.get(descriptor, True) else data.replace(b"\r\n", b"\n").partition(b"\x1a")[0]

    monkeypatch.setattr(os, "O_BINARY", binary, raising=False)
    monkeypatch.setattr(os, "open", open_file)
    monkeypatch.setattr(os, "read", read_file)
    return lambda: as_text


def test_no_byte_of_a_file_is_changed_by_reading_it(text_mode: Callable[[], list[str]], tmp_path: Path) -> None:
    path = tmp_path / "capture"
    path.write_bytes(CAPTURE)
    assert read_bytes(str(path), 1_000) == CAPTURE
    assert text_mode() == []


@pytest.mark.slow
def test_pins_fit_and_whole_captures_are_read(
    text_mode: Callable[[], list[str]], dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", "--write-baseline", "--baseline", "accepted.json"]) == 0
    with (dossier / "claimcheck.toml").open("ab") as settings:
        settings.write(b'baseline = "accepted.json"\r\n')
    text_mode().clear()
    code, quotes, rules = count_quotes(capsys)
    assert (quotes["exact"], rules) == (2, [])
    assert code == 0
    # Now from the cache.
    assert count_quotes(capsys)[1]["exact"] == 2
    assert text_mode() == []


def test_the_cache_and_a_silenced_output_are_opened_so_too(
    text_mode: Callable[[], list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(str(tmp_path / "cache"))
    key = cache.key(b"", ".pdf", "1", DEFAULT_LIMITS)
    cache.put(key, Extracted("one\r\ntwo"))
    assert cache.get(key) == Extracted("one\r\ntwo")
    monkeypatch.setattr(os, "dup2", lambda *_: None)
    output.silence_stdout()
    assert text_mode() == []


def calls_of(*names: str) -> list[tuple[Path, ast.Call, ast.AST]]:
    """Return the calls in the package of functions of some names, each with the module's function that it stands in."""
    found: list[tuple[Path, ast.Call, ast.AST]] = []
    for path in PACKAGE.rglob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef):
                found += [
                    (path, node, function)
                    for node in ast.walk(function)
                    if isinstance(node, ast.Call) and ast.unparse(node.func) in names
                ]
    return found


@pytest.mark.slow
def test_every_file_of_the_package_is_opened_as_bytes() -> None:
    """Text mode would turn line ends, and how differs by platform."""
    opened = calls_of("open", "io.open", "os.fdopen")
    assert len(opened) >= 3
    for path, call, _ in opened:
        mode = call.args[1] if len(call.args) > 1 else None
        assert isinstance(mode, ast.Constant), f"{path}:{call.lineno}"
        assert "b" in str(mode.value), f"{path}:{call.lineno}"
    described = calls_of("os.open")
    assert len(described) >= 4
    for path, call, function in described:
        words = ast.unparse(function) + "".join(
            ast.unparse(node)
            for node in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(node, ast.Assign)
        )
        assert "O_BINARY" in words, f"{path}:{call.lineno}"


# What is written


@pytest.mark.slow
def test_answers_have_the_same_bytes_whatever_the_console_does_to_text(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(bare, encoding="ascii", newline="\r\n"))
    for arguments in (
        ["check", "--format", "json"],
        ["audit"],
        ["report"],
        ["rules"],
        ["find", "jets"],
        ["--version"],
        ["schema"],
    ):
        assert run(arguments) == 0, arguments
        assert b"\r" not in bare.getvalue(), arguments
        assert bare.getvalue().decode().endswith("\n")
        bare.seek(0)
        bare.truncate()


def test_files_are_written_with_line_feeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "linesep", "\r\n")
    assert run(["init", str(tmp_path / "new")]) == 0
    monkeypatch.chdir(tmp_path / "new")
    assert run(["check", "--format", "json", "-o", "found.json"]) == 0
    assert run(["check", "--write-baseline"]) == 0
    written = [path for path in (tmp_path / "new").rglob("*") if path.is_file()]
    assert len(written) >= 8
    assert not any(b"\r" in path.read_bytes() for path in written)


class ClosedPipe(io.RawIOBase):
    """A pipe whose reader has gone, as Windows tells it."""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        raise OSError(errno.EINVAL, "Invalid argument")


@pytest.mark.parametrize(("platform", "code"), [("win32", 141), ("linux", 2)])
@pytest.mark.parametrize("arguments", [["--version"], ["check", "--format", "json"], ["rules"], ["check", "--help"]])
def test_a_reader_that_has_gone_is_no_error(
    arguments: list[str], platform: str, code: int, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What it imports depends on the platform on which it is first imported.
    importlib.import_module("claimcheck.cli.typer_adapter")
    stdout = io.TextIOWrapper(ClosedPipe(), encoding="utf-8", write_through=True)  # type: ignore[type-var]
    monkeypatch.setattr(output, "silence_stdout", lambda: None)
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(sys, "stdout", stdout)
    assert run(arguments) == code


@pytest.mark.parametrize(
    ("platform", "environment", "has_colours"),
    [
        ("win32", {}, False),
        ("win32", {"WT_SESSION": "1"}, True),
        ("win32", {"ConEmuANSI": "ON"}, True),
        ("win32", {"TERM": "xterm-256color"}, True),
        ("win32", {"TERM": "dumb"}, False),
        ("win32", {"WT_SESSION": "1", "NO_COLOR": "1"}, False),
        ("linux", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_console_that_prints_escape_sequences_gets_none(
    platform: str, environment: dict[str, str], has_colours: bool, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("WT_SESSION", "ANSICON", "ConEmuANSI", "TERM", "TERM_PROGRAM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    terminal = io.StringIO()
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(sys, "stdout", terminal)
    assert run(["audit"]) == 0
    assert ("\x1b[" in terminal.getvalue()) is has_colours
    terminal.truncate(0)
    assert run(["audit", "--color", "always"]) == 0
    assert "\x1b[" in terminal.getvalue()


# What is not there


def load_apart(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the module that starts processes, as the platform stood in for imports it."""
    spec = importlib.util.spec_from_file_location("claimcheck.capture.apart_elsewhere", sandbox.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MISSING = ("O_NONBLOCK", "O_CLOEXEC", "O_NOFOLLOW", "O_DIRECTORY", "fork", "getuid", "geteuid", "mkfifo", "WIFSIGNALED")


def test_a_dossier_is_checked_without_what_windows_lacks(
    dossier: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in MISSING:
        monkeypatch.delattr(os, name, raising=False)
    monkeypatch.setitem(sys.modules, "resource", None)
    elsewhere = load_apart(monkeypatch)
    assert not elsewhere.CAN_FORK
    assert elsewhere.run_apart(lambda: ["words"], DEFAULT_LIMITS) == ["words"]
    monkeypatch.setattr(sandbox, "CAN_FORK", elsewhere.CAN_FORK)
    for _ in ("read", "from the cache"):
        code, quotes, rules = count_quotes(capsys)
        assert (code, quotes["exact"], rules) == (0, 2, [])
    assert run(["check", "--format", "json", "-o", "found.json"]) == 0


def test_no_process_is_started_where_the_platform_has_limits_and_no_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork", raising=False)
    assert load_apart(monkeypatch).run_apart(lambda: ["words"], DEFAULT_LIMITS) == ["words"]


@pytest.mark.parametrize(("platform", "unit"), [("linux", 1024), ("darwin", 1)])
def test_memory_is_counted_as_the_platform_counts_it(platform: str, unit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """macOS tells the memory that a process has used in bytes, others in units of 1,024 bytes."""
    resource = pytest.importorskip("resource")
    limits: dict[int, int] = {}
    monkeypatch.setattr("sys.platform", platform)
    elsewhere = load_apart(monkeypatch)
    used = 50_000_000
    monkeypatch.setattr(resource, "getrusage", lambda _: SimpleNamespace(ru_maxrss=used // unit))
    monkeypatch.setattr(resource, "getrlimit", lambda _: (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    monkeypatch.setattr(resource, "setrlimit", lambda kind, amounts: limits.update({kind: amounts[0]}))
    elsewhere._restrain(DEFAULT_LIMITS)
    assert 0 <= DEFAULT_LIMITS.pdf_bytes + used - limits[resource.RLIMIT_AS] < unit


# How files are named


def test_reported_names_are_parted_by_slashes(
    dossier: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # What would part them otherwise; `os.path` itself is looked at by all.
    stand_in = {
        name: getattr(ntpath, name) for name in ("normpath", "basename", "dirname", "splitext", "join", "split")
    }
    for module in (library, extraction):
        monkeypatch.setattr(module, "os", SimpleNamespace(path=SimpleNamespace(**{**vars(os.path), **stand_in})))
    (dossier / "claims" / "paper.txt").write_bytes(b"other words")
    (dossier / "claims" / "report.pdf").write_bytes(b"no document")
    assert run(["check", "--format", "json"]) == 1
    captured = capsys.readouterr()
    assert "claims/paper.txt" in captured.out
    assert "\\\\" not in captured.out
    assert "claims\\" not in captured.out


def stand_in_for_one_case(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let names below `root` be found however large or composed their letters are, as on macOS and Windows."""

    def fold(name: str) -> str:
        return unicodedata.normalize("NFD", name).casefold()

    def find(path: str) -> str:
        known = str(root)
        for part in os.path.relpath(os.path.abspath(path), root).split("/"):
            there = os.listdir(known) if os.path.isdir(known) else []
            known = os.path.join(known, next((name for name in there if fold(name) == fold(part)), part))
        return known

    really_there, really_same = os.path.lexists, os.path.samefile
    monkeypatch.setattr(os.path, "lexists", lambda path: really_there(path) or really_there(find(path)))
    monkeypatch.setattr(os.path, "samefile", lambda one, other: really_same(find(one), find(other)))


@pytest.mark.parametrize(
    ("real", "written"),
    [
        ("claims/bridge.yaml", "Claims/BRIDGE.yaml"),
        ("claims/bridge.yaml", "CLAIMS"),
        ("claims/bridge.yaml", "claims/Bridge.Yaml"),
        ("claims/Brücke.yaml", "claims/Brücke.yaml"),
        ("claims/Brücke.yaml", unicodedata.normalize("NFD", "claims/Brücke.yaml")),
        (unicodedata.normalize("NFD", "claims/Brücke.yaml"), "claims/BRÜCKE.yaml"),
        ("claims/Straße/a.yaml", "claims/STRASSE"),
    ],
)
def test_findings_of_a_file_are_shown_however_it_is_written(
    real: str, written: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where case makes no difference, `check CLAIMS` must not answer that all is well."""
    (tmp_path / real).parent.mkdir(parents=True)
    (tmp_path / real).write_text("claims:\n  - id: bare\n    statement: The bridge is old.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    stand_in_for_one_case(tmp_path, monkeypatch)
    assert run(["check", "--format", "json", written]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {finding["location"]["file"] for finding in found} == {real}


def test_names_that_differ_by_case_alone_are_two_where_they_are_two(tmp_path: Path) -> None:
    for name in ("a.yaml", "A.yaml", "é.yaml", "e\u0301.yaml"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    if len(os.listdir(tmp_path)) < 4:
        pytest.skip("on this file system these are one")
    folder = Folder(str(tmp_path))
    for name in ("a.yaml", "A.yaml", "é.yaml", "e\u0301.yaml", "É.yaml", "no/such/file", "b.yaml"):
        assert folder.spell(name) == name


def test_a_path_on_another_drive_lies_outside(
    dossier: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str, start: str) -> str:
        raise ValueError(f"path is on mount 'D:', start on mount 'C:': {path}, {start}")

    monkeypatch.setattr(os.path, "relpath", refuse)
    outside = dossier.parent / "elsewhere.yaml"
    outside.write_text("", encoding="utf-8")
    assert run(["check", str(outside)]) == 2
    assert "lies outside the dossier" in capsys.readouterr().err


def test_the_root_of_the_disk_is_a_folder_above(dossier: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(Path(dossier.anchor))]) == 0
    assert "2 exact" in capsys.readouterr().err
