"""`claimcheck report --format mermaid` and `--format dot`."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.cli.main import run

DOSSIER = """\
claims:
  - id: one
    statement: Washington stopped the jets.
    evidence:
      - {source: wire, stance: supports, origins: [minister]}
  - id: two
    statement: The deal is over.
    rests_on: [one]
  - id: three
    statement: There were talks.
    evidence:
      - {source: paper, stance: supports}
sources:
  - {id: wire}
  - {id: paper}
origins:
  - {id: minister}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "dossier" / "claims").mkdir(parents=True)
    (tmp_path / "dossier" / "claims" / "all.yaml").write_text(DOSSIER, encoding="utf-8")
    return tmp_path / "dossier"


def test_the_whole_dossier(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "--root", str(root), "--format", "mermaid"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("flowchart LR\n")
    assert all(name in out for name in ("one", "two", "three", "wire", "paper", "minister"))


def test_one_claim_and_what_it_rests_on(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "--root", str(root), "--format", "mermaid", "--claim", "two"]) == 0
    out = capsys.readouterr().out
    assert "three" not in out
    assert out.splitlines() == [
        "flowchart LR",
        '    n0["two<br/>1 line of evidence"]',
        '    n1["one<br/>1 line of evidence"]',
        '    n2("◆ wire")',
        '    n3(["◆ minister"])',
        '    n1 ==>|"premise"| n0',
        "    n2 --> n1",
        "    n3 --> n2",
        "    classDef cut stroke:darkorange,stroke-width:3px",
        "    class n2,n3 cut",
    ]


@pytest.mark.parametrize(
    ("suffix", "head"), [("mmd", "flowchart"), ("mermaid", "flowchart"), ("dot", "digraph"), ("gv", "digraph")]
)
def test_the_suffix_tells_the_format(root: Path, tmp_path: Path, suffix: str, head: str) -> None:
    path = tmp_path / f"graph.{suffix}"
    assert run(["report", "--root", str(root), "--claim", "one", "-o", str(path)]) == 0
    assert path.read_text(encoding="utf-8").startswith(head)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--claim", "one"], "--claim narrows a graph: add --format mermaid or --format dot"),
        (["--claim", "one", "--format", "markdown"], "--format markdown: write dot, mermaid"),
        (["--claim", "tow", "--format", "dot"], "there is no claim `tow`; did you mean `two`?"),
    ],
)
def test_what_cannot_be_narrowed(
    root: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], complaint: str
) -> None:
    assert run(["report", "--root", str(root), *arguments]) == 2
    assert capsys.readouterr().err == f"claimcheck: {complaint}\n"
