"""The one way to a case: what it reads, what may be said from outside, and what is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from claimcheck.analysis.quote.verification import Verifier
from claimcheck.audit.config import Config, ConfigError
from claimcheck.model.capture import SourceText
from claimcheck.model.date import Date
from claimcheck.model.dossier import Dossier
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.workspace.baseline_file import BadBaseline
from claimcheck.workspace.open import Memory, OpenOptions, open_dossier, read_dossier
from claimcheck.workspace.root import NoDossier

CLAIMS = """\
claims:
  - id: bridge-closed
    statement: The bridge was closed.
    evidence:
      - source: town-gazette
        stance: supports
        quote: the bridge was closed
sources:
  - id: town-gazette
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "dossier"
    (root / "claims").mkdir(parents=True)
    (root / "claims" / "a.yaml").write_text(CLAIMS, encoding="utf-8")
    (root / "claims" / "town-gazette.txt").write_text("On Tuesday the bridge was closed.\n", encoding="utf-8")
    return root


def make_memory() -> Memory:
    return Memory(Verifier)


def test_a_dossier_is_opened_with_its_captures_and_audited(root: Path) -> None:
    opened = open_dossier(str(root))
    assert [check.outcome.value for check in opened.case.quotes.values()] == ["exact"]
    config = Config(asked_select=("all",))
    assert (opened.root, opened.config, opened.captures, opened.baseline) == (str(root), config, (), None)
    assert opened.catalogue == load_catalogue()
    assert opened.audit().complete
    assert opened.audit({}).findings == ()


def test_reading_looks_for_no_capture(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.workspace.open.Library", None)
    assert [claim.id for claim in read_dossier(str(root)).dossier.claims] == ["bridge-closed"]


def test_what_is_said_from_outside_counts(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "texts"
    outside.mkdir()
    (root / "claims" / "town-gazette.txt").rename(outside / "town-gazette.txt")
    (root / "claimcheck.toml").write_text('fail-on = "note"\n', encoding="utf-8")
    options = OpenOptions(
        captures=[str(outside)],
        today=Date.parse("2024-01-01"),
        adapt=lambda config: config._replace(ignore=("single-source",)),
    )
    opened = open_dossier(str(root), options)
    assert [check.outcome.value for check in opened.case.quotes.values()] == ["exact"]
    assert opened.case.today == Date.parse("2024-01-01")
    assert (opened.config.fail_on, opened.config.ignore) == ("note", ("single-source",))
    # Settings that are given stand in for the file's, and are adapted too.
    opened = open_dossier(str(root), options._replace(config=Config(fail_on="never")))
    assert (opened.config.fail_on, opened.config.ignore) == ("never", ("single-source",))


def test_a_baseline_is_read_where_it_is_asked_for_only(root: Path) -> None:
    (root / "claimcheck.toml").write_text('baseline = "b.json"\n', encoding="utf-8")
    (root / "b.json").write_text("not one", encoding="utf-8")
    assert open_dossier(str(root)).baseline is None
    with pytest.raises(BadBaseline, match=r"b\.json is not JSON"):
        open_dossier(str(root), OpenOptions(use_baseline=True))
    sound = root / "c.json"
    sound.write_text('{"baseline_version": 1, "captures": [], "findings": []}', encoding="utf-8")
    opened = open_dossier(str(root), OpenOptions(use_baseline=True, baseline=str(sound)))
    assert opened.baseline is not None
    assert opened.baseline.place == "c.json"


def test_what_is_no_dossier_is_refused(root: Path, tmp_path: Path) -> None:
    with pytest.raises(NoDossier):
        open_dossier(str(tmp_path))
    (root / "claimcheck.toml").write_text("no-such-key = 1\n", encoding="utf-8")
    with pytest.raises(ConfigError):
        open_dossier(str(root))


def test_a_memory_hands_in_what_is_not_saved_and_keeps_what_was_read(root: Path) -> None:
    memory = make_memory()
    first = open_dossier(str(root), memory=memory)
    assert list(memory.files) == ["claims/a.yaml"]
    again = open_dossier(str(root), memory=memory)
    assert again.case.dossier.claims[0] is first.case.dossier.claims[0]
    assert again.case.texts["town-gazette"].capture is first.case.texts["town-gazette"].capture
    memory.unsaved["claims/a.yaml"] = CLAIMS.replace("bridge-closed", "bridge-shut")
    assert [claim.id for claim in open_dossier(str(root), memory=memory).case.dossier.claims] == ["bridge-shut"]


def test_other_limits_forget_what_was_read(root: Path) -> None:
    memory = make_memory()
    first = open_dossier(str(root), memory=memory)
    (root / "claimcheck.toml").write_text("[limits]\ncapture_bytes = 5\n", encoding="utf-8")
    second = open_dossier(str(root), memory=memory)
    assert second.case.dossier.claims[0] is not first.case.dossier.claims[0]
    assert [check.outcome.value for check in second.case.quotes.values()] == ["unchecked"]


def test_the_verifier_of_a_memory_is_asked(root: Path) -> None:
    made = []

    def make_verifier(dossier: Dossier, texts: Mapping[str, SourceText]) -> Verifier:
        made.append(dossier)
        return Verifier(dossier, texts)

    opened = open_dossier(str(root), memory=Memory(make_verifier))
    assert made == [opened.case.dossier]
