"""What a rule says of itself."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Annotated

from claimcheck.analysis.case import Case
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.model.position import Pointer
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.rules.kit.rule import RuleOption, rule

AT = Pointer("a.yaml")


@rule(
    severity=Severity.NOTE,
    certainty=Certainty.HEURISTIC,
    good="good one",
    bad=("bad one", "bad two"),
    variants={"worse": Severity.ERROR},
)
def too_long(
    case: Case,
    *,
    most_words: Annotated[int, "most words of a statement"] = 9,
    is_strict: Annotated[bool, "count articles too"] = False,
) -> Iterator[Observation]:
    """A statement is too long.

    Why it matters: nobody reads it.

        An indented line.
    """
    yield Observation(AT, f"{most_words} {is_strict}")


def test_a_rule_is_named_by_its_function_and_its_folder() -> None:
    assert (too_long.name, too_long.family) == ("too-long", "kit")
    assert (too_long.severity, too_long.certainty) == (Severity.NOTE, Certainty.HEURISTIC)
    assert (too_long.good, too_long.bad) == (("good one",), ("bad one", "bad two"))
    assert dict(too_long.variants) == {"worse": Severity.ERROR}
    for found in load_catalogue().values():
        assert found.function.__module__ == f"claimcheck.rules.{found.family}.{found.name.replace('-', '_')}"


def test_its_manual_is_its_docstring_without_indentation() -> None:
    assert too_long.summary == "A statement is too long."
    assert too_long.manual == inspect.getdoc(too_long.function)
    assert all(found.manual == inspect.getdoc(found.function) for found in load_catalogue().values())


def test_its_options_are_its_keywords() -> None:
    assert too_long.options == (
        RuleOption("most-words", int, 9, "most words of a statement"),
        RuleOption("is-strict", bool, False, "count articles too"),
    )
    assert load_catalogue()["single-source"].options == ()


def test_it_observes_with_its_options() -> None:
    made = Case.__new__(Case)
    assert [seen.message for seen in too_long.function(made, most_words=3)] == ["3 False"]


def test_a_rule_without_docstring_has_no_manual() -> None:
    def silent(case: Case) -> Iterator[Observation]:
        return iter(())

    made = rule(severity=Severity.NOTE, certainty=Certainty.EXACT, good="", bad="")(silent)
    assert (made.summary, made.manual, made.options) == ("", "", ())
