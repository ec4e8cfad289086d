"""Draw `.github/casefile.svg`, the picture in the README, from the real output.

python tests/picture.py
"""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

from claimcheck.cli.main import run

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / ".github" / "casefile.svg"
COMMAND = ["audit", "mig-29-back-channel"]


def draw() -> str:
    """Return the picture of the command's output, colours and all."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.chdir(ROOT):
        code = run([*COMMAND, "--color", "always", "--today", "2026-11-22"])
    assert code == 0, code
    console = Console(record=True, width=102, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text(f"$ claimcheck {' '.join(COMMAND)}", "bold"))
    console.print(Text.from_ansi(output.getvalue()))
    svg = console.export_svg(title="claimcheck", unique_id="claimcheck")
    # A picture fetches nothing: the reader's own monospaced font does.
    return re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
