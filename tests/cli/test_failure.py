"""How commands end: the exit codes, and what is said."""

from __future__ import annotations

import os
from typing import Any

import pytest

from claimcheck.audit.config import ConfigError
from claimcheck.cli import failure
from claimcheck.cli.failure import UsageError, exit_code, guard
from claimcheck.cli.output import OutputFailed, ReaderGone
from claimcheck.testing import audit_files
from claimcheck.workspace.baseline_file import BadBaseline
from claimcheck.workspace.root import NoDossier


def fail_with(error: BaseException) -> Any:
    def run() -> int:
        raise error

    return run


def test_a_command_ends_as_it_says() -> None:
    assert [guard(lambda code=code: code, False) for code in range(4)] == [0, 1, 2, 3]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (UsageError("no such thing"), 2, ["no such thing"]),
        (BadBaseline("is damaged"), 2, ["is damaged"]),
        (OutputFailed("a.json: is a folder"), 2, ["a.json: is a folder"]),
        (ConfigError(["one", "two"]), 2, ["one", "two"]),
        (NoDossier("none here"), 3, ["none here"]),
        (KeyboardInterrupt(), 130, ["interrupted"]),
        (ReaderGone(), 141, []),
        (RuntimeError("a bug"), 2, ["internal error: RuntimeError: a bug (--debug shows where)"]),
        (UsageError("::error::\x1b[31m\nboo"), 2, None),
    ],
)
def test_every_error_has_its_code(
    error: BaseException, code: int, told: list[str] | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guard(fail_with(error), False) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    if told is None:
        assert captured.err.count("\n") == 1
        assert "\x1b" not in captured.err
    else:
        assert captured.err == "".join(f"claimcheck: {line}\n" for line in told)


def test_a_traceback_is_shown_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert guard(fail_with(RuntimeError("a bug")), True) == 2
    assert "Traceback" in capsys.readouterr().err


def test_want_of_memory_is_answered_further_up() -> None:
    with pytest.raises(MemoryError):
        guard(fail_with(MemoryError()), False)


def test_a_working_directory_that_is_gone_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "getcwd", fail_with(FileNotFoundError()))
    assert guard(fail_with(FileNotFoundError(2, "gone")), False) == 2
    assert "the working directory is not there any more" in capsys.readouterr().err


def test_incomplete_weighs_more_than_findings() -> None:
    sound = audit_files({"claims/a.yaml": "claims:\n  - id: bridge-closed\n    statement: The bridge was closed.\n"})
    worst = max((finding.severity for finding in sound.findings), key=lambda severity: severity.rank)
    assert sound.complete
    assert exit_code(sound, worst.value) == failure.EXIT_FINDINGS == 1
    assert exit_code(sound, "never") == failure.EXIT_SOUND == 0
    empty = audit_files({"claims/a.yaml": "sources: []\n"})
    assert {exit_code(empty, level) for level in ("note", "error", "never")} == {failure.EXIT_INCOMPLETE} == {3}
