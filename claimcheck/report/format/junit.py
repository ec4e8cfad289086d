"""JUnit XML, in the dialect that Jenkins' schema and GitLab share.

A suite is a file, a test case a claim, a source or the file itself, never a rule: `2 of 37 failed` then counts what a
desk works on, a case keeps its name and its history when rules come and go, and sound claims are seen to pass.
*Failed* is what makes the exit code 1, *error* what makes the audit incomplete, *skipped* what could not be checked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from claimcheck.audit.run import Result
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.record import NamedTuple
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.audit_wording import describe_finding, show_place, worst_first
from claimcheck.report.part.tally import describe_gap
from claimcheck.report.safe import visible, xml_text

_FILE = "the file itself"
_AUDIT = "the audit"


class _Case(NamedTuple):
    """A test case: what stands against one record.  The lists grow while findings are handed out."""

    failures: list[str]
    errors: list[str]
    gaps: list[str]
    remarks: list[str]

    def conclude(self) -> tuple[str, list[str]]:
        """Return how the case ended, as the element that says so, and why; nothing where it passed."""
        for element, reasons in (("error", self.errors), ("failure", self.failures), ("skipped", self.gaps)):
            if reasons:
                return element, reasons
        return "", []


def render(result: Result, options: RenderOptions = PLAIN) -> str:
    """Return all suites, those without a finding too."""
    suites = _collect(result, options.fail_on)
    every = [case for suite in suites.values() for case in suite.values()]
    lines = [f'<testsuites name="claimcheck" {_count(every)}>']
    for file, suite in suites.items():
        name = _attribute(file if file == _AUDIT else options.prefix + file)
        skipped = _number(suite.values(), "skipped")
        lines.append(f'<testsuite name="{name}" {_count(suite.values())} skipped="{skipped}">')
        for record, case in suite.items():
            lines += _show(case, f'testcase classname="{name}" name="{_attribute(record)}"')
        lines.append("</testsuite>")
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *lines, "</testsuites>"]) + "\n"


def _collect(result: Result, fail_on: str) -> Mapping[str, Mapping[str, _Case]]:
    """Return the cases by file and name, files sorted, records as they stand; last, one for the audit as a whole."""
    dossier = result.case.dossier
    unread = {thing.file for thing in dossier.unread}
    missed = {thing.file for thing in result.case.unread}
    files = {*dossier.files, *(finding.location.file for finding in result.findings), *unread}
    suites = {file: {_FILE: _start()} for file in sorted(files) if result.is_named(file) or file in unread}
    records = [(claim.at, _name_claim(claim.id)) for claim in dossier.claims]
    records += [(source.at, _name_source(source.id)) for source in dossier.sources]
    for at, name in sorted(records, key=lambda record: (record[0].file, result.source_map.locate(record[0]).span)):
        if at.file in suites:
            suites[at.file].setdefault(name, _start())
    whole = _start()
    # The first of a case is its headline.
    for finding in worst_first(result):
        case = _find_case(suites[finding.location.file], finding)
        (case.failures if _fails(finding.severity, fail_on) else case.remarks).append(_tell(finding))
    for (rule, file), levels in sorted(result.left_out.items()):
        case = suites.get(file, {_FILE: whole})[_FILE]
        for severity in sorted(levels, key=lambda level: -level.rank):
            text = f"{levels[severity]:,} more of {severity.value}[{rule}] in {file} are past the limit of findings"
            (case.failures if _fails(severity, fail_on) else case.remarks).append(visible(text))
    for thing in result.not_checked:
        claim = dossier.claim_by_id.get(thing.claim or "")
        if claim is None:
            case = suites.get(thing.what, {_FILE: whole})[_FILE]
        elif result.is_named(claim.at.file):
            case = suites[claim.at.file][_name_claim(claim.id)]
        else:
            continue
        (case.errors if thing.what in missed else case.gaps).append(describe_gap(thing))
    if not dossier.claims:
        whole.errors.append("there are no claims")
    return {**suites, _AUDIT: {"the audit as a whole": whole}}


def _start() -> _Case:
    return _Case([], [], [], [])


def _name_claim(name: str) -> str:
    return f"claim {name}"


def _name_source(name: str) -> str:
    return f"source {name}"


def _find_case(suite: Mapping[str, _Case], finding: Finding) -> _Case:
    """Return the case of the record that a finding is about; the file's own where no case is known."""
    name = _name_claim(finding.claim) if finding.claim else _name_source(finding.source or "")
    return suite.get(name, suite[_FILE])


def _fails(severity: Severity, fail_on: str) -> bool:
    return fail_on != "never" and severity.rank >= Severity(fail_on).rank


def _tell(finding: Finding) -> str:
    return f"{finding.severity.value}[{finding.rule}] {show_place(finding.location)}: {describe_finding(finding)}"


def _count(cases: Collection[_Case]) -> str:
    numbers = {"tests": len(cases), "failures": _number(cases, "failure"), "errors": _number(cases, "error")}
    return " ".join(f'{name}="{number}"' for name, number in numbers.items())


def _number(cases: Collection[_Case], element: str) -> int:
    return sum(case.conclude()[0] == element for case in cases)


def _show(case: _Case, head: str) -> Iterator[str]:
    """Yield a test case.  Of several outcomes Jenkins and GitLab read the first: one holds all of its kind."""
    element, reasons = case.conclude()
    rest = [text for texts in case if texts is not reasons for text in texts]
    if not reasons and not rest:
        yield f"<{head}/>"
        return
    yield f"<{head}>"
    if reasons:
        more = f" (and {len(reasons) - 1:,} more)" if len(reasons) > 1 else ""
        message = _attribute(reasons[0].partition("\n")[0] + more)
        yield f'<{element} message="{message}">{_body(reasons)}</{element}>'
    if rest:
        yield f"<system-out>{_body(rest)}</system-out>"
    yield "</testcase>"


def _body(texts: list[str]) -> str:
    return xml_text("\n".join(texts))


def _attribute(text: str) -> str:
    return xml_text(visible(text))
