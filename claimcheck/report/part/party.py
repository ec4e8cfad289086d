"""Parties as people read them: the weakest first, with what makes them weak."""

from __future__ import annotations

from claimcheck.analysis.case import Case
from claimcheck.analysis.support.corroboration import Corroboration
from claimcheck.analysis.support.provenance import UNKNOWN_KEY
from claimcheck.analysis.support.support_party import Support

# Where it says most to begin: who knows it, who wrote it, what was printed, which house.
_ORDER = {"origin": 0, "author": 1, "source": 2, "publisher": 3}


def weakest_first(lines: Corroboration) -> list[Support]:
    """Return what a claim rests on, in the order in which a reader should doubt it."""
    return sorted(lines.rests_on, key=lambda support: (_ORDER[support.kind], support.id))


def name_support(support: Support, case: Case) -> str:
    """Return a party's name with what qualifies it: `ccp-insider (anonymous)`."""
    if support.kind == "origin" and support.id.startswith(UNKNOWN_KEY):
        return "an unnamed origin"
    origin = case.dossier.origin_by_id.get(support.id) if support.kind == "origin" else None
    marks = []
    if origin is not None and origin.anonymous:
        marks.append("anonymous")
    if support.possibly:
        marks.append(f"{support.tie} {', '.join(support.possibly)}")
    return f"{support.id} ({'; '.join(marks)})" if marks else support.id


def show_lines(lines: Corroboration) -> str:
    """Return the lines of evidence as a table shows them: `1`, `1–2`, `0`."""
    return str(lines.min) if lines.min == lines.max else f"{lines.min}–{lines.max}"
