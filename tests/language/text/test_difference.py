"""The words in which quote and source differ, and which of them a reader must see first."""

from __future__ import annotations

import pytest

from claimcheck.language.text.difference import Difference, compare
from claimcheck.language.text.difference_kind import KINDS


@pytest.mark.parametrize(
    ("quote", "source", "differences"),
    [
        ("28 jets", "23 jets", [("number", "28", "23")]),
        ("€5 billion", "$5 billion", [("number", "€5", "$5")]),
        ("by 15", "by 15%", [("number", "15", "15%")]),
        ("on 8 March 2022", "on 9 March 2021", [("number", "8", "9"), ("number", "2022", "2021")]),
        ("two of three", "two of four", [("number", "three", "four")]),
        ("It did become law", "It did not become law", [("negation", "", "not")]),
        ("they can't leave", "they can leave", [("negation", "can't", "can")]),
        ("Иван был дома", "Иван не был дома", [("negation", "", "не")]),
        ("sent to Kyiv", "sent to Minsk", [("name", "Kyiv", "Minsk")]),
        ("it fell sharply", "it rose sharply", [("wording", "fell", "rose")]),
        ("we saw it, then left", "we saw it then left", [("punctuation", "it,", "it")]),
        ("The [new] law", "The new law", []),
        ("“so it is,” he said", "‘so it is,’ he said", []),
        ("12,000 people left", "12 000 people left", []),
        ("the information was", "the infor-\nmation was", []),
        ("Then he left.", "Then he left", []),
        ("paid 1.5 million for it", "paid 1.5 billion for it", [("number", "million", "billion")]),
        ("paid 1.5m for it", "paid 1.5bn for it", [("number", "m", "bn")]),
        ("it took 28 days then", "it took 28 weeks then", [("number", "days", "weeks")]),
        ("for days it took them", "for weeks it took them", [("wording", "days", "weeks")]),
        ("about ₪5 a head", "about ₺5 a head", [("number", "₪5", "₺5")]),
        ("في 28 يوما", "في ٢٩ يوما", [("number", "28", "٢٩")]),
        ("they don’t know it", "they do know it", [("negation", "don’t", "do")]),
        ("it mustn't be so", "it must be so", [("negation", "mustn't", "must")]),
        ("it is unlikely now", "it is likely now", [("negation", "unlikely", "likely")]),
        ("that is legal here", "that is illegal here", [("negation", "legal", "illegal")]),
        ("we inform them now", "we form them now", [("wording", "inform", "form")]),
        ("قال إنه يرسل الطائرات", "قال إنه لن يرسل الطائرات", [("negation", "", "لن")]),
        ("वे विमान भेजेंगे आज", "वे विमान नहीं भेजेंगे आज", [("negation", "", "नहीं")]),
        ("कि बात हुई थी", "का बात हुई थी", [("wording", "कि", "का")]),
        ("Russia sends its jets", "Poland sends its jets", [("name", "Russia", "Poland")]),
        ("Now it sends its jets", "Then it sends its jets", [("wording", "Now", "Then")]),
        ("said Jean-Pierre Roux", "said Jean-Claude Roux", [("name", "Pierre", "Claude")]),
        ("IT FELL SHARPLY", "It rose sharply", [("wording", "FELL", "rose")]),
        ("the UN agreed to it", "the EU agreed to it", [("name", "UN", "EU")]),
        ("Он был в Киеве", "Он был в Минске", [("name", "Киеве", "Минске")]),
        ("the infor\u00admation was", "the information was", []),
        ("the Court´s view of it", "the Court’s view of it", []),
        ("那个人昨天不在家", "那个人昨天在家", [("negation", "不", "")]),
    ],
)
def test_differences(quote: str, source: str, differences: list[tuple[str, str, str]]) -> None:
    assert list(compare(quote, source).differences) == [Difference(*difference) for difference in differences]


def test_the_weightiest_comes_first() -> None:
    found = compare("Well then, 28 men went to Kyiv at once", "Well then 23 men did not go to Minsk soon")
    kinds = [difference.kind for difference in found.differences]
    assert kinds == sorted(kinds, key=KINDS.index)
    assert kinds[0] == "number"
    assert "punctuation" in kinds


def test_the_same_text_does_not_differ() -> None:
    text = "“Nobody,” he said on 3 May, “has paid €5 for it – not one.”"
    assert compare(text, text) == ((), 0)


def test_words_left_out_are_counted_by_their_longest_run() -> None:
    assert compare("he said that it worked", "he said that in the end it worked well").left_out == 3
    assert compare("he said so", "he said so").left_out == 0


def test_what_is_the_same_around_hides_nothing() -> None:
    before, behind = "He said on 3 May: “Yes, we” " * 5, " and so it went on, he said, for years." * 5
    assert compare(f"{before}met 28 men in Kyiv{behind}", f"{before}met 23 men in Minsk{behind}").differences == (
        ("number", "28", "23"),
        ("name", "Kyiv", "Minsk"),
    )
    sentence = "Nobody asked why they had come."
    assert compare(f"{before}{behind}", f"{before}{sentence}{behind}") == ((("negation", "", sentence[:-1]),), 6)
    moved = compare("On Friday they met the ministers again", "They met the ministers again on Friday").differences
    assert {(difference.quote.lower(), difference.source.lower()) for difference in moved} == {
        ("on friday", ""),
        ("", "on friday"),
    }


@pytest.mark.parametrize(
    ("quote", "source", "difference"),
    [
        # The letters of either side as they stand, with what is between the words.
        ("they shut the mid-river gate then", "they shut the gate then", ("wording", "mid-river", "")),
        ("it was so in the U.S. navy then", "it was so in the navy then", ("name", "U.S", "")),
        ("he came in haste, and alone, that day", "he came that day", ("wording", "in haste, and alone", "")),
        ("so said the ﬁrm then", "so said the bank then", ("wording", "ﬁrm", "bank")),
        ("so said the Straße then", "so said the Gasse then", ("name", "Straße", "Gasse")),
        # A title, and what begins a sentence or what is said, names nobody.
        ("then President Berg left", "then Chairman Berg left", ("wording", "President", "Chairman")),
        ("Bridges were shut", "Roads were shut", ("wording", "Bridges", "Roads")),
        ("Shouting was heard", "Weeping was heard", ("wording", "Shouting", "Weeping")),
        ("he said, “Boats sank at noon”", "he said, “Ships sank at noon”", ("wording", "Boats", "Ships")),
        ("he left. Boats sank", "he left. Ships sank", ("wording", "Boats", "Ships")),
        # In a headline everything has a capital.
        (
            "Mayor Shuts Bridge After Storm Hits Town",
            "Mayor Shuts Bridge After Flood Hits Town",
            ("wording", "Storm", "Flood"),
        ),
        # And in some languages every noun.
        (
            "er hat die Brücke gesperrt und ist weg",
            "er hat die Straße gesperrt und ist weg",
            ("wording", "Brücke", "Straße"),
        ),
        ("das ist mit Absicht und nicht so", "das ist mit Vorsicht und nicht so", ("wording", "Absicht", "Vorsicht")),
        ("er war nicht in Kiew und auch so", "er war nicht in Minsk und auch so", ("name", "Kiew", "Minsk")),
        ("das hat Angela Merkel nicht gesagt", "das hat Angela Müller nicht gesagt", ("name", "Merkel", "Müller")),
        # Names stay names.
        ("he spoke with Berg about it", "he spoke with Quill about it", ("name", "Berg", "Quill")),
        ("the ship “Moskva” sank", "the ship “Slava” sank", ("name", "Moskva", "Slava")),
    ],
)
def test_the_letters_and_the_kind_of_a_difference(quote: str, source: str, difference: tuple[str, str, str]) -> None:
    assert list(compare(quote, source).differences) == [Difference(*difference)]
