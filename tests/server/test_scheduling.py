"""When the server audits, and that nothing which breaks ends it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the server needs the extra lsp")

from claimcheck.server import session as module
from claimcheck.server.session import Session
from claimcheck.server.workspace import Audit, Workspace
from tests.server.dossier import CLAIMS, write_dossier


class Quiet(Session):
    """A session without an editor: what would be sent is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.audits: list[Audit] = []
        self.logged: list[str] = []
        self.sent: list[tuple[str, list[Any]]] = []

    async def tell(self, workspace: Workspace, audit: Audit) -> None:
        self.audits.append(audit)

    def log(self, what: str, error: Exception) -> None:
        self.logged.append(f"{what}: {error}")

    def text_document_publish_diagnostics(self, params: Any) -> None:
        self.sent.append((params.uri.rpartition("/")[2], list(params.diagnostics)))


def run(steps: Callable[[Quiet], Any], monkeypatch: pytest.MonkeyPatch) -> Quiet:
    monkeypatch.setattr(module, "PAUSE", 0.02)

    async def drive() -> Quiet:
        session = Quiet()
        await steps(session)
        while session._tasks and not all(task.done() for task in session._tasks.values()):
            await asyncio.sleep(0.01)
        return session

    return asyncio.run(drive())


def test_typing_is_waited_for_and_the_newest_text_audited_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uri = (write_dossier(tmp_path) / "claims/a.yaml").as_uri()
    audit, calls = Workspace.audit, []

    def counted(workspace: Workspace, is_wanted: Callable[[], bool]) -> Audit | None:
        calls.append(workspace.revision)
        return audit(workspace, is_wanted)

    monkeypatch.setattr(Workspace, "audit", counted)

    async def steps(session: Quiet) -> None:
        for version in range(1, 8):
            session.take(uri, CLAIMS + "#" * version + "\n", version)
            await asyncio.sleep(0.005)

    session = run(steps, monkeypatch)
    assert (len(calls), len(session.audits)) == (1, 1)
    assert session.audits[0].snapshot.trees["claims/a.yaml"].text.endswith("\n#######\n")


def test_an_audit_is_superseded_by_a_newer_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uri = (write_dossier(tmp_path) / "claims/a.yaml").as_uri()
    revisions = []
    audit = Workspace.audit

    def slow(workspace: Workspace, is_wanted: Callable[[], bool]) -> Audit | None:
        import time

        revisions.append(workspace.revision)
        time.sleep(0.1)
        return audit(workspace, is_wanted)

    monkeypatch.setattr(Workspace, "audit", slow)

    async def steps(session: Quiet) -> None:
        session.take(uri, CLAIMS, 1)
        while not revisions:
            await asyncio.sleep(0.01)
        session.take(uri, CLAIMS + "# new\n", 2)

    session = run(steps, monkeypatch)
    assert len(revisions) == 2
    assert [found.snapshot.revision for found in session.audits] == [revisions[-1]]


def test_an_audit_that_breaks_is_logged_and_the_next_one_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uri = (write_dossier(tmp_path) / "claims/a.yaml").as_uri()
    audit, calls = Workspace.audit, []

    def breaks_once(workspace: Workspace, is_wanted: Callable[[], bool]) -> Audit | None:
        calls.append(workspace.revision)
        if len(calls) == 1:
            raise RuntimeError("a bug of ours")
        return audit(workspace, is_wanted)

    monkeypatch.setattr(Workspace, "audit", breaks_once)

    async def steps(session: Quiet) -> None:
        session.take(uri, CLAIMS, 1)
        while not session.logged:
            await asyncio.sleep(0.01)
        session.take(uri, CLAIMS + "# new\n", 2)

    session = run(steps, monkeypatch)
    assert session.logged == ["the audit broke: a bug of ours"]
    assert len(session.audits) == 1


def test_a_rule_that_breaks_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from claimcheck.rules.kit.catalogue import load_catalogue
    from claimcheck.server import workspace as module_workspace

    def broken(case: Any) -> Any:
        raise RuntimeError("a bug of a rule")

    rules = {**load_catalogue()}
    rules["number-drift"] = rules["number-drift"]._replace(function=broken)
    monkeypatch.setattr(module_workspace, "load_catalogue", lambda: rules)
    found = Workspace(str(write_dossier(tmp_path))).audit()
    assert found is not None
    assert {"rule-crashed", "quote-altered"} <= {finding.rule for finding in found.result.findings}


def test_a_dossier_is_forgotten_with_its_last_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_dossier(tmp_path / "one")
    write_dossier(tmp_path / "two")
    uris = [
        (tmp_path / name / file).as_uri() for name in ("one", "two") for file in ("claims/a.yaml", "sources/s.yaml")
    ]

    async def steps(session: Quiet) -> None:
        for uri in uris:
            session.take(uri, CLAIMS if "claims" in uri else "sources: []\n", 1)
        assert sorted(session.workspaces) == [str(tmp_path / "one"), str(tmp_path / "two")]
        session.drop(uris[0])
        assert len(session.workspaces) == 2
        session.drop(uris[1])
        assert list(session.workspaces) == [str(tmp_path / "two")]
        # What was closed and is opened at once, while the old audit is on its way, is audited too.
        session.drop(uris[2])
        session.drop(uris[3])
        session.take(uris[2], CLAIMS, 1)

    session = run(steps, monkeypatch)
    assert {found.snapshot.folder.root for found in session.audits} == {str(tmp_path / "two")}


def test_a_document_finds_its_dossier_when_that_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = tmp_path / "facts"
    facts.mkdir()
    uri = (facts / "a.yaml").as_uri()

    async def steps(session: Quiet) -> None:
        session.take(uri, CLAIMS, 1)
        assert not session.workspaces
        (tmp_path / "claimcheck.toml").write_text('claims = ["facts"]\n', encoding="utf-8")
        session.look_again()
        assert list(session.workspaces) == [str(tmp_path)]

    assert len(run(steps, monkeypatch).audits) == 1


def test_a_document_that_its_dossier_gives_up_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uri = (write_dossier(tmp_path) / "claims/a.yaml").as_uri()

    async def steps(session: Quiet) -> None:
        session.take(uri, CLAIMS, 1)
        assert list(session.workspaces) == [str(tmp_path)]
        (tmp_path / "claimcheck.toml").write_text('claims = ["facts"]\n', encoding="utf-8")
        session.look_again()
        assert not session.workspaces

    session = run(steps, monkeypatch)
    assert not session.audits
    assert session.sent == [("a.yaml", [])]


def test_nothing_is_shown_where_the_folders_are_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_dossier(tmp_path)
    (root / "claimcheck.toml").write_text("", encoding="utf-8")

    async def steps(session: Quiet) -> None:
        (root / "claims").rename(root / "c")
        (root / "sources").rename(root / "s")
        session.take((root / "claims/a.yaml").as_uri(), CLAIMS, 1)

    session = run(steps, monkeypatch)
    assert (session.audits, session.logged) == ([], [])
    assert session.sent == [("a.yaml", [])]
