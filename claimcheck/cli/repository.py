"""Where a dossier lies in its repository: services that read results know files by their way from its top."""

from __future__ import annotations

import os


def find_prefix(root: str) -> str:
    """Return the way from the top of the repository to the dossier, such as `cases/jets/`; empty where none is found.

    The top is the nearest folder upward with a `.git`, so that it does not matter where the command was started.
    """
    real = folder = os.path.realpath(root)
    while not os.path.lexists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return ""
        folder = parent
    way = os.path.relpath(real, folder).replace(os.sep, "/")
    return "" if way == "." else f"{way}/"
