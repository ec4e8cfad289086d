"""Writing results: to standard output, or to a file that is whole or not there."""

from __future__ import annotations

import errno
import os
import stat
import sys

# Not from `typing`, whose import takes longer than `--version` does.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TextIO


class OutputFailed(Exception):
    """A result that could not be written; the message says why."""


class ReaderGone(Exception):
    """The reader of standard output closed it, as `head` does."""


def write_stdout(text: str) -> None:
    """Write to standard output as UTF-8, whatever the locale; raise `ReaderGone` or `OutputFailed`."""
    stream = sys.stdout
    if stream is None:
        raise OutputFailed("standard output is closed")
    data = text.encode("utf-8", "backslashreplace")
    try:
        buffer = getattr(stream, "buffer", None)
        if buffer is None:
            stream.write(data.decode())
        else:
            stream.flush()
            rest = memoryview(data)
            while rest:
                # An unbuffered stream (`python -u`) may take a part only, and says so by no more than a number.
                taken = buffer.write(rest)
                if taken is None:
                    raise BlockingIOError(0, "it takes no more for now")
                rest = rest[taken:]
        stream.flush()
    except (OSError, ValueError) as error:
        silence_stdout()
        if is_reader_gone(error):
            raise ReaderGone from None
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "it is closed"
        raise OutputFailed(f"standard output: {reason.lower()}") from None


def is_reader_gone(error: Exception) -> bool:
    """Tell whether standard output cannot be written because whoever read it has closed it."""
    # Windows says so of a pipe in this way.
    is_closed_pipe = sys.platform == "win32" and isinstance(error, OSError) and error.errno == errno.EINVAL
    return is_closed_pipe or isinstance(error, BrokenPipeError)


def silence_stdout() -> None:
    """Point standard output at nothing, so that the interpreter does not fail on it once more at its end."""
    _silence(1)


def write_stderr(text: str) -> None:
    """Write to standard error.  Where it is closed, or takes nothing, that is no failure: no exit code hangs on it."""
    if sys.stderr is not None:
        stream = Forgiving(sys.stderr)
        stream.write(text)
        stream.flush()


class Forgiving:
    """Standard error as it is, but that it never fails: for libraries that would take that for a failure of theirs."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        try:
            return self._stream.write(text)
        except (OSError, ValueError):
            silence_stderr()
            return len(text)

    def flush(self) -> None:
        try:
            self._stream.flush()
        except (OSError, ValueError):
            silence_stderr()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def silence_stderr() -> None:
    """Point standard error at nothing: what it does not take must not fail once more at the interpreter's end, and no
    file that is opened later may come to stand in its place."""
    _silence(2)


def _silence(descriptor: int) -> None:
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY | getattr(os, "O_BINARY", 0))
        if nowhere != descriptor:
            os.dup2(nowhere, descriptor)
            os.close(nowhere)
    except OSError:
        return


def write_file(path: str, text: str, is_new: bool = False) -> None:
    """Write a whole file by way of a temporary one beside it; raise `OutputFailed`.

    A link, a device or a folder is refused; where the file `is_new`, so is any that is there.
    """
    # Only here: it imports much.
    import tempfile

    folder = os.path.dirname(os.path.abspath(path))
    temporary = None
    try:
        mode = 0o644
        if not is_new and os.path.lexists(path):
            status = os.lstat(path)
            if not stat.S_ISREG(status.st_mode):
                raise OutputFailed(f"{path}: is not a regular file")
            mode = stat.S_IMODE(status.st_mode)
        descriptor, temporary = tempfile.mkstemp(prefix=".claimcheck-", dir=folder)
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        if is_new:
            _give_name(temporary, path)
        else:
            os.replace(temporary, path)
            temporary = None
    except OSError as error:
        raise OutputFailed(f"{path}: {(error.strerror or 'cannot be written').lower()}") from None
    finally:
        if temporary is not None and os.path.exists(temporary):
            os.unlink(temporary)


def _give_name(temporary: str, path: str) -> None:
    """Let a file be known by another name too, which no other has; raise OSError."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError):
        # Not every file system knows files of two names.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path) from None
        os.rename(temporary, path)
