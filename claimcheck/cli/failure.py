"""How a command ends: its exit code, and what is said on standard error where it fails.

The entry point imports this module for `--version` too: nothing costly may be imported at its head, `typing` neither.
"""

from __future__ import annotations

import os

from claimcheck.cli.output import OutputFailed, ReaderGone, write_stderr

# As in `typing`; type checkers know the name.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.analysis.case import Case
    from claimcheck.audit.run import Result

EXIT_SOUND = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_INCOMPLETE = 3
EXIT_INTERRUPTED = 130
EXIT_READER_GONE = 141


class UsageError(Exception):
    """Arguments or configuration that cannot be used; the message says why."""


def exit_code(result: Result, fail_on: str) -> int:
    """Return the exit code for an audit: that it is incomplete weighs more than what it found."""
    if not result.complete:
        return EXIT_INCOMPLETE
    return EXIT_FINDINGS if result.fails(fail_on) else EXIT_SOUND


def guard(run: Callable[[], int], debug: bool) -> int:
    """Run a command's body and answer every way in which it can end with an exit code of the interface.

    Raises `MemoryError`: only once it is caught further up, and what was computed is given back, can anything be said.
    """
    from claimcheck.load.files import log_reads

    try:
        with log_reads():
            return run()
    except ReaderGone:
        return EXIT_READER_GONE
    except KeyboardInterrupt:
        complain("interrupted")
        return EXIT_INTERRUPTED
    except MemoryError:
        raise
    except Exception as error:
        return _answer(error, debug)


def _answer(error: Exception, debug: bool) -> int:
    """Say what kept a command from its end, and return the exit code for it."""
    from claimcheck.audit.config import ConfigError
    from claimcheck.workspace.baseline_file import BadBaseline
    from claimcheck.workspace.receipt_file import BadReceipts
    from claimcheck.workspace.root import NoDossier

    if isinstance(error, NoDossier):
        complain(str(error))
        return EXIT_INCOMPLETE
    if isinstance(error, ConfigError):
        for line in error.errors:
            complain(line)
    elif isinstance(error, (UsageError, BadBaseline, BadReceipts, OutputFailed)):
        complain(str(error))
    elif isinstance(error, OSError) and not _has_working_directory():
        complain("the working directory is not there any more; change to one that is")
    else:
        if debug:
            import traceback

            traceback.print_exception(error)
        complain(f"internal error: {type(error).__name__}: {error} (--debug shows where)")
    return EXIT_USAGE


def _has_working_directory() -> bool:
    try:
        os.getcwd()
    except OSError:
        return False
    return True


def complain(message: str) -> None:
    """Say something on standard error, on one harmless line."""
    from claimcheck.report.safe import log_safe, visible

    write_stderr(f"claimcheck: {log_safe(visible(message))}\n")


def complain_incomplete(case: Case) -> None:
    """Say that a case is incomplete, and why."""
    from claimcheck.report.part.tally import tell_why_incomplete

    complain(f"incomplete: {tell_why_incomplete(case)}; `claimcheck check` says more")
