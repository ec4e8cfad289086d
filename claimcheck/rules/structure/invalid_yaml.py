"""The rule *invalid-yaml*."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.analysis.case import Case
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.rules.kit.rule import rule

GOOD = """
claims:
  - id: a-claim
    statement: "A value that holds `: ` stands in quotation marks: like this one."
"""

BAD = (
    """
claims:
  - id: a-claim
    statement: Putin said: yes  # invalid-yaml
""",
    """
claims:
  - id: &name a-claim  # invalid-yaml
    statement: *name  # invalid-yaml
    confidence: !!str low  # invalid-yaml
""",
)


@rule(severity=Severity.ERROR, certainty=Certainty.EXACT, good=GOOD, bad=BAD)
def invalid_yaml(case: Case) -> Iterator[Observation]:
    """A file is not YAML, or uses what a dossier does not need.

    Why it matters: what cannot be read cannot be checked, and a value that YAML reads in its own way (an alias, a
    merged key, a tag) is not what a reader of the file sees.

    How to fix it: put values that hold `: ` or ` #` in quotation marks, or under `>-` on lines of their own.
    Write aliased values out, take tags and anchors off, and give each document a file.  Files are UTF-8.

    What it cannot see: a file that parses but was meant otherwise, such as a value cut short by ` #`.
    """
    yield from case.dossier.observed("invalid-yaml")
