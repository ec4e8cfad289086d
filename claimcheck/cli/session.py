"""What every command that reads a dossier does: find it, read it, audit it, print, and answer with an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from claimcheck.cli.output import OutputFailed, ReaderGone, write_stderr
from claimcheck.model.record import NamedTuple

if TYPE_CHECKING:
    from claimcheck.analysis.case import Case
    from claimcheck.audit.config import Config
    from claimcheck.audit.run import Result
    from claimcheck.model.claim import Claim
    from claimcheck.model.date import Date
    from claimcheck.model.dossier import Dossier
    from claimcheck.model.position import SourceMap

EXIT_USAGE = 2
EXIT_INCOMPLETE = 3
EXIT_INTERRUPTED = 130
EXIT_READER_GONE = 141

# The width of what is not printed to a terminal.
_PAGE_WIDTH = 100
COLOURS = ("auto", "always", "never")
# One of these is set in the terminals of Windows that are known to obey escape sequences; others print them.
_COLOUR_ON_WINDOWS = ("WT_SESSION", "ANSICON", "ConEmuANSI", "TERM", "TERM_PROGRAM")


class UsageError(Exception):
    """Arguments or configuration that cannot be used; the message says why."""


class AuditRequest(NamedTuple):
    """The options that commands share, as given; `count_all` lifts the limit of findings for each rule and file."""

    root: str | None = None
    captures: Sequence[str] = ()
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    exact: bool = False
    fail_on: str | None = None
    no_waivers: bool = False
    today: str | None = None
    paths: Sequence[str] = ()
    baseline: str | None = None
    count_all: bool = False


class Audited(NamedTuple):
    """An audit with the configuration, the root and the folders of captures that it was done with."""

    result: Result
    config: Config
    root: str
    captures: Sequence[str]

    @property
    def exit_code(self) -> int:
        return self.result.exit_code(self.config.fail_on)


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
    from claimcheck.workspace.root import NoDossier

    if isinstance(error, NoDossier):
        complain(str(error))
        return EXIT_INCOMPLETE
    if isinstance(error, ConfigError):
        for line in error.errors:
            complain(line)
    elif isinstance(error, (UsageError, BadBaseline, OutputFailed)):
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


def split_words(words: Sequence[str]) -> tuple[str, ...]:
    """Return `a,b` and `c` as a, b, c."""
    return tuple(part for word in words for part in (piece.strip() for piece in word.split(",")) if part)


def audit_dossier(request: AuditRequest) -> Audited:
    """Find, read and audit the dossier of a request."""
    from claimcheck.audit.run import run_audit
    from claimcheck.rules.kit.catalogue import load_catalogue

    opened = open_dossier(request)
    baseline = None
    if request.baseline is not None or opened.config.baseline is not None:
        from claimcheck.cli.baseline_writer import read_baseline

        baseline = read_baseline(opened, request.baseline)
    result = run_audit(opened.case, opened.source_map, opened.config, load_catalogue(), baseline)
    if request.paths:
        result = narrow(result, opened.root, request.paths)
    return Audited(result, opened.config, opened.root, opened.captures)


class Opened(NamedTuple):
    """A dossier that was read, and with what configuration and folders of captures."""

    case: Case
    source_map: SourceMap
    config: Config
    root: str
    captures: Sequence[str]


def open_dossier(request: AuditRequest) -> Opened:
    """Find and read the dossier of a request, and its captures."""
    from claimcheck.rules.kit.catalogue import load_catalogue
    from claimcheck.workspace.open import open_case
    from claimcheck.workspace.root import read_config

    catalogue = load_catalogue()
    root = locate_root(request)
    config = _apply_flags(read_config(root, catalogue), request)
    check_folders(request.captures)
    case, source_map = open_case(root, config, request.captures, _read_today(request.today), catalogue)
    return Opened(case, source_map, config, root, request.captures)


def check_folders(captures: Sequence[str]) -> None:
    """Raise `UsageError` for a folder of `--captures` that is not there."""
    for folder in captures:
        if not os.path.isdir(folder):
            raise UsageError(f"--captures {folder}: there is no such folder")


def locate_root(request: AuditRequest) -> str:
    """Return the dossier's root: as named, from the working directory upward, or from the first path upward."""
    from claimcheck.workspace.root import NoDossier, find_root

    if request.root is not None:
        if not os.path.isdir(request.root):
            raise NoDossier(f"--root {request.root}: there is no such folder")
        return request.root
    try:
        return find_root(".")
    except (NoDossier, OSError):
        # Of a working directory that was deleted nobody knows what is above it.
        if not request.paths:
            raise
        return find_root(request.paths[0])


def _apply_flags(config: Config, request: AuditRequest) -> Config:
    from claimcheck.audit.config import FAIL_ON
    from claimcheck.audit.selection import ALL, find_unknown
    from claimcheck.model.suggestion import enumerate_words
    from claimcheck.rules.kit.catalogue import load_catalogue

    select, ignore = split_words(request.select), split_words(request.ignore)
    for name, hint in find_unknown((*select, *ignore), load_catalogue()):
        raise UsageError(f"there is no rule or family `{name}`" + (f"; {hint}" if hint else "; see `claimcheck rules`"))
    if request.fail_on is not None:
        if request.fail_on not in FAIL_ON:
            raise UsageError(f"--fail-on {request.fail_on}: write {enumerate_words(FAIL_ON)}")
        config = config._replace(fail_on=request.fail_on)
    config = config._replace(asked_select=select or (ALL,), asked_ignore=ignore)
    if select:
        config = config._replace(select=select, ignore=())
    if ignore:
        config = config._replace(ignore=(*config.ignore, *ignore))
    if request.count_all:
        limits = config.limits._replace(findings_per_rule_and_file=config.limits.findings)
        config = config._replace(limits=limits)
    return config._replace(exact_only=request.exact, use_waivers=not request.no_waivers)


def _read_today(text: str | None) -> Date:
    import datetime

    from claimcheck.model.date import Date

    if text is None:
        return Date.on(datetime.date.today())
    try:
        return Date.on(datetime.date.fromisoformat(text))
    except ValueError:
        raise UsageError(f"--today {text}: write a day as YYYY-MM-DD") from None


def narrow(result: Result, root: str, paths: Sequence[str]) -> Result:
    """Keep the findings of the named files and folders; raise `UsageError` for a path outside the dossier."""
    from claimcheck.load.files import Folder

    real_root = os.path.realpath(root)
    prefixes = []
    for path in paths:
        real = os.path.realpath(path)
        if not os.path.lexists(path):
            raise UsageError(f"{path}: there is no such file or folder")
        if real == real_root or real_root.startswith(real.rstrip(os.sep) + os.sep):
            return result
        folder = Folder(real_root)
        if not folder.is_inside(real):
            raise UsageError(f"{path}: lies outside the dossier; --root names another one")
        prefixes.append(folder.spell(os.path.relpath(real, real_root).replace(os.sep, "/")))
    narrowed = result._replace(named=tuple(prefixes))
    return narrowed._replace(
        findings=tuple(f for f in result.findings if narrowed.is_named(f.location.file)),
        left_out={key: levels for key, levels in result.left_out.items() if narrowed.is_named(key[1])},
        left_out_waived={key: number for key, number in result.left_out_waived.items() if narrowed.is_named(key[1])},
        in_baseline={key: number for key, number in result.in_baseline.items() if narrowed.is_named(key[0])},
        deselected={file: number for file, number in result.deselected.items() if narrowed.is_named(file)},
    )


def choose_claims(names: Sequence[str], dossier: Dossier) -> list[Claim]:
    """Return the claims of some ids; raise `UsageError` for one that is not there."""
    from claimcheck.model.suggestion import did_you_mean

    known = dossier.claim_by_id
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known)
            raise UsageError(f"there is no claim `{name}`" + (f"; {hint}" if hint else ""))
    return [known[name] for name in dict.fromkeys(names)]


def wants_colour(when: str) -> bool:
    """Decide about colours: as told, else by the terminal; NO_COLOR and dumb terminals have none."""
    if when not in COLOURS:
        raise UsageError(f"--color {when}: write auto, always or never")
    if when != "auto":
        return when == "always"
    if sys.platform == "win32" and not any(os.environ.get(name) for name in _COLOUR_ON_WINDOWS):
        return False
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") not in ("dumb", "unknown")


def is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def page_width() -> int:
    """Return the width to print at: the terminal's, within reason, or a fixed one."""
    if not is_terminal():
        return _PAGE_WIDTH
    import shutil

    return max(60, min(160, shutil.get_terminal_size((_PAGE_WIDTH, 24)).columns))
