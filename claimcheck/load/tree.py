"""YAML text → a tree of nodes that know their place.

Read from libyaml's events, iteratively and within budgets.  PyYAML's composer and constructor, with their
recursion, merge keys and typing, are never reached: every value stays the text that was written.
Anchors, aliases, tags, merge keys and second documents are problems; reading goes on behind them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from claimcheck.load.scalar import find_fragment
from claimcheck.model.limit import DEFAULT_LIMITS, Limits
from claimcheck.model.position import Fragment, Span, Step

_libyaml: Any
try:
    from yaml import _yaml as _libyaml
except ImportError:  # PyYAML without libyaml: slower, the same events
    _libyaml = None

# YAML 1.1 ends lines at these, YAML 1.2 and every editor do not: pasted into a value they must not break it.
_PASTED_BREAKS = ("\x85", "\u2028", "\u2029")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n|\n|\r")


class Mapping:
    """A mapping node: key → (the key's event, the value's node), in the order of the file."""

    __slots__ = ("entries", "start")

    def __init__(self, start: int) -> None:
        self.start = start
        self.entries: dict[str, tuple[ScalarEvent, Node]] = {}


class Sequence:
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


# A scalar's event serves as its node: making another object for each would cost as much as reading it.
Node = ScalarEvent | Mapping | Sequence | Refused


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
            if isinstance(node, Mapping) and isinstance(step, str):
                entry = node.entries.get(step)
                if entry is not None:
                    key, child = entry
            elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
                key, child = None, node.items[step]
            if child is None:
                fragment, on_key = None, False
                break
            node = child
        if key is not None and (on_key or _is_empty(node)):
            return self.span(start_of(key), end_of(key))
        if isinstance(node, ScalarEvent) and fragment is not None:
            return self.span(*find_fragment(self.text, node, fragment.start, fragment.end))
        return self.span(*node_range(self.text, node))


def start_of(event: Event) -> int:
    """Return the code-point offset at which an event begins."""
    mark = event.start_mark
    return 0 if mark is None else mark.index


def end_of(event: Event) -> int:
    """Return the code-point offset behind an event."""
    mark = event.end_mark
    return 0 if mark is None else mark.index


def _is_empty(node: Node) -> bool:
    return isinstance(node, ScalarEvent) and start_of(node) == end_of(node)


def node_range(text: str, node: Node) -> tuple[int, int]:
    """Return the offsets of what a reader should look at: a scalar's words, a collection's first entry."""
    if isinstance(node, ScalarEvent):
        if node.style in ("|", ">") and node.value:
            return find_fragment(text, node, 0, len(node.value))
        return start_of(node), end_of(node)
    if isinstance(node, Mapping) and node.entries:
        key, value = next(iter(node.entries.values()))
        end = node_range(text, value)[1] if isinstance(value, ScalarEvent) else end_of(key)
        return start_of(key), end
    if isinstance(node, Sequence) and node.items:
        return node_range(text, node.items[0])
    return (node.start, node.end) if isinstance(node, Refused) else (node.start, node.start + 1)


def read_tree(text: str, limits: Limits = DEFAULT_LIMITS) -> Tree:
    """Read YAML text (no BOM) into a tree; every defect is in `Tree.defects`, and nothing is raised."""
    tree = Tree(text)
    restore = None
    fed = text
    if any(mark in text for mark in _PASTED_BREAKS):
        fed, restore = _shelter_breaks(text)
    try:
        _Builder(tree, fed, restore, limits).build()
    except yaml.MarkedYAMLError as error:
        tree.is_whole = False
        tree.defects.append(_explain(error, len(text)))
    except (yaml.YAMLError, ValueError, OverflowError):
        # The reader's error names a byte or a chunk; the character itself is found again here.
        tree.is_whole = False
        match = _UNPRINTABLE.search(text)
        offset = match.start() if match else 0
        name = f"U+{ord(match[0]):04X}" if match else "a character"
        message = f"{name} is a control character, which YAML does not allow"
        tree.defects.append(Defect("invalid-yaml", message, offset, offset + 1))
    return tree


def _shelter_breaks(text: str) -> tuple[str, dict[int, str]]:
    """Replace the pasted breaks by private-use characters that the text does not use: same length, no break."""
    free = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in text)
    table = {ord(mark): next(free) for mark in _PASTED_BREAKS}
    return text.translate(table), {ord(stand_in): chr(mark) for mark, stand_in in table.items()}


_HELP = {
    "mapping values are not allowed": "a value that holds `: ` needs quotation marks around it, or `>-` and a new line",
    "could not find expected ':'": "a key needs `: ` behind it; the lines of a long value must be indented under `>-`",
    "did not find expected key": "check the indentation, and quotation marks inside a quoted value",
    "found character that cannot start any token": "indent with spaces, not tabs; quote values that begin with @ or `",
    "found unexpected end of stream": "a quotation mark or a bracket is opened and never closed",
    "did not find expected ',' or ']'": "a [ is opened and not closed",
    "did not find expected ',' or '}'": "a { is opened and not closed",
    "did not find expected '-' indicator": "every entry of a list begins with `- ` in the same column",
    "block sequence entries are not allowed": "a list begins on a line of its own",
}


def _explain(error: yaml.MarkedYAMLError, length: int) -> Defect:
    mark = error.problem_mark or error.context_mark
    offset = min(mark.index, length) if mark is not None else 0
    problem = error.problem or "unreadable"
    related: tuple[tuple[str, int, int], ...] = ()
    if error.context and error.context_mark is not None and error.context_mark.index != offset:
        start = min(error.context_mark.index, length)
        related = ((error.context, start, start + 1),)
    hint = next((text for words, text in _HELP.items() if words in problem), None)
    return Defect("invalid-yaml", f"this is not YAML: {problem}", offset, offset + 1, hint, related)


class _Builder:
    """The loop over events.  One object a file; the state that helpers need stands in its attributes."""

    def __init__(self, tree: Tree, fed: str, restore: dict[int, str] | None, limits: Limits) -> None:
        self.tree = tree
        self.restore = restore
        self.limits = limits
        parser: Any = yaml.BaseLoader(fed) if _libyaml is None else _libyaml.CParser(fed)
        self.next_event = parser.get_event
        self.is_pure = _libyaml is None

    def build(self) -> None:
        get = self.next_event
        limits = self.limits
        most_nodes, most_depth, longest = limits.yaml_nodes, limits.yaml_depth, limits.value_characters
        nodes = 0
        documents = 0
        stack: list[tuple[Mapping | Sequence | None, ScalarEvent | None]] = []
        parent: Mapping | Sequence | None = None
        key: ScalarEvent | None = None
        while True:
            event = get()
            kind = event.__class__
            node: Any
            if kind is ScalarEvent:
                nodes += 1
                node = event
                if event.anchor is not None or event.tag is not None:
                    self._refuse_marks(event)
                if len(event.value) > longest:
                    self._refuse_limit(event, f"a value has {len(event.value):,} characters; the limit is {longest:,}")
                    node = Refused(start_of(event), start_of(event) + 1)
                elif self.restore is not None:
                    event.value = event.value.translate(self.restore)
                if self.is_pure and not event.value.isascii() and _UNPRINTABLE.search(event.value):
                    self._refuse(event, "an escape spells half of a surrogate pair, which is no character")
                    node = Refused(start_of(event), end_of(event))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                nodes += 1
                if len(stack) >= most_depth:
                    self._refuse_limit(event, f"nested more than {most_depth} deep")
                    return
                if event.anchor is not None or event.tag is not None:
                    self._refuse_marks(event)
                start = start_of(event)
                node = Mapping(start) if kind is MappingStartEvent else Sequence(start)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                parent, key = stack.pop()
                continue
            elif kind is AliasEvent:
                nodes += 1
                self._refuse(event, f"the alias *{event.anchor} is refused: write the value out")
                node = Refused(start_of(event), end_of(event))
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._refuse(event, "a second document begins here; a file holds one", whole=False)
                    return
                continue
            elif kind is StreamEndEvent:
                return
            else:
                continue
            if nodes > most_nodes:
                self._refuse_limit(event, f"more than {most_nodes:,} values")
                return
            # Join the node to its parent.
            if parent is None:
                self.tree.root = node
            elif parent.__class__ is Sequence:
                parent.items.append(node)
            elif key is None:
                if node is event:
                    key = event
                    continue
                key = _NO_KEY
                if node.__class__ is not Refused:
                    # A collection as a key: what stands in it is read, to find more defects, and dropped.
                    self._refuse(event, "a key must be plain text")
                    stack.append((parent, _NO_KEY))
                    parent, key = node, None
                continue
            else:
                if key is not _NO_KEY:
                    self._enter(parent, key, node)
                key = None
            if isinstance(node, (Mapping, Sequence)):
                stack.append((parent, None))
                parent, key = node, None

    def _enter(self, parent: Any, key: ScalarEvent, node: Node) -> None:
        entries = parent.entries
        name = key.value
        if name in entries:
            first = entries[name][0]
            related = (("first given here", start_of(first), end_of(first)),)
            self.tree.defects.append(
                Defect(
                    "duplicate-key",
                    f"the key `{name}` is given twice",
                    start_of(key),
                    end_of(key),
                    "keep one; the first one is used",
                    related,
                )
            )
        elif name == "<<" and not key.style:
            self._refuse(key, "the merge key << is refused: write the values out")
        else:
            entries[name] = (key, node)

    def _refuse(self, event: Event, message: str, whole: bool = True) -> None:
        start, end = start_of(event), end_of(event)
        self.tree.defects.append(Defect("invalid-yaml", message, start, max(end, start + 1)))
        self.tree.is_whole = self.tree.is_whole and whole

    def _refuse_limit(self, event: Event, message: str) -> None:
        start = start_of(event)
        self.tree.is_whole = False
        self.tree.defects.append(Defect("invalid-yaml", message, start, start + 1, is_limit=True))

    def _refuse_marks(self, event: Any) -> None:
        # The mark stands before the value; the event begins at the mark.
        if event.anchor is not None:
            self._refuse(event, f"the anchor &{event.anchor} is refused: write values out where they are needed")
        if event.tag is not None and event.tag != "!":
            self._refuse(event, f"the tag {event.tag} is refused: every value is text")


# Stands for a key that was refused, so that its value is passed over too.
_NO_KEY: Any = ScalarEvent(None, None, (True, False), "")
