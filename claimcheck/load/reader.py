"""A cursor over one file's tree that collects every problem with its place."""

from __future__ import annotations

from yaml.events import ScalarEvent

from claimcheck.load.kind import NOTHING_TO_SAY, Record
from claimcheck.load.tree import MappingNode, Node, Refused
from claimcheck.model.finding import Problem
from claimcheck.model.position import Fragment, Pointer, Step
from claimcheck.model.suggestion import enumerate_words, suggest


class Reader:
    """Collects the problems of one file while kinds and records read its nodes."""

    def __init__(self, file: str, records: tuple[Record, ...] = ()) -> None:
        self.file = file
        self.records = records
        self.problems: list[Problem] = []

    def report(
        self,
        at: Pointer,
        message: str,
        help_line: str | None = None,
        fragment: Fragment | None = None,
        on_key: bool = False,
    ) -> None:
        self.problems.append(Problem("invalid-field", at, message, help_line, None, fragment, on_key))

    def refuse_shape(self, node: Node, parent: Pointer, step: Step, wanted: str) -> None:
        """Report a node of the wrong shape: a list where text belongs, and the like."""
        if isinstance(node, Refused):
            return
        name = f"`{step}`" if isinstance(step, str) else "this entry"
        if isinstance(node, ScalarEvent):
            found = "text" if node.value.strip() else "nothing"
        else:
            found = "keys and values" if isinstance(node, MappingNode) else "a list"
        help_line = NOTHING_TO_SAY if found == "nothing" else None
        self.report(parent / step, f"{name} must be {wanted}, and is {found}", help_line)

    def refuse_key(self, record: Record, at: Pointer, name: str) -> None:
        """Report a key that does not belong, with what was probably meant."""
        meant = next((field.name for field in record.fields.values() if name.lower() in field.elsewhere), None)
        meant = meant or suggest(name, record.fields)
        if meant is not None:
            help_line: str | None = f"did you mean `{meant}`?"
        else:
            homes = [other.noun for other in self.records if name in other.fields]
            if homes:
                help_line = f"`{name}` belongs to {enumerate_words(homes)}"
            else:
                help_line = "a key of your own begins with x-"
        self.report(at / name, f"`{name}` is not a field of {record.noun}", help_line, None, True)
