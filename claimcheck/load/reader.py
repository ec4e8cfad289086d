"""A cursor over one file's tree that collects whatever does not fit, with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from yaml.events import ScalarEvent

from claimcheck.load.tree import MappingNode, Node, Refused
from claimcheck.model.finding import Observation
from claimcheck.model.position import Fragment, Pointer, Step

NOTHING_TO_SAY = "leave the key out where there is nothing to say"


class Reader:
    """Collects what does not fit in one file while kinds and records read its nodes.

    `homes` are the nouns of the records that each key belongs to, for what a message says of a misplaced one.
    """

    def __init__(self, homes: Mapping[str, Sequence[str]]) -> None:
        self.homes = homes
        self.observations: list[Observation] = []

    def report(
        self,
        at: Pointer,
        message: str,
        help_line: str | None = None,
        fragment: Fragment | None = None,
        on_key: bool = False,
    ) -> None:
        self.observations.append(Observation(at, message, fragment, help=help_line, on_key=on_key))

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
