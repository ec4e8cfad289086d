"""What a quote leaves out, and what it does not."""

from __future__ import annotations

import time

import pytest

from claimcheck.analysis.fidelity.omission import Omission, find_kinds, find_omissions
from claimcheck.analysis.quote.matching import match_quote
from claimcheck.language.text.normalise import FoldedText
from tests.language.english import ENGLISH


def read(text: str, quote: str) -> list[Omission]:
    """Return what a quote leaves out of a text that has it."""
    match = match_quote(quote, FoldedText(text))
    assert match is not None
    return list(find_omissions(quote, text, *match.place, ENGLISH))


def leaves_out(text: str, quote: str) -> list[tuple[str, str, str]]:
    """Return kind, where and words of what a quote leaves out."""
    return [(found.kind, found.where, text[found.start : found.end].strip()) for found in read(text, quote)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("It is not true that the jets left the base.", "negation", "not true that"),
        ("It is false that the jets left the base.", "negation", "false that"),
        ("There is no evidence that the jets left the base.", "negation", "no evidence that"),
        ("The ministry did not say that the jets left the base.", "negation", "not say that"),
        ("The ministry denied that the jets left the base.", "negation", "denied that"),
        ("The ministry denied reports that the jets left the base.", "negation", "denied reports that"),
        ("It denied that “the jets left the base”.", "negation", "denied that “"),
        ("Nobody saw the jets left the base.", "negation", "Nobody saw"),
        ("It is possible that the jets left the base.", "hedge", "possible that"),
        ("It is unclear whether the jets left the base.", "hedge", "whether"),
        ("Reportedly, the jets left the base.", "hedge", "Reportedly,"),
        ("Perhaps the jets left the base.", "hedge", "Perhaps"),
        ("There are rumours that the jets left the base.", "hedge", "rumours that"),
        ("If the jets left the base, nobody saw it.", "hedge", "If"),
    ],
)
def test_what_stands_before(text: str, kind: str, words: str) -> None:
    assert leaves_out(text, "the jets left the base") == [(kind, "before", words)]


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("Poland would not send the jets to Kyiv.", "send the jets to Kyiv", "not"),
        ("Poland refused to send the jets to Kyiv.", "to send the jets to Kyiv", "refused"),
        ("Poland refused to send the jets to Kyiv.", "send the jets to Kyiv", "refused to"),
        ("They left without telling anybody in Kyiv.", "telling anybody in Kyiv", "without"),
        ("The pilot, who hadn’t sent the jets to Kyiv, slept.", "sent the jets to Kyiv", "hadn’t"),
    ],
)
def test_a_negated_verb(text: str, quote: str, words: str) -> None:
    assert leaves_out(text, quote) == [("negation", "before", words)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The jets left the base, he denied.", "negation", ", he denied"),
        ("“The jets left the base” is not true.", "negation", "” is not"),
        ("That the jets left the base is false.", "negation", "is false"),
        ("The jets left the base, but not the country.", "contrast", ", but not the country"),
        ("The jets left the base, but none of them flew.", "contrast", ", but none"),
        ("The jets left the base, although the minister denied it.", "contrast", ", although the minister denied"),
        ("The jets left the base if the log is right.", "hedge", "if the log is"),
        ("The jets left the base, allegedly.", "hedge", ", allegedly"),
    ],
)
def test_what_stands_behind(text: str, kind: str, words: str) -> None:
    assert leaves_out(text, "the jets left the base") == [(kind, "behind", words)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        # Another clause.
        ("He was not asked, and the jets left the base.", "the jets left the base"),
        ("The minister, who had not slept, saw that the jets left the base.", "the jets left the base"),
        ("Nobody spoke when the jets left the base.", "the jets left the base"),
        ("He did not wake up as the jets left the base.", "the jets left the base"),
        ("Although nobody, not even he, had asked, the jets left the base.", "the jets left the base"),
        ("Nothing happened. The jets left the base.", "the jets left the base"),
        ("The jets left the base. Nobody saw it.", "the jets left the base"),
        ("The jets left the base.\n\nNobody saw it.", "The jets left the base."),
        ("The jets left the base, not the country.", "the jets left the base"),
        ("The jets left the base, but they came back at night.", "the jets left the base"),
        ("The jets left the base, possibly for Kyiv.", "the jets left the base"),
        ("“The jets left the base,” he said. “If they had not …”", "The jets left the base"),
        # No negation, or one that leaves it true.
        ("Not only the jets left the base.", "the jets left the base"),
        ("No doubt the jets left the base.", "the jets left the base"),
        ("He did not know that the jets left the base.", "the jets left the base"),
        ("He did not deny that the jets left the base.", "the jets left the base"),
        ("He could not explain how the jets left the base.", "how the jets left the base"),
        ("In May the jets left the base.", "the jets left the base"),
        ("The disputed jets left the base.", "jets left the base"),
        ("Two planes without marks left the base at night.", "left the base at night"),
        # An attribution is no cut.
        ("The ministry said that the jets left the base.", "the jets left the base"),
        ("The jets left the base, said the ministry.", "the jets left the base"),
        # The text just ends.
        ("the jets left the base", "the jets left the base"),
    ],
)  # fmt: skip
def test_nothing_is_left_out(text: str, quote: str) -> None:
    assert read(text, quote) == []


@pytest.mark.parametrize(
    ("text", "quote", "kind"),
    [
        ("The landlord is not allowed to end the lease.", "The landlord is … allowed to end the lease", "negation"),
        ("The landlord is under no pretext allowed to end it.", "The landlord is [...] allowed to end it", "negation"),
        ("The landlord is perhaps allowed to end the lease.", "The landlord is … allowed to end the lease", "hedge"),
        ("He paid the rent, but not the fee. He left on Monday.", "He paid the rent … He left on Monday", "contrast"),
    ],
)
def test_what_an_ellipsis_leaves_out(text: str, quote: str, kind: str) -> None:
    (found,) = read(text, quote)
    assert (found.kind, found.where) == (kind, "gap")
    assert found.cut is not None
    assert quote[slice(*found.cut)] in ("…", "[...]")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The size of it – nobody had known – took them by surprise.", "The size of it … took them by surprise"),
        ("The old banks, such as the first, left the country.", "The old banks … left the country"),
        ("They all came. Nobody stayed long. They all left at night.", "They all came. … They all left at night"),
        ("The end was near … and nobody saw it coming.", "The end was near … and nobody saw it coming"),
    ],
)  # fmt: skip
def test_what_an_ellipsis_may_leave_out(text: str, quote: str) -> None:
    assert read(text, quote) == []


def test_what_a_bracket_stands_for() -> None:
    text = "The second order may have been given by the minister himself."
    assert leaves_out(text, "The second order [was] given by the minister") == [("hedge", "bracket", "may have been")]
    assert read(text, "The second order [perhaps was] given by the minister") == []
    assert read("He was given the order by Berg.", "[Lund] was given the order by Berg") == []


def test_what_words_say_themselves() -> None:
    assert find_kinds("The jets never left.", ENGLISH) == {"negation", "contrast"}
    assert find_kinds("The jets may have left.", ENGLISH) == {"hedge"}
    assert find_kinds("It could be so.", ENGLISH) == {"hedge"}
    assert find_kinds("The jets left in May.", ENGLISH) == set()


@pytest.mark.parametrize(
    "pattern", ["not ", "that ", "but ", ", ", "“", " ", "\n", "… ", "[a] ", "if not only ", "may "]
)
def test_a_hostile_text_costs_no_more_than_a_short_one(pattern: str) -> None:
    def cost(size: int) -> float:
        side = pattern * (size // len(pattern))
        text = f"{side}the jets had left{side}"
        quotes = [("the jets had left", len(side), len(side) + 17), ("the jets … had left", 0, len(text))]
        begin = time.process_time()
        for quote, start, end in quotes:
            list(find_omissions(quote, text, start, end, ENGLISH))
        return time.process_time() - begin

    cost(5_000)
    assert cost(1_000_000) <= 20 * cost(5_000) + 0.1


@pytest.mark.slow
def test_a_hostile_quote_costs_no_more_than_its_length() -> None:
    def cost(count: int) -> float:
        quote, text = "he left … " * count, "he left and " * count
        begin = time.process_time()
        list(find_omissions(quote, text, 0, len(text), ENGLISH))
        return time.process_time() - begin

    cost(1_000)
    assert cost(100_000) <= 200 * cost(1_000) + 0.1
