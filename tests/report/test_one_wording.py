"""The same party is told in the same words wherever it is told: findings, tables, documents, graphs and hovers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.analysis.support.fall import Impact
from claimcheck.analysis.support.party_lookup import find_party
from claimcheck.audit.run import Result
from claimcheck.model.claim import Claim
from claimcheck.report.format import case_file, dot, memo, mermaid, table
from claimcheck.report.impact import impact_markdown, impact_text
from claimcheck.report.options import RenderOptions
from claimcheck.report.part.impact_wording import ImpactAnswer
from claimcheck.report.part.paint import render_console
from claimcheck.report.part.provenance_tree import draw_tree
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.server.hover import describe
from claimcheck.server.target import find_target
from claimcheck.server.workspace import Workspace
from claimcheck.testing import audit_files

STORY = " ".join(f"word{number} goes on and on" for number in range(200))
CLAIMS = """\
claims:
  - id: insiders
    statement: The lamp was sold.
    evidence:
      - {source: paper-one, stance: supports, origins: [insider]}
      - {source: paper-two, stance: supports, origins: [adviser]}
  - id: nobody
    statement: The lamp was weak.
    evidence:
      - {source: paper-one, stance: supports}
      - {source: paper-two, stance: supports}
  - id: copies
    statement: The lamp was new.
    evidence:
      - {source: copy-one, stance: supports, access: witnessed}
      - {source: copy-two, stance: supports, access: witnessed}
sources:
  - {id: wire, interest: party}
  - {id: paper-one, derived_from: [{source: wire}]}
  - {id: paper-two, derived_from: [{source: wire}]}
  - {id: copy-one}
  - {id: copy-two}
origins:
  - {id: insider, anonymous: true, interest: party, possibly_same_as: [adviser]}
  - {id: adviser, anonymous: true, interest: party}
"""
FILES = {"claims/a.yaml": CLAIMS, "claims/copy-one.txt": STORY, "claims/copy-two.txt": f"{STORY}\nOurs."}
WIDE = RenderOptions(width=400)

# What is told of the parties that a claim rests on.
TOLD = {
    "insiders": [
        ["adviser", "anonymous", "a party to the matter", "possibly the same as insider"],
        ["wire", "a party to the matter"],
    ],
    "nobody": [["an unnamed origin"], ["wire", "a party to the matter"]],
    "copies": [["copy-one", "shares text with copy-two"]],
}


def _audit() -> Result:
    return audit_files(FILES, load_catalogue())


def _find_message(result: Result, claim: Claim) -> str:
    (found,) = (
        f.message for f in result.findings if f.rule in ("single-origin", "undeclared-copy") and f.claim == claim.id
    )
    return found


def _show_row(result: Result, claim: Claim) -> str:
    rows = table.render(result, WIDE).splitlines()
    return next(row for row in rows if row.startswith(claim.id))


def _show_case_file(result: Result, claim: Claim) -> str:
    return case_file.render(result, WIDE._replace(claims=(claim,))).partition("where it comes from")[0]


def _show_tree(result: Result, claim: Claim) -> str:
    return render_console(draw_tree(result.case, claim), 400, False)


def _show_memo_row(result: Result, claim: Claim) -> str:
    return next(line for line in memo.render(result).splitlines() if line.startswith(f"| [{claim.id}]"))


def _show_memo(result: Result, claim: Claim) -> str:
    section = memo.render(result).partition(f"### {claim.id}\n")[2]
    return next(line for line in section.splitlines() if line.startswith("- **Support:**"))


def _draw_dot(result: Result, claim: Claim) -> str:
    return dot.render(result, WIDE._replace(claims=(claim,)))


def _draw_mermaid(result: Result, claim: Claim) -> str:
    return mermaid.render(result, WIDE._replace(claims=(claim,)))


def _hover(result: Result, claim: Claim, tmp_path: Path) -> str:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    workspace = Workspace(str(tmp_path))
    workspace.audit()
    snapshot = workspace.read()
    tree = snapshot.trees["claims/a.yaml"]
    target = find_target(tree, tree.text.index(f"id: {claim.id}") + len("id: "))
    assert target is not None
    told = describe(target, "claims/a.yaml", snapshot, workspace.last)
    assert told is not None
    return told.facts["Lines"]


PLACES: list[Callable[[Result, Claim], str]] = [
    _find_message,
    _show_row,
    _show_case_file,
    _show_tree,
    _show_memo_row,
    _show_memo,
    _draw_dot,
    _draw_mermaid,
]


def is_told(words: list[str], text: str) -> bool:
    """Tell whether a party stands in a text with all that there is to say of it, whatever signs stand between."""
    text = re.sub(r"<br/>|\\n", " · ", text.replace("`", ""))
    return re.search(r"(?<!\w)" + r"[ (·,]+".join(map(re.escape, words)) + r"(?!\w)", text) is not None


@pytest.mark.parametrize("show", PLACES)
@pytest.mark.parametrize("name", TOLD)
def test_a_party_is_told_in_the_same_words(name: str, show: Callable[[Result, Claim], str]) -> None:
    result = _audit()
    if name == "copies" and show is _find_message:
        pytest.skip("of two lines at most, single-origin says nothing")
    text = show(result, result.case.dossier.claim_by_id[name])
    for words in TOLD[name]:
        assert is_told(words, text), text


@pytest.mark.parametrize("name", TOLD)
def test_an_editor_tells_it_so(name: str, tmp_path: Path) -> None:
    result = _audit()
    text = _hover(result, result.case.dossier.claim_by_id[name], tmp_path)
    for words in TOLD[name]:
        assert is_told(words, text), text


@pytest.mark.parametrize("render", [impact_text.render, impact_markdown.render])
def test_who_is_discredited_is_told_so(render: Callable[[ImpactAnswer, RenderOptions], str]) -> None:
    result = _audit()
    case = result.case
    party = find_party("adviser", case.provenance)
    answer = ImpactAnswer(Impact(case).discredit([party]), case, result.source_map)
    assert is_told(["origin", *TOLD["insiders"][0]], render(answer, WIDE))
