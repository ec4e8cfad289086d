"""Every rule: its examples hold, its names agree, its manual page is whole; and the contract's rules are there."""

from __future__ import annotations

import inspect
import re

import pytest

from claimcheck.model.finding import Severity
from claimcheck.rules.kit.catalogue import FAMILIES, load_catalogue
from claimcheck.testing import assert_rule

CATALOGUE = load_catalogue()
LABELS = ("Why it matters: ", "How to fix it: ", "What it cannot see: ")
LONGEST_SUMMARY = 100

# The contract: family, rule, severity.  Rules that read language or likeness are added as they are calibrated.
CONTRACT = """
structure   invalid-yaml            error
structure   invalid-field           error
structure   duplicate-key           error
structure   duplicate-id            error
structure   confusable-id           warning
reference   unknown-reference       error
reference   unused-source           note
reference   unused-origin           note
reference   missing-capture         note
reference   unreadable-capture      error
reference   changed-capture         error
reference   escaping-path           error
quotation   no-evidence             error
quotation   missing-quote           note
quotation   quote-not-found         error
provenance  single-source           warning
provenance  single-origin           warning
provenance  possibly-single-origin  note
provenance  anonymous-only          warning
provenance  circular-reporting      error
provenance  interested-only         warning
provenance  late-echo               warning
grading     ungraded                note
grading     over-graded             error
grading     overconfident           error
grading     refutation-ignored      error
grading     verdict-unsupported     error
grading     weak-premise            error
consistency anachronism             error
consistency circular-premises       error
consistency conflicting-claims      warning
consistency contradiction           error
consistency duplicate-claim         warning
consistency hedge-dropped           warning
consistency number-drift            warning
consistency date-drift              warning
consistency name-drift              note
upkeep      unused-waiver           warning
upkeep      expired-waiver          warning
upkeep      stale-baseline          warning
upkeep      rule-crashed            error
"""

every_rule = pytest.mark.parametrize("name", CATALOGUE)


@pytest.mark.slow
@every_rule
def test_the_examples_hold(name: str) -> None:
    assert_rule(CATALOGUE[name])


@every_rule
def test_the_rule_has_examples_of_both_kinds(name: str) -> None:
    rule = CATALOGUE[name]
    assert rule.good
    assert rule.bad or name in {"rule-crashed", "stale-baseline"}
    assert all(f"  # {name}\n" in example for example in rule.bad)


@every_rule
def test_module_function_and_rule_bear_one_name(name: str) -> None:
    rule = CATALOGUE[name]
    assert re.fullmatch("[a-z]+(-[a-z]+)*", name)
    assert rule.name == name
    assert rule.function.__name__ == name.replace("-", "_")
    assert rule.function.__module__ == f"claimcheck.rules.{rule.family}.{rule.function.__name__}"
    assert inspect.isgeneratorfunction(rule.function)


@every_rule
def test_the_manual_page_has_a_summary_and_three_paragraphs(name: str) -> None:
    rule = CATALOGUE[name]
    summary, *paragraphs = rule.manual.split("\n\n")
    assert summary == rule.summary
    assert summary.endswith(".")
    assert len(summary) <= LONGEST_SUMMARY
    assert len(paragraphs) == len(LABELS)
    for paragraph, label in zip(paragraphs, LABELS, strict=True):
        assert paragraph.startswith(label)
        assert paragraph.endswith(".")


@every_rule
def test_options_are_told_to_the_user(name: str) -> None:
    for option in CATALOGUE[name].options:
        assert option.description
        assert type(option.default) is option.type


@pytest.mark.parametrize("line", CONTRACT.strip().splitlines(), ids=lambda line: str(line).split()[1])
def test_the_contract_is_kept(line: str) -> None:
    family, name, severity = line.split()
    assert name in CATALOGUE
    assert CATALOGUE[name].family == family
    assert CATALOGUE[name].severity is Severity(severity)


def test_the_catalogue_goes_by_family_and_name() -> None:
    assert set(FAMILIES) >= {rule.family for rule in CATALOGUE.values()}
    assert list(CATALOGUE) == sorted(CATALOGUE, key=lambda name: (FAMILIES.index(CATALOGUE[name].family), name))
