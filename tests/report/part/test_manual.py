"""The manual: every rule's page, the index, and the files that are written from them."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import Annotated, Any

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from claimcheck.audit.config import parse_config
from claimcheck.model.finding import Certainty, Observation, Severity
from claimcheck.report.part import manual
from claimcheck.rules.kit.catalogue import FAMILIES, load_catalogue
from claimcheck.rules.kit.rule import Rule
from tests import update_manual

PARSER = MarkdownIt("commonmark").enable("table")


def find_gaps(
    case: Any,
    *,
    most_words: Annotated[int, "longest | gap"] = 12,
    is_strict: Annotated[bool, "count hedges too"] = True,
    mark: Annotated[str, "the mark of a gap"] = "…",
) -> Iterator[Observation]:
    """A gap in a quote.

    Why it matters: true words lie
    by what they leave out.

    How to fix it: quote the whole.

    What it cannot see: gaps that nobody marked.
    """
    yield from ()


GAPPED = Rule(
    "find-gaps",
    "quotation",
    Severity.WARNING,
    Certainty.HEURISTIC,
    ("\nclaims:\n  - id: good-one\n", "\nclaims:\n  - id: second-good-one\n"),
    ("\nclaims:\n  - id: bad-one  # find-gaps\n=== a.txt\n```\nfenced\n=== b.yaml\nsources: []\n",),
    MappingProxyType({"hedge": Severity.ERROR}),
    find_gaps,
)

PAGE = """\
# find-gaps

A gap in a quote.

Family *quotation*; **warning**, or **error** (`hedge`); heuristic.

**Why it matters:** true words lie
by what they leave out.

**How to fix it:** quote the whole.

**What it cannot see:** gaps that nobody marked.

## Options

| option | default | meaning |
|---|---|---|
| `most-words` | `12` | longest \\| gap |
| `is-strict` | `true` | count hedges too |
| `mark` | `"…"` | the mark of a gap |

```toml
[rules.find-gaps]
most-words = 12
is-strict = true
mark = "…"
```

## Example

Found:

```yaml
claims:
  - id: bad-one  # find-gaps
```

`a.txt`:

````text
```
fenced
````

`b.yaml`:

```yaml
sources: []
```

Not found:

```yaml
claims:
  - id: good-one
```
"""


def headings(text: str) -> list[tuple[str, str]]:
    tokens = PARSER.parse(text)
    opened = (place for place, token in enumerate(tokens) if token.type == "heading_open")
    return [(tokens[place].tag, tokens[place + 1].content) for place in opened]


def links(tokens: list[Token]) -> list[str]:
    found = []
    for token in tokens:
        if token.type == "link_open":
            found.append(str(token.attrs["href"]))
        found += links(token.children or [])
    return found


def test_a_page_is_made_of_the_rule() -> None:
    assert manual.page(GAPPED) == PAGE


def test_a_page_has_no_options_and_no_bad_example_where_the_rule_has_none() -> None:
    page = manual.page(load_catalogue()["rule-crashed"])
    assert "Options" not in page
    assert "Found:" not in page
    assert "Not found:" in page


def test_the_configuration_on_a_page_can_be_read() -> None:
    snippet = manual.page(GAPPED).split("```toml\n")[1].split("```")[0]
    config = parse_config(snippet, "claimcheck.toml", {"find-gaps": GAPPED})
    assert config is not None
    assert config.options["find-gaps"] == {"most_words": 12, "is_strict": True, "mark": "…"}


@pytest.mark.parametrize("name", load_catalogue())
def test_every_page_is_whole(name: str) -> None:
    rule = load_catalogue()[name]
    page = manual.page(rule)
    assert page.endswith("\n")
    assert not page.endswith("\n\n")
    assert headings(page)[0] == ("h1", name)
    assert page.count("**Why it matters:**") == page.count("**What it cannot see:**") == 1
    assert rule.summary in page
    examples = [token.content for token in PARSER.parse(page) if token.type == "fence" and token.info == "yaml"]
    assert all(f"  # {name}\n" in text for text in examples[:1] if rule.bad)


def test_the_index_names_every_rule_in_its_family() -> None:
    catalogue = load_catalogue()
    text = manual.index(catalogue, update_manual.MANUAL_FILE)
    assert links(PARSER.parse(text)) == [f"claimcheck/rules/README.md#{name}" for name in catalogue]
    families = [family for family in FAMILIES if any(rule.family == family for rule in catalogue.values())]
    assert [line.split("**")[1] for line in text.splitlines() if line.startswith("**")] == families
    assert "| [missing-capture](claimcheck/rules/README.md#missing-capture) | note / warning | exact |" in text


@pytest.mark.slow
def test_the_manual_links_to_its_own_headings() -> None:
    catalogue = load_catalogue()
    text = manual.manual(catalogue, update_manual.COMMAND)
    assert text.startswith("# ")
    assert [name for tag, name in headings(text) if tag == "h2"] == list(catalogue)
    assert links(PARSER.parse(text)) == [f"#{name}" for name in catalogue]
    assert [tag for tag, _ in headings(text)].count("h1") == 1


def test_only_what_stands_between_the_markers_is_replaced() -> None:
    replace = update_manual.replace_marked
    text = "a\n<!-- rules:begin -->\nold\n<!-- rules:end -->\nz\n"
    once = replace(text, "| new |\n")
    assert once == "a\n<!-- rules:begin -->\n\n| new |\n\n<!-- rules:end -->\nz\n"
    assert replace(once, "| new |\n") == once
    for unmarked in ("no markers", "<!-- rules:begin --> and no end", "<!-- rules:end -->"):
        assert replace(unmarked, "| new |\n") == unmarked


def test_the_written_manual_is_current() -> None:
    for path, text in update_manual.wanted_files().items():
        assert path.is_file(), f"{path.name} is not there: run `{update_manual.COMMAND}`"
        assert path.read_text(encoding="utf-8") == text, f"{path} is not current: run `{update_manual.COMMAND}`"
