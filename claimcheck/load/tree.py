"""YAML text → a tree of nodes that know their place.

Read from libyaml's events, iteratively and within budgets.  PyYAML's composer and constructor, with their
recursion, merge keys and typing, are never reached: every value stays the text that was written.
Anchors, aliases, tags, merge keys and second documents are problems; reading goes on behind them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from claimcheck.load.scalar import end_of, find_fragment, start_of
from claimcheck.model.limit import DEFAULT_LIMITS, Limits
from claimcheck.model.pattern import late
from claimcheck.model.position import Fragment, Span, Step
from claimcheck.model.record import NamedTuple

_libyaml: Any
try:
    from yaml import _yaml as _libyaml
except ImportError:  # PyYAML without libyaml: slower, the same events
    _libyaml = None

# YAML 1.1 ends lines at these, YAML 1.2 and every editor do not: pasted into a value they must not break it.
_PASTED_BREAKS = ("\x85", "\u2028", "\u2029")
_UNPRINTABLE = late("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPED_PRIVATE_USE = late(r"\\(?:u|U0000)([eEfF][0-9a-fA-F]{3})")
_SURROGATE = late("[\ud800-\udfff]")
# An anchor or a tag and what parts it from its value.
_MARKS = late(r"(?:[&!][^ \t\r\n]*(?:[ \t\r\n]+(?:#[^\r\n]*)?)*)+")
_LINE_END = late("\r\n|\n|\r")


class MappingNode:
    """A mapping node: key → (the key's event, the value's node), in the order of the file."""

    __slots__ = ("entries", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.entries: dict[str, tuple[ScalarEvent, Node]] = {}


class SequenceNode:
    """A sequence node."""

    __slots__ = ("items", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.items: list[Node] = []


class Refused:
    """Stands where a value was refused (an alias, say): the reader passes over it, since a problem is on record."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


# A scalar's event serves as its node: making another object for each would cost a third of reading it.
Node = ScalarEvent | MappingNode | SequenceNode | Refused


class Defect(NamedTuple):
    """What is wrong with the YAML itself, at offsets in the text; `is_limit` marks what was refused for its size."""

    rule: str
    message: str
    start: int
    end: int
    help: str | None = None
    related: tuple[tuple[str, int, int], ...] = ()
    is_limit: bool = False


class Tree:
    """A file's text and its nodes; a `Document` of the source map.

    `root` is None where nothing was read; `is_whole` is False where reading ended before the text did.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Node | None = None
        self.defects: list[Defect] = []
        self.is_whole = True
        self._line_starts: list[int] | None = None

    @property
    def line_starts(self) -> list[int]:
        if self._line_starts is None:
            self._line_starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        return self._line_starts

    def position(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column of a code-point offset."""
        starts = self.line_starts
        row = bisect_right(starts, offset) - 1
        return row + 1, offset - starts[row] + 1

    def span(self, start: int, end: int) -> Span:
        return Span(*self.position(start), *self.position(max(start, end)))

    def line(self, number: int) -> str:
        starts = self.line_starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def locate(self, path: tuple[Step, ...], fragment: Fragment | None = None, on_key: bool = False) -> Span:
        """Return the span of the value at `path`, of part of it, or of its key; else of the nearest parent."""
        node = self.root
        key: ScalarEvent | None = None
        if node is None:
            return Span()
        for step in path:
            child: Node | None = None
            if isinstance(node, MappingNode) and isinstance(step, str):
                entry = node.entries.get(step)
                if entry is not None:
                    key, child = entry
            elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
                key, child = None, node.items[step]
            if child is None:
                fragment, on_key = None, False
                break
            node = child
        if key is not None and (on_key or _is_empty(node)):
            return self.span(*node_range(self.text, key))
        if isinstance(node, ScalarEvent) and fragment is not None:
            return self.span(*find_fragment(self.text, node, fragment.start, fragment.end))
        return self.span(*node_range(self.text, node))


def _is_empty(node: Node) -> bool:
    return isinstance(node, ScalarEvent) and start_of(node) == end_of(node)


def node_range(text: str, node: Node) -> tuple[int, int]:
    """Return the offsets of what a reader should look at: a scalar's words, a collection's beginning."""
    if isinstance(node, ScalarEvent):
        if node.style in ("|", ">") and node.value:
            return find_fragment(text, node, 0, len(node.value))
        return start_of(node), end_of(node)
    if isinstance(node, Refused):
        return node.start, node.end
    end = node.start + 1
    if isinstance(node, MappingNode) and node.entries:
        key, value = next(iter(node.entries.values()))
        end = node_range(text, value)[1] if isinstance(value, ScalarEvent) else end_of(key)
    elif isinstance(node, SequenceNode) and node.items:
        end = node_range(text, node.items[0])[1]
    return node.start, end


def read_tree(text: str, limits: Limits = DEFAULT_LIMITS) -> Tree:
    """Read YAML text (no BOM) into a tree; every defect is in `Tree.defects`, and nothing is raised."""
    tree = Tree(text)
    fed: str = text
    restore: dict[int, str] | None = None
    if any(mark in text for mark in _PASTED_BREAKS):
        fed, restore = _shelter_breaks(text)
    try:
        _Builder(tree, fed, restore, limits).build()
    except yaml.MarkedYAMLError as error:
        tree.is_whole = False
        tree.defects.append(_explain(error, text))
    except yaml.YAMLError:
        # The reader's error names a byte or a chunk; the character itself is found again here.
        tree.is_whole = False
        match = _UNPRINTABLE.search(text)
        offset = match.start() if match else 0
        name = f"U+{ord(match[0]):04X}" if match else "something here"
        message = f"{name} is a character that YAML does not allow"
        tree.defects.append(Defect("invalid-yaml", message, start=offset, end=offset + 1))
    return tree


def _shelter_breaks(text: str) -> tuple[str, dict[int, str]]:
    """Replace the pasted breaks by private-use characters that the text does not use: same length, no break."""
    used = {*text, *(chr(int(digits, 16)) for digits in _ESCAPED_PRIVATE_USE.findall(text))}
    free = (chr(code) for code in range(0xE000, 0xF900) if chr(code) not in used)
    # Where a text has used up all of them, its breaks break.
    table = {ord(mark): stand_in for mark, stand_in in zip(_PASTED_BREAKS, free, strict=False)}
    return text.translate(table), {ord(stand_in): chr(mark) for mark, stand_in in table.items()}


_HELP = {
    "mapping values are not allowed": "a value that holds `: ` needs quotation marks around it, or `>-` and a new line",
    "could not find expected ':'": "a key needs `: ` behind it; the lines of a long value must be indented under `>-`",
    "did not find expected key": "check the indentation, and quotation marks inside a quoted value",
    "found character that cannot start any token": "indent with spaces, not tabs; quote values that begin with @ or `",
    "found unexpected end of stream": "a quotation mark or a bracket is opened and never closed",
    "expected ',' or ']'": "a [ is opened and not closed, or a comma is missing",
    "expected ',' or '}'": "a { is opened and not closed, or a comma is missing",
    "did not find expected '-' indicator": "every entry of a list begins with `- ` in the same column",
    "block sequence entries are not allowed": "a list begins on a line of its own",
}


def _explain(error: yaml.MarkedYAMLError, text: str) -> Defect:
    mark = error.problem_mark or error.context_mark
    offset = mark.index if mark is not None else 0
    problem = error.problem or "unreadable"
    hint = next((help_line for words, help_line in _HELP.items() if words in problem), None)
    message = f"this is not YAML: {problem}"
    related: tuple[tuple[str, int, int], ...] = ()
    if error.context and error.context_mark is not None:
        start = error.context_mark.index
        if not text[offset:].strip() or "could not find expected ':'" in problem:
            # What was opened and never closed is the place to look at, not the place where that was noticed.
            offset = start
            message = f"{message} {error.context}"
        elif start != offset:
            related = ((error.context, start, start + 1),)
    return Defect("invalid-yaml", message, start=offset, end=offset + 1, help=hint, related=related)


def _python_events(text: str) -> Callable[[], Any]:
    """Return the next-event function of PyYAML's own parser, which lets errors of `chr` and `int` through."""
    parser: Any = yaml.BaseLoader(text)

    def get_event() -> Any:
        try:
            return parser.get_event()
        except (ValueError, OverflowError):
            problem = "found a number that is too large"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=parser.get_mark()) from None

    return get_event


class _Builder:
    """The loop over events.  One object a file; the state that helpers need stands in its attributes."""

    def __init__(self, tree: Tree, fed: str, restore: dict[int, str] | None, limits: Limits) -> None:
        self.tree = tree
        self.restore = restore
        self.limits = limits
        self.next_event = _python_events(fed) if _libyaml is None else _libyaml.CParser(fed).get_event
        self.is_pure = _libyaml is None

    def build(self) -> None:
        get = self.next_event
        limits = self.limits
        most_nodes, most_depth, longest = limits.yaml_nodes, limits.yaml_depth, limits.value_characters
        is_special = self.is_pure or self.restore is not None
        nodes = 0
        documents = 0
        stack: list[tuple[MappingNode | SequenceNode | None, ScalarEvent | None]] = []
        parent: Any = None
        key: ScalarEvent | None = None
        while True:
            event = get()
            kind = event.__class__
            node: Any
            if kind is ScalarEvent:
                node = event
                if is_special or event.tag is not None or event.anchor is not None or len(event.value) > longest:
                    node = self._examine(event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                parent, key = stack.pop()
                continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if len(stack) >= most_depth:
                    self._refuse_limit(event, f"nested more than {most_depth} deep (yaml_depth)")
                    return
                start = self._refuse_marks(event)
                node = MappingNode(start) if kind is MappingStartEvent else SequenceNode(start)
            elif kind is AliasEvent:
                node = self._refuse(event, f"the alias *{event.anchor} is refused: write the value out")
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._refuse(event, "a second document begins here; a file holds one")
                    self.tree.is_whole = False
                    return
                continue
            elif kind is StreamEndEvent:
                return
            else:
                continue
            nodes += 1
            if nodes > most_nodes:
                self._refuse_limit(event, f"more than {most_nodes:,} values (yaml_nodes)")
                return
            # Join the node to its parent.
            if parent.__class__ is MappingNode:
                if key is None:
                    if node is event and (node.value != "<<" or node.style):
                        key = node
                        continue
                    key = _NO_KEY
                    if node is event:
                        self._refuse(event, "the merge key << is refused: write the values out")
                    elif node.__class__ is not Refused:
                        # A collection as a key: what stands in it is read, to find more defects, and dropped.
                        self._refuse(event, "a key must be plain text")
                        stack.append((parent, key))
                        parent, key = node, None
                    continue
                name, entries = key.value, parent.entries
                if key is _NO_KEY:
                    pass
                elif name in entries:
                    self._refuse_twin(key, entries[name][0])
                else:
                    entries[name] = (key, node)
                key = None
            elif parent is None:
                self.tree.root = node
            else:
                parent.items.append(node)
            if node.__class__ is MappingNode or node.__class__ is SequenceNode:
                stack.append((parent, None))
                parent = node

    def _examine(self, event: Any) -> ScalarEvent | Refused:
        """Return a scalar that may have something about it, put right, or what stands in its place."""
        start = self._refuse_marks(event)
        if start != start_of(event):
            event.start_mark = yaml.Mark("", start, 0, 0, None, 0)
        length, longest = len(event.value), self.limits.value_characters
        if length > longest:
            message = f"a value has {length:,} characters; the limit is {longest:,} (value_characters)"
            return self._refuse_limit(event, message)
        if self.restore is not None:
            event.value = event.value.translate(self.restore)
        half = _SURROGATE.search(event.value) if self.is_pure else None
        if half is not None:
            place = find_fragment(self.tree.text, event, half.start(), half.end())
            return self._refuse_at(*place, "an escape spells half of a surrogate pair, which is no character")
        scalar: ScalarEvent = event
        return scalar

    def _refuse_twin(self, key: ScalarEvent, first: ScalarEvent) -> None:
        message = f"the key `{key.value}` is given twice"
        related = (("first given here", start_of(first), end_of(first)),)
        help_line = "keep one; the first one is used"
        self.tree.defects.append(
            Defect("duplicate-key", message, start=start_of(key), end=end_of(key), help=help_line, related=related)
        )

    def _refuse(self, event: Any, message: str) -> Refused:
        return self._refuse_at(start_of(event), end_of(event), message)

    def _refuse_at(self, start: int, end: int, message: str) -> Refused:
        end = max(end, start + 1)
        self.tree.defects.append(Defect("invalid-yaml", message, start=start, end=end))
        return Refused(start, end)

    def _refuse_limit(self, event: Any, message: str) -> Refused:
        start = start_of(event)
        self.tree.is_whole = False
        self.tree.defects.append(Defect("invalid-yaml", message, start=start, end=start + 1, is_limit=True))
        return Refused(start, start + 1)

    def _refuse_marks(self, event: Any) -> int:
        """Report an anchor and a tag; return where the value itself begins, behind them."""
        start = start_of(event)
        if event.anchor is None and event.tag is None:
            return start
        if event.anchor is not None:
            self._refuse(event, f"the anchor &{event.anchor} is refused: write values out where they are needed")
        if event.tag is not None and event.tag != "!":
            written = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, f"the tag {written} is refused: every value is text")
        marks = _MARKS.match(self.tree.text, start, end_of(event))
        return marks.end() if marks else start


# Stands for a key that was refused, so that its value is passed over too.
_NO_KEY: Any = ScalarEvent(None, None, (True, False), "")
