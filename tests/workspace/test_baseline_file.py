"""Where the baseline is, what reports call it, and what is said of one that cannot be used."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from claimcheck.audit.baseline import Baseline
from claimcheck.model.limit import DEFAULT_LIMITS, Limits
from claimcheck.workspace.baseline_file import BadBaseline, BaselinePlace, find_baseline, read_baseline

EMPTY = json.dumps({"baseline_version": 1, "captures": ["paper"], "findings": []})


def test_named_on_the_command_line_goes_before_what_is_configured(tmp_path: Path) -> None:
    root = str(tmp_path)
    assert find_baseline(root, None) is None
    assert find_baseline(root, "b.json") == BaselinePlace(os.path.join(root, "b.json"), "b.json", "b.json")
    named = str(tmp_path / "deep" / "c.json")
    assert find_baseline(root, "b.json", named) == BaselinePlace(named, named, "deep/c.json")


def test_a_file_outside_is_shown_by_its_name_only(tmp_path: Path) -> None:
    named = str(tmp_path / "elsewhere" / "c.json")
    (tmp_path / "dossier").mkdir()
    assert find_baseline(str(tmp_path / "dossier"), None, named) == BaselinePlace(named, named, "c.json")


def test_a_configured_link_may_not_leave_the_dossier(tmp_path: Path) -> None:
    root = tmp_path / "dossier"
    root.mkdir()
    (root / "b.json").symlink_to(tmp_path / "c.json")
    with pytest.raises(BadBaseline, match=r"the baseline b\.json is a link that leaves the dossier"):
        find_baseline(str(root), "b.json")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_baseline_is_read_and_knows_what_reports_call_it(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(mark + EMPTY, encoding="utf-8")
    found = read_baseline(BaselinePlace(str(path), "as/named.json", "shown.json"), DEFAULT_LIMITS)
    assert found == Baseline({}, frozenset({"paper"}), place="shown.json", text=EMPTY)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (None, "cannot be read: no such file or directory"),
        (b"\xff{}", "is not UTF-8"),
        (b"{", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"{}", "is not a baseline: it has no baseline_version"),
        (b" " * 101, "has 101 bytes; the limit is 100 (baseline_bytes)"),
    ],
)
def test_what_cannot_be_used_says_why_by_the_name_that_the_user_gave(
    tmp_path: Path, data: bytes | None, why: str
) -> None:
    path = tmp_path / "b.json"
    if data is not None:
        path.write_bytes(data)
    limits = Limits(baseline_bytes=100) if data is not None and len(data) == 101 else DEFAULT_LIMITS
    with pytest.raises(BadBaseline) as refused:
        read_baseline(BaselinePlace(str(path), "as/named.json", "shown.json"), limits)
    assert str(refused.value) == f"the baseline as/named.json {why}"
