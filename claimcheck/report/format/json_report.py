"""The report for programs: JSON in a shape of its own, described by `report.schema.json` beside this module."""

from __future__ import annotations

from typing import Any

from claimcheck import __version__
from claimcheck.analysis.case import Case
from claimcheck.analysis.support.corroboration import Corroboration
from claimcheck.analysis.support.party_wording import is_unnamed
from claimcheck.analysis.support.provenance import UNKNOWN_KEY
from claimcheck.audit.run import Result
from claimcheck.audit.trust import list_trusted
from claimcheck.model.claim import Claim, Evidence
from claimcheck.model.finding import Finding, Severity, Waived
from claimcheck.model.position import Location, SourceMap
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.json_layout import lay_out

# Goes up when a program that reads the report would break.
SCHEMA_VERSION = 2


def render(result: Result, options: RenderOptions = PLAIN) -> str:
    """Return the report, every key present and in the same order: equal results give equal bytes."""
    return lay_out(_report(result))


def _report(result: Result) -> dict[str, Any]:
    dossier = result.case.dossier
    claims = [_claim(result.case, claim, result.source_map) for claim in dossier.claims]
    claims.sort(key=lambda claim: (*claim["location"].values(), claim["id"]))
    return {
        "schema_version": SCHEMA_VERSION,
        "complete": result.complete,
        "tool": {"name": "claimcheck", "version": __version__},
        "summary": {
            "claims": len(dossier.claims),
            "sources": len(dossier.sources),
            "origins": len(dossier.origins),
            **{severity.value: result.count(severity) for severity in reversed(Severity)},
            "waived": result.waived,
            "baselined": result.baselined,
            "quotes": result.quotes(),
        },
        "claims": claims,
        "findings": [_finding(finding) for finding in result.findings],
        "not_checked": [
            {"what": thing.what, "why": thing.why, "claim": thing.claim, "source": thing.source}
            for thing in result.not_checked
        ],
        "on_the_authors_word": [
            {"what": thing.what, "count": thing.number, "claims": list(thing.claims)} for thing in list_trusted(result)
        ],
        "void": list(result.void),
    }


def _claim(case: Case, claim: Claim, source_map: SourceMap) -> dict[str, Any]:
    ceiling = case.ceiling(claim)
    place = source_map.locate(claim.at)
    return {
        "id": claim.id,
        "statement": claim.statement,
        "kind": claim.kind.value,
        "verdict": claim.verdict.value if claim.verdict else None,
        "confidence": claim.confidence.value if claim.confidence else None,
        "ceiling": None if ceiling.is_open else ceiling.confidence.value,
        "ceiling_reason": ceiling.reason,
        "corroboration": _corroboration(case.lines(claim)),
        "evidence": [_evidence(case, piece) for piece in claim.evidence],
        "location": {"file": place.file, "line": place.span.line, "column": place.span.column},
    }


def _corroboration(lines: Corroboration) -> dict[str, Any]:
    parties = []
    for support in lines.rests_on:
        party: dict[str, Any] = {"kind": support.kind, "id": UNKNOWN_KEY if is_unnamed(support) else support.id}
        if support.possibly:
            party["shares_text_with" if support.kind == "source" else "possibly_same_as"] = list(support.possibly)
        parties.append(party)
    entry: dict[str, Any] = {"min": lines.min, "max": lines.max, "backed": lines.backed, "rests_on": parties}
    if lines.premise is not None:
        entry["premise"] = lines.premise
    return entry


def _evidence(case: Case, piece: Evidence) -> dict[str, Any]:
    return {
        "source": piece.source or None,
        "stance": piece.stance.value,
        "locator": piece.locator,
        "grade": str(piece.grade) if piece.grade else None,
        "origins": list(piece.origins),
        "standing": case.standing(piece).value,
        "quote": _quote(case, piece),
    }


def _quote(case: Case, piece: Evidence) -> dict[str, Any] | None:
    check = case.quote(piece)
    if check is None:
        return None
    return {
        "words": piece.quote,
        "outcome": check.outcome.value,
        "score": None if check.score is None else round(float(check.score), 1),
        "start": check.start,
        "end": check.end,
        "found_in": check.found_in,
        "checked_in": check.checked_in,
        "locator": check.locator,
        "differences": [
            {"class": difference.kind, "quote": difference.quote, "source": difference.source}
            for difference in check.differences
        ],
        "also_at": [place._asdict() for place in check.also_at],
        "also_in": list(check.also_in),
        "part": None if check.part is None else check.part._asdict(),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity.value,
        "certainty": finding.certainty.value,
        "message": finding.message,
        "help": finding.help,
        "claim": finding.claim,
        "source": finding.source,
        "location": _location(finding.location),
        "related": [
            {"message": related.message, "location": _location(related.location)} for related in finding.related
        ],
        "fingerprint": finding.fingerprint,
        "waiver": _waiver(finding.waiver),
    }


def _location(location: Location) -> dict[str, Any]:
    return {"file": location.file, **location.span._asdict()}


def _waiver(waiver: Waived | None) -> dict[str, Any] | None:
    if waiver is None:
        return None
    return {"reason": waiver.reason, "by": waiver.by, "until": waiver.until.text if waiver.until else None}
