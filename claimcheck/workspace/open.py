"""Reading a dossier with its captures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.analysis.case import Case
from claimcheck.audit.config import Config
from claimcheck.load.files import Folder
from claimcheck.load.loader import load_dossier
from claimcheck.model.date import Date
from claimcheck.model.dossier import Dossier
from claimcheck.model.position import SourceMap
from claimcheck.rules.kit.rule import Rule
from claimcheck.workspace.library import Library
from claimcheck.workspace.root import find_starts


def open_case(
    root: str,
    config: Config,
    capture_folders: Sequence[str],
    today: Date,
    catalogue: Mapping[str, Rule],
    use_cache: bool = True,
) -> tuple[Case, SourceMap]:
    """Read a dossier and its captures; raise `NoDossier`."""
    folder = Folder(root)
    dossier, source_map = load_dossier(folder, find_starts(folder, config), config.limits)
    return build_case(dossier, folder, config, capture_folders, today, catalogue, use_cache), source_map


def build_case(
    dossier: Dossier,
    folder: Folder,
    config: Config,
    capture_folders: Sequence[str],
    today: Date,
    catalogue: Mapping[str, Rule],
    use_cache: bool = True,
) -> Case:
    """Find and read the captures of a dossier and make the case."""
    library = Library(folder, config.captures, capture_folders, config.limits, use_cache)
    texts = library.find_all(dossier.sources)
    return Case(dossier, texts, today, config.policy, frozenset(catalogue), closed=library.closed)
