"""Marks of notes stand beside the text, and no number of the text is taken for one."""

from __future__ import annotations

import time

import pytest

from claimcheck.analysis.quote.matching import match_quote
from claimcheck.analysis.quote.note_mark import find_note_marks
from claimcheck.analysis.quote.reading import Readings
from claimcheck.capture.extraction import extract_text
from claimcheck.language.text.normalise import FoldedText
from tests.analysis.quote.test_mutation import mutate


def outcome(quote: str, text: str, file: str = "page.txt") -> str:
    found = extract_text(text.encode(), file)
    match = match_quote(quote, FoldedText(found.text), Readings(found.text, annotations=found.annotations))
    return match.outcome.value if match else "not-found"


# What a source has, and what is quoted from it, word for word.
SURE = [
    # Glued to a word, to a stop, to a year; one behind the other.
    ("The bridge was closed in May.[12] It was opened by the council.[13][14]", "closed in May. It was opened"),
    ("The bridge[3] was closed by the council.", "The bridge was closed by the council."),
    ("It was closed in 1998[3] by the council.", "It was closed in 1998 by the council."),
    ("A town of 5,200[3] people had a bridge.", "A town of 5,200 people had a bridge."),
    ("The bridge,[1][2] which was old, was closed.", "The bridge, which was old, was closed."),
    ("The bridge was “old”[a] and was closed.", "The bridge was “old” and was closed."),
    ("The bridge was closed.[a][b] It stayed so.", "The bridge was closed. It stayed so."),
    ("The bridge was closed.[note 1] It stayed so.", "The bridge was closed. It stayed so."),
    ("The bridge was closed[citation needed] by the council.", "The bridge was closed by the council."),
    ("Le pont fut fermé[réf. nécessaire] par le conseil.", "Le pont fut fermé par le conseil."),
    ("Die Brücke wurde 1998[12] vom Rat geschlossen.", "Die Brücke wurde 1998 vom Rat geschlossen."),
    ("Some experts[who?] say the bridge was closed.", "Some experts say the bridge was closed."),
    # With a space before it, where the sentence has no place for a number.
    ("The mayor shut the bridge [12, 13] on Monday evening.", "shut the bridge on Monday evening"),
    ("The mayor shut the bridge [12] on Monday evening.", "shut the bridge on Monday evening"),
    ("The mayor shut the bridge [4–6] and left.", "shut the bridge and left"),
    ("The mayor shut the bridge [7]. Nobody was told.", "shut the bridge. Nobody was told."),
    ("The mayor shut the bridge. [7] Nobody was told.", "shut the bridge. Nobody was told."),
    ("The mayor shut the bridge [1], [2], [3], as we know.", "shut the bridge, as we know"),
    ("The mayor shut the bridge\n[12, 13] on Monday evening.", "shut the bridge on Monday evening"),
    # Signs and raised figures.
    ("The mayor shut the bridge† on Monday.", "The mayor shut the bridge on Monday."),
    ("The mayor shut the bridge.* Nobody was told.", "The mayor shut the bridge. Nobody was told."),
    ("The mayor shut the bridge¹² on Monday.", "The mayor shut the bridge on Monday."),
    ("The mayor shut it in 2019.³ Nobody was told.", "The mayor shut it in 2019. Nobody was told."),
    ("The mayor shut it in 1998³ by an order.", "The mayor shut it in 1998 by an order."),
    # Pages of e-texts.
    ("The mayor shut the {12} bridge on Monday.", "The mayor shut the bridge on Monday."),
    ("The mayor shut the [Pg 12] bridge on Monday.", "The mayor shut the bridge on Monday."),
    ("The mayor shut the [p. 12] bridge on Monday.", "The mayor shut the bridge on Monday."),
    ("Die Brücke wurde [S. 12] vom Rat geschlossen.", "Die Brücke wurde vom Rat geschlossen."),
]


@pytest.mark.parametrize(("text", "quote"), SURE)
def test_a_quote_without_marks_is_exact_and_one_with_them_is_too(text: str, quote: str) -> None:
    assert outcome(quote, text) == "exact"
    assert outcome(" ".join(text.split()), text) == "exact"


# What nobody can tell: the number may be one of the sentence.
POSSIBLE = [
    ("The blast killed 12 [13] people on Monday.", "killed 12 people on Monday"),
    ("The blast killed [13] on Monday.", "The blast killed on Monday"),
    ("The old man had [3] sons in the town.", "The old man had sons in the town"),
    ("The old man raised [3] sons in the town.", "The old man raised sons in the town"),
    ("It is said in section [4] that he left.", "It is said in section that he left"),
    ("It is forbidden by Article 5[1] of the law.", "forbidden by Article 5 of the law"),
    ("It was built in 187[3] by the council.", "It was built in 187 by the council"),
    ("There were [2] million of them in May.", "There were million of them in May"),
    ("The result [3] surprises everybody here.", "The result surprises everybody here"),
    ("There were 2⁶⁴ addresses on the list.", "There were 2 addresses on the list"),
]


@pytest.mark.parametrize(("text", "quote"), POSSIBLE)
def test_a_number_that_may_be_one_of_the_sentence_is_in_doubt(text: str, quote: str) -> None:
    assert outcome(quote, text) == "unchecked"
    assert outcome(text, text) == "exact"


NEVER = [
    ("The blast killed 12 [13] people on Monday.", "killed 13 people on Monday"),
    ("The old man had [3] sons in the town.", "The old man had 2 sons in the town"),
    ("There were 10⁶ cells in each tube.", "There were 10 cells in each tube"),
    ("There were 10⁶ cells in each tube.", "There were 106 cells in each tube"),
    ("The site has 400 m² behind the wall.", "The site has 400 m behind the wall"),
    ("It grew as x² for the whole year.", "It grew as x for the whole year"),
    ("He said that [he] was not there.", "He said that was not there"),
    ("They has [sic] a bridge in the town.", "They has a bridge in the town"),
    ("They repaired the bridge[s] in the town.", "They repaired the bridge in the town"),
    ("It was an error of judg[e]ment in May.", "It was an error of judgment in May"),
    ("It was in May [2019] that he left.", "It was in May that he left"),
    ("A 5* hotel was built in the town.", "A 5 hotel was built in the town"),
    ("The reactor used [18]F for all of it.", "The reactor used F for all of it"),
    ("The bridge was [not] shut in May.", "The bridge was shut in May"),
    ("He gave it to [3 of] the men here.", "He gave it to the men here"),
]


@pytest.mark.parametrize(("text", "quote"), NEVER)
def test_what_is_no_mark_is_never_left_out(text: str, quote: str) -> None:
    assert outcome(quote, text) not in ("exact", "unchecked")


# The same in HTML: the format says what is raised.
PAGES_SURE = [
    "The mayor shut it in 1998<sup>3</sup> by an order.",
    "The mayor shut it in 1998<sup class='reference'><a href='#n3'>[3]</a></sup> by an order.",
    "The mayor shut it in 1998<sup class=reference><a href='//a.example/#n'><i>[</i>3<i>]</i></a></sup> by an order.",
    "The mayor shut it in 1998<a href='#fn3'><sup>3</sup></a> by an order.",
    "The mayor shut it in 1998<a role='doc-noteref' href='#n'>3</a> by an order.",
    "The mayor shut it in 1998<a epub:type='noteref' href='#n'>*</a> by an order.",
    "The mayor shut it <span class='pagenum' id=p12>[Pg 12]</span>in 1998 by an order.",
    "The mayor shut it <span class='pagenum'>12</span> in 1998 by an order.",
    "The mayor shut it <span epub:type='pagebreak'>12</span> in 1998 by an order.",
    "The mayor shut it in 1998<sup>[<i>citation needed</i>]</sup> by an order.",
    "The mayor shut it in 1998<sup>[来源请求]</sup> by an order.",
    "The mayor<sup>†</sup> shut it<sup>a</sup> in 1998<sup>4,5,7–9</sup> by an order.<sup>(2)</sup>",
    "The mayor shut it in 1998<sup>1</sup><sup>,</sup><sup>2</sup> by an order.",
    "The mayor shut it[3] in 1998 by an order.",
]


@pytest.mark.parametrize("text", PAGES_SURE)
def test_marks_of_pages(text: str) -> None:
    quote = "The mayor shut it in 1998 by an order."
    assert outcome(quote, f"<p>{text}", "page.html") == "exact"
    assert outcome(extract_text(text.encode(), "page.html").text, f"<p>{text}", "page.html") == "exact"


PAGES_NEVER = [
    ("There were 10<sup>6</sup> cells in each tube.", "There were 10 cells in each tube"),
    ("There were 10<sup>6</sup> cells in each tube.", "There were 106 cells in each tube"),
    ("The plot has 40 m<sup>2</sup> of grass.", "The plot has 40 m of grass"),
    ("The plot is x<sup>2</sup> of the field.", "The plot is x of the field"),
    ("On the 21<sup>st</sup> of May it was shut.", "On the 21 of May it was shut"),
    ("Le XIX<sup>e</sup> siècle est fini ici.", "Le XIX siècle est fini ici"),
    ("They use <sup>14</sup>C dating for it.", "They use C dating for it"),
    ("The Ca<sup>2+</sup> level rose in May.", "The Ca level rose in May"),
    ("The CO<sub>2</sub> level rose in May.", "The CO level rose in May"),
    ("It was shut in 1998<sup>3</sup> by the council.", "It was shut in 19983 by the council"),
    ("It was shut in 1998<a role=doc-noteref>3</a> by the council.", "It was shut in 19983 by the council"),
    ("It was <a role=doc-noteref>not shut</a> in May here.", "It was in May here"),
    ("It was shut <sup>[sic]</sup> in May here.", "It was shut in May here"),
]


@pytest.mark.parametrize(("text", "quote"), PAGES_NEVER)
def test_what_is_raised_and_no_mark_is_never_left_out(text: str, quote: str) -> None:
    assert outcome(quote, f"<p>{text}", "page.html") not in ("exact", "unchecked")


PAGES_POSSIBLE = [
    ("There were 2<sup>64</sup> addresses on it.", "There were 2 addresses on it"),
    ("The blast killed 12<sup>3</sup> people here.", "The blast killed 12 people here"),
    ("It is forbidden by art. 5<sup>1</sup> of the law.", "forbidden by art. 5 of the law"),
    ("They followed plan B<sup>2</sup> all the time.", "They followed plan B all the time"),
]


@pytest.mark.parametrize(("text", "quote"), PAGES_POSSIBLE)
def test_a_raised_number_behind_a_number_is_in_doubt(text: str, quote: str) -> None:
    assert outcome(quote, f"<p>{text}", "page.html") == "unchecked"


def test_a_quote_with_some_of_the_marks_is_exact() -> None:
    text = "The bridge[3] was shut in May.[4] It was opened in June.[5]"
    assert outcome("The bridge[3] was shut in May. It was opened in June.", text) == "exact"
    assert outcome("The bridge was shut in May.[4] It was opened in June.", text) == "exact"
    assert outcome("The bridge was shut in May.[3] It was opened in June.", text) != "exact"
    assert outcome("The bridge[4] was shut in May. It was opened in June.", text) != "exact"


MARKED = [
    ("[3]", "page.txt"), ("[12, 13]", "page.txt"), ("[note 2]", "page.txt"), ("†", "page.txt"), ("¹²", "page.txt"),
    ("<sup>3</sup>", "page.html"), ("<sup><a href='#n'>[3]</a></sup>", "page.html"),
    ("<a role='doc-noteref'>4</a>", "page.html"), (" <span class=pagenum>[Pg 4]</span>", "page.html"),
]  # fmt: skip
PASSAGE = "The minister said that Poland would not send its jets worth $12 million to the east before May"
WORDS = ("Minsk", "never", "seven", "quietly")


@pytest.mark.slow
@pytest.mark.parametrize(("mark", "file"), MARKED)
def test_no_change_of_a_quote_is_hidden_by_a_mark(mark: str, file: str) -> None:
    tokens = PASSAGE.split()
    for index in (1, 5, 8, 13, 15):
        text = " ".join((*tokens[: index - 1], tokens[index - 1] + mark, *tokens[index:])) + " of this year."
        found = extract_text(text.encode(), file)
        folded, readings = FoldedText(found.text), Readings(found.text, annotations=found.annotations)
        match = match_quote(PASSAGE, folded, readings)
        assert match is not None
        assert match.outcome.value in ("exact", "unchecked") if index == 13 else match.outcome.value == "exact"
        for changed in mutate(PASSAGE, WORDS):
            if changed != PASSAGE:
                match = match_quote(changed, folded, readings)
                assert match is None or match.outcome.value not in ("exact", "unchecked"), changed


HOSTILE = ["[", "[1]", "[1, ", "[1][", "†", "*", "¹", "{1}", "[a]", "a[1] ", "1[1]", "[" + "1," * 25 + "]", "§ "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_is_read_in_time(piece: str) -> None:
    begun = time.process_time()
    find_note_marks(piece * (200_000 // len(piece)))
    assert time.process_time() - begun < 3
