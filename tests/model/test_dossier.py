"""Look-ups of a dossier, and the same dossier of some claims only."""

from __future__ import annotations

from claimcheck.model.claim import Claim
from claimcheck.model.dossier import Dossier, Unread
from claimcheck.model.finding import Observation, Problem
from claimcheck.model.position import Pointer
from claimcheck.model.source import Origin, Source

AT = Pointer("a.yaml")
FIRST, SECOND, TWIN = (Claim(AT / number, name) for number, name in enumerate(("one", "two", "one")))


def test_the_first_of_an_id_is_found() -> None:
    dossier = Dossier((FIRST, SECOND, TWIN), (Source(AT, "s", title="a"), Source(AT, "s")), (Origin(AT, "o"),))
    assert dossier.claim_by_id == {"one": FIRST, "two": SECOND}
    assert dossier.source_by_id["s"].title == "a"
    assert list(dossier.origin_by_id) == ["o"]


def test_of_some_claims_all_else_stays() -> None:
    problem = Problem("invalid-field", Observation(AT, "wrong"))
    whole = Dossier(
        (FIRST, SECOND),
        (Source(AT, "s"),),
        (Origin(AT, "o"),),
        problems=(problem,),
        unread=(Unread("b.yaml", "is gone"),),
        files=("a.yaml",),
        lost_ids=frozenset({"x"}),
    )
    part = whole.of([SECOND])
    assert part.claims == (SECOND,)
    for name in ("sources", "origins", "problems", "unread", "files", "lost_ids", "claim_by_id", "is_whole"):
        assert getattr(part, name) == getattr(whole, name), name
    assert whole.claims == (FIRST, SECOND)


def test_a_file_that_does_not_parse_leaves_a_dossier_that_is_not_whole() -> None:
    assert Dossier().is_whole
    assert Dossier(problems=(Problem("invalid-field", Observation(AT, "wrong")),)).is_whole
    assert not Dossier(problems=(Problem("invalid-yaml", Observation(AT, "wrong")),)).is_whole
    assert not Dossier(unread=(Unread("b.yaml", "is gone"),)).is_whole


def test_what_was_observed_is_told_by_its_rule() -> None:
    seen = [Observation(AT / number, "wrong") for number in range(3)]
    rules = ("invalid-field", "duplicate-key", "invalid-field")
    dossier = Dossier(problems=tuple(map(Problem, rules, seen)))
    assert list(dossier.observed("invalid-field")) == [seen[0], seen[2]]
    assert list(dossier.observed("escaping-path")) == []
