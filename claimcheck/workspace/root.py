"""Where a dossier lies, and how it is configured."""

from __future__ import annotations

import os
from collections.abc import Mapping

from claimcheck.audit.config import Config, ConfigError, parse_config
from claimcheck.load.files import Folder, Unreadable, read_bytes
from claimcheck.model.limit import DEFAULT_LIMITS
from claimcheck.rules.kit.rule import Rule

CONFIG_FILE = "claimcheck.toml"
PYPROJECT = "pyproject.toml"


class NoDossier(Exception):
    """There is no dossier where one was looked for; the message says so to the user."""


def find_root(start: str) -> str:
    """Return the nearest folder upward that holds a configuration or a `claims` folder; raise `NoDossier`."""
    folder = os.path.abspath(start)
    while True:
        if os.path.isfile(os.path.join(folder, CONFIG_FILE)) or os.path.isdir(os.path.join(folder, "claims")):
            return folder
        if _has_tool_table(os.path.join(folder, PYPROJECT)):
            return folder
        parent = os.path.dirname(folder)
        if parent == folder:
            raise NoDossier(
                "there is no dossier here: no claimcheck.toml and no claims folder, in this folder or above; "
                "name one with --root, or make one with `claimcheck init`"
            )
        folder = parent


def _has_tool_table(path: str) -> bool:
    if not os.path.isfile(path):
        return False
    try:
        return b"[tool.claimcheck" in read_bytes(path, DEFAULT_LIMITS.config_bytes, "config_bytes")
    except Unreadable:
        return False


def find_prefix(root: str) -> str:
    """Return the way from the top of the repository to the dossier, such as `cases/jets/`; empty where none is found.

    Services that read results know files by it.  The top is the nearest folder upward with a `.git`, so that it does
    not matter where the command was started.
    """
    real = folder = os.path.realpath(root)
    while not os.path.lexists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return ""
        folder = parent
    way = os.path.relpath(real, folder).replace(os.sep, "/")
    return "" if way == "." else f"{way}/"


def read_config(root: str, catalogue: Mapping[str, Rule]) -> Config:
    """Return the dossier's configuration; the default where it has none.  Raises `ConfigError`."""
    for name in (CONFIG_FILE, PYPROJECT):
        path = os.path.join(root, name)
        if not os.path.lexists(path):
            continue
        try:
            text = read_bytes(path, DEFAULT_LIMITS.config_bytes, "config_bytes").decode()
        except Unreadable as reason:
            raise ConfigError([f"{name}: {reason}"]) from None
        except UnicodeDecodeError:
            raise ConfigError([f"{name}: is not UTF-8"]) from None
        config = parse_config(text, name, catalogue)
        if config is not None:
            return config
    return Config()


def find_starts(folder: Folder, config: Config) -> list[str]:
    """Return the folders to read that are there, or may be; raise `NoDossier` where none is."""
    names = dict.fromkeys((*config.claims, *config.sources))
    starts = [name for name in names if folder.is_there(name)]
    if not starts:
        raise NoDossier(f"there is no folder {' or '.join(names)} in the dossier")
    return starts
