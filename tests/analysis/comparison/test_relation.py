"""Statements that are nearly the same: whether they say the same, or what cannot both be so."""

from __future__ import annotations

import pytest

from claimcheck.analysis.comparison.relation import relate
from claimcheck.language.text.difference import Difference


@pytest.mark.parametrize(
    ("one", "other", "kind", "ours", "theirs"),
    [
        ("Poland owned 26 MiG-29s.", "Poland owned 28 MiG-29s.", "number", "26", "28"),
        ("Poland owned 26 to 33 jets.", "Poland owned 10 to 12 jets.", "number", "26 to 33", "10 to 12"),
        ("The deal cost $5 billion.", "The deal cost €5 billion.", "number", "$5 billion", "€5 billion"),
        ("Three jets were lost on 3 May.", "Four jets were lost on 3 May.", "number", "Three", "Four"),
        ("It grew by a fifteenth.", "It grew by a twenty-fifth.", "number", "fifteenth", "twenty-fifth"),
        ("Польша имела 26 самолётов.", "Польша имела 28 самолётов.", "number", "26", "28"),
        ("波兰有26架战机。", "波兰有28架战机。", "number", "26", "28"),
        ("On 8 March it turned.", "It turned on 9 March.", "date", "8 March", "9 March"),
        ("The war began in 2014.", "The war began in 2022.", "date", "2014", "2022"),
        ("Xi told Olaf Scholz so.", "Xi told Emmanuel Macron so.", "name", "Olaf Scholz", "Emmanuel Macron"),
        ("Washington stopped the jets.", "Washington did not stop the jets.", "negation", "", "not"),
        ("Xi knew of the plan.", "Xi did not know of the plan.", "negation", "", "not"),
        ("He wrote and sold the book.", "He did not write and sell the book.", "negation", "", "not"),
        ("China will send arms.", "China won’t send any arms.", "negation", "", "won’t"),
        ("China has supplied arms.", "China did not supply any arms.", "negation", "", "not"),
        ("The jets can fly there.", "The jets cannot fly there.", "negation", "", "cannot"),
        ("It was never stopped.", "It was stopped.", "negation", "never", ""),
        ("波兰有战机。", "波兰没有战机。", "negation", "", "没"),
    ],
)
def test_conflict(one: str, other: str, kind: str, ours: str, theirs: str) -> None:
    relation = relate(one, other)
    assert relation is not None
    assert relation.is_conflict
    assert relation.differences == (Difference(kind, ours, theirs),)
    turned = relate(other, one)
    assert turned is not None
    assert turned.differences == (Difference(kind, theirs, ours),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trade came to $1.5 trillion.", "Trade came to $1,500 billion."),
        ("The army lost twelve jets.", "The army lost 12 jets."),
        ("On 8 March the Pentagon reversed its position.", "The Pentagon reversed its position on 8 March."),
        ("The U.S. delegation left Rome.", "The US delegation has left Rome."),
        ("It travelled to Rome.", "It was traveling to Rome."),
        ("J. R. R. Tolkien created it.", "J.R.R. Tolkien created it."),
        ("中国坚定支持俄罗斯。", "中国 坚定 支持 俄罗斯"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    relation = relate(one, other)
    assert relation is not None
    assert not relation.is_conflict
    assert relation.differences == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Both may be right.
        ("Poland owned 26 to 33 jets.", "Poland owned 28 jets."),
        ("Trade came to more than $1.5 trillion.", "Trade came to $1.7 trillion."),
        ("The deal cost $5 billion.", "The deal cost £4 billion."),
        ("It happened in March 2022.", "It happened on 8 March 2022."),
        ("It happened on Monday.", "It happened on 8 March."),
        # They tell of two things.
        ("In 2019 exports were $10 billion.", "In 2020 exports were $12 billion."),
        ("Germany sent ten tanks.", "Spain sent ten tanks."),
        ("Berlin says Germany sent ten tanks.", "Berlin says Spain sent five tanks."),
        ("The 92nd brigade attacked.", "The 93rd brigade attacked."),
        ("Article 5 was invoked.", "Article 4 was invoked."),
        ("A MiG-29 was shot down.", "A MiG-31 was shot down."),
        ("The town has three schools.", "The town has four churches."),
        # Who did it to whom.
        ("The rebels shelled the army.", "The army shelled the rebels."),
        ("We know that Russia attacked Ukraine.", "We know that Ukraine attacked Russia."),
        ("Ukraine was attacked by Russia.", "Ukraine attacked Russia."),
        # Words that turn it, or opposites.
        ("China’s exports to Russia grew.", "China’s imports from Russia grew."),
        ("The jets may have been stopped.", "The jets have been stopped."),
        ("The president spoke in Rome.", "The former president spoke in Rome."),
        ("The deal was not only bad.", "The deal was bad."),
        # One may be said for the other.
        ("We hear that Beijing approved it.", "We hear that China approved it."),
        ("We hear that Kovalenko approved it.", "We hear that Kovalenka approved it."),
        # It cannot be told what is a name.
        ("Der Rat hat den Vertrag gebilligt.", "Der Rat hat den Haushalt gebilligt."),
        ("德国派出十辆坦克", "法国派出十辆坦克"),
    ],
)
def test_it_cannot_be_told(one: str, other: str) -> None:
    assert relate(one, other) is None
    assert relate(other, one) is None


def test_a_word_in_twelve() -> None:
    long = (
        "On Monday the council of the town approved a plan to build {} new schools, roads and bridges along the river."
    )
    relation = relate(long.format("several"), long.format("handsome"))
    assert relation is not None
    assert relation.differences == (Difference("wording", "several", "handsome"),)


def test_what_is_long_is_no_statement() -> None:
    assert relate("jets " * 1_000, "jets " * 1_000) is None
    table = " ".join(map(str, range(100, 220)))
    assert relate(f"It counts {table}.", f"It counts {table.replace('1', '2')}.") is None
