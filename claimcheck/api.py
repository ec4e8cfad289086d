"""For a notebook or a script: audit a dossier, and get what was found as values.

    result = audit("cases/jets")
    [finding.message for finding in result.findings if finding.rule == "quote-altered"]

What stands in `__all__` stays as it is within a major version.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence

from claimcheck.audit.config import Config, ConfigError
from claimcheck.audit.run import Result
from claimcheck.model.date import Date
from claimcheck.workspace.baseline_file import BadBaseline
from claimcheck.workspace.open import OpenOptions, open_dossier
from claimcheck.workspace.receipt_file import BadReceipts
from claimcheck.workspace.root import NoDossier, find_root

__all__ = ["BadBaseline", "BadReceipts", "Config", "ConfigError", "NoDossier", "Result", "audit"]

AnyPath = str | os.PathLike[str]


def audit(
    path: AnyPath,
    *,
    captures: Sequence[AnyPath] = (),
    policy: Config | None = None,
    today: datetime.date | None = None,
) -> Result:
    """Audit the dossier that a file or folder lies in, as `claimcheck check` would, and return what was found.

    `captures` are folders outside of the dossier with saved texts.  `policy` holds settings that stand in for those of
    the dossier's own file; a path to such a file is not taken yet.  Dates are judged as on the day `today`: this day,
    if None.  Reads only.

    Of the result, `findings` are sorted by place, waived ones among them; `claims` are those of the dossier; `complete`
    is False where something could not be read, or there are no claims; `not_checked` says what was not, and why; and
    `fails("warning")` tells whether there is a finding of this severity or a graver one.

    Raises `NoDossier` where the path lies in none, `ConfigError` and `BadBaseline` where its settings or its baseline
    cannot be used, `TypeError` for another `policy`, `NotADirectoryError` for a folder of captures that is not there.
    """
    if policy is not None and not isinstance(policy, Config):
        raise TypeError("policy: give a claimcheck.api.Config; files are not taken yet")
    start = os.fspath(path)
    if not os.path.exists(start):
        raise NoDossier(f"{start}: there is no such file or folder")
    folders = [os.fspath(folder) for folder in captures]
    for folder in folders:
        if not os.path.isdir(folder):
            raise NotADirectoryError(f"{folder}: there is no such folder")
    day = None if today is None else Date.on(today)
    options = OpenOptions(captures=folders, today=day, config=policy, use_baseline=True)
    return open_dossier(find_root(start), options).audit()
