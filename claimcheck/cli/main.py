"""The entry point: every way out is an exit code of the interface."""

from __future__ import annotations

import sys

from claimcheck import __version__


def main() -> None:
    """Run the command line and exit."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line; return the exit code."""
    from claimcheck.cli.output import OutputFailed, ReaderGone, silence_stdout, write_stdout

    code: object
    try:
        if arguments == ["--version"]:
            # Answered here: importing the command line takes longer than an interpreter's start.
            write_stdout(f"claimcheck {__version__}\n")
            return 0
        from claimcheck.cli.app import app

        app(arguments)
        code = 0
    except SystemExit as leaving:
        code = leaving.code
    except KeyboardInterrupt:
        return 130
    except ReaderGone:
        return 141
    except OutputFailed as error:
        sys.stderr.write(f"claimcheck: {error}\n")
        return 2
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()
        return 141
    except (OSError, ValueError):
        silence_stdout()
        return 2
    return code if isinstance(code, int) else 0 if code is None else 2
