"""Work on hostile input in a process of its own, within limits of time and memory.

The process is a copy of this one: no program is started, and nothing of the audited folder can be taken for one.
Where the platform cannot do that, the work is done here.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from typing import Any

from claimcheck.capture.extraction import NoText
from claimcheck.model.limit import Limits

try:
    import resource
except ImportError:  # Windows
    CAN_FORK = False
else:
    CAN_FORK = hasattr(os, "fork")

# How much longer than it computes the work may take: other programs run, too.
_PATIENCE = 3
_CHUNK = 1 << 16
_TOO_LONG = "takes more than {0.pdf_seconds:,} seconds to read, which is the limit (pdf_seconds)"
# What the most memory that a process had is counted in.
_MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024
_TOO_LARGE = "takes more than {0.pdf_bytes:,} bytes of memory to read, which is the limit (pdf_bytes)"


def run_apart(work: Callable[[], Sequence[str | None]], limits: Limits) -> Sequence[str | None]:
    """Return what `work` returns; raise `NoText` as it does, or where it goes beyond a limit or breaks down."""
    if sys.platform == "win32" or not CAN_FORK:
        return work()
    read_end, write_end = os.pipe()
    try:
        with warnings.catch_warnings():
            # The copy has one thread, and runs nothing that waits for another.
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
    except OSError:
        os.close(read_end)
        os.close(write_end)
        raise NoText("cannot be read: no process could be started for it") from None
    if child == 0:
        _work_in_child(work, write_end, limits)
    os.close(write_end)
    try:
        data = _collect(read_end, limits)
    finally:
        os.close(read_end)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    return _understand(data, status, limits)


def _work_in_child(work: Callable[[], Sequence[str | None]], write_end: int, limits: Limits) -> None:
    """Never return: nothing of the parent may be done twice."""
    try:
        _restrain(limits)
        try:
            answer: dict[str, Any] = {"pages": work()}
        except NoText as reason:
            answer = {"why": str(reason)}
        except RecursionError:
            answer = {"why": "cannot be read: it is nested too deeply"}
        except MemoryError:
            answer = {"why": _TOO_LARGE.format(limits)}
        data = memoryview(json.dumps(answer).encode())
        while data:
            data = data[os.write(write_end, data) :]
    finally:
        os._exit(0)


def _restrain(limits: Limits) -> None:
    if sys.platform == "win32":
        raise NotImplementedError
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MEMORY_UNIT
    for kind, amount in (
        (resource.RLIMIT_CPU, limits.pdf_seconds),
        (resource.RLIMIT_AS, limits.pdf_bytes + used),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        try:
            resource.setrlimit(kind, (amount if hard == resource.RLIM_INFINITY else min(amount, hard), hard))
        except (OSError, ValueError):
            # Not every platform knows every limit; the deadline holds on all.
            continue


def _collect(read_end: int, limits: Limits) -> bytes:
    """Read what the child writes, until it ends; raise `NoText` past the deadline."""
    deadline = time.monotonic() + _PATIENCE * limits.pdf_seconds
    # A character takes six bytes at most, as JSON writes it, or twelve in two halves.
    left = 12 * limits.capture_characters + 16 * limits.pdf_pages + _CHUNK
    chunks = []
    with selectors.DefaultSelector() as selector:
        selector.register(read_end, selectors.EVENT_READ)
        while left > 0:
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise NoText(_TOO_LONG.format(limits))
            chunk = os.read(read_end, _CHUNK)
            if not chunk:
                break
            chunks.append(chunk)
            left -= len(chunk)
    return b"".join(chunks)


def _understand(data: bytes, status: int, limits: Limits) -> Sequence[str | None]:
    if sys.platform == "win32":
        raise NotImplementedError
    try:
        answer = json.loads(data)
    except ValueError:
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU:
            raise NoText(_TOO_LONG.format(limits)) from None
        raise NoText("cannot be read: its reader broke down") from None
    if "why" in answer:
        raise NoText(answer["why"])
    pages: list[str | None] = answer["pages"]
    return pages
