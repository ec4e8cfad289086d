"""Which dates of a text are carried by those of its evidence."""

from __future__ import annotations

import pytest

from claimcheck.analysis.fidelity.date_drift import find_date_drift, may_have_date_drift
from claimcheck.analysis.fidelity.evidence_text import EvidenceText, QuotedPassage, StatedText
from claimcheck.model.date import Date
from claimcheck.model.position import Pointer
from tests.analysis.fidelity.figures import uncarried
from tests.language.english import ENGLISH


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("He served from 2014 to 2021", "He served between 2014 and 2021"),
        ("He ruled in 2014–2018", "He ruled from 2014 to 2018"),
        ("He died in AD 79", "He died in 79 CE"),
        ("On 8 March", "8 March 2022"),
        ("On 8 March 2022", "8 March"),
        ("In March", "8 March"),
        ("In the 1980s", "1982"),
        ("in the early 1980s", "on 5 February 1982"),
        ("before 1990", "in 1985"),
        ("before 1990", "until 1990, before 1990"),
        ("by April 4", "on April 2"),
        ("on Monday", "on Monday"),
        ("on Monday", "then"),
        ("in 2014", "from 2013 to 2015"),
        ("the 2020 pandemic", "the disease"),
        ("Hush (2016 film)", "in 2003"),
    ],
)
def test_what_is_carried(statement: str, quote: str) -> None:
    assert uncarried(statement, quote) == []


@pytest.mark.parametrize(
    ("statement", "quote", "words", "nearest"),
    [
        ("From 2014 to 2018 he ruled", "He ruled between 2014 and 2019", "2014 to 2018", "2014 and 2019"),
        ("He died in 44 BC", "He died in 44 AD", "44 BC", "44 AD"),
        ("On 8 March 2021", "8 March 2022", "8 March 2021", "8 March 2022"),
        ("12 October 1990", "10 December 1990", "12 October 1990", "10 December 1990"),
        ("on 20 April 1999", "in 1999", "20 April 1999", "1999"),
        ("On 8 March", "in March", "8 March", "March"),
        ("in early 1982", "in 1982", "early 1982", "1982"),
        ("before 1990", "in 1990", "1990", "1990"),
        ("after 2002", "in 2002", "2002", "2002"),
        ("on Monday", "on Tuesday", "Monday", "Tuesday"),
        ("in 2020", "the disease", "2020", ""),
        ("a 1940 comedy", "a 1930 comedy", "1940", "1930"),
        ("in the 1990s", "in the early 1980s", "1990s", "early 1980s"),
    ],
)
def test_what_drifts(statement: str, quote: str, words: str, nearest: str) -> None:
    assert uncarried(statement, quote) == [(words, nearest)]


def stated(text: str) -> StatedText:
    """Return a sentence that is no claim's."""
    return StatedText(text, Pointer("draft.md"), ENGLISH)


def quote(words: str, published: str | None = None) -> QuotedPassage:
    date = None if published is None else Date.parse(published)
    return QuotedPassage.of_words("article", words, ENGLISH)._replace(published=date)


def find(text: str, *passages: QuotedPassage, premises: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    """Return what drifts, the nearest words and what they mean."""
    found = []
    for drift in find_date_drift(stated(text), EvidenceText(passages, premises)):
        nearest = drift.nearest
        shown = ("", "") if nearest is None else (nearest.passage.text[nearest.start : nearest.end], nearest.meaning)
        found.append((text[drift.start : drift.end], *shown))
    return found


def test_a_plain_sentence_is_held_against_two_quotes() -> None:
    passages = quote("on 8 March 2022 the Pentagon reversed its position"), quote("the jets were sold in 2003")
    assert find("On 8 March the jets, sold in 2003, were refused.", *passages) == []
    assert find("On 9 March the jets, sold in 2004, were refused.", *passages) == [
        ("9 March", "8 March 2022", ""),
        ("2004", "2003", ""),
    ]
    assert find("On 9 March the jets were refused.", *passages, premises=("They met on 9 March.",)) == []


def test_relative_words_count_by_what_they_mean() -> None:
    speech = quote("The speech was on Monday; a day later, the jets were gone", "2022-03-10")
    assert find("They were gone on 8 March 2022.", speech) == []
    assert find("They were gone on 9 March 2022.", speech) == [("9 March 2022", "a day later", "2022-03-08")]


def test_the_day_of_publication_carries_a_date() -> None:
    assert find("In 2022 it was reversed.", quote("it was reversed", "2022-11-26")) == []
    assert find("In 2021 it was reversed.", quote("it was reversed", "2022-11-26")) == [("2021", "", "")]


def test_nothing_is_told_where_a_date_is_open_or_the_evidence_damaged() -> None:
    assert find("In 1979 nobody had asked.", quote("A year earlier nobody had asked in 1980")) == []
    assert find("In 1979 nobody had asked.", quote("nobody had asked in 1980")) == [("1979", "1980", "")]
    damaged = EvidenceText([quote("nobody had asked in 1980")], is_damaged=True)
    assert list(find_date_drift(stated("In 1979 nobody had asked."), damaged)) == []


def test_a_text_without_dates_has_no_drift() -> None:
    assert may_have_date_drift(stated("It was sold in 2003."))
    assert not may_have_date_drift(stated("It was sold for 28 jets."))
