"""The hook for pre-commit and the action for GitHub."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from claimcheck.cli.main import run

ROOT = Path(__file__).parent.parent


def test_the_action_hands_inputs_on_through_the_environment_only() -> None:
    """What stands in a script is replaced before the shell reads it: an input there could be a command."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    steps = action["runs"]["steps"]
    assert not any("${{" in step["run"] for step in steps)
    handed = {match for step in steps for match in re.findall(r"inputs\.([a-z-]+)", str(step.get("env", "")))}
    assert handed == set(action["inputs"])
    for step in steps:
        for name in step.get("env", ()):
            assert len(re.findall(rf"\${name}\b", step["run"])) == len(re.findall(rf'\${name}"', step["run"])) > 0


def test_the_hook_runs_a_command_that_is_there() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert hook["entry"].split() == ["claimcheck", "check"]
    assert run([*hook["entry"].split()[1:], "--help"]) == 0
    assert not hook["pass_filenames"], "the whole dossier is read: a text that changed belongs to a claim that did not"
