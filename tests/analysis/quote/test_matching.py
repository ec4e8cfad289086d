"""What becomes of a quote in one text."""

from __future__ import annotations

import time

import pytest

from claimcheck.analysis.quote.exact import Outcome
from claimcheck.analysis.quote.matching import match_quote
from claimcheck.analysis.quote.near import LONGEST, TooMuchWork, find_near
from claimcheck.language.text.normalise import FoldedText

TEXT = """\
The minister arrived late. “We will not send our 28 aircraft to Ukraine,” he told reporters in Warsaw
on 8 March, “unless Washington agrees to it in writing.” Nobody in the room asked what that meant.

A day later the Pentagon called the proposal not tenable. Its spokesman said that the transfer of combat
aircraft could be mistaken as escalatory, and that it would not be explored any further by the department.

In the evening the deputy minister gave dinner for his guests, and said nothing about aircraft at all.
"""


def match(quote: str) -> tuple[Outcome, str] | None:
    found = match_quote(quote, FoldedText(TEXT))
    return None if found is None else (found.outcome, TEXT[slice(*found.place)])


def kinds(quote: str) -> list[str]:
    found = match_quote(quote, FoldedText(TEXT))
    assert found is not None
    return [difference.kind for difference in found.differences]


def test_word_for_word() -> None:
    assert match("we will not send our “28 aircraft” to Ukraine") is not None
    assert match("A day later the Pentagon called the proposal not tenable") == (
        Outcome.EXACT,
        "A day later the Pentagon called the proposal not tenable",
    )


@pytest.mark.parametrize(
    ("quote", "kind"),
    [
        ("We will send our 28 aircraft to Ukraine", "negation"),
        ("We will not send our 23 aircraft to Ukraine", "number"),
        ("the Pentagon called the proposal not acceptable", "wording"),
        ("the Pentagon, called the proposal not tenable", "punctuation"),
        ("A day later the Kremlin called the proposal not tenable", "name"),
        ("could be mistaken as escalatory, and that it would be explored any further", "negation"),
    ],
)
def test_altered_says_what_differs(quote: str, kind: str) -> None:
    found = match_quote(quote, FoldedText(TEXT))
    assert found is not None
    assert found.outcome is Outcome.ALTERED
    assert found.differences[0].kind == kind
    assert found.score < 100


def test_the_ends_of_an_altered_quote_are_whole_words() -> None:
    assert match("Nobody in that room asked what it meant") == (
        Outcome.ALTERED,
        "Nobody in the room asked what that meant",
    )
    assert match("The deputy minister gave a dinner for guests") == (
        Outcome.ALTERED,
        "the deputy minister gave dinner for his guests",
    )


@pytest.mark.parametrize(
    "quote",
    [
        # In another order.
        "called the proposal not tenable … The minister arrived late",
        # Joined without a mark, words left out.
        "the transfer of combat aircraft would not be explored any further",
        "We will not send our 28 aircraft to Ukraine unless Washington agrees to it in writing",
    ],
)
def test_stitched(quote: str) -> None:
    found = match_quote(quote, FoldedText(TEXT))
    assert found is not None
    assert found.outcome is Outcome.STITCHED
    assert found.why


def test_far_apart_is_stitched() -> None:
    far = FoldedText(
        "It began with a letter to the king. " + "And so it went on for years. " * 40 + "It ended in a war."
    )
    found = match_quote("It began with a letter … It ended in a war", far)
    assert found is not None
    assert found.outcome is Outcome.STITCHED
    assert "characters apart" in found.why


@pytest.mark.parametrize(
    "quote",
    [
        "Sanctions against the banks were lifted by the council in June",
        # Half of it stands, the other half was never said.
        "A day later the Pentagon called the president a liar and a thief",
        "He will resign",
        "…",
        "the of and",
    ],
)
def test_not_there(quote: str) -> None:
    assert match(quote) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Иван сказал, что он не был дома в тот вечер.", "что он был дома в тот вечер"),
        ("他昨天晚上没有在北京的家里见到他的老朋友和同事们。", "他昨天晚上有在北京的家里见到他的老朋友和同事们"),
        ("قال الوزير إنه لن يرسل الطائرات إلى أوكرانيا هذا الشهر", "إنه يرسل الطائرات إلى أوكرانيا هذا الشهر"),
        ("मंत्री ने कहा कि वे इस महीने विमान नहीं भेजेंगे", "कहा कि वे इस महीने विमान भेजेंगे"),
        ("She said 👩‍👩‍👧 families were not helped by the new law", "families were helped by the new law"),
    ],
)
def test_every_script_shows_what_was_lost(text: str, quote: str) -> None:
    found = match_quote(quote, FoldedText(text))
    assert found is not None
    assert found.outcome is Outcome.ALTERED
    assert found.differences


def test_a_misread_page_is_found_and_not_passed() -> None:
    quote = "Ths spokesnan sa1d that tbe transfer of cornbat aircratt could bc mistaken as escalatory"
    found = match_quote(quote, FoldedText(TEXT))
    assert found is not None
    assert found.outcome is Outcome.ALTERED
    assert TEXT[slice(*found.place)].replace("\n", " ").startswith("Its spokesman said")


def test_a_source_shorter_than_the_quote_has_nothing_of_it() -> None:
    assert match_quote("a quote of fifty characters and rather more than that", FoldedText("e")) is None


# Words that differ from each other, and stand nowhere twice in the same order.
PROSE = " ".join(f"{'aeiou'[n % 5]}{n % 97}x{'bcdfgh'[n % 6]}{n % 89}y" for n in range(30_000))
HOSTILE = {
    "periodic": ("abcdefgi" * 40, "abcdefgh" * 4_000),
    "both long": ("abcdefgi" * 4_000, "abcdefgh" * 4_000),
    "one change": ("abcdefgh" * 450 + "abcdefgx" + "abcdefgh" * 450, "abcdefgh" * 4_000),
    "two letters": ("ab" * 1_000, "a" * 1_000_000),
    "turned about": ("ab" * 1_900 + "ba" * 1_900, "ab" * 16_000 + "c"),
    "one letter": ("a" * 999 + "b", "a" * 1_000_000),
    "one word": ("the " * 900 + "thy " + "the " * 900, "the " * 250_000 + "them"),
    "a megabyte": ("word " * 200_000, "word " * 100_000 + "other"),
    "phrases": ("not this one here at all " * 300, "not that one there at all " * 40_000),
    "long and nowhere": (PROSE[100_000:107_900][::-1], PROSE * 3),
    "fragments": (
        " … ".join(f"w{n} x{n} y{n + 1}" for n in range(6_000)),
        " ".join(f"w{n} x{n} y{n}" for n in range(9_000)),
    ),
    "fragments that stand": (" … ".join(["a b c"] * 5_000 + ["x y z"]), "a b c d " * 50_000),
    "brackets": (" ".join(["[he] was"] * 5_000), "she was " * 50_000),
    "open brackets": ("[" * 50_000 + "he was there", "he was there " * 30_000),
    "speaker tags": (
        "It worked. The Americans decided otherwise",
        "“It worked,” said the man. “The Americans ” " * 12_000,
    ),
    "empty lines": ("It worked. The Americans decided otherwise", "\n" * 300_000 + "“x"),
    "lost letters": ("a" * 41 + "b", "a" * 300_000 + "\ufffd"),
    "no spaces": ("他昨天晚上没有在北京" * 300, "他昨天晚上有在北京" * 4_000),
    "marks": ("a\u0301" * 3_000 + "b", "a\u0301" * 100_000),
}


@pytest.mark.slow
@pytest.mark.parametrize(("quote", "text"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_lengths_are_answered_soon(quote: str, text: str) -> None:
    folded = FoldedText(text)
    begun = time.process_time()
    try:
        found = match_quote(quote, folded)
    except TooMuchWork:
        found = None
    assert time.process_time() - begun < 3
    assert found is None or found.outcome is not Outcome.EXACT


def test_too_long_is_said_and_not_guessed() -> None:
    with pytest.raises(TooMuchWork):
        find_near("x y" * LONGEST, "z " * 10_000)


@pytest.mark.slow
def test_a_quote_that_is_too_dear_to_be_found_is_not_called_missing() -> None:
    # It stands alone at the very end, behind more halves than can be looked at.
    with pytest.raises(TooMuchWork):
        match_quote("he", FoldedText("the " * 250_000 + "he"))


def test_a_long_quote_is_answered() -> None:
    words = PROSE.split()[4_000:4_350]
    begin = PROSE.index(" ".join(words))
    quote = " ".join([*words[:100], "other", *words[101:180], *words[181:]])
    assert len(quote) > 2_500
    found = match_quote(quote, FoldedText(PROSE))
    assert found is not None
    assert found.outcome is Outcome.ALTERED
    assert found.place == (begin, begin + len(" ".join(words)))
    assert {(difference.quote, difference.source) for difference in found.differences} == {
        ("other", words[100]),
        ("", words[180]),
    }


SPOKEN = """\
“It worked,” said the Chinese source. “The Americans decided that it was a step too far.”

"We never agreed to 28 jets," the minister told reporters on Monday, "and we never will."

“And so it goes on for page after page of the report.

“Nobody has ever read it to the end,” he wrote.
"""


@pytest.mark.parametrize(
    "quote",
    [
        "It worked. The Americans decided that it was a step too far",
        "It worked, the Americans decided that it was a step too far",
        "“It worked,” “The Americans decided that it was a step too far.”",
        "We never agreed to 28 jets, and we never will",
        "page after page of the report. Nobody has ever read it to the end",
    ],
)
def test_what_a_speaker_tag_interrupts_is_word_for_word(quote: str) -> None:
    found = match_quote(quote, FoldedText(SPOKEN))
    assert found is not None
    assert found.outcome is Outcome.EXACT
    words = SPOKEN[slice(*found.place)]
    assert words.split()[0] == quote.strip("“").split()[0]
    assert words.strip("”.").split()[-1].lower() == quote.strip("”.").split()[-1].lower()


@pytest.mark.parametrize(
    "quote",
    [
        "We never agreed to 23 jets, and we never will",
        "We agreed to 28 jets, and we never will",
        "It worked. The Russians decided that it was a step too far",
        # Not an interruption of speech, but of the story.
        "It worked, it was a step too far",
    ],
)
def test_a_tag_excuses_nothing_else(quote: str) -> None:
    found = match_quote(quote, FoldedText(SPOKEN))
    assert found is None or found.outcome is not Outcome.EXACT


@pytest.mark.parametrize(
    ("quote", "outcome"),
    [
        ("[W]e will not send our 28 aircraft to Ukraine", Outcome.EXACT),
        ("[the Poles] will not send our 28 aircraft to Ukraine", Outcome.EXACT),
        ("We will not send our 28 [Polish jets] to Ukraine,” he told reporters", Outcome.EXACT),
        ("the Pentagon called [the] proposal not tenable", Outcome.EXACT),
        # A bracket brings or hides what turns the meaning.
        ("We will not send our [23] aircraft to Ukraine, he told", Outcome.ALTERED),
        ("the Pentagon called the proposal [very] tenable", Outcome.ALTERED),
        (
            "Its spokesman said that the transfer of combat aircraft could [never] be mistaken as escalatory",
            Outcome.ALTERED,
        ),
    ],
)
def test_brackets_stand_for_what_they_replaced(quote: str, outcome: Outcome) -> None:
    found = match_quote(quote, FoldedText(TEXT))
    assert found is not None
    assert found.outcome is outcome


@pytest.mark.parametrize(
    ("quote", "stretch"),
    [
        # The first and the last word are others, or stand beside what was put in or left out.
        ("A week later the Pentagon called the proposal", "A day later the Pentagon called the proposal"),
        ("Nobody in the room asked what this meant", "Nobody in the room asked what that meant"),
        ("We will not send our 28 fighters", "We will not send our 28 aircraft"),
        ("Somebody in the room asked what that meant", "Nobody in the room asked what that meant"),
        ("the Pentagon had called the proposal not tenable", "the Pentagon called the proposal not tenable"),
        ("called proposal not tenable. Its spokesman said", "called the proposal not tenable. Its spokesman said"),
        ("Nobody but the captain in the garden asked what that meant", None),
    ],
)
def test_ends_beside_changed_words(quote: str, stretch: str | None) -> None:
    found = match(quote)
    assert (found is None) is (stretch is None)
    if found is not None:
        assert found == (Outcome.ALTERED, stretch)


def test_words_put_behind_the_quote_do_not_take_in_what_follows() -> None:
    found = match("Nobody in the room asked what that meant to all those brave women")
    assert found is None or found[1] == "Nobody in the room asked what that meant"


@pytest.mark.parametrize(
    ("quote", "outcome"),
    [
        # A quote may end as the sentence around it needs.
        ("Nobody in the room asked what that meant,", Outcome.EXACT),
        ("“he told reporters in Warsaw.”", Outcome.EXACT),
        ("Nobody in the room asked what that meant?", Outcome.ALTERED),
    ],
)
def test_the_stop_at_the_end(quote: str, outcome: Outcome) -> None:
    found = match(quote)
    assert found is not None
    assert found[0] is outcome


def test_what_begins_a_quote_may_stand_once_more_before_it() -> None:
    text = FoldedText(
        "The United States is ready, he said. " + "And so it went on for years. " * 40 + "The United States is, I am "
        "told by all of them, ready to act at once, and nobody else is ready."
    )
    found = match_quote("The United States is … ready to act at one, and nobody else", text)
    assert found is not None
    assert found.outcome is Outcome.ALTERED
    assert found.place.start > 1_000


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "Иван сказал, что он не был дома в тот вечер. " * 1
            + "Потом все ушли. " * 50
            + "Министр молчал три дня подряд.",
            ("что он не был дома", "Министр молчал три дня"),
        ),
        (
            "他昨天晚上没有在北京的家里。" + "后来大家都走了。" * 100 + "部长沉默了三天三夜没有回答。",
            ("没有在北京的家里", "部长沉默了三天"),
        ),
        (
            "قال الوزير إنه لن يرسل الطائرات. " + "ثم ذهب الجميع. " * 60 + "وصمت الوزير ثلاثة أيام كاملة.",
            ("إنه لن يرسل الطائرات", "وصمت الوزير ثلاثة أيام"),
        ),
        (
            "मंत्री ने कहा कि वे विमान नहीं भेजेंगे। " + "फिर सब चले गए। " * 60 + "मंत्री तीन दिन तक चुप रहे।",
            ("वे विमान नहीं भेजेंगे", "मंत्री तीन दिन तक चुप"),
        ),
    ],
    ids=["Russian", "Chinese", "Arabic", "Hindi"],
)
def test_every_script_can_be_stitched(text: str, pieces: tuple[str, str]) -> None:
    folded = FoldedText(text)
    quotes = [" … ".join(pieces), " … ".join(reversed(pieces))]
    # So few letters of a script without spaces are not known by themselves.
    quotes += [" ".join(pieces)] if " " in text else []
    for quote in quotes:
        found = match_quote(quote, folded)
        assert found is not None, quote
        assert found.outcome is Outcome.STITCHED, quote


@pytest.mark.slow
@pytest.mark.parametrize("sign", ["“", "'", '" said ', "” said he “", "\n“", "\n"])
def test_tags_without_end_are_no_trap(sign: str) -> None:
    text = sign * 60_000
    begun = time.process_time()
    match_quote("It worked. The Americans decided otherwise", FoldedText(text))
    assert time.process_time() - begun < 5
