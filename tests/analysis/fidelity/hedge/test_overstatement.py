"""What a statement asserts and a quote hedges: where something is said, and where nothing may be."""

from __future__ import annotations

import time
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.analysis.fidelity.hedge.overstatement import Overstatement, QuotedSentences, find_overstatement
from claimcheck.language.certainty.assertion import read_assertions
from tests.language.english import ENGLISH


def find(statement: str, *quotes: str, premise: str = "", is_reported: bool = False) -> Overstatement | None:
    read = [read_assertions(quote, 0, len(quote), ENGLISH) for quote in quotes]
    return find_overstatement(
        read_assertions(statement, 0, len(statement), ENGLISH),
        [QuotedSentences(sentences, True) for sentences in read],
        lambda: [*chain.from_iterable(read), *read_assertions(premise, 0, len(premise), ENGLISH)],
        is_reported,
    )


def show(statement: str, quote: str) -> tuple[str, str, str] | None:
    found = find(statement, quote)
    return found and (found.kind, statement[slice(*found.asserted)], quote[slice(*found.hedged)])


DROPPED = [
    ("The bridge was hit by two rockets.", "The bridge might have been hit by two rockets"),
    ("Three companies sold the parts to the army.", "Three companies may have sold the parts to the army, it says"),
    ("The minister resigned over the loan.", "The minister probably resigned over the loan"),
    ("The mayor took bribes from the builder.", "The mayor allegedly took bribes from the builder"),
    ("The mayor took bribes from the builder.", "The mayor is alleged to have taken bribes from the builder"),
    ("The ship carried grain from the port.", "The ship is believed to have carried grain from the port"),
    ("The ship carried stolen grain from the port.", "Divers suspect that the ship carried stolen grain from the port"),
    ("The ship carried stolen grain from the port.", "Reportedly, the ship carried stolen grain from the port"),
    ("The ship carried stolen grain from the port.", "The ship carried stolen grain from the port, reportedly."),
    ("The ship carried stolen grain from the port.", "There are rumours that the ship carried stolen grain"),
    ("The talks have collapsed over the border.", "The talks appear to have collapsed over the border"),
    ("The bank will raise its rates in June.", "The bank may raise its rates in June"),
    ("The driver is a former soldier.", "The driver may be a former soldier"),
    ("The company did not pay the tax in 2019.", "The company may not have paid the tax in 2019"),
    ("Two guards were killed in an ambush.", "Two guards were killed in an apparent ambush"),
    ("The new tax reduced smoking among pupils.", "The figures suggest that the new tax reduced smoking among pupils"),
    ("Nettle tea eases stiff knees.", "Nettle tea may bring relief to patients with stiff knees"),
    ("Crossing the legs relieves backache.", "changing one's posture can reduce backache for an hour"),
    ("The therapy leads to a reduction of stress.", "a short therapy could lessen stress in nurses"),
]  # fmt: skip
OVERDRAWN = [
    (
        "association",
        "Noise at night raises blood pressure.",
        "noise at night was associated with higher blood pressure",
    ),
    ("association", "Noise could raise blood pressure.", "noise at night was associated with higher blood pressure"),
    ("association", "Night shifts damage the heart.", "working at night was strongly associated with angina"),
    (
        "association",
        "Video games make pupils restless.",
        "there was a correlation between video games and restlessness",
    ),
    ("association", "Screens at bedtime harm the sleep of toddlers.", "screens at bedtime are linked to less sleep"),
    ("comparison", "Olive oil prevents strokes in women.", "women who ate olive oil were less likely to have strokes"),
]
KEPT = [
    # The statement hedges too, in whatever way.
    ("The bridge may have been hit by rockets.", "The bridge might have been hit by two rockets"),
    ("The bridge was apparently hit by rockets.", "The bridge might have been hit by two rockets"),
    ("Two rockets are thought to have hit the bridge.", "The bridge might have been hit by two rockets"),
    ("The general fled to Geneva, according to rumours.", "The general reportedly fled to Geneva on Monday"),
    ("The town fears an attack on the dam.", "The town fears that the dam could be attacked"),
    ("The army warned of an attack on the dam.", "The army warned that the dam could be attacked"),
    ("The mayor was charged with taking bribes.", "The mayor allegedly took bribes from the builder"),
    ("If the bank raises rates, firms will close.", "The bank may raise its rates, and firms may close"),
    ("Nettle tea eases stiff knees, suggests a study.", "Nettle tea may ease stiff knees"),
    # What is asserted is not what is hedged.
    ("The rockets were made in the north.", "the rockets, made in the north, may have been aimed at the port"),
    ("The delegation met in Rome.", "The delegation, which met in Rome, may return in May"),
    ("The plant was closed in May.", "The plant was closed in May and may open again in June"),
    ("The jets were destroyed in the raid.", "the jets were destroyed in the raid, possibly by mistake"),
    ("Two ministers left the cabinet.", "After two ministers left the cabinet the coalition could fall"),
    ("The rebels hold the airport.", "The rebels hold the airport, and it is feared that they may move on"),
    ("The company did not pay the tax in 2019.", "The company may have paid the tax in 2019"),
    ("The parade took place so that the king saw it.", "The parade took place so that the king could see it"),
    ("Both flew home to see the king.", "Both flew home, where they might see the king"),
    # No hedge at all.
    ("Lord May met the envoy in May.", "In May the envoy met Lord May"),
    ("The witness could not see the driver.", "The witness could not see the driver"),
    ("The city is reached by train.", "The city can be reached by train"),
    ("The firm cut 300 jobs.", "The firm, which is linked to the minister, dismissed 300 workers"),
    ("The police took a suspect to the station.", "The suspects were taken to the police station"),
    ("The ministry sold the ferry in 2003.", "It is possible that the ministry sold the ferry in 2004"),
    ("Did the mayor take bribes from the builder?", "The mayor allegedly took bribes from the builder"),
    ("The mayor took bribes from the builder.", "Could the mayor have taken bribes from the builder?"),
    # Effects that are no more than the source has.
    ("Noise at night is linked to blood pressure.", "noise at night was associated with blood pressure"),
    ("Noise does not raise blood pressure.", "noise was not associated with blood pressure"),
    ("Noise raises blood pressure.", "noise was associated with blood pressure, because it raises the pulse"),
    ("The drug slows the growth of tumours.", "The drug inhibited the growth of tumours, and may help patients"),
    ("The drug boosts survival of patients.", "The drug improved survival of patients and may reduce relapses"),
    ("Blood pressure is raised in many towns.", "noise was associated with higher blood pressure"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "quote"), DROPPED)
def test_a_dropped_hedge_is_found(statement: str, quote: str) -> None:
    found = find(statement, quote)
    assert found is not None
    assert found.kind == "hedge"


@pytest.mark.parametrize(("kind", "statement", "quote"), OVERDRAWN)
def test_an_effect_made_of_an_association_is_found(kind: str, statement: str, quote: str) -> None:
    found = find(statement, quote)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(("statement", "quote"), KEPT)
def test_nothing_is_found_where_nothing_is_dropped(statement: str, quote: str) -> None:
    assert find(statement, quote) is None


def test_the_words_are_shown() -> None:
    assert show("The bridge was hit by two rockets.", "The bridge might have been hit by the rockets") == (
        "hedge",
        "hit by two rockets",
        "might have been hit by the rockets",
    )
    assert show("They were ordered to leave the town.", "They were reportedly ordered to leave the town.") == (
        "hedge",
        "ordered to leave",
        "reportedly ordered to leave",
    )


def test_what_is_to_come_may_be_said_to_come() -> None:
    quote = "The minister is expected to resign before the summer"
    assert find("The minister will resign before the summer.", quote) is None
    found = find("The minister resigned before the summer.", quote)
    assert found is not None
    assert found.kind == "forecast"


def test_any_quote_or_premise_may_say_it_flatly() -> None:
    statement, hedged = "The depot was destroyed by rockets.", "the depot could have been destroyed by two rockets"
    assert find(statement, hedged) is not None
    assert find(statement, hedged, "in fact two rockets destroyed the depot") is None
    assert find(statement, hedged, premise="Rockets destroyed the depot.") is None
    assert find(statement, hedged, premise="Rockets may have destroyed the depot.") is not None
    assert find(statement, hedged, "two rockets were seen over the depot") is not None


def test_who_reports_need_not_hedge_on_the_word_of_others() -> None:
    statement = "The mayor took bribes from the builder."
    assert find(statement, "The mayor allegedly took bribes from the builder", is_reported=True) is None
    assert find(statement, "The mayor may have taken bribes from the builder", is_reported=True) is not None


WORDS = st.sampled_from(
    "may might have been hit the bridge , . ? ; “ ” … reportedly it is possible that can reduce pain was "
    "associated with not alleged killed by two rockets a source said if so likely to \n\n 7 ı".split(" ")
)


@pytest.mark.slow
@given(st.lists(WORDS, max_size=40), st.lists(WORDS, max_size=40))
def test_nothing_breaks_it_and_no_text_drops_its_own_hedges(statement: list[str], quote: list[str]) -> None:
    ours, theirs = " ".join(statement), " ".join(quote)
    found = find(ours, theirs)
    if found is not None:
        assert ours[slice(*found.asserted)].strip()
        assert theirs[slice(*found.hedged)].strip()
    assert find(theirs, theirs) is None


HOSTILE = [
    "may kill ", "kill ", "may ", "that ", "it is possible that ", "reportedly ", "reportedly, ", ", ", "may. ",
    "may kill the bridge and ", "reduces pain ", "was associated with pain ", "not ", "alleged ",
    "suggests that ", "“", "kill? ",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE)
def test_the_cost_grows_with_the_length(unit: str) -> None:
    def cost(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            find(text[:5_000], text)
            best = min(best, time.process_time() - start)
        return best

    # Eight times the text; what is squared would cost sixty-four times as much.
    assert cost(40_000) < 28 * cost(5_000) + 0.02
