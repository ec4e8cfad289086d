"""The README says what the tool does today."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from claimcheck.cli.main import run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def load_script(name: str) -> ModuleType:
    """Import a script of this folder, which is no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def test_outputs_are_current() -> None:
    refreshed = load_script("update_readme").refresh(README)
    assert refreshed.count("$ claimcheck") >= 3
    assert refreshed == README, "run `python tests/update_readme.py`"


def test_the_picture_shows_what_is_printed() -> None:
    def words(svg: str) -> list[str]:
        return re.findall(r">([^<>]+)</text>", svg)

    picture = load_script("picture")
    drawn = words(picture.draw())
    assert len(drawn) > 40
    assert words(picture.PICTURE.read_text(encoding="utf-8")) == drawn, "run `python tests/picture.py`"


def test_it_begins_with_two_commands() -> None:
    commands = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
    assert len(commands) == 2
    assert commands[0].endswith("claimcheck audit")
    assert commands[1].endswith("-m pytest -q")


def test_every_command_it_names_exists(capsys: pytest.CaptureFixture[str]) -> None:
    named = set(re.findall(r"`claimcheck ([a-z]+)", README))
    assert {"check", "audit", "report", "explain", "rules", "init", "schema"} <= named
    for name in named:
        assert run([name, "--help"]) == 0, name
    capsys.readouterr()


def test_its_settings_are_accepted() -> None:
    from claimcheck.audit.config import parse_config
    from claimcheck.rules.catalogue import load_catalogue

    (settings,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    config = parse_config(settings, "claimcheck.toml", load_catalogue())
    assert config is not None
    assert config.fail_on == "warning"


def test_links_within_the_project_lead_somewhere() -> None:
    for page in ("README.md", "CONTRIBUTING.md", "claimcheck/README.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
            assert ((ROOT / page).parent / target).exists(), f"{page}: {target}"
