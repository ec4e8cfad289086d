"""A dossier with open files: what is read, and that what is remembered answers as a cold audit would."""

from __future__ import annotations

import concurrent.futures
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("pygls", reason="the server needs the extra lsp")

from claimcheck.audit.config import Config, ConfigError
from claimcheck.model.date import Date
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.rules.kit.example import split_example
from claimcheck.server.audit_cache import LOCAL_RULES
from claimcheck.server.symbol import find_claim, find_definitions, find_references
from claimcheck.server.workspace import Audit, Workspace
from claimcheck.workspace.open import OpenOptions, open_dossier
from claimcheck.workspace.root import NoDossier
from tests.capture.documents import pdf
from tests.server.dossier import CLAIMS, SOURCES, TEXT, write_dossier


def audit(workspace: Workspace) -> Audit:
    found = workspace.audit()
    assert found is not None
    return found


def rules(found: Audit, file: str = "claims/a.yaml") -> set[str]:
    return {finding.rule for finding in found.result.findings if finding.location.file == file}


def test_the_text_on_the_screen_stands_in_for_the_file(tmp_path: Path) -> None:
    workspace = Workspace(str(write_dossier(tmp_path)))
    assert "quote-altered" in rules(audit(workspace))
    workspace.put("claims/a.yaml", CLAIMS.replace("opened", "closed"))
    assert "quote-altered" not in rules(audit(workspace))
    workspace.put("claims/a.yaml", None)
    assert "quote-altered" in rules(audit(workspace))
    assert (tmp_path / "claims/a.yaml").read_text(encoding="utf-8") == CLAIMS


def test_a_file_that_is_not_saved_yet_belongs_to_the_dossier(tmp_path: Path) -> None:
    workspace = Workspace(str(write_dossier(tmp_path)))
    workspace.put(
        "claims/new.yaml", "claims:\n  - id: new-one\n    statement: A new one.\n    rests_on: [bridge-closed]\n"
    )
    assert find_claim(workspace.read(), "new-one") is not None
    assert [place.file for place in find_references(workspace.read(), "claim", "bridge-closed")] == [
        "claims/a.yaml",
        "claims/new.yaml",
    ]
    # In a hidden folder it would not be read, were it saved.
    workspace.put("claims/.hidden/new.yaml", "claims:\n  - id: hidden-one\n    statement: x\n")
    assert find_claim(workspace.read(), "hidden-one") is None


def test_only_what_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace(str(write_dossier(tmp_path, claims__b="claims:\n  - id: other\n    statement: x\n")))
    before = workspace.read()
    workspace.put("claims/a.yaml", CLAIMS + "# more\n")
    after = workspace.read()
    assert after.trees["claims/b.yaml"] is before.trees["claims/b.yaml"]
    assert after.trees["claims/a.yaml"] is not before.trees["claims/a.yaml"]
    (tmp_path / "claims/b.yaml").write_text("claims:\n  - id: another\n    statement: x\n", encoding="utf-8")
    workspace.touch()
    assert find_claim(workspace.read(), "another") is not None
    os.unlink(tmp_path / "claims/b.yaml")
    workspace.touch()
    assert find_claim(workspace.read(), "another") is None


def test_a_saved_text_that_changes_is_read_again(tmp_path: Path) -> None:
    workspace = Workspace(str(write_dossier(tmp_path)))
    assert "quote-altered" in rules(audit(workspace))
    (tmp_path / "sources/minutes.txt").write_text(TEXT.replace("closed", "opened"), encoding="utf-8")
    workspace.touch()
    assert "quote-altered" not in rules(audit(workspace))
    os.unlink(tmp_path / "sources/minutes.txt")
    workspace.touch()
    assert workspace.audit() is not None
    assert {outcome for outcome, number in audit(workspace).result.quotes().items() if number} == {"unchecked"}


def test_texts_in_a_folder_of_their_own_are_found(tmp_path: Path) -> None:
    root, outside = write_dossier(tmp_path / "dossier"), tmp_path / "texts"
    outside.mkdir()
    (root / "sources/minutes.txt").rename(outside / "minutes.txt")
    assert "quote-altered" not in rules(audit(Workspace(str(root))))
    workspace = Workspace(str(root), [str(outside)])
    assert "quote-altered" in rules(audit(workspace))
    assert workspace.find_file("minutes.txt") == str(outside / "minutes.txt")
    assert workspace.find_file("nowhere.txt") is None


@pytest.mark.slow
def test_a_pdf_is_read_in_a_thread_beside_others_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pypdf", reason="reading PDFs needs the extra pdf")
    monkeypatch.setenv("CI", "1")  # no cache of texts
    root = write_dossier(tmp_path)
    (root / "sources/minutes.txt").unlink()
    (root / "sources/minutes.pdf").write_bytes(pdf([" ".join(TEXT.split()).replace("’", "'")]))
    workspace = Workspace(str(root))
    stop = threading.Event()
    waiting = threading.Thread(target=stop.wait, daemon=True)
    waiting.start()
    with concurrent.futures.ThreadPoolExecutor() as pool:
        found = pool.submit(workspace.audit).result(60)
    stop.set()
    assert found is not None
    assert "quote-altered" in rules(found)
    before = found.result.case.texts["minutes"].capture
    workspace.put("claims/a.yaml", CLAIMS + "# more\n")
    assert audit(workspace).result.case.texts["minutes"].capture is before


def test_what_does_not_parse_is_remembered_for_its_ids(tmp_path: Path) -> None:
    workspace = Workspace(str(write_dossier(tmp_path)))
    workspace.read()
    workspace.put("claims/a.yaml", CLAIMS.replace("rests_on: [", "rests_on: [["))
    snapshot = workspace.read()
    assert not snapshot.dossier.claims
    assert [place.span.line for place in find_definitions(snapshot, "claim", "bridge-old")] == [15]
    assert rules(audit(workspace)) == {"invalid-yaml"}
    # Records taken out on purpose are gone.
    workspace.put("claims/a.yaml", "claims: []\n")
    assert find_claim(workspace.read(), "bridge-old") is None


def test_an_audit_that_nobody_waits_for_ends_early(tmp_path: Path) -> None:
    workspace = Workspace(str(write_dossier(tmp_path)))
    assert workspace.audit(lambda: False) is None
    assert workspace.last is None


def test_what_is_outside_of_the_folders_is_not_covered(tmp_path: Path) -> None:
    write_dossier(tmp_path)
    workspace = Workspace(str(tmp_path))
    assert workspace.covers("claims/a.yaml")
    assert workspace.covers("sources/deep/s.yaml")
    assert not workspace.covers("compose.yaml")
    assert not workspace.covers("claims-old/a.yaml")
    (tmp_path / "claimcheck.toml").write_text('claims = ["facts"]\n', encoding="utf-8")
    assert not workspace.covers("facts/a.yaml")
    workspace.touch()
    assert workspace.covers("facts/a.yaml")
    (tmp_path / "claimcheck.toml").write_text("claims = 1\n", encoding="utf-8")
    with pytest.raises(ConfigError):
        workspace.audit()
    (tmp_path / "claimcheck.toml").write_text('claims = ["x"]\nsources = ["y"]\n', encoding="utf-8")
    workspace.touch()
    with pytest.raises(NoDossier):
        workspace.audit()


def test_the_baseline_is_heeded(tmp_path: Path) -> None:
    workspace = Workspace(str(write_dossier(tmp_path)))
    finding = next(f for f in audit(workspace).result.findings if f.rule == "quote-altered")
    entry = {
        "fingerprint": finding.fingerprint,
        "rule": finding.rule,
        "severity": "error",
        "file": finding.location.file,
        "message": finding.message,
    }
    baseline = str({"baseline_version": 1, "captures": [], "findings": [entry]}).replace("'", '"')
    (tmp_path / "base.json").write_text(baseline, encoding="utf-8")
    (tmp_path / "claimcheck.toml").write_text('baseline = "base.json"\n', encoding="utf-8")
    workspace.touch()
    assert "quote-altered" not in rules(audit(workspace))


def audit_cold(root: Path) -> list[str]:
    return sorted(map(repr, open_dossier(str(root)).audit().findings))


NEWS = """\
claims:
  - id: jets-sent
    statement: Warsaw sent 28 jets to the border.
    verdict: unproven
    evidence:
      - source: gazette
        stance: supports
        quote: Warsaw sent its jets to the border
"""
PREMISE = """\
claims:
  - id: jets-counted
    statement: There were 28 jets.
    evidence:
      - source: gazette
        stance: supports
        quote: there were jets
"""
RESTING = NEWS.rstrip("\n") + "\n    rests_on: [jets-counted]\n"
PAPERS = "sources:\n  - id: gazette\n  - id: courier\n"
GAZETTE = "We learn that Warsaw sent its jets to the border, and there were jets in the air.\n"

# The files before, one that changes, the rule, and whether that finds something about claims/a.yaml before and after.
CHANGES: dict[str, tuple[dict[str, str], tuple[str, str], str, tuple[bool, bool]]] = {
    "the claim": ({}, ("claims/a.yaml", NEWS.replace("28 jets", "jets")), "number-drift", (True, False)),
    "a premise": (
        {"claims/a.yaml": RESTING, "claims/b.yaml": PREMISE},
        ("claims/b.yaml", PREMISE.replace("28", "some")),
        "number-drift",
        (False, True),
    ),
    "what a premise rests on": (
        {"claims/a.yaml": RESTING, "claims/b.yaml": PREMISE.replace("28", "some")},
        ("claims/b.yaml", PREMISE.replace("28", "some").replace("source: gazette", "source: nobody")),
        "number-drift",
        (True, False),
    ),
    "a source": (
        {},
        ("sources/s.yaml", PAPERS.replace("gazette\n", "gazette\n    language: de\n")),
        "number-drift",
        (True, False),
    ),
    "what stands around the quote": (
        {},
        ("sources/gazette.txt", GAZETTE.replace("the border,", "the border, 28 of them,")),
        "number-drift",
        (True, False),
    ),
    "the quoted words": (
        {},
        ("sources/gazette.txt", GAZETTE.replace("Warsaw sent its", "Warsaw sold its")),
        "quote-altered",
        (False, True),
    ),
    "the words of another source": (
        {
            "claims/a.yaml": NEWS.replace("gazette", "courier"),
            "sources/courier.txt": "Nothing at all was said of it.\n",
        },
        ("sources/gazette.txt", "Here stands nothing any more, whoever may look for it.\n"),
        "quote-misattributed",
        (True, False),
    ),
    "a source that comes": (
        {"sources/s.yaml": PAPERS.replace("  - id: gazette\n", "")},
        ("sources/s.yaml", PAPERS),
        "number-drift",
        (False, True),
    ),
    "what a premise of a premise rests on": (
        {
            "claims/a.yaml": RESTING,
            "claims/b.yaml": PREMISE.replace("28", "some").rstrip("\n") + "\n    rests_on: [third]\n",
            "claims/c.yaml": PREMISE.replace("jets-counted", "third").replace("28", "some"),
        },
        ("claims/c.yaml", PREMISE.replace("jets-counted", "third").replace("source: gazette", "source: nobody")),
        "number-drift",
        (True, False),
    ),
    "an option": (
        {},
        ("claimcheck.toml", "[rules.quote-too-short]\nwords = 9\n"),
        "quote-too-short",
        (False, True),
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_a_finding_hangs_on_is_looked_at_again(what: str, tmp_path: Path) -> None:
    before, (file, text), rule, expected = CHANGES[what]
    files = {"claims/a.yaml": NEWS, "sources/s.yaml": PAPERS, "sources/gazette.txt": GAZETTE, **before}
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    workspace = Workspace(str(tmp_path))
    was = rule in rules(audit(workspace))
    (tmp_path / file).write_text(text, encoding="utf-8")
    workspace.touch()
    found = audit(workspace)
    assert (was, rule in rules(found)) == expected
    assert sorted(map(repr, found.result.findings)) == audit_cold(tmp_path)


LINES = (
    "        quote: the Mayor ordered that the bridge be closed",
    "        quote: the Mayor did not order that the bridge be closed",
    "        quote: nowhere at all do these words stand",
    "        source: gazette",
    "        origins: [clerk, porter]",
    "    statement: The mayor closed 3 bridges on 4 May 2024, perhaps.",
    "    rests_on: [gate-closed]",
    "    confidence: high",
    "    waivers: [",
    "",
)
FILES = ("claims/a.yaml", "claims/b.yaml", "sources/s.yaml")
STEPS = st.lists(
    st.tuples(st.sampled_from(FILES), st.integers(0, 18), st.sampled_from(LINES), st.booleans()), min_size=1, max_size=6
)


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(steps=STEPS)
def test_what_is_remembered_changes_no_answer(tmp_path: Path, steps: list[tuple[str, int, str, bool]]) -> None:
    """The findings after any row of changes are those of an audit that remembers nothing, to the fingerprint."""
    other = CLAIMS.replace("bridge", "gate").replace("gate be opened", "bridge be closed")
    sources = SOURCES.replace(
        "origins:", "  - id: gazette\n    publisher: Gazette\norigins:\n  - id: porter\n    anonymous: true"
    )
    write_dossier(tmp_path, claims__b=other, sources__s=sources)
    (tmp_path / "sources/gazette.txt").write_text("The porter said “the bridge may be closed”, on 4 May.\n", "utf-8")
    workspace = Workspace(str(tmp_path))
    audit(workspace)
    texts = {file: (tmp_path / file).read_text(encoding="utf-8") for file in FILES}
    for file, row, line, replaces in steps:
        lines = texts[file].split("\n")
        lines[row : row + replaces] = [line]
        texts[file] = "\n".join(lines)
        workspace.put(file, texts[file])
        audit(workspace)
    for file, text in texts.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    assert sorted(map(repr, audit(workspace).result.findings)) == audit_cold(tmp_path)


def observe_alone(name: str, root: Path) -> tuple[list[str], list[str]]:
    """Return what a rule observes in a dossier, and what it observes in its claims one by one."""
    catalogue = load_catalogue()
    case = open_dossier(str(root), OpenOptions(config=Config(), today=Date.parse("2026-06-30"))).case
    whole = catalogue[name].function(case)
    alone = (found for claim in case.dossier.claims for found in catalogue[name].function(case.of([claim])))
    return sorted(map(repr, whole)), sorted(map(repr, alone))


def write_examples(name: str, root: Path) -> Iterator[Path]:
    """Write the examples of a rule, and some of all others, each as a dossier of its own."""
    catalogue = load_catalogue()
    others = [example for rule in catalogue.values() for example in (*rule.bad, *rule.good)]
    for number, example in enumerate([*catalogue[name].bad, *catalogue[name].good, *others[::4]]):
        for file, text in split_example(example).items():
            path = root / str(number) / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        yield root / str(number)


@pytest.mark.slow
@pytest.mark.parametrize("name", LOCAL_RULES)
def test_rules_that_are_called_local_find_in_a_claim_alone_what_they_find_among_others(
    name: str, tmp_path: Path
) -> None:
    for root in write_examples(name, tmp_path):
        whole, alone = observe_alone(name, root)
        assert whole == alone


def test_a_rule_that_compares_claims_would_be_noticed(tmp_path: Path) -> None:
    found = [observe_alone("duplicate-id", root) for root in write_examples("duplicate-id", tmp_path)]
    assert any(whole != alone for whole, alone in found)
