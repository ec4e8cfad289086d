"""All the rules, found by walking the families' folders: nothing is registered by hand."""

from __future__ import annotations

import importlib
import os
from functools import cache
from types import MappingProxyType

from claimcheck.rules.kit.rule import Rule

# In the order of an audit, which is the order of the manual.
FAMILIES = ("structure", "reference", "quotation", "provenance", "grading", "consistency", "upkeep")


@cache
def load_catalogue() -> MappingProxyType[str, Rule]:
    """Return every rule by its name, family by family."""
    rules: dict[str, Rule] = {}
    for family in FAMILIES:
        folder = os.path.join(os.path.dirname(os.path.dirname(__file__)), family)
        for name in sorted(os.listdir(folder)):
            module, suffix = os.path.splitext(name)
            if suffix == ".py" and not module.startswith("_"):
                found = getattr(importlib.import_module(f"claimcheck.rules.{family}.{module}"), module)
                rules[found.name] = found
    return MappingProxyType(rules)
