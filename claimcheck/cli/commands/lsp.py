"""`claimcheck lsp`: what the audit knows, in an editor."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from typing import BinaryIO, cast

from claimcheck.cli import command
from claimcheck.cli.audit_request import check_folders
from claimcheck.cli.command import Command, Given, Option
from claimcheck.cli.failure import EXIT_INTERRUPTED, UsageError, complain


def lsp(given: Given) -> int:
    """Serve an editor: findings as you type, hover, completion.

    Definitions, references and quick fixes too. An editor starts it and talks to it over standard input and output,
    by the Language Server Protocol. It reads the claim and source files of the dossier that an open file lies in,
    unsaved changes among them, and writes nothing: every quick fix is a change that the editor makes once you have
    accepted it.

    Needs the extra: pip install 'claimcheck[lsp]'.
    """
    with _leave_on_interrupt():
        return _serve(given)


def _serve(given: Given) -> int:
    check_folders(given.captures)
    try:
        from claimcheck.server.protocol import make_server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise UsageError("the language server needs another package: pip install 'claimcheck[lsp]'") from None
    import logging

    # Standard output belongs to the protocol; the library's own log would repeat every message.
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    if sys.stdin is None or sys.stdout is None:
        raise UsageError("an editor starts this command, and talks to it over standard input and output")
    if sys.stdin.isatty():
        complain("waiting for an editor on standard input; Ctrl-C ends")
    server = make_server(given.captures, given.debug)
    stream = _Stream(sys.stdout.buffer)
    # Whatever else may be printed must not get between two messages.
    with contextlib.redirect_stdout(sys.stderr):
        server.start_io(sys.stdin.buffer, cast("BinaryIO", stream))
    # As the protocol has it: 0 only for an editor that has said that it ends.
    return 0 if server.is_ending else 1


@contextlib.contextmanager
def _leave_on_interrupt() -> Iterator[None]:
    """End the process at once when it is interrupted, if nobody has it ignore that.

    The library waits for a thread that waits for standard input, and would hear of nothing before the editor's next
    message.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, lambda number, frame: os._exit(EXIT_INTERRUPTED))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Stream:
    """Standard output, which stays open when the server has no more to say."""

    def __init__(self, buffer: BinaryIO) -> None:
        self.write = buffer.write
        self.flush = buffer.flush

    def close(self) -> None:
        self.flush()


COMMAND = Command(
    lsp,
    None,
    (
        command.CAPTURES,
        Option(("--stdio",), "What editors add; there is no other way.", is_hidden=True),
        command.DEBUG,
    ),
)
