"""The law of the house: imports go one way, between packages, between their folders and between files."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import claimcheck

ROOT = Path(claimcheck.__file__).parent

# Package → what it may import of ours, itself apart.
MAY_IMPORT = {
    "model": set[str](),
    "language": {"model"},
    "load": {"model"},
    "capture": {"model"},
    "analysis": {"language", "model"},
    "rules": {"analysis", "language", "model"},
    "audit": {"rules", "analysis", "language", "model"},
    "report": {"audit", "rules", "analysis", "language", "model"},
    "workspace": {"audit", "rules", "analysis", "language", "load", "capture", "model"},
    "server": {"workspace", "report", "audit", "rules", "analysis", "language", "load", "capture", "model"},
    "cli": {"server", "workspace", "report", "audit", "rules", "analysis", "language", "load", "capture", "model"},
}
# The same inside of a package: folder → what it may import of the package's other folders.
# Modules beside the folders join them, or serve all of them.
MAY_IMPORT_INSIDE = {
    "language": {
        # Lists of words are data, and need no text to be read; what weighs in a text is told by them.
        "vocabulary": set[str](),
        "text": {"vocabulary"},
        "sentence": {"vocabulary", "text"},
        "date": {"sentence", "vocabulary", "text"},
        "number": {"date", "sentence", "vocabulary", "text"},
        "name": {"sentence", "vocabulary", "text"},
        "certainty": {"sentence", "vocabulary", "text"},
        "attribution": {"sentence", "vocabulary", "text"},
    },
    "analysis": {
        "quote": set[str](),
        "identity": set[str](),
        "support": {"quote", "identity"},
        "reuse": {"support", "identity"},
        "comparison": set[str](),
        "fidelity": {"quote"},
    },
    "capture": {"html": set[str](), "docx": set[str](), "mail": {"html"}, "markdown": {"html"}},
    "report": {"part": set[str](), "format": {"part"}, "impact": {"part"}},
    "cli": {"commands": set[str]()},
}
# Modules at the top: the version, the entry point, the door for scripts, the kit for authors of rules, who may see
# everything.
TOP_MODULES = {"__init__", "__main__", "api", "testing"}
# Folders whose modules are one of a kind each, and know none of their kind.
OF_A_KIND = ("report/format", "report/impact", "cli/commands")
# The one place each that may do a thing.
MAY_OPEN = {"load/files.py", "capture/cache.py", "cli/output.py", "testing.py"}
MAY_FORK = {"capture/sandbox.py"}


@cache
def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of(path: Path) -> Iterator[str]:
    """Yield the full names that a module imports, those inside functions too."""
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> set[str]:
    return {n for n in imports_of(path) if n.startswith("claimcheck.") and n != "claimcheck.__version__"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def module_name(path: Path) -> str:
    parts = ("claimcheck", *path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imported_modules() -> dict[str, set[str]]:
    """Return for each of our modules which others it imports, by their full names."""
    names = {module_name(path) for path in modules()}
    return {
        module_name(path): {name for name in ours(path) if name in names} - {module_name(path)} for path in modules()
    }


def find_circle(graph: dict[str, set[str]]) -> list[str]:
    """Return the modules of one circle of imports; none where there is no circle."""
    done: set[str] = set()
    for start in sorted(graph):
        way: list[str] = []
        open_ways = [iter([start])]
        while open_ways:
            name = next(open_ways[-1], None)
            if name is None:
                open_ways.pop()
                if way:
                    done.add(way.pop())
            elif name in way:
                return [*way[way.index(name) :], name]
            elif name not in done:
                way.append(name)
                open_ways.append(iter(sorted(graph[name])))
    return []


def test_every_package_is_in_the_table() -> None:
    packages = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert packages == set(MAY_IMPORT)
    assert {path.stem for path in ROOT.glob("*.py")} == TOP_MODULES


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_go_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    if package not in MAY_IMPORT:
        return
    for name in ours(path):
        imported = name.split(".")[1]
        allowed = imported == package or imported in MAY_IMPORT[package]
        assert allowed, f"{name_of(path)} imports {name}"


@pytest.mark.parametrize("package", MAY_IMPORT_INSIDE)
def test_folders_of_a_package_are_imported_one_way(package: str) -> None:
    root, table = ROOT / package, MAY_IMPORT_INSIDE[package]
    folders = {path.name for path in root.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert folders == set(table)
    for folder in folders:
        for path in (root / folder).rglob("*.py"):
            prefix = f"claimcheck.{package}."
            named = {name.split(".")[2] for name in ours(path) if name.startswith(prefix)} & folders
            assert named <= table[folder] | {folder}, name_of(path)


def test_no_circle_between_files() -> None:
    assert find_circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"], "the search itself finds circles"
    assert find_circle(imported_modules()) == []


def test_a_file_name_occurs_once() -> None:
    """A rule's file and a command's bear the name by which a user knows them."""
    files = defaultdict(list)
    for path in modules():
        is_named_by_users = name_of(path).startswith("rules/") and not name_of(path).startswith("rules/kit/")
        if path.name != "__init__.py" and not is_named_by_users:
            files[path.name].append(name_of(path))
    assert {name: places for name, places in files.items() if len(places) > 1} == {}


def test_a_public_class_name_occurs_once() -> None:
    classes = defaultdict(list)
    for path in modules():
        for node in parse(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                classes[node.name].append(name_of(path))
    assert {name: places for name, places in classes.items() if len(places) > 1} == {}


def test_no_rule_imports_a_rule() -> None:
    for path in ROOT.glob("rules/*/*.py"):
        for name in ours(path):
            if name.startswith("claimcheck.rules."):
                assert name.startswith("claimcheck.rules.kit"), f"{name_of(path)}: {name}"


@pytest.mark.parametrize("folder", OF_A_KIND)
def test_no_format_imports_a_format_and_no_command_a_command(folder: str) -> None:
    prefix = f"claimcheck.{folder.replace('/', '.')}."
    for path in (ROOT / folder).glob("*.py"):
        for name in imported_modules()[module_name(path)]:
            assert not name.startswith(prefix), f"{name_of(path)} imports {name}"


@pytest.mark.slow
def test_only_one_module_opens_files() -> None:
    for path in modules():
        for node in ast.walk(parse(path)):
            if not isinstance(node, ast.Call):
                continue
            function = ast.unparse(node.func)
            if function in {"open", "os.open", "io.open", "os.fdopen"} or function.endswith(
                (".read_text", ".read_bytes")
            ):
                assert name_of(path) in MAY_OPEN, f"{name_of(path)}:{node.lineno} opens a file"


def test_records_are_of_one_kind() -> None:
    """A record is `claimcheck.model.record.NamedTuple`; `dataclasses` would cost a quarter of the start."""
    for path in modules():
        found = {"typing.NamedTuple", "collections.namedtuple", "dataclasses"} & set(imports_of(path))
        assert not found or name_of(path) == "model/record.py", f"{name_of(path)} imports {found}"


def test_a_readme_is_a_page() -> None:
    """Of the package itself two; the manual of the rules is made of their docstrings."""
    for path in ROOT.glob("*/**/README.md"):
        if path.parent != ROOT / "rules":
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 60, path


@pytest.mark.slow
def test_nothing_reaches_the_network_or_runs_anything() -> None:
    banned = {"socket", "urllib", "http", "subprocess", "pickle", "requests", "ssl", "ctypes", "random"}
    for path in modules():
        for name in imports_of(path):
            assert name.split(".")[0] not in banned, f"{name_of(path)} imports {name}"


def test_only_one_module_starts_a_process() -> None:
    starters = ("os.fork", "os.exec", "os.spawn", "os.posix_spawn", "os.popen", "os.system", "multiprocessing")
    for path in modules():
        text = path.read_text(encoding="utf-8")
        assert not any(name in text for name in starters) or name_of(path) in MAY_FORK, name_of(path)


@pytest.mark.slow
def test_what_computes_does_no_io() -> None:
    banned = {"os", "io", "sys", "pathlib", "yaml", "rich", "typer", "shutil", "tempfile"}
    for folder in ("model", "language", "analysis", "rules/*"):
        for path in ROOT.glob(f"{folder}/**/*.py"):
            if name_of(path) == "rules/kit/catalogue.py":
                continue
            for name in imports_of(path):
                assert name.split(".")[0] not in banned, f"{name_of(path)} imports {name}"
