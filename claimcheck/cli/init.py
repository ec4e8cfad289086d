"""`claimcheck init`: a small working dossier of one's own."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from claimcheck.cli import options
from claimcheck.cli.output import OutputFailed, write_file, write_stdout
from claimcheck.cli.schema import schema_text
from claimcheck.cli.session import UsageError, guard

SCHEMA_FILE = "claimcheck.schema.json"
_MODELINE = f"# yaml-language-server: $schema=../{SCHEMA_FILE}\n"

FILES = {
    "claimcheck.toml": """\
# Settings of this dossier; every key is optional.  `claimcheck rules` lists the rules.
# fail-on = "warning"
# ignore = ["ungraded"]

[corroboration]
lines = 2  # how many independent lines of evidence a claim should have
""",
    "claims/bridge.yaml": _MODELINE
    + """\
claims:
  - id: bridge-closed-by-order
    statement: The mayor ordered the bridge closed on the evening of 3 May 2024.
    when: 2024-05-03
    verdict: supported
    confidence: moderate
    evidence:
      - source: council-minutes
        stance: supports
        quote: the Mayor ordered that the bridge be closed from six o’clock
        locator: item 4
        access: documented
        grade: B2
      - source: gazette-bridge
        stance: supports
        quote: closed “on the mayor’s word”, said a police officer
        locator: para. 2
        origins: [police-officer]
        access: told
        grade: F3
""",
    "sources/bridge.yaml": _MODELINE
    + """\
sources:
  - id: council-minutes
    title: Minutes of the extraordinary council meeting
    type: document
    author: Town clerk
    publisher: Town Council
    published: 2024-05-06
    language: en
    reliability: B
    interest: party
    primary: true

  - id: gazette-bridge
    title: Bridge shut without warning
    type: article-newspaper
    author: Ada Quill
    publisher: The Gazette
    published: 2024-05-04
    language: en
    reliability: C

origins:
  - id: police-officer
    name: a police officer at the barrier
    anonymous: true
    reliability: F
""",
    "sources/council-minutes.txt": """\
Item 4.  In view of the engineer's report the Mayor ordered that the bridge be
closed from six o'clock on the evening of 3 May.
""",
    "sources/gazette-bridge.txt": """\
Drivers turned back on Friday night before a bridge that nobody had told them about.

It was closed "on the mayor's word", said a police officer who would not give his name.
""",
}


def init(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Where to put it; made if it is not there.")] = ".",
    debug: options.Debug = False,
) -> None:
    """Write a small working dossier to begin with. Never overwrites a file."""

    def run() -> int:
        files = {**FILES, SCHEMA_FILE: schema_text()}
        there = [name for name in files if os.path.lexists(os.path.join(folder, name))]
        if there:
            raise UsageError(f"{os.path.join(folder, there[0])} is there already; nothing was written")
        for name, text in files.items():
            path = os.path.join(folder, *name.split("/"))
            try:
                os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
            except OSError as error:
                raise OutputFailed(f"{os.path.dirname(path)}: {(error.strerror or 'cannot be made').lower()}") from None
            write_file(path, text)
        where = "" if folder == "." else f"cd {folder}, then "
        write_stdout(
            "".join(f"wrote {name}\n" for name in files)
            + f"\nNext: {where}claimcheck audit, and claimcheck audit bridge-closed-by-order\n"
        )
        return 0

    raise typer.Exit(guard(run, debug))
