"""Findings for a person at a terminal."""

from __future__ import annotations

import pytest

from claimcheck.model.position import Span
from claimcheck.report.format import text
from claimcheck.report.options import RenderOptions
from claimcheck.testing import audit_files
from tests.report import dossiers, findings


def test_a_caret_a_related_place_and_help() -> None:
    shown = text.render(dossiers.audit())
    assert (
        "error[too-sure] (heuristic): `nothing-known` says *more* than “- 1. Nothing is known. #\\u{23}[error]x”\n"
        "  --> claims/jets.yaml:53:16\n"
        "   |\n"
        '53 |     statement: "- 1. Nothing is known. #\\u{23}[error]x"\n'
        "   |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "   = `circle-one` speaks here: claims/jets.yaml:55:17\n"
        "   = help: say `less` | or #2\n"
    ) in shown
    assert shown.splitlines()[-1].startswith("2 errors, 3 warnings, 3 notes, 2 waived in 4 claims")


def test_the_caret_stands_under_wide_characters() -> None:
    lines = text.render(audit_files({"claims/wide.yaml": findings.WIDE}, dossiers.CATALOGUE)).splitlines()
    line, caret = next((line, lines[i + 1]) for i, line in enumerate(lines) if line.startswith("2 |"))
    # An emoji takes two columns, a combining mark none.
    assert caret.index("^") - line.index("Wide.") == 0


@pytest.mark.parametrize("start", [1, 300, 1_000])
def test_of_a_long_line_a_piece_is_shown(start: int) -> None:
    long = "claims:\n  - {id: x, statement: X., note: " + "y" * 1_000 + "}\n"
    result = audit_files({"claims/x.yaml": long}, dossiers.CATALOGUE)
    told = findings.make_finding(span=Span(2, start, 2, start + 3))
    lines = text.render(result._replace(findings=(told,))).splitlines()
    line, caret = next((line, lines[i + 1]) for i, line in enumerate(lines) if line.startswith("2 |"))
    assert len(line) < 120
    assert caret.count("^") == 3
    assert ("…" in line[:6], line.endswith("…")) == (start > 60, start < 950)


def test_colours() -> None:
    assert "\x1b[1;31merror[too-sure]\x1b[0m" in text.render(dossiers.audit(), RenderOptions(colour=True))
