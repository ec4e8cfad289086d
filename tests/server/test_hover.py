"""What is told about an id, a quote or a field, and that foreign text in it stays text."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the server needs the extra lsp")

from lsprotocol import types
from markdown_it import MarkdownIt
from pygls.workspace import PositionCodec

from claimcheck.server.action import list_fixes
from claimcheck.server.completion import complete
from claimcheck.server.handler import look
from claimcheck.server.hover import describe
from claimcheck.server.hover_card import HoverCard, write_markdown, write_text
from claimcheck.server.request import Request
from claimcheck.server.symbol import find_definitions
from claimcheck.server.target import find_spot
from claimcheck.server.text_document import TextDocument
from claimcheck.server.workspace import Workspace
from tests.server.dossier import CLAIMS, SOURCES, write_dossier

FILE = "claims/a.yaml"


def hover(desk: Workspace, words: str, skip: int = 0, file: str = FILE) -> HoverCard | None:
    """Return what is told where words stand, for the `skip`-th time, in a file."""
    if desk.last is None:
        desk.audit()
    snapshot = desk.read()
    tree = snapshot.trees[file]
    offset = -1
    for _ in range(skip + 1):
        offset = tree.text.index(words, offset + 1)
    spot = find_spot(tree, offset)
    return None if spot is None else describe(spot, file, snapshot, desk.last)


def test_a_claim_tells_its_lines_its_ceiling_and_what_it_rests_on(tmp_path: Path) -> None:
    card = hover(Workspace(str(write_dossier(tmp_path))), "bridge-closed", 1)
    assert card is not None
    assert (card.title, card.id, card.words) == ("claim", "bridge-closed", "The mayor ordered the bridge closed.")
    assert card.facts["Verdict"] == "unproven"
    assert card.facts["Lines"] == (
        "1 line of evidence. If any one of these is wrong, nothing supports it: the origin `clerk`, "
        "the author Town clerk, the source `minutes` and the publisher Town Council."
    )
    assert card.facts["Ceiling"].partition(":")[0] in ("low", "moderate")
    assert card.facts["Quotes"] == "0 of 1 word for word; 1 altered"
    assert card.facts["Findings"] == "1 error"
    card = hover(Workspace(str(tmp_path)), "bridge-old")
    assert card is not None
    assert card.facts["Rests on"] == "`bridge-closed`"


def test_a_claim_that_was_changed_since_is_not_told_by_the_old_audit(tmp_path: Path) -> None:
    desk = Workspace(str(write_dossier(tmp_path)))
    desk.audit()
    desk.put(FILE, CLAIMS.replace("stance: supports", "stance: refutes"))
    card = hover(desk, "bridge-closed", 1)
    assert card is not None
    assert "Lines" not in card.facts
    assert card.facts["Audit"].startswith("This was changed")


def test_a_source_and_an_origin_tell_what_hangs_on_them(tmp_path: Path) -> None:
    desk = Workspace(str(write_dossier(tmp_path)))
    card = hover(desk, "minutes")
    assert card is not None
    assert card.facts["Origins"] == "`clerk`"
    assert card.facts["Used by"] == card.facts["Everything rests on it in"].partition(" and ")[0] == "`bridge-closed`"
    assert card.facts["Capture"] == "`sources/minutes.txt` is at hand, pinned by no hash"
    card = hover(desk, "clerk", 1, "sources/s.yaml")
    assert card is not None
    assert (card.title, card.words) == ("origin", "The clerk at the table")
    assert card.facts["Named by"] == "`minutes`"


def test_who_may_be_the_same_is_told_of_both(tmp_path: Path) -> None:
    more = "  - {id: usher, possibly_same_as: [clerk]}\n"
    desk = Workspace(str(write_dossier(tmp_path, sources__s=SOURCES + more)))
    for name, other in (("usher", "`clerk`"), ("clerk", "`usher`")):
        card = hover(desk, name, int(name == "clerk"), "sources/s.yaml")
        assert card is not None
        assert card.facts["Possibly the same as"] == other


def test_a_quote_tells_what_became_of_it(tmp_path: Path) -> None:
    desk = Workspace(str(write_dossier(tmp_path)))
    card = hover(desk, "the Mayor")
    assert card is not None
    assert card.title == "quote ✗"
    assert "“opened” where the source has “closed”" in card.facts["Outcome"]
    assert card.facts["In sources/minutes.txt"].endswith("be closed from six o’clock")
    # These words have not been audited yet.
    desk.put(FILE, CLAIMS.replace("opened", "closed"))
    assert hover(desk, "the Mayor") is None
    desk.audit()
    card = hover(desk, "the Mayor")
    assert card is not None
    assert dict(card.facts) == {"Outcome": "word for word in the capture"}


def test_rules_fields_and_words_of_the_format_are_explained(tmp_path: Path) -> None:
    desk = Workspace(str(write_dossier(tmp_path)))
    card = hover(desk, "single-source")
    assert card is not None
    assert card.page.startswith("# single-source\n")
    card = hover(desk, "verdict")
    assert card is not None
    assert {"supported", "refuted", "disputed", "unproven"} <= card.facts.keys()
    card = hover(desk, "unproven")
    assert card is not None
    assert list(card.facts) == ["unproven"]
    card = hover(desk, "stance")
    assert card is not None
    assert card.facts["Required"] == "a piece of evidence needs it"
    assert hover(desk, "The mayor") is None


HOSTILE = "<img src=x> [a](http://evil.example) **b** `c` \u202egnp ![](y) # d\u200b"


def test_foreign_text_stays_text(tmp_path: Path) -> None:
    yaml = '"' + HOSTILE.replace("\u202e", "\\u202e").replace("\u200b", "\\u200b") + '"'
    claims = CLAIMS.replace("The mayor ordered the bridge closed.", yaml)
    sources = SOURCES.replace("Town clerk", yaml).replace("Minutes of the *council*", yaml)
    desk = Workspace(str(write_dossier(tmp_path, claims__a=claims, sources__s=sources)))
    for card in (hover(desk, "bridge-closed", 1), hover(desk, "minutes")):
        assert card is not None
        tokens = MarkdownIt("commonmark").parse(write_markdown(card))
        inline = [child for token in tokens for child in token.children or ()]
        assert not {child.type for child in inline} & {"link_open", "image", "html_inline", "em_open"}
        assert not [token for token in tokens if token.type in ("html_block", "heading_open", "code_block")]
        for text in (write_markdown(card), write_text(card)):
            assert "\u202e" not in text
            assert "\u200b" not in text
    snapshot = desk.read()
    page = TextDocument("claims:\n  - id: a\n    evidence:\n      - source: ", PositionCodec())
    found = complete(page, types.Position(3, 16), snapshot)
    assert found is not None
    assert "\u202e" not in (found.items[0].detail or "")
    assert "\\u{202E}" in (found.items[0].detail or "")
    card = hover(desk, "bridge-closed", 1)
    assert card is not None
    shown = write_text(card)
    assert "\\u{202E}" in shown
    assert "<img src=x>" in shown


def test_a_text_that_the_dossier_is_behind_of_is_read_by_its_lines(tmp_path: Path) -> None:
    """What was typed while the question was on its way must not be answered from the places of the old text."""
    desk = Workspace(str(write_dossier(tmp_path)))
    session: Any = SimpleNamespace(workspace=SimpleNamespace(position_codec=PositionCodec()))
    asked = Request(session, desk, FILE, "# a\n# b\n" + CLAIMS, 1, {}, desk.read())
    row = ("# a\n# b\n" + CLAIMS).split("\n").index("      - source: minutes")
    spot = look(asked, types.Position(row, 18))
    assert spot is not None
    assert (spot.names, spot.word) == ("source", "minutes")
    assert look(asked, types.Position(4, 20)) is None


@pytest.mark.slow
def test_every_place_of_a_file_can_be_asked_about(tmp_path: Path) -> None:
    """No offset of a file, whole or cut off there, may raise."""
    desk = Workspace(str(write_dossier(tmp_path)))
    desk.audit()
    for file in (FILE, "sources/s.yaml"):
        text = desk.read().trees[file].text
        for offset in range(0, len(text), 3):
            hover(desk, text[offset:], 0, file)
            cut = text[:offset]
            page = TextDocument(cut, PositionCodec())
            complete(page, page.range_between(offset, offset).start, desk.read())
    for end in range(40, len(CLAIMS), 7):
        desk.put(FILE, CLAIMS[:end])
        desk.audit()
        assert desk.last is not None
        for finding in desk.last.result.findings:
            list(list_fixes(finding, desk.last))
        find_definitions(desk.read(), "claim", "bridge-closed")


def test_many_ids_are_cut_to_those_that_were_begun(tmp_path: Path) -> None:
    many = "".join(f"  - id: source-{number}\n" for number in range(700))
    desk = Workspace(str(write_dossier(tmp_path, sources__many=f"sources:\n{many}")))
    before = "claims:\n  - id: a\n    evidence:\n      - source: "
    for begun, least in (("", 500), ("source-69", 11), ("minu", 1)):
        page = TextDocument(before + begun, PositionCodec())
        found = complete(page, page.range_between(len(page.text), len(page.text)).start, desk.read())
        assert found is not None
        assert found.is_incomplete
        assert len(found.items) == least
        labels = [entry.label for entry in found.items]
        assert all(begun in label for label in labels)
    assert labels == ["minutes"]
