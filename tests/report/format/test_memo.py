"""The Markdown report: what it says, that it is sound, and that no text of a dossier becomes more."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from claimcheck.analysis.case import Case
from claimcheck.analysis.quote.exact import Outcome, QuoteCheck
from claimcheck.audit.run import NotChecked, Result
from claimcheck.model.capture import CaptureReading, CaptureState, SourceText
from claimcheck.model.claim import Claim, Evidence, Stance, Waiver
from claimcheck.model.dossier import Dossier
from claimcheck.model.finding import Certainty, Finding, RelatedLocation, Severity, Waived
from claimcheck.model.position import Location, Pointer, SourceMap
from claimcheck.model.source import Derivation, Origin, Source
from claimcheck.report.format import memo
from claimcheck.report.safe import log_safe, visible
from tests.report import dossiers
from tests.report.test_safe import TEXT

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NAME = TEXT.filter(lambda text: bool(text) and not text.isspace())


def list_faults(text: str) -> list[str]:
    """Return what markdownlint would say about blank lines, trailing spaces and headings."""
    faults = []
    lines = text.split("\n")
    if lines[-1] or not lines[-2]:
        faults.append("does not end in one line feed")
    level = 0
    is_fenced = False
    for number, line in enumerate(lines[:-1], 1):
        if was_fenced := is_fenced:
            is_fenced = not line.startswith("```")
        else:
            is_fenced = line.startswith("```")
        if was_fenced:
            continue
        before, after = lines[number - 2] if number > 1 else "", lines[number]
        if line != line.rstrip():
            faults.append(f"{number}: trailing spaces")
        if not line and not after:
            faults.append(f"{number}: two blank lines")
        if match := re.match("#+ ", line):
            if len(match[0]) - 1 > level + 1:
                faults.append(f"{number}: a level of headings is left out")
            level = len(match[0]) - 1
            if before or after:
                faults.append(f"{number}: a heading without blank lines around it")
        is_table, is_list = line.startswith("| "), re.match(r" *(?:-|\d+\.) ", line)
        if (
            line
            and before
            and not (is_table and before.startswith("| "))
            and not (is_list and re.match(" *- ", before))
        ):
            faults.append(f"{number}: no blank line before this block")
    return faults


def flatten(tokens: list[Token]) -> list[Token]:
    return [inner for token in tokens for inner in (token, *flatten(token.children or []))]


def read_headings(text: str) -> list[tuple[str, str]]:
    tokens = PARSER.parse(text)
    return [
        (token.tag, "".join(inner.content for inner in tokens[index + 1].children or []))
        for index, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def make_result(texts: list[str], names: list[str]) -> Result:
    """Return a result in which every text that a report shows is one of `texts`, and every id one of `names`."""
    at = Pointer(texts[0], ("claims", 0))
    piece = Evidence(at / "evidence" / 0, names[1], Stance.SUPPORTS, texts[1], texts[2], (names[2],))
    piece = piece._replace(translation=texts[3], note=texts[0])
    waiver = Waiver(at / "waivers" / 0, texts[1], texts[2], texts[3])
    claim = Claim(at, names[0], texts[0], note=texts[1], evidence=(piece,), waivers=(waiver,))
    claim = claim._replace(rests_on=(names[0], names[2]), contradicts=(names[1],))
    source = Source(Pointer(texts[0], ("sources", 0)), names[1], texts[1], texts[2], (texts[3],), (texts[0],))
    source = source._replace(url=texts[1], archive_url="https://example.org/" + texts[2], waivers=(waiver,))
    source = source._replace(derived_from=(Derivation(source.at, names[1]), Derivation(source.at, names[2])))
    origin = Origin(Pointer(texts[0], ("origins", 0)), names[2], texts[3], possibly_same_as=(names[0],))
    reading = CaptureReading(CaptureState.CHANGED, texts[0], "", texts[1])
    case = Case(Dossier((claim,), (source,), (origin,)), {names[1]: SourceText(reading, reading)})
    case.quotes[piece.at] = QuoteCheck(Outcome.UNCHECKED, why=texts[2])
    place = Location(texts[3])
    finding = Finding(
        "a-rule", "a-family", Severity.ERROR, Certainty.EXACT, texts[0], texts[1], None, None, place, (), ""
    )
    finding = finding._replace(related=(RelatedLocation(texts[2], place),), waiver=Waived(texts[1], texts[2], None))
    findings = (
        finding,
        finding._replace(claim=names[0], waiver=None),
        finding._replace(source=names[1], rule=texts[3]),
    )
    unchecked = (NotChecked(texts[0], texts[1], names[0], names[1]), NotChecked(texts[2], texts[3], texts[0]))
    return Result(case, SourceMap(), findings, unchecked, True, ())


def test_the_golden_report() -> None:
    text = memo.render(dossiers.audit())
    dossiers.check_golden("report.md", text)
    assert not list_faults(text)


@pytest.mark.parametrize("files", [dossiers.EMPTY, dossiers.BROKEN])
def test_small_dossiers_give_sound_markdown(files: dict[str, str]) -> None:
    assert not list_faults(memo.render(dossiers.audit(files)))


def test_an_empty_dossier_is_called_incomplete() -> None:
    text = memo.render(dossiers.audit(dossiers.EMPTY))
    assert "The dossier holds no claims, no sources and no origins." in text
    assert "**The audit is incomplete:** there are no claims." in text
    assert "Every check could be made" not in text


def test_a_file_that_does_not_parse_is_listed() -> None:
    text = memo.render(dossiers.audit(dossiers.BROKEN))
    assert "- claims/broken.yaml: does not parse" in text


def test_links_lead_to_headings() -> None:
    text = memo.render(dossiers.audit())
    seen: dict[str, int] = {}
    anchors = set()
    for _, heading in read_headings(text):
        slug = heading.lower().replace(" ", "-")
        anchors.add(f"#{slug}-{seen[slug]}" if slug in seen else f"#{slug}")
        seen[slug] = seen.get(slug, 0) + 1
    tokens = flatten(PARSER.parse(text))
    targets = {str(token.attrs["href"]) for token in tokens if token.type == "link_open"}
    assert {target for target in targets if target.startswith("#")} <= anchors
    # A source that bears the id of a claim is the second heading of that name.
    assert {"#leaflet", "#leaflet-1"} <= targets


def test_a_contradiction_is_shown_on_both_sides() -> None:
    text = memo.render(dossiers.audit())
    assert "**Contradicts:** [jets-flew](#jets-flew)" in text
    assert "**Contradicts:** [jets-stopped](#jets-stopped)" in text


def test_a_waiver_is_shown_once() -> None:
    text = memo.render(dossiers.audit())
    assert text.count("(desk editor, until 2027-01-31)") == 1
    assert "Waivers that answer no finding:\n\n- `told-of-source`: not about `sources`" in text


def test_equal_results_give_equal_bytes() -> None:
    assert memo.render(dossiers.audit()) == memo.render(dossiers.audit())


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(st.lists(NAME, min_size=4, max_size=4), st.lists(NAME, min_size=3, max_size=3, unique=True))
def test_no_text_of_a_dossier_becomes_more_than_text(texts: list[str], names: list[str]) -> None:
    text = memo.render(make_result(texts, names))
    text.encode()
    assert not list_faults(text)
    assert log_safe(text) == text
    assert [char for char in text if char != "\n"] == list(visible(text.replace("\n", "")))
    tokens = PARSER.parse(text)
    flat = flatten(tokens)
    assert not [token for token in flat if token.type in ("html_inline", "image", "em_open", "s_open")]
    # What is HTML is the frame of a graph, which may hold a fence and nothing else.
    framed = [token for token in tokens if token.type in ("html_block", "fence")]
    assert [(token.type, token.info or token.content) for token in framed] == [
        ("html_block", "<details><summary>Where it comes from</summary>\n"),
        ("fence", "mermaid"),
        ("html_block", "</details>\n"),
    ]
    for token in flat:
        if token.type == "link_open":
            assert re.match("#|https?://", str(token.attrs["href"]).lower())
    # The frame is that of the page with plain words in it.
    plain = PARSER.parse(memo.render(make_result(["x y"] * 4, ["name-a", "name-b", "name-c"])))
    frame = ["heading_open", "table_open", "tr_open", "td_open", "th_open", "ordered_list_open"]
    for kind in frame:
        assert [t.tag for t in tokens if t.type == kind] == [t.tag for t in plain if t.type == kind]
    shown = "".join(token.content for token in flat if token.type in ("text", "code_inline"))
    for foreign in (texts[1], names[0], names[1], names[2]):
        assert "".join(visible(foreign).split(" ")) in shown.replace(" ", "")
