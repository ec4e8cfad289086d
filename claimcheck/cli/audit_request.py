"""What commands ask about a dossier, and the answer: find it, read it, audit it, choose of it what was named."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.cli.failure import UsageError, exit_code
from claimcheck.model.record import NamedTuple

if TYPE_CHECKING:
    from claimcheck.audit.config import Config
    from claimcheck.audit.run import Result
    from claimcheck.cli.command import Given
    from claimcheck.model.claim import Claim
    from claimcheck.model.date import Date
    from claimcheck.model.dossier import Dossier
    from claimcheck.workspace.open import OpenedDossier, OpenOptions


class AuditRequest(NamedTuple):
    """What commands let a user say about a dossier and its audit, each under the name of its option."""

    root: str | None = None
    captures: Sequence[str] = ()
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    exact: bool = False
    fail_on: str | None = None
    no_waivers: bool = False
    require_captures: bool = False
    policy: str | None = None
    today: str | None = None
    paths: Sequence[str] = ()
    baseline: str | None = None
    write_baseline: bool = False
    write_receipts: bool = False
    statistics: bool = False

    @classmethod
    def of(cls, given: Given) -> AuditRequest:
        """Return the request of a command; what the command does not offer has its default."""
        return cls(**{name: value for name, value in vars(given).items() if name in cls._fields})


class Audited(NamedTuple):
    """An audit, and the dossier that it is of."""

    dossier: OpenedDossier
    result: Result

    @property
    def exit_code(self) -> int:
        return exit_code(self.result, self.dossier.config.fail_on)


def audit(request: AuditRequest) -> Audited:
    """Find, read and audit the dossier of a request."""
    from claimcheck.workspace.open import open_dossier

    dossier = open_dossier(_find_root(request), _make_options(request)._replace(use_baseline=True))
    result = dossier.audit()
    if request.paths:
        result = _narrow(result, dossier.root, request.paths)
    return Audited(dossier, result)


def read(request: AuditRequest) -> OpenedDossier:
    """Find and read the dossier of a request, and its captures, but no baseline."""
    from claimcheck.workspace.open import open_dossier

    return open_dossier(_find_root(request), _make_options(request))


def check_folders(captures: Sequence[str]) -> None:
    """Raise `UsageError` for a folder of `--captures` that is not there."""
    for folder in captures:
        if not os.path.isdir(folder):
            raise UsageError(f"--captures {folder}: there is no such folder")


def _find_root(request: AuditRequest) -> str:
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


def _make_options(request: AuditRequest) -> OpenOptions:
    from claimcheck.workspace.open import OpenOptions

    def adapt(config: Config) -> Config:
        if request.policy is not None:
            from claimcheck.audit.desk_policy import enforce
            from claimcheck.rules.kit.catalogue import load_catalogue
            from claimcheck.workspace.policy_file import read_policy

            config = enforce(config, read_policy(request.policy), load_catalogue())
        config = _apply_options(config, request)
        check_folders(request.captures)
        return config

    return OpenOptions(
        captures=request.captures, today=_read_today(request.today), baseline=request.baseline, adapt=adapt
    )


def _apply_options(config: Config, request: AuditRequest) -> Config:
    from claimcheck.audit.config import FAIL_ON, require_captures
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
    if request.statistics or request.write_baseline:
        # What counts findings, or accepts them, must know all.
        limits = config.limits._replace(findings_per_rule_and_file=config.limits.findings)
        config = config._replace(limits=limits)
    if request.require_captures:
        config = require_captures(config)
    return config._replace(exact=request.exact, no_waivers=request.no_waivers)


def split_words(words: Sequence[str]) -> tuple[str, ...]:
    """Return `a,b` and `c` as a, b, c."""
    return tuple(part for word in words for part in (piece.strip() for piece in word.split(",")) if part)


def _read_today(text: str | None) -> Date | None:
    import datetime

    from claimcheck.model.date import Date

    if text is None:
        return None
    try:
        return Date.on(datetime.date.fromisoformat(text))
    except ValueError:
        raise UsageError(f"--today {text}: write a day as YYYY-MM-DD") from None


def _narrow(result: Result, root: str, paths: Sequence[str]) -> Result:
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
    return result.narrow(prefixes)


def choose_claims(names: Sequence[str], dossier: Dossier) -> list[Claim]:
    """Return the claims of some ids; raise `UsageError` for one that is not there."""
    from claimcheck.model.suggestion import did_you_mean

    known = dossier.claim_by_id
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known)
            raise UsageError(f"there is no claim `{name}`" + (f"; {hint}" if hint else ""))
    return [known[name] for name in dict.fromkeys(names)]
