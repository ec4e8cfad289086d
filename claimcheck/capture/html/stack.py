"""The open elements of a page, and what bounds the reach of the next tag.

No step looks at more elements than it closes: of each name the open places are at hand, and of each element that
changes the bounds or the state a notch.  Pages made to be nested deeply and wrongly cost no more than others.
"""

from __future__ import annotations

from collections import defaultdict

from claimcheck.capture.html.element import FOREIGN, FORMATTING, GONE, ROWS, SCOPE, SPECIAL, TABLE_PARTS, TOLD, VEILED

# Where an element stands that changes the bounds or the state, the innermost element that stops an end tag, an end
# tag of a block, of a paragraph, a new list item, and the state.  A bare tuple: one is made for every block.
_Notch = tuple[int, int, int, int, int, int]
# What may stand in a table outside of its cells.
_AT_HOME = frozenset(TABLE_PARTS) | {"template"}


class WrongNesting(Exception):
    """A hidden element is nested so that it cannot be told where it ends."""


class Stack:
    """The open elements; the first stands for the page.  `state` tells about what comes next."""

    def __init__(self) -> None:
        self.names = [""]
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        self.state = 0
        self.notches: list[_Notch] = [(0, 0, 0, 0, 0, 0)]
        # Where elements stand that change what is visible: blocks, others, and bold and the like with its scope.
        self.hiding_blocks: list[int] = []
        self.hiding_others: list[int] = []
        self.veils: list[tuple[int, int]] = []
        # Where elements of a drawing or a formula stand that hold ordinary ones; whether any of these three has any.
        self.holders: list[int] = []
        self.is_marked = False

    def set_root(self, state: int) -> None:
        """Take over what the tag of the page or its body says."""
        if len(self.notches) == 1:
            self.state = state & ~TOLD
            self.notches[0] = (0, 0, 0, 0, 0, self.state)

    def open(self, name: str, state: int) -> None:
        """Push an element whose content has `state`."""
        index = len(self.names)
        is_foreign = state & FOREIGN
        if self.names[-1] in ROWS and name not in _AT_HOME and not is_foreign:
            self.refuse_strays()
            if state & TOLD and name in FORMATTING:
                raise WrongNesting
        if name in ROWS and self.state & ~state & VEILED:
            raise WrongNesting
        if state & TOLD:
            state ^= TOLD
            if name in FORMATTING and not is_foreign:
                self.veils.append((index, self.notches[-1][2]))
        is_special = name in SPECIAL and not is_foreign
        if (state ^ self.state) & (GONE | VEILED):
            (self.hiding_blocks if is_special else self.hiding_others).append(index)
            self.is_marked = True
        is_holder = self.state & FOREIGN and not is_foreign
        if is_holder:
            self.holders.append(index)
            self.is_marked = True
        if is_holder or (is_special and name in SCOPE):
            self.notches.append((index, index, index, index, index, state))
        elif is_special:
            _, _, scope, button, item, _ = self.notches[-1]
            if name not in ("address", "div", "p"):
                item = index
            self.notches.append((index, index, scope, index if name == "button" else button, item, state))
        elif state != self.state:
            self.notches.append((index, *self.notches[-1][1:5], state))
        self.state = state
        self.names.append(name)
        self.places[name].append(index)

    def open_plain(self, name: str) -> None:
        """Push an element that bounds nothing, with the state around it."""
        self.places[name].append(len(self.names))
        self.names.append(name)

    def refuse_strays(self) -> None:
        """Raise where the next thing stands in a table, outside of cells, and the table hides it: it is moved out."""
        table = self.places["table"]
        if table and self.names[-1] in ROWS and self.hiding_blocks and self.hiding_blocks[-1] >= table[-1]:
            raise WrongNesting

    def close_innermost(self, name: str, above: int) -> None:
        """Close the innermost element of a name, where it stands above an index."""
        place = self.places[name]
        if place and place[-1] > above:
            self.close_to(place[-1])

    def forget(self, name: str, index: int) -> None:
        """Take the innermost element of a name for closed, though what is open in it stays open."""
        self.places[name].pop()
        self.places[""].append(index)
        self.names[index] = ""

    def close_to(self, index: int, own: str = "") -> None:
        """Close the element at `index` and all that is in it; `own` is the name whose end tag was met."""
        names, notches, places, veils = self.names, self.notches, self.places, self.veils
        while veils and veils[-1][0] >= index:
            place, scope = veils.pop()
            # A browser opens bold and the like again behind what closed them, and they go on hiding.
            if scope < index and (place > index or names[place] != own):
                raise WrongNesting
        while notches[-1][0] >= index:
            notches.pop()
        if self.is_marked:
            self.is_marked = False
            for marked in (self.hiding_blocks, self.hiding_others, self.holders):
                while marked and marked[-1] >= index:
                    marked.pop()
                self.is_marked = self.is_marked or bool(marked)
        while len(names) > index:
            places[names.pop()].pop()
        self.state = notches[-1][5]
