"""How an example is written: the text of one YAML file; lines such as `=== article.txt` begin files beside it."""

from __future__ import annotations

import re

EXAMPLE_FILE = "claims/example.yaml"

_BREAK = re.compile(r"^=== (\S+)\n", re.MULTILINE)


def split_example(example: str) -> dict[str, str]:
    """Return the example's files by name; the first is `EXAMPLE_FILE`, the others stand beside it."""
    first, *rest = _BREAK.split(example.removeprefix("\n"))
    files = {EXAMPLE_FILE: first}
    for name, text in zip(rest[::2], rest[1::2], strict=True):
        files[f"claims/{name}"] = text
    return files
