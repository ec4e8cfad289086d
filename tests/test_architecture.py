"""The law of the house: imports go one way, no rule knows a rule, no format a format."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import claimcheck

ROOT = Path(claimcheck.__file__).parent

# Package → what it may import of ours, itself apart.
MAY_IMPORT = {
    "model": set[str](),
    "load": {"model"},
    "capture": {"model"},
    "analysis": {"model"},
    "rules": {"analysis", "model"},
    "audit": {"rules", "analysis", "model"},
    "report": {"audit", "rules", "analysis", "model"},
    "opening": {"audit", "rules", "analysis", "load", "capture", "model"},
    "server": {"opening", "report", "audit", "rules", "analysis", "load", "capture", "model"},
    "cli": {"server", "opening", "report", "audit", "rules", "analysis", "load", "capture", "model"},
}
# The same inside of `analysis`: folder → what it may import of the other folders.
# Modules beside the folders join them, or serve all of them.
MAY_IMPORT_IN_ANALYSIS = {
    "text": set[str](),
    "quote": {"text"},
    "prose": {"text", "quote"},
    "support": {"text"},
    "reuse": {"text", "support"},
    "comparison": {"text", "prose"},
    "fidelity": {"prose", "quote"},
}
# Modules at the top: the version, the entry point, the kit for authors of rules, who may see everything.
TOP_MODULES = {"__init__", "__main__", "testing"}
# What rules share, and what formats share; every other module of theirs is a rule or a format.
RULE_KIT = {
    f"claimcheck.rules.{name}" for name in ("rule", "problem", "describe", "saved", "example", "place", "nearest")
}
FORMAT_KIT = {
    "safe",
    "layout",
    "paint",
    "tally",
    "party",
    "console",
    "wording",
    "block",
    "anchor",
    "live",
    "effect",
    "graph",
    "mermaid",
    "lineage",
    "manual",
    "annotation",
}
# The one place each that may do a thing.
MAY_OPEN = {"load/files.py", "capture/cache.py", "cli/output.py", "testing.py"}
MAY_FORK = {"capture/sandbox.py"}


def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def imports_of(path: Path) -> Iterator[str]:
    """Yield the full names that a module imports, those inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
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


def test_no_rule_imports_a_rule() -> None:
    for path in ROOT.glob("rules/*/*.py"):
        for name in ours(path):
            if name.startswith("claimcheck.rules"):
                assert any(name == kit or name.startswith(f"{kit}.") for kit in RULE_KIT), f"{name_of(path)}: {name}"


def test_no_format_imports_a_format() -> None:
    for path in ROOT.glob("report/*.py"):
        for name in ours(path):
            parts = name.split(".")
            if parts[1] == "report" and len(parts) > 2:
                assert parts[2] in FORMAT_KIT, f"{name_of(path)} imports {name}"


@pytest.mark.slow
def test_only_one_module_opens_files() -> None:
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            function = ast.unparse(node.func)
            if function in {"open", "os.open", "io.open", "os.fdopen"} or function.endswith(
                (".read_text", ".read_bytes")
            ):
                assert name_of(path) in MAY_OPEN, f"{name_of(path)}:{node.lineno} opens a file"


@pytest.mark.slow
def test_nothing_reaches_the_network_or_runs_anything() -> None:
    banned = {"socket", "urllib", "http", "subprocess", "pickle", "requests", "ssl", "ctypes", "random"}
    for path in modules():
        for name in imports_of(path):
            assert name.split(".")[0] not in banned, f"{name_of(path)} imports {name}"


def test_the_folders_of_analysis_are_imported_one_way() -> None:
    root = ROOT / "analysis"
    folders = {path.name for path in root.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert folders == set(MAY_IMPORT_IN_ANALYSIS)
    for path in root.glob("*/*.py"):
        own = path.parent.name
        named = {name.split(".")[2] for name in ours(path) if name.startswith("claimcheck.analysis.")} & folders
        assert named <= MAY_IMPORT_IN_ANALYSIS[own] | {own}, name_of(path)


def test_only_one_module_starts_a_process() -> None:
    starters = ("os.fork", "os.exec", "os.spawn", "os.posix_spawn", "os.popen", "os.system", "multiprocessing")
    for path in modules():
        text = path.read_text(encoding="utf-8")
        assert not any(name in text for name in starters) or name_of(path) in MAY_FORK, name_of(path)


@pytest.mark.slow
def test_the_model_does_no_io() -> None:
    banned = {"os", "io", "sys", "pathlib", "yaml", "rich", "typer", "shutil", "tempfile"}
    for path in [*ROOT.glob("model/*.py"), *ROOT.glob("analysis/**/*.py"), *ROOT.glob("rules/*/*.py")]:
        for name in imports_of(path):
            assert name.split(".")[0] not in banned, f"{name_of(path)} imports {name}"
