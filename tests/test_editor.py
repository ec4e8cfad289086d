"""What an editor shows with yaml-language-server, by the schema and the modeline that `claimcheck init` writes.

`npm install yaml-language-server` in a folder of its own; `CLAIMCHECK_NODE_MODULES` names its `node_modules`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from claimcheck.cli.main import run
from tests.languageserver import Position, Server
from tests.report.npm import find_package

CLAIMS, SOURCES = "claims/bridge.yaml", "sources/bridge.yaml"
# Nothing is fetched: the catalogue of schemas of the whole world is off.
SETTINGS = {
    "yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False, "url": ""}},
    "http": {"proxy": "", "proxyStrictSSL": True},
}


class Editor(NamedTuple):
    """A dossier that `init` has made, opened in an editor; files are changed in the editor only."""

    root: Path
    server: Server
    opened: list[str]

    def text(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def show(self, name: str, text: str) -> Path:
        """Open a text as a new file beside the one of that name; the modeline's way to the schema is the same."""
        self.opened.append(name)
        path = (self.root / name).with_name(f"edited-{len(self.opened)}.yaml")
        self.server.open(path, text)
        return path

    def diagnose(self, name: str, old: str, new: str) -> list[tuple[str, str]]:
        """Return what is marked, and what is said of it, after the first `old` was replaced by `new`."""
        text = edit(self.text(name), old, new)
        path = self.show(name, text)
        return [(marked(text, found["range"]), found["message"]) for found in self.server.diagnostics[path.as_uri()]]

    def hover(self, name: str, words: str) -> str:
        text = self.text(name)
        answer = self.server.ask("hover", self.show(name, text), place_of(text, text.index(words) + 1))
        return str(answer["contents"]["value"])

    def complete(self, name: str, old: str, new: str) -> dict[str, Any]:
        """Return what is offered at the `|` of `new`, which stands for `old`."""
        text = edit(self.text(name), old, new)
        offset = text.index("|")
        text = text[:offset] + text[offset + 1 :]
        answer = self.server.ask("completion", self.show(name, text), place_of(text, offset))
        offered = answer["items"] if isinstance(answer, dict) else answer
        return {entry["label"]: entry for entry in offered}


def edit(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def place_of(text: str, offset: int) -> Position:
    """Return an editor's position; the texts of `init` hold no character that is two units of UTF-16."""
    return Position(text.count("\n", 0, offset), offset - (text.rfind("\n", 0, offset) + 1))


def marked(text: str, span: dict[str, dict[str, int]]) -> str:
    lines = text.splitlines(keepends=True)
    start, end = (sum(map(len, lines[: at["line"]])) + at["character"] for at in (span["start"], span["end"]))
    return text[start:end]


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    program = find_package("yaml-language-server") / "bin" / "yaml-language-server"
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    root = tmp_path_factory.mktemp("editor") / "my-case"
    assert run(["init", str(root)]) == 0
    with Server([node, str(program.resolve()), "--stdio"], root, SETTINGS) as server:
        yield Editor(root, server, [])


def test_what_init_writes_has_no_mark(editor: Editor) -> None:
    for name in (CLAIMS, SOURCES):
        assert editor.diagnose(name, "", "") == []
    # The schema is read all the same, also one folder further down.
    assert editor.diagnose(CLAIMS, "confidence:", "confidenc:") == [("confidenc", "Property confidenc is not allowed.")]
    (editor.root / "claims" / "bridges").mkdir(exist_ok=True)
    deeper = edit(editor.text(CLAIMS), "$schema=../", "$schema=../../")
    text = edit(deeper, "confidence:", "confidenc:")
    assert len(editor.server.open(editor.root / "claims" / "bridges" / "new.yaml", text)) == 1


@pytest.mark.parametrize(
    ("name", "old", "new", "where", "message"),
    [
        (CLAIMS, "verdict: supported", "verdict: Supported", "Supported", '"supported", "refuted", "disputed"'),
        (CLAIMS, "stance: supports", "stance: partial", "partial", '"supports", "refutes", "context"'),
        (CLAIMS, "grade: B2", "grade: 2B", "2B", "a letter A–F and a digit 1–6, such as C3"),
        (CLAIMS, "bridge-closed-by-order", "Bridge_closed", "Bridge_closed", "a–z and 0–9, in words joined by -"),
        (CLAIMS, "when: 2024-05-03", "when: 3 May 2024", "3 May 2024", "A date is written 2022, 2022-03 or 2022-03-08"),
        (CLAIMS, "when: 2024-05-03", "when: [2024]", "[2024]", "A date is written"),
        (CLAIMS, "origins: [police-officer]", "origins: police-officer", "police-officer", "a list of origin ids"),
        (CLAIMS, "locator: item 4", "locator: [4]", "[4]", "This must be text."),
        (CLAIMS, "locator: item 4", 'locator: " "', '" "', "leave the key out where there is nothing to say"),
        (CLAIMS, "    statement:", "    note:", "i", 'Missing property "statement"'),
        (CLAIMS, "    verdict:", "    kind: absence\n    verdict:", "i", 'Missing property "note"'),
        (SOURCES, "primary: true", "primary: yes", "yes", "Write true or false."),
        (SOURCES, "reliability: B", "reliability: b", "b", '"A", "B", "C"'),
        (SOURCES, "type: document", "type: minutes", "minutes", "This is not a type of source."),
        (SOURCES, "author: Town clerk", "author: {name: clerk}", "{name: clerk}", "text or a list of names"),
        (SOURCES, "language: en", "language: en_GB", "en_GB", "BCP 47 tag"),
        (SOURCES, "language: en", "url: example.org", "example.org", "begins with http:// or https://"),
        (SOURCES, "language: en", "capture: minutes.txt", "minutes.txt", 'Expected "capture"'),
        (SOURCES, "language: en", "excerpt: {file: a, sha256: abc}", "abc", "64 hexadecimal digits"),
    ],
)
def test_what_does_not_fit_is_marked_and_told(
    editor: Editor, name: str, old: str, new: str, where: str, message: str
) -> None:
    ((found, told),) = editor.diagnose(name, old, new)
    assert found == where
    assert message in told
    assert "^" not in told, "a pattern is no message"


def test_what_the_loader_takes_has_no_mark(editor: Editor) -> None:
    for name, old, new in (
        (CLAIMS, "when: 2024-05-03", "when: 2024"),
        (CLAIMS, "when: 2024-05-03", "when: 2024-05-03/.."),
        (CLAIMS, "locator: item 4", "locator: 4"),
        (CLAIMS, "locator: item 4", "x-desk: {seen: [1, 2]}"),
        (SOURCES, "author: Town clerk", "author: [Town clerk, Ada Quill]"),
        (SOURCES, "title: Bridge shut without warning", "title: 1984"),
    ):
        assert editor.diagnose(name, old, new) == [], new


def test_a_file_without_a_list_is_told_what_belongs_there(editor: Editor) -> None:
    assert ("c", "A file has claims, sources or origins, or several of them.") in editor.diagnose(
        CLAIMS, "claims:", "clams:"
    )


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        (CLAIMS, "statement:", ["#### claim\n", "One proposition, in one sentence."]),
        (CLAIMS, "verdict:", ["Your judgement of the claim.", "* `unproven`: the evidence is not enough to tell"]),
        (CLAIMS, "quote:", ["#### piece of evidence\n", "word for word"]),
        (CLAIMS, "police-officer", ["Who, according to this passage, knows it"]),
        (CLAIMS, "B2", ["Allowed Values:\n\n* `B2`: usually reliable; probably true"]),
        (CLAIMS, "when:", ["EDTF", "Example:\n\n```yaml\n2022-03-08\n```"]),
        (SOURCES, "reliability:", ["#### source\n", "* `C`: fairly reliable"]),
        (SOURCES, "primary:", ["an authenticated original record", "Default: false."]),
        (SOURCES, "anonymous:", ["#### origin\n", "do not name them"]),
    ],
)
def test_hover_tells_what_a_field_is(editor: Editor, name: str, words: str, told: list[str]) -> None:
    shown = editor.hover(name, words)
    for part in told:
        assert part in shown
    assert "||" not in shown, "of a choice of schemas both are shown"


def test_hover_is_there_for_every_field_that_init_writes(editor: Editor) -> None:
    for name in (CLAIMS, SOURCES):
        text = editor.text(name)
        path = editor.show(name, text)
        asked = 0
        for number, line in enumerate(text.splitlines()):
            if ":" in line and not line.startswith("#"):
                indent = len(line) - len(line.lstrip(" -"))
                answer = editor.server.ask("hover", path, Position(number, indent + 1))
                assert answer["contents"]["value"].count(".\n") >= 1, line
                asked += 1
        assert asked > 15


@pytest.mark.parametrize(
    ("name", "old", "new", "offered"),
    [
        (CLAIMS, "verdict: supported", "verdict: |", ["supported", "refuted", "disputed", "unproven"]),
        (CLAIMS, "stance: supports", "stance: |", ["supports", "refutes", "context"]),
        (CLAIMS, "confidence: moderate", "confidence: |", ["low", "moderate", "high"]),
        (SOURCES, "reliability: B", "reliability: |", ["A", "B", "C", "D", "E", "F"]),
        (SOURCES, "interest: party", "interest: |", ["none", "party", "unknown"]),
    ],
)
def test_completion_of_values_tells_what_they_mean(
    editor: Editor, name: str, old: str, new: str, offered: list[str]
) -> None:
    entries = editor.complete(name, old, new)
    assert sorted(entries) == sorted(offered)
    said = [entry["documentation"] for entry in entries.values()]
    assert all(said)
    assert len(set(said)) == len(said), "the meaning of each value, not the description of the field"


def test_completion_of_grades_and_flags_and_types(editor: Editor) -> None:
    grades = editor.complete(CLAIMS, "grade: B2", "grade: |")
    assert grades["F3"]["documentation"] == "reliability cannot be judged; possibly true"
    # Two examples are offered as such; they are grades too.
    assert len(grades) == 36
    assert set(editor.complete(SOURCES, "primary: true", "primary: |")) == {"true", "false"}
    assert {"book", "article-newspaper", "treaty"} <= set(editor.complete(SOURCES, "type: document", "type: |"))


def test_completion_of_fields_writes_what_is_needed_and_no_more(editor: Editor) -> None:
    fields = editor.complete(CLAIMS, "    confidence: moderate\n", "    |\n")
    assert {"kind", "confidence", "rests_on", "contradicts", "tags", "waivers", "note"} <= set(fields)
    assert "verdict" not in fields, "it is there already"
    assert "no better than its weakest" in fields["rests_on"]["documentation"]
    assert written(fields["kind"]) == "kind: "
    assert set(editor.complete(CLAIMS, "        grade: F3\n", "        |\n")) >= {"grade", "translation", "note"}
    fields = editor.complete(SOURCES, "    language: en\n", "    |\n")
    assert {"language", "url", "capture", "derived_from"} <= set(fields)
    # A record begins with what it needs, and with no defaults that nobody has thought about.
    assert written(fields["capture"]).split() == ["capture:", "file:"]
    assert written(fields["derived_from"]).split() == ["derived_from:", "-", "source:"]
    text = editor.text(SOURCES)
    modeline = text[: text.index("\n") + 1]
    lists = editor.complete(SOURCES, text, f"{modeline}|")
    assert set(lists) == {"claims", "sources", "origins"}
    assert written(lists["sources"]).split() == ["sources:", "-", "id:"]


def written(entry: dict[str, Any]) -> str:
    """Return what an entry of a completion puts into the file."""
    return str(entry.get("insertText") or entry["textEdit"]["newText"])
