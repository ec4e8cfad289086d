"""The rules of the family *reference*, beyond their own examples."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from claimcheck.analysis.case import Case
from claimcheck.audit.config import Config
from claimcheck.audit.run import Result
from claimcheck.model.claim import Claim, Waiver
from claimcheck.model.dossier import Dossier, Unread
from claimcheck.model.finding import Finding, Severity
from claimcheck.model.position import Pointer
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.testing import EXAMPLE_FILE, TODAY, audit_files
from claimcheck.workspace.open import OpenOptions, open_dossier

CAPTURE_RULES = ("missing-capture", "unreadable-capture", "changed-capture", "escaping-path")
TEXT = "‘It worked,’ said the source. Nobody else was in the room.\n"
CLAIM = """\
claims:
  - id: rain
    statement: It rained.
    evidence:
      - source: the-article
        stance: supports
        quote: nobody else was in the room
"""


def find(files: str | dict[str, str | bytes], *rules: str) -> list[Finding]:
    named: dict[str, str | bytes] = {EXAMPLE_FILE: files} if isinstance(files, str) else files
    return list(audit_files(named, config=Config(select=rules)).findings)


def place(finding: Finding) -> tuple[int, ...]:
    return tuple(finding.location.span)


def tell(findings: list[Finding]) -> list[tuple[str, int, str]]:
    return [(finding.rule, finding.location.span.line, finding.message) for finding in findings]


def audit_folder(root: Path, *captures: Path, config: Config | None = None) -> Result:
    """Audit a folder as the command line would, with `--captures` for every further one."""
    config = config or Config(select=CAPTURE_RULES)
    folders = [str(folder) for folder in captures]
    return open_dossier(str(root), OpenOptions(captures=folders, config=config, today=TODAY)).audit()


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


# unknown-reference


def test_a_dangling_id_is_told_where_it_stands() -> None:
    text = (
        "claims:\n"
        "  - id: rain\n"
        "    statement: It rained.\n"
        "    evidence:\n"
        "      - {source: tmes, stance: supports, origins: [oficial, 'nobody']}\n"
        "    rests_on: [rian, clouds]\n"
        "sources: [{id: times, derived_from: [{source: wire}]}]\n"
        "origins: [{id: official, possibly_same_as: [officer]}]\n"
    )
    found = find(text, "unknown-reference")
    assert [(*place(f), f.message, f.help) for f in found] == [
        (5, 18, 5, 22, "`tmes` is not a source", "did you mean `times`?"),
        (5, 52, 5, 59, "`oficial` is not an origin", "did you mean `official`?"),
        (5, 61, 5, 69, "`nobody` is not an origin", "describe it under `origins`, or name another"),
        (6, 16, 6, 20, "`rian` is not a claim", "did you mean `rain`?"),
        (6, 22, 6, 28, "`clouds` is not a claim", "write the claim, or name another"),
        (7, 47, 7, 51, "`wire` is not a source", "describe it under `sources`, or name another"),
        (8, 45, 8, 52, "`officer` is not an origin", "describe it under `origins`, or name another"),
    ]
    assert found[0].claim == "rain"
    assert found[5].source == "times"


def test_an_id_of_another_kind_is_told_as_such() -> None:
    (finding,) = find(CLAIM + "origins:\n  - id: the-article\n", "unknown-reference")
    assert finding.help == "`the-article` is an origin, and here belongs a source"


def test_waivers_name_rules_in_records_of_every_kind() -> None:
    waiver = "waivers: [{rule: single-sorce, reason: r}]"
    text = (
        f"claims:\n  - {{id: rain, statement: A., {waiver}}}\n"
        f"sources:\n  - {{id: times, {waiver}}}\norigins:\n  - {{id: man, {waiver}}}\n"
    )
    found = find(text, "unknown-reference")
    assert [f.message for f in found] == ["`single-sorce` is not a rule"] * 3
    assert {f.help for f in found} == {"did you mean `single-source`?"}
    assert {f.waiver for f in found} == {None}


def test_rule_names_are_no_matter_where_they_are_not_known() -> None:
    at = Pointer("claims/a.yaml", ("claims", 0))
    claim = Claim(at, "rain", waivers=(Waiver(at / "waivers" / 0, "no-such-rule", "r"),))
    function = load_catalogue()["unknown-reference"].function
    assert list(function(Case(Dossier((claim,))))) == []
    assert len(list(function(Case(Dossier((claim,)), rule_names=frozenset({"single-source"}))))) == 1


def test_a_claim_that_rests_on_itself_names_a_claim() -> None:
    text = "claims:\n  - {id: rain, statement: A., rests_on: [rain], contradicts: [rain]}\n"
    assert find(text, "unknown-reference") == []


def test_an_id_of_a_wrong_shape_is_told_once() -> None:
    found = find(CLAIM.replace("the-article", "The Article"), "unknown-reference", "invalid-field")
    assert [f.rule for f in found] == ["invalid-field"]


def test_a_dangling_id_behind_one_given_twice_is_told() -> None:
    found = find("claims:\n  - {id: rain, statement: A., rests_on: [rain, rain, clouds]}\n", "unknown-reference")
    assert [f.message for f in found] == ["`clouds` is not a claim"]


def test_ids_in_a_file_that_does_not_parse_are_not_unknown() -> None:
    files: dict[str, str | bytes] = {
        EXAMPLE_FILE: CLAIM.replace("the-article", "the-article\n        origins: [insider]"),
        "sources/a.yaml": "sources:\n  - id: the-article\n    title: a: b\n",
    }
    found = [finding for finding in find(files, "unknown-reference") if finding.rule != "invalid-yaml"]
    assert tell(found) == [("unknown-reference", 6, "`insider` is not an origin")]


@pytest.mark.parametrize(
    ("name", "data"),
    [("sources/a.yaml", b"sources:\n  - id: the-article\n    title: caf\xe9\n"), ("claims/b.yml", b"\xff\xfe")],
)
def test_nothing_is_unknown_that_may_stand_in_a_file_never_read(name: str, data: bytes) -> None:
    found = find({EXAMPLE_FILE: CLAIM, name: data}, "unknown-reference", "invalid-yaml")
    assert [f.rule for f in found] == ["invalid-yaml"]


def test_rules_are_known_whatever_could_not_be_read() -> None:
    text = CLAIM + "    waivers: [{rule: no-such-rule, reason: r}]\n"
    found = find({EXAMPLE_FILE: text, "sources/a.yaml": b"\xff"}, "unknown-reference")
    assert [f.message for f in found if f.rule == "unknown-reference"] == ["`no-such-rule` is not a rule"]


def test_a_list_under_a_misspelled_name_is_one_error() -> None:
    text = CLAIM.replace("supports", "supports\n        origins: [man]") + "sorces:\n  - id: the-article\n"
    found = find(text, "unknown-reference", "invalid-field")
    assert [f.message for f in found] == ["`man` is not an origin", "`sorces` is not a field of a file"]


def test_a_linked_capture_outside_hides_no_records() -> None:
    at = Pointer("claims/a.yaml", ("claims", 0))
    claim = Claim(at, "rain", rests_on=("clouds",))
    function = load_catalogue()["unknown-reference"].function
    for file, count in (("sources/a.txt", 1), ("sources/a.yaml", 0), ("sources/more", 0), ("claims/a.yaml", 1)):
        dossier = Dossier((claim,), unread=(Unread(file, "is refused"),), files=("claims/a.yaml",))
        assert len(list(function(Case(dossier)))) == count, file


@pytest.mark.slow
def test_twenty_thousand_dangling_ids_are_told_in_time() -> None:
    count = 20_000
    at = Pointer("claims/a.yaml")
    claims = tuple(
        Claim(at / "claims" / number, f"claim-{number}", rests_on=(f"klaim-{number}",)) for number in range(count)
    )
    start = time.process_time()
    found = list(load_catalogue()["unknown-reference"].function(Case(Dossier(claims))))
    assert time.process_time() - start < 10  # by comparing all with all it would be minutes
    assert len(found) == count
    assert found[0].help == "did you mean `claim-0`?"
    assert found[-1].help == "write the claim, or name another"


# unused-source, unused-origin


def test_a_source_that_only_names_itself_is_unused() -> None:
    found = find("sources:\n  - id: times\n    derived_from: [{source: times}]\n", "unused-source")
    assert tell(found) == [("unused-source", 2, "nothing names the source `times`")]
    assert place(found[0]) == (2, 9, 2, 14)


@pytest.mark.parametrize("stance", ["supports", "refutes", "context"])
def test_evidence_of_every_stance_uses_its_source(stance: str) -> None:
    text = CLAIM.replace("supports", f"{stance}\n        origins: [man]") + "sources: [{id: the-article}]\n"
    assert find(text + "origins: [{id: man}]\n", "unused-source", "unused-origin") == []


UNUSED = "sources:\n  - id: times\norigins:\n  - id: man\n"


@pytest.mark.parametrize(
    "text",
    [
        CLAIM.replace("source: the-article", "sorce: times"),
        CLAIM.replace("evidence:", "evidnce:"),
        CLAIM.replace("id: rain", "Id: rain"),
        CLAIM.replace("claims:", "clams:"),
        CLAIM.replace("evidence:", "rests_on: [rain]\n    evidence: []\n    evidence:"),
        "claims:\n  - {id: rain, statement: A., evidence: [times]}\n",
        "claims:\n  - {id: rain, statement: A.\n",
    ],
)
def test_nothing_is_unused_while_what_may_name_it_cannot_be_read(text: str) -> None:
    found = find({EXAMPLE_FILE: text, "sources/a.yaml": UNUSED}, "unused-source", "unused-origin")
    # Why a file was not read is told whatever rules are selected.
    assert [f.rule for f in found if f.rule != "invalid-yaml"] == []


@pytest.mark.parametrize("line", ["verdict: maybe", "when: soon", "tags: a", "waivers: [{rule: no-evidence}]"])
def test_an_error_that_hides_no_evidence_hides_nothing_unused(line: str) -> None:
    text = f"claims:\n  - id: rain\n    statement: A.\n    {line}\n{UNUSED}"
    assert [f.rule for f in find(text, "unused-source", "unused-origin")] == ["unused-source", "unused-origin"]


# captures


def declare(file: str, sha256: str = "", excerpt: str = "") -> str:
    text = f"sources:\n  - id: the-article\n    capture:\n      file: '{file}'\n"
    if sha256:
        text += f"      sha256: {sha256}\n"
    if excerpt:
        text += f"    excerpt:\n      file: {excerpt}\n"
    return text


@pytest.mark.parametrize(
    "file",
    [
        "../../secret.txt",
        "a/../../../secret.txt",
        "/etc/passwd",
        "~/secret.txt",
        ".env",
        "saved/.git/config",
        "..\\..\\secret.txt",
        "C:/secret.txt",
        "file:///etc/passwd",
    ],
)
def test_a_path_outside_is_never_opened(tmp_path: Path, file: str) -> None:
    root = tmp_path / "a" / "dossier"
    write(root, "sources/s.yaml", CLAIM + declare(file))
    write(tmp_path, "secret.txt", TEXT)
    write(tmp_path, "a/secret.txt", TEXT)
    write(root, "sources/.env", TEXT)
    write(root, "sources/saved/.git/config", TEXT)
    (tmp_path / "captures").mkdir()
    result = audit_folder(root, tmp_path / "captures")
    (finding,) = result.findings
    assert (finding.rule, finding.source) == ("escaping-path", "the-article")
    assert finding.location.span.line == 11
    assert f"`{file}`" in finding.message
    assert result.quotes()["unchecked"] == 1
    assert TEXT.strip() not in repr(result.findings)


def test_a_path_may_climb_within_the_dossier(tmp_path: Path) -> None:
    write(tmp_path, "sources/s.yaml", CLAIM + declare("../saved/article.txt"))
    write(tmp_path, "saved/article.txt", TEXT)
    result = audit_folder(tmp_path)
    assert result.findings == ()
    assert result.quotes()["exact"] == 1


def test_a_linked_capture_that_leaves_the_dossier_is_told_once(tmp_path: Path) -> None:
    root = tmp_path / "dossier"
    secret = write(tmp_path, "secret.txt", TEXT)
    write(root, "sources/s.yaml", CLAIM + declare("article.txt"))
    os.symlink(secret, root / "sources/article.txt")
    result = audit_folder(root)
    assert tell(list(result.findings)) == [
        ("escaping-path", 11, "the capture `sources/article.txt` is a link that leaves its folder")
    ]
    assert not result.complete


def test_an_undeclared_capture_that_is_a_link_is_told_at_the_id(tmp_path: Path) -> None:
    root = tmp_path / "dossier"
    secret = write(tmp_path, "secret.txt", TEXT)
    write(root, "sources/s.yaml", CLAIM + "sources:\n  - id: the-article\n    title: A\n")
    os.symlink(secret, root / "sources/the-article.txt")
    (finding,) = audit_folder(root).findings
    assert (finding.rule, place(finding)) == ("escaping-path", (9, 9, 9, 20))


def test_links_that_are_no_capture_are_told_by_their_file(tmp_path: Path) -> None:
    root = tmp_path / "dossier"
    outside = write(tmp_path, "outside.yaml", "sources: []\n")
    write(root, "claims/c.yaml", CLAIM)
    os.symlink(outside, root / "claims/linked.yaml")
    (finding,) = audit_folder(root).findings
    assert (finding.rule, finding.location.file) == ("escaping-path", "claims/linked.yaml")


def test_a_capture_behind_a_linked_folder_is_outside(tmp_path: Path) -> None:
    root = tmp_path / "dossier"
    write(tmp_path, "outside/article.txt", TEXT)
    write(root, "sources/s.yaml", CLAIM + declare("saved/article.txt"))
    os.symlink(tmp_path / "outside", root / "sources/saved")
    assert {f.rule for f in audit_folder(root).findings} == {"escaping-path"}


def test_a_capture_is_found_by_name_in_a_folder_of_its_own(tmp_path: Path) -> None:
    root, captures = tmp_path / "dossier", tmp_path / "captures"
    write(root, "sources/s.yaml", CLAIM + declare("saved/article.txt", digest(TEXT)))
    assert [f.rule for f in audit_folder(root).findings] == ["missing-capture"]
    write(captures, "article.txt", TEXT)
    result = audit_folder(root, tmp_path / "nowhere", captures)
    assert result.findings == ()
    assert result.quotes()["exact"] == 1


def test_the_folder_of_a_private_capture_is_never_named(tmp_path: Path) -> None:
    root, captures = tmp_path / "dossier", tmp_path / "very-private"
    write(root, "sources/s.yaml", CLAIM + declare("article.txt", digest("other")))
    write(captures, "article.txt", TEXT)
    result = audit_folder(root, captures)
    (finding,) = result.findings
    assert finding.rule == "changed-capture"
    assert finding.message == f"the capture `article.txt` has the SHA-256 {digest(TEXT)}"
    assert "very-private" not in repr((result.findings, result.not_checked))


def test_a_later_folder_may_hold_the_text_that_was_pinned(tmp_path: Path) -> None:
    root, captures = tmp_path / "dossier", tmp_path / "captures"
    write(root, "sources/s.yaml", CLAIM + declare("article.txt", digest(TEXT)))
    write(root, "sources/article.txt", "A later version.")
    assert [f.rule for f in audit_folder(root).findings] == ["changed-capture"]
    write(captures, "article.txt", TEXT)
    assert audit_folder(root, captures).findings == ()


def test_a_changed_capture_is_told_at_its_hash_even_where_an_excerpt_stands_in() -> None:
    wrong = "0" * 64
    files: dict[str, str | bytes] = {
        EXAMPLE_FILE: CLAIM + declare("article.txt", wrong, "part.txt"),
        "claims/article.txt": TEXT,
        "claims/part.txt": TEXT,
    }
    result = audit_files(files, config=Config(select=CAPTURE_RULES))
    (finding,) = result.findings
    assert (finding.rule, finding.severity, place(finding)) == ("changed-capture", Severity.ERROR, (12, 15, 12, 79))
    assert digest(TEXT) in finding.message
    assert result.quotes()["exact"] == 1
    assert next(iter(result.case.quotes.values())).checked_in == "excerpt"


def test_bytes_count_and_not_letters() -> None:
    files: dict[str, str | bytes] = {
        EXAMPLE_FILE: CLAIM + declare("article.txt", "SHA256:" + digest(TEXT).upper()),
        "claims/article.txt": TEXT,
    }
    assert find(files, *CAPTURE_RULES) == []
    files["claims/article.txt"] = TEXT.replace("\n", "\r\n").encode()
    assert [f.rule for f in find(files, *CAPTURE_RULES)] == ["changed-capture"]


def test_a_missing_capture_weighs_less_where_an_excerpt_stands_in() -> None:
    text = CLAIM + declare("article.txt", "", "part.txt")
    (with_excerpt,) = find({EXAMPLE_FILE: text, "claims/part.txt": TEXT}, *CAPTURE_RULES)
    assert (with_excerpt.severity, place(with_excerpt)) == (Severity.NOTE, (11, 13, 11, 26))
    assert with_excerpt.message == "the capture `article.txt` is not at hand; the excerpt stands in"
    (with_capture,) = find({EXAMPLE_FILE: text, "claims/article.txt": TEXT}, *CAPTURE_RULES)
    assert (with_capture.severity, with_capture.location.span.line) == (Severity.NOTE, 13)
    neither = find(text, *CAPTURE_RULES)
    assert [(f.rule, f.severity) for f in neither] == [("missing-capture", Severity.WARNING)] * 2
    blank = find({EXAMPLE_FILE: text, "claims/part.txt": "\n"}, *CAPTURE_RULES)
    assert [(f.rule, f.severity) for f in blank] == [
        ("missing-capture", Severity.WARNING),
        ("unreadable-capture", Severity.ERROR),
    ]


def test_what_nobody_saved_is_not_missing() -> None:
    assert find(CLAIM + "sources:\n  - id: the-article\n", *CAPTURE_RULES) == []
    assert find(CLAIM + "sources:\n  - id: the-article\n    capture: {captured: 2022}\n", *CAPTURE_RULES) == []


def test_an_undeclared_capture_without_text_is_told_at_the_id() -> None:
    files: dict[str, str | bytes] = {
        EXAMPLE_FILE: CLAIM + "sources:\n  - id: the-article\n",
        "claims/the-article.txt": "",
    }
    (finding,) = find(files, *CAPTURE_RULES)
    assert (finding.rule, place(finding)) == ("unreadable-capture", (9, 9, 9, 20))
    assert finding.message == "the capture `claims/the-article.txt` holds no text"


def test_a_folder_and_a_file_that_is_too_large_cannot_be_read(tmp_path: Path) -> None:
    write(tmp_path, "sources/s.yaml", CLAIM + declare("saved"))
    (tmp_path / "sources/saved").mkdir()
    (finding,) = audit_folder(tmp_path).findings
    assert finding.message == "the capture `sources/saved` is not a regular file"
    write(tmp_path, "sources/s.yaml", CLAIM + declare("article.txt"))
    write(tmp_path, "sources/article.txt", "x" * 101)
    config = Config(select=CAPTURE_RULES, limits=Config().limits._replace(capture_bytes=100))
    (finding,) = audit_folder(tmp_path, config=config).findings
    assert finding.message == "the capture `sources/article.txt` has 101 bytes; the limit is 100 (capture_bytes)"


def test_of_two_records_with_one_id_only_the_first_has_the_text() -> None:
    text = CLAIM + declare("article.txt") + "  - id: the-article\n    capture: {file: nowhere.txt}\n"
    assert find({EXAMPLE_FILE: text, "claims/article.txt": TEXT}, *CAPTURE_RULES) == []
    assert [f.location.span.line for f in find(text, *CAPTURE_RULES)] == [11]


def test_a_missing_capture_can_be_waived() -> None:
    text = declare("article.txt") + "    waivers: [{rule: missing-capture, reason: the archive is closed}]\n"
    (finding,) = find(CLAIM + text, *CAPTURE_RULES)
    assert finding.waiver is not None


# capture-encoding


def test_how_a_capture_was_read_is_told_where_it_is_a_guess() -> None:
    files: dict[str, str | bytes] = {
        EXAMPLE_FILE: (
            "sources:\n  - id: one\n  - id: two\n  - id: three\n    capture: {file: saved.txt}\n"
            "    excerpt: {file: bit.txt}\n  - id: four\n"
        ),
        "claims/one.txt": b"The caf\xe9 was closed.",
        "claims/two.txt": "The café was closed.".encode(),
        "claims/saved.txt": "The café was “closed” and ".encode() + b"caf\xe9s",
        "claims/bit.txt": b"caf\xe9s",
        "claims/four.txt": "The café was closed.".encode("utf-16-be"),
    }
    assert tell(find(files, "capture-encoding")) == [
        (
            "capture-encoding",
            2,
            "the capture `claims/one.txt` is not in UTF-8 and declares no encoding: it was read as windows-1252",
        ),
        (
            "capture-encoding",
            5,
            "the capture `claims/saved.txt` is in UTF-8 but for some bytes: these letters could not be read",
        ),
        (
            "capture-encoding",
            6,
            "the excerpt `claims/bit.txt` is not in UTF-8 and declares no encoding: it was read as windows-1252",
        ),
    ]
    assert {finding.severity for finding in find(files, "capture-encoding")} == {Severity.NOTE}
