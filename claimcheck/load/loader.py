"""Files → Dossier and SourceMap."""

from __future__ import annotations

import gc
import re
from collections.abc import Sequence

from yaml.events import ScalarEvent

from claimcheck.load.files import Folder, Unreadable
from claimcheck.load.reader import Reader
from claimcheck.load.record_schema import FILE, HOMES
from claimcheck.load.tree import MappingNode, Refused, Tree, read_tree
from claimcheck.model.claim import Claim
from claimcheck.model.dossier import Dossier, Unread
from claimcheck.model.finding import Observation, Problem, Related
from claimcheck.model.limit import DEFAULT_LIMITS, Limits
from claimcheck.model.pattern import late
from claimcheck.model.position import Location, Pointer, SourceMap, Span
from claimcheck.model.source import Origin, Source

_BOM = b"\xef\xbb\xbf"
_ID_LINE = late(r"""(?:^|[\r{,]|-[ \t])[ \t]*["']?id["']?:[ \t]*["']?([A-Za-z0-9_-]{1,80})""", re.MULTILINE)


class Loader:
    """Reads files one by one and joins them into one dossier."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self.limits = limits
        self.claims: list[Claim] = []
        self.sources: list[Source] = []
        self.origins: list[Origin] = []
        self.problems: list[Problem] = []
        self.unread: list[Unread] = []
        self.files: list[str] = []
        self.lost_ids: set[str] = set()
        self.documents: dict[str, Tree] = {}

    def add_unread(self, file: str, why: str, rule: str = "invalid-yaml") -> None:
        """Record a file that could not be read at all."""
        self.unread.append(Unread(file, why))
        self.problems.append(Problem(rule, Observation(Pointer(file), f"this {why}", help="nothing of it was checked")))

    def add_bytes(self, file: str, data: bytes) -> None:
        """Read one file's bytes; what is wrong with them becomes problems."""
        while data.startswith(_BOM):
            data = data[len(_BOM) :]
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            self._refuse_encoding(file, data, error)
            return
        self.files.append(file)
        tree = self.documents[file] = read_tree(text, self.limits)
        if tree.defects:
            self._report_defects(file, tree)
        if not tree.is_whole:
            # Half a tree would answer with errors about what was not read.
            stop = tree.defects[-1]
            how = "is refused" if stop.is_limit else "does not parse"
            self._lose(file, text, f"{how}: {stop.message} (line {tree.position(stop.start)[0]:,})")
            return
        root = tree.root
        reader = Reader(HOMES)
        at = Pointer(file)
        if isinstance(root, MappingNode):
            values = FILE.read_mapping(reader, root, at)
            if not (root.entries.keys() & FILE.fields.keys() or reader.observations):
                reader.report(at, "this file holds none of the lists claims, sources, origins")
            self.claims += values.get("claims", ())
            self.sources += values.get("sources", ())
            self.origins += values.get("origins", ())
        else:
            is_empty = root is None or (isinstance(root, ScalarEvent) and not root.value.strip())
            if not isinstance(root, Refused):
                found = "is empty" if is_empty else "holds no keys"
                reader.report(at, f"this file {found}", "a file holds any of three lists: claims, sources, origins")
            if not is_empty:
                self._lose(file, text, "holds no keys, and nothing of it was read")
        self.problems += [Problem("invalid-field", observation) for observation in reader.observations]

    def _lose(self, file: str, text: str, why: str) -> None:
        """Record a file of which nothing is read; its ids are kept, so that references to them are not dangling."""
        self.unread.append(Unread(file, why))
        self.lost_ids.update(_ID_LINE.findall(text))

    def join(self, part: Loader) -> None:
        """Take over what another loader has read, as if it had been read here."""
        self.claims += part.claims
        self.sources += part.sources
        self.origins += part.origins
        self.problems += part.problems
        self.unread += part.unread
        self.files += part.files
        self.lost_ids |= part.lost_ids
        self.documents |= part.documents

    def _refuse_encoding(self, file: str, data: bytes, error: UnicodeDecodeError) -> None:
        before = data[: error.start].decode()
        position = Tree(before).position(len(before))
        span = Span(*position, position[0], position[1] + 1)
        why = f"is not UTF-8 (byte 0x{data[error.start]:02x})"
        self._lose(file, data.decode(errors="replace"), why)
        message = f"this file {why}"
        help_line = "save it as UTF-8; nothing of it was checked"
        observation = Observation(Pointer(file), message, help=help_line, location=Location(file, span))
        self.problems.append(Problem("invalid-yaml", observation))

    def _report_defects(self, file: str, tree: Tree) -> None:
        for defect in tree.defects:
            location = Location(file, tree.span(defect.start, defect.end))
            related = tuple(
                Related(message, Location(file, tree.span(start, end))) for message, start, end in defect.related
            )
            help_line = defect.help
            if defect.is_limit:
                help_line = "nothing of this file was checked"
            observation = Observation(Pointer(file), defect.message, related=related, help=help_line, location=location)
            self.problems.append(Problem(defect.rule, observation))

    def finish(self) -> tuple[Dossier, SourceMap]:
        """Return what was read."""
        dossier = Dossier(
            tuple(self.claims),
            tuple(self.sources),
            tuple(self.origins),
            tuple(self.problems),
            tuple(self.unread),
            tuple(self.files),
            frozenset(self.lost_ids),
        )
        return dossier, SourceMap(dict(self.documents))


# By its name: the stamp of a file, and what was read of it.
KeptFiles = dict[str, tuple[object, Loader]]


def load_dossier(
    folder: Folder, starts: Sequence[str], limits: Limits = DEFAULT_LIMITS, kept: KeptFiles | None = None
) -> tuple[Dossier, SourceMap]:
    """Read every YAML file below the folders `starts`, which are relative to the dossier's root.

    `kept` holds what was read before with these limits: files whose stamp is the same are not read again.
    """
    loader = Loader(limits)
    seen: set[str] = set()
    # The tree is millions of small objects that all stay: looking for garbage among them doubles the time.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        for start in starts:
            if not folder.is_inside(folder.path(start)):
                loader.add_unread(start, "is a link that leaves the dossier", "escaping-path")
                continue
            for entry in folder.walk(start, limits):
                if entry.file in seen:
                    continue
                seen.add(entry.file)
                if entry.why:
                    loader.add_unread(entry.file, entry.why, entry.rule)
                    continue
                if len(loader.files) >= limits.files:
                    loader.add_unread(entry.file, f"lies past the limit of {limits.files:,} files (files)")
                    break
                if kept is None:
                    _read(loader, folder, entry.file)
                else:
                    loader.join(_recall(kept, folder, entry.file, limits))
        if kept is not None:
            for gone in kept.keys() - seen:
                del kept[gone]
    finally:
        # Moves all of it unseen to the oldest generation, which is looked through last.
        gc.freeze()
        gc.unfreeze()
        if was_enabled:
            gc.enable()
    return loader.finish()


def _read(loader: Loader, folder: Folder, file: str) -> None:
    try:
        data = folder.read(file, loader.limits.yaml_bytes, "yaml_bytes")
    except Unreadable as reason:
        loader.add_unread(file, str(reason))
        return
    loader.add_bytes(file, data)


def _recall(kept: KeptFiles, folder: Folder, file: str, limits: Limits) -> Loader:
    """Return what a file holds, read anew only where it has changed."""
    # Taken before the file is read: what changes meanwhile is read once more the next time.
    stamp = folder.stamp(file)
    known = kept.get(file)
    if known is not None and known[0] == stamp:
        return known[1]
    part = Loader(limits)
    _read(part, folder, file)
    kept[file] = stamp, part
    return part
