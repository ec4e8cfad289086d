"""Every bound of the loader: what reaches it is read, what passes it by one is refused by name, and soon."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from claimcheck.load import tree
from claimcheck.load.files import Folder
from claimcheck.load.loader import Loader, load_dossier
from claimcheck.model.dossier import Dossier
from claimcheck.model.limit import Limits

FILE = "claims/a.yaml"
# Processor time for one hostile file.  What is quadratic or worse here takes minutes.
SECONDS = 2.0


def load(text: str, limits: Limits | None = None) -> Dossier:
    loader = Loader(limits or Limits())
    loader.add_bytes(FILE, text.encode())
    return loader.finish()[0]


def write_claims(root: Path, names: list[str]) -> None:
    for name in names:
        path = root / "claims" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("claims: []\n", encoding="utf-8")


def read_folder(root: Path, limits: Limits) -> Dossier:
    return load_dossier(Folder(str(root)), ["claims"], limits)[0]


def assert_refused(dossier: Dossier, file: str, name: str) -> None:
    """Check that one file, and nothing else, is refused by the limit of that name."""
    (problem,) = dossier.problems
    assert problem.rule == "invalid-yaml"
    assert problem.at.file == file
    assert f"({name})" in problem.observation.message
    assert problem.observation.help is not None
    assert "was checked" in problem.observation.help
    (unread,) = dossier.unread
    assert unread.file == file
    assert f"({name})" in unread.why


@pytest.fixture(params=["libyaml", "python"])
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(tree, "_libyaml", None)


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize("style", ["flow lists", "flow mappings", "block lists", "block mappings"])
def test_yaml_depth(style: str) -> None:
    def text(depth: int) -> str:
        # The file's own mapping is the first level.
        levels = depth - 1
        nested = {
            "flow lists": "[" * levels + "]" * levels,
            "flow mappings": "{a: " * levels + "b" + "}" * levels,
            "block lists": "\n  " + "- " * levels + "a",
            "block mappings": "".join(f"\n{'  ' * level}a:" for level in range(1, levels + 1)) + " b",
        }[style]
        return f"claims: []\nx-deep: {nested}\n"

    limits = Limits(yaml_depth=5)
    assert not load(text(5), limits).problems
    assert_refused(load(text(6), limits), FILE, "yaml_depth")


def test_yaml_depth_is_32_levels() -> None:
    assert not load(f"claims: []\nx-deep: {'[' * 31}{']' * 31}\n").problems
    assert_refused(load(f"claims: []\nx-deep: {'[' * 32}{']' * 32}\n"), FILE, "yaml_depth")


@pytest.mark.usefixtures("_each_parser")
def test_yaml_nodes() -> None:
    # The file, two keys and two lists are five; the rest are the entries.
    limits = Limits(yaml_nodes=12)
    assert not load(f"claims: []\nx-many: [{'a, ' * 7}]\n", limits).problems
    assert_refused(load(f"claims: []\nx-many: [{'a, ' * 8}]\n", limits), FILE, "yaml_nodes")


@pytest.mark.parametrize(
    "extra", [pytest.param("[]", id="list"), pytest.param("{}", id="mapping"), pytest.param("*a", id="alias")]
)
def test_every_kind_of_node_counts(extra: str) -> None:
    limits = Limits(yaml_nodes=12)
    messages = [problem.observation.message for problem in load(f"x-many: [{'a, ' * 9}{extra}]\n", limits).problems]
    assert any("(yaml_nodes)" in message for message in messages)


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize("character", ["x", "é", "😀"])
@pytest.mark.parametrize("form", ["{}: a", "x-a: {}", "x-a: '{}'", "x-a: >-\n  {}", 'x-a: ["{}"]'])
def test_value_characters(form: str, character: str) -> None:
    # Characters, not bytes; a key that begins with x- is anybody's own.
    def text(length: int) -> str:
        return f"claims: []\n{form.format('x-' + character * (length - 2))}\n"

    limits = Limits(value_characters=20)
    assert not load(text(20), limits).problems
    assert_refused(load(text(21), limits), FILE, "value_characters")


def test_yaml_bytes(tmp_path: Path) -> None:
    write_claims(tmp_path, ["a.yaml"])
    size = (tmp_path / "claims" / "a.yaml").stat().st_size
    assert not read_folder(tmp_path, Limits(yaml_bytes=size)).problems
    assert_refused(read_folder(tmp_path, Limits(yaml_bytes=size - 1)), FILE, "yaml_bytes")


def test_files(tmp_path: Path) -> None:
    write_claims(tmp_path, ["a.yaml", "b.yaml", "c.yaml", "d.yaml"])
    assert not read_folder(tmp_path, Limits(files=4)).problems
    dossier = read_folder(tmp_path, Limits(files=2))
    # One finding, not one for each of the rest.
    assert_refused(dossier, "claims/c.yaml", "files")
    assert dossier.files == ("claims/a.yaml", "claims/b.yaml")


def test_folders(tmp_path: Path) -> None:
    write_claims(tmp_path, ["a.yaml", "one/a.yaml", "three/a.yaml", "two/a.yaml"])
    assert not read_folder(tmp_path, Limits(folders=4)).problems
    dossier = read_folder(tmp_path, Limits(folders=3))
    assert_refused(dossier, "claims/two", "folders")
    assert len(dossier.files) == 3


def test_folder_depth(tmp_path: Path) -> None:
    write_claims(tmp_path, ["1/2/3/a.yaml", "1/a.yaml"])
    assert not read_folder(tmp_path, Limits(folder_depth=3)).problems
    dossier = read_folder(tmp_path, Limits(folder_depth=2))
    assert_refused(dossier, "claims/1/2/3", "folder_depth")
    assert dossier.files == ("claims/1/a.yaml",)


def alias_bomb() -> str:
    levels = "".join(
        f"{name}: &{name} [{', '.join([f'*{below}'] * 9)}]\n"
        for below, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    return f"a: &a [{', '.join(['lol'] * 9)}]\n{levels}"


def merge_bomb() -> str:
    levels = "".join(
        f"{name}: &{name} {{<<: [{', '.join([f'*{below}'] * 9)}]}}\n"
        for below, name in zip("abcdefg", "bcdefgh", strict=True)
    )
    return f"a: &a {{k: v}}\n{levels}"


PRIVATE_USE = "".join(chr(code) for code in range(0xE000, 0xF900))
HOSTILE = {
    "50 KB of dashes": "- " * 25_000,
    "50 KB of brackets": "[" * 50_000,
    "50 KB of braces": "{" * 50_000,
    "50 KB of keys in flow": "{a: " * 12_500,
    "50 KB of lists as keys": "? " * 25_000,
    "50 KB of keys and dashes": "? - " * 12_500,
    "50 KB of keys": "a: " * 17_000,
    "50 KB of colons": ": " * 25_000,
    "50 KB of closing brackets": "]" * 50_000,
    "stairs of indentation": "".join(f"{' ' * level}a:\n" for level in range(300)),
    "alias bomb": alias_bomb(),
    "merge bomb": merge_bomb(),
    "list that holds itself": "&a [*a, *a]",
    "many aliases": f"claims: [{'*a, ' * 10_000}]",
    "many anchors": f"claims: [{'&a b, ' * 10_000}]",
    "1 MB of commas": "a," * 500_000,
    "1 MB of words": "a " * 500_000,
    "1 MB of one word": "a" * 1_000_000,
    "1 MB of blanks": "claims:\n" + " " * 1_000_000 + "@",
    "1 MB of tabs": "claims:" + "\t" * 1_000_000 + "@",
    "1 MB of line ends": "\n" * 1_000_000 + "@",
    "1 MB of carriage returns": "\r" * 1_000_000 + "@",
    "1 MB of comment": "#" * 1_000_000,
    "1 MB in a block": "claims: |\n" + " a\n" * 333_000,
    "1 MB of blanks in a block": "claims: >\n" + " " * 1_000_000,
    "blanks in front of ids": "@\n" + ("\n" + " " * 1_000) * 500,
    "bad escapes": 'a: "' + "\\" * 200_001,
    "quotation marks": "a: " + "'" * 200_001,
    "line separators": "a: " + "\u2028" * 300_000,
    "every private character and a separator": f"a: {PRIVATE_USE}\u2028\u2029\x85",
    "one tag": "!" * 200_000,
    "one directive": "%" * 200_000,
    "one anchor": "&" + "a" * 200_000,
    "combining marks": "a: " + "\u0301" * 199_000,
    "long id": "claims: [{id: " + "A" * 199_000 + "}]",
    "long choice": "claims: [{kind: " + "fact" * 49_000 + "}]",
    "long date": "claims: [{when: " + "2022-" * 39_000 + "}]",
    "long url": "sources: [{url: https://" + "a." * 99_000 + " b}]",
    "long language": "sources: [{language: " + "a-" * 99_000 + "}]",
    "long unknown key": "claims: [{? " + "k" * 199_000 + " : v}]",
    "unknown keys": "claims:\n  - " + "\n    ".join(f"k{number}: v" for number in range(10_000)),
    "one key again and again": "claims:\n  - " + "\n    ".join(["id: a"] * 20_000),
    "many tags": f"claims: [{{tags: [{', '.join(f't{number}' for number in range(20_000))}]}}]",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_answered_soon(name: str) -> None:
    start = time.process_time()
    dossier = load(HOSTILE[name])
    assert time.process_time() - start < SECONDS
    assert dossier.problems
    assert not dossier.sources


# The parser in Python is many times slower: only what would exhaust the stack, the memory or all patience.
@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in HOSTILE if "50 KB" in name or "bomb" in name or "itself" in name])
def test_hostile_text_without_libyaml(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "_libyaml", None)
    start = time.process_time()
    dossier = load(HOSTILE[name])
    assert time.process_time() - start < SECONDS
    assert dossier.problems


@pytest.mark.slow
def test_a_list_of_everything_stops_at_the_limit() -> None:
    dossier = load(f"claims: [{'a,' * 500_000}]")
    assert_refused(dossier, FILE, "yaml_nodes")
    assert not dossier.claims


def test_the_default_limits_are_the_contract() -> None:
    assert Limits()[:7] == (5_000_000, 32, 300_000, 200_000, 50_000, 20_000, 64)
    assert Limits._fields[:7] == (
        "yaml_bytes",
        "yaml_depth",
        "yaml_nodes",
        "value_characters",
        "files",
        "folders",
        "folder_depth",
    )
