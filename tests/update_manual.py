"""Write the rules' manual, and the table of rules in the README between its markers, from the rules themselves.

Run as `python tests/update_manual.py`; a test fails where that has been forgotten.
"""

from __future__ import annotations

from pathlib import Path

from claimcheck.report.part.manual import index, manual
from claimcheck.rules.kit.catalogue import load_catalogue

# Where the manual is kept, from the top of the project, and what writes it.
MANUAL_FILE = "claimcheck/rules/README.md"
COMMAND = "python tests/update_manual.py"
ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- rules:begin -->", "<!-- rules:end -->"


def replace_marked(text: str, table: str, begin: str = BEGIN, end: str = END) -> str:
    """Return a text with `table` between the markers; as it is where it lacks them."""
    head, begins, rest = text.partition(begin)
    _, ends, tail = rest.partition(end)
    return f"{head}{begin}\n\n{table}\n{end}{tail}" if begins and ends else text


def wanted_files(root: Path = ROOT) -> dict[Path, str]:
    """Return the files that come from the rules, with what they should hold."""
    catalogue = load_catalogue()
    files = {root / MANUAL_FILE: manual(catalogue, COMMAND)}
    readme = root / "README.md"
    if readme.is_file():
        files[readme] = replace_marked(readme.read_text(encoding="utf-8"), index(catalogue, MANUAL_FILE))
    return files


def main() -> None:
    """Write what is not current."""
    for path, text in wanted_files().items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"written: {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
