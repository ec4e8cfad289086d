"""`claimcheck schema`: the file format for editors."""

from __future__ import annotations

import json

import typer

from claimcheck.cli import options
from claimcheck.cli.output import write_file, write_stdout
from claimcheck.cli.session import guard


def schema_text() -> str:
    """Return the JSON Schema of the file format, ready to be written."""
    from claimcheck.load.schema import json_schema

    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def schema(output: options.Output = None, debug: options.Debug = False) -> None:
    """Print the JSON Schema (draft-07) of the file format."""

    def run() -> int:
        text = schema_text()
        for path in output or ():
            write_file(path, text)
        if not output:
            write_stdout(text)
        return 0

    raise typer.Exit(guard(run, debug))
