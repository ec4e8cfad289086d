"""One dossier while its files are open in an editor: read, audited, and remembered from one key stroke to the next."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence

from claimcheck.audit.config import Config
from claimcheck.audit.run import Result
from claimcheck.load.files import Folder
from claimcheck.load.loader import Loader
from claimcheck.load.tree import Tree
from claimcheck.model.dossier import Dossier
from claimcheck.model.position import SourceMap
from claimcheck.model.record import NamedTuple
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.server.audit_cache import AuditCache, RuleCache
from claimcheck.workspace.open import Memory, OpenOptions, ReadDossier, add_captures, read_dossier
from claimcheck.workspace.root import read_config


class Snapshot(NamedTuple):
    """The dossier as it stood at a revision of its open files.

    `spare` is what files held that do not parse now, from the last time that they did.
    """

    revision: int
    read: ReadDossier
    trees: Mapping[str, Tree]
    spare: tuple[Loader, ...]

    @property
    def dossier(self) -> Dossier:
        return self.read.dossier

    @property
    def config(self) -> Config:
        return self.read.config

    @property
    def folder(self) -> Folder:
        return self.read.folder

    @property
    def source_map(self) -> SourceMap:
        return self.read.source_map


class Audit(NamedTuple):
    """An audit and the snapshot that it is of."""

    snapshot: Snapshot
    result: Result


class Workspace:
    """A dossier by its root.  `captures` are folders named on the command line.

    Texts are handed in by one thread; `read` and `audit` may be called by others, `audit` by one at a time.
    """

    def __init__(self, root: str, captures: Sequence[str] = ()) -> None:
        self.root = root
        self.captures = captures
        self.revision = 0
        self.last: Audit | None = None
        # The folders that hold YAML; None where that has to be looked up again.
        self._starts: tuple[str, ...] | None = None
        self._snapshot: Snapshot | None = None
        self._whole: dict[str, Loader] = {}
        self._cache = AuditCache()
        self._memory = Memory(self._cache.make_verifier)
        self._rules = RuleCache(self._cache)
        self._lock = threading.Lock()

    def put(self, file: str, text: str | None) -> None:
        """Take the text of an open file; None where it was closed."""
        if text is None:
            self._memory.unsaved.pop(file, None)
        else:
            self._memory.unsaved[file] = text
        self.revision += 1

    def touch(self) -> None:
        """Take note that files on the disk may have changed."""
        self.revision += 1
        self._starts = None

    def covers(self, file: str) -> bool:
        """Tell whether a YAML file lies in the folders of the dossier; raises `ConfigError`."""
        if self._starts is None:
            config = read_config(self.root, load_catalogue())
            self._starts = (*config.claims, *config.sources)
        return any(not start or file.startswith(f"{start}/") for start in self._starts)

    def read(self) -> Snapshot:
        """Return the dossier as it stands; raises `ConfigError`, `NoDossier`."""
        with self._lock:
            revision = self.revision
            if self._snapshot is None or self._snapshot.revision != revision:
                self._snapshot = self._read(revision)
            return self._snapshot

    def _read(self, revision: int) -> Snapshot:
        read = read_dossier(self.root, self._options(), self._memory)
        self._starts = (*read.config.claims, *read.config.sources)
        kept = self._memory.files
        trees: dict[str, Tree] = {}
        spare = []
        for file, (_, part) in kept.items():
            trees |= part.documents
            tree = part.documents.get(file)
            if tree is not None and tree.is_whole:
                self._whole[file] = part
            elif file in self._whole:
                spare.append(self._whole[file])
        for gone in self._whole.keys() - kept.keys():
            del self._whole[gone]
        return Snapshot(revision, read=read, trees=trees, spare=tuple(spare))

    def audit(self, is_wanted: Callable[[], bool] = lambda: True) -> Audit | None:
        """Audit the dossier as it stands; None where `is_wanted` says, between two steps, that nobody waits for it.

        Raises `ConfigError`, `NoDossier`, `BadBaseline`.
        """
        snapshot = self.read()
        if not is_wanted():
            return None
        opened = add_captures(snapshot.read, self._options(), self._memory)
        self._cache.keep({(p.source, p.quote or "") for claim in snapshot.dossier.claims for p in claim.evidence})
        if not is_wanted():
            return None
        # What takes longest where quotes are new, so that it pays to ask behind it.
        _ = opened.case.quotes
        if not is_wanted():
            return None
        audit = Audit(snapshot, opened.audit(self._rules.wrap(opened.catalogue)))
        self.last = audit
        return audit

    def _options(self) -> OpenOptions:
        return OpenOptions(captures=self.captures, use_baseline=True, catalogue=load_catalogue())

    def find_file(self, file: str) -> str | None:
        """Return the path of a file that a finding names: in the dossier, or in a folder named on the command line."""
        path = os.path.join(self.root, *file.split("/"))
        if os.path.isfile(path):
            return path
        places = (os.path.join(folder, os.path.basename(file)) for folder in self.captures)
        return next((place for place in places if os.path.isfile(place)), None)


def list_parts(snapshot: Snapshot) -> Iterator[Dossier | Loader]:
    """Yield what holds records: the dossier, and what is remembered of files that do not parse now."""
    yield snapshot.dossier
    yield from snapshot.spare
