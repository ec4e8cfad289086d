"""`claimcheck lsp` as an editor starts it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from claimcheck.cli.app import app
from tests.server.dossier import CLAIMS, write_dossier


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("claimcheck.server")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls", None)
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    result = CliRunner().invoke(app, ["lsp"])
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == "claimcheck: the language server needs another package: pip install 'claimcheck[lsp]'\n"


def test_a_folder_that_is_not_there_is_told() -> None:
    result = CliRunner().invoke(app, ["lsp", "--captures", "no-such-folder"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no-such-folder" in result.stderr


@pytest.mark.slow
def test_the_other_commands_do_without_the_library() -> None:
    code = "import claimcheck.cli.app, sys; sys.exit(any(n in sys.modules for n in ('pygls', 'lsprotocol', 'asyncio')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def frame(**message: Any) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def read_frames(data: bytes) -> Iterator[dict[str, Any]]:
    """Yield the messages of a stream; fail on anything that is none."""
    while data:
        head, separator, rest = data.partition(b"\r\n\r\n")
        assert separator, data
        lines = dict(line.split(b": ", 1) for line in head.split(b"\r\n"))
        length = int(lines[b"Content-Length"])
        assert len(rest) >= length
        yield json.loads(rest[:length])
        data = rest[length:]


@pytest.mark.slow
def test_nothing_but_the_protocol_is_on_standard_output(tmp_path: Path) -> None:
    pytest.importorskip("pygls", reason="the server needs the extra lsp")
    path = write_dossier(tmp_path) / "claims/a.yaml"
    document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": CLAIMS}
    position = {"textDocument": {"uri": path.as_uri()}, "position": {"line": 1, "character": 12}}
    messages = [
        frame(id=1, method="initialize", params={"capabilities": {}, "processId": None, "rootUri": None}),
        frame(method="initialized", params={}),
        frame(method="textDocument/didOpen", params={"textDocument": document}),
        frame(id=2, method="textDocument/hover", params=position),
        # No editor should say these; none of them may end the server.
        frame(id=3, method="textDocument/hover", params={"nonsense": True}),
        frame(id=4, method="no/such/method", params={}),
        frame(method="textDocument/didChange", params={"textDocument": {"uri": "file:///x", "version": 1}}),
        frame(id=5, method="shutdown"),
        frame(method="exit"),
    ]
    command = [sys.executable, "-m", "claimcheck", "lsp"]
    done = subprocess.run(command, input=b"".join(messages), capture_output=True, check=False, timeout=60)
    answers = {message["id"]: message for message in read_frames(done.stdout) if "id" in message}
    assert done.returncode == 0, done.stderr
    assert answers[1]["result"]["capabilities"]["textDocumentSync"]["change"] == 1
    # The client says nothing of Markdown, and is sent none.
    assert answers[2]["result"]["contents"]["kind"] == "plaintext"
    assert answers[2]["result"]["contents"]["value"].startswith("claim bridge-closed\n")
    assert "error" in answers[4]
    assert answers[5]["result"] is None


# As from a terminal: tests that a shell runs in the background are handed interrupts to ignore.
STARTED = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from claimcheck.cli.main import main
sys.argv[1:] = ["lsp"]
main()
"""


@pytest.mark.slow
@pytest.mark.parametrize("is_audited", [False, True])
def test_an_interrupt_ends_it_at_once(is_audited: bool, tmp_path: Path) -> None:
    pytest.importorskip("pygls", reason="the server needs the extra lsp")
    path = write_dossier(tmp_path) / "claims/a.yaml"
    process = subprocess.Popen(
        [sys.executable, "-c", STARTED], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(frame(id=1, method="initialize", params={"capabilities": {}, "processId": None}))
    process.stdin.flush()
    assert process.stdout.readline().startswith(b"Content-Length: ")
    if is_audited:
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": CLAIMS}
        process.stdin.write(frame(method="textDocument/didOpen", params={"textDocument": document}))
        process.stdin.flush()
    # The editor's side stays open, and says nothing more.
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    try:
        assert process.wait(timeout=30) == 130
    finally:
        process.kill()
    assert time.monotonic() - began < 10
    _, error = process.communicate()
    assert error == b""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="shells of Windows start nothing that ignores interrupts")
def test_an_interrupt_that_is_to_be_ignored_is() -> None:
    pytest.importorskip("pygls", reason="the server needs the extra lsp")
    process = subprocess.Popen(
        [sys.executable, "-c", STARTED.replace("default_int_handler", "SIG_IGN")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(frame(id=1, method="initialize", params={"capabilities": {}, "processId": None}))
    process.stdin.flush()
    assert process.stdout.readline().startswith(b"Content-Length: ")
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(frame(id=2, method="shutdown") + frame(method="exit"), timeout=60)
    assert (process.returncode, error) == (0, b"")


def test_the_readme_starts_it_as_it_can_be_started() -> None:
    text = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    section = text.partition("## In the editor\n")[2].partition("\n## ")[0]
    snippets = dict(re.findall(r"```(\w+)\n(.*?)```", section, re.DOTALL))
    settings = json.loads(snippets["json"])
    started = [settings["glspc.server.command"], *settings["glspc.server.commandArguments"]]
    assert started == ["claimcheck", "lsp"]
    for name in ("lua", "elisp"):
        assert re.findall(r"['\"]claimcheck['\"],? ['\"]lsp['\"]", snippets[name]), name
    assert "pip install 'claimcheck[lsp]'" in section
