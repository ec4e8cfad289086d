"""What the rule *wrong-locator* says, and where it must be silent."""

from __future__ import annotations

from claimcheck.audit.run import Result
from claimcheck.testing import audit_files

# Pages parted as readers of PDFs part them.
PAGES = "\f".join(
    f"Text of page {letter}. They met {word} here.\n"
    for letter, word in zip("abcdef", ("once", "twice", "thrice", "often", "seldom", "never"), strict=True)
)


def audit(text: str, *pieces: tuple[str, str], suffix: str = ".txt") -> Result:
    """Audit quotes with their locators against the text of one source."""
    evidence = "".join(
        f"      - {{source: paper, stance: supports, quote: '{quote}', locator: '{locator}'}}\n"
        for quote, locator in pieces
    )
    return audit_files(
        {
            "claims/a.yaml": f"claims:\n  - id: it-was\n    statement: It was so.\n    evidence:\n{evidence}",
            "sources/a.yaml": "sources:\n  - {id: paper, language: en}\n",
            f"sources/paper{suffix}": text,
        }
    )


def complaints(result: Result) -> list[str]:
    return [finding.message for finding in result.findings if finding.rule == "wrong-locator"]


def test_the_place_is_told() -> None:
    result = audit(PAGES, ("They met twice here", "p. 3"))
    assert complaints(result) == ["“p. 3” is not where these words stand in `paper`: they stand at p. 2"]
    (found,) = (finding for finding in result.findings if finding.rule == "wrong-locator")
    assert (found.location.span.line, found.related[0].location.file) == (5, "sources/paper.txt")


def test_the_right_place_is_silent() -> None:
    assert not complaints(audit(PAGES, ("They met twice here", "p. 2"), ("They met once here", "pp. 1-2")))


def test_quotes_that_are_off_by_the_same_are_of_a_text_numbered_on() -> None:
    assert not complaints(audit(PAGES, ("They met twice here", "p. 3"), ("They met thrice here", "p. 4")))
    # One of them is off by another number: they agree in nothing.
    assert len(complaints(audit(PAGES, ("They met twice here", "p. 4"), ("They met thrice here", "p. 4")))) == 2
    # Both are one place: that is no second witness.
    assert len(complaints(audit(PAGES, ("They met twice here", "p. 3"), ("They met twice", "p. 3")))) == 2


def test_a_quote_that_is_not_exact_has_other_cares() -> None:
    assert not complaints(audit(PAGES, ("They never met twice here", "p. 3")))


TWICE = "It was shut by the mayor.\n\nNobody saw it.\n\nSome say it was shut by the mayor."


def test_of_words_that_stand_twice_the_locator_tells_which() -> None:
    result = audit(TWICE, ("was shut by the mayor", "para. 3"))
    (check,) = result.case.quotes.values()
    assert check.start == TWICE.rindex("was shut")
    assert check.also_at == ()
    assert not complaints(result)


def test_without_a_locator_both_places_are_told() -> None:
    result = audit(TWICE, ("was shut by the mayor", ""))
    (check,) = result.case.quotes.values()
    assert check.start == TWICE.index("was shut")
    assert [place.start for place in check.also_at] == [TWICE.rindex("was shut")]
    assert not complaints(result)


def test_a_locator_that_fits_no_place_is_told_all() -> None:
    (message,) = complaints(audit(TWICE, ("was shut by the mayor", "para. 2")))
    assert message.endswith("they stand at paragraph 1 and paragraph 3")


def test_a_time_is_held_against_the_cue() -> None:
    cues = "WEBVTT\n\n00:01:00.000 --> 00:01:05.000\nThe mayor shut it.\n\n00:02:00.000 --> 00:02:05.000\nGood night.\n"
    assert not complaints(audit(cues, ("The mayor shut it", "1:02"), suffix=".vtt"))
    (message,) = complaints(audit(cues, ("The mayor shut it", "00:10:00"), suffix=".vtt"))
    assert message == "“00:10:00” is not where these words stand in `paper`: they stand at 00:01:00"


def test_a_page_of_a_web_page_is_nobodys() -> None:
    assert not complaints(audit("<p>They met twice here.</p>", ("They met twice here", "p. 3"), suffix=".html"))
