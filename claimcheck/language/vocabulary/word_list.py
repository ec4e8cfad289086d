"""The files of words: TOML of the plainest kind, read without a reader of TOML.

`tomllib` takes as long to start as an interpreter does, and every check of a quote needs these lists.
"""

from __future__ import annotations


def parse_lists(text: str) -> dict[str, dict[str, str]]:
    """Return the tables of a file of words, each a text by its name.

    A line is blank, a comment, the name of a table, or a name and its text; a longer text stands on lines of its own
    between two of three single quotes.  Raises `ValueError` for any other line: nothing is escaped here.
    """
    lists: dict[str, dict[str, str]] = {}
    table: dict[str, str] | None = None
    lines = enumerate(text.replace("\r\n", "\n").split("\n"), 1)
    for number, line in lines:
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            table = lists[line[1:-1]] = {}
            continue
        key, _, value = line.partition(" = ")
        name = key if _is_bare(key) else _unquote(key)
        if table is None or not name or name in table:
            raise ValueError(f"line {number} is not the name of a list")
        if value == "'''":
            block = []
            for _, line in lines:
                if line == "'''":
                    break
                block.append(line)
            else:
                raise ValueError(f"the list in line {number} has no end")
            table[name] = "".join(f"{line}\n" for line in block)
        else:
            words = _unquote(value)
            if words is None:
                raise ValueError(f"line {number} is not a list")
            table[name] = words
    return lists


def _is_bare(name: str) -> bool:
    return name.isascii() and name.replace("-", "a").replace("_", "a").isalnum()


def _unquote(text: str) -> str | None:
    """Return what stands between quotation marks; None where there are none, or something would need an escape."""
    mark, inside = text[:1], text[1:-1]
    if len(text) < 2 or mark not in "'\"" or text[-1] != mark or mark in inside or "\\" in inside:
        return None
    return inside
