"""Marks of omission, scripts and signs: what is the same in other letters is exact, and nothing else is."""

from __future__ import annotations

import pytest

from claimcheck.analysis.quote.matching import match_quote
from claimcheck.language.text.normalise import FoldedText


def outcome(quote: str, text: str) -> str:
    match = match_quote(quote, FoldedText(text))
    return match.outcome.value if match else "not-found"


LONG = "The council met on Monday, heard the engineer for two hours, and closed the bridge without a vote."


@pytest.mark.parametrize(
    "mark", ["(…)", "(...)", "( … )", "(. . .)", "⋯", "[⋯]", "(⋯)", "‥", "[. . .]", "……", "⋯⋯", "[...]", "…", "[ ... ]"]
)
def test_every_mark_of_omission_parts_a_quote(mark: str) -> None:
    quote = f"The council met on Monday {mark} closed the bridge without a vote"
    assert outcome(quote, LONG) == "exact"
    assert outcome(quote.replace("closed", "opened"), LONG) != "exact"
    assert outcome(quote.replace("without", "with"), LONG) != "exact"
    # Where the source has the mark itself, it is a mark of the source's.
    assert outcome(quote, f"{quote}. And so on.") == "exact"


SAME = [
    ("أمر العمدة بإغلاق الجسر يوم الاثنين", "أمر العمـــدة بإغلاق الجسر يوم الاثنين مساء."),
    ("أمر العمدة بإغلاق الجسر يوم الاثنين", "أَمَرَ العُمْدَةُ بِإِغْلاقِ الجِسْرِ يَوْمَ الاثنين."),
    ("أَمَرَ العُمْدَةُ بِإِغْلاقِ الجسر", "أمر العمدة بإغلاق الجسر يوم الاثنين مساء."),
    ("ראש העיר סגר את הגשר", "רֹאשׁ הָעִיר סָגַר אֶת הַגֶּשֶׁר ביום שני."),
    ("il a dit: “Le pont est fermé”", "Il a dit : «\u202fLe pont est fermé\u202f» et il est parti."),
    ("Qui a fermé le pont? Personne ne sait!", "Qui a fermé le pont\u00a0? Personne ne sait\u202f!"),
    ("Le pont; la route; le port", "Le pont ; la route ; le port."),
    ("it lies at 48° 12' north of the line", "It lies at 48° 12′ north of the line."),
    ("he owned 3/4 of the shares", "He owned ¾ of the shares."),
    ("he owned 1 1/2 of the shares", "He owned 1½ of the shares."),
    ("he owned 3⁄4 of the shares", "He owned 3/4 of the shares."),
    ("köprü istanbul'da kapatıldı dün", "Köprü İstanbul'da kapatıldı dün."),
    ("gave the order to shut it", "The mayor gave the or⸗\nder to shut it on Monday."),
    ("gave the order to shut it", "The mayor gave the or¬\nder to shut it on Monday."),
]


@pytest.mark.parametrize(("quote", "text"), SAME)
def test_the_same_in_other_letters(quote: str, text: str) -> None:
    assert outcome(quote, text) == "exact"


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("كَتَبَ العمدة الخبر كله", "كُتِبَ العمدة الخبر كله."),
        ("he owned 3/4 of the shares", "He owned 31/4 of the shares."),
        ("he owned 13/4 of the shares", "He owned 1¾ of the shares."),
        ('the boat lay at 5" from the wall', "The boat lay at 5′ from the wall."),
        ("they asked US to leave the base", "They asked us to leave the base."),
        ("the plant used 5 mW of power", "The plant used 5 MW of power."),
        ("köprü kısmen kapatıldı dün", "Köprü kismen kapatıldı dün."),
        ("gave the order to shut it", "The mayor gave the or¬der to shut it on Monday."),
    ],
)
def test_other_letters_are_never_exact(quote: str, text: str) -> None:
    assert outcome(quote, text) == "altered"


def test_words_in_another_case_are_a_difference_of_wording() -> None:
    match = match_quote("They asked US to leave the base", FoldedText("They asked us to leave the base."))
    assert match is not None
    assert [(found.kind, found.quote, found.source) for found in match.differences] == [("wording", "US", "us")]
