"""The walk that the rules about drift share, and how it tells what it finds."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.fidelity.evidence_text import Drift, EvidenceText, PassageWords, StatedText
from claimcheck.rules.kit.nearest import name_nearest, observe_drift, show_nearest, show_words, walk_drifts
from tests.analysis.casework import case, claim, evidence, source

TEXT = "Warsaw bought all of its 33 jets on Monday. Nothing more was said of them."
DRIFTING = claim("drifting", evidence("article", quote="Warsaw bought all of its 33 jets"))._replace(
    statement="Poland had 28 jets."
)
QUIET = DRIFTING._replace(id="quiet", statement="Poland had jets.")
UNQUOTED = claim("unquoted", evidence("article"))._replace(statement="Poland had 28 jets.")
CASE = case([DRIFTING, QUIET, UNQUOTED], [source("article")], captures={"article": TEXT})


def find(stated: StatedText, evidence: EvidenceText) -> Iterator[Drift]:
    """Yield the two words behind "had" where the evidence has other ones."""
    (passage,) = evidence.passages
    yield Drift(11, 18, PassageWords(passage, 25, 32, meaning="33"))
    yield Drift(0, 6, None)


def test_only_what_may_drift_and_has_evidence_is_asked() -> None:
    found = list(walk_drifts(CASE, lambda stated: "28" in stated.text, find))
    assert [(stated.at, show_words(stated, drift)) for stated, drift in found] == [
        (DRIFTING.at / "statement", "“28 jets”"),
        (DRIFTING.at / "statement", "“Poland”"),
    ]


def test_the_nearest_words_are_named_and_pointed_at() -> None:
    (stated, near), (_, far) = walk_drifts(CASE, lambda stated: "28" in stated.text, find)
    assert show_nearest(near) == "“33 jets” (33) in `article`"
    assert name_nearest(near) == "; the nearest is “33 jets” (33) in `article`"
    assert (show_nearest(far), name_nearest(far)) == ("", "")
    observed = observe_drift(stated, near, "message", "advice", "in its place")
    assert (observed.at, observed.message, observed.help) == (stated.at, "message", "advice")
    assert observed.fragment == (11, 18)
    (related,) = observed.related
    assert related.message == "in its place"
    assert observe_drift(stated, far, "message", "advice").related == ()
    assert near.nearest is not None
    unsaved = near.nearest.passage._replace(reading=None)
    unread = near._replace(nearest=near.nearest._replace(passage=unsaved))
    assert observe_drift(stated, unread, "message", "advice").related == ()
