"""How drifts are told: one walk over the claims, the words that drift, and the words of a quote that come nearest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from claimcheck.analysis.case import Case
from claimcheck.analysis.fidelity.claim_evidence import gather_evidence, state_claim
from claimcheck.analysis.fidelity.evidence_text import Drift, EvidenceText, StatedText
from claimcheck.model.finding import Observation
from claimcheck.model.position import Fragment
from claimcheck.rules.kit.place import point_at_text, show_quote


def walk_drifts(
    case: Case, may_drift: Callable[[StatedText], bool], find: Callable[[StatedText, EvidenceText], Iterable[Drift]]
) -> Iterator[tuple[StatedText, Drift]]:
    """Yield what drifts in the statements of claims, claim by claim, by one of the functions `find_…_drift`.

    `may_drift` is a quick look at a statement: where it says no, the evidence is not gathered.
    """
    for claim in case.dossier.claims:
        stated = state_claim(claim)
        evidence = gather_evidence(case, claim) if stated is not None and may_drift(stated) else None
        if stated is not None and evidence is not None:
            for drift in find(stated, evidence):
                yield stated, drift


def observe_drift(
    stated: StatedText, drift: Drift, message: str, advice: str, which: str = "the nearest"
) -> Observation:
    """Return an observation at the words that drift; `which` is said of the nearest ones, where they can be shown."""
    nearest = drift.nearest
    reading = None if nearest is None else nearest.passage.reading
    related = () if nearest is None or reading is None else (point_at_text(reading, nearest.start, nearest.end, which),)
    return Observation(stated.at, message, fragment=Fragment(drift.start, drift.end), related=related, help=advice)


def show_words(stated: StatedText, drift: Drift) -> str:
    """Return the words that drift, in quotation marks."""
    return show_quote(stated.text[drift.start : drift.end])


def show_nearest(drift: Drift) -> str:
    """Return the nearest words, what they mean and their source: `“28 jets” in `the-article``; empty without any."""
    if drift.nearest is None:
        return ""
    passage, meaning = drift.nearest.passage, drift.nearest.meaning
    words = show_quote(passage.text[drift.nearest.start : drift.nearest.end])
    return f"{words}{f' ({meaning})' if meaning else ''} in `{passage.source}`"


def name_nearest(drift: Drift, which: str = "the nearest is") -> str:
    """Return what goes on a message: `; the nearest is “28 jets” in `the-article``, or nothing."""
    nearest = show_nearest(drift)
    return f"; {which} {nearest}" if nearest else ""
