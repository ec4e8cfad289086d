"""From a folder to a case: the place where loading, captures and analysis are joined."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence

from claimcheck.analysis.case import Case
from claimcheck.audit.config import Config, ConfigError, parse_config
from claimcheck.capture.cache import open_cache
from claimcheck.capture.extract import SUFFIXES, NoText, extract_text
from claimcheck.load.dossier import load_dossier
from claimcheck.load.files import Folder, Unreadable, digest, has_safe_shape, read_bytes
from claimcheck.model.capture import CaptureReading, CaptureState, SourceText
from claimcheck.model.date import Date
from claimcheck.model.dossier import Dossier
from claimcheck.model.limit import DEFAULT_LIMITS, Limits
from claimcheck.model.position import SourceMap
from claimcheck.model.source import CaptureFile, Source
from claimcheck.rules.rule import Rule

CONFIG_FILE = "claimcheck.toml"
_PYPROJECT = "pyproject.toml"


class NoDossier(Exception):
    """There is no dossier where one was looked for; the message says so to the user."""


def find_root(start: str) -> str:
    """Return the nearest folder upward that holds a configuration or a `claims` folder; raise `NoDossier`."""
    folder = os.path.abspath(start)
    while True:
        if os.path.isfile(os.path.join(folder, CONFIG_FILE)) or os.path.isdir(os.path.join(folder, "claims")):
            return folder
        if _has_tool_table(os.path.join(folder, _PYPROJECT)):
            return folder
        parent = os.path.dirname(folder)
        if parent == folder:
            raise NoDossier(
                "there is no dossier here: no claimcheck.toml and no claims folder, in this folder or above; "
                "name one with --root, or make one with `claimcheck init`"
            )
        folder = parent


def _has_tool_table(path: str) -> bool:
    if not os.path.isfile(path):
        return False
    try:
        return b"[tool.claimcheck" in read_bytes(path, DEFAULT_LIMITS.config_bytes, "config_bytes")
    except Unreadable:
        return False


def read_config(root: str, catalogue: Mapping[str, Rule]) -> Config:
    """Return the dossier's configuration; the default where it has none.  Raises `ConfigError`."""
    for name in (CONFIG_FILE, _PYPROJECT):
        path = os.path.join(root, name)
        if not os.path.lexists(path):
            continue
        try:
            text = read_bytes(path, DEFAULT_LIMITS.config_bytes, "config_bytes").decode()
        except Unreadable as reason:
            raise ConfigError([f"{name}: {reason}"]) from None
        except UnicodeDecodeError:
            raise ConfigError([f"{name}: is not UTF-8"]) from None
        config = parse_config(text, name, catalogue)
        if config is not None:
            return config
    return Config()


def find_starts(folder: Folder, config: Config) -> list[str]:
    """Return the folders to read that are there; raise `NoDossier` where none is."""
    names = dict.fromkeys((*config.claims, *config.sources))
    starts = [name for name in names if os.path.lexists(folder.path(name))]
    if not starts:
        raise NoDossier(f"there is no folder {' or '.join(names)} in the dossier")
    return starts


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
    library = _Library(folder, config.captures, capture_folders, config.limits, use_cache)
    texts = {source.id: library.find(source) for source in reversed(dossier.sources)}
    return Case(dossier, texts, today, config.policy, frozenset(catalogue))


class _Library:
    """Where saved texts are looked for: beside the record, in the dossier's capture folders, in folders named
    on the command line."""

    def __init__(
        self, folder: Folder, inner: Sequence[str], outer: Sequence[str], limits: Limits, use_cache: bool
    ) -> None:
        self.folder = folder
        self.inner = inner
        self.outer = [Folder(name) for name in outer]
        self.limits = limits
        self.cache = open_cache([folder.root, *outer]) if use_cache else None

    def find(self, source: Source) -> SourceText:
        """Return the saved texts of a source."""
        beside = os.path.dirname(source.at.file)
        excerpt = self._declared(source.excerpt, beside) if source.excerpt else None
        if source.capture is not None:
            return SourceText(self._declared(source.capture, beside), excerpt)
        return SourceText(self._undeclared(source.id, beside), excerpt)

    def _places(self, file: str, beside: str) -> Iterator[tuple[Folder, str]]:
        yield self.folder, os.path.normpath(f"{beside}/{file}") if beside else os.path.normpath(file)
        name = os.path.basename(file)
        for folder in self.inner:
            yield self.folder, f"{folder}/{name}" if folder else name
        for outer in self.outer:
            yield outer, name

    def _declared(self, wanted: CaptureFile, beside: str) -> CaptureReading | None:
        file = wanted.file
        if not file:
            return None
        depth = beside.count("/") + 1 if beside else 0
        if not has_safe_shape(file, depth):
            return CaptureReading(CaptureState.ESCAPING, file, why="is not the path of a file in the dossier")
        first: CaptureReading | None = None
        for folder, place in self._places(file, beside):
            reading = self._read(folder, place, wanted.sha256)
            if reading is None:
                continue
            if reading.is_read:
                return reading
            first = first or reading
        return first or CaptureReading(CaptureState.MISSING, file, why="is not at hand")

    def _undeclared(self, source_id: str, beside: str) -> CaptureReading | None:
        if not has_safe_shape(source_id) or "/" in source_id:
            return None
        for suffix in SUFFIXES:
            for folder, place in self._places(source_id + suffix, beside):
                reading = self._read(folder, place, None)
                if reading is not None:
                    return reading
        return None

    def _read(self, folder: Folder, place: str, sha256: str | None) -> CaptureReading | None:
        """Read one candidate; None where there is no such file."""
        path = folder.path(place)
        if not os.path.lexists(path):
            return None
        # A folder outside the dossier is not named: a report must not tell where somebody keeps texts.
        shown = place if folder is self.folder else os.path.basename(place)
        if not folder.is_inside(path):
            return CaptureReading(CaptureState.ESCAPING, shown, why="is a link that leaves its folder")
        try:
            data = read_bytes(path, self.limits.capture_bytes, "capture_bytes")
        except Unreadable as reason:
            return CaptureReading(CaptureState.UNREADABLE, shown, why=str(reason))
        if sha256 is not None and digest(data) != sha256:
            return CaptureReading(CaptureState.CHANGED, shown, why=f"has the SHA-256 {digest(data)}")
        try:
            # What is kept outside of the dossier, such as a protected source, must not be copied to anywhere else.
            cache = self.cache if folder is self.folder else None
            text, marks = extract_text(data, shown, self.limits, cache)
            return CaptureReading(CaptureState.READ, shown, text, marks=marks)
        except NoText as reason:
            return CaptureReading(CaptureState.UNREADABLE, shown, why=str(reason))
