"""The options that commands share, each defined once."""

from __future__ import annotations

from typing import Annotated

import typer

Root = Annotated[
    str | None,
    typer.Option("--root", metavar="DIR", help="The dossier. Default: the nearest folder upward that is one."),
]
Captures = Annotated[
    list[str] | None,
    typer.Option("--captures", metavar="DIR", help="A folder in which capture files are found by name. Repeatable."),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULES", help="Only these rules or families, separated by commas. Repeatable."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULES", help="Not these rules or families, separated by commas. Repeatable."),
]
Exact = Annotated[bool, typer.Option("--exact", help="Only rules that state facts; none that reads language.")]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on", metavar="LEVEL", help="note, warning, error (default) or never: from where on the exit code is 1."
    ),
]
NoWaivers = Annotated[bool, typer.Option("--no-waivers", help="Show what waivers hide, as if there were none.")]
Baseline = Annotated[
    str | None,
    typer.Option("--baseline", metavar="FILE", help="Accepted findings: counted, and not shown while no graver."),
]
Today = Annotated[
    str | None,
    typer.Option("--today", metavar="DATE", help="Judge as on this day (YYYY-MM-DD). Default: today."),
]
Format = Annotated[list[str] | None, typer.Option("--format", metavar="FORMAT", help="The format of the result.")]
Output = Annotated[
    list[str] | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write to a file; its suffix tells the format. Repeatable."),
]
Colour = Annotated[
    str,
    typer.Option("--color", metavar="WHEN", help="auto (default), always or never."),
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing on standard error but errors.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an internal error.")]
