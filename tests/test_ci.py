"""What `.ci/run` runs, and that it passes only where every run has passed: tried with stand-ins for the Pythons."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / ".ci" / "run"
# What the script needs besides; no Python among them.
TOOLS = "bash cat chmod dirname env grep head kill ls mkdir mktemp rm sed sort tail tee tr".split()

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SCRIPT.exists(), reason="a source distribution comes without .ci"),
    pytest.mark.skipif(
        any(shutil.which(name) is None for name in TOOLS), reason="this system has no bash and the like"
    ),
]

# An interpreter of some version: it makes an environment whose programs say what they were called with, and whose
# pytest ends as the version's file of outcomes has it.
PYTHON = """\
#!/usr/bin/env bash
version=VERSION
case "$1 $2" in
  "-c "*) echo $version ;;
  "-m venv")
    mkdir -p "$3/bin"
    for program in pip ruff mypy claimcheck; do
      printf '#!/usr/bin/env bash\\necho "'$version' %s $*" >> "$CALLS"\\n' "$program" > "$3/bin/$program"
      chmod +x "$3/bin/$program"
    done
    program="$3/bin/python"
    printf '#!/usr/bin/env bash\\necho "'$version' python $*" >> "$CALLS"\\n. "$OUTCOMES/'$version'"\\n' > "$program"
    chmod +x "$program"
    ;;
esac
"""
PASSED = "echo '7 passed, 1 skipped in 0.01s'\n"
FAILED = "echo '1 failed, 6 passed in 0.01s'\nexit 1\n"
EMPTY = "echo 'no tests ran in 0.01s'\nexit 5\n"
EMPTY_AND_CONTENT = "echo 'no tests ran in 0.01s'\n"


class Machine:
    """A system with some Pythons and a copy of the script; the first Python is the default one."""

    def __init__(self, folder: Path, versions: list[str]) -> None:
        self.folder = folder
        self.project = folder / "project"
        (self.project / ".ci").mkdir(parents=True)
        shutil.copy(SCRIPT, self.project / ".ci" / "run")
        shutil.copy(ROOT / "README.md", self.project)
        self.programs, self.outcomes = folder / "programs", folder / "outcomes"
        self.programs.mkdir()
        self.outcomes.mkdir()
        (folder / "versions").mkdir()
        for name in TOOLS:
            (self.programs / name).symlink_to(str(shutil.which(name)))
        for index, version in enumerate(versions):
            programs = self.programs if index == 0 else folder / "versions" / version / "bin"
            programs.mkdir(parents=True, exist_ok=True)
            python = programs / "python3"
            python.write_text(PYTHON.replace("VERSION", version), encoding="utf-8")
            python.chmod(0o755)
            (self.outcomes / version).write_text(PASSED, encoding="utf-8")

    def run(self) -> tuple[int, str, list[str]]:
        """Return the exit code, the last line, and the tests that were run, as version and arguments."""
        calls = self.folder / "calls"
        calls.write_text("", encoding="utf-8")
        # The system's own Pythons are no part of this.
        script = self.project / ".ci" / "run"
        text = script.read_text(encoding="utf-8")
        script.write_text(text.replace("echo /usr/bin;", ""), encoding="utf-8")
        done = subprocess.run(
            [str(shutil.which("bash")), str(script)],
            env={
                "PATH": str(self.programs),
                "PYENV_ROOT": str(self.folder),
                "CALLS": str(calls),
                "OUTCOMES": str(self.outcomes),
                "TMPDIR": str(self.folder),
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        ran = [line for line in calls.read_text(encoding="utf-8").splitlines() if " -m pytest" in line]
        assert not [path for path in os.listdir(self.folder) if path.startswith("tmp.")], "nothing is left behind"
        return done.returncode, (done.stdout.splitlines() or [""])[-1], sorted(ran)


WHOLE, FAST = "-m pytest -q -p no:cacheprovider", "-m pytest -q -p no:cacheprovider -m not slow"


@pytest.mark.parametrize(
    ("versions", "others"),
    [
        (["3.11.7"], []),
        (["3.11.7", "3.11.2", "3.11.4"], [f"3.11.2 python {WHOLE}"]),
        (["3.11.2", "3.11.7"], []),
        (["3.11.10", "3.11.9"], [f"3.11.9 python {WHOLE}"]),
        (["3.11.9", "3.11.10"], []),
        (
            ["3.12.1", "3.9.1", "3.11.2", "3.13.0", "3.14.0"],
            [f"3.11.2 python {WHOLE}", f"3.13.0 python {FAST}", f"3.14.0 python {FAST}"],
        ),
        (["3.11.7", "3.12.1", "3.12.4", "3.13.0"], [f"3.12.1 python {FAST}", f"3.13.0 python {FAST}"]),
        (["3.13.0", "3.11.2"], [f"3.11.2 python {WHOLE}"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) and not any("pytest" in v for v in value) else "",
)
def test_what_runs_on_which_python(versions: list[str], others: list[str], tmp_path: Path) -> None:
    machine = Machine(tmp_path, versions)
    code, last, ran = machine.run()
    assert code == 0
    assert last == "7 passed, 1 skipped in 0.01s", "the closing line of the main run"
    assert ran == sorted([f"{versions[0]} python -m pytest -q", *others])


@pytest.mark.parametrize("outcome", [FAILED, EMPTY, EMPTY_AND_CONTENT], ids=["failed", "empty", "empty, and content"])
@pytest.mark.parametrize("version", ["3.11.7", "3.11.2", "3.12.1", "3.13.0"])
def test_it_fails_where_any_run_does(version: str, outcome: str, tmp_path: Path) -> None:
    machine = Machine(tmp_path, ["3.11.7", "3.11.2", "3.12.1", "3.13.0"])
    (machine.outcomes / version).write_text(outcome, encoding="utf-8")
    code, _, _ = machine.run()
    assert code != 0
