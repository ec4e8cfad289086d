"""When *number-drift* and *date-drift* speak, and when they cannot tell."""

from __future__ import annotations

import time

import pytest

from claimcheck.audit.config import Config
from claimcheck.testing import audit_files

ARTICLE = """A year earlier nobody had asked. The jets were made in the early 1980s.
Poland’s 26 to 33 jets were sold to Warsaw for the symbolic sum of €1 each in 2003. Romania owned 20 of them.
On 8 March, the Pentagon abruptly reversed its position. {gap}
In 1999 all of it had been planned for 45 pilots.
""".replace("{gap}", "Nothing more was said. " * 40)
EVIDENCE = """
      - source: article
        stance: supports
        quote: {quote}
"""


def find(statement: str, *quotes: str, more: str = "", source: str = "", claim: str = "") -> list[str]:
    """Return the messages about a statement that quotes support."""
    dossier = f"claims:\n  - id: only\n    statement: {statement}\n{claim}    evidence:"
    dossier += "".join(EVIDENCE.format(quote=quote).rstrip() for quote in quotes)
    dossier += f"{more}\nsources:\n  - id: article\n    language: en\n{source}"
    files = {"claims/only.yaml": dossier, "claims/article.txt": ARTICLE}
    result = audit_files(files, config=Config(select=("number-drift", "date-drift")))
    return [f"{finding.rule}: {finding.message}" for finding in result.findings]


def test_the_nearest_is_shown_and_pointed_at() -> None:
    files = {
        "claims/only.yaml": (
            "claims:\n  - id: only\n    statement: Poland owned 28 jets.\n    evidence:"
            + EVIDENCE.format(quote="Poland’s 26 to 33 jets were sold")
            + "sources:\n  - id: article\n"
        ),
        "claims/article.txt": ARTICLE,
    }
    (finding,) = audit_files(files, config=Config(select=("number-drift",))).findings
    assert finding.message == "no supporting quote has “28”; the nearest is “26 to 33” in `article`"
    assert (finding.location.span.line, finding.location.span.column) == (3, 29)
    assert finding.related[0].location.span.line == 2
    assert finding.related[0].location.span.column == 10


def test_what_a_relative_date_means_is_shown() -> None:
    files = {
        "claims/only.yaml": (
            "claims:\n  - id: only\n    statement: They were gone on 9 March 2022.\n    evidence:"
            + EVIDENCE.format(quote="a day later, the jets were gone")
            + "sources:\n  - id: article\n    published: 2022-03-10\n"
        ),
        "claims/article.txt": "The speech was on Monday; a day later, the jets were gone.",
    }
    (finding,) = audit_files(files, config=Config(select=("date-drift",))).findings
    nearest = "the nearest is “a day later” (2022-03-08) in `article`"
    assert finding.message == f"no supporting quote has “9 March 2022”; {nearest}"
    files["claims/only.yaml"] = files["claims/only.yaml"].replace("9 March", "8 March")
    assert audit_files(files, config=Config(select=("date-drift",))).findings == ()


def test_the_words_around_a_quote_carry_a_number() -> None:
    assert find("Romania owned 20 jets.", "Poland’s 26 to 33 jets were sold to Warsaw") == []
    assert find("It was sold in 2003.", "Poland’s 26 to 33 jets were sold to Warsaw") == []


def test_what_stands_far_away_does_not() -> None:
    found = find("There were 45 pilots in August.", "On 8 March, the Pentagon abruptly reversed")
    assert [message.partition(":")[0] for message in found] == ["number-drift", "date-drift"]


def test_any_supporting_quote_may_carry_it() -> None:
    statement = "The 26 to 33 jets were bought by Warsaw for 45 pilots."
    assert find(statement, "Poland’s 26 to 33 jets were sold to Warsaw", "had been planned for 45 pilots") == []


@pytest.mark.parametrize(
    "more",
    [
        "\n      - source: article\n        stance: supports\n        locator: p. 3",
        "\n      - source: other\n        stance: supports\n        quote: achtundzwanzig Jagdflugzeuge hatte Polen",
    ],
)
def test_silent_where_something_else_may_carry_it(more: str) -> None:
    other = "  - id: other\n    language: de\n"
    assert find("Poland owned 28 jets.", "Poland’s 26 to 33 jets were sold", more=more, source=other) == []


def test_a_translation_is_read() -> None:
    more = (
        "\n      - source: other\n        stance: supports\n        quote: achtundzwanzig Jagdflugzeuge hatte Polen"
        "\n        translation: Poland had twenty-nine jets"
    )
    other = "  - id: other\n    language: de\n"
    found = find("Poland owned 28 jets.", "Poland’s 26 to 33 jets were sold", more=more, source=other)
    assert found == ["number-drift: no supporting quote has “28”; the nearest is “twenty-nine” in `other`"]


def test_a_quote_that_could_not_be_checked_may_carry_it() -> None:
    more = "\n      - source: other\n        stance: supports\n        quote: Poland had twenty-eight jets"
    other = "  - id: other\n    language: en\n"
    assert find("Poland owned 28 jets.", "Poland’s 26 to 33 jets were sold", more=more, source=other) == []


def test_silent_where_no_quote_is_verified() -> None:
    assert find("Poland owned 28 jets.", "Poland had a great many jets in those days") == []


def test_silent_for_claims_of_absence() -> None:
    assert find("Nobody wrote of 28 jets.", "Poland’s 26 to 33 jets were sold", claim="    kind: absence\n") == []


@pytest.mark.slow
def test_a_hostile_statement_costs_little() -> None:
    start = time.process_time()
    assert find(f"{'13 ' * 5_000}.", "Poland’s 26 to 33 jets were sold", f"Poland {'14 ' * 5_000}") == []
    assert time.process_time() - start < 5


def test_premises_carry_numbers() -> None:
    premise = "  - id: premise\n    statement: There were 28 jets in 2001.\n"
    rests = "    rests_on: [premise]\n"
    dossier = (
        "claims:\n  - id: only\n    statement: The 28 jets were sold.\n"
        + rests
        + "    evidence:"
        + EVIDENCE.format(quote="Poland’s 26 to 33 jets were sold")
        + premise
        + "sources:\n  - id: article\n"
    )
    files = {"claims/only.yaml": dossier, "claims/article.txt": ARTICLE}
    assert audit_files(files, config=Config(select=("number-drift",))).findings == ()


def test_the_day_of_publication_carries_a_date() -> None:
    quote = "On 8 March, the Pentagon abruptly reversed its position"
    assert find("In 2022 the Pentagon reversed its position.", quote, source="    published: 2022-11-26\n") == []
    assert find("In November the Pentagon reversed.", quote, source="    published: 2022-11-26\n") == []
    found = find("In December the Pentagon reversed.", quote, source="    published: 2022-11-26\n")
    assert found == ["date-drift: no supporting quote has “December”; the nearest is “8 March” in `article`"]


def test_an_open_date_in_the_sentence_makes_a_date_untold() -> None:
    assert find("In 1979 nobody had asked.", "A year earlier nobody had asked") == []
    assert find("In 1979 the jets were made.", "The jets were made in the early 1980s") != []
