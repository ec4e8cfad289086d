"""Counts in words, and what was not checked."""

from __future__ import annotations

import pytest

from claimcheck.audit.run import NotChecked
from claimcheck.report.part.paint import Line
from claimcheck.report.part.tally import count, describe_gap, list_unchecked, show_score, tally
from tests.report import dossiers, findings


def read(line: Line) -> str:
    return "".join(segment.text for segment in line)


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (0, "claim", "0 claims"),
        (1, "claim", "1 claim"),
        (2, "party", "2 parties"),
        (1, "party", "1 party"),
        (1_000, "more finding", "1,000 more findings"),
    ],
)
def test_counts(number: int, noun: str, words: str) -> None:
    assert count(number, noun) == words


@pytest.mark.parametrize(("score", "shown"), [(100.0, "99 %"), (99.97, "99 %"), (72.6, "72 %"), (0.0, "0 %")])
def test_what_differs_is_never_a_hundred_percent_alike(score: float, shown: str) -> None:
    assert show_score(score) == shown


def test_the_tally_names_what_is_not_there_too() -> None:
    result = dossiers.audit()._replace(in_baseline={("a.yaml", None): 3})
    assert read(tally(result)) == (
        "2 errors, 3 warnings, 3 notes, 2 waived, 3 in the baseline in 4 claims, 6 sources, "
        "4 quotes: 2 exact (1 in captures, 1 in excerpts only), 2 unchecked"
    )
    empty = dossiers.audit(dossiers.EMPTY)
    assert read(tally(empty)) == "no errors, no warnings, no notes in 0 claims, 0 sources, no quotes"


def test_what_was_not_checked() -> None:
    lines = [read(line) for line in list_unchecked(findings.make_result([], [str(n) for n in range(30)]))]
    assert lines[0] == "Not checked: 30 things"
    assert lines[-1] == "  and 10 more: `--format json` lists them all"
    assert len(lines) == 22
    broken = [read(line) for line in list_unchecked(dossiers.audit(dossiers.BROKEN))]
    assert (
        "  claims/broken.yaml: does not parse: this is not YAML: did not find expected node content while parsing a "
        "flow node (line 2)" in broken
    )
    assert list(list_unchecked(findings.make_result([]))) == []


def test_a_gap_is_one_harmless_line() -> None:
    assert describe_gap(NotChecked("the quote “x\ny”", "no\x1b text", "c", "s")) == (
        "the quote “x y” of `s` in `c`: no\\u{1B} text"
    )
