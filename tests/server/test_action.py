"""Quick fixes mend what they are offered for, whatever the file looks like."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the server needs the extra lsp")

from claimcheck.analysis.quote.exact import Outcome
from claimcheck.server.action import Fix, list_fixes
from claimcheck.server.edit import apply_edit
from claimcheck.server.workspace import Audit, Workspace
from tests.server.dossier import CLAIMS, SOURCES, TEXT, write_dossier

FILE = "claims/a.yaml"
QUOTE = "        quote: the Mayor ordered that the bridge be opened from six o’clock\n"
SPELLINGS = {
    "plain": QUOTE,
    "plain, folded": QUOTE.replace("bridge be", "bridge\n          be"),
    "single": QUOTE.replace("the Mayor", "'the Mayor").replace("clock\n", "clock'\n"),
    "double": QUOTE.replace("the Mayor", '"the Mayor').replace("clock\n", 'clock"\n'),
    "folded": QUOTE.replace("the Mayor", ">-\n          the Mayor").replace("bridge be", "bridge\n          be"),
    "literal": QUOTE.replace("the Mayor", "|\n          the Mayor"),
    "key of its own": QUOTE.replace("quote: ", "quote:\n          "),
}


def audit(workspace: Workspace) -> Audit:
    found = workspace.audit()
    assert found is not None
    return found


def fixes(found: Audit, rule: str) -> list[Fix]:
    return [fix for finding in found.result.findings if finding.rule == rule for fix in list_fixes(finding, found)]


def mend(workspace: Workspace, fix: Fix) -> Audit:
    for edit in fix.edits:
        workspace.put(edit.file, apply_edit(workspace.read().trees[edit.file].text, edit))
    return audit(workspace)


@pytest.mark.parametrize("style", SPELLINGS)
def test_the_words_of_the_capture_are_exact_in_every_spelling(style: str, tmp_path: Path) -> None:
    assert CLAIMS.count(QUOTE) == 1
    workspace = Workspace(str(write_dossier(tmp_path, claims__a=CLAIMS.replace(QUOTE, SPELLINGS[style]))))
    (fix,) = fixes(audit(workspace), "quote-altered")
    assert fix.title.startswith("Write the words of the capture: “the Mayor ordered")
    after = mend(workspace, fix)
    assert [check.outcome for check in after.result.case.quotes.values()] == [Outcome.EXACT]
    assert not [finding for finding in after.result.findings if finding.rule.startswith(("quote", "invalid"))]


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        (TEXT, "there was scarcely much applause in the hall", "there was much applause in the hall"),
        (
            "He said it was a well-\nknown fact: “no jets”, he said # and left.\n",
            "it was a well-known fact: “no ships”, he said",
            "a well-known fact: “no jets”, he said",
        ),
        (
            "The war of 1914-\n1918 took many lives there.\n",
            "The war of 1914 to 1918 took many lives there",
            "The war of 1914- 1918 took many lives there",
        ),
        (
            "The sum of 12,000 dollars was paid 'at once' to them.\n",
            "The sum of 13,000 dollars was paid 'at once'",
            "The sum of 12,000 dollars was paid 'at once'",
        ),
    ],
)
def test_words_that_a_line_end_parts_or_that_yaml_would_misread_come_out_right(
    text: str, quote: str, words: str, tmp_path: Path
) -> None:
    spelled = '        quote: "' + quote.replace('"', '\\"') + '"\n'
    workspace = Workspace(str(write_dossier(tmp_path, claims__a=CLAIMS.replace(QUOTE, spelled))))
    (tmp_path / "sources/minutes.txt").write_text(text, encoding="utf-8")
    (fix,) = fixes(audit(workspace), "quote-altered")
    after = mend(workspace, fix)
    ((at, check),) = after.result.case.quotes.items()
    assert check.outcome is Outcome.EXACT
    piece = next(piece for claim in after.snapshot.dossier.claims for piece in claim.evidence if piece.at == at)
    assert words in (piece.quote or "")


def test_a_missing_record_goes_where_such_records_are(tmp_path: Path) -> None:
    claims = CLAIMS.replace("[clerk]", "[porter]").replace("source: minutes", "source: gazette")
    workspace = Workspace(str(write_dossier(tmp_path, claims__a=claims)))
    found = fixes(audit(workspace), "unknown-reference")
    assert [fix.title for fix in found] == [
        "Add the source `gazette` to sources/s.yaml",
        "Add the origin `porter` to sources/s.yaml",
    ]
    assert not [
        f for f in mend(workspace, found[1]).result.findings if f.rule == "unknown-reference" and "porter" in f.message
    ]
    # Where there is no such list yet, it begins in the file itself.
    workspace = Workspace(str(write_dossier(tmp_path, claims__a=claims, sources__s=SOURCES.partition("origins:")[0])))
    found = fixes(audit(workspace), "unknown-reference")
    assert found[1].title == "Add the origin `porter` to claims/a.yaml"
    after = mend(workspace, found[1])
    assert after.snapshot.trees[FILE].text == claims + "origins:\n  - id: porter\n"
    assert [origin.id for origin in after.snapshot.dossier.origins] == ["porter"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("source: minutes", "source: minuets"),
        ("source: minutes", "source: 'minuets'"),
        ("[bridge-closed]", "[bridge-clsoed]"),
        ("verdict: unproven", "verdict: unprovne"),
        ("    confidence: low", "    confidenec: low"),
        ("stance: supports", "stance: suports"),
        ("grade: B3", "grade: 3B"),
        ("rule: single-source", "rule: single-sorce"),
        ("- id: bridge-old", "- id: Bridge Old"),
    ],
)
def test_what_was_meant_can_be_taken(right: str, wrong: str, tmp_path: Path) -> None:
    workspace = Workspace(str(write_dossier(tmp_path, claims__a=CLAIMS.replace(right, wrong, 1))))
    found = audit(workspace)
    offered = [
        fix
        for finding in found.result.findings
        for fix in list_fixes(finding, found)
        if fix.title.startswith("Change to")
    ]
    assert len(offered) == 1
    assert offered[0].is_preferred
    text = apply_edit(found.snapshot.trees[FILE].text, offered[0].edits[0])
    assert text.replace("'", "").replace('"', "") == CLAIMS


def test_nothing_is_offered_where_nothing_would_help(tmp_path: Path) -> None:
    workspace = Workspace(
        str(write_dossier(tmp_path, claims__a=CLAIMS.replace("opened", "sold to a man of Leeds, once")))
    )
    found = audit(workspace)
    assert not [fix for f in found.result.findings for fix in list_fixes(f, found) if f.rule != "quote-altered"]
    workspace.put(FILE, CLAIMS.replace("evidence:", "evidence: ["))
    found = audit(workspace)
    assert [finding.rule for finding in found.result.findings if finding.location.file == FILE] == ["invalid-yaml"]
    assert not [fix for finding in found.result.findings for fix in list_fixes(finding, found)]
