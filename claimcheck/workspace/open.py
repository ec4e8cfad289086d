"""The one way to a case: find the configuration, read the dossier, find its captures, make the case, read the baseline.

Command line, language server, shell completion, tests and scripts all go it; the first two steps are `read_dossier`.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.verification import Verifier
from claimcheck.audit.baseline import Baseline
from claimcheck.audit.config import Config
from claimcheck.audit.selection import ALL
from claimcheck.load.files import Folder, OpenFolder
from claimcheck.load.loader import KeptFiles, load_dossier
from claimcheck.model.capture import SourceText
from claimcheck.model.date import Date
from claimcheck.model.dossier import Dossier
from claimcheck.model.limit import Limits
from claimcheck.model.position import SourceMap
from claimcheck.model.record import NamedTuple
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.rules.kit.rule import Rule
from claimcheck.workspace.baseline_file import find_baseline, read_baseline
from claimcheck.workspace.library import KeptCaptures, Library
from claimcheck.workspace.receipt_file import read_receipts
from claimcheck.workspace.root import find_starts, read_config

if TYPE_CHECKING:
    from claimcheck.audit.run import Result


class OpenOptions(NamedTuple):
    """What may be said about a dossier that is not in its folder.

    `captures` are folders outside of it with saved texts, `today` the day to judge as on (this day, if None), `config`
    stands in for its own configuration, and `adapt` is applied to that.  A baseline is read only where `use_baseline`
    says so: the file `baseline`, else the configuration's.  `catalogue` are the rules, all that there are if None.
    """

    captures: Sequence[str] = ()
    today: Date | None = None
    config: Config | None = None
    adapt: Callable[[Config], Config] | None = None
    use_baseline: bool = False
    baseline: str | None = None
    catalogue: Mapping[str, Rule] | None = None


AS_IT_IS = OpenOptions()
# Makes what looks for quotes, given a dossier, its texts by source, and the policy.
MakeVerifier = Callable[[Dossier, Mapping[str, SourceText]], Verifier]


class Memory:
    """What one reading of a dossier leaves to the next: files and captures that need not be read again.

    `unsaved` are texts, by file name, that stand in for what is on the disk.
    """

    def __init__(self, make_verifier: MakeVerifier) -> None:
        self.unsaved: dict[str, str] = {}
        self.files: KeptFiles = {}
        self.captures: KeptCaptures = {}
        self.make_verifier = make_verifier
        self._limits: Limits | None = None

    def heed(self, limits: Limits) -> None:
        """Forget what was read under other limits."""
        if limits != self._limits:
            self.files, self.captures, self._limits = {}, {}, limits


class ReadDossier(NamedTuple):
    """The records of a dossier, where they stand, and how it is configured; its captures were not looked for."""

    folder: Folder
    config: Config
    dossier: Dossier
    source_map: SourceMap


class OpenedDossier(NamedTuple):
    """A dossier that is ready to be audited.  `captures` are the folders outside of it that were looked into."""

    root: str
    config: Config
    captures: Sequence[str]
    case: Case
    source_map: SourceMap
    catalogue: Mapping[str, Rule]
    baseline: Baseline | None = None

    def folder_path(self, name: str) -> str:
        """Return the path of a file at the dossier's root."""
        return os.path.join(self.root, name)

    def audit(self, rules: Mapping[str, Rule] | None = None) -> Result:
        """Run the rules, the catalogue's own unless others are to stand in for them."""
        # Only here: what is read to be searched or completed is not audited.
        from claimcheck.audit.run import run_audit

        rules = self.catalogue if rules is None else rules
        return run_audit(self.case, self.source_map, self.config, rules, self.baseline)


def read_dossier(root: str, options: OpenOptions = AS_IT_IS, memory: Memory | None = None) -> ReadDossier:
    """Find the configuration of a dossier and read its records; raises `ConfigError`, `NoDossier`."""
    config = options.config
    if config is None:
        # What a dossier's own settings leave out is counted; a command line may ask for less.
        config = read_config(root, _rules(options))._replace(asked_select=(ALL,))
    if options.adapt is not None:
        config = options.adapt(config)
    folder, kept = Folder(root), None
    if memory is not None:
        memory.heed(config.limits)
        folder, kept = OpenFolder(root, dict(memory.unsaved)), memory.files
    dossier, source_map = load_dossier(folder, find_starts(folder, config), config.limits, kept)
    return ReadDossier(folder, config=config, dossier=dossier, source_map=source_map)


def add_captures(read: ReadDossier, options: OpenOptions, memory: Memory | None = None) -> OpenedDossier:
    """Find and read the captures of a dossier, and its baseline; raises `BadBaseline`, `BadReceipts`."""
    config, dossier, root = read.config, read.dossier, read.folder.root
    kept = None if memory is None else memory.captures
    if config.allowed_waivers is not None or config.believed_primary is not None:
        # Only under a policy.
        from claimcheck.audit.desk_policy import disbelieve, list_void_waivers

        waivers = tuple(list_void_waivers(dossier, config.allowed_waivers))
        dossier, doubted = disbelieve(dossier, config.believed_primary)
        config = config._replace(void=(*config.void, *waivers, *(f"primary of {name}" for name in doubted)))
    library = Library(read.folder, config.captures, options.captures, config.limits, kept)
    texts = library.find_all(dossier.sources)
    verifier = Verifier(dossier, texts) if memory is None else memory.make_verifier(dossier, texts)
    verifier.receipts = read_receipts(read.folder, config.limits)
    today = options.today or Date.on(datetime.date.today())
    rules = _rules(options)
    place = find_baseline(root, config.baseline, options.baseline) if options.use_baseline else None
    return OpenedDossier(
        root,
        config=config,
        captures=options.captures,
        case=Case(dossier, texts, today, config.policy, frozenset(rules), verifier, library.closed),
        source_map=read.source_map,
        catalogue=rules,
        baseline=None if place is None else read_baseline(place, config.limits),
    )


def open_dossier(root: str, options: OpenOptions = AS_IT_IS, memory: Memory | None = None) -> OpenedDossier:
    """Return the dossier in a folder, ready to be audited; raises `ConfigError`, `NoDossier`, `BadBaseline`,
    `BadReceipts`."""
    return add_captures(read_dossier(root, options, memory), options, memory)


def _rules(options: OpenOptions) -> Mapping[str, Rule]:
    return load_catalogue() if options.catalogue is None else options.catalogue
