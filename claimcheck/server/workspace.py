"""One dossier while its files are open in an editor: read, audited, and remembered from one key stroke to the next."""

from __future__ import annotations

import datetime
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence

from claimcheck.analysis.case import Case
from claimcheck.audit.baseline import Baseline
from claimcheck.audit.config import Config
from claimcheck.audit.run import Result, run_audit
from claimcheck.load.files import OpenFolder
from claimcheck.load.loader import KeptFiles, Loader, load_dossier
from claimcheck.load.tree import Tree
from claimcheck.model.date import Date
from claimcheck.model.dossier import Dossier
from claimcheck.model.position import SourceMap
from claimcheck.model.record import NamedTuple
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.server.audit_cache import AuditCache, RuleMemory, WarmVerifier
from claimcheck.workspace.baseline_file import find_baseline, read_baseline
from claimcheck.workspace.library import KeptCaptures, Library
from claimcheck.workspace.root import find_starts, read_config


class Snapshot(NamedTuple):
    """The dossier as it stood at a revision of its open files.

    `spare` is what files held that do not parse now, from the last time that they did.
    """

    revision: int
    config: Config
    folder: OpenFolder
    dossier: Dossier
    source_map: SourceMap
    trees: Mapping[str, Tree]
    spare: tuple[Loader, ...]


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
        self.unsaved: dict[str, str] = {}
        self.revision = 0
        self.last: Audit | None = None
        self._config: Config | None = None
        # The folders that hold YAML; None where that has to be looked up again.
        self._starts: tuple[str, ...] | None = None
        self._snapshot: Snapshot | None = None
        self._kept_files: KeptFiles = {}
        self._kept_captures: KeptCaptures = {}
        self._whole: dict[str, Loader] = {}
        self._memory = AuditCache()
        self._rules = RuleMemory(self._memory)
        self._lock = threading.Lock()

    def put(self, file: str, text: str | None) -> None:
        """Take the text of an open file; None where it was closed."""
        if text is None:
            self.unsaved.pop(file, None)
        else:
            self.unsaved[file] = text
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
        config = read_config(self.root, load_catalogue())
        if self._config is None or config.limits != self._config.limits:
            self._kept_files, self._kept_captures = {}, {}
        self._config, self._starts = config, (*config.claims, *config.sources)
        folder = OpenFolder(self.root, dict(self.unsaved))
        kept = self._kept_files
        dossier, source_map = load_dossier(folder, find_starts(folder, config), config.limits, kept)
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
        return Snapshot(revision, config, folder, dossier, source_map, trees, tuple(spare))

    def audit(self, is_wanted: Callable[[], bool] = lambda: True) -> Audit | None:
        """Audit the dossier as it stands; None where `is_wanted` says, between two steps, that nobody waits for it.

        Raises `ConfigError`, `NoDossier`, `BadBaseline`.
        """
        snapshot = self.read()
        config, dossier = snapshot.config, snapshot.dossier
        library = Library(snapshot.folder, config.captures, self.captures, config.limits, True, self._kept_captures)
        texts = library.find_all(dossier.sources)
        if not is_wanted():
            return None
        catalogue = load_catalogue()
        today = Date.on(datetime.date.today())
        verifier = WarmVerifier(dossier, texts, self._memory)
        case = Case(dossier, texts, today, config.policy, frozenset(catalogue), verifier, library.closed)
        self._memory.keep({(p.source, p.quote or "") for claim in dossier.claims for p in claim.evidence})
        baseline = self._read_baseline(config)
        # What takes longest where quotes are new, so that it pays to ask behind it.
        _ = case.quotes
        if not is_wanted():
            return None
        rules = self._rules.wrap(catalogue)
        audit = Audit(snapshot, run_audit(case, snapshot.source_map, config, rules, baseline))
        self.last = audit
        return audit

    def _read_baseline(self, config: Config) -> Baseline | None:
        place = find_baseline(self.root, config.baseline)
        return None if place is None else read_baseline(place, config.limits)

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
