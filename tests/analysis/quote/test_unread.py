"""Quotes that touch letters which could not be read: nobody can tell."""

from __future__ import annotations

import re
import time
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.analysis.quote.exact import Budget, Outcome
from claimcheck.analysis.quote.matching import Match, match_quote
from claimcheck.analysis.quote.near import TooMuchWork
from claimcheck.analysis.quote.unread import _find_through, find_unread, may_be
from claimcheck.language.text.normalise import EITHER, FoldedText
from tests.analysis.quote.test_mutation import PASSAGES

LOST = "\ufffd"


def match(quote: str, text: str) -> Match | None:
    return match_quote(quote, FoldedText(text))


def outcome(quote: str, text: str) -> str:
    found = match(quote, text)
    return "not-found" if found is None else found.outcome.value


DOUBTFUL = [
    ("the café noir", "the caf? noir"),
    ("the café noir", "the caf?? noir"),
    ("the caf? noir", "the caf? noir"),
    ("the final office of it", "the ?nal o?ce of it"),
    ("it didn’t fly", "it didn?t fly"),
    ("‘It worked,’ he said", "?It worked,? he said"),
    ("It worked, he said", "?It worked,? he said"),
    ("“It worked so well”", "?It worked so well?"),
    ("it worked so well", "?It worked so well? for us"),
    ("naïve déjà vu again", "na?ve d?j? vu again"),
    ("the re-\nsigned café", "the re-\nsigned caf?"),
    ("the re-signed men left", "the re?signed men left"),
    ("the information was given", "the inform?ation was given"),
    ("28 Polish jets", "2? Polish jets"),
    ("28 Polish jets", "? Polish jets"),
    ("€5 billion more", "?5 billion more"),
    ("5 billion more", "?5 billion more"),
    ("5 billion more", "? 5 billion more"),
    ("15 % of them", "15 ? of them"),
    ("they fell by 15", "they fell by 15 ? then"),
    ("it fell to -5 degrees", "it fell to ?5 degrees"),
    ("the café noir is open", "the caf?\u0301 noir is open"),
    ("it fell to -5 degrees", "it fell to -? degrees"),
    ("some 12,000 men left", "some 12?000 men left"),
    ("some 12,000 men left", "some 1?,000 men left"),
    ("some 12,000 men left", "some 12,0?0 men left"),
    ("some 1 212 000 men left", "some 1 2?2 000 men left"),
    ("Красная линия не была", "?расная лини? не был?"),
    ("红线从未被越过", "红线?未被越过"),
    ("the café noir … by the sea", "the caf? noir was once by the sea"),
    ("by the sea … the café noir", "by the sea there was the caf? noir"),
    ("[the] café noir is open", "the caf? noir is open"),
    ("so when he [the owner] saw the café", "so when he himself saw the caf?"),
    ("“It worked so well. We saw it”", "“It worked so well,” he said. “We s?w it”"),
    ("it was never said at all", "???? ??? ????? ???? ?? ???"),
    # White space that goes with a sign, where letters far from it were lost, too.
    ("the café noir - so they say - is shut", "the caf? noir ? so they say ? is shut"),
    ("the café noir – so they say – is shut", "the caf? noir ?so they say? is shut"),
    ("the café and well-known men left us", "the caf? and well ?known men left us"),
    ("the café noir costs -5 % or 7 now", "the caf? noir costs ?5 ? or 7 now"),
    ("la caféine, dit « non » hier soir", "la caf?ine, dit ? non ? hier soir"),
    ("la caféine, dit « non » hier soir", "la caf?ine, dit ? non » hier soir"),
    ("红线从未被越过他说今天", "红线从未?\n越过他说?天"),
    ("红线从未被越过他说今天", "红线从未\n?越过他说?天"),
    ("红线从未被越过他说今天", "红线从未 ? 越过他说?天"),
]


@pytest.mark.parametrize(("quote", "text"), DOUBTFUL)
def test_what_may_be_right_is_unchecked(quote: str, text: str) -> None:
    found = match(quote.replace("?", LOST), f"He said so. {text.replace('?', LOST)}. It flew.")
    assert found is not None
    assert found.outcome is Outcome.UNCHECKED
    assert found.why.startswith("cannot tell: letters could not be read where these words may stand: “")


WRONG = [
    ("the café noir is open", "the caf? noix is open", "altered"),
    ("the café noir is open", "the café noir was open?", "altered"),
    ("the caf? noir is open", "the café noir is open", "altered"),
    ("the cafénoir is open to us all", "the caf? noir is open to ?s all", "altered"),
    ("the cafénoir is open to us all", "the caf ?noir is open to ?s all", "altered"),
    ("they said 28 Polish jets", "they said 23 Polish jets?", "altered"),
    ("they said 281234 Polish jets", "they said 2? Polish jets", "altered"),
    ("some 13,000 men left the town", "some 12,0?0 men left the town", "altered"),
    ("some 12 men, 13 women left the town", "some 1213 wom?n left the town", "altered"),
    ("would send its jets to Kyiv", "would not send its jets to K?iv", "altered"),
    ("nothing of the kind was said", "the caf? noir is open", "not-found"),
    ("old café noir is open", "cold caf? noir is open", "altered"),
    ("they saw 5 caf? noir", "they saw €5 café noir", "altered"),
    ("is open to all of us … the café noir", "the caf? noir is open to all of us", "stitched"),
]


@pytest.mark.parametrize(("quote", "text", "wanted"), WRONG)
def test_what_is_wrong_for_another_reason_stays_wrong(quote: str, text: str, wanted: str) -> None:
    assert outcome(quote.replace("?", LOST), f"He said so. {text.replace('?', LOST)} . It flew.") == wanted


def test_what_is_unread_is_not_among_the_differences() -> None:
    found = match("the café noir was not closed at noon", f"the caf{LOST} noir was closed at noon")
    assert found is not None
    assert found.outcome is Outcome.ALTERED
    assert found.differences == (("negation", "not", ""),)


def test_words_that_stand_whole_elsewhere_are_exact() -> None:
    assert outcome("the café noir", f"the caf{LOST} noir, the café noir") == "exact"


def test_a_mark_apart_from_the_words_touches_nothing() -> None:
    assert outcome("the café noir is open", f"{LOST} the café noir is open {LOST}") == "exact"
    assert outcome("the café noir is open", f"{LOST}, the café noir is open. {LOST}") == "exact"


@pytest.mark.slow
@pytest.mark.parametrize("language", PASSAGES)
def test_any_letter_that_is_lost_is_a_doubt(language: str) -> None:
    passage = " ".join(PASSAGES[language][0].split())
    quote = passage[: passage.rindex(" ", 0, 90)] if " " in passage[40:90] else passage[:40]
    rest = passage[len(quote) :]
    for index, letter in enumerate(quote):
        if letter.isspace():
            continue
        for lost in (LOST, LOST * 2):
            damaged = f"{quote[:index]}{lost}{quote[index + 1 :]}{rest}"
            assert outcome(quote, damaged) == "unchecked", damaged


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_loss_makes_a_quote_exact_or_wrong(data: st.DataObject) -> None:
    passage = " ".join(PASSAGES[data.draw(st.sampled_from(sorted(PASSAGES)))][0].split())
    places = data.draw(st.sets(st.integers(0, len(passage) - 1), min_size=1, max_size=8))
    check_loss(passage, places)


@pytest.mark.parametrize("places", [{0, 1, 2, 3, 4, 5, 124}, {0, 2, 3, 4, 5}, {124}])
def test_no_loss_of_a_sign_beside_others_makes_a_quote_wrong(places: set[int]) -> None:
    # The last is the minus sign of "-5".
    check_loss(" ".join(PASSAGES["Russian"][0].split()), places)


def check_loss(passage: str, places: set[int]) -> None:
    # An accent of its own that is lost leaves a letter that is another one.
    damaged = "".join(
        LOST if index in places and not sign.isspace() and sign != "\u0301" else sign
        for index, sign in enumerate(passage)
    )
    assert outcome(passage, damaged) in ("unchecked", "exact" if damaged == passage else "unchecked")
    # Another word in it is another word, whatever was lost beside it.
    found = outcome(f"{passage} quietly vanished", f"{damaged} loudly reappeared")
    assert found in ("altered", "not-found")


# The search, against all ways of laying words through a text.


def lay(words: str, text: str) -> set[int]:
    """Return where words may end that touch a run, by trying all."""
    pattern = "".join(
        rf"(?:[ab ]{{0,{len(part) + 2}}})" if part[0] == LOST else re.escape(part)
        for part in re.findall(f"{LOST}+|[^{LOST}]+", text)
    )
    return {0} if re.fullmatch(pattern, words) else set()


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(st.text("ab\ufffd", min_size=1, max_size=7), st.text("ab", min_size=1, max_size=9))
def test_may_be_tries_all_ways(source: str, words: str) -> None:
    assert may_be(source, words) == bool(lay(words, source))


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(st.text("ab.\ufffd", max_size=12), st.text("ab", min_size=1, max_size=5))
def test_the_search_tries_all_ways(text: str, words: str) -> None:
    folded = FoldedText(text)
    found = {(begin, end) for end, begin in _find_through(words, folded, 0, Budget())}
    for begin, end in found:
        assert LOST in text[max(0, begin - 1) : end + 1]
        assert lay(words, text[begin:end])
    for begin, end in product(range(len(text)), repeat=2):
        stretch = text[begin : end + 1]
        before, behind = text[begin - 1 : begin] if begin else "", text[end + 1 : end + 2]
        # Whole runs only, and whole words.
        if LOST not in stretch or LOST in (before, behind) or not lay(words, stretch):
            continue
        if (before.isalpha() and stretch[0].isalpha()) or (behind.isalpha() and stretch[-1].isalpha()):
            continue
        assert any(other <= end and last > begin for other, last in found), (begin, end)


def test_a_hyphen_at_a_line_end_is_either() -> None:
    assert may_be(f"re{EITHER}sign{LOST}d", "resigned")
    assert may_be(f"re{EITHER}sign{LOST}d", "re-signed")
    assert may_be(f"re-sign{LOST}d", f"re{EITHER}signed")
    assert not may_be(f"re-sign{LOST}d", "resigned")


MILLION = 1_000_000
HOSTILE = {
    "nothing but": (LOST * MILLION, "a" * 20_000),
    "nothing but, and words": (LOST * MILLION, "he never said so at all"),
    "every fourth": (f"abc{LOST}" * (MILLION // 4), "abcd" * 2_000),
    "every second": (f"a{LOST}" * (MILLION // 2), "ab" * 500 + "c"),
    "words": (f"he said s{LOST} and " * (MILLION // 15), "he said so and " * 100 + "left"),
    "words with ellipses": (f"he said s{LOST} and " * (MILLION // 15), "he said so … " * 50 + "and he left"),
    "bullets": (f"{LOST} one of the things he said\n" * (MILLION // 30), "one of the things he never said to us"),
    "long runs": (("a" + LOST * 999) * (MILLION // 1000), "ab" * 400),
}


@pytest.mark.slow
@pytest.mark.parametrize(("text", "quote"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_take_little_time(text: str, quote: str) -> None:
    folded = FoldedText(text)
    _ = folded.lost
    begun = time.process_time()
    budget = Budget()
    find_unread(quote, folded, budget)
    assert time.process_time() - begun < 5


@pytest.mark.slow
def test_what_takes_too_long_is_not_told() -> None:
    text, quote = HOSTILE["words"]
    with pytest.raises(TooMuchWork):
        match_quote(quote, FoldedText(text))
