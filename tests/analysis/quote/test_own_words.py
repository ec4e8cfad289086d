"""Which words of a text are told to be others', and which are left its own."""

from __future__ import annotations

import pytest

from claimcheck.analysis.quote.own_words import ForeignWords
from claimcheck.model.capture import Annotation, AnnotationKind, CaptureReading, CaptureState

WORDS = "The bridge was shut by the mayor on Monday"
PROSE = "The paper is about heat in cells.\n\n"


def find(text: str, file: str = "paper.txt", annotations: tuple[Annotation, ...] = ()) -> tuple[str, str] | None:
    """Return the kind and label of the stretch in which WORDS stand; None where they are the text's own."""
    reading = CaptureReading(CaptureState.READ, file, text, annotations=annotations)
    start = text.index(WORDS)
    found = ForeignWords(reading).find(start, start + len(WORDS))
    return None if found is None else (found.kind.value, found.label)


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}References\n\n6. Berg C. {WORDS}. Journal of Spheres, 2012.\n",
        f"{PROSE}REFERENCES\n[1] A. Quill, Heat, 2010.\n[2] C. Berg, {WORDS}, 2012.\n",
        f"{PROSE}## References\n\n- Quill, A. (2010). Heat.\n- Berg, C. (2012). {WORDS}.\n",
        f"{PROSE}Bibliography\n\nBerg, Carl. {WORDS}. London, 1999.\n\nQuill, Ada. Heat. Leeds, 2001.\n",
        f"{PROSE}Works Cited\n\nBerg, Carl. “{WORDS}.” 1999.\n",
        f"{PROSE}7. References\n\n1. Berg, {WORDS}, doi 10.1/2.\n",
        f"{PROSE}Literatur:\n\nBerg, C. (1999): {WORDS}. Wien.\n",
        f"{PROSE}Список литературы\n\n1. Берг К. {WORDS}, 2012.\n",
        f"{PROSE}**References**\n\n1. Quill 2010.\n\n{WORDS}, Berg, 2012.\n\nAppendix\n\nMore.\n",
    ],
)
def test_a_list_of_references(text: str) -> None:
    assert find(text) == ("references", "")


@pytest.mark.parametrize(
    "text",
    [
        # A word, and no list.
        f"{PROSE}References\n\n{WORDS}, and his references were asked for.\n",
        # It is all that there is: a bibliography is its own.
        f"References\n\n1. Berg, {WORDS}, 2012.\n",
        # What comes behind the list.
        f"{PROSE}References\n\n1. Quill 2010.\n\nAppendix\n\n{WORDS}.\n",
        f"{PROSE}References\n\n1. Quill 2010.\n\nAbout the author\n\n{WORDS}.\n",
        f"{PROSE}References\n\n1. Quill 2010.\n\nSecond Chapter\n\n{WORDS}.\n",
        f"{PROSE}References\n\n1. Quill 2010.\n\n{WORDS}, {'and nobody was asked ' * 8}.\n",
        # A sentence that is broken there, .
        f"{PROSE}It has no\nreferences\n1999 was the year. {WORDS}.\n",
        f"{PROSE}Contents\n3 References\nThe heat\nIt rose.\n{WORDS} in 1999.\n",
        # A list of contents.
        f"Contents\nIntroduction 1\nReferences 12\n\n{PROSE}{WORDS}.\n",
        f"{PROSE}{WORDS}.\n\nReferences\n\n1. Quill 2010.\n",
    ],
)
def test_what_is_no_list_of_references(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}Read more: {WORDS}\n\nMore prose stands here.\n",
        f"{PROSE}READ ALSO: {WORDS}.\n",
        f"{PROSE}**Related:** {WORDS}\n",
        f"{PROSE}Lesen Sie auch: {WORDS}\n",
        f"{PROSE}Read more » {WORDS}\n",
        f"{PROSE}Also read – {WORDS}\n",
        f"{PROSE}**Read more:**\n\n{WORDS}\n",
        f"{PROSE}Читайте также: {WORDS}\n",
        f"{PROSE}Related articles\n\nA storm is coming\n\n{WORDS}\n",
        f"{PROSE}Most read\n\n1. A storm is coming.\n2. {WORDS}.\n",
        f"{PROSE}You may also like\n{WORDS}\n",
        f"{PROSE}More on this story\n\n{WORDS}\n12 March\n",
    ],
)
def test_a_teaser(text: str) -> None:
    assert find(text) == ("teaser", "")


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}Related articles\n\nA storm is coming\n\nIt will rain, they say.\n\n{WORDS}.\n",
        f"Most read\n\n{WORDS}\n\nHe said so.\n",
        f"{PROSE}What I read more: nothing. {WORDS}.\n",
        f"{PROSE}Read more: A storm is coming\n\n{WORDS}.\n",
        f"{PROSE}They watch: {WORDS}.\n",
        f"{PROSE}More – {WORDS} – was said.\n",
        f"{PROSE}Read More\n\nHe said: “{WORDS}.”\n",
    ],
)
def test_what_is_no_teaser(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}Comments (2)\n\nJim\n{WORDS}.\n",
        f"{PROSE}2 comments\n\nJim says:\n{WORDS}.\n\nReply\n",
        f"{PROSE}Comments\n\nJim · 3 hours ago\n\n{WORDS}.\n\nReply\n",
        f"{PROSE}Reader comments\n\nJim: {WORDS}.\n",
        f"{PROSE}Leserkommentare\n\nJim: {WORDS}.\n",
        f"{PROSE}3 Responses to “Heat”\n\nJim says:\n\n{WORDS}.\n",
    ],
)
def test_a_comment(text: str) -> None:
    assert find(text) == ("comment", "")


@pytest.mark.parametrize(
    "text",
    [
        # A chapter of a paper.
        f"{PROSE}Comments\n\n{WORDS}.\n",
        # A link to the comments, above the text.
        f"Heat rises\n\nComments (2)\n\n{PROSE}{WORDS}.\n",
        f"{PROSE}Comments (12)\n\n{'More prose stands here. ' * 100}{WORDS}.\n",
        f"{PROSE}Comments (1)\n\nJim: no.\n\nCorrection\n\n{WORDS}.\n",
    ],
)
def test_what_is_no_comment(text: str) -> None:
    assert find(text) is None


HEAD = "Subject: x\nFrom: Ada Quill <a@example.org>\n\nI disagree.\n\n"


@pytest.mark.parametrize(
    ("text", "file", "label"),
    [
        (f"{HEAD}On Monday, Carl Berg wrote:\n> {WORDS}.\n", "m.eml", "Carl Berg"),
        (f"{HEAD}On Mon, 5 Jan 2026 at 10:00, Carl Berg <c@x.org> wrote:\n> {WORDS}.\n", "m.eml", "Carl Berg"),
        (f"{HEAD}On Mon, Jan 5, 2026 at 10:00 AM Carl Berg <c@x.org> wrote:\n\n{WORDS}.\n", "m.eml", "Carl Berg"),
        (f"{HEAD}Am 05.01.2026 um 10:00 schrieb Carl Berg:\n> {WORDS}.\n", "m.eml", "Carl Berg"),
        (f"{HEAD}> {WORDS}.\n", "m.eml", ""),
        (f"{HEAD}-----Original Message-----\nFrom: Carl Berg\nSent: Monday\n\n{WORDS}.\n", "m.eml", "Carl Berg"),
        (f"{HEAD}From: Carl Berg\nSent: Monday\nTo: Ada\nSubject: x\n\n{WORDS}.\n", "m.eml", "Carl Berg"),
        (f"{HEAD}Begin forwarded message:\n\nFrom: Carl Berg\nDate: Monday\n\n{WORDS}.\n", "m.eml", "Carl Berg"),
        (f"I disagree.\n\nOn Monday, Carl Berg wrote:\n> {WORDS}.\n", "m.txt", "Carl Berg"),
        (f"No.\n\nVon: Carl Berg\nGesendet: Montag\nAn: Ada\nBetreff: x\n\n{WORDS}.\n", "m.eml", "Carl Berg"),
    ],
)
def test_the_mail_that_is_answered(text: str, file: str, label: str) -> None:
    assert find(text, file) == ("answered", label)


@pytest.mark.parametrize(
    ("text", "file"),
    [
        (f"{HEAD}On Monday, Carl Berg wrote:\n> No.\n\n{WORDS}.\n", "m.eml"),
        # Her own words, quoted by whom she answers.
        (f"{HEAD}On Monday, Ada Quill wrote:\n> {WORDS}.\n", "m.eml"),
        (f"Subject: x\nFrom: Ada\nTo: Carl\nDate: Monday\n\n{WORDS}.\n", "m.eml"),
        # A book says who wrote.
        (f"{PROSE}In 1999 Carl Berg wrote:\n\n{WORDS}.\n", "m.txt"),
        (f"{PROSE}> {WORDS}.\n", "m.txt"),
    ],
)
def test_what_the_mail_says_itself(text: str, file: str) -> None:
    assert find(text, file) is None


def test_what_the_format_tells_goes_before_what_lines_tell() -> None:
    text = f"{PROSE}Comments (2)\n\n{WORDS}.\n\nMore."
    told = (Annotation(text.index("More."), len(text), AnnotationKind.COMMENT),)
    assert find(text) == ("comment", "")
    assert find(text, "page.html", told) is None


def test_the_entry_of_a_list_is_shown_without_its_number() -> None:
    text = f"{PROSE}References\n\n6. Berg C. {WORDS}. 2012.\n"
    foreign = ForeignWords(CaptureReading(CaptureState.READ, "paper.txt", text))
    start = text.index(WORDS)
    found = foreign.find(start, start + 3)
    assert found is not None
    assert foreign.entry(found, start).startswith("Berg C. The bridge")


@pytest.mark.slow
def test_hostile_text_takes_no_longer_than_its_length() -> None:
    pieces = (
        "a b c ",
        "References\n1999\n\n",
        "From: x\n",
        "> x\n",
        "On 1, x wrote:\n",
        "Comments (2)\n",
        "Related\nx\n",
    )
    for piece in (*pieces, "read more: x\n", "\n", "References\n", "comments\n"):
        for prose in ("", PROSE):
            find(f"{prose}{piece * 60_000}\n{WORDS}.", "m.eml")
