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
from claimcheck.model.position import SourceMap
from claimcheck.report.options import PLAIN, RenderOptions
from claimcheck.report.part.impact_wording import ImpactAnswer, name_effect
from claimcheck.report.safe import json_safe

# Goes up when a program that reads the answer would break.
SCHEMA_VERSION = 1
_EFFECTS = ("falls", "weakens", "gains")


def render(impact: ImpactAnswer, options: RenderOptions = PLAIN) -> str:
    """Return the claims that change, or the parties on whom most hangs, every key present and in the same order."""
    answer = impact.answer
    report = {
        "schema_version": SCHEMA_VERSION,
        "complete": impact.complete,
        "tool": {"name": "claimcheck", "version": __version__},
        **(_fall(answer, impact) if isinstance(answer, Fall) else _ranking(answer, impact.case, options.most)),
    }
    return json_safe(json.dumps(report, ensure_ascii=False, allow_nan=False, indent=2)) + "\n"


def _fall(fall: Fall, impact: ImpactAnswer) -> dict[str, Any]:
    effects = [name_effect(change) for change in fall.changes]
    return {
        "summary": {"claims": len(impact.case.dossier.claims), **{name: effects.count(name) for name in _EFFECTS}},
        "discredited": [_party(party, impact.case) for party in fall.parties],
        "claims": [_change(change, impact.source_map) for change in fall.changes],
    }


def _ranking(ranking: Ranking, case: Case, most: int) -> dict[str, Any]:
    return {
        "summary": {"claims": len(case.dossier.claims), "parties": ranking.total, "not_looked_at": ranking.skipped},
        "parties": [
            {**_party(weight.party, case), "falls": list(weight.falls), "weakens": list(weight.weakens)}
            for weight in ranking.weights[:most]
        ],
    }


def _party(party: Party, case: Case) -> dict[str, Any]:
    support = case.provenance.as_support(party)
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
        "ceiling": None if ceiling.is_open else ceiling.confidence.value,
        "ceiling_reason": ceiling.reason,
    }
