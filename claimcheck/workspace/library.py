"""Where saved texts are looked for, and what became of each."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Sequence

from claimcheck.capture.cache import open_cache
from claimcheck.capture.extraction import SUFFIXES, NoText, extract_text
from claimcheck.load.files import Folder, Unreadable, digest, has_safe_shape, read_bytes
from claimcheck.model.capture import CaptureReading, CaptureState, SourceText
from claimcheck.model.dossier import Unread
from claimcheck.model.limit import DEFAULT_LIMITS, Limits
from claimcheck.model.source import CaptureFile, Source

# Stands for the hash of a text that is declared and not pinned: its own is told, to be written down.
_WANTED = ""
_BOM = b"\xef\xbb\xbf"
# Suffixes of files that may hold the text of a source and cannot be read; pictures of it, where there is nothing else.
_UNREADABLE = frozenset(
    ".doc .dot .rtf .wpd .pages .epub .mobi .azw3 .djvu .ps .tex .odp .ppt .pptx .xls .xlsx .ods .csv .tsv .warc .wacz"
    " .webarchive .maff .msg .mbox .zip .gz .7z .rar .xml .json".split()
)
_PICTURES = frozenset(".png .jpg .jpeg .tif .tiff .gif .webp .heic .bmp .mp3 .m4a .wav .mp4 .mov .mkv".split())
# By its path, the name it is shown under and the hash it should have: the stamp of the file, and what was read.
KeptCaptures = dict[tuple[str, str, str | None], tuple[object, CaptureReading]]


class Library:
    """Where saved texts are looked for: beside the record, in the dossier's capture folders, in folders named
    on the command line.

    `kept` holds what was read before, and is not read again while the stamp of its file is the same.
    """

    def __init__(
        self,
        folder: Folder,
        inner: Sequence[str],
        outer: Sequence[str],
        limits: Limits = DEFAULT_LIMITS,
        kept: KeptCaptures | None = None,
    ) -> None:
        self.folder = folder
        self.kept = kept
        self.inner = inner
        self.outer = [Folder(name) for name in outer]
        self.limits = limits
        self.cache = open_cache([folder.root, *outer])
        self._stems: dict[tuple[Folder, str], dict[str, list[str]]] = {}
        self._spellings: dict[tuple[Folder, str], dict[str, list[str]] | None] = {}
        # The folders that are there and cannot be entered: what they hold is not known to be missing.
        self.closed = tuple(self._find_closed(outer))

    def _find_closed(self, outer: Sequence[str]) -> Iterator[Unread]:
        """Yield the capture folders that cannot be entered, and take them out of those that are looked into."""
        inner = []
        for name in self.inner:
            why = self.folder.find_obstacle(name)
            if why:
                yield Unread(name or ".", why)
            else:
                inner.append(name)
        self.inner = inner
        open_folders = []
        for number, folder in enumerate(self.outer, 1):
            why = folder.find_obstacle()
            if why:
                # Where somebody keeps texts must not stand in a report.
                yield Unread("the folder of --captures" if len(outer) == 1 else f"folder {number} of --captures", why)
            else:
                open_folders.append(folder)
        self.outer = open_folders

    def find_all(self, sources: Sequence[Source]) -> dict[str, SourceText]:
        """Return the saved texts of sources by their ids; of two with one id the first counts."""
        return {source.id: self.find(source) for source in reversed(sources)}

    def find(self, source: Source) -> SourceText:
        """Return the saved texts of a source."""
        beside = os.path.dirname(source.at.file)
        excerpt = self._declared(source.excerpt, beside) if source.excerpt else None
        if source.capture is not None:
            return SourceText(self._declared(source.capture, beside), excerpt)
        capture = self._undeclared(source.id, beside)
        return SourceText(capture, excerpt, self._find_strays(source.id, beside, capture))

    def _find_strays(self, source_id: str, beside: str, capture: CaptureReading | None) -> tuple[str, ...]:
        """Return the files that could be the capture of a source without a declared one, and are not read."""
        if not has_safe_shape(source_id) or "/" in source_id:
            return ()
        found: list[str] = []
        for folder, place in self._places(source_id, beside):
            directory = place.rpartition("/")[0]
            for name in self._list_stems(folder, directory).get(source_id, ()):
                suffix = os.path.splitext(name)[1].lower()
                shown = (f"{directory}/{name}" if directory else name) if folder is self.folder else name
                is_other = suffix in SUFFIXES and (capture is None or shown != capture.file)
                if is_other or suffix in _UNREADABLE or (suffix in _PICTURES and capture is None):
                    found.append(shown)
        return tuple(dict.fromkeys(found))

    def _list_stems(self, folder: Folder, directory: str) -> dict[str, list[str]]:
        """Return the files of a folder by their names without suffix, in small letters, sorted."""
        key = (folder, directory)
        if key not in self._stems:
            stems: dict[str, list[str]] = {}
            for name in sorted(folder.names(directory) or ()):
                stem, suffix = os.path.splitext(name)
                if suffix:
                    stems.setdefault(stem.lower(), []).append(name)
            self._stems[key] = stems
        return self._stems[key]

    def _places(self, file: str, beside: str) -> Iterator[tuple[Folder, str]]:
        # The names of a dossier are parted by `/` on every platform.
        yield self.folder, posixpath.normpath(f"{beside}/{file}")
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
            reading = self._read(folder, place, wanted.sha256 or _WANTED)
            if reading is None:
                continue
            if reading.is_read:
                return reading
            first = first or reading
        if first is None and self.closed:
            return CaptureReading(CaptureState.CLOSED, file, why=self._tell_closed())
        return first or CaptureReading(CaptureState.MISSING, file, why="is not at hand")

    def _tell_closed(self) -> str:
        return "; ".join(f"may lie in `{folder.file}`, which {folder.why}" for folder in self.closed)

    def _undeclared(self, source_id: str, beside: str) -> CaptureReading | None:
        if not has_safe_shape(source_id) or "/" in source_id:
            return None
        for suffix in SUFFIXES:
            for folder, place in self._places(source_id + suffix, beside):
                for spelling in self._spell(folder, place):
                    reading = self._read(folder, spelling, None)
                    if reading is not None:
                        return reading
        if self.closed:
            return CaptureReading(CaptureState.CLOSED, source_id, why=self._tell_closed())
        return None

    def _spell(self, folder: Folder, place: str) -> list[str]:
        """Return the files that bear a name in whatever case of letters, the name itself first, the others sorted.

        Some file systems tell `a.TXT` from `a.txt` and some do not: the dossier must be the same on both, and where
        there are two, the order of the folder's list must not choose.
        """
        directory, _, name = place.rpartition("/")
        key = (folder, directory)
        if key not in self._spellings:
            self._spellings[key] = _list_spellings(folder.names(directory))
        known = self._spellings[key]
        # Of a folder that may be entered and not listed only the name itself can be tried.
        names = [name] if known is None else known.get(name, [])
        return [f"{directory}/{spelled}" if directory else spelled for spelled in names]

    def _read(self, folder: Folder, place: str, sha256: str | None) -> CaptureReading | None:
        """Read one candidate; None where there is no such file."""
        path = folder.path(place)
        if not folder.is_there(place):
            return None
        # A folder outside the dossier is not named: a report must not tell where somebody keeps texts.
        shown = place if folder is self.folder else os.path.basename(place)
        if not folder.is_inside(path):
            return CaptureReading(CaptureState.ESCAPING, shown, why="is a link that leaves its folder")
        if self.kept is None:
            return self._extract(folder, path, shown, sha256)
        stamp = folder.stamp(place)
        known = self.kept.get((path, shown, sha256))
        if known is not None and known[0] == stamp:
            return known[1]
        reading = self._extract(folder, path, shown, sha256)
        self.kept[path, shown, sha256] = stamp, reading
        return reading

    def _extract(self, folder: Folder, path: str, shown: str, sha256: str | None) -> CaptureReading:
        try:
            data = read_bytes(path, self.limits.capture_bytes, "capture_bytes")
        except Unreadable as reason:
            return CaptureReading(CaptureState.UNREADABLE, shown, why=str(reason))
        if sha256 and digest(data) != sha256:
            return CaptureReading(CaptureState.CHANGED, shown, why=_tell_change(data, sha256))
        try:
            # What is kept outside of the dossier, such as a protected source, must not be copied to anywhere else.
            cache = self.cache if folder is self.folder else None
            found = extract_text(data, shown, self.limits, cache)
            return CaptureReading(
                CaptureState.READ,
                shown,
                found.text,
                marks=found.marks,
                guess=found.guess,
                annotations=found.annotations,
                raw=found.raw,
                lines=found.lines,
                sha256=digest(data) if sha256 == _WANTED else "",
            )
        except NoText as reason:
            return CaptureReading(CaptureState.UNREADABLE, shown, why=str(reason))


def _tell_change(data: bytes, sha256: str) -> str:
    """Return how a file differs from the one that was pinned, as far as that is known."""
    why = f"has the SHA-256 {digest(data)}"
    bare = data.removeprefix(_BOM)
    unix = bare.replace(b"\r\n", b"\n")
    for marked in (b"", _BOM):
        for form in (bare, unix, unix.replace(b"\n", b"\r\n")):
            if digest(marked + form) == sha256:
                return (
                    f"{why}: it is the pinned text but for its line ends or a byte-order mark, as Git changes them; "
                    "`* -text` in the file `.gitattributes` keeps it from that"
                )
    return why


def _list_spellings(names: list[str] | None) -> dict[str, list[str]] | None:
    """Return the names of a folder by their lower-case form, which comes first where it is one of them."""
    if names is None:
        return None
    found: dict[str, list[str]] = {}
    for name in names:
        # An id is ASCII; there are letters beyond whose lower case is one of its.
        if name.isascii():
            found.setdefault(name.lower(), []).append(name)
    for key, spelled in found.items():
        spelled.sort(key=lambda name: (name != key, name))
    return found
