"""`claimcheck schema`: the file format for editors."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

from claimcheck.cli import command
from claimcheck.cli.command import Command, Given
from claimcheck.cli.failure import UsageError
from claimcheck.cli.output import write_file, write_stdout
from claimcheck.load.files import Unreadable, read_bytes

# What the `$id` of every schema begins with, whatever its version.
SCHEMA_NAME = "urn:claimcheck:dossier:"
# The schema has some 30 KB.
_MOST_BYTES = 1_000_000


def schema(given: Given) -> int:
    """Print the JSON Schema (draft-07) of the file format."""
    from claimcheck.load.record_schema import schema_text

    text = schema_text()
    _check_targets(given.output)
    for path in given.output:
        write_file(path, text)
    if not given.output:
        write_stdout(text)
    return 0


def _check_targets(paths: Sequence[str]) -> None:
    """Raise `UsageError` or `OutputFailed` unless every path is that of an older schema, or of nothing yet.

    No dossier is read here, and which of its files hold saved texts is not known.
    """
    from claimcheck.audit.config import Config, ConfigError
    from claimcheck.cli.write_guard import OutputTarget, WriteGuard
    from claimcheck.rules.kit.catalogue import load_catalogue
    from claimcheck.workspace.root import NoDossier, find_root, read_config

    targets = [OutputTarget(path) for path in paths]
    WriteGuard(None, Config()).check(targets)
    for target in targets:
        try:
            root = find_root(os.path.dirname(os.path.abspath(target.path)))
            config = read_config(root, load_catalogue())
        except NoDossier:
            continue
        except ConfigError:
            config = Config()
        WriteGuard(root, config).check([target])
    for path in paths:
        if os.path.lexists(path) and not _is_schema(path):
            raise UsageError(f"-o {path}: is there already, and is no schema of claimcheck")


def _is_schema(path: str) -> bool:
    """Tell whether a file is a schema that this command wrote, or holds nothing."""
    try:
        data = read_bytes(path, _MOST_BYTES)
        table = json.loads(data or b"{}")
    except (Unreadable, ValueError, RecursionError):
        return False
    return not data or (isinstance(table, dict) and str(table.get("$id")).startswith(SCHEMA_NAME))


COMMAND = Command(schema, None, (command.OUTPUT, command.DEBUG))
