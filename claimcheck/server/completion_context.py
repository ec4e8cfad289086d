"""Where the cursor stands in a file that need not be YAML yet: read from its lines and their indentation alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.load.kind import Field, Many, Record
from claimcheck.load.record_schema import FILE
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple
from claimcheck.server.target import inner_record

# Indentation, the dashes of list entries, a key, and what follows it.
_LINE = late(r"( *)((?:-(?: +|$))*)(?:([A-Za-z_][\w-]*)[ \t]*:(?=[ \t]|$))?[ \t]*(.*)")
_WORD_AHEAD = late(r"[\w-]*")
_COMMENT = late(r"(?:^|[ \t])#")


class CompletionGap(NamedTuple):
    """What may be written at the cursor: a value of `field`, or, where it is None, a key of `record`.

    `start` and `end` are the columns, in code points, of the word that is there; `lead` is what has to stand before
    the new one; `taken` are the keys that the record has already.
    """

    record: Record
    field: Field | None
    start: int
    end: int
    lead: str = ""
    taken: frozenset[str] = frozenset()


class _Line(NamedTuple):
    """A line taken apart: the columns of its first dash and of its key or value, its key, and what follows."""

    dash: int | None
    column: int
    key: str | None
    rest: str

    @property
    def holds_text(self) -> bool:
        """Whether further lines belong to a value that began here."""
        return bool(self.rest) and not self.rest.startswith("#")


def find_gap(lines: Sequence[str], row: int, column: int) -> CompletionGap | None:
    """Return what may be written at a 0-based line and column; None where that is plain text, or not known."""
    before = lines[row][:column]
    if _COMMENT.search(before):
        return None
    here = _take_apart(before)
    is_entry = here.dash is not None
    keys, way = _climb(lines, row, here)
    if way == "text":
        return None
    if here.key is not None:
        keys = [*keys, here.key]
    start = column - len(_find_word(before))
    if way == "flow" or here.rest.startswith(("[", "{")):
        inner = _read_flow(here.rest)
        if inner is None:
            return None
        flow_keys, words = inner
        keys = [*keys, *flow_keys]
        if words.strip(" \t\"'") != before[start:]:
            return None
        return _resolve(keys, start, _end(lines[row], column), is_key=_expects_key(keys), lead="")
    written = here.rest.lstrip("\"'")
    if written != before[start:]:
        return None
    end = _end(lines[row], column)
    if here.key is not None:
        # `source:` becomes a key only with the blank behind it.
        return _resolve(keys, start, end, is_key=False, lead=" " if before.endswith(":") else "")
    gap = _resolve(keys, start, end, is_key=_expects_key(keys), lead="" if is_entry or way == "entry" else "- ")
    if gap is None or gap.field is not None:
        return gap
    return gap._replace(taken=frozenset(_list_siblings(lines, row, here)))


def _end(line: str, column: int) -> int:
    ahead = _WORD_AHEAD.match(line, column)
    return ahead.end() if ahead else column


def _find_word(before: str) -> str:
    # From its end: a search from the front would look again at every letter of a long line.
    start = len(before)
    while start and (before[start - 1].isalnum() or before[start - 1] in "_-"):
        start -= 1
    return before[start:]


def _take_apart(line: str) -> _Line:
    match = _LINE.match(line)
    if match is None:
        return _Line(None, 0, None, "")
    indent, dashes, key, rest = match.groups()
    column = len(indent) + len(dashes)
    if dashes and not dashes.endswith(" "):
        column += 1
    return _Line(len(indent) if dashes else None, column, key, rest)


def _climb(lines: Sequence[str], row: int, here: _Line) -> tuple[list[str], str]:
    """Return the keys above a line, the outermost first, and how the line belongs to the nearest of them.

    `entry`: as a new entry of its list, or in one; `direct`: without a dash; `text`, `flow`: within its value.
    """
    keys: list[str] = []
    limit, way = here.column, "direct"
    if here.dash is not None:
        limit, way = here.dash + 1, "entry"
    for number in range(row - 1, -1, -1):
        if limit == 0:
            break
        line = _take_apart(lines[number])
        if line.key is None and (line.dash is None or line.rest):
            # Blank, a comment, text, or an entry of plain words.
            continue
        if line.key is not None and line.column < limit:
            if not keys and line.holds_text:
                if not line.rest.startswith(("[", "{")) or way == "entry":
                    return [], "text"
                way = "flow"
            keys.insert(0, line.key)
            limit = line.column
            if line.dash is not None:
                limit = line.dash + 1
        elif line.dash is not None and line.dash < limit <= line.column:
            # The line on which the entry begins that we are in.
            limit = line.dash + 1
            way = "entry" if not keys else way
    return keys, way


def _read_flow(text: str) -> tuple[list[str], str] | None:
    """Return the keys on the way into the innermost open bracket of a text, and the words behind the last comma.

    None where no bracket is open: the value is complete.
    """
    stack: list[tuple[str, str | None]] = []
    key: str | None = None
    start = 0
    quote = ""
    for index, character in enumerate(text):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'" and not text[start:index].strip():
            quote = character
        elif character in "[{":
            stack.append((character, key))
            key, start = None, index + 1
        elif character in "]}":
            if not stack:
                return None
            stack.pop()
            key, start = None, index + 1
        elif character == ",":
            key, start = None, index + 1
        elif character == ":" and stack and stack[-1][0] == "{" and key is None:
            key, start = text[start:index].strip(), index + 1
    if not stack and text.startswith(("[", "{")):
        return None
    return [name for _, name in (*stack, ("", key)) if name is not None], text[start:]


def _expects_key(keys: Sequence[str]) -> bool:
    """Tell whether what the keys lead to is a record, so that a key belongs there."""
    found = _follow(keys)
    return found is not None and (found[1] is None or inner_record(found[1]) is not None)


def _follow(keys: Sequence[str]) -> tuple[Record, Field | None] | None:
    """Return the record that the last key belongs to, and its field; the file and None without keys."""
    record: Record | None = FILE
    field: Field | None = None
    for key in keys:
        record = record if field is None else inner_record(field)
        field = record.fields.get(key) if record is not None else None
        if record is None or field is None:
            return None
    assert record is not None
    return record, field


def _resolve(keys: Sequence[str], start: int, end: int, is_key: bool, lead: str) -> CompletionGap | None:
    found = _follow(keys)
    if found is None:
        return None
    record, field = found
    if not is_key:
        if field is None or inner_record(field) is not None:
            return None
        return CompletionGap(record, field, start, end, lead if lead == " " or isinstance(field.kind, Many) else "")
    if field is None:
        return CompletionGap(record, None, start, end)
    inner = inner_record(field)
    if inner is None:
        return None
    return CompletionGap(inner, None, start, end, lead if isinstance(field.kind, Many) else "")


def _list_siblings(lines: Sequence[str], row: int, here: _Line) -> Iterator[str]:
    """Yield the keys that stand in the same column of the same record."""
    for number in range(row - 1, -1, -1):
        if here.dash is not None:
            break
        line = _take_apart(lines[number])
        if line.key is not None and line.column == here.column:
            yield line.key
            if line.dash is not None:
                break
        elif (line.key is not None or line.dash is not None) and line.column < here.column:
            break
    for number in range(row + 1, len(lines)):
        line = _take_apart(lines[number])
        if line.dash is not None and line.dash < here.column:
            break
        if line.key is not None and line.column == here.column:
            yield line.key
        elif line.key is not None and line.column < here.column:
            break


def find_word(lines: Sequence[str], row: int, column: int) -> tuple[CompletionGap, str] | None:
    """Return the value at a place of a file that does not parse, with what it is a value of."""
    line = lines[row]
    start = column - len(_find_word(line[:column]))
    gap = find_gap(lines, row, start)
    if gap is None or gap.field is None:
        return None
    end = _end(line, column)
    return gap._replace(start=start, end=end), line[start:end]
