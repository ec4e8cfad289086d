"""Tags of speakers between two halves of a quotation: any verb, any layout, one speaker."""

from __future__ import annotations

import pytest

from claimcheck.analysis.quote.matching import match_quote
from claimcheck.language.text.normalise import FoldedText

QUOTE = "The pier is old. We will mend it in spring."


def outcome(text: str, quote: str = QUOTE) -> str:
    match = match_quote(quote, FoldedText(f"It rained. {text} It snowed."))
    return match.outcome.value if match else "not-found"


TAGS = [
    "“The pier is old,” Vale said. “We will mend it in spring.”",
    "“The pier is old,” Vale implored. “We will mend it in spring.”",
    "“The pier is old,” she shot back. “We will mend it in spring.”",
    "“The pier is old,” mocked the clerk. “We will mend it in spring.”",
    "“The pier is old,” remembered Ann Vale, the port’s former clerk. “We will mend it in spring.”",
    "“The pier is old,” she told the paper.\n\n“We will mend it in spring.”",
    "“The pier is old,” Vale said, looking at the sea.\n\n“We will mend it in spring.”",
    "“The pier is old,”\u00a0Vale retaliated.\u00a0“We will mend it in spring.”",
    "“The pier is old,” according to Mr. Vale. “We will mend it in spring.”",
    "'The pier is old,' she surmised. 'We will mend it in spring.'",
    '"The pier is old," he exclaimed. "We will mend it in spring."',
    "‘The pier is old’, she told the paper. ‘We will mend it in spring.’",
    "“The pier is old,” Vale said. “We will mend it in spring,” he added.",
    "“The pier is old,” Vale said. “We will mend it in spring,” Vale said again.",
]


@pytest.mark.parametrize("text", TAGS)
def test_a_tag_may_be_left_out_whatever_its_verb(text: str) -> None:
    assert outcome(text) == "exact"
    for wrong in ("The pier is new. We will mend it in spring.", "The pier is old. We will never mend it in spring."):
        assert outcome(text, wrong) != "exact"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            '"They told me, \'mend it now,\' and so," he said, "we will mend it in spring."',
            "They told me, 'mend it now,' and so we will mend it in spring.",
        ),
        ("“The pier,” she said, “is old and we will mend it.”", "The pier is old and we will mend it."),
        ("“Will the pier fall?” she implored. “We will mend it.”", "Will the pier fall? We will mend it."),
    ],
)
def test_a_sentence_goes_on_behind_a_tag(text: str, quote: str) -> None:
    assert outcome(text, quote) == "exact"


@pytest.mark.parametrize(
    "text",
    [
        "“The pier is old,” said Ann Vale. “We will mend it in spring,” said Bob Low.",
        "“The pier is old,” he said. “We will mend it in spring,” she said.",
        "“The pier is old,” said the mayor. “We will mend it in spring,” said the clerk.",
        "“The pier is old.” The talks then collapsed for two years and nobody met. “We will mend it in spring.”",
        "“The pier is old,” Vale said. He then left the room. “We will mend it in spring.”",
        "“The pier is old,” he denied saying. “We will mend it in spring.”",
        "“The pier is old,” he did not say. “We will mend it in spring.”",
        "“The pier is old.” It was shut in May. “We will mend it in spring.”",
    ],
)
def test_what_says_more_or_is_anothers_joins_nothing(text: str) -> None:
    assert outcome(text) != "exact"
