"""On whom most hangs, in order; `test_fall.py` holds what each brings down against discrediting it alone."""

from __future__ import annotations

from claimcheck.analysis.policy import Policy
from claimcheck.analysis.support.fall import Impact
from claimcheck.analysis.support.provenance import Party
from claimcheck.analysis.support.ranking import Ranking, Weight, rank_parties
from claimcheck.model.claim import Stance
from tests.analysis.casework import case, claim, evidence, origin, source

SOURCES = [source("wire"), source("paper", ["wire"], author=["Ann"]), source("log", primary=True)]
ORIGINS = [origin("x"), origin("y")]
CLAIMS = [
    claim("told", evidence("paper", "x")),
    claim("seen", evidence("log")),
    claim("both", evidence("paper", "x"), evidence("log")),
]


def test_falls_go_before_losses_and_the_beginning_of_the_chain_before_its_end() -> None:
    ranking = rank_parties(Impact(case(CLAIMS, SOURCES, ORIGINS)))
    assert ranking == Ranking(
        (
            Weight(Party("origin", "x"), ("told",), ("both",)),
            Weight(Party("source", "log"), ("seen",), ("both",)),
            Weight(Party("source", "paper"), ("told",), ("both",)),
            Weight(Party("source", "wire"), ("told",), ("both",)),
            Weight(Party("author", "ann"), ("told",), ("both",)),
        ),
        total=6,
        skipped=0,
    )


def test_only_parties_who_count_are_ranked() -> None:
    known = case(CLAIMS, SOURCES, ORIGINS, policy=Policy(("origin", "source")))
    assert {weight.party.kind for weight in rank_parties(Impact(known)).weights} == {"origin", "source"}
    assert rank_parties(Impact(known)).total == 5


def test_a_claim_that_gains_does_not_hang_on_anybody() -> None:
    against = evidence("wire", stance=Stance.REFUTES)
    doubted = claim("doubted", evidence("log"), evidence("book", "y"), against)
    impact = Impact(case([doubted], [*SOURCES, source("book")], ORIGINS))
    assert [change.is_gain for change in impact.discredit([Party("source", "wire")]).changes] == [True]
    parties = [weight.party for weight in rank_parties(impact).weights]
    assert parties == [Party("origin", "y"), Party("source", "book"), Party("source", "log")]


def test_who_brings_down_more_comes_first() -> None:
    more = [*CLAIMS, claim("again", evidence("log")), claim("once more", evidence("log"))]
    first = rank_parties(Impact(case(more, SOURCES, ORIGINS))).weights[0]
    assert first.party == Party("source", "log")
    assert first.falls == ("again", "once more", "seen")
