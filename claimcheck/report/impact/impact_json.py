"""What falls if somebody is discredited, for programs: described by `impact.schema.json` beside this module."""

from __future__ import annotations

import json
from typing import Any

from claimcheck import __version__
from claimcheck.analysis.case import Case
from claimcheck.analysis.support.ceiling import Ceiling
from claimcheck.analysis.support.corroboration import Corroboration
from claimcheck.analysis.support.fall import Change, Fall
from claimcheck.analysis.support.provenance import Party
from claimcheck.analysis.support.ranking import Ranking
from claimcheck.analysis.support.support_party import describe_party
from claimcheck.model.position import SourceMap
from claimcheck.report.impact.impact_wording import name_effect
from claimcheck.report.safe import json_safe

# Goes up when a program that reads the answer would break.
SCHEMA_VERSION = 1
_EFFECTS = ("falls", "weakens", "gains")


def render_fall(fall: Fall, case: Case, source_map: SourceMap, complete: bool, version: str = __version__) -> str:
    """Return the claims that change, every key present and in the same order."""
    effects = [name_effect(change) for change in fall.changes]
    summary = {"claims": len(case.dossier.claims), **{name: effects.count(name) for name in _EFFECTS}}
    return _dump(
        complete,
        version,
        summary=summary,
        discredited=[_party(party, case) for party in fall.parties],
        claims=[_change(change, source_map) for change in fall.changes],
    )


def render_ranking(ranking: Ranking, most: int, case: Case, complete: bool, version: str = __version__) -> str:
    """Return the parties on whom most hangs, at most `most` of them."""
    return _dump(
        complete,
        version,
        summary={"claims": len(case.dossier.claims), "parties": ranking.total, "not_looked_at": ranking.skipped},
        parties=[
            {**_party(weight.party, case), "falls": list(weight.falls), "weakens": list(weight.weakens)}
            for weight in ranking.weights[:most]
        ],
    )


def _dump(complete: bool, version: str, **answer: Any) -> str:
    head = {"schema_version": SCHEMA_VERSION, "complete": complete, "tool": {"name": "claimcheck", "version": version}}
    return json_safe(json.dumps({**head, **answer}, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


def _party(party: Party, case: Case) -> dict[str, Any]:
    support = describe_party(party, case.provenance)
    return {"kind": support.kind, "id": support.id}


def _change(change: Change, source_map: SourceMap) -> dict[str, Any]:
    claim = change.claim
    place = source_map.locate(claim.at)
    return {
        "id": claim.id,
        "statement": claim.statement,
        "verdict": claim.verdict.value if claim.verdict else None,
        "confidence": claim.confidence.value if claim.confidence else None,
        "effect": name_effect(change),
        "overconfident": change.is_overconfident,
        "before": _state(change.lines, change.ceiling),
        "after": _state(change.lines_after, change.ceiling_after),
        "premise": change.premise,
        "location": {"file": place.file, "line": place.span.line, "column": place.span.column},
    }


def _state(lines: Corroboration, ceiling: Ceiling) -> dict[str, Any]:
    return {
        "min": lines.min,
        "max": lines.max,
        "ceiling": ceiling.confidence.value,
        "ceiling_reason": ceiling.reason,
    }
