"""Where a command may write: never over what it reads.

A result that replaces a saved text destroys what may exist nowhere else.  Files and folders are told by device and
inode, so that links, other spellings and other cases of letters lead to the same answer.  All targets of a command are
judged before the first is written.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Collection, Iterator, Sequence

from claimcheck.audit.baseline import DEFAULT_FILE
from claimcheck.audit.config import Config
from claimcheck.capture.extraction import FORMATS
from claimcheck.cli.failure import UsageError
from claimcheck.cli.output import OutputFailed
from claimcheck.load.files import YAML_SUFFIXES, FileIdentity, identify, was_read
from claimcheck.model.record import NamedTuple
from claimcheck.workspace.receipt_file import RECEIPTS_FILE
from claimcheck.workspace.root import CONFIG_FILE, PYPROJECT

# What a file is called that can hold records or a saved text.
_DATA = (*YAML_SUFFIXES, *FORMATS)


class OutputTarget(NamedTuple):
    """A file to be written: its path, and what asks for it, in words that stand in front of the path."""

    path: str
    what: str = "-o"

    @property
    def name(self) -> str:
        return f"{self.what} {self.path}"


class WriteGuard:
    """Judges where results may be written, once all is read.

    `root` is the dossier's, None where there is none, and `captures` are the folders named on the command line.
    """

    def __init__(self, root: str | None, config: Config, captures: Sequence[str] = ()) -> None:
        self._root = root
        self._config = config
        self._captures = captures

    def check(self, targets: Sequence[OutputTarget], baseline: OutputTarget | None = None) -> None:
        """Raise `UsageError` or `OutputFailed` unless every target may be written.

        `baseline` is the one among them that is a baseline, or the receipts: it may stand where those stand.
        """
        seen: list[tuple[OutputTarget, _Place]] = []
        for target in targets:
            place = _find_place(target)
            for other, known in seen:
                if place.is_same(known):
                    raise UsageError(f"{target.name}: is the same file as {other.name}")
            seen.append((target, place))
        for target, place in seen:
            self._check_file(target, place, target is baseline)
            self._check_folders(target, place, target is baseline)
        self._check_links([(target, place) for target, place in seen if place.identity is not None])

    def _check_file(self, target: OutputTarget, place: _Place, is_baseline: bool) -> None:
        # Receipts are read, and written anew where they were.
        is_own = is_baseline and self._root is not None and place.is_same(_Place.of(self._at_root(RECEIPTS_FILE)))
        if place.identity is not None and was_read(place.identity) and not is_own:
            raise UsageError(f"{target.name}: is a file that this run reads, and is never written over")
        if self._root is None:
            return
        kept = [(CONFIG_FILE, "settings"), (PYPROJECT, "settings")]
        if not is_baseline:
            kept += [(name, "baseline") for name in (DEFAULT_FILE, self._config.baseline) if name is not None]
            kept.append((RECEIPTS_FILE, "receipts"))
        for name, what in kept:
            if place.is_same(_Place.of(self._at_root(name))):
                raise UsageError(f"{target.name}: is the place of the dossier's {what}, and of nothing else")

    def _at_root(self, name: str) -> str:
        return os.path.join(self._root or "", *name.split("/"))

    def _check_folders(self, target: OutputTarget, place: _Place, is_baseline: bool) -> None:
        above = set(place.list_folders())
        root = None if self._root is None else identify(self._root)
        for name, path in self._list_folders():
            identity = identify(path)
            if identity is None or identity not in above:
                continue
            # Where the whole dossier is such a folder, what can be no part of it may lie there.
            is_apart = is_baseline or not target.path.lower().endswith(_DATA)
            if identity == root and path not in self._captures and is_apart:
                continue
            raise UsageError(f"{target.name}: lies in `{name}`, which is read and never written")

    def _list_folders(self) -> Iterator[tuple[str, str]]:
        """Yield the folders that are read, each as it is named and as it is found."""
        if self._root is not None:
            config = self._config
            for name in dict.fromkeys((*config.claims, *config.sources, *config.captures)):
                yield name or ".", os.path.join(self._root, *name.split("/"))
        for path in self._captures:
            yield path, path

    def _check_links(self, targets: Sequence[tuple[OutputTarget, _Place]]) -> None:
        """Refuse files that stand under another name in a folder that is read."""
        inodes = {place.identity.inode for _, place in targets if place.identity is not None}
        for name, path in self._list_folders() if inodes else ():
            for file in _list_files(path, inodes, self._config.limits.folders):
                found = _Place.of(file)
                for target, place in targets:
                    if found.identity == place.identity and (found.folder, found.name) != (place.folder, place.name):
                        raise UsageError(f"{target.name}: is also a file in `{name}`, which is read and never written")


class _Place(NamedTuple):
    """Where a file is, or would be: its folder, its name, and what it is known by if it is there."""

    path: str
    folder: FileIdentity | None
    name: str
    identity: FileIdentity | None

    @classmethod
    def of(cls, path: str) -> _Place:
        path = os.path.abspath(path)
        folder, name = os.path.split(path)
        return cls(path, identify(folder), name, identify(path))

    def is_same(self, other: _Place) -> bool:
        """Tell whether two are one file, or would be on a system that keeps no cases of letters apart."""
        if self.identity is not None and self.identity == other.identity:
            return True
        return self.folder is not None and self.folder == other.folder and _level(self.name) == _level(other.name)

    def list_folders(self) -> Iterator[FileIdentity]:
        """Yield the folders that the file lies in, from the innermost outward."""
        folder = os.path.realpath(os.path.dirname(self.path))
        while True:
            identity = identify(folder)
            if identity is not None:
                yield identity
            parent = os.path.dirname(folder)
            if parent == folder:
                return
            folder = parent


def _find_place(target: OutputTarget) -> _Place:
    """Return where a target is; raise `OutputFailed` where no file can be."""
    place = _Place.of(target.path)
    if not os.path.isdir(os.path.dirname(place.path)):
        raise OutputFailed(f"{target.path}: there is no such folder")
    if os.path.lexists(target.path) and not stat.S_ISREG(os.lstat(target.path).st_mode):
        raise OutputFailed(f"{target.path}: is not a regular file")
    return place


def _level(name: str) -> str:
    """Return what names have in common that some systems do not tell apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _list_files(start: str, inodes: Collection[int], most: int) -> Iterator[str]:
    """Yield the files that may be those of some inodes, and the links, below a folder, in at most `most` folders."""
    pending = [start]
    while pending and most > 0:
        most -= 1
        try:
            with os.scandir(pending.pop()) as scan:
                for entry in scan:
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
                    elif entry.is_symlink() or entry.inode() in inodes:
                        yield entry.path
        except OSError:
            # A folder that cannot be listed has been told of by now.
            continue
