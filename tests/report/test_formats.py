"""The table of formats: every one is written in one way, and told in the help of its command."""

from __future__ import annotations

import importlib
import inspect
import re

import pytest

from claimcheck.cli.arguments import load_command
from claimcheck.report import formats
from claimcheck.report.formats import BARE, FORMATS, OF_ANY_FORMAT, SUFFIXES
from claimcheck.report.options import RenderOptions
from tests.report import dossiers

MODULES = sorted({module for offered in FORMATS.values() for module in offered.values()})


@pytest.mark.parametrize("module", [*MODULES, "format.table", "format.case_file", "format.passage_list"])
def test_every_format_is_called_in_one_way(module: str) -> None:
    signature = inspect.signature(importlib.import_module(f"claimcheck.report.{module}").render)
    first, second = signature.parameters.values()
    assert second.name == "options"
    assert (second.annotation, second.default) == ("RenderOptions", RenderOptions())
    assert signature.return_annotation == "str"
    assert first.default is inspect.Parameter.empty


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("format.")])
def test_what_an_audit_found_is_written_in_every_format(module: str) -> None:
    result = dossiers.audit()
    assert formats.render(module, result, RenderOptions()).endswith("\n")


def test_every_suffix_tells_a_format() -> None:
    names = {name for offered in FORMATS.values() for name in offered}
    assert set(SUFFIXES.values()) <= names
    assert set(OF_ANY_FORMAT) <= set(SUFFIXES)
    assert set(BARE) <= set(FORMATS["check"])


PAGES = {name: load_command(name).run.__doc__ or "" for name in ("check", "report", "impact")}


@pytest.mark.parametrize(("command", "page"), PAGES.items(), ids=PAGES)
def test_help_names_every_format(command: str, page: str) -> None:
    paragraph = page.partition("Formats:")[2].partition(". ")[0]
    words = re.findall(r"[a-z]+", re.sub(r"\([^)]*\)", "", paragraph))
    assert [word for word in words if word in {name for offered in FORMATS.values() for name in offered}] == list(
        FORMATS[command]
    )
