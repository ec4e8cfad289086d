"""Running heads and feet and page numbers between two halves of a sentence; no number of the text is passed over."""

from __future__ import annotations

import random
import re
import textwrap
import time
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.analysis.quote.matching import Match, match_quote
from claimcheck.analysis.quote.page_furniture import find_furniture
from claimcheck.analysis.quote.reading import Readings
from claimcheck.language.text.normalise import FoldedText
from tests.analysis.quote.test_mutation import PASSAGES, mutate

BEFORE = "The mayor gave the order to shut the bridge on"
BEHIND = "Monday evening without a vote."
QUOTE = f"{BEFORE} {BEHIND}"


def match(quote: str, text: str) -> Match | None:
    return match_quote(quote, FoldedText(text))


def outcome(quote: str, text: str) -> str:
    found = match(quote, text)
    return "not-found" if found is None else found.outcome.value


def clean(text: str) -> str:
    """Return a text as it is read without its page furniture."""
    abridged = Readings(text).clean
    return text if abridged is None else abridged.text.text


BETWEEN = [
    "\n\n12\n\f", "\n12\n\f", "\n12\f", "\n\f12\n", "\n\f\n12\n\n", "\n\f\n\n  12  \n\n", "\r\n\r\n12\r\n\f",
    "\r\n\f12\r\n\r\n", "\n\n1\n\n\f\n", "\n999\n\f", "\n- 12 -\n\f", "\n\f– 12 –\n", "\n\f—12—\n", "\n| 12 |\n\f",
    "\n· 12 ·\n\f", "\n* 12 *\n\f", "\nPage 12\n\f", "\n\fpage 12\n", "\nPAGE 12 OF 40\n\f", "\n[Page 12]\n\f",
    "\np. 12\n\f", "\npp. 12\n\f", "\n12 / 40\n\f", "\n\f12/40\n", "\nPage 12/40\n\f", "\nSeite 12 von 40\n\f",
    "\n\fS. 12\n", "\nstr. 12 z 40\n\f", "\nстр. 12 из 40\n\f", "\n\fPágina 12 de 40\n", "\n第12页\n\f", "\nxii\n\f",
    "\n\fiv\n", "\nxlviii\n\f", "\nPage 12 of 40\n", "\n\n   Page 12 of 40\n\n", "\n- 12 -\n",
    "\r\nSeite 12 von 40\r\n",
]  # fmt: skip


@pytest.mark.parametrize("between", BETWEEN, ids=ascii)
def test_the_number_of_a_page_is_no_part_of_a_sentence(between: str) -> None:
    text = f"{BEFORE}{between}{BEHIND}"
    found = match(QUOTE, f"It was late. {text} Nobody was told.")
    assert found is not None
    assert found.outcome.value == "exact"
    # The place is that in the text as it is.
    assert (found.place.start, found.place.end) == (13, 13 + len(text))
    # Who quotes the number, too, has quoted what stands there.
    assert outcome(text, f"It was late. {text} Nobody was told.") == "exact"
    for changed in (QUOTE.replace("Monday", "Tuesday"), QUOTE.replace(" without", " with"), f"{BEFORE} 13 {BEHIND}"):
        assert outcome(changed, text) == "altered"


@pytest.mark.parametrize("between", BETWEEN, ids=ascii)
@pytest.mark.parametrize(("before", "behind"), [("the min-", "ister had left"), ("the min\u00ad", "ister had left")])
def test_a_word_may_go_on_over_it(between: str, before: str, behind: str) -> None:
    text = f"It was told at once to {before}{between}{behind} the house."
    assert outcome("told at once to the minister had left the house", text) == "exact"


# What is or may be a number of the text.

OURS = [
    ("The dam held back some", "12", "million litres of water"),
    ("The dam by the lake held back", "12", "million litres of water"),
    ("The dam by the lake held back", "12", "per cent of the water"),
    ("The prices by the lake went up", "12", "% in a year"),
    ("The prices by the lake went up by $", "12", "billion in a year"),
    ("The old bridge was shut on March", "12", "and nobody was told"),
    ("The old bridge was shut on", "12", "March and nobody was told"),
    ("The old bridge was shut in the", "19", "th century and nobody cared"),
    ("The old bridge was shut in", "1945", "and nobody was told of it"),
    ("The order of the king was given to", "12", "soldiers who stood by the bridge"),
    ("In the blast of that same morning", "12", "were killed and nobody was told"),
    ("He left the town at the age of", "12", "Putin said to the paper"),
    ("He told the paper that no fewer than", "12", "Russians had been seen there"),
    ("All of the others were hurt", "12", "of them badly and for life"),
    ("The score of the game was", "3", "- 2 and nobody cared"),
    ("The number was 12,", "000", "and nobody cared at all"),
    ("Wounded", "12", "Missing"),
]
PLACED: list[Callable[[str, str, str], str]] = [
    lambda before, number, behind: f"{before}\n{number}\n\f{behind}",
    lambda before, number, behind: f"{before}\n\f{number}\n{behind}",
    lambda before, number, behind: f"{before}\n\n{number}\n\n{behind}",
    lambda before, number, behind: f"{before}\n{number}\n{behind}",
]


@pytest.mark.parametrize("place", PLACED, ids=["foot", "head", "paragraph", "line"])
@pytest.mark.parametrize(("before", "number", "behind"), OURS)
def test_a_number_that_may_be_one_of_the_sentence_is_not_passed_over(
    before: str, number: str, behind: str, place: Callable[[str, str, str], str]
) -> None:
    text = f"It was late.\n{place(before, number, behind)}. Nobody was told."
    assert outcome(f"{before} {behind}", text) != "exact"
    if number != "000":
        assert outcome(f"{before} {number} {behind}", text) == "exact"


def test_where_nobody_can_tell_the_answer_says_so() -> None:
    found = match("gave the order to shut the bridge", "The mayor gave the order to\n12\n\fshut the bridge at once.")
    assert found is not None
    assert found.outcome.value == "unchecked"
    why = "cannot tell: a number between these words may be that of a page or a note, or belong to them: "
    assert found.why == f"{why}“gave the order to 12 shut the bridge”"
    # A blank line sets it apart.
    assert (
        outcome("gave the order to shut the bridge", "The mayor gave the order to\n\n12\n\fshut the bridge.") == "exact"
    )
    assert (
        outcome("gave the order to shut a bridge", "The mayor gave the order to\n12\n\fshut the bridge.") == "altered"
    )


NOT_FURNITURE = {
    "no form feed": f"{BEFORE}\n\n12\n\n{BEHIND}",
    "a label without one": f"{BEFORE}\nPage 12\n{BEHIND}",
    "in a line": f"{BEFORE}\f12 {BEHIND}",
    "at the end of a line": f"{BEFORE} 12\n\f{BEHIND}",
    "a year": f"{BEFORE}\n2022\n\f{BEHIND}",
    "more pages": f"{BEFORE}\n12\n\f{BEHIND}\n\fAnd then\n\fsome more.",
    "other numbers": f"{BEFORE}\n12\n\f{BEHIND}\n\fAnd then\n44\n\fsome more.\n7",
    "a column": f"{BEFORE}\n10\n11\n12\n\f{BEHIND}",
    "numbers on both sides": f"{BEFORE}\n12\n\f13\n{BEHIND}",
    "a table of two pages": "Wounded\n12\n\fMissing\n13",
    "a table in Markdown": f"| {BEFORE} |\n| 12 |\n| {BEHIND} |",
    "emphasis": f"{BEFORE}\n*12*\n{BEHIND}",
    "who speaks": "\n\f".join(f"THE MAYOR:\nI {word} the order to shut it" for word in "gave sent told".split()),
    "who asks": "\n\f".join(f"Q\nI {word} the order to shut it" for word in "gave sent told".split()),
    "a column that goes on": f"{BEFORE}\n10\n11\n12\n\f13\n14\n{BEHIND}",
    "past the last page": f"{BEFORE}\n41 / 40\n\f{BEHIND}",
    "a sum": f"{BEFORE}\n12 + 3\n\f{BEHIND}",
    "a minus": f"{BEFORE}\n-12\n\f{BEHIND}",
    "a share": f"{BEFORE}\n12 %\n\f{BEHIND}",
    "money": f"{BEFORE}\n$12\n\f{BEHIND}",
    "a decimal": f"{BEFORE}\n1.2\n\f{BEHIND}",
    "a zero": f"{BEFORE}\n012\n\f{BEHIND}",
    "other digits": f"{BEFORE}\n١٢\n\f{BEHIND}",
    "words that are no label": f"{BEFORE}\nRoom 12\n\f{BEHIND}",
    "a roman letter": f"{BEFORE}\nI\n\f{BEHIND}",
    "a name": f"{BEFORE}\nXi\n\f{BEHIND}",
    "a word": f"{BEFORE}\nvi\n\f{BEHIND}",
    "a head seen once": f"{BEFORE}\n\fThe Portville Gazette\n{BEHIND}",
    "a numbered document": "\n\f".join(f"One {word} page of it\n{n}" for n, word in enumerate("abcdefgh", 1))
    + f" {BEFORE}\n77\n\f{BEHIND}",
}


@pytest.mark.parametrize("text", NOT_FURNITURE.values(), ids=NOT_FURNITURE)
def test_what_is_not_known_for_furniture_is_not_passed_over(text: str) -> None:
    assert outcome(QUOTE, text) != "exact"
    assert outcome("I gave the order to shut it I sent the order to shut it", text) != "exact"
    assert outcome("Wounded Missing 13", text) != "exact"


def test_a_short_sentence_that_is_repeated_is_no_running_head() -> None:
    text = "He was asked once.\n\fNo.\nHe was asked twice.\n\fNo.\nHe was asked again.\n\fNo.\nHe left."
    assert clean(text) == text
    assert outcome("He was asked twice. He was asked again.", text) != "exact"


def test_between_two_sentences_a_number_that_nothing_confirms_is_not_passed_over() -> None:
    assert (
        outcome("the order was given. He was not told.", "At noon the order was given.\n\n12\n\fHe was not told.")
        != "exact"
    )


# Books.

PROSE = (
    "On 8 March 2022 the minister told the paper that Poland would not send its 28 jets, worth $1.5 billion or 12,000 "
    "zlotys a head, before the winter; nobody but Mr Smith, he said, knew of it. By 1945 the old bridge of 1872 had "
    "been shut 3 times, at 5 a.m. and 11 p.m., and 40 of its 60 stones were gone. The mayor, 61, gave the order to "
    "shut it on Monday evening, 12 hours after the vote of 9 to 7 in room 101 of the town hall. Of 14 men 2 stayed. "
)


def make_book(
    words: Sequence[str],
    heads: Sequence[Callable[[int], str]],
    feet: Sequence[Callable[[int], str]],
    begin: int,
    lines: int,
) -> str:
    """Set words in pages of some lines, with furniture."""
    wrapped = textwrap.wrap(" ".join(words), 48, break_long_words=False, break_on_hyphens=False)
    pages = [wrapped[index : index + lines] for index in range(0, len(wrapped), lines)]
    return "\n\f".join(
        "\n".join([*(head(begin + n) for head in heads), *page, *(foot(begin + n) for foot in feet)])
        for n, page in enumerate(pages)
    )


LINES: dict[str, tuple[list[Callable[[int], str]], list[Callable[[int], str]]]] = {
    "numbers at the foot": ([], [lambda n: f"{n}"]),
    "numbers at the head": ([lambda n: f"{n}"], []),
    "numbers in the middle": ([], [lambda n: f"\n                 {n}"]),
    "marked": ([], [lambda n: f"- {n} -"]),
    "of so many": ([], [lambda n: f"Page {n} of 999"]),
    "a head": ([lambda n: "The Portville Gazette"], []),
    "a head and a number": ([lambda n: "The Portville Gazette - Special report"], [lambda n: f"- {n} -"]),
    "a head with a number": ([lambda n: f"{n} The Portville Gazette"], []),
    "a foot with a number": ([], [lambda n: f"Article 12, page {n} of 999"]),
    "two heads": ([lambda n: "PORTVILLE", lambda n: "Annual report 2022"], [lambda n: f"{n}"]),
    "heads that take turns": ([lambda n: "Ada Quill" if n % 2 else "The Old Bridge"], [lambda n: f"{n}"]),
    "both on turning sides": ([lambda n: f"{n}  Ada Quill" if n % 2 else f"The Old Bridge  {n}"], []),
    "a number above a foot": ([], [lambda n: f"{n}", lambda n: "© 2022 The Gazette. All rights reserved."]),
    "a foot above a number": ([], [lambda n: "Confidential draft", lambda n: f"{n} / 999"]),
    "numbers that change sides": ([lambda n: f"{n}" if n % 3 else "Chapter one"], [lambda n: "" if n % 3 else f"{n}"]),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("begin", [1, 7, 95])
@pytest.mark.parametrize("lines", [3, 7, 12])
@pytest.mark.parametrize("name", LINES)
def test_all_furniture_of_a_book_is_left_out_and_nothing_else(name: str, lines: int, begin: int) -> None:
    words = (PROSE * lines).split()
    random.Random(lines).shuffle(words)
    # Sentences that end at the end of a page are another test.
    words = [word.rstrip(".") for word in words]
    heads, feet = LINES[name]
    book = make_book(words, heads, feet, begin, lines)
    first = "\n".join(head(begin) for head in heads)
    read = clean(book)
    assert read.startswith(first)
    inner = read[len(first) :].split()
    assert inner[: len(words)] == words


def test_pages_that_end_with_a_sentence_have_numbers_too() -> None:
    pages = [f"On page {n} somebody was shot at noon.\n{n}" for n in "one two three four five".split()]
    text = "\n\f".join(re.sub(r"\n\w+$", f"\n{n}", page) for n, page in enumerate(pages, 3))
    assert outcome("somebody was shot at noon. On page four somebody was shot", text) == "exact"


def test_a_page_of_a_picture_parts_no_sentence() -> None:
    text = f"One.\n1\n\f{BEFORE}\n2\n\f3\n\f\n\f{BEHIND}\n5\n\fThe end.\n6"
    assert outcome(QUOTE, text) == "exact"


def test_pages_that_hold_nothing_but_furniture_are_passed_over_whole() -> None:
    pages = ["One.", BEFORE, "", BEHIND, "", "The end."]
    text = "\n\f".join(f"The Gazette\n{page}\nAll rights reserved here" for page in pages)
    assert outcome(QUOTE, text) == "exact"
    assert clean(text).count("The Gazette") == 1


def test_roman_numbers_that_rise_may_be_any() -> None:
    numbers = "v vi vii viii ix x xi".split()
    text = "\n\f".join(f"and then the old mayor of page {chr(97 + i)} said to\n{n}" for i, n in enumerate(numbers))
    assert outcome("mayor of page a said to and then the old mayor of page b said to and then", text) == "exact"


def test_what_a_speaker_says_may_go_on_over_a_page() -> None:
    text = "“I gave the order to shut the bridge on\n- 12 -\n\fMonday evening,” said the mayor. “Nobody was told.”"
    assert outcome("I gave the order to shut the bridge on Monday evening. Nobody was told.", text) == "exact"
    assert outcome("[The mayor] gave the order to shut the bridge on Monday evening", text) == "exact"


# No number is passed over, and nothing that was changed.

SCRAPS = "he said that 12 men of 2022 left 3 old towns in 14 days by 7 or 8 roads No. 5 and 40 % of it".split()


@pytest.mark.slow
@settings(max_examples=120, deadline=None)
@given(st.data())
def test_no_number_of_running_text_is_ever_passed_over(data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(SCRAPS), min_size=30, max_size=160))
    heads, feet = LINES[data.draw(st.sampled_from(sorted(LINES)))] if data.draw(st.booleans()) else ([], [])
    lines = data.draw(st.integers(2, 9))
    begin = data.draw(st.integers(1, 300))
    book = make_book(words, heads, feet, begin, lines)
    for abridged in (Readings(book).clean, Readings(book).doubtful):
        if abridged is None:
            continue
        left = abridged.text.text.split()
        # What is left has all words of the text in their order.
        rest = iter(left)
        assert all(word in rest for word in words), (book, left)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 60), min_size=6, max_size=40), st.booleans(), st.integers(2, 6))
def test_tables_over_pages_keep_their_numbers(numbers: list[int], have_names: bool, size: int) -> None:
    cells = [f"Town {chr(97 + i % 26)}\n{n}" if have_names else f"{n}" for i, n in enumerate(numbers)]
    pages = ["\n".join(cells[i : i + size]) for i in range(0, len(cells), size)]
    # Where a number rises with the pages it cannot be told from theirs.
    last = [int(page.split()[-1]) - i for i, page in enumerate(pages)]
    if all(one != two for i, one in enumerate(last) for two in last[i + 1 : i + 4]):
        assert clean("\n\f".join(pages)) == "\n\f".join(pages)


@pytest.mark.slow
@pytest.mark.parametrize("language", PASSAGES)
def test_nothing_that_was_changed_is_exact_over_a_page(language: str) -> None:
    passage, words = " ".join(PASSAGES[language][0].split()), PASSAGES[language][1]
    middle = passage.find(" ", len(passage) // 2)
    middle = len(passage) // 2 if middle < 0 else middle
    while re.search(r"[\d$€£₪₹%-]", passage[middle - 8 : middle + 8]):
        middle = passage.find(" ", middle + 1) if " " in passage[middle + 1 :] else middle + 1
    text = f"One page.\n1\n\f{passage[:middle]}\n2\n\f{passage[middle:].lstrip()}\n3\n\fThe last.\n4"
    folded, readings = FoldedText(text), Readings(text)
    found = match_quote(passage, folded, readings=readings)
    assert found is not None
    assert found.outcome.value == "exact"
    changes = [change for change in mutate(passage, words) if change != passage]
    for changed in random.Random(1).sample(changes, min(len(changes), 150)):
        again = match_quote(changed, folded, readings=readings)
        assert again is None or again.outcome.value != "exact", changed


SOUP = "\f|\f|\n|12|13|- 3 -|Page 4 of 9|The Gazette|Gazette 5|vi|he said to the men|left.".split("|")


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(SOUP), max_size=40))
def test_what_is_left_out_lies_in_order_between_words(lines: list[str]) -> None:
    # No line of running text is as another.
    text = "\n".join(f"{line} {'no' * index}" if line.startswith("he") else line for index, line in enumerate(lines))
    for cuts in find_furniture(text):
        position = 0
        for start, end, instead in cuts:
            assert position <= start < end <= len(text)
            assert instead == "\n"
            assert not text[start - 1].isspace()
            assert not text[end].isspace()
            assert "he said" not in text[start:end]
            position = end


# Strangers' files.

HOSTILE = {
    "form feeds": "\f" * 300_000,
    "numbered pages": "\n\f".join(f"text\n{n}" for n in range(19_000)),
    "one head": "Gazette\nmore text of it\n\f" * 19_000,
    "heads of digits": "Gazette 1 2 3 4 5 6 7 8 9 10 11 12\n\f" * 19_000,
    "other heads": "\n\f".join(f"Gazette {'x' * (n % 100)} {n * n}" for n in range(19_000)),
    "blank lines": "\n" * 2_000_000 + "\f" + "\n" * 2_000_000,
    "a long line": "a" * 3_000_000 + "\f" + "1 " * 1_000_000,
    "spaces": (" " * 100_000 + "\n") * 20,
    "lines of digits": "12\n" * 1_000_000,
    "labels": "Page 12 of 40\n" * 200_000,
    "a long label": "\nPage " * 300_000 + "1",
    "carriage returns": "12\r" * 500_000 + "\f",
    "marks": "- 12 -\n" * 15_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_take_little_time(text: str) -> None:
    begun = time.process_time()
    find_furniture(text)
    assert time.process_time() - begun < 5
