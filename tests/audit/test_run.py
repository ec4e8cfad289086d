"""The audit itself: broken rules, waivers, fingerprints, floods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from claimcheck.analysis.case import Case
from claimcheck.audit.config import Config
from claimcheck.audit.run import Result
from claimcheck.cli.failure import exit_code
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.model.limit import DEFAULT_LIMITS
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.rules.kit.rule import Rule, rule
from claimcheck.testing import audit_files

CLAIM = """\
claims:
  - id: jets-stopped
    statement: Washington stopped the jets.
    confidence: low
    evidence:
      - {source: paper, stance: supports, grade: C3}
sources:
  - {id: paper, author: Anna Berg, seen: {by: the desk}}
"""


@rule(severity=Severity.NOTE, certainty=Certainty.EXACT, good="", bad="")
def broken(case: Case) -> Iterator[Observation]:
    """Breaks after its first observation."""
    yield Observation(case.dossier.claims[0].at, "seen before it broke")
    raise ValueError("no such thing")


def catalogue_with(*extra: Rule) -> dict[str, Rule]:
    return {**load_catalogue(), **{rule.name: rule for rule in extra}}


def audit(text: str, config: Config | None = None, catalogue: dict[str, Rule] | None = None) -> Result:
    return audit_files({"claims/one.yaml": text}, catalogue, config)


def rules_of(result: Result) -> list[str]:
    return [finding.rule for finding in result.findings if finding.waiver is None]


def test_a_rule_that_breaks_is_an_error_and_the_run_goes_on() -> None:
    result = audit(CLAIM, catalogue=catalogue_with(broken))
    (crash,) = [finding for finding in result.findings if finding.rule == "rule-crashed"]
    assert crash.severity is Severity.ERROR
    assert "`broken` broke: ValueError: no such thing" in crash.message
    assert {"broken", "single-source"} <= set(rules_of(result))
    assert exit_code(result, "error") == 1
    assert any(thing.what == "the rule broken" for thing in result.not_checked)


def test_a_crash_cannot_be_deselected() -> None:
    for config in (Config(ignore=("rule-crashed",)), Config(select=("broken",))):
        assert "rule-crashed" in rules_of(audit(CLAIM, config, catalogue_with(broken)))


def _starve(*_: object) -> Iterator[Observation]:
    raise MemoryError
    yield


@pytest.mark.parametrize("family", ["consistency", "upkeep"])
def test_want_of_memory_is_no_defect_of_a_rule(family: str) -> None:
    starving = broken._replace(name="starving", family=family, function=_starve)
    with pytest.raises(MemoryError):
        audit(CLAIM, catalogue=catalogue_with(starving))


def waived(rule_name: str, more: str = "") -> str:
    return CLAIM.replace(
        "sources:\n", f"    waivers:\n      - rule: {rule_name}\n        reason: so it is\n{more}sources:\n"
    )


def test_a_waiver_answers_its_rule_in_its_record() -> None:
    result = audit(waived("single-source"))
    assert rules_of(result) == []
    (finding,) = result.findings
    assert finding.waiver is not None
    assert finding.waiver.reason == "so it is"
    assert result.waived == 1
    assert exit_code(result, "note") == 0


@pytest.mark.parametrize(
    ("text", "config", "rules"),
    [
        (waived("ungraded"), Config(), ["single-source", "unused-waiver"]),
        (waived("single-source", "        until: 2026-06-29\n"), Config(), ["single-source", "expired-waiver"]),
        (waived("single-source", "        until: 2026-06-30\n"), Config(), []),
        (waived("single-source"), Config(no_waivers=True), ["single-source"]),
        (waived("single-source"), Config(ignore=("single-source",)), []),
        (waived("single-source").replace("reason: so it is", "by: me"), Config(), ["single-source", "invalid-field"]),
    ],
    ids=["unused", "expired", "its last day", "not heeded", "its rule did not run", "without a reason"],
)
def test_waivers(text: str, config: Config, rules: list[str]) -> None:
    assert sorted(rules_of(audit(text, config))) == sorted(rules)


def test_fingerprints_survive_moved_lines_and_new_neighbours() -> None:
    other = "  - id: another-claim\n    statement: Something else.\n    confidence: low\n    rests_on: [jets-stopped]\n"
    before = {finding.fingerprint for finding in audit(CLAIM).findings}
    moved = "# a comment\n\n" + CLAIM.replace("claims:\n", f"claims:\n{other}")
    after = {finding.fingerprint for finding in audit(moved).findings}
    assert before
    assert before <= after


def test_fingerprints_are_all_different() -> None:
    evidence = "      - {source: paper, stance: supports}\n" * 3
    text = CLAIM.replace("      - {source: paper, stance: supports, grade: C3}\n", evidence)
    prints = [finding.fingerprint for finding in audit(text).findings]
    assert len(prints) == len(set(prints)) >= 4


def test_a_flood_is_counted_and_hides_no_other_rule() -> None:
    limits = DEFAULT_LIMITS._replace(findings_per_rule_and_file=5)
    claims = "".join(f"  - id: claim-{n}\n    statement: Nothing behind it.\n" for n in range(40))
    result = audit(f"claims:\n{claims}sources:\n  - id: never-used\n", Config(limits=limits))
    counts = {name: rules_of(result).count(name) for name in set(rules_of(result))}
    assert counts["no-evidence"] == 5
    assert counts["unused-source"] == 1
    assert any(thing.what == "35 more findings of no-evidence in claims/one.yaml" for thing in result.not_checked)


@pytest.mark.parametrize("limits", [{"findings_per_rule_and_file": 1}, {"findings": 1}], ids=lambda limits: min(limits))
def test_what_is_past_a_limit_weighs_in_the_exit_code_and_in_the_tally(limits: dict[str, int]) -> None:
    """Two notes come first, and the errors behind them push them out."""

    @rule(severity=Severity.NOTE, certainty=Certainty.EXACT, variants={"bad": Severity.ERROR}, good="", bad="")
    def flood(case: Case) -> Iterator[Observation]:
        """Finds five things at one claim."""
        for variant in (None, None, "bad", None, "bad"):
            yield Observation(case.dossier.claims[0].at, "found", variant=variant)

    catalogue = catalogue_with(flood)
    config = Config(select=("flood",), limits=DEFAULT_LIMITS._replace(**limits))
    result = audit(CLAIM, config, catalogue)
    assert [finding.severity for finding in result.findings] == [Severity.ERROR]
    assert result.left_out == {("flood", "claims/one.yaml"): {Severity.ERROR: 1, Severity.NOTE: 3}}
    assert [result.count(severity) for severity in Severity] == [3, 0, 2]
    assert exit_code(result, "error") == 1
    assert result.not_checked[-1].what == "4 more findings of flood in claims/one.yaml"
    assert "the worst has the severity error" in result.not_checked[-1].why
    answered = audit(waived("flood"), config, catalogue)
    assert exit_code(answered, "note") == 0
    assert answered.waived == 5
    assert "all are waived" in answered.not_checked[-1].why
    as_notes = audit(CLAIM, config._replace(severity={"flood": Severity.NOTE}), catalogue)
    assert [exit_code(as_notes, level) for level in ("error", "note")] == [0, 1]
    # What is not listed may still be all that is wrong.
    assert exit_code(result._replace(findings=()), "error") == 1


def make_floods(notes: int, errors: int) -> dict[str, Rule]:
    """Return a catalogue of a rule that floods with notes and one that comes late and finds a few errors."""

    @rule(severity=Severity.NOTE, certainty=Certainty.EXACT, good="", bad="")
    def early(case: Case) -> Iterator[Observation]:
        """Finds much."""
        for number in range(notes):
            yield Observation(case.dossier.claims[0].at, f"note {number}")

    @rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good="", bad="")
    def late(case: Case) -> Iterator[Observation]:
        """Finds little."""
        for number in range(errors):
            yield Observation(case.dossier.claims[-1].at, f"error {number}")

    return catalogue_with(early, late)


@pytest.mark.parametrize("notes", [3, 10, 21, 400])
@pytest.mark.parametrize("most", [1, 5, 10])
def test_a_flood_of_notes_pushes_no_error_out(notes: int, most: int) -> None:
    limits = DEFAULT_LIMITS._replace(findings=most, findings_per_rule_and_file=1_000)
    result = audit(CLAIM, Config(select=("early", "late"), limits=limits), make_floods(notes, 4))
    errors = [finding for finding in result.findings if finding.severity is Severity.ERROR]
    assert len(errors) == min(4, most)
    assert len(result.findings) == min(most, notes + 4)
    assert (result.count(Severity.ERROR), result.count(Severity.NOTE)) == (4, notes)
    assert exit_code(result, "error") == 1


def test_of_every_rule_and_file_the_first_is_kept_before_the_second_of_any() -> None:
    files = {
        f"claims/{name}.yaml": "claims:\n"
        + "".join(f"  - id: {name}-{n}\n    statement: Nothing behind {name} {n}.\n" for n in range(30))
        for name in "abcd"
    }
    files["claims/z.yaml"] = "sources:\n  - id: never-used\n  - id: nor-this\n"
    limits = DEFAULT_LIMITS._replace(findings=10)
    config = Config(select=("no-evidence", "unused-source"), limits=limits)
    kept = audit_files(files, config=config).findings
    assert Counter(finding.location.file[7] for finding in kept) == {"a": 3, "b": 3, "c": 2, "d": 2}
    # Notes, once the errors have room.
    kept = audit_files(files, config=config._replace(severity={"no-evidence": Severity.NOTE})).findings
    assert Counter(finding.location.file[7] for finding in kept) == {"a": 2, "b": 2, "c": 2, "d": 2, "z": 2}
    assert [finding.location for finding in kept] == sorted(finding.location for finding in kept)


def test_the_severity_in_force_is_the_configured_one() -> None:
    result = audit(CLAIM, Config(severity={"single-source": Severity.ERROR}))
    assert [finding.severity for finding in result.findings] == [Severity.ERROR]
    assert exit_code(result, "error") == 1
    assert exit_code(result, "never") == 0


def test_nothing_read_is_incomplete_whatever_is_asked() -> None:
    result = audit("sources:\n  - id: paper\n")
    assert result.complete is False
    assert [exit_code(result, level) for level in ("note", "error", "never")] == [3, 3, 3]


# What the settings lower and leave out


@pytest.mark.parametrize("settings", [{"ignore": ("all",)}, {"ignore": ("invalid-yaml",)}, {"select": ("quotation",)}])
def test_why_a_file_was_not_read_is_told_once_and_not_left_out(settings: dict[str, Any]) -> None:
    files = {"claims/one.yaml": CLAIM, "claims/two.yaml": "claims:\n\t- id: two\n"}
    result = audit_files(files, None, asked()._replace(**settings))
    assert rules_of(result).count("invalid-yaml") == 1
    assert "claims/two.yaml" not in result.deselected
    lowered = asked(severity={"invalid-yaml": Severity.NOTE})._replace(**settings)
    assert audit_files(files, None, lowered).lowered_count == 1


def asked(**settings: Any) -> Config:
    """Return the configuration of a run that was asked for every rule."""
    return Config(asked_select=("all",), **settings)


def test_what_the_settings_lower_is_counted() -> None:
    result = audit(CLAIM, asked(severity={"single-source": Severity.NOTE, "ungraded": Severity.ERROR}))
    assert "single-source" in rules_of(result)
    assert (result.lowered_count, result.deselected_count) == (1, 0)
    assert audit(CLAIM, asked(severity={"single-source": Severity.WARNING})).lowered_count == 0
    assert audit(CLAIM, asked(severity={"single-source": Severity.ERROR})).lowered_count == 0
    assert audit(waived("single-source"), asked(severity={"single-source": Severity.NOTE})).lowered_count == 0


def test_a_severity_that_a_rule_gives_now_and_then_is_no_lowered_one() -> None:
    @rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good="", bad="", variants={"mild": Severity.NOTE})
    def mild(case: Case) -> Iterator[Observation]:
        """Is mild."""
        yield Observation(case.dossier.claims[0].at, "mildly", variant="mild")

    for severity, lowered in ((None, 0), (Severity.NOTE, 0), (Severity.ERROR, 0)):
        config = asked(select=("mild",), severity={} if severity is None else {"mild": severity})
        assert audit(CLAIM, config, catalogue_with(mild)).lowered_count == lowered


@pytest.mark.parametrize(
    ("settings", "number"),
    [
        ({}, 0),
        ({"ignore": ("single-source",)}, 1),
        ({"ignore": ("provenance",)}, 1),
        ({"ignore": ("all",)}, 1),
        ({"select": ("quotation", "structure")}, 1),
        ({"ignore": ("quotation",)}, 0),
        ({"ignore": ("single-source",), "asked_ignore": ("provenance",)}, 0),
        ({"ignore": ("single-source",), "asked_select": ("quotation",)}, 0),
        ({"ignore": ("single-source",), "asked_select": ()}, 0),
        ({"ignore": ("single-source",), "exact": True}, 1),
        ({"ignore": ("name-drift", "single-source"), "exact": True}, 1),
    ],
)
def test_what_the_settings_leave_out_is_counted(settings: dict[str, Any], number: int) -> None:
    result = audit(CLAIM, asked()._replace(**settings))
    assert result.deselected_count == number
    assert dict(result.deselected) == ({"claims/one.yaml": 1} if number else {})
    if settings:
        assert "single-source" not in rules_of(result) or number == 0


def test_what_a_waiver_answers_is_not_left_out_by_the_settings() -> None:
    config = asked(ignore=("single-source",))
    result = audit(waived("single-source"), config)
    assert result.deselected_count == 0
    # Nor does the counting make a waiver a used one.
    assert rules_of(result) == rules_of(audit(waived("single-source"), Config(ignore=("single-source",))))
    past = waived("single-source", "        until: 2026-06-29\n")
    assert audit(past, config).deselected_count == 1
    assert [f.message for f in audit(past, config).findings] == [
        f.message for f in audit(past, Config(ignore=("single-source",))).findings
    ]


def test_a_broken_rule_can_be_left_out() -> None:
    result = audit(CLAIM, asked(ignore=("broken",)), catalogue_with(broken))
    assert "rule-crashed" not in rules_of(result)
    assert result.deselected_count == 0
    starving = broken._replace(function=_starve)
    with pytest.raises(MemoryError):
        audit(CLAIM, asked(ignore=("broken",)), catalogue_with(starving))
