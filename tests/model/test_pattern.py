"""Patterns that are compiled late: all of them are right, and do what a pattern does."""

from __future__ import annotations

import importlib
import pkgutil
import re

import claimcheck
from claimcheck.model.pattern import _Late, late


def test_every_late_pattern_compiles() -> None:
    names = [module.name for module in pkgutil.walk_packages(claimcheck.__path__, "claimcheck.")]
    patterns = []
    for name in names:
        if not name.endswith("__main__"):
            values = vars(importlib.import_module(name)).values()
            flat = (item for value in values for item in (value if isinstance(value, tuple) else (value,)))
            patterns += [value for value in flat if type(value) is _Late]
    assert len(patterns) > 40
    for pattern in patterns:
        assert isinstance(pattern.pattern, str)


def test_it_does_what_a_pattern_does() -> None:
    pattern = late("[a-c]+", re.IGNORECASE)
    assert pattern.findall("xAByc") == ["AB", "c"]
    assert pattern.sub("-", "xAByc") == "x-y-"
    match = pattern.match("Ab", 1)
    assert match is not None
    assert match[0] == "b"
    assert pattern.flags & re.IGNORECASE
