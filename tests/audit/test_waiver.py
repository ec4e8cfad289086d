"""Which findings a waiver answers, and what it is told to have done."""

from __future__ import annotations

import pytest

from claimcheck.analysis.case import Case
from claimcheck.audit.waiver import WaiverBook
from claimcheck.model.claim import Claim, Waiver
from claimcheck.model.date import Date
from claimcheck.model.dossier import Dossier
from claimcheck.model.finding import Waived
from claimcheck.model.position import Pointer
from claimcheck.model.source import Origin, Source
from claimcheck.rules.kit.catalogue import load_catalogue

CATALOGUE = load_catalogue()
RULE = CATALOGUE["single-source"]
AT = Pointer("a.yaml", ("claims", 0))
TODAY = Date.parse("2026-06-30")


def waive(rule: str = "single-source", reason: str = "known", until: str | None = None, number: int = 0) -> Waiver:
    end = None if until is None else Date.parse(until)
    return Waiver(AT / "waivers" / number, rule=rule, reason=reason, by="me", until=end)


def open_book(*waivers: Waiver, today: Date | None = TODAY) -> WaiverBook:
    return WaiverBook(Case(Dossier((Claim(AT, "a", waivers=waivers),)), today=today))


def test_a_waiver_answers_its_rule_and_its_record_only() -> None:
    book = open_book(waive())
    assert book.answer(AT, RULE) == Waived("known", "me", None)
    assert book.answer(AT, CATALOGUE["ungraded"]) is None
    assert book.answer(Pointer("a.yaml", ("claims", 1)), RULE) is None


@pytest.mark.parametrize("kind", ["claim", "source", "origin"])
def test_waivers_of_every_kind_of_record_are_read(kind: str) -> None:
    records: dict[str, Dossier] = {
        "claim": Dossier((Claim(AT, "a", waivers=(waive(),)),)),
        "source": Dossier((), (Source(AT, "a", waivers=(waive(),)),)),
        "origin": Dossier((), (), (Origin(AT, "a", waivers=(waive(),)),)),
    }
    assert WaiverBook(Case(records[kind])).answer(AT, RULE) is not None


@pytest.mark.parametrize("family", ["structure", "upkeep"])
def test_defects_of_files_and_of_the_audit_are_never_waived(family: str) -> None:
    rule = next(rule for rule in CATALOGUE.values() if rule.family == family)
    book = open_book(waive(rule.name))
    assert book.answer(AT, rule) is None
    (use,) = book.uses([rule], CATALOGUE)
    assert (use.answered, use.can_be_waived) == (0, False)


@pytest.mark.parametrize("waiver", [waive(rule=""), waive(reason="")])
def test_a_waiver_without_rule_or_reason_waives_nothing(waiver: Waiver) -> None:
    book = open_book(waiver)
    assert book.answer(AT, RULE) is None
    assert book.uses([RULE], CATALOGUE) == ()


@pytest.mark.parametrize(
    ("until", "is_expired"),
    [
        (None, False),
        ("2026-06-30", False),
        ("2026-06-29", True),
        ("2026-06", False),
        ("2026-05", True),
        ("2025", True),
        ("2026-06-29~", False),
    ],
)
def test_a_waiver_holds_to_the_end_of_its_last_day(until: str | None, is_expired: bool) -> None:
    waiver = waive(until=until)
    book = open_book(waiver)
    assert book.is_expired(waiver) is is_expired
    assert (book.answer(AT, RULE) is None) is is_expired
    (use,) = book.uses([RULE], CATALOGUE)
    assert (use.answered, use.is_expired) == (1, is_expired), "what it would answer counts"


def test_without_a_day_nothing_is_expired() -> None:
    waiver = waive(until="2000-01-01")
    assert not open_book(waiver, today=None).is_expired(waiver)


def test_of_two_the_first_that_holds_answers_and_both_are_used() -> None:
    old, new = waive(until="2020-01-01"), waive(reason="still", number=1)
    book = open_book(old, new)
    assert book.answer(AT, RULE) == Waived("still", "me", None)
    assert [use.answered for use in book.uses([RULE], CATALOGUE)] == [1, 1]


def test_what_each_waiver_did() -> None:
    used, idle, unjudged, unknown = (
        waive(name, number=number) for number, name in enumerate(("single-source", "ungraded", "overconfident", "x"))
    )
    book = open_book(used, idle, unjudged, unknown)
    for _ in range(3):
        book.answer(AT, RULE)
    uses = book.uses([RULE, CATALOGUE["ungraded"]], CATALOGUE)
    assert [(use.waiver, use.answered, use.is_judged, use.can_be_waived) for use in uses] == [
        (used, 3, True, True),
        (idle, 0, True, True),
        (unjudged, 0, False, True),
        (unknown, 0, False, True),
    ]
