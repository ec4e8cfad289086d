"""Tools from npm that formats are checked with, where they are installed: a test that wants one is skipped without it.

`npm install @actions/core @microsoft/sarif-multitool-linux` in a folder of its own; `CLAIMCHECK_NODE_MODULES` names
its `node_modules`.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

VARIABLE = "CLAIMCHECK_NODE_MODULES"


def find_package(name: str) -> Path:
    """Return the folder of an npm package; skip the test where there is none."""
    folder = Path(os.environ.get(VARIABLE, "node_modules")) / name
    if not folder.is_dir():
        pytest.skip(f"the npm package {name} is not installed: name its node_modules in {VARIABLE}")
    return folder


def run_node(package: str, script: str, argument: str) -> str:
    """Return what a script prints that may import the package, without the line feed at its end."""
    folder = find_package(package)
    modules = folder.parents[package.count("/")]
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script, argument],
        cwd=modules.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.removesuffix("\n")
