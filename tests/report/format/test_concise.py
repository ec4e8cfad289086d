"""One line a finding."""

from __future__ import annotations

from claimcheck.report.format import concise
from claimcheck.report.options import RenderOptions
from tests.report import dossiers


def test_a_line_a_finding_that_is_not_waived() -> None:
    result = dossiers.audit()
    lines = concise.render(result).splitlines()
    assert len(lines) == sum(finding.waiver is None for finding in result.findings)
    assert "sources/papers.yaml:27:5: warning told-of-source nobody publishes `wire`" in lines
    assert lines[1].startswith("claims/jets.yaml:53:16: error too-sure `nothing-known` says")
    assert "\x1b" not in "".join(lines)


def test_colours_are_for_severities() -> None:
    text = concise.render(dossiers.audit(), RenderOptions(colour=True))
    assert "\x1b[1;33mwarning\x1b[0m" in text
