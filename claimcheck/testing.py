"""For authors of rules: dossiers from a string, and the assertion that a rule's examples hold.

An example is the text of one YAML file; lines such as `=== article.txt` begin further files beside it.  A comment
that is the name of a rule, at the end of a line, says that the rule finds something on that line.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping

from claimcheck.audit.config import Config
from claimcheck.audit.run import Result
from claimcheck.model.date import Date
from claimcheck.model.record import NamedTuple
from claimcheck.rules.kit.catalogue import load_catalogue
from claimcheck.rules.kit.example import EXAMPLE_FILE, split_example
from claimcheck.rules.kit.rule import Rule
from claimcheck.workspace.open import OpenOptions, open_dossier

__all__ = ["EXAMPLE_FILE", "TODAY", "Expected", "assert_rule", "audit_files", "read_marks", "split_example"]

# Every example is judged on this day.
TODAY = Date.parse("2026-06-30")

_MARK = re.compile(r"  # ([a-z]+(?:-[a-z]+)*)$", re.MULTILINE)


class Expected(NamedTuple):
    """A finding that an example announces."""

    file: str
    line: int
    rule: str


def read_marks(files: Mapping[str, str]) -> list[Expected]:
    """Return the findings that comments announce, sorted."""
    return sorted(
        Expected(file, text.count("\n", 0, match.start()) + 1, match[1])
        for file, text in files.items()
        if file.endswith((".yaml", ".yml"))
        for match in _MARK.finditer(text)
    )


def audit_files(
    files: Mapping[str, str | bytes], catalogue: Mapping[str, Rule] | None = None, config: Config | None = None
) -> Result:
    """Audit files given by name (relative to the dossier's root) as the command line would, in a folder of its own."""
    with tempfile.TemporaryDirectory() as root:
        for name, data in files.items():
            path = os.path.join(root, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(data.encode() if isinstance(data, str) else data)
        return open_dossier(root, OpenOptions(today=TODAY, config=config or Config(), catalogue=catalogue)).audit()


def assert_rule(rule: Rule) -> None:
    """Check a rule's examples: the good ones silent, the bad ones giving exactly the findings that are marked."""
    catalogue = load_catalogue()
    # A waiver can only be judged when every rule has run; any other rule is shown alone.
    chosen = dict(catalogue) if rule.family == "upkeep" else {**catalogue, rule.name: rule}
    config = Config() if rule.family == "upkeep" else Config(select=(rule.name,))
    for kind, examples in (("good", rule.good), ("bad", rule.bad)):
        for number, example in enumerate(examples, 1):
            files = split_example(example)
            result = audit_files(files, chosen, config)
            found = sorted(
                Expected(finding.location.file, finding.location.span.line, finding.rule)
                for finding in result.findings
                if finding.rule == rule.name
            )
            expected = read_marks(files)
            assert kind == "bad" or not expected, f"{rule.name}: good example {number} announces a finding"
            assert kind == "good" or expected, f"{rule.name}: bad example {number} announces nothing"
            assert found == expected, f"{rule.name}: {kind} example {number}: expected {expected}, found {found}"
            broken = [f for f in result.findings if f.rule == "rule-crashed"]
            assert not broken, broken[0].message
