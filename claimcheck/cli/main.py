"""The entry point: every way out is an exit code of the interface."""

from __future__ import annotations

import gc
import os
import sys

from claimcheck import __version__
from claimcheck.cli.failure import EXIT_INTERRUPTED, EXIT_READER_GONE, EXIT_SOUND, EXIT_USAGE

# How many objects are made before the first look for circles that nothing refers to: a run of one claim makes fewer.
_MANY_OBJECTS = 200_000
_PRINTED_BY_TYPER = {"--help", "--show-completion"}


def main() -> None:
    """Run the command line and exit."""
    gc.set_threshold(_MANY_OBJECTS)
    if sys.stderr is None:
        from claimcheck.cli.output import silence_stderr

        silence_stderr()
    sys.unraisablehook = _report_unraisable
    code = run(sys.argv[1:])
    # Nor are any looked for among what the end of the process gives back anyway.
    gc.freeze()
    sys.exit(code)


def _report_unraisable(unraisable: sys.UnraisableHookArgs) -> None:
    """Leave out what wants memory while it is given back: that memory has run out is said once, in one line."""
    if unraisable.exc_type is not MemoryError:
        sys.__unraisablehook__(unraisable)


def run(arguments: list[str]) -> int:
    """Run the command line; return the exit code."""
    from claimcheck.cli.output import write_stderr

    try:
        return _run(arguments)
    except MemoryError:
        pass
    # Not above: an exception that is being handled keeps all that was computed on its way.
    write_stderr("claimcheck: out of memory\n")
    return EXIT_USAGE


def _run(arguments: list[str]) -> int:
    from claimcheck.cli.output import (
        Forgiving,
        OutputFailed,
        ReaderGone,
        is_reader_gone,
        silence_stdout,
        write_stderr,
        write_stdout,
    )

    code: object
    stdout = sys.stdout
    try:
        if arguments == ["--version"]:
            # Answered here: importing the command line takes longer than an interpreter's start.
            write_stdout(f"claimcheck {__version__}\n")
            return EXIT_SOUND
        from claimcheck.cli.arguments import read_call

        call = read_call(arguments, os.environ)
        if call is not None:
            code = call.run()
        else:
            from claimcheck.cli.app import app

            if stdout is None and not _PRINTED_BY_TYPER.isdisjoint(arguments):
                # Typer would print nothing and succeed.
                raise OutputFailed("standard output is closed")
            stderr = sys.stderr
            if stderr is not None:
                # Typer takes the reader of its complaints for the reader of its answers.
                sys.stderr = Forgiving(stderr)
            try:
                # Named, so that usage and completion are right under `python -m` too.
                app(arguments, prog_name="claimcheck")
            finally:
                sys.stderr = stderr
            code = EXIT_SOUND
    except SystemExit as leaving:
        if sys.stdout is not stdout:
            # Typer's stand-in, once the reader of its help has gone.
            return EXIT_READER_GONE
        code = leaving.code
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except ReaderGone:
        return EXIT_READER_GONE
    except OutputFailed as error:
        write_stderr(f"claimcheck: {error}\n")
        return EXIT_USAGE
    except OSError as error:
        silence_stdout()
        if is_reader_gone(error):
            return EXIT_READER_GONE
        write_stderr(f"claimcheck: standard output: {(error.strerror or 'cannot be written').lower()}\n")
        return EXIT_USAGE
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError) as error:
        silence_stdout()
        return EXIT_READER_GONE if is_reader_gone(error) else EXIT_USAGE
    return code if isinstance(code, int) else EXIT_SOUND if code is None else EXIT_USAGE
