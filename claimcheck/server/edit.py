"""Changes to a file that an editor may make once somebody has accepted them; each is tried before it is offered."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from yaml.events import ScalarEvent

from claimcheck.load.scalar import end_of, start_of
from claimcheck.load.tree import MappingNode, Node, SequenceNode, Tree, node_range, read_tree
from claimcheck.model.pattern import late
from claimcheck.model.position import Step
from claimcheck.model.record import NamedTuple
from claimcheck.server.target import node_at

# Where lines of a folded text are broken, and the least room that one has.
_WIDTH = 100
_LEAST_WIDTH = 40
_NEEDS_ESCAPE = late('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')
_HEADER = late(r"[|>][^\r\n]*")


class Edit(NamedTuple):
    """New words for what stands between two code-point offsets of a file."""

    file: str
    start: int
    end: int
    words: str


def replace_value(file: str, tree: Tree, path: tuple[Step, ...], words: str) -> Edit | None:
    """Return the edit that puts other words into a value, in the style it is written in if that can hold them.

    None where no style does.  What counts is that the file reads back as it was, but for these words.
    """
    node = node_at(tree, path)
    if not isinstance(node, ScalarEvent):
        return None
    start, end = start_of(node), end_of(node)
    if node.style in ("|", ">"):
        # The end of a block lies behind its line breaks, which are nobody's to take.
        end = max(start, node_range(tree.text, node)[1])
    for spelling in _spell(tree, node, words):
        edit = Edit(file, start, end, spelling)
        if reads_back(tree, path, edit, words):
            return edit
    return None


def replace_key(file: str, tree: Tree, path: tuple[Step, ...], name: str) -> Edit | None:
    """Return the edit that gives the key at the end of a path another name; None where that is taken."""
    parent = node_at(tree, path[:-1])
    if not isinstance(parent, MappingNode) or path[-1] not in parent.entries or name in parent.entries:
        return None
    key = parent.entries[str(path[-1])][0]
    edit = Edit(file, start_of(key), end_of(key), name)
    changed = read_tree(apply_edit(tree.text, edit))
    return edit if not changed.defects and node_at(changed, (*path[:-1], name)) is not None else None


def add_record(file: str, tree: Tree, name: str, record_id: str) -> Edit | None:
    """Return the edit that adds a record of this id to the list `name` of a file, or begins that list at its end.

    None where the list is not written as one entry below the other.
    """
    root = tree.root
    if not isinstance(root, MappingNode) or tree.defects:
        return None
    line_end = "\r\n" if "\r\n" in tree.text else "\n"
    entry = root.entries.get(name)
    if entry is None:
        text = tree.text
        glue = "" if not text or text.endswith(("\n", "\r")) else line_end
        edit = Edit(file, len(text), len(text), f"{glue}{name}:{line_end}  - id: {record_id}{line_end}")
        index = 0
    else:
        items = entry[1]
        if not isinstance(items, SequenceNode) or not items.items or tree.text[items.start : items.start + 1] != "-":
            return None
        margin = " " * (tree.position(items.start)[1] - 1)
        end = _end_of_line(tree.text, _last_end(tree.text, items))
        edit = Edit(file, end, end, f"{line_end}{margin}- id: {record_id}")
        index = len(items.items)
    changed = read_tree(apply_edit(tree.text, edit))
    added = node_at(changed, (name, index, "id"))
    is_right = not changed.defects and isinstance(added, ScalarEvent) and added.value == record_id
    return edit if is_right else None


def apply_edit(text: str, edit: Edit) -> str:
    """Return a text with an edit made."""
    return text[: edit.start] + edit.words + text[edit.end :]


def _spell(tree: Tree, node: ScalarEvent, words: str) -> Iterator[str]:
    """Yield spellings of words in YAML, the style of the old value first."""
    if node.style in ("|", ">"):
        header = _HEADER.match(tree.text, start_of(node))
        first = tree.position(node_range(tree.text, node)[0])[1] - 1
        line_end = "\r\n" if "\r\n" in tree.text else "\n"
        width = max(_LEAST_WIDTH, _WIDTH - first)
        lines = textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False)
        yield line_end.join([header[0] if header else ">-", *(" " * first + line for line in lines)])
    elif node.style == "'":
        yield "'" + words.replace("'", "''") + "'"
    elif not node.style:
        yield words
    yield '"' + _NEEDS_ESCAPE.sub(_escape, words) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return f"\\{character}" if character in '\\"' else f"\\u{ord(character):04x}"


def reads_back(tree: Tree, path: tuple[Step, ...], edit: Edit, words: str) -> bool:
    """Tell whether a file, with an edit made, has these words at a path and is otherwise what it was."""
    changed = read_tree(apply_edit(tree.text, edit))
    value = node_at(changed, path)
    if not isinstance(value, ScalarEvent) or value.value.split() != words.split():
        return False
    return len(changed.defects) <= len(tree.defects) and changed.is_whole and _is_alike(tree.root, changed.root, value)


def _is_alike(one: Node | None, other: Node | None, changed: ScalarEvent) -> bool:
    """Tell whether two trees hold the same, but for one value of the second."""
    pending: list[tuple[Node | None, Node | None]] = [(one, other)]
    while pending:
        a, b = pending.pop()
        if b is changed:
            continue
        if isinstance(a, MappingNode) and isinstance(b, MappingNode):
            if a.entries.keys() != b.entries.keys():
                return False
            pending += [(child, b.entries[key][1]) for key, (_, child) in a.entries.items()]
        elif isinstance(a, SequenceNode) and isinstance(b, SequenceNode):
            if len(a.items) != len(b.items):
                return False
            pending += zip(a.items, b.items, strict=True)
        elif isinstance(a, ScalarEvent) and isinstance(b, ScalarEvent):
            if a.value != b.value:
                return False
        elif type(a) is not type(b):
            return False
    return True


def _last_end(text: str, node: Node) -> int:
    """Return the offset behind the last words below a node."""
    last = 0
    pending: list[Node] = [node]
    while pending:
        node = pending.pop()
        if isinstance(node, MappingNode):
            for key, child in node.entries.values():
                last = max(last, end_of(key))
                pending.append(child)
        elif isinstance(node, SequenceNode):
            last = max(last, node.start)
            pending += node.items
        else:
            last = max(last, node_range(text, node)[1])
    return last


def _end_of_line(text: str, offset: int) -> int:
    ends = [end for end in (text.find("\n", offset), text.find("\r", offset)) if end >= 0]
    return min(ends, default=len(text))
