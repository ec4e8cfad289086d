"""Write the words of each language as a module of Python, from the lists in `claimcheck/language/vocabulary/words/`.

Run as `python tests/update_words.py`; a test fails where that has been forgotten.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "claimcheck" / "language" / "vocabulary"
HEAD = '''\
"""The lists of `words/{language}/`, white space levelled: made by `tests/update_words.py`, and not to be edited."""

# fmt: off
# ruff: noqa: E501

LISTS: dict[str, dict[str, dict[str, str]]] = {{
'''


def wanted_files(root: Path = ROOT) -> dict[Path, str]:
    """Return the modules that come from the lists, with what they should hold."""
    folders = sorted(folder for folder in (root / "words").iterdir() if folder.is_dir())
    return {root / "generated" / f"{folder.name}.py": write_module(folder) for folder in folders}


def write_module(folder: Path) -> str:
    """Return the module of one language: a dictionary of its files, each of which has a line."""
    return "".join((HEAD.format(language=folder.name), *_write_files(folder), "}\n"))


def _write_files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        levelled = {
            table: {name: " ".join(words.split()) for name, words in lists.items()} for table, lists in tables.items()
        }
        yield f"{path.stem!r}: {levelled!r},\n"


def main() -> None:
    """Write what is not current."""
    for path, text in wanted_files().items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"written: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
