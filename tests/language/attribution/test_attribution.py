"""Who a passage has it from, pattern by pattern; and how much time a hostile text may take."""

from __future__ import annotations

import time

import pytest

from claimcheck.language.attribution.attribution import Attribution, find_attribution
from tests.language.english import ENGLISH


def read(passage: str) -> tuple[Attribution | None, str]:
    """Return the attribution of the words between `{` and `}`, and the passage without them."""
    start, end = passage.index("{"), passage.index("}") - 1
    text = passage.replace("{", "").replace("}", "")
    return find_attribution(text, start, end, ENGLISH), text


def said_by(passage: str) -> str | None:
    """Return who is found to say the words between `{` and `}`."""
    found, text = read(passage)
    return None if found is None else text[slice(*found.source)]


@pytest.mark.parametrize(
    ("passage", "source"),
    [
        # In front of the words.
        ("The ministry said {the jets had left}.", "The ministry"),
        ("The ministry said on Monday that {the jets had left}.", "The ministry"),
        ("It was late. Anna Berg, a lawyer, told the Courier that {the jets had left}.", "Anna Berg, a lawyer"),
        ("According to two officials, {the jets had left}.", "two officials"),
        ("According to Anna Berg, a lawyer, {the jets had left}.", "Anna Berg, a lawyer"),
        ("Gen. Tom Lund (D-Vt.) has repeatedly warned that {the jets had left}.", "Gen. Tom Lund (D-Vt.)"),
        ("Berg denied it, adding that {the jets had left}.", "Berg"),
        ("The pilots, who were not asked, say {the jets had left}.", "The pilots, who were not asked"),
        ("The officer who said {the jets had left} was dismissed.", "The officer who"),
        ("Said Berg: “{The jets had left.}”", "Berg"),
        ("Berg continued:\n\n“{The jets had left. I saw them.}”", "Berg"),
        ("The report states {that the jets had left}.", "The report"),
        ("Critics rejected Berg's claim that {the jets had left}.", "Berg's"),
        # Behind them.
        ("“{The jets had left},” said Berg.", "Berg"),
        ("“{The jets had left},” the minister told reporters in Oslo.", "the minister"),
        ("“{Have the jets left?}” asked Berg.", "Berg"),
        ("{The jets had left}, said a source close to the talks, who was not named.", "a source close to the talks"),
        ("{The jets had left on the Tuesday}, according to the ministry.", "the ministry"),
        ("{The jets had left}, the ministry said in a statement.", "the ministry"),
        ("“{The jets had left},” Tom Lund, a pilot, added.", "Tom Lund, a pilot"),
        # Inside.
        ("“{The jets had left,” said Berg. “I saw them go.}”", "Berg"),
        ("{“The jets had left,” he said. “I saw them go.”}", "he"),
        ("{The jets, Berg said, had left the base}.", "Berg"),
        ("{“The jets had left,” said the pilot}. He was tired.", "the pilot"),
        ("{A pilot close to the ministry tells the Courier that the jets had left}.", "A pilot close to the ministry"),
        ("{In the words of the pilot, the jets had left}.", "the pilot"),
        # In the sentence before.
        ("“The base was empty,” said Berg. “{The jets had left.}”", "Berg"),
    ],
)
def test_a_source_is_found(passage: str, source: str) -> None:
    assert said_by(passage) == source


@pytest.mark.parametrize(
    "passage",
    [
        "{The jets had left the base on Tuesday}.",
        "The ministry was asked. {The jets had left the base}.",
        "Berg said that he was ill. {The jets had left the base}.",
        "“I am ill.” {The jets had left the base}, and nobody knew.",
        "He was told {to leave the base}.",
        "It was reported {to be empty}.",
        "{The jets had left the base}. Berg said that he was ill.",
        "{The jets had left the base}, but Berg said that he was ill.",
        "Two reports of {the jets in the east} were lost.",
        "In the states {of the east there were no jets}.",
        "{Saudi Arabia and its ally, the United States, are members}.",
        "{He could not say that the jets had left}.",
        "{   }",
    ],
)
def test_nobody_is_found_where_the_text_speaks_itself(passage: str) -> None:
    assert said_by(passage) is None


@pytest.mark.parametrize(
    ("passage", "is_said"),
    [
        ("The ministry said {the jets had left}.", True),
        ("The ministry wants {the jets to leave}.", False),
        ("The ministry called for {more jets}.", False),
        ("The ministry was worried about {the jets}.", False),
    ],
)
def test_a_report_is_told_from_an_attitude(passage: str, is_said: bool) -> None:
    found, _ = read(passage)
    assert found is not None
    assert found.is_said is is_said


@pytest.mark.parametrize(
    "pattern",
    [
        "said ", "and said ", "said, ", ") ", "(", ",", "“", "” ", "\n", "\n\n", " ", ". ", "A. ", "that ", "who said ",
        "according to ", "Berg, who said ", "X’s claim ", "-", "İ", "。", "told A, told B and ",
    ],
)  # fmt: skip
def test_a_hostile_text_costs_no_more_than_a_short_one(pattern: str) -> None:
    def cost(size: int) -> float:
        side = pattern * (size // len(pattern))
        text = f"{side}the jets had left{side}"
        spans = [(len(side), len(side) + 17), (0, len(text)), (len(side) - 9, len(side) + 30)]
        begin = time.process_time()
        for start, end in spans:
            find_attribution(text, start, end, ENGLISH)
        return time.process_time() - begin

    cost(5_000)
    assert cost(1_000_000) <= 20 * cost(5_000) + 0.1
