"""The baseline's file: where it is, and reading it."""

from __future__ import annotations

import os

from claimcheck.audit.baseline import Baseline, NotABaseline, parse_baseline
from claimcheck.load.files import Folder, Unreadable, read_bytes
from claimcheck.model.limit import Limits
from claimcheck.model.record import NamedTuple


class BadBaseline(Exception):
    """A baseline that is asked for and cannot be used; the message says why to the user."""


class BaselinePlace(NamedTuple):
    """A file: the path to open, the name in messages, and the name in reports, which must not tell where it lies."""

    path: str
    name: str
    shown: str


def find_baseline(root: str, configured: str | None, named: str | None = None) -> BaselinePlace | None:
    """Return where the baseline is: as named on the command line, else as configured; None where there is neither.

    Raises `BadBaseline`.
    """
    folder = Folder(root)
    if named is not None:
        if not folder.is_inside(named):
            return BaselinePlace(named, named, os.path.basename(named))
        inside = os.path.relpath(os.path.realpath(named), os.path.realpath(root))
        return BaselinePlace(named, named, inside.replace(os.sep, "/"))
    if configured is None:
        return None
    path = folder.path(configured)
    if not folder.is_inside(path):
        raise BadBaseline(f"the baseline {configured} is a link that leaves the dossier")
    return BaselinePlace(path, configured, configured)


def read_baseline(place: BaselinePlace, limits: Limits) -> Baseline:
    """Read a baseline; raise `BadBaseline`."""
    try:
        data = read_bytes(place.path, limits.baseline_bytes, "baseline_bytes")
        return parse_baseline(data.decode("utf-8-sig"), place.shown)
    except UnicodeDecodeError:
        raise BadBaseline(f"the baseline {place.name} is not UTF-8") from None
    except (Unreadable, NotABaseline) as reason:
        raise BadBaseline(f"the baseline {place.name} {reason}") from None
