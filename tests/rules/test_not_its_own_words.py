"""What the rule *not-its-own-words* says, and where the dossier has said it already."""

from __future__ import annotations

import pytest

from claimcheck.testing import audit_files

WORDS = "Treating cancer with very small spheres of gold"
PAPER = f"Cells that are kept warm die.\n\nReferences\n\n6. Berg C. {WORDS}. Journal of Spheres, 2012.\n"


def audit(
    text: str = PAPER,
    file: str = "paper.txt",
    statement: str = "Gold treats cancer.",
    piece: str = "",
    source: str = "",
    quote: str = WORDS,
) -> list[str]:
    """Return what the rule says of a quote of one source."""
    result = audit_files(
        {
            "claims/a.yaml": f"claims:\n  - id: it-was\n    statement: {statement}\n    evidence:\n"
            f"      - {{source: paper, stance: supports, quote: '{quote}'{piece}}}\n"
            "origins:\n  - {id: berg, name: Carl Berg}\n",
            "sources/a.yaml": f"sources:\n  - {{id: paper, language: en{source}}}\n",
            f"sources/{file}": text,
        }
    )
    assert [check.outcome.value for check in result.case.quotes.values()] == ["exact"]
    return [finding.message for finding in result.findings if finding.rule == "not-its-own-words"]


def test_it_tells_whose_words_they_look_to_be() -> None:
    (message,) = audit()
    assert message.startswith("these words stand in the list of references in `paper`: they look to be another work's")
    assert "Berg C." in message


@pytest.mark.parametrize(
    "said",
    [
        {"piece": ", origins: [berg]"},
        {"piece": ", locator: 'reference 6'"},
        {"statement": "Berg wrote about spheres of gold."},
        {"statement": "The paper cites a work on spheres of gold."},
    ],
)
def test_where_the_dossier_says_whose_they_are_it_is_silent(said: dict[str, str]) -> None:
    assert not audit(**said)


def test_words_of_the_title_say_nothing_of_whose_it_is() -> None:
    assert audit(statement="Very small spheres treat cancer.")


def test_words_that_stand_in_the_text_too_are_its_own() -> None:
    text = f"Read more: {WORDS}\n\nThey told of it. {WORDS} is an art.\n"
    assert not audit(text)
    assert audit(text.replace(f"{WORDS} is", "This is"))


def test_a_comment_on_a_page() -> None:
    page = f"<article><p>Heat rises.</p></article><section id='comments'><p>{WORDS}.</p></section>"
    (message,) = audit(page, "paper.html")
    assert message.endswith("in a reader's comment in `paper`: they look to be a reader's")
    assert not audit(page, "paper.html", statement="A reader says that gold treats cancer.")


def test_the_mail_that_is_answered_has_a_writer() -> None:
    mail = f"From: Ada Quill <a@x.org>\nSubject: x\n\nNo.\n\nOn Monday, Carl Berg wrote:\n> {WORDS}.\n"
    (message,) = audit(mail, "paper.eml")
    assert message.endswith("they look to be Carl Berg's")
    assert not audit(mail, "paper.eml", statement="Berg holds that gold treats cancer.")
    assert not audit(mail, "paper.eml", source=", author: Carl Berg")
