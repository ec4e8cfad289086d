"""Patterns that are compiled late: all of them are right, do what a pattern does, and mean the same everywhere."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import claimcheck
from claimcheck.model.pattern import _Late, late
from tests.portable import find_unportable

PACKAGE = Path(claimcheck.__file__).parent
TESTS = Path(__file__).parent.parent
METHODS = ("compile", "findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")
FUNCTIONS = {"late", *(f"re.{name}" for name in METHODS)}


def modules() -> Iterator[ModuleType]:
    for module in pkgutil.walk_packages(claimcheck.__path__, "claimcheck."):
        if not module.name.endswith("__main__"):
            yield importlib.import_module(module.name)


def patterns_in(value: object) -> Iterator[Any]:
    """Yield the patterns that a value is, or holds."""
    if isinstance(value, (re.Pattern, _Late)):
        yield value
    elif isinstance(value, (tuple, list, set, frozenset)):
        for inner in value:
            yield from patterns_in(inner)
    elif isinstance(value, dict):
        yield from patterns_in(tuple(value.items()))


@pytest.mark.slow
def test_every_pattern_of_a_module_compiles_and_means_the_same_in_every_python() -> None:
    late_ones = 0
    for module in modules():
        for name, value in vars(module).items():
            for pattern in patterns_in(value):
                late_ones += isinstance(pattern, _Late)
                # Asking a late one for its words compiles it.
                assert not find_unportable(pattern.pattern, pattern.flags & ~re.DEBUG), f"{module.__name__}.{name}"
    assert late_ones > 40


def words_of(node: ast.expr) -> str | bytes | None:
    """Return a pattern as it is written, with a group for each part that is put in; None for what is no literal."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, (str, bytes)) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else f"(?:{chr(0xE000 + index)})"
            for index, part in enumerate(node.values)
        )
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = words_of(node.left), words_of(node.right)
        if isinstance(left, bytes) or isinstance(right, bytes):
            left, right = left or b"", right or b""
            return left + right if isinstance(left, bytes) and isinstance(right, bytes) else None
        return (left or "") + (right or "")
    return None


def find_unportable_calls(source: str) -> list[int]:
    """Return the lines of calls that are given a pattern which not every Python reads alike."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.func) in FUNCTIONS:
            words = words_of(node.args[0])
            try:
                if words is not None and find_unportable(words):
                    lines.append(node.lineno)
            except re.error:
                # Not one without what is put in: as a whole it is looked at when it is compiled.
                continue
    return lines


@pytest.mark.slow
@pytest.mark.parametrize("folder", [PACKAGE, TESTS], ids=["package", "tests"])
def test_no_pattern_that_is_written_in_a_call_is_read_differently_anywhere(folder: Path) -> None:
    for path in sorted(folder.rglob("*.py")):
        assert not find_unportable_calls(path.read_text(encoding="utf-8")), path


# Put together, lest this file be found.
KEEP = "+"
MISREAD = [
    f"a+{KEEP}",
    f"[^<]*{KEEP}<",
    f"(?:a|b)*{KEEP}c",
    f"a?{KEEP}",
    f"a{{2,3}}{KEEP}",
    "(" + "?>a+)b",
    f"(x(?=(y(z{{1,}}{KEEP})?)|w))",
    f"(c)(?(1)a|(b*{KEEP}))",
]


@pytest.mark.parametrize("pattern", MISREAD)
def test_what_is_misread_is_found_wherever_it_stands(pattern: str) -> None:
    assert find_unportable(pattern)
    assert find_unportable(pattern.encode())
    for source in (
        f"late(r'{pattern}')",
        f"def f(x):\n    return re.sub(r'{pattern}', '', x)",
        f"re.compile(rb'{pattern}')",
        f"P = re.compile('x' r'{pattern}' 'y')",
        f"re.compile(A + r'{pattern}')",
        f"re.compile(rf'{{A}}{pattern.replace('{', '{{').replace('}', '}}')}')",
    ):
        assert find_unportable_calls(source), source
    assert find_unportable_calls(f"re.compile(rf'{{A}}*{KEEP}')")


@pytest.mark.parametrize("pattern", MISREAD)
def test_what_is_misread_is_refused_when_it_is_compiled(pattern: str) -> None:
    """Whoever puts it together, and however late."""
    for compiled in (re.compile, lambda words: re.sub(words, "", "x"), lambda words: late(words).search("x")):
        with pytest.raises(AssertionError, match="misread"):
            compiled(pattern)


@pytest.mark.parametrize("pattern", ["a+", r"a\++", "[+*]+", "(?:a+)+", "a{2}", "(a)?(?(1)b|c)", "a+?"])
def test_what_every_python_reads_alike_is_not_refused(pattern: str) -> None:
    assert not find_unportable(pattern)
    assert re.compile(pattern)


def test_it_does_what_a_pattern_does() -> None:
    pattern = late("[a-c]+", re.IGNORECASE)
    assert pattern.findall("xAByc") == ["AB", "c"]
    assert pattern.sub("-", "xAByc") == "x-y-"
    match = pattern.match("Ab", 1)
    assert match is not None
    assert match[0] == "b"
    assert pattern.flags & re.IGNORECASE
