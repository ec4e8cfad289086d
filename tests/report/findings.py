"""Findings made by hand, with texts and names that try to be more than that."""

from __future__ import annotations

from hypothesis import strategies as st

from claimcheck.audit.run import NotChecked, Result
from claimcheck.model.finding import Certainty, Finding, RelatedLocation, Severity, Waived
from claimcheck.model.position import Location, Span
from claimcheck.testing import audit_files
from tests.report import dossiers

HOSTILE = (
    "\x1b[31m red \x9b0m",
    "::error::x",
    "a\n::set-output name=x::y\r\n ::warning::z",
    "##[error]x ##vso[task.complete]",
    "%0A::error::%25",
    "file=x,line=1:2",
    '"><script>alert(1)</script>]]>&amp;&#0;',
    "\x00\x01\x08\x0b\x0c\ufffe\uffff",
    "caf\udce9 \ud800",
    "\u202egnp.exe\u2066",
    "[click](https://evil.example) [x](1) ![i](j)",
    "@everyone #1 `code` | <!-- x -->",
    "/etc/passwd",
    "{0} {1:x} %s \\u0041",
    "😀 e\u0301 Zażółć 漢字",
    "\u2028\u2029\x85",
    "",
)
TEXT = st.one_of(st.lists(st.sampled_from(HOSTILE), max_size=4).map(" ".join), st.text(max_size=20))
FILE = TEXT.map(lambda text: "claims/" + text.replace("/", "").replace("\x00", "") + ".yaml")
SPAN = st.builds(Span, st.integers(1, 9), st.integers(1, 9), st.just(9), st.integers(9, 12))


def make_finding(
    message: str = "m",
    file: str = "claims/x.yaml",
    span: Span = Span(1, 1, 1, 2),  # noqa: B008
    severity: Severity = Severity.ERROR,
    key: str = "00",
) -> Finding:
    related = (RelatedLocation(message, Location(file)), RelatedLocation(message, Location(f"bare {message}", span)))
    waiver = Waived(message, message, None) if severity is Severity.NOTE else None
    return Finding(
        "too-sure", "grading", severity, Certainty.HEURISTIC, message, message, message, message,
        Location(file, span), related, key, waiver,
    )  # fmt: skip


def make_result(findings: list[Finding], gaps: list[str] | None = None) -> Result:
    """Return a result of these findings, sorted by place as an audit has them."""
    result = audit_files({"claims/x.yaml": "claims:\n  - {id: x, statement: X.}\n"}, dossiers.CATALOGUE)
    return result._replace(
        findings=tuple(sorted(findings, key=lambda finding: finding.location)),
        not_checked=tuple(NotChecked(gap, gap, gap, gap) for gap in gaps or ()),
    )


RESULTS = st.builds(
    make_result,
    st.lists(st.builds(make_finding, TEXT, FILE, SPAN, st.sampled_from(Severity), st.uuids().map(str)), max_size=4),
    st.lists(TEXT, max_size=2),
)

# A line on which columns in code points, UTF-16 and UTF-8 all differ.
WIDE = 'claims:\n  - {note: "😀 e\u0301 Zażółć", statement: Wide., id: wide}\n'


def audit_wide() -> Finding:
    """Return the one finding about the statement of `WIDE`, which stands behind an emoji and combining marks."""
    (finding,) = audit_files({"claims/wide.yaml": WIDE}, dossiers.CATALOGUE).findings
    return finding
