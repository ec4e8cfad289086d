"""What is wrong with a file is said by rule, line and column, all of it at once."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from claimcheck.load import tree
from claimcheck.load.loader import Loader
from claimcheck.model.dossier import Dossier
from claimcheck.model.finding import Problem
from claimcheck.model.position import Location, SourceMap

FILE = "claims/a.yaml"
MARK = "▸"

YAML = "invalid-yaml"
FIELD = "invalid-field"
TWICE = "duplicate-key"


class Found(NamedTuple):
    """A problem as a report shows it."""

    line: int
    column: int
    rule: str
    message: str


class Case(NamedTuple):
    """A file with a mark before each place where a problem is expected, and the problems in the order of the marks.

    Each problem is a rule and part of what the report says: message or help.  The places come from the marks and
    so never from the code under test.
    """

    name: str
    text: str
    problems: tuple[tuple[str, str], ...]


def load(data: bytes) -> tuple[Dossier, SourceMap]:
    loader = Loader()
    loader.add_bytes(FILE, data)
    return loader.finish()


def resolve(problem: Problem, source_map: SourceMap) -> Found:
    seen = problem.observation
    location = seen.location or source_map.locate(seen.at, seen.fragment, seen.on_key)
    assert location.file == FILE
    message = seen.message if seen.help is None else f"{seen.message} | {seen.help}"
    return Found(location.span.line, location.span.column, problem.rule, message)


def find_problems(data: bytes) -> list[Found]:
    dossier, source_map = load(data)
    return sorted(resolve(problem, source_map) for problem in dossier.problems)


def read_marks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text without marks, and the line and column of each: 1-based, in code points."""
    places = []
    *parts, _ = text.split(MARK)
    before = ""
    for part in parts:
        before += part
        line = re.split("\r\n|\n|\r", before)
        places.append((len(line), len(line[-1].removeprefix("\ufeff")) + 1))
    return text.replace(MARK, ""), places


def in_claim(lines: str) -> str:
    return f"claims:\n  - id: a\n    statement: s\n    {lines}\n"


def in_evidence(lines: str) -> str:
    return in_claim(f"evidence:\n      - source: s\n        stance: supports\n        {lines}")


def in_source(lines: str) -> str:
    return f"sources:\n  - id: a\n    {lines}\n"


def in_origin(lines: str) -> str:
    return f"origins:\n  - id: a\n    {lines}\n"


def case(name: str, text: str, *problems: tuple[str, str]) -> Case:
    return Case(name, text, problems)


DIGEST = "0123456789abcdef" * 4
SIXTY_FOUR_NON_DIGITS = "g" * 64

# It does not parse: the character at which reading stopped, or what was opened and never closed.
NOT_YAML = [
    case("less indentation", in_claim("kind: fact\n   ▸when: 2022"), (YAML, "not YAML")),
    case("more indentation", "claims:\n  - id: a\n      statement▸: s\n", (YAML, "needs quotation marks")),
    case("an entry out of line", "claims:\n  - id: a\n ▸- id: b\n", (YAML, "check the indentation")),
    case("tab as indentation", "claims:\n▸\t- id: a\n", (YAML, "indent with spaces, not tabs")),
    case("double quote", 'claims:\n  - id: a\n    statement: ▸"a\n    when: 2022\n', (YAML, "never closed")),
    case("single quote", "claims:\n  - id: a\n    statement: ▸'it''s\n", (YAML, "never closed")),
    case("square bracket", "claims:\n  - id: a\n    tags: ▸[a, b\n", (YAML, "a [ is opened and not closed")),
    case("curly bracket", "claims:\n  - ▸{id: a, statement: s\n", (YAML, "a { is opened and not closed")),
    case("wrong bracket", "claims:\n  - id: a\n    tags: [a, b▸}\n", (YAML, "a [ is opened and not closed")),
    case("no comma", in_claim('tags: ["a" ▸b]'), (YAML, "a comma is missing")),
    case("bracket too many", "claims:\n  - id: a\n    tags: [a]▸]\n", (YAML, "not YAML")),
    case("colon in a value", in_claim("note: he said▸: no"), (YAML, "a value that holds `: ` needs quotation marks")),
    case("at sign", in_claim("note: ▸@someone"), (YAML, "quote values that begin with @ or `")),
    case("backtick", in_claim("note: ▸`code`"), (YAML, "quote values that begin with @ or `")),
    case("per cent", in_claim("note: ▸%5"), (YAML, "not YAML")),
    case("text behind a quote", in_claim('note: "a" ▸b'), (YAML, "quotation marks inside a quoted value")),
    case("quotes in quotes", in_claim('note: "he said "▸no" to it"'), (YAML, "quotation marks inside a quoted value")),
    case("no colon", "claims:\n  - id: a\n    ▸statement\n    kind: fact\n", (YAML, "needs `: ` behind it")),
    case("no colon at the end", "claims:\n  - id: a\n▸statement\n", (YAML, "needs `: ` behind it")),
    case("key and dash in one line", "claims: ▸- id: a\n", (YAML, "a list begins on a line of its own")),
    case("empty place in a list", in_claim("tags: [a, ▸, b]"), (YAML, "not YAML")),
    case("unknown escape", in_claim(r'note: "a ▸\q"'), (YAML, "escape")),
    case("bad header of a block", in_claim("note: >▸x\n      text"), (YAML, "expected comment or line break")),
    case("unknown directive version", "▸%YAML 9.9\n---\nclaims: []\n", (YAML, "not YAML")),
    case("NUL", "claims:\n  - id: a▸\0\n", (YAML, "U+0000")),
    case("bell", in_claim("note: 😀 ▸\x07"), (YAML, "U+0007")),
    case("escape sequence", in_claim("note: ▸\x1b[31mred"), (YAML, "U+001B")),
    case("form feed", in_claim("note: a\n▸\x0c"), (YAML, "U+000C")),
    case("delete", in_claim("note: a▸\x7f"), (YAML, "U+007F")),
    case("C1", in_claim("note: a▸\x9b31m"), (YAML, "U+009B")),
    case("non-character", in_claim("note: a▸\ufffe"), (YAML, "U+FFFE")),
]

# It parses, but uses what a dossier does without.
REFUSED = [
    case("alias", in_claim("note: ▸*a"), (YAML, "the alias *a")),
    case("alias in a list", in_claim("tags: [a, ▸*b, ▸*b]"), (YAML, "the alias *b"), (YAML, "the alias *b")),
    case("alias as a key", in_claim("▸*a : b"), (YAML, "the alias *a")),
    case("alias as the file", "▸*a\n", (YAML, "the alias *a")),
    case("anchor", in_claim("note: ▸&a text"), (YAML, "the anchor &a")),
    case("anchor on a mapping", "claims:\n  - ▸&a\n    id: a\n    statement: s\n", (YAML, "the anchor &a")),
    case("anchor on a list", in_claim("tags: ▸&a [x]"), (YAML, "the anchor &a")),
    case("anchor on a key", in_claim("▸&a note: text"), (YAML, "the anchor &a")),
    case("anchor and bad value", in_claim("kind: ▸&a ▸hearsay"), (YAML, "the anchor &a"), (FIELD, "`hearsay`")),
    case(
        "anchor and bad fragment",
        "claims:\n  - id: ▸&a ! # so\n      'kyi▸і'\n    statement: s\n",
        (YAML, "the anchor &a"),
        (FIELD, "U+0456"),
    ),
    case("anchor with a value to come", in_claim("▸note: ▸&a"), (FIELD, "`note` is empty"), (YAML, "&a")),
    case("tag", in_claim("note: ▸!!str text"), (YAML, "the tag !!str is refused")),
    case("local tag", in_claim("note: ▸!secret text"), (YAML, "the tag !secret is refused")),
    case("python tag", in_claim("note: ▸!!python/object/apply:os.system ▸[ls]"), (YAML, "tag"), (FIELD, "text")),
    case("merge key", in_claim("▸<<: {kind: fact}"), (YAML, "the merge key <<")),
    case("merge key with an alias", in_claim("▸<<: ▸*a"), (YAML, "the merge key <<"), (YAML, "the alias *a")),
    case("merge key in quotes", in_claim('▸"<<": {kind: fact}'), (FIELD, "`<<` is not a field")),
    case("second document", "claims: []\n▸---\nclaims: []\n", (YAML, "a second document")),
    case("second document, unmarked", "claims: []\n...\n▸claims: []\n", (YAML, "document")),
    case("list as a key", in_claim("▸[a, b]: c\n    kind: ▸d"), (YAML, "a key must be plain text"), (FIELD, "`d`")),
    case("mapping as a key", in_claim("? ▸{a: b}\n    : c\n    kind: ▸d"), (YAML, "a key must be"), (FIELD, "`d`")),
    case("mapping under a key that is a list", in_claim("▸[a]: {b: c}\n    kind: ▸d"), (YAML, "key"), (FIELD, "`d`")),
    case("refused within a key", in_claim("▸[▸*a]: c"), (YAML, "a key must be plain text"), (YAML, "the alias *a")),
    case("too deep", f"claims: {'[' * 31}▸[", (YAML, "nested more than 32 deep")),
    case("value too long", in_claim(f"note: ▸{'x' * 200_001}"), (YAML, "the limit is 200,000")),
    case("key too long", in_claim(f"? ▸{'x' * 200_001}\n    : y"), (YAML, "the limit is 200,000")),
    case("duplicate key", in_claim("kind: fact\n    ▸kind: fact"), (TWICE, "`kind` is given twice")),
    case("duplicate key in other quotes", "claims:\n  - id: a\n    statement: s\n    ▸'id': b\n", (TWICE, "`id`")),
    case("duplicate key by an escape", 'claims:\n  - id: a\n    statement: s\n    ▸"\\x69d": b\n', (TWICE, "`id`")),
    case("duplicate list", "claims: []\n▸claims: []\n", (TWICE, "`claims` is given twice")),
    case("three times", in_claim("note: a\n    ▸note: b\n    ▸note: c"), (TWICE, "`note`"), (TWICE, "`note`")),
    case("duplicate key of one's own", in_claim("x-a: {▸b: 1, ▸b: 2}").replace("▸b: 1", "b: 1"), (TWICE, "`b`")),
]

SHAPES = [
    case("empty file", "▸", (FIELD, "this file is empty")),
    case("comment alone", "▸# nothing yet\n", (FIELD, "this file is empty")),
    case("text alone", "\n▸claims\n", (FIELD, "this file holds no keys")),
    case("list alone", "▸- id: a\n", (FIELD, "this file holds no keys")),
    case("no list", "▸x-mine: 1\n", (FIELD, "none of the lists")),
    case("empty mapping", "▸{}\n", (FIELD, "none of the lists")),
    case("claims without a value", "▸claims:\n", (FIELD, "`claims` must be a list of claims, and is nothing")),
    case("claims as a mapping", "claims:\n  ▸id: a\n", (FIELD, "must be a list of claims, and is keys and values")),
    case("claims as text", "claims: ▸none\n", (FIELD, "must be a list of claims, and is text")),
    case("text for a claim", "claims:\n  - ▸just text\n", (FIELD, "this entry must be a claim")),
    case("list for a claim", "claims:\n  - ▸- id: a\n", (FIELD, "this entry must be a claim")),
    case("nothing for a claim", "claims:\n  -▸\n", (FIELD, "and is nothing")),
    case("list for text", in_claim("note: ▸[a, b]"), (FIELD, "`note` must be text, and is a list")),
    case("block list for text", in_claim("note:\n      ▸- a"), (FIELD, "`note` must be text, and is a list")),
    case("mapping for text", in_claim("note: ▸{a: b}"), (FIELD, "`note` must be text, and is keys and values")),
    case("block mapping for text", in_claim("note:\n      ▸a: b"), (FIELD, "`note` must be text, and is keys")),
    case("text for a list", in_claim("tags: ▸ukraine"), (FIELD, "`tags` must be a list of words, and is text")),
    case("mapping for a list", in_claim("rests_on: ▸{a: b}"), (FIELD, "must be a list of claim ids, and is keys")),
    case("nothing for a list", in_claim("▸tags:"), (FIELD, "`tags` must be a list of words, and is nothing")),
    case("list in a list", in_claim("tags: [a, ▸[b]]"), (FIELD, "this entry must be text, and is a list")),
    case("mapping for a date", in_claim("when: ▸{from: 2022}"), (FIELD, "`when` must be a date, and is keys")),
    case("list for an id", "claims:\n  - statement: s\n    id: ▸[a]\n", (FIELD, "`id` must be an id, and is a list")),
    case("list for a flag", in_source("primary: ▸[true]"), (FIELD, "must be true or false, and is a list")),
    case("text for a capture", in_source("capture: ▸a.txt"), (FIELD, "`capture` must be a capture (keys and values)")),
    case("list for an excerpt", in_source("excerpt: ▸[a.txt]"), (FIELD, "`excerpt` must be an excerpt")),
    case("text for evidence", in_claim("evidence: ▸none"), (FIELD, "must be a list of pieces of evidence")),
    case("mapping for evidence", in_claim("evidence:\n      ▸source: s"), (FIELD, "must be a list of pieces")),
    case("mapping for an author", in_source("author: ▸{name: A}"), (FIELD, "`author` must be text, and is keys")),
    case("text for a waiver", in_claim("waivers: [▸single-source]"), (FIELD, "this entry must be a waiver")),
]

EMPTY = [
    case("no value", in_claim("▸note:"), (FIELD, "`note` is empty")),
    case("no value, comment", in_claim("▸note: # later"), (FIELD, "leave the key out")),
    case("double quotes", in_claim('note: ▸""'), (FIELD, "`note` is empty")),
    case("single quotes", in_claim("note: ▸''"), (FIELD, "`note` is empty")),
    case("blank quotes", in_claim('note: ▸" \\t\\n"'), (FIELD, "`note` is empty")),
    case("no-break space", in_claim("note: ▸\u00a0"), (FIELD, "`note` is empty")),
    case("folded block", in_claim("note: ▸>-\n    kind: fact"), (FIELD, "`note` is empty")),
    case("literal block of blank lines", in_claim("note: ▸|+\n\n    kind: fact"), (FIELD, "`note` is empty")),
    case("entry", in_claim("tags:\n      - a\n      -▸"), (FIELD, "this entry is empty")),
    case("entry in quotes", in_claim('tags: [a, ▸""]'), (FIELD, "this entry is empty")),
    case("id", "claims:\n  - ▸id:\n    statement: s\n", (FIELD, "`id` is empty")),
    case("date", in_claim("▸when:"), (FIELD, "`when` is empty")),
    case("choice", in_claim('kind: ▸" "'), (FIELD, "`kind` is empty")),
    case("flag", in_source("▸primary:"), (FIELD, "`primary` is empty")),
    case("author", in_source("▸author:"), (FIELD, "`author` is empty")),
    case("capture", in_source("▸capture:"), (FIELD, "`capture` must be a capture (keys and values), and is nothing")),
    case("no key", in_claim("▸: a"), (YAML, "not YAML")),
    case("key without a name", in_claim("?▸\n    : a"), (FIELD, "`` is not a field")),
    case("key of empty quotes", in_claim("▸'': a"), (FIELD, "`` is not a field")),
    case("null", in_claim("note: ▸null"), (FIELD, "`null` is read as that word")),
    case("tilde", in_claim("note: ▸~"), (FIELD, "`~` is read as that word")),
    case("NULL in a list", in_claim("tags: [a, ▸NULL]"), (FIELD, "put the word in quotation marks")),
    case("null for an id", "claims:\n  - id: ▸null\n    statement: s\n", (FIELD, "`null` is read as that word")),
    case("tilde for an id", in_claim("rests_on: [▸~]"), (FIELD, "`~` is read as that word")),
    case("null for a date", in_claim("when: ▸null"), (FIELD, "`null` is not a date")),
]

KEYS = [
    case("a slip", in_claim("▸notes: a"), (FIELD, "did you mean `note`?")),
    case("what other formats call it", in_claim("▸date: 2022-03-08"), (FIELD, "did you mean `when`?")),
    case("two letters swapped", in_claim("▸verdcit: refuted"), (FIELD, "did you mean `verdict`?")),
    case("hyphen for underscore", in_claim("▸rests-on: [b]"), (FIELD, "did you mean `rests_on`?")),
    case("upper case", in_claim("▸Kind: fact"), (FIELD, "did you mean `kind`?")),
    case("unknown in a claim", in_claim("▸wordiness: a"), (FIELD, "a key of your own begins with x-")),
    case("unknown in quotes", in_claim('▸"wordiness": a'), (FIELD, "`wordiness` is not a field of a claim")),
    case("unknown at the top", "claims: []\n▸clams: []\n", (FIELD, "did you mean `claims`?")),
    case("evidence's in a claim", in_claim("▸quote: a"), (FIELD, "`quote` belongs to a piece of evidence")),
    case("claim's in a source", in_source("▸verdict: refuted"), (FIELD, "`verdict` belongs to a claim")),
    case("source's in evidence", in_evidence("▸url: http://a.org"), (FIELD, "`url` belongs to a source")),
    case("two records'", in_claim("▸interest: none"), (FIELD, "belongs to a source or an origin")),
    case("in evidence", in_evidence("▸qoute: a"), (FIELD, "did you mean `quote`?")),
    case("in a source", in_source("▸tittle: a"), (FIELD, "did you mean `title`?")),
    case("in an origin", in_origin("▸anonymus: true"), (FIELD, "did you mean `anonymous`?")),
    case("in a capture", in_source("capture: {file: a, ▸sha265: b}"), (FIELD, "did you mean `sha256`?")),
    case("capture's in an excerpt", in_source("excerpt: {file: a, ▸captured: 2022}"), (FIELD, "belongs to a capture")),
    case("in a derivation", in_source("derived_from: [{source: b, ▸hwo: quotes}]"), (FIELD, "did you mean `how`?")),
    case("in a waiver", in_claim("waivers: [{rule: a, reason: b, ▸untill: 2027}]"), (FIELD, "did you mean `until`?")),
    case("x without a dash", in_claim("▸xnote: a"), (FIELD, "did you mean `note`?")),
]

MISSING = [
    case("claim: id", "claims:\n  - ▸statement: s\n", (FIELD, "a claim needs `id`")),
    case("claim: statement", "claims:\n  - ▸id: a\n", (FIELD, "a claim needs `statement`")),
    case("claim: both", "claims:\n  - ▸▸kind: fact\n", (FIELD, "needs `id`"), (FIELD, "needs `statement`")),
    case("claim: all", "claims: [▸▸{}]\n", (FIELD, "needs `id`"), (FIELD, "needs `statement`")),
    case("claim: second", "claims:\n  - {id: a, statement: s}\n  - ▸id: b\n", (FIELD, "needs `statement`")),
    case("evidence: source", in_claim("evidence:\n      - ▸stance: context"), (FIELD, "evidence needs `source`")),
    case("evidence: stance", in_claim("evidence: [▸{source: a}]"), (FIELD, "evidence needs `stance`")),
    case("source: id", "sources:\n  - ▸title: t\n", (FIELD, "a source needs `id`")),
    case("origin: id", "origins:\n  - ▸name: n\n", (FIELD, "an origin needs `id`")),
    case("derivation: source", in_source("derived_from:\n      - ▸how: quotes"), (FIELD, "needs `source`")),
    case("capture: file", in_source(f"capture:\n      ▸sha256: {DIGEST}"), (FIELD, "a capture needs `file`")),
    case("excerpt: file", in_source(f"excerpt: ▸{{sha256: {DIGEST}}}"), (FIELD, "an excerpt needs `file`")),
    case("waiver: rule", in_claim("waivers:\n      - ▸reason: r"), (FIELD, "a waiver needs `rule`")),
    case("waiver: reason", in_origin("waivers:\n      - ▸rule: r"), (FIELD, "a waiver needs `reason`")),
    # Refused is not missing: one defect, one finding.
    case("refused, not missing", "claims:\n  - id: a\n    statement: ▸*s\n", (YAML, "the alias *s")),
    case("absence: refused note", in_claim("kind: absence\n    note: ▸*n"), (YAML, "the alias *n")),
]

CHOICES = [
    case("kind", in_claim("kind: ▸rumour"), (FIELD, "write fact, attribution, assessment, prediction or absence")),
    case("verdict", in_claim("verdict: ▸true"), (FIELD, "`true` is not a verdict")),
    case("confidence, upper case", in_claim("confidence: ▸High"), (FIELD, "did you mean `high`?")),
    case("confidence none", in_claim("confidence: ▸none"), (FIELD, "write low, moderate or high")),
    case("stance", in_claim("evidence: [{source: a, stance: ▸partial}]"), (FIELD, "supports, refutes or context")),
    case("access", in_evidence("access: ▸tolled"), (FIELD, "did you mean `told`?")),
    case("how", in_source("derived_from: [{source: b, how: ▸summarizes}]"), (FIELD, "did you mean `summarises`?")),
    case("interest", in_origin("interest: ▸yes"), (FIELD, "write none, party or unknown")),
    case("reliability of a source", in_source("reliability: ▸G"), (FIELD, "write A, B, C, D, E or F")),
    case("reliability of an origin", in_origin("reliability: ▸a"), (FIELD, "did you mean `A`?")),
    case("type", in_source("type: ▸newspaper-article"), (FIELD, "`newspaper-article` is not a type of source")),
    case("type, slip", in_source("type: ▸article-newpaper"), (FIELD, "did you mean `article-newspaper`?")),
    case("grade, order", in_evidence("grade: ▸3C"), (FIELD, "did you mean `C3`?")),
    case("grade, case", in_evidence("grade: ▸c3"), (FIELD, "did you mean `C3`?")),
    case("grade, digit", in_evidence("grade: ▸F7"), (FIELD, "a letter A–F and a digit 1–6")),
    case("grade, letter", in_evidence("grade: ▸G1"), (FIELD, "a letter A–F and a digit 1–6")),
    case("grade, number", in_evidence("grade: ▸3"), (FIELD, "`3` is not a grade")),
    case("grade, wide digit", in_evidence("grade: ▸C３"), (FIELD, "is not a grade")),
    case("flag yes", in_source("primary: ▸yes"), (FIELD, "did you mean `true`?")),
    case("flag No", in_source("primary: ▸No"), (FIELD, "did you mean `false`?")),
    case("flag True", in_origin("anonymous: ▸True"), (FIELD, "did you mean `true`?")),
    case("flag maybe", in_origin("anonymous: ▸maybe"), (FIELD, "`maybe` is neither true nor false")),
]

IDS = [
    case("upper case", "claims:\n  - id: ▸Mig-29\n    statement: s\n", (FIELD, "did you mean `mig-29`?")),
    case("underscore", "sources:\n  - id: ▸daily_times\n", (FIELD, "did you mean `daily-times`?")),
    case("space", "origins:\n  - id: ▸an insider\n", (FIELD, "did you mean `an-insider`?")),
    case("dash at the end", in_claim("rests_on: [▸a-]"), (FIELD, "`a-` is not an id")),
    case("two dashes", in_claim("contradicts: [▸a--b]"), (FIELD, "did you mean `a-b`?")),
    case("dot", in_evidence("origins: [▸a.b]"), (FIELD, "`a.b` is not an id")),
    case("blank at the end", in_evidence('origins: [▸"a "]'), (FIELD, "`a ` is not an id")),
    case("line break at the end", "sources:\n  - id: |\n      ▸a\n", (FIELD, "is not an id")),
    case("path", in_claim("evidence: [{source: ▸../a, stance: context}]"), (FIELD, "is not an id")),
    case("Cyrillic letter", "claims:\n  - id: kyi▸ѵ-1\n    statement: s\n", (FIELD, "U+0475")),
    case("Cyrillic letter, quoted", in_claim('rests_on: ["▸\\u0430bc"]'), (FIELD, "U+0430")),
    case("Cyrillic letter, folded", in_claim("rests_on:\n      - >-\n        kyi▸ѵ"), (FIELD, "U+0475")),
    case("ligature", in_origin("possibly_same_as: [o▸ﬃcial]"), (FIELD, "U+FB03")),
    case("wide digit", in_claim("rests_on: [a-▸１]"), (FIELD, "U+FF11")),
    case("zero-width space", in_claim("rests_on: [a▸\u200bb]"), (FIELD, "U+200B")),
    case("too long", f"sources:\n  - id: ▸{'a' * 81}\n", (FIELD, "has 81 characters; the limit is 80")),
]

DATES = [
    case("month 13", in_claim("when: ▸2022-13-01"), (FIELD, "there is no month 13")),
    case("month 00", in_claim("when: ▸2022-00"), (FIELD, "there is no month 00")),
    case("30 February", in_claim("when: ▸2022-02-30"), (FIELD, "2022-02 has no day 30")),
    case("29 February of 1900", in_claim("when: ▸1900-02-29"), (FIELD, "1900-02 has no day 29")),
    case("day 00", in_claim("when: ▸2022-03-00"), (FIELD, "has no day 00")),
    case("31 April", in_source("published: ▸2022-04-31"), (FIELD, "2022-04 has no day 31")),
    case("backwards", in_claim("when: ▸2022-03-08/2022-03-07"), (FIELD, "ends before it begins")),
    case("backwards by years", in_claim("when: ▸2022/2021"), (FIELD, "ends before it begins")),
    case("open at both ends", in_claim("when: ▸../.."), (FIELD, "open at both ends")),
    case("open alone", in_claim("when: ▸.."), (FIELD, "`..` is not a date")),
    case("three ends", in_claim("when: ▸2020/2021/2022"), (FIELD, "two ends")),
    case("no end", in_claim("when: ▸2022/"), (FIELD, "an interval A/B")),
    case("bad end", in_claim("when: ▸2022/2022-13"), (FIELD, "there is no month 13")),
    case("slashes", in_source("accessed: ▸08/03/2022"), (FIELD, "`08/03/2022` is not a date")),
    case("dots", in_source("accessed: ▸08.03.2022"), (FIELD, "write YYYY, YYYY-MM or YYYY-MM-DD")),
    case("two-digit year", in_source("accessed: ▸22-03-08"), (FIELD, "is not a date")),
    case("one-digit month", in_source("accessed: ▸2022-3-8"), (FIELD, "is not a date")),
    case("words", in_source("accessed: ▸March 2022"), (FIELD, "`March 2022` is not a date")),
    case("time behind a space", in_claim("when: ▸2022-03-08 12:30"), (FIELD, "is not a date")),
    case("time alone", in_claim("when: ▸12:30"), (FIELD, "`12:30` is not a date")),
    case("no such time", in_claim("when: ▸2022-03-08T24:61:00Z"), (FIELD, "there is no time 24:61:00")),
    case("wide digits", in_claim("when: ▸２０２２"), (FIELD, "is not a date")),
    case("qualifier in front", in_claim("when: ▸'~2022'"), (FIELD, "? or ~ behind")),
    case("waiver's date", in_claim("waivers: [{rule: a, reason: b, until: ▸soon}]"), (FIELD, "`soon` is not a date")),
    case("capture's date", in_source("capture: {file: a, captured: ▸today}"), (FIELD, "`today` is not a date")),
]

OTHER_VALUES = [
    case("sha256, short", in_source("capture: {file: a, sha256: ▸abc123}"), (FIELD, "64 hexadecimal digits")),
    case("sha256, not hex", in_source(f"capture: {{file: a, sha256: ▸{SIXTY_FOUR_NON_DIGITS}}}"), (FIELD, "SHA-256")),
    case("sha256, long", in_source(f"excerpt: {{file: a, sha256: ▸{DIGEST}0}}"), (FIELD, "not a SHA-256")),
    case("url without a scheme", in_source("url: ▸www.example.org"), (FIELD, "not a web address")),
    case("url of a file", in_source("url: ▸file:///etc/passwd"), (FIELD, "not a web address")),
    case("url with a script", in_source("url: ▸javascript:alert(1)"), (FIELD, "not a web address")),
    case("url with a user", in_source("url: ▸https://a:b@example.org/"), (FIELD, "without a user name")),
    case("url with a space", in_source("archive_url: ▸https://example.org/a b"), (FIELD, "without spaces")),
    case("url without a host", in_source("url: ▸https://"), (FIELD, "not a web address")),
    case("language in words", in_source("language: ▸English (UK)"), (FIELD, "`English (UK)` is not a language tag")),
    case("language with underscore", in_source("language: ▸en_GB"), (FIELD, "such as en, uk or zh-Hans")),
    case("same tag twice", in_claim("tags: [a, b, ▸a]"), (FIELD, "`a` stands in this list twice")),
    case("same id twice", in_claim("rests_on:\n      - b\n      - ▸'b'"), (FIELD, "`b` stands in this list twice")),
    case("same tag three times", in_claim("tags: [a, ▸a, ▸a]"), (FIELD, "twice"), (FIELD, "twice")),
]

# The place stands behind what an editor does not count as a line or a column, or counts as one.
PLACES = [
    case("BOM before the place", "\ufeff▸clams: []\nclaims: []\n", (FIELD, "did you mean `claims`?")),
    case("BOM, later line", "\ufeffclaims:\n  - id: a\n    statement: s\n    ▸knd: fact\n", (FIELD, "`kind`")),
    case("two BOMs", "\ufeff\ufeffclaims:\n  - id: ▸A\n    statement: s\n", (FIELD, "is not an id")),
    case(
        "CRLF",
        in_claim("kind: fact\n    when: ▸2022-13\n    ▸knd: x").replace("\n", "\r\n"),
        (FIELD, "month"),
        (FIELD, "knd"),
    ),
    case("CRLF, folded", in_claim("note: >-\n      a\n      b\n\n    when: ▸x").replace("\n", "\r\n"), (FIELD, "`x`")),
    case("CRLF, not YAML", in_claim("note: a▸: b").replace("\n", "\r\n"), (YAML, "not YAML")),
    case("lone CR", in_claim("note: a\n    when: ▸2022-13").replace("\n", "\r"), (FIELD, "month 13")),
    case("mixed line ends", "claims:\r\n  - id: a\r    statement: s\n    when: ▸x\r\n", (FIELD, "`x` is not a date")),
    case("line separator, plain", in_claim("note: a\u2028b\u2029c\x85d\n    when: ▸x"), (FIELD, "`x` is not a date")),
    case("line separator, single", in_claim("note: 'a\u2028b\u2029c\x85d'\n    when: ▸x"), (FIELD, "`x` is not")),
    case("line separator, double", in_claim('note: "a\u2028b\u2029c\x85d"\n    when: ▸x'), (FIELD, "`x` is not")),
    case("line separator, folded", in_claim("note: >-\n      a\u2028b\x85\n    when: ▸x"), (FIELD, "`x` is not")),
    case("line separator, same line", "claims: [{id: a, statement: a\u2028b\x85c, when: ▸x}]\n", (FIELD, "`x` is not")),
    case("line separator in a value", in_claim("when: ▸2022\u2028"), (FIELD, "is not a date")),
    case("line separator in a comment", in_claim("note: a # b\u2028c\n    when: ▸x"), (FIELD, "`x` is not a date")),
    case("line separator, not YAML", in_claim("note: a\u2028b▸: c"), (YAML, "not YAML")),
    case("line separator in a key", in_claim("▸no\u2028te: c"), (FIELD, "is not a field of a claim")),
    case("emoji", "claims: [{id: a, statement: 😀👩‍👩‍👧, when: ▸x}]\n", (FIELD, "`x` is not a date")),
    case("combining marks", "claims: [{id: a, statement: e\u0301\u0323, when: ▸x}]\n", (FIELD, "`x` is not a date")),
    case("right to left", "claims: [{id: a, statement: שלום, when: ▸x}]\n", (FIELD, "`x` is not a date")),
    case("emoji in a comment line", "# 😀\nclaims: [{id: ▸A, statement: s}]\n", (FIELD, "did you mean `a`?")),
    case("emoji in a key", 'claims: [{id: a, "x-😀": b, statement: s, ▸knd: c}]\n', (FIELD, "did you mean `kind`?")),
    case("flow in a flow", "{claims: [{id: a, statement: s, evidence: [▸{source: b}]}]}\n", (FIELD, "needs `stance`")),
    case("flow over lines", "claims: [{id: a,\n  statement: s,\n    kind:\n ▸x}]\n", (FIELD, "`x` is not a kind")),
    case("literal block", in_claim("kind: |\n      ▸rumour"), (FIELD, "is not a kind of claim")),
    case("folded block behind a blank line", in_claim("kind: >-\n\n      ▸rumour"), (FIELD, "is not a kind of claim")),
    case("explicit indentation", in_claim("kind: >2-\n      ▸rumour"), (FIELD, "is not a kind of claim")),
    case("key on a line of its own", in_claim("? kind\n    : ▸rumour"), (FIELD, "is not a kind of claim")),
    case("value below its key", in_claim("kind:\n      # so\n      ▸rumour"), (FIELD, "is not a kind of claim")),
    case("document mark before", "%YAML 1.1\n---\nclaims:\n  - id: ▸A\n    statement: s\n", (FIELD, "mean `a`?")),
]

GROUPS = {
    "not YAML": NOT_YAML,
    "refused": REFUSED,
    "shape": SHAPES,
    "empty": EMPTY,
    "key": KEYS,
    "missing": MISSING,
    "choice": CHOICES,
    "id": IDS,
    "date": DATES,
    "other value": OTHER_VALUES,
    "place": PLACES,
}
CASES = [pytest.param(one, id=f"{group}: {one.name}") for group, cases in GROUPS.items() for one in cases]

SEVERAL = """\
claims:
  - id: first
    statment: a slip in the key
    kind: rumour
    when: 2022-02-30
    tags: one
    evidence:
      - source: Daily
        stance: partial
        grade: C9
      - stance: supports
    note: &n here
  - statement: no id
    confidence: certain
clams: []
sources:
  - id: daily
    url: daily.example
    primary: yes
    primary: no
"""


@pytest.mark.parametrize("one", CASES)
def test_place_and_message(one: Case) -> None:
    text, places = read_marks(one.text)
    found = find_problems(text.encode())
    expected = [(*place, rule) for place, (rule, _) in zip(places, one.problems, strict=True)]
    assert [(problem.line, problem.column, problem.rule) for problem in found] == expected
    for problem, (_, words) in zip(found, one.problems, strict=True):
        assert words in problem.message


@pytest.mark.slow
@pytest.mark.parametrize("one", CASES)
def test_the_parser_without_libyaml_agrees_on_the_line(one: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    text, places = read_marks(one.text)
    monkeypatch.setattr(tree, "_libyaml", None)
    found = find_problems(text.encode())
    expected = [(line, rule) for (line, _), (rule, _) in zip(places, one.problems, strict=True)]
    assert [(problem.line, problem.rule) for problem in found] == expected


def test_marks_are_counted_as_an_editor_counts() -> None:
    text, places = read_marks("\ufeffa▸b\r\n▸\rx\n😀▸e\u0301▸\u2028▸")
    assert text == "\ufeffab\r\n\rx\n😀e\u0301\u2028"
    assert places == [(1, 2), (2, 1), (4, 2), (4, 4), (4, 5)]


def test_all_problems_of_a_file_at_once() -> None:
    found = [(problem.line, problem.column, problem.rule) for problem in find_problems(SEVERAL.encode())]
    assert found == [
        (2, 5, FIELD),  # no statement
        (3, 5, FIELD),  # statment
        (4, 11, FIELD),  # rumour
        (5, 11, FIELD),  # 30 February
        (6, 11, FIELD),  # text for a list
        (8, 17, FIELD),  # Daily
        (9, 17, FIELD),  # partial
        (10, 16, FIELD),  # C9
        (11, 9, FIELD),  # no source
        (12, 11, YAML),  # an anchor
        (13, 5, FIELD),  # no id
        (14, 17, FIELD),  # certain
        (15, 1, FIELD),  # clams
        (18, 10, FIELD),  # a url without a scheme
        (19, 14, FIELD),  # yes
        (20, 5, TWICE),
    ]


def test_what_is_sound_is_kept() -> None:
    dossier, _ = load(SEVERAL.encode())
    (claim,) = dossier.claims
    assert (claim.id, claim.statement, claim.when, claim.note) == ("first", "", None, "here")
    assert [evidence.source for evidence in claim.evidence] == ["Daily", ""]
    assert [source.id for source in dossier.sources] == ["daily"]


# Not text at all: these cannot be written with marks.
ENCODINGS = [
    pytest.param("claims: []\n".encode("utf-16"), 1, 1, "0xff", id="UTF-16"),
    pytest.param("claims: []\n".encode("utf-16-be"), 1, 1, "U+0000", id="UTF-16-BE without a BOM"),
    pytest.param("claims: []\n".encode("utf-16-le"), 1, 2, "U+0000", id="UTF-16-LE without a BOM"),
    pytest.param("claims: []\n".encode("utf-32"), 1, 1, "0xff", id="UTF-32"),
    pytest.param("claims: []\n# é\n".encode("latin-1"), 2, 3, "0xe9", id="Latin-1"),
    pytest.param("# 😀 \u2028 “".encode() + "”".encode("cp1252"), 1, 8, "0x94", id="cp1252 behind emoji"),
    pytest.param(b"\xef\xbb\xbf# \xff\n", 1, 3, "0xff", id="behind a BOM"),
    pytest.param(b"a: b\r\nc: \xc3", 2, 4, "0xc3", id="cut off"),
    pytest.param(b"a\r# \xed\xa0\x80\n", 2, 3, "0xed", id="half of a surrogate pair"),
    pytest.param(b"# \xc0\xaf\n", 1, 3, "0xc0", id="overlong"),
]


@pytest.mark.parametrize(("data", "line", "column", "words"), ENCODINGS)
def test_not_utf_8(data: bytes, line: int, column: int, words: str) -> None:
    (problem,) = find_problems(data)
    assert (problem.line, problem.column, problem.rule) == (line, column, YAML)
    assert words in problem.message


@pytest.mark.parametrize("parser", ["libyaml", "python"])
@pytest.mark.parametrize(
    "escape", [r"\uD800", r"\udfff", r"\uD83D\uDE00", r"\U0000DABC", r"\U00110000", r"\UFFFFFFFF", r"\xZZ", r"\u12"]
)
def test_escapes_that_spell_no_character(escape: str, parser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if parser == "python":
        monkeypatch.setattr(tree, "_libyaml", None)
    problems = find_problems(in_claim(f'kind: fact\n    note: "a é {escape}"').encode())
    assert {(problem.line, problem.rule) for problem in problems} == {(5, YAML)}
    # Parsers stop at the backslash or at the digits behind it.
    assert all(16 <= problem.column <= 22 for problem in problems)
    assert not load(in_claim(f'note: "{escape}"').encode())[0].claims or parser == "python"


@pytest.mark.parametrize("parser", ["libyaml", "python"])
@pytest.mark.parametrize(
    ("escape", "value"), [(r"\e", "\x1b"), (r"\0", "\0"), (r"\x07", "\x07"), (r"\uFFFE", "\ufffe"), (r"\N", "\x85")]
)
def test_escapes_that_spell_a_control_character(
    escape: str, value: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if parser == "python":
        monkeypatch.setattr(tree, "_libyaml", None)
    dossier, _ = load(in_claim(f'note: "é {escape}"').encode())
    assert not dossier.problems
    assert dossier.claims[0].note == f"é {value}"


def test_first_place_of_a_duplicate_is_related() -> None:
    dossier, source_map = load(in_claim("kind: fact\n    kind: absence").encode())
    (problem,) = dossier.problems
    (related,) = problem.observation.related
    assert isinstance(related.place, Location)
    assert (related.place.span.line, related.place.span.column) == (4, 5)
    assert resolve(problem, source_map)[:2] == (5, 5)
    assert dossier.claims[0].kind.value == "fact"


def test_ids_of_a_broken_file_are_remembered() -> None:
    text = (
        "claims:\n  - id: one\n  -   'id': 'two'\n    statement: @\n    id: three\n  - {id: four, x: {a: b,id: five}}\n"
    )
    for data in (text.encode(), text.replace("\n", "\r").encode(), text.replace("@", "é").encode("latin-1")):
        dossier, _ = load(data)
        assert not dossier.claims
        assert dossier.lost_ids == {"one", "two", "three", "four", "five"}
    # Where the file is read, nothing is lost.
    assert not load(SEVERAL.encode())[0].lost_ids


def test_a_file_of_two_documents_is_not_half_read() -> None:
    dossier, _ = load(f"{in_claim('note: a')}---\n{in_claim('note: b')}".encode())
    assert not dossier.claims
    assert dossier.lost_ids == {"a"}


def test_a_file_refused_for_its_size_is_unread() -> None:
    dossier, _ = load(in_claim(f"note: {'x' * 200_001}").encode())
    assert [unread.file for unread in dossier.unread] == [FILE]
    dossier, _ = load(in_claim("note: *alias").encode())
    assert not dossier.unread


def test_own_keys_are_passed_over() -> None:
    dossier, _ = load(in_claim("x-anything: {at: [all, {b: ~}], '': ''}\n    x-: y").encode())
    assert not dossier.problems


@pytest.mark.parametrize("spelled", ["\ue000", r"\ue000", r"\uE000", r"\U0000e000"])
def test_private_use_is_not_taken_for_a_line_separator(spelled: str) -> None:
    # Line separators are kept from the parser by characters of this kind.
    dossier, _ = load(in_claim(f'note: "a\u2028\u2029\x85 {spelled}"').encode())
    assert not dossier.problems
    assert dossier.claims[0].note == "a\u2028\u2029\x85 \ue000"


def test_free_spelling_of_what_is_allowed() -> None:
    text = f"""\
claims:
  - "id": 'a'
    statement: ! "12:30"
    when: "2022-02/.."
    kind: >-
      absence
    note: no
    tags: [no, 0123, 1.10, 2022-02-30, 'null']
    evidence: []
sources:
  - id: '2022'
    author: A
    accessed: 2022-03-08T12:30:00+01:00
    capture: {{file: a.txt, sha256: SHA256:{DIGEST.upper()}}}
    primary: "true"
"""
    dossier, _ = load(text.encode())
    assert not dossier.problems
    assert dossier.claims[0].tags == ("no", "0123", "1.10", "2022-02-30", "null")
    assert dossier.claims[0].statement == "12:30"
    assert dossier.sources[0].author == ("A",)
    assert dossier.sources[0].primary is True
    capture = dossier.sources[0].capture
    assert capture is not None
    assert capture.sha256 == DIGEST
