"""When *name-drift* speaks, and when it cannot tell."""

from __future__ import annotations

import time

import pytest

from claimcheck.audit.config import Config
from claimcheck.testing import audit_files

SHORT = """In May the envoys of Norway signed the treaty in Geneva.
Ingrid Berg told Anton Weiss that the harbour would stay open. She flew home.
"""
FILLER = "Nothing more was said of the harbour, and nobody asked for more. " * 30
# What is quoted stands too far from the last lines to be read with them.
LONG = f"{SHORT}{FILLER}\nOlof Palmgren of Nordhavn Invest had been to Vienna.\n"
EVIDENCE = """
      - source: article
        stance: supports
        quote: {quote}
"""
MET = "Berg told Anton Weiss that the harbour would stay open"


def find(statement: str, quote: str, text: str = SHORT, more: str = "", source: str = "", claim: str = "") -> list[str]:
    """Return the messages about a statement that a quote supports."""
    dossier = f"claims:\n  - id: only\n    statement: {statement}\n{claim}    evidence:"
    dossier += EVIDENCE.format(quote=quote).rstrip()
    dossier += f"{more}\nsources:\n  - id: article\n    language: en\n{source}"
    files = {"claims/only.yaml": dossier, "claims/article.txt": text}
    return [found.message for found in audit_files(files, config=Config(select=("name-drift",))).findings]


def say(words: str, nearest: str, is_in_place: bool = False) -> list[str]:
    which = "in its place stands" if is_in_place else "the nearest is"
    return [f"no supporting quote, nor the words around it, has “{words}”; {which} “{nearest}” in `article`"]


def test_the_name_in_its_place_is_shown_and_pointed_at() -> None:
    files = {
        "claims/only.yaml": (
            "claims:\n  - id: only\n    statement: Ingrid Berg told Tomas Lind that it would stay open.\n    evidence:"
            + EVIDENCE.format(quote=MET)
            + "sources:\n  - id: article\n"
        ),
        "claims/article.txt": LONG,
    }
    (finding,) = audit_files(files, config=Config(select=("name-drift",))).findings
    assert [finding.message] == say("Tomas Lind", "Anton Weiss", is_in_place=True)
    assert (finding.location.span.line, finding.location.span.column, finding.location.span.end_column) == (3, 33, 43)
    (related,) = finding.related
    assert related.message == "in its place"
    assert (related.location.span.line, related.location.span.column) == (2, 18)


@pytest.mark.parametrize("text", [SHORT, LONG])
def test_one_place_for_another(text: str) -> None:
    found = find("The envoys signed it in Helsinki.", "envoys of Norway signed the treaty in Geneva", text)
    assert found == say("Helsinki", "Geneva", is_in_place=True)


def test_a_name_that_the_whole_text_lacks() -> None:
    found = find("The harbour was to stay open for Lisbon and for Berg.", "the harbour would stay open", LONG)
    assert len(found) == 1
    assert found[0].startswith("“Lisbon” stands nowhere in the saved texts that are quoted")
    assert find("Once more the harbour of Hanna Lind was to stay open.", "She flew home", LONG) == [
        "“Hanna Lind” stands nowhere in the saved texts that are quoted"
    ]


def test_elsewhere_in_the_text_a_name_may_be_what_is_meant() -> None:
    assert find("Palmgren flew to Norway.", "She flew home", LONG) == []
    assert find("With Palmgren’s money the harbour stayed open.", "the harbour would stay open", LONG) == []
    assert find("Vienna and Austria kept the harbour open.", "the harbour would stay open", LONG) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("the IAR", "The Institute of Arctic Research paid for it."),
        ("the Institute of Arctic Research", "The IAR paid for it."),
        ("the EU", "The European Union paid for it."),
        ("the US", "The U.S. paid for it."),
        ("Łódź", "It was built in Lodz."),
        ("Sean O’Hara", "It was built for O’Hara."),
        ("Chancellor Xi", "It was Xi’s friend who built it."),
        ("Buenos Aires", "It was built in Buenos\nAires."),
        ("the Ukrainians", "It was built for Ukraine."),
        ("Poland", "It was built for Warsaw."),
    ],
)
def test_names_that_stand_elsewhere_in_other_words(name: str, text: str) -> None:
    statement = f"Once more {name} kept the harbour open."
    assert len(find(statement, "the harbour would stay open", LONG)) == 1
    assert find(statement, "the harbour would stay open", f"{LONG}{text}\n") == []


def test_but_not_where_another_name_stands_in_its_place() -> None:
    found = find("Berg told Olof Palmgren that the harbour would stay open.", MET, LONG)
    assert found == say("Olof Palmgren", "Anton Weiss", is_in_place=True)


def test_a_short_text_may_leave_out_what_it_is_about() -> None:
    assert find("Hanna Lind flew home.", "She flew home") == []
    assert find("In Lisbon, the harbour would stay open.", "the harbour would stay open") == []
    assert find("The harbour would stay open for the city of Lisbon.", "the harbour would stay open") == []


def test_a_short_text_with_other_names_does_not() -> None:
    found = find("Ingrid Berg said the harbour would be kept open by Nordhavn.", MET)
    assert found == say("Nordhavn", "Anton Weiss")


def test_a_short_text_without_one_of_two_that_are_joined() -> None:
    message = "no supporting quote, nor the words around it, has “Chile”"
    text = "The envoys of Norway signed the treaty."
    assert find("Norway and Chile signed the treaty.", "envoys of Norway signed the treaty", text) == [message]
    assert find("Chile or Norway signed the treaty.", "envoys of Norway signed the treaty", text) == [message]
    assert find("Chile and Peru came to it later.", "envoys of Norway signed the treaty", text) == []


def test_the_first_word_of_a_sentence() -> None:
    quote = "Lind praised the harbour master"
    text = f"Lind praised the harbour master. {FILLER}"
    assert find("Palm praised the harbour master.", quote, text) == say("Palm", "Lind", is_in_place=True)
    assert find("Visitors praised the harbour master.", quote, text) == []
    assert find("Palm wanted to praise the harbour master.", quote, text) == []


def test_an_excerpt_is_no_whole_text() -> None:
    dossier = (
        "claims:\n  - id: only\n    statement: Once more Hanna Lind flew home.\n    evidence:"
        + EVIDENCE.format(quote="She flew home")
        + "sources:\n  - id: article\n    {kind}: {{file: cutting.txt}}\n"
    )
    counts = {}
    for kind in ("capture", "excerpt"):
        files = {"claims/only.yaml": dossier.format(kind=kind), "claims/cutting.txt": LONG}
        counts[kind] = len(audit_files(files, config=Config(select=("name-drift",))).findings)
    assert counts == {"capture": 1, "excerpt": 0}


@pytest.mark.parametrize(
    ("source", "more", "claim"),
    [
        ("    author: Hanna Lind\n", "", ""),
        ("    publisher: Lind & Co\n", "", ""),
        ("    title: Hanna Lind and the harbour\n", "", ""),
        ("    derived_from: [{source: wire}]\n  - id: wire\n    author: H. Lind\n", "", ""),
        ("origins:\n  - id: she\n    name: Hanna Lind, the pilot\n", "\n        origins: [she]", ""),
        ("", "\n        locator: interview with Hanna Lind", ""),
        ("", "\n        note: She is Hanna Lind.", ""),
        ("", "\n      - source: article\n        stance: context\n        quote: Hanna Lind was the pilot", ""),
        ("", "", "    rests_on: [premise]\n"),
    ],
)
def test_the_files_may_say_who_is_meant(source: str, more: str, claim: str) -> None:
    statement = "Once more Hanna Lind flew home."
    assert len(find(statement, "She flew home", LONG)) == 1
    if claim:
        premise = "claims:\n  - id: premise\n    statement: Hanna Lind had flown to Geneva.\n"
        dossier = f"{premise}  - id: only\n    statement: {statement}\n{claim}    evidence:"
        dossier += EVIDENCE.format(quote="She flew home") + "sources:\n  - id: article\n"
        files = {"claims/only.yaml": dossier, "claims/article.txt": LONG}
        assert audit_files(files, config=Config(select=("name-drift",))).findings == ()
    else:
        assert find(statement, "She flew home", LONG, more, source) == []


def test_a_place_or_an_office_may_be_told_more_closely() -> None:
    text = f"The president flew to Vienna. {FILLER}"
    assert find("Then President Hanna Lind flew to Vienna, Austria.", "The president flew to Vienna", text) == []
    assert find("Then Greece’s president flew to Vienna.", "The president flew to Vienna", text) != []
    titled = text.replace("president", "president Lind")
    assert find("Then Greece’s President Lind flew to Vienna.", "The president Lind flew to Vienna", titled) == []
    found = find("Then Hanna Lind flew to Vienna, Austria.", "The president flew to Vienna", text)
    assert found == ["“Hanna Lind” stands nowhere in the saved texts that are quoted"]


def test_who_holds_the_same_office_is_in_its_place() -> None:
    text = f"All wondered why President Weiss had flown. {FILLER}"
    found = find("All knew of the flight of President Lind.", "why President Weiss had flown", text)
    assert found == say("Lind", "Weiss", is_in_place=True)


def test_each_name_is_reported_once() -> None:
    found = find("Then Hanna Lind flew home, and Lind stayed there for Hanna Lind.", "She flew home", LONG)
    assert found == ["“Hanna Lind” stands nowhere in the saved texts that are quoted"]


@pytest.mark.parametrize(
    "statement",
    [
        "It was not for Hanna Lind that it stayed open.",
        "It didn’t stay open for Hanna Lind.",
        "It stayed open for others than Lisbon, and without Hanna Lind.",
        "All Was Open In Lisbon For Hanna Lind",
        "THE HARBOUR STAYED OPEN FOR LISBON",
        "Der Hafen von Lissabon ist für Hanna Lind offen geblieben.",
        "Іще раз Ганна Лінд полетіла додому.",
        "Insiders think that it stayed open.",
        "On Monday the Prime Minister and the Supreme Court kept it open.",
    ],
)
def test_what_is_denied_or_cannot_be_read_is_not_judged(statement: str) -> None:
    assert find(statement, "the harbour would stay open", LONG) == []


@pytest.mark.parametrize(
    "more",
    [
        "\n      - source: article\n        stance: supports\n        locator: p. 3",
        "\n      - source: other\n        stance: supports\n        quote: Hanna Lind flog nach Hause",
        "\n      - source: gone\n        stance: supports\n        quote: Hanna Lind flew home",
    ],
)
def test_silent_where_something_else_may_carry_it(more: str) -> None:
    others = "  - id: other\n    language: de\n  - id: gone\n    language: en\n"
    assert len(find("Once more Hanna Lind flew home.", "She flew home", LONG)) == 1
    assert find("Once more Hanna Lind flew home.", "She flew home", LONG, more, others) == []


def test_silent_where_no_quote_is_verified() -> None:
    assert find("Once more Hanna Lind flew home.", "She went home by the early train", LONG) == []


def test_silent_for_claims_of_absence() -> None:
    assert find("Once more Hanna Lind flew home.", "She flew home", LONG, claim="    kind: absence\n") == []


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["Lin d ", "Hanna L. ", "A. ", "U.S. ", "Hanna Linn\n\n", "a\u0301", "President "])
def test_a_hostile_text_costs_little(piece: str) -> None:
    text = f"{piece * (1_000_000 // len(piece))}\n\n{SHORT}"
    start = time.process_time()
    find("Once more Hanna Lind flew home to Lisbon in the U.S. with Otto Ek.", "She flew home", text)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("piece", ["Hanna Lind and ", "A. ", "Ab of ", "President "])
def test_a_hostile_statement_costs_little(piece: str) -> None:
    statement = f"Then {piece * (15_000 // len(piece))}flew home."
    start = time.process_time()
    find(statement, "She flew home", f"{'Otto Ek and Eva Ek met. ' * 800}\n\n{SHORT}")
    assert time.process_time() - start < 5
