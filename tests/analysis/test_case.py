"""What a case answers of some of its claims, and what it answers only where somebody asks."""

from __future__ import annotations

import pytest

from claimcheck.analysis.quote.exact import Outcome
from claimcheck.analysis.support.ceiling import own_ceiling
from claimcheck.model.claim import Stance, Verdict
from claimcheck.model.scale import Confidence
from tests.analysis.casework import case, claim, evidence, origin, source

QUOTED = evidence("paper", "clerk", quote="The bridge was closed on 4 May.")
MISQUOTED = evidence("paper", "porter", quote="The gate was never opened by anybody at all.")
AGAINST = evidence("letter", stance=Stance.REFUTES)
CLAIMS = (
    claim("closed", QUOTED, evidence("letter", "porter")),
    claim("shut", MISQUOTED),
    claim("empty", rests_on=["closed", "shut"], confidence=Confidence.HIGH),
    claim("doubted", evidence("letter", "porter"), AGAINST),
)
WHOLE = case(
    CLAIMS,
    [source("paper"), source("letter")],
    [origin("clerk"), origin("porter")],
    {"paper": "On Monday it was told. The bridge was closed on 4 May. Nobody knew why."},
)


@pytest.mark.parametrize("number", range(len(CLAIMS)))
def test_some_claims_of_a_case_are_answered_as_the_whole_is(number: int) -> None:
    only = CLAIMS[number]
    part = WHOLE.of([only])
    assert part.dossier.claims == (only,)
    assert part.lines(only) == WHOLE.lines(only)
    assert part.ceiling(only) == WHOLE.ceiling(only)
    assert part.basis(only) == WHOLE.basis(only)
    assert part.is_overconfident(only) == WHOLE.is_overconfident(only)
    assert [part.quote(piece) for piece in only.evidence] == [WHOLE.quote(piece) for piece in only.evidence]
    assert part.premises(only) == WHOLE.premises(only)
    assert (part.damage, part.provenance, part.common_texts) == (WHOLE.damage, WHOLE.provenance, WHOLE.common_texts)


def test_what_is_asked_of_all_claims_is_asked_of_these_only() -> None:
    assert [found.id for found, _, _ in WHOLE.checked_evidence(Outcome.EXACT)] == ["closed"]
    assert [found.id for found, _, _ in WHOLE.of(CLAIMS[1:]).checked_evidence(Outcome.EXACT)] == []
    assert WHOLE.dossier.claims == CLAIMS


def test_a_claim_whose_words_are_not_in_their_source_has_no_support() -> None:
    assert WHOLE.support(CLAIMS[1]) == ()
    assert WHOLE.quotes[MISQUOTED.at].outcome is Outcome.NOT_FOUND
    assert WHOLE.lines(CLAIMS[2]).premise == "shut"
    assert WHOLE.refutation(CLAIMS[3]) == (AGAINST,)
    assert WHOLE.ceiling(CLAIMS[3]) == own_ceiling(CLAIMS[3], WHOLE.basis(CLAIMS[3]), wanted=2)


def test_a_quote_that_was_found_has_a_place() -> None:
    place = WHOLE.place(WHOLE.quotes[QUOTED.at])
    assert place is not None
    assert place.reading.text[place.start : place.end] == "The bridge was closed on 4 May."
    assert WHOLE.place(WHOLE.quotes[MISQUOTED.at]) is None


def test_claims_that_are_held_refuted_or_damaged_are_not_upheld() -> None:
    sound = claim("sound", evidence("paper", "clerk"))
    refuted = claim("refuted", evidence("paper", "clerk"), verdict=Verdict.REFUTED)
    damaged = claim("damaged", evidence("no-such-source", "clerk"))
    made = case([refuted, sound, damaged], [source("paper")], [origin("clerk")])
    assert list(made.upheld_claims()) == [(sound, made.basis(sound))]


def test_pairs_that_nobody_asked_for_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    made = case(CLAIMS)

    class Skipping:
        skipped = 7

    monkeypatch.setattr("claimcheck.analysis.case.pair_claims", lambda *_: Skipping())
    assert made.skipped_pairs == 0
    assert made.claim_pairs.skipped == made.skipped_pairs == 7
