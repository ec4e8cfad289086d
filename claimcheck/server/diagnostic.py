"""Findings as an editor shows them, with the places that belong to them."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types
from pygls.uris import from_fs_path
from pygls.workspace import PositionCodec

from claimcheck.model.finding import Finding, Severity
from claimcheck.model.position import Location
from claimcheck.report.safe import visible
from claimcheck.server.text_document import TextDocument
from claimcheck.server.workspace import Audit, Workspace

SOURCE = "claimcheck"
_SEVERITY = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
# What these find may be taken out, and nothing is lost.
_IDLE = ("unused-waiver",)


class Diagnostics:
    """The findings of one audit as diagnostics, file by file.  Waived ones are not shown, as in `check`."""

    def __init__(self, workspace: Workspace, audit: Audit, codec: PositionCodec) -> None:
        self.workspace = workspace
        self.audit = audit
        self.codec = codec
        self._documents: dict[str, TextDocument] = {}
        self._texts: dict[str, str] | None = None

    def document(self, file: str) -> TextDocument | None:
        """Return a file of the dossier, or a plain capture, as it was when it was audited; None for others."""
        document = self._documents.get(file)
        if document is None:
            tree = self.audit.snapshot.trees.get(file)
            text = tree.text if tree is not None else self._captures().get(file)
            if text is None:
                return None
            document = self._documents[file] = TextDocument(text, self.codec)
        return document

    def _captures(self) -> dict[str, str]:
        if self._texts is None:
            self._texts = {}
            for texts in self.audit.result.case.texts.values():
                for reading in (texts.capture, texts.excerpt):
                    if reading is not None and reading.is_read and reading.has_lines:
                        self._texts[reading.file] = reading.written
        return self._texts

    def list_findings(self, file: str) -> list[Finding]:
        """Return the findings of a file that are shown."""
        return [f for f in self.audit.result.findings if f.location.file == file and f.waiver is None]

    def of(self, file: str) -> list[types.Diagnostic]:
        """Return the diagnostics of a file."""
        return [self.describe(finding) for finding in self.list_findings(file)]

    def describe(self, finding: Finding) -> types.Diagnostic:
        """Return one finding as a diagnostic; `data` holds the fingerprint by which its fixes are found."""
        lines = [visible(finding.message), *([visible(finding.help)] if finding.help else [])]
        return types.Diagnostic(
            range=self._range(finding.location),
            message="\n".join(lines),
            severity=_SEVERITY[finding.severity],
            code=finding.rule,
            source=SOURCE,
            tags=[types.DiagnosticTag.Unnecessary] if finding.rule in _IDLE else None,
            related_information=list(self._list_related(finding)) or None,
            data={"fingerprint": finding.fingerprint},
        )

    def _list_related(self, finding: Finding) -> Iterator[types.DiagnosticRelatedInformation]:
        for related in finding.related:
            path = self.workspace.find_file(related.location.file)
            uri = from_fs_path(path) if path is not None else None
            if uri is not None:
                place = types.Location(uri, self._range(related.location))
                yield types.DiagnosticRelatedInformation(place, visible(related.message))

    def _range(self, location: Location) -> types.Range:
        document = self.document(location.file) or TextDocument("", self.codec)
        return document.range(location.span)
