"""The manual, from the rules themselves: a page a rule, the index, and the whole in one file."""

from __future__ import annotations

import importlib
import json
import os
from collections.abc import Iterator, Mapping
from typing import Any

from claimcheck.rules.kit.example import EXAMPLE_FILE, split_example
from claimcheck.rules.kit.rule import Rule, RuleOption

_INTRODUCTION = """\
# The rules

One page a rule, as `claimcheck explain RULE` prints it.
`{command}` writes this file: change a rule's docstring and examples, not this.

A finding is a **note**, a **warning** or an **error**.
Errors fail a check unless `--fail-on` says otherwise.
`[severity]` in `claimcheck.toml` changes what the findings of a rule are.
A rule is **exact** where it states a fact about the files.
It is **heuristic** where it reads language or likeness and may be wrong; `--exact` leaves those out.
A waiver in a record, with its reason, accepts a finding about that record.
Findings of the families *structure* and *upkeep* cannot be waived.

In the examples, a comment that is the rule's name marks each line on which it finds something.
"""

_LABELS = ("Why it matters:", "How to fix it:", "What it cannot see:")


def page(rule: Rule) -> str:
    """Return the manual page of a rule as Markdown."""
    return "\n".join(_page(rule, 1))


def index(catalogue: Mapping[str, Rule], home: str = "") -> str:
    """Return a table a family of all rules, each linked to its page in the file `home`, by default the same."""
    lines: list[str] = []
    family = ""
    for rule in catalogue.values():
        if rule.family != family:
            family = rule.family
            what = (importlib.import_module(f"claimcheck.rules.{family}").__doc__ or "").strip()
            lines += ["", f"**{family}**: {what}", "", "| rule | severity | certainty | finds |", "|---|---|---|---|"]
        levels = dict.fromkeys((rule.severity, *rule.variants.values()))
        severity = " / ".join(level.value for level in levels)
        lines.append(_row(f"[{rule.name}]({home}#{rule.name})", severity, rule.certainty.value, rule.summary))
    return "\n".join([*lines[1:], ""])


def manual(catalogue: Mapping[str, Rule], command: str) -> str:
    """Return the whole manual: introduction, index, and every page one heading deeper; `command` writes its file."""
    pages = ["\n".join(_page(rule, 2)) for rule in catalogue.values()]
    return "\n".join([_INTRODUCTION.format(command=command), index(catalogue), *pages])


def _page(rule: Rule, level: int) -> Iterator[str]:
    mark = "#" * level
    yield from (f"{mark} {rule.name}", "", rule.summary, "")
    variants = "".join(f", or **{severity.value}** (`{name}`)" for name, severity in rule.variants.items())
    yield f"Family *{rule.family}*; **{rule.severity.value}**{variants}; {rule.certainty.value}."
    for paragraph in rule.manual.split("\n\n")[1:]:
        label = next((label for label in _LABELS if paragraph.startswith(label)), "")
        yield from ("", f"**{label}**{paragraph.removeprefix(label)}" if label else paragraph)
    if rule.options:
        yield from ("", f"{mark}# Options", "", "| option | default | meaning |", "|---|---|---|")
        yield from (_row(f"`{o.name}`", f"`{_toml(o.default)}`", o.description) for o in rule.options)
        yield from ("", *_fence("toml", _configuration(rule.name, rule.options)))
    if rule.bad or rule.good:
        yield from ("", f"{mark}# Example")
    for words, examples in (("Found:", rule.bad), ("Not found:", rule.good)):
        if examples:
            yield from ("", words)
            for name, text in split_example(examples[0]).items():
                is_yaml = name.endswith(".yaml")
                yield from ("",) if name == EXAMPLE_FILE else ("", f"`{os.path.basename(name)}`:", "")
                yield from _fence("yaml" if is_yaml else "text", text)
    yield ""


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _configuration(name: str, options: tuple[RuleOption, ...]) -> str:
    return "\n".join([f"[rules.{name}]", *(f"{option.name} = {_toml(option.default)}" for option in options)])


def _toml(value: Any) -> str:
    """Return a default as TOML spells it, which for numbers, texts, truth and lists of them is how JSON does."""
    return json.dumps(value, ensure_ascii=False)


def _fence(language: str, text: str) -> Iterator[str]:
    fence = "```"
    while fence in text:
        fence += "`"
    yield from (f"{fence}{language}", text.rstrip("\n"), fence)
