"""The highest confidence that a claim's evidence can bear, clause by clause of the policy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pytest

from claimcheck.analysis.case import Case
from claimcheck.analysis.policy import DEFAULT_POLICY, Policy
from claimcheck.model.claim import Access, Claim, Evidence, Kind, Stance, Verdict
from claimcheck.model.scale import Confidence, Reliability
from tests.analysis.casework import case, claim, evidence, origin, source

NONE, LOW, MODERATE, HIGH = Confidence
WORDS = "the jets never left the base"
SAVED = f"A spokesman said {WORDS} that week."

SOURCES = (
    source("p", author=["Ann"], publisher="Post"),
    source("q", author=["Ben"], publisher="Quarterly"),
    source("record", primary=True),
    source("graded-record", primary=True, reliability=Reliability.B),
    source("echo", ["p"]),
    source("circle-a", ["circle-b"], reliability=Reliability.A),
    source("circle-b", ["circle-a"]),
)
ORIGINS = (
    origin("mayor", reliability=Reliability.B),
    origin("clerk", reliability=Reliability.C),
    origin("rumour", reliability=Reliability.D),
    origin("stranger", reliability=Reliability.F),
    origin("ungraded"),
    origin("insider", anonymous=True, reliability=Reliability.A),
    origin("other-insider", anonymous=True),
    origin("twin", possibly_same_as=["mayor"]),
)
CAPTURES = {"p": SAVED, "q": "Nothing of the kind.", "record": f"{SAVED} So it stands in the log."}


class Row(NamedTuple):
    """A claim, the ceiling it has, and words of the reason beside it."""

    name: str
    claim: Claim
    ceiling: Confidence
    reason: str
    policy: Policy = DEFAULT_POLICY


def judged(*pieces: Evidence, verdict: Verdict | None = None, kind: Kind = Kind.FACT, note: str | None = None) -> Claim:
    return claim("only", *pieces, verdict=verdict, kind=kind, note=note)


def open_case(*claims: Claim, policy: Policy = DEFAULT_POLICY) -> Case:
    return case(claims, SOURCES, ORIGINS, CAPTURES, policy)


AGAINST = evidence("q", "clerk", stance=Stance.REFUTES)
NOTED = evidence("q", "clerk", stance=Stance.REFUTES, note="the clerk was on leave")

ROWS = [
    # High: two lines at least, or a verified primary record.
    Row("two lines", judged(evidence("p", "mayor"), evidence("q", "clerk")), HIGH, "2 lines"),
    Row("a verified record", judged(evidence("record", quote=WORDS)), HIGH, "a verified primary record"),
    Row(
        "one anonymous origin of two is no harm",
        judged(evidence("p", "mayor"), evidence("q", "insider")),
        HIGH,
        "2 lines",
    ),
    Row(
        "two anonymous origins and an eyewitness",
        judged(evidence("p", "insider"), evidence("q", access=Access.WITNESSED)),
        HIGH,
        "2 lines",
    ),
    Row(
        "an anonymous origin and a record without a quote",
        judged(evidence("p", "insider"), evidence("record")),
        HIGH,
        "2 lines",
    ),
    Row("the desk wants one line", judged(evidence("p", "mayor")), HIGH, "1 line", Policy(lines=1)),
    Row(
        "the desk wants three lines",
        judged(evidence("p", "mayor"), evidence("q", "rumour")),
        MODERATE,
        "2 lines, with a named origin of reliability B",
        Policy(lines=3),
    ),
    # An attribution: the document in which the words stand is the record.
    Row(
        "words that stand in the paper",
        judged(evidence("p", quote=WORDS), kind=Kind.ATTRIBUTION),
        HIGH,
        "a verified primary record",
    ),
    Row(
        "the same paper for the substance",
        judged(evidence("p", quote=WORDS)),
        LOW,
        "1 line; no named origin of reliability A–C",
    ),
    Row(
        "an attribution without a quote",
        judged(evidence("p"), kind=Kind.ATTRIBUTION),
        LOW,
        "1 line; no named origin of reliability A–C",
    ),
    Row(
        "words in no capture are not verified",
        judged(evidence("echo", quote=WORDS), kind=Kind.ATTRIBUTION),
        LOW,
        "1 line; no named origin of reliability A–C",
    ),
    Row(
        "the record of the words beside an anonymous origin of them",
        judged(evidence("p", quote=WORDS), evidence("q", "insider"), kind=Kind.ATTRIBUTION),
        HIGH,
        "a verified primary record",
    ),
    Row(
        "a record that is not quoted",
        judged(evidence("record")),
        MODERATE,
        "1 line, and nobody has given the reliability of a named origin",
    ),
    Row(
        "a graded record that is not quoted is a named origin",
        judged(evidence("graded-record")),
        MODERATE,
        "1 line, with a named origin of reliability B",
    ),
    # Anonymous origins only.
    Row(
        "two anonymous origins",
        judged(evidence("p", "insider"), evidence("q", "other-insider")),
        MODERATE,
        "2 lines; every origin is anonymous",
    ),
    Row(
        "one anonymous origin, however reliable",
        judged(evidence("p", "insider")),
        LOW,
        "1 line; every origin is anonymous",
    ),
    Row(
        "an anonymous origin and an unknown one",
        judged(evidence("p", "insider"), evidence("q")),
        MODERATE,
        "1–2 lines: not known to be independent; every origin is anonymous",
    ),
    Row(
        "a record of what an anonymous origin says",
        judged(evidence("record", "insider", quote=WORDS)),
        MODERATE,
        "a verified primary record; every origin is anonymous",
    ),
    Row(
        "an origin that is not in the dossier is not known to be anonymous",
        judged(evidence("p", "insider"), evidence("q", "gone")),
        HIGH,
        "2 lines",
    ),
    # Moderate: two lines at most, or one with a named origin of reliability A–C.
    Row("two papers, nothing said of origins", judged(evidence("p"), evidence("q")), MODERATE, "not known to be indep"),
    Row(
        "two origins that may be one",
        judged(evidence("p", "mayor"), evidence("q", "twin")),
        MODERATE,
        "1–2 lines: not known to be independent",
    ),
    Row("one line, B", judged(evidence("p", "mayor")), MODERATE, "1 line, with a named origin of reliability B"),
    Row("one line, C", judged(evidence("p", "clerk")), MODERATE, "1 line, with a named origin of reliability C"),
    Row(
        "the best letter counts",
        judged(evidence("p", "rumour", "clerk", "stranger")),
        MODERATE,
        "1 line, with a named origin of reliability C",
    ),
    # Low.
    Row("one line, D", judged(evidence("p", "rumour")), LOW, "1 line; no named origin of reliability A–C"),
    Row("one line, F", judged(evidence("p", "stranger")), LOW, "1 line; no named origin of reliability A–C"),
    Row(
        "one line, no letter",
        judged(evidence("p", "ungraded")),
        MODERATE,
        "1 line, and nobody has given the reliability of a named origin",
    ),
    Row(
        "one line, nothing said of origins",
        judged(evidence("p")),
        LOW,
        "1 line; no named origin of reliability A–C",
    ),
    Row(
        "a circle, however reliable who is named in it",
        judged(evidence("circle-a", "mayor")),
        LOW,
        "0–1 lines; no named origin of reliability A–C",
    ),
    Row("a search that found nothing", judged(kind=Kind.ABSENCE, note="searched"), LOW, "a search that found nothing"),
    # None.
    Row("no evidence", judged(), NONE, "no evidence that counts"),
    Row("context only", judged(evidence("p", "mayor", stance=Stance.CONTEXT)), NONE, "no evidence that counts"),
    Row("refutation only", judged(NOTED), NONE, "no evidence that counts"),
    Row("words that are not there", judged(evidence("q", "mayor", quote=WORDS)), NONE, "no evidence that counts"),
    # Refuting evidence.
    Row(
        "not answered",
        judged(evidence("p", "mayor"), evidence("q", "rumour"), AGAINST),
        MODERATE,
        "2 lines; refuting evidence is not answered",
    ),
    Row(
        "a record, refutation not answered",
        judged(evidence("record", quote=WORDS), AGAINST),
        MODERATE,
        "a verified primary record; refuting evidence is not answered",
    ),
    Row(
        "one line, not answered",
        judged(evidence("p", "rumour"), AGAINST),
        LOW,
        "1 line; refuting evidence is not answered",
    ),
    Row(
        "all that is in doubt is said",
        judged(evidence("p", "insider"), evidence("q", "other-insider"), AGAINST),
        MODERATE,
        "2 lines; refuting evidence is not answered; every origin is anonymous",
    ),
    Row(
        "supported or unproven is no answer",
        judged(evidence("p", "mayor"), evidence("q", "rumour"), AGAINST, verdict=Verdict.UNPROVEN),
        MODERATE,
        "refuting evidence is not answered",
    ),
    Row(
        "the note of one of two is no answer",
        judged(evidence("p", "mayor"), evidence("q", "rumour"), AGAINST, NOTED),
        MODERATE,
        "refuting evidence is not answered",
    ),
    Row(
        "answered beside it",
        judged(evidence("p", "mayor"), evidence("q", "rumour"), NOTED),
        HIGH,
        "2 lines",
    ),
    Row(
        "answered in the claim's note",
        judged(evidence("p", "mayor"), evidence("q", "rumour"), AGAINST, note="the clerk was on leave"),
        HIGH,
        "2 lines",
    ),
    Row(
        "answered by the verdict",
        judged(evidence("p", "mayor"), evidence("q", "rumour"), AGAINST, verdict=Verdict.DISPUTED),
        HIGH,
        "2 lines",
    ),
    Row(
        "refuted: the support is no measure",
        judged(evidence("p"), AGAINST, verdict=Verdict.REFUTED),
        HIGH,
        "a refutation is not bounded by the support",
    ),
    Row("refuted, by nothing", judged(verdict=Verdict.REFUTED), NONE, "no evidence that counts"),
    Row(
        "a refutation whose words are not there",
        judged(
            evidence("p", "mayor"),
            evidence("echo", "rumour"),
            evidence("q", stance=Stance.REFUTES, quote=WORDS),
        ),
        MODERATE,
        "1 line, with a named origin of reliability B",
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_ceiling(row: Row) -> None:
    found = open_case(row.claim, policy=row.policy).ceiling(row.claim)
    assert found.confidence is row.ceiling, found.reason
    assert row.reason in found.reason


STRONG = claim("strong", evidence("p", "mayor"), evidence("q", "clerk"))
MIDDLING = claim("middling", evidence("p", "mayor"))
WEAK = claim("weak", evidence("p"))
EMPTY = claim("empty")


class Premises(NamedTuple):
    """What a claim named `top` rests on, and its ceiling."""

    name: str
    claims: Iterable[Claim]
    ceiling: Confidence
    reason: str


def on(*names: str, own: Iterable[Evidence] = (), name: str = "top") -> Claim:
    return claim(name, *own, rests_on=names)


TWO_LINES = (evidence("p", "mayor"), evidence("q", "clerk"))

PREMISES = [
    Premises("one strong premise", [on("strong")], HIGH, "as good as its premises"),
    Premises(
        "the weakest counts", [on("strong", "weak", "middling")], LOW, "its premise `weak` bears no more than low"
    ),
    Premises("own evidence does not help", [on("weak", own=TWO_LINES)], LOW, "its premise `weak` bears no more"),
    Premises("nor do premises help own evidence", [on("strong", own=[evidence("p")])], LOW, "1 line; no named origin"),
    Premises(
        "through a chain",
        [on("a"), on("b", name="a"), on("middling", "strong", name="b")],
        MODERATE,
        "its premise `a` bears no more than moderate",
    ),
    Premises("through a chain to nothing", [on("a"), on("empty", name="a")], NONE, "`a` bears no more than none"),
    Premises(
        "through a circle with evidence in it",
        [on("a"), on("b", name="a"), on("a", "middling", name="b", own=TWO_LINES)],
        MODERATE,
        "its premise `a` bears no more than moderate",
    ),
    Premises("a circle is no ground", [on("a"), on("top", name="a")], NONE, "rest on nothing"),
    Premises("nor is oneself", [on("top")], NONE, "rest on nothing"),
    Premises("above a circle", [on("a", "strong"), on("b", name="a"), on("a", name="b")], NONE, "rest on nothing"),
    Premises(
        "own evidence above a circle",
        [on("a", own=TWO_LINES), on("b", name="a"), on("a", name="b")],
        NONE,
        "its premise `a` bears no more than none",
    ),
    Premises("a premise that is not in the dossier", [on("gone")], NONE, "rest on nothing"),
    Premises("one of two is not in the dossier", [on("gone", "strong")], HIGH, "as good as its premises"),
    Premises(
        "an absence as a premise",
        [on("unseen"), claim("unseen", kind=Kind.ABSENCE, note="searched")],
        LOW,
        "its premise `unseen` bears no more than low",
    ),
]


@pytest.mark.parametrize("row", PREMISES, ids=lambda row: row.name)
def test_premises_cap_the_ceiling(row: Premises) -> None:
    top, *others = row.claims
    found = open_case(top, *others, STRONG, MIDDLING, WEAK, EMPTY).ceiling(top)
    assert found.confidence is row.ceiling, found.reason
    assert row.reason in found.reason


@pytest.mark.parametrize(
    ("stated", "is_too_much"), [(None, False), (LOW, False), (MODERATE, False), (HIGH, True)], ids=str
)
def test_the_author_may_stand_below_the_ceiling(stated: Confidence | None, is_too_much: bool) -> None:
    only = claim("only", evidence("p", "mayor"), confidence=stated)
    assert open_case(only).is_overconfident(only) is is_too_much
