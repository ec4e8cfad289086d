"""A weak claim that is talked green by one edit: red under the policy of a strict desk, and never silent without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck.audit.config import Config, parse_config
from claimcheck.audit.desk_policy import enforce
from claimcheck.audit.run import Result
from claimcheck.audit.trust import list_trusted
from claimcheck.cli.commands.init import POLICY
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.workspace.open import OpenOptions, open_dossier

CLAIM = """\
claims:
  - id: back-channel
    statement: A back-channel led Washington to stop the jets.
    verdict: supported
    confidence: high
    evidence:
      - source: article
        stance: supports
        quote: a back-channel led Washington to stop the jets
        origins: [insider]
        access: told
        grade: F3
sources:
  - id: article
    title: The back-channel
    author: Anna Berg
    publisher: The Gazette
    published: 2022-11-26
    url: https://example.org/jets
    reliability: C
    capture: {file: article.txt}
origins:
  - id: insider
    name: an insider
    anonymous: true
    reliability: F
    interest: party
"""
TEXT = "An insider says that a back-channel led Washington to stop the jets.\n"
MORE = "sources:\n  - {id: second, author: Carl Dahl, publisher: The Post"
PIECE = "    evidence:\n      - {source: second, stance: supports, grade: B2, origins: [other]}\n"
OTHER = "origins:\n  - {id: other, name: Eva Falk, reliability: B}\n"
WAIVED = "    waivers: [{{rule: {}, reason: it is so}}]\n    evidence:\n"
RULES = ("overconfident", "single-source", "anonymous-only", "interested-only", "unbacked")


def swap(old: str, new: str) -> Callable[[dict[str, str]], None]:
    """Return an edit of the claim's file."""

    def edit(files: dict[str, str]) -> None:
        assert old in files["claims/a.yaml"], old
        files["claims/a.yaml"] = files["claims/a.yaml"].replace(old, new, 1)

    return edit


def settle(text: str) -> Callable[[dict[str, str]], None]:
    """Return an edit of the settings."""

    def edit(files: dict[str, str]) -> None:
        files["claimcheck.toml"] = text

    return edit


def second(more: str = "", piece: str = "", text: str = "") -> Callable[[dict[str, str]], None]:
    """Return an edit that adds a source, an origin and a piece of evidence."""

    def edit(files: dict[str, str]) -> None:
        claim = files["claims/a.yaml"].replace("sources:\n", f"{MORE}{more}}}\n", 1).replace("origins:\n", OTHER, 1)
        files["claims/a.yaml"] = claim.replace("    evidence:\n", PIECE.replace("}\n", f"{piece}}}\n"), 1)
        if text:
            files["claims/second.txt"] = text

    return edit


EDITS = {
    "as it is": lambda files: None,
    "kind: attribution": swap("verdict", "kind: attribution\n    verdict"),
    "kind: assessment": swap("verdict", "kind: assessment\n    verdict"),
    "kind: prediction": swap("verdict", "kind: prediction\n    verdict"),
    "kind: absence": swap("verdict", "kind: absence\n    note: searched\n    verdict"),
    "primary": swap("    reliability: C\n", "    reliability: C\n    primary: true\n"),
    "named origin": swap("    anonymous: true\n", ""),
    "invented name": swap("name: an insider\n    anonymous: true", "name: Eva Falk"),
    "no interest": swap("interest: party", "interest: none"),
    "reliability of the origin": swap("reliability: F", "reliability: A"),
    "reliability of the source": swap("reliability: C", "reliability: A"),
    "no origins": swap("        origins: [insider]\n", ""),
    "witnessed": swap("access: told", "access: witnessed"),
    "documented": swap("access: told", "access: documented"),
    "grade": swap("grade: F3", "grade: A1"),
    "no grade": swap("        grade: F3\n", ""),
    "no quote": swap("        quote: a back-channel led Washington to stop the jets\n", ""),
    "seen": swap("    capture: {file: article.txt}\n", "    seen: {by: the desk}\n"),
    "excerpt": swap("capture:", "excerpt:"),
    "two bylines": swap("author: Anna Berg", "author: [Anna Berg, Carl Dahl]"),
    "two publishers": swap("publisher: The Gazette", "publisher: [The Gazette, The Post]"),
    "context": swap("stance: supports", "stance: context"),
    "refuted": swap("verdict: supported", "verdict: refuted"),
    "disputed": swap("verdict: supported", "verdict: disputed"),
    "unproven": swap("verdict: supported", "verdict: unproven"),
    "a second origin": swap("origins: [insider]", "origins: [insider, other]"),
    "an x- field": swap("    verdict", "    x-verified: true\n    verdict"),
    "an invented source": second(),
    "an invented source that was seen": second(", seen: {by: the desk}"),
    "an invented primary source": second(", primary: true"),
    "the page entered twice": second(", url: 'http://www.example.org/jets/'"),
    "the capture entered twice": second(", capture: {file: article.txt}"),
    "the text saved twice": second("", "", TEXT),
    "a source in the author's other spelling": second(", seen: {by: me}"),
    "ignored": settle(f"ignore = [{', '.join(map(repr, RULES))}]\n"),
    "families ignored": settle('ignore = ["grading", "provenance"]\n'),
    "only structure": settle('select = ["structure"]\n'),
    "lowered": settle("[severity]\n" + "".join(f'{name} = "note"\n' for name in RULES)),
    "never fails": settle('fail-on = "never"\n'),
    "one line is enough": settle("[corroboration]\nlines = 1\n"),
    "authors do not count": settle('[corroboration]\nshared = ["origin"]\n'),
    "a baseline": settle('baseline = "claimcheck-baseline.json"\n'),
    "another folder": settle('claims = ["none"]\n'),
    **{f"waived: {name}": swap("    evidence:\n", WAIVED.format(name)) for name in RULES},
}


def audit(edit: Callable[[dict[str, str]], None], root: Path, policy: Config | None) -> Result | None:
    """Audit the claim after an edit; None where the dossier cannot be audited at all."""
    files = {"claims/a.yaml": CLAIM, "claims/article.txt": TEXT}
    edit(files)
    files.setdefault("none/empty.yaml", "claims: []\n")
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if "baseline" in files.get("claimcheck.toml", ""):
        base = open_dossier(str(root), OpenOptions(config=Config()))
        from claimcheck.audit.adoption import adopt
        from claimcheck.audit.baseline import describe_baseline
        from claimcheck.report.part.json_layout import lay_out

        entries = adopt(base.audit(), {}, base.catalogue).entries
        (root / "claimcheck-baseline.json").write_text(lay_out(describe_baseline(entries, [])), encoding="utf-8")

    def adapt(config: Config) -> Config:
        return config if policy is None else enforce(config, policy, load_catalogue())

    return open_dossier(str(root), OpenOptions(adapt=adapt, use_baseline=True)).audit()


@pytest.mark.parametrize("name", EDITS)
def test_no_edit_makes_it_green_under_the_policy_of_a_strict_desk(name: str, tmp_path: Path) -> None:
    policy = parse_config(POLICY, "policy.toml", load_catalogue(), is_policy=True)
    result = audit(EDITS[name], tmp_path, policy)
    assert result is None or not result.complete or result.fails("warning")


@pytest.mark.parametrize("name", EDITS)
def test_without_a_policy_none_is_green_and_silent(name: str, tmp_path: Path) -> None:
    result = audit(EDITS[name], tmp_path, None)
    is_told = result is None or not result.complete or result.fails("warning") or bool(list_trusted(result))
    assert is_told
