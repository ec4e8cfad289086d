"""What a configuration sets, and what is said of one that is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from claimcheck.analysis.policy import PARTY_KINDS
from claimcheck.audit.config import Config, ConfigError, parse_config
from claimcheck.model.finding import Severity
from claimcheck.model.limit import DEFAULT_LIMITS
from claimcheck.rules.kit.catalogue import load_catalogue

CATALOGUE = load_catalogue()


def parse(text: str, file: str = "claimcheck.toml") -> Config | None:
    return parse_config(text, file, CATALOGUE)


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ('claims = ["a/./b/", "c"]', "claims", ("a/b", "c")),
        ('sources = ["s"]', "sources", ("s",)),
        ("captures = []", "captures", ()),
        ('select = ["grading", "single-source"]', "select", ("grading", "single-source")),
        ('ignore = ["all"]', "ignore", ("all",)),
        ('fail-on = "never"', "fail_on", "never"),
        ('baseline = "./a/b.json"', "baseline", "a/b.json"),
        ('[severity]\nungraded = "error"', "severity", {"ungraded": Severity.ERROR}),
        ("[rules.quote-too-short]\nwords = 5", "options", {"quote-too-short": {"words": 5}}),
        ("[limits]\nyaml-bytes = 100", "limits", DEFAULT_LIMITS._replace(yaml_bytes=100)),
    ],
)
def test_what_is_set(text: str, field: str, value: Any) -> None:
    config = parse(text)
    assert config is not None
    assert getattr(config, field) == value
    assert config == Config()._replace(**{field: value})


@pytest.mark.parametrize(
    ("text", "shared", "lines"),
    [
        ("lines = 3", PARTY_KINDS, 3),
        ('shared = ["source", "origin"]', ("source", "origin"), 2),
        ("shared = []\nlines = 100", PARTY_KINDS, 100),
    ],
)
def test_the_policy_of_the_desk(text: str, shared: tuple[str, ...], lines: int) -> None:
    config = parse(f"[corroboration]\n{text}")
    assert config is not None
    assert (config.policy.shared, config.policy.lines) == (shared, lines)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("clams = []", "unknown key `clams` (did you mean `claims`?)"),
        ('claims = "claims"', "`claims` must be a list of texts"),
        ('claims = ["../a"]', "`claims`: `../a` must be a folder inside the dossier, with / between its parts"),
        ('select = ["gradin"]', "`select`: there is no rule or family `gradin` (did you mean `grading`?)"),
        ('fail-on = "fatal"', "`fail-on` must be note, warning, error or never"),
        ('baseline = "/b.json"', "`baseline` must be a file inside the dossier, with / between its parts"),
        ("severity = 3", "[severity] must be a table"),
        ("rules = []", "[rules] must be a table"),
        ("corroboration = 2", "[corroboration] must be a table"),
        ('limits = "all"', "[limits] must be a table"),
        ('[severity]\nungradd = "note"', "[severity]: there is no rule `ungradd` (did you mean `ungraded`?)"),
        ('[severity]\nungraded = "off"', "[severity] `ungraded` must be note, warning or error"),
        ("[rules]\nungraded = 1", "[rules.ungraded] must be a table"),
        ("[rules.ungraded]\nx = 1", "[rules.ungraded]: unknown option `x` (the rule has no options)"),
        (
            "[rules.quote-too-short]\nword = 1",
            "[rules.quote-too-short]: unknown option `word` (did you mean `words`?)",
        ),
        ('[rules.quote-too-short]\nwords = "5"', "[rules.quote-too-short] `words` must be of type int"),
        ("[rules.quote-too-short]\nwords = true", "[rules.quote-too-short] `words` must be of type int"),
        ("[rules.quote-too-short]\nwords = -1", "[rules.quote-too-short] `words` must not be negative"),
        ("[corroboration]\nlines = 0", "[corroboration] lines must be a whole number from 1 to 100"),
        ("[corroboration]\nlins = 1", "[corroboration]: unknown key `lins` (did you mean `lines`?)"),
        (
            '[corroboration]\nshared = ["author"]',
            "[corroboration] shared needs origin or source: without them nothing has lines",
        ),
        (
            '[corroboration]\nshared = ["film"]',
            "[corroboration] shared: `film` is not origin, source, author or publisher",
        ),
        ("[limits]\nyaml-byte = 1", "[limits]: unknown limit `yaml-byte` (did you mean `yaml_bytes`?)"),
        ("[limits]\nyaml-bytes = 0", "[limits] `yaml-bytes` must be a whole number above 0"),
        (
            "[limits]\nyaml-bytes = 5000001",
            "[limits] `yaml-bytes` can only be lowered here; the default is 5,000,000",
        ),
    ],
)
def test_what_is_wrong_is_told(text: str, error: str) -> None:
    with pytest.raises(ConfigError) as refused:
        parse(text)
    assert refused.value.errors == [f"claimcheck.toml: {error}"]


def test_every_error_is_told_at_once() -> None:
    with pytest.raises(ConfigError) as refused:
        parse("fail-on = 1\nclams = []\nseverity = 1\n[limits]\na = 1\nb = 2\n")
    assert len(refused.value.errors) == 5


def test_a_project_file_has_a_table_of_its_own_or_none() -> None:
    assert parse("[tool.other]", "pyproject.toml") is None
    assert parse("", "pyproject.toml") is None
    assert parse('[tool.claimcheck]\nfail-on = "note"', "pyproject.toml") == Config(fail_on="note")
    with pytest.raises(ConfigError, match=r"pyproject\.toml: \[tool\.claimcheck\] must be a table"):
        parse("tool.claimcheck = 1", "pyproject.toml")
    with pytest.raises(ConfigError, match="this is not TOML"):
        parse("[")
