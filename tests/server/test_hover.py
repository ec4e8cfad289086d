"""What is told about an id, a quote or a field, and that foreign text in it stays text."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the server needs the extra lsp")

from lsprotocol import types
from markdown_it import MarkdownIt
from pygls.workspace import PositionCodec

from claimcheck.server.action import list_fixes
from claimcheck.server.completion import complete
from claimcheck.server.handler import find_target_at
from claimcheck.server.hover import HoverText, describe, write_markdown, write_text
from claimcheck.server.request import Client, Request
from claimcheck.server.symbol import find_definitions
from claimcheck.server.target import find_target
from claimcheck.server.text_document import TextDocument
from claimcheck.server.workspace import Workspace
from tests.server.dossier import CLAIMS, SOURCES, write_dossier

FILE = "claims/a.yaml"


def hover(workspace: Workspace, words: str, skip: int = 0, file: str = FILE) -> HoverText | None:
    """Return what is told where words stand, for the `skip`-th time, in a file."""
    if workspace.last is None:
        workspace.audit()
    snapshot = workspace.read()
    tree = snapshot.trees[file]
    offset = -1
    for _ in range(skip + 1):
        offset = tree.text.index(words, offset + 1)
    target = find_target(tree, offset)
    return None if target is None else describe(target, file, snapshot, workspace.last)


def test_a_claim_tells_its_lines_its_ceiling_and_what_it_rests_on(tmp_path: Path) -> None:
    told = hover(Workspace(str(write_dossier(tmp_path))), "bridge-closed", 1)
    assert told is not None
    assert (told.title, told.id, told.words) == ("claim", "bridge-closed", "The mayor ordered the bridge closed.")
    assert told.facts["Verdict"] == "unproven"
    assert told.facts["Lines"] == (
        "1 line of evidence, none backed. If any one of these is wrong, nothing supports it: the origin `clerk`, "
        "the author Town clerk, the source `minutes` and the publisher Town Council."
    )
    assert told.facts["Ceiling"].partition(":")[0] in ("low", "moderate", "cannot tell")
    assert told.facts["Quotes"] == "0 of 1 word for word; 1 altered"
    assert told.facts["Findings"] == "1 error"
    told = hover(Workspace(str(tmp_path)), "bridge-old")
    assert told is not None
    assert told.facts["Rests on"] == "`bridge-closed`"


def test_a_claim_that_was_changed_since_is_not_told_by_the_old_audit(tmp_path: Path) -> None:
    workspace = Workspace(str(write_dossier(tmp_path)))
    workspace.audit()
    workspace.put(FILE, CLAIMS.replace("stance: supports", "stance: refutes"))
    told = hover(workspace, "bridge-closed", 1)
    assert told is not None
    assert "Lines" not in told.facts
    assert told.facts["Audit"].startswith("This was changed")


def test_a_source_and_an_origin_tell_what_hangs_on_them(tmp_path: Path) -> None:
    workspace = Workspace(str(write_dossier(tmp_path)))
    told = hover(workspace, "minutes")
    assert told is not None
    assert told.facts["Origins"] == "`clerk`"
    assert told.facts["Used by"] == told.facts["Everything rests on it in"].partition(" and ")[0] == "`bridge-closed`"
    assert told.facts["Capture"] == "`sources/minutes.txt` is at hand, pinned by no hash"
    told = hover(workspace, "clerk", 1, "sources/s.yaml")
    assert told is not None
    assert (told.title, told.words) == ("origin", "The clerk at the table")
    assert told.facts["Named by"] == "`minutes`"


def test_who_may_be_the_same_is_told_of_both(tmp_path: Path) -> None:
    more = "  - {id: usher, possibly_same_as: [clerk]}\n"
    workspace = Workspace(str(write_dossier(tmp_path, sources__s=SOURCES + more)))
    for name, other in (("usher", "`clerk`"), ("clerk", "`usher`")):
        told = hover(workspace, name, int(name == "clerk"), "sources/s.yaml")
        assert told is not None
        assert told.facts["Possibly the same as"] == other


def test_a_quote_tells_what_became_of_it(tmp_path: Path) -> None:
    workspace = Workspace(str(write_dossier(tmp_path)))
    told = hover(workspace, "the Mayor")
    assert told is not None
    assert told.title == "quote ✗"
    assert "“opened” where the source has “closed”" in told.facts["Outcome"]
    assert told.facts["In sources/minutes.txt"].endswith("be closed from six o’clock")
    # These words have not been audited yet.
    workspace.put(FILE, CLAIMS.replace("opened", "closed"))
    assert hover(workspace, "the Mayor") is None
    workspace.audit()
    told = hover(workspace, "the Mayor")
    assert told is not None
    assert dict(told.facts) == {"Outcome": "word for word in the capture"}


def test_rules_fields_and_words_of_the_format_are_explained(tmp_path: Path) -> None:
    workspace = Workspace(str(write_dossier(tmp_path)))
    told = hover(workspace, "single-source")
    assert told is not None
    assert told.page.startswith("# single-source\n")
    told = hover(workspace, "verdict")
    assert told is not None
    assert {"supported", "refuted", "disputed", "unproven"} <= told.facts.keys()
    told = hover(workspace, "unproven")
    assert told is not None
    assert list(told.facts) == ["unproven"]
    told = hover(workspace, "stance")
    assert told is not None
    assert told.facts["Required"] == "a piece of evidence needs it"
    assert hover(workspace, "The mayor") is None


HOSTILE = "<img src=x> [a](http://evil.example) **b** `c` \u202egnp ![](y) # d\u200b"


def test_foreign_text_stays_text(tmp_path: Path) -> None:
    yaml = '"' + HOSTILE.replace("\u202e", "\\u202e").replace("\u200b", "\\u200b") + '"'
    claims = CLAIMS.replace("The mayor ordered the bridge closed.", yaml)
    sources = SOURCES.replace("Town clerk", yaml).replace("Minutes of the *council*", yaml)
    workspace = Workspace(str(write_dossier(tmp_path, claims__a=claims, sources__s=sources)))
    for told in (hover(workspace, "bridge-closed", 1), hover(workspace, "minutes")):
        assert told is not None
        tokens = MarkdownIt("commonmark").parse(write_markdown(told))
        inline = [child for token in tokens for child in token.children or ()]
        assert not {child.type for child in inline} & {"link_open", "image", "html_inline", "em_open"}
        assert not [token for token in tokens if token.type in ("html_block", "heading_open", "code_block")]
        for text in (write_markdown(told), write_text(told)):
            assert "\u202e" not in text
            assert "\u200b" not in text
    snapshot = workspace.read()
    page = TextDocument("claims:\n  - id: a\n    evidence:\n      - source: ", PositionCodec())
    found = complete(page, types.Position(3, 16), snapshot)
    assert found is not None
    assert "\u202e" not in (found.items[0].detail or "")
    assert "\\u{202E}" in (found.items[0].detail or "")
    told = hover(workspace, "bridge-closed", 1)
    assert told is not None
    shown = write_text(told)
    assert "\\u{202E}" in shown
    assert "<img src=x>" in shown


def test_a_text_that_the_dossier_is_behind_of_is_read_by_its_lines(tmp_path: Path) -> None:
    """What was typed while the question was on its way must not be answered from the places of the old text."""
    workspace = Workspace(str(write_dossier(tmp_path)))
    client = Client(PositionCodec(), types.ClientCapabilities(), find_uri=lambda workspace, file: None)
    request = Request(client, workspace, FILE, "# a\n# b\n" + CLAIMS, 1, {}, workspace.read())
    row = ("# a\n# b\n" + CLAIMS).split("\n").index("      - source: minutes")
    target = find_target_at(request, types.Position(row, 18))
    assert target is not None
    assert (target.names, target.word) == ("source", "minutes")
    assert find_target_at(request, types.Position(4, 20)) is None


@pytest.mark.slow
def test_every_place_of_a_file_can_be_asked_about(tmp_path: Path) -> None:
    """No offset of a file, whole or cut off there, may raise."""
    workspace = Workspace(str(write_dossier(tmp_path)))
    workspace.audit()
    for file in (FILE, "sources/s.yaml"):
        text = workspace.read().trees[file].text
        for offset in range(0, len(text), 3):
            hover(workspace, text[offset:], 0, file)
            cut = text[:offset]
            page = TextDocument(cut, PositionCodec())
            complete(page, page.range_between(offset, offset).start, workspace.read())
    for end in range(40, len(CLAIMS), 7):
        workspace.put(FILE, CLAIMS[:end])
        workspace.audit()
        assert workspace.last is not None
        for finding in workspace.last.result.findings:
            list(list_fixes(finding, workspace.last))
        find_definitions(workspace.read(), "claim", "bridge-closed")


def test_many_ids_are_cut_to_those_that_were_begun(tmp_path: Path) -> None:
    many = "".join(f"  - id: source-{number}\n" for number in range(700))
    workspace = Workspace(str(write_dossier(tmp_path, sources__many=f"sources:\n{many}")))
    before = "claims:\n  - id: a\n    evidence:\n      - source: "
    for begun, least in (("", 500), ("source-69", 11), ("minu", 1)):
        page = TextDocument(before + begun, PositionCodec())
        found = complete(page, page.range_between(len(page.text), len(page.text)).start, workspace.read())
        assert found is not None
        assert found.is_incomplete
        assert len(found.items) == least
        labels = [entry.label for entry in found.items]
        assert all(begun in label for label in labels)
    assert labels == ["minutes"]
