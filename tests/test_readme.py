"""The README says what the tool does today."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

from claimcheck.cli.app import app
from claimcheck.cli.commands.init import FILES, SCHEMA_FILE
from claimcheck.cli.shell_completion import list_formats

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


@pytest.mark.slow
def test_outputs_are_current() -> None:
    refreshed = load_script("update_readme").refresh(README)
    assert refreshed.count("$ claimcheck") >= 3
    assert refreshed == README, "run `python tests/update_readme.py`"


@pytest.mark.slow
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


COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
OPTIONS = {
    name: {option for parameter in command.params for option in parameter.opts} | {"--help"}
    for name, command in COMMANDS.items()
}


def test_it_names_every_command_and_no_other() -> None:
    table = README.partition("## Commands")[2].partition("\n\n<details>")[0]
    assert set(re.findall(r"`claimcheck ([a-z]+)", table)) == set(COMMANDS)
    assert set(re.findall(r"`claimcheck ([a-z]+)", README)) == set(COMMANDS)


def test_it_names_every_format() -> None:
    for name in COMMANDS:
        if name != "impact":  # its formats are those of all answers
            (row,) = re.findall(rf"^\| `claimcheck {name}.*$", README, re.MULTILINE) or [""]
            assert all(f"`{format_}`" in row for format_ in list_formats(name)), name


def test_the_table_has_every_option_of_every_command() -> None:
    """The table is generated; this is read from it as a person reads it."""
    table = README.partition("<!-- options:begin -->")[2].partition("<!-- options:end -->")[0]
    told: dict[str, set[str]] = {name: {"--help"} for name in COMMANDS}
    for row in table.strip().splitlines()[2:]:
        _, options, names, what, _ = row.split("|")
        assert what.strip().endswith("."), row
        for name in COMMANDS if names.strip() == "all" else names.strip().split(", "):
            if name in told:
                told[name] |= set(re.findall("--?[a-z][a-z-]*", options))
    hidden = {o for c in COMMANDS.values() for p in c.params if getattr(p, "hidden", False) for o in p.opts}
    assert told == {name: {o for o in options if o.startswith("-")} - hidden for name, options in OPTIONS.items()}


def commands_in(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the name and the options of every `claimcheck` command that stands in code."""
    code = [*re.findall(r"^```[a-z]*\n(.*?)^```", text, re.DOTALL | re.MULTILINE), *re.findall(r"`([^`\n]+)`", text)]
    for line in "\n".join(code).splitlines():
        for name, rest in re.findall(r"claimcheck ([a-z]+)((?: [^|>;&]+)?)", line):
            if name in COMMANDS:
                yield name, [word.partition("=")[0] for word in rest.split() if re.match("--?[a-z]", word)]


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md", "claimcheck/README.md", "claimcheck/rules/README.md"])
def test_every_option_in_an_example_exists(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for name, options in commands_in(text):
        assert set(options) <= OPTIONS[name], f"{page}: claimcheck {name}"
    anywhere = {"--version", "--install-completion", "--show-completion"}.union(*OPTIONS.values())
    for option in re.findall(r"`(--[a-z-]+)", text):
        assert option in anywhere, f"{page}: {option}"


def test_the_examples_are_found() -> None:
    text = "`claimcheck check --no-such`\n\n```\n$ claimcheck impact --worst 4 --also\n```\n"
    assert sorted(commands_in(text)) == [("check", ["--no-such"]), ("impact", ["--worst", "--also"])]
    found = list(commands_in(README))
    assert {name for name, options in found if options} >= {"check", "impact", "report"}


def test_its_line_for_editors_is_the_one_that_init_writes() -> None:
    (line,) = re.findall(r"`(# yaml-language-server: [^`]+)`", README)
    assert all(text.startswith(f"{line}\n") for name, text in FILES.items() if name.endswith(".yaml"))
    assert f"claimcheck schema -o {SCHEMA_FILE}" in README


def test_its_settings_are_accepted() -> None:
    from claimcheck.audit.config import parse_config
    from claimcheck.rules.kit.catalogue import load_catalogue

    (settings,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    config = parse_config(settings, "claimcheck.toml", load_catalogue())
    assert config is not None
    assert config.fail_on == "warning"


def test_its_example_in_python_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(ROOT)
    exec(code, {})
    assert re.fullmatch(r"\d+ claims; complete \d+", capsys.readouterr().out.splitlines()[-1])


def test_links_within_the_project_lead_somewhere() -> None:
    for page in ("README.md", "CONTRIBUTING.md", "claimcheck/README.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
            assert ((ROOT / page).parent / target).exists(), f"{page}: {target}"
