"""What stands at a place of a file: which field of which record, and its value."""

from __future__ import annotations

from yaml.events import ScalarEvent

from claimcheck.load.kind import Field, Many, Record
from claimcheck.load.record_schema import CLAIM, FILE, ORIGIN, SOURCE
from claimcheck.load.scalar import end_of, start_of
from claimcheck.load.tree import MappingNode, Node, SequenceNode, Tree
from claimcheck.model.position import Step
from claimcheck.model.record import NamedTuple

# The fields that name something by its id, and what they name.
NAMES = {
    "source": "source",
    "origins": "origin",
    "possibly_same_as": "origin",
    "rests_on": "claim",
    "via": "source",
    "contradicts": "claim",
    "rule": "rule",
}
_OWN_ID = {CLAIM.noun: "claim", SOURCE.noun: "source", ORIGIN.noun: "origin"}


class Target(NamedTuple):
    """A key or a value: the record it belongs to, its field, its words, and where it stands.

    `start` and `end` are code-point offsets; `path` is the way to the value.
    """

    record: Record
    field: Field
    word: str
    start: int
    end: int
    path: tuple[Step, ...] = ()
    is_key: bool = False

    @property
    def names(self) -> str | None:
        """What the value is the id of: `claim`, `source`, `origin` or `rule`; None for other values."""
        return None if self.is_key else what_it_names(self.record, self.field)


def what_it_names(record: Record, field: Field) -> str | None:
    """Return what the values of a field are ids of: `claim`, `source`, `origin` or `rule`; None where of nothing."""
    return _OWN_ID.get(record.noun) if field.name == "id" else NAMES.get(field.name)


def inner_record(field: Field) -> Record | None:
    """Return the record that a field holds, or holds a list of; None where it holds plain values."""
    kind = field.kind
    while isinstance(kind, Many):
        kind = kind.kind
    return kind if isinstance(kind, Record) else None


class Way(NamedTuple):
    """The way to the key or value at a place: its path, whether it is the key, its words and their offsets."""

    path: tuple[Step, ...]
    is_key: bool
    word: str
    start: int
    end: int


def find_way(tree: Tree, offset: int) -> Way | None:
    """Return the way to the key or value at a code-point offset of a file; None where there is none."""
    node: Node | None = tree.root
    path: tuple[Step, ...] = ()
    while node is not None:
        if isinstance(node, MappingNode):
            entry = _last_before(node, offset)
            if entry is None:
                return None
            key, node = entry
            path = (*path, key.value)
            if offset <= end_of(key):
                return Way(path, True, key.value, start_of(key), end_of(key))
        elif isinstance(node, SequenceNode):
            index = max((i for i, child in enumerate(node.items) if _start(child) <= offset), default=None)
            if index is None:
                return None
            path = (*path, index)
            node = node.items[index]
        elif isinstance(node, ScalarEvent) and start_of(node) <= offset <= end_of(node):
            return Way(path, False, node.value, start_of(node), end_of(node))
        else:
            return None
    return None


def find_target(tree: Tree, offset: int) -> Target | None:
    """Return the key or value at a code-point offset of a file; None where there is none that the format knows."""
    way = find_way(tree, offset)
    if way is None:
        return None
    record: Record | None = FILE
    field: Field | None = None
    for step in way.path:
        if isinstance(step, str):
            record = record if field is None else inner_record(field)
            field = record.fields.get(step) if record is not None else None
            if field is None:
                return None
    if record is None or field is None:
        return None
    return Target(record, field, way.word, way.start, way.end, way.path, way.is_key)


def _last_before(node: MappingNode, offset: int) -> tuple[ScalarEvent, Node] | None:
    """Return the last entry of a mapping that begins at an offset or before it."""
    found = None
    for entry in node.entries.values():
        if start_of(entry[0]) <= offset:
            found = entry
    return found


def _start(node: Node) -> int:
    return start_of(node) if isinstance(node, ScalarEvent) else node.start


def node_at(tree: Tree, path: tuple[Step, ...]) -> Node | None:
    """Return the node at a path; None where there is none."""
    node = tree.root
    for step in path:
        if isinstance(node, MappingNode) and isinstance(step, str) and step in node.entries:
            node = node.entries[step][1]
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node
