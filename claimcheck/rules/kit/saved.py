"""The saved texts of a dossier, with the place that speaks of each."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.capture import CaptureReading, CaptureState
from claimcheck.model.position import Pointer
from claimcheck.model.record import NamedTuple
from claimcheck.model.source import CaptureFile, Source


class Saved(NamedTuple):
    """A capture or an excerpt: what the record declares (None where it was found by the id), and what was found.

    `other` is the other text of the source: the excerpt of a capture, the capture of an excerpt.
    """

    source: Source
    field: str
    declared: CaptureFile | None
    reading: CaptureReading
    other: CaptureReading | None

    @property
    def at(self) -> Pointer:
        """The field that names the file; the source's id where none does."""
        return self.source.at / "id" if self.declared is None else self.declared.at / "file"

    @property
    def name(self) -> str:
        """The file in words for a message."""
        return f"`{self.reading.file}`"

    @property
    def has_other(self) -> bool:
        """Tell whether the other text of the source can be read."""
        return self.other is not None and self.other.is_read


def list_saved(case: Case, state: CaptureState) -> Iterator[Saved]:
    """Yield the captures and excerpts that were found in a state.  Of records with one id, the first has the text."""
    for source in case.dossier.sources:
        if case.dossier.source_by_id[source.id] is not source:
            continue
        capture, excerpt, _ = case.text(source.id)
        if capture is not None and capture.state is state:
            yield Saved(source, "capture", source.capture, reading=capture, other=excerpt)
        if excerpt is not None and excerpt.state is state:
            yield Saved(source, "excerpt", source.excerpt, reading=excerpt, other=capture)
