"""A client of a language server, as small as a test needs it: one document at a time, over the server's own streams."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

# Seconds until a server that says nothing is held to be broken.
PATIENCE = 60


class Position(NamedTuple):
    """Zero-based, the column in UTF-16 units, as the protocol counts."""

    line: int
    character: int

    def as_json(self) -> dict[str, int]:
        return self._asdict()


class Server:
    """A running server; `settings` are what it is told when it asks for its configuration, by section."""

    def __init__(self, command: Sequence[str], folder: Path, settings: dict[str, Any]) -> None:
        self.settings = settings
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.inbox: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self.last_id = 0
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}
        threading.Thread(target=self._listen, daemon=True).start()
        root = folder.as_uri()
        self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": root,
                "workspaceFolders": [{"uri": root, "name": "dossier"}],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {
                        "hover": {"contentFormat": ["markdown", "plaintext"]},
                        "completion": {"completionItem": {"snippetSupport": False}},
                    },
                },
            },
        )
        self.notify("initialized", {})

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Show the server a document that it has not seen, and that need not exist; return its diagnostics."""
        uri = path.as_uri()
        assert uri not in self.diagnostics, "open each path once: what is said of the old text may come late"
        self.notify(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}},
        )
        while uri not in self.diagnostics:
            self._take()
        return self.diagnostics[uri]

    def ask(self, what: str, path: Path, position: Position) -> Any:
        """Return the answer to a question about a place, such as `hover`."""
        return self.request(
            f"textDocument/{what}", {"textDocument": {"uri": path.as_uri()}, "position": position.as_json()}
        )

    def request(self, method: str, params: Any) -> Any:
        self.last_id += 1
        wanted = self.last_id
        self._send({"id": wanted, "method": method, "params": params})
        while True:
            message = self._take()
            if message.get("id") == wanted and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def notify(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        try:
            while line := stream.readline():
                length = 0
                while line.strip():
                    name, _, value = line.partition(b":")
                    if name.lower() == b"content-length":
                        length = int(value)
                    line = stream.readline()
                self.inbox.put(json.loads(stream.read(length)))
        except ValueError:  # the stream was closed, or what came was no message
            pass
        self.inbox.put(None)

    def _take(self) -> dict[str, Any]:
        """Return the next message, after answering it or noting it where that is wanted."""
        message = self.inbox.get(timeout=PATIENCE)
        assert message is not None, "the server has ended"
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            result: Any = None
            if message["method"] == "workspace/configuration":
                result = [self.settings.get(asked["section"]) for asked in message["params"]["items"]]
            self._send({"id": message["id"], "result": result})
        return message
