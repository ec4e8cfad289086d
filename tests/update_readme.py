"""Put the real output of the commands, and the table of all options, into README.md, between its markers.

python tests/update_readme.py
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from pathlib import Path
from typing import Any

import typer

from claimcheck.cli.app import app
from claimcheck.cli.main import run
from tests.update_manual import replace_marked

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
# Typer tells of these in words of its own, which change with its version.
_BY_TYPER = {"--help", "--install-completion", "--show-completion"}
OPTIONS_BEGIN, OPTIONS_END = "<!-- options:begin -->", "<!-- options:end -->"
# An output between these is the command's own.  `keep` names the claims whose rows are shown of a long table.
_BLOCK = re.compile(
    r"(?P<head><!-- output: (?P<command>[^|\n]*?)(?: \| keep (?P<keep>[^\n]*?))? -->\n```\n)"
    r"(?P<body>.*?)(?P<foot>```\n)",
    re.DOTALL,
)


def output_of(command: str) -> str:
    """Return what a `claimcheck` command prints on the shipped dossier, on a fixed day."""
    name, *arguments = shlex.split(command)
    assert name == "claimcheck"
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()), contextlib.chdir(ROOT):
        # What falls with a party does not depend on the day.
        day = [] if "impact" in arguments else ["--today", "2026-11-22"]
        assert run([*arguments, *day]) == 0, command
    return output.getvalue()


def keep_rows(table: str, ids: list[str]) -> str:
    """Return a table's heading and the rows of some claims, with marks where others were left out."""
    lines = table.splitlines()
    kept = lines[:2]
    is_kept = gap = False
    for line in lines[2 : lines.index("")]:
        if not line.startswith(" "):
            is_kept = line.split(" ")[0] in ids
        if is_kept:
            kept += ["…", line] if gap else [line]
            gap = False
        else:
            gap = True
    return "\n".join([*kept, "…"]) + "\n"


def refresh(text: str) -> str:
    """Return the README's text with every output as it is now."""

    def replace(match: re.Match[str]) -> str:
        output = output_of(match["command"])
        if match["keep"]:
            output = keep_rows(output, match["keep"].split())
        return f"{match['head']}$ {match['command']}\n{output}{match['foot']}"

    return replace_marked(_BLOCK.sub(replace, text), options_table(), OPTIONS_BEGIN, OPTIONS_END)


def options_table() -> str:
    """Return a table of the options of all commands, as their help tells of them."""
    group: Any = typer.main.get_command(app)
    rows: dict[tuple[str, str], list[str]] = {}
    for name, command in [*group.commands.items(), ("", group)]:
        for parameter in command.params:
            if parameter.param_type_name != "option" or parameter.hidden or _BY_TYPER & set(parameter.opts):
                continue
            written = ", ".join(f"`{option}`" for option in parameter.opts)
            if parameter.metavar:
                written = f"{written[:-1]} {parameter.metavar}`"
            rows.setdefault((written, parameter.help), []).append(name)
    lines = ["| option | of | |", "|---|---|---|"]
    for (written, told), names in rows.items():
        of = "all" if set(group.commands) <= set(names) else ", ".join(names) or "claimcheck itself"
        lines.append(f"| {written} | {of} | {told.replace('|', '&#124;')} |")
    return "\n".join(lines)


if __name__ == "__main__":
    README.write_text(refresh(README.read_text(encoding="utf-8")), encoding="utf-8")
