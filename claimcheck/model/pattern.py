"""Regular expressions that are compiled when they are first used.

Compiling sets of letters of all scripts takes milliseconds each, and a run needs few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


class _Late:
    """Stands for a pattern until it is used; from then on its methods are the pattern's own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        pattern = re.compile(*self._source)
        for method in _METHODS:
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` would, for a pattern that is right: an error would come at its first use."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
