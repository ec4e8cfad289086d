"""What stands before a text and is about it: YAML between `---`, TOML between `+++`."""

from __future__ import annotations

import re

_END = {"---": re.compile(r"(?:---|\.\.\.)[ \t]*"), "+++": re.compile(r"\+\+\+[ \t]*")}
# A key is a word, or a few.
_NAME = r"[\w\"'@][\w\"'./-]{0,60}"
# What a line of each looks like.  A sentence between two rules looks otherwise, and is to be read.
_YAML = re.compile(rf"[ \t]|#|- |-\Z|{_NAME}(?: {_NAME}){{0,2}} ?:(?:[ \t]|\Z)|[\]}})]")
_TOML = re.compile(r"[ \t]|#|\[|\]|[\w\"'.-]{1,100}[ \t]*=|\"\"\"|'''")
_KEY = {"---": re.compile(rf"{_NAME} ?:(?:[ \t]|\Z)"), "+++": re.compile(r"[\w\"'.-]{1,100}[ \t]*=|\[")}


def count_front_matter(lines: list[str]) -> int:
    """Return how many lines at the beginning of a text are its front matter, both fences among them; 0 for none."""
    fence = lines[0].rstrip() if lines else ""
    if fence not in _END:
        return 0
    is_line = _YAML if fence == "---" else _TOML
    has_key = False
    for number, line in enumerate(lines[1:], 1):
        if _END[fence].fullmatch(line):
            return number + 1 if has_key or number == 1 else 0
        if line.strip() and not is_line.match(line):
            return 0
        has_key = has_key or _KEY[fence].match(line) is not None
    return 0
