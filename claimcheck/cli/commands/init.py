"""`claimcheck init`: a small working dossier of one's own."""

from __future__ import annotations

import os
from collections.abc import Mapping

from claimcheck.cli import command
from claimcheck.cli.command import Argument, Command, Given, Option
from claimcheck.cli.failure import UsageError
from claimcheck.cli.output import OutputFailed, write_file, write_stdout
from claimcheck.load.files import Unreadable, read_bytes

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


POLICY_FILE = "claimcheck-policy.toml"
POLICY = """\
# The policy of a desk, for `claimcheck check --policy claimcheck-policy.toml`: keep it outside of the dossiers.
# What a dossier's own settings lower, leave out, waive or accept beyond it is void, and is listed.

fail-on = "warning"        # nothing that a careful editor would want to see passes
require-captures = true    # every quote is checked in a saved text; no source without one
waivers = "none"           # or the rules whose waivers are allowed: ["single-source"]
baseline = false           # no baseline of the dossier's is heeded
primary = []               # the ids of the sources that you know to be original records

[corroboration]
lines = 2                  # how many independent lines of evidence a claim should have
distinct = []              # spellings that you know to be of two parties: [["A. Berg", "Anna Berg"]]

[severity]
unbacked = "error"         # no confidence that rests on what nobody has saved or seen
nameless-party = "warning" # no witness who is only described
confusable-name = "warning"
possibly-single-origin = "warning"
"""


def init(given: Given) -> int:
    """Write a small working dossier to begin with. Never overwrites a file; goes on where it was stopped half way."""
    if given.policy:
        return _write_policy(given.folder)
    from claimcheck.load.record_schema import schema_text

    folder = given.folder
    files = {**FILES, SCHEMA_FILE: schema_text()}
    missing = _find_missing(folder, files)
    for name in missing:
        path = _place(folder, name)
        try:
            os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        except OSError as error:
            raise OutputFailed(f"{os.path.dirname(path)}: {(error.strerror or 'cannot be made').lower()}") from None
        write_file(path, files[name], is_new=True)
    where = "" if folder == "." else f"cd {folder}, then "
    write_stdout(
        "".join(f"{'wrote' if name in missing else 'kept'} {name}\n" for name in files)
        + f"\nNext: {where}claimcheck audit, and claimcheck audit bridge-closed-by-order\n"
    )
    return 0


def _write_policy(folder: str) -> int:
    """Write the policy of a strict desk into a folder."""
    path = _place(folder, POLICY_FILE)
    if os.path.lexists(path):
        raise UsageError(f"{path} is there already; nothing was written")
    if not os.path.isdir(folder):
        raise UsageError(f"{folder}: there is no such folder")
    write_file(path, POLICY, is_new=True)
    write_stdout(f"wrote {POLICY_FILE}\n\nNext: claimcheck check --policy {path}\n")
    return 0


def _find_missing(folder: str, files: Mapping[str, str]) -> list[str]:
    """Return the names of the files that are not there yet; raise `UsageError` where that is not this command's work.

    What it wrote before it was stopped is there as it writes it; anything else is somebody's own.
    """
    there = [name for name in files if os.path.lexists(_place(folder, name))]
    for name in there:
        if not _holds(_place(folder, name), files[name]):
            raise UsageError(f"{os.path.join(folder, name)} is there already; nothing was written")
    if len(there) == len(files):
        raise UsageError(f"{os.path.join(folder, there[0])} is there already, and all the others; nothing was written")
    for below in dict.fromkeys(os.path.dirname(_place(folder, name)) for name in files):
        if os.path.lexists(below) and not os.path.isdir(below):
            raise UsageError(f"{below} is there already, and is no folder; nothing was written")
    return [name for name in files if name not in there]


def _place(folder: str, name: str) -> str:
    return os.path.join(folder, *name.split("/"))


def _holds(path: str, text: str) -> bool:
    """Tell whether a file, and no link to one, holds exactly a text."""
    data = text.encode()
    try:
        return not os.path.islink(path) and read_bytes(path, len(data)) == data
    except Unreadable:
        return False


COMMAND = Command(
    init,
    Argument("folder", "DIR", "Where to put it; made if it is not there.", is_many=False, default="."),
    (
        Option(("--policy",), "Write the policy of a strict desk instead, to be named with `check --policy`."),
        command.DEBUG,
    ),
)
