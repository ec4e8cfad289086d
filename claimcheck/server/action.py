"""Quick fixes: edits that mend a finding once somebody has accepted them.  Nothing is done unasked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.analysis.quote.exact import Outcome, find_exact
from claimcheck.analysis.reference import LISTS
from claimcheck.language.text.letter import QUOTES
from claimcheck.language.text.normalise import FoldedText
from claimcheck.load.tree import Tree
from claimcheck.model.finding import Finding
from claimcheck.model.pattern import late
from claimcheck.model.position import Pointer
from claimcheck.model.record import NamedTuple
from claimcheck.model.suggestion import shorten
from claimcheck.server.edit import Edit, add_record, replace_key, replace_value
from claimcheck.server.symbol import find_check
from claimcheck.server.target import Target, find_target, find_way
from claimcheck.server.workspace import Audit

_MEANT = late(r"did you mean `([^`\s]+)`\?\Z")
# A hyphen at the end of a line, between letters, and how far the word that it parts is followed.
_PARTED = late(r"(?<=\w)[-‐\xad][^\S\n]*\n\s*(?=\w)")
_WORD = late(r"\w+")
_REACH = 40
_LETTER = late(r"[^\W_]")
# How many characters of words a title shows.
_LONGEST = 60


class Fix(NamedTuple):
    """A change that would mend a finding: what it does, in words, and its edits."""

    title: str
    edits: tuple[Edit, ...]
    is_preferred: bool = False


def list_fixes(finding: Finding, audit: Audit) -> Iterator[Fix]:
    """Yield what would mend a finding of an audit; every edit fits the files as they were then."""
    file = finding.location.file
    tree = audit.snapshot.trees.get(file)
    if tree is None:
        return
    span = finding.location.span
    target = find_target(tree, _offset(tree, span.line, span.column))
    if finding.rule == "quote-altered" and target is not None:
        yield from _restore_quote(file, tree, target, audit)
    meant = _MEANT.search(finding.help or "")
    if meant is not None:
        yield from _take_meant(finding, tree, meant[1])
    if finding.rule == "unknown-reference" and target is not None and target.names in ("origin", "source"):
        yield from _describe_missing(file, target.names, target.word, audit)


def _offset(tree: Tree, line: int, column: int) -> int:
    return tree.line_starts[line - 1] + column - 1


def _restore_quote(file: str, tree: Tree, target: Target, audit: Audit) -> Iterator[Fix]:
    """Yield the words of the saved text for those of an altered quote."""
    case = audit.result.case
    check = find_check(case, Pointer(file, target.path), target.word)
    if check is None or check.outcome is not Outcome.ALTERED:
        return
    place = case.place(check)
    if place is None:
        return
    text = place.reading.text
    folded = FoldedText(text)
    start, end = _take_marks(text, place.start, place.end, target.word)
    for words in _read_words(text[start:end], text + target.word):
        if find_exact(words, folded) is not None:
            edit = replace_value(file, tree, target.path, words)
            if edit is not None:
                yield Fix(f"Write the words of the capture: “{shorten(words, _LONGEST)}”", (edit,), True)
            return


def _take_marks(text: str, start: int, end: int, quote: str) -> tuple[int, int]:
    """Return a stretch of a text with the marks at its ends that the quote has there too: `“`, `”`, `.`."""
    own, backward = _bare(text[start:end]), text[start:end][::-1]
    head = quote[: len(quote) - len(_bare(quote))]
    tail = quote[len(_bare(quote[::-1])) :]
    # What the stretch has of them already is not taken twice.
    head = head[: max(0, len(head) - (end - start - len(own)))]
    tail = tail[len(backward) - len(_bare(backward)) :]
    while start and head and _is_like(text[start - 1], head[-1]):
        start, head = start - 1, head[:-1]
    while end < len(text) and tail and _is_like(text[end], tail[0]):
        end, tail = end + 1, tail[1:]
    return start, end


def _bare(words: str) -> str:
    """Return words without the marks before the first letter or digit."""
    first = _LETTER.search(words)
    return words[first.start() :] if first else ""


def _is_like(one: str, other: str) -> bool:
    return one == other or (one in QUOTES and other in QUOTES)


def _read_words(stretch: str, around: str) -> Iterator[str]:
    """Yield a stretch of a text on one line, as likely as not: a hyphen at a line end may belong to the word."""

    def join(match: re.Match[str]) -> str:
        before = stretch[max(0, match.start() - _REACH) : match.start()]
        behind = stretch[match.end() : match.end() + _REACH]
        parts = _WORD.findall(before)[-1:] + _WORD.findall(behind)[:1]
        return "-" if "-".join(parts) in around and "".join(parts) not in around else ""

    if _PARTED.search(stretch):
        yield " ".join(_PARTED.sub(join, stretch).split())
    yield " ".join(stretch.split())


def _take_meant(finding: Finding, tree: Tree, word: str) -> Iterator[Fix]:
    """Yield the word that was probably meant, in place of the value or key that is not known."""
    file, span = finding.location.file, finding.location.span
    start, end = _offset(tree, span.line, span.column), _offset(tree, span.end_line, span.end_column)
    way = find_way(tree, start)
    if way is None or (way.start, way.end) != (start, end):
        return
    edit = replace_key(file, tree, way.path, word) if way.is_key else replace_value(file, tree, way.path, word)
    if edit is not None:
        yield Fix(f"Change to `{word}`", (edit,), True)


def _describe_missing(file: str, kind: str, name: str, audit: Audit) -> Iterator[Fix]:
    """Yield a new record for an id that names none: in a file that has such records, else at the end of this one."""
    snapshot = audit.snapshot
    records = snapshot.dossier.sources if kind == "source" else snapshot.dossier.origins
    homes = dict.fromkeys([*(r.at.file for r in records if r.at.file == file), *(r.at.file for r in records), file])
    for home in homes:
        tree = snapshot.trees.get(home)
        edit = None if tree is None else add_record(home, tree, LISTS[kind], name)
        if edit is not None:
            yield Fix(f"Add the {kind} `{name}` to {home}", (edit,))
            return
