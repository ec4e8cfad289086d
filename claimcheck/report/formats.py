"""The formats: which command offers which, what each is called, and the module that writes it.

Every such module has `render(result, options) -> str`.  It is imported when it is used.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping

from claimcheck.report.options import RenderOptions

# Command → format, as `--format` names it → module below this package.
FORMATS: Mapping[str, Mapping[str, str]] = {
    "check": {
        "text": "format.text",
        "concise": "format.concise",
        "json": "format.json_report",
        "sarif": "format.sarif",
        "github": "format.github",
        "gitlab": "format.gitlab",
        "junit": "format.junit",
        "rdjson": "format.rdjson",
        "markdown": "format.summary",
    },
    "check --statistics": {"text": "format.statistics", "concise": "format.statistics"},
    "report": {
        "markdown": "format.memo",
        "json": "format.json_report",
        "mermaid": "format.mermaid",
        "dot": "format.dot",
    },
    "report --claim": {"mermaid": "format.mermaid", "dot": "format.dot"},
    "impact": {
        "text": "impact.impact_text",
        "markdown": "impact.impact_markdown",
        "json": "impact.impact_json",
    },
}
# Formats without the tally and what was not checked: both are said on standard error instead.
BARE = ("concise", "github")
# Formats that hold findings and nothing else, for services: that a run is incomplete is said on standard error.
FINDINGS_ONLY = ("gitlab", "rdjson")
# Suffix of a file → the format that it tells.
SUFFIXES = {
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".dot": "dot",
    ".gv": "dot",
    ".sarif": "sarif",
    ".xml": "junit",
    ".rdjson": "rdjson",
}
# Suffixes under which formats are written that others tell, or none.
OF_ANY_FORMAT = (".json", ".txt", ".xml")


def render(module: str, result: object, options: RenderOptions) -> str:
    """Return a result as the module of a format writes it: what the result must be depends on the command."""
    text: str = importlib.import_module(f"claimcheck.report.{module}").render(result, options)
    return text
