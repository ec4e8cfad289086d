"""Which elements a tag opens and closes.

Browsers close elements that nobody closed, and pass over end tags that fit nothing (WHATWG HTML §13.2.6).  Where a
hidden element ends decides what is visible; the rules that bear on it are kept here.  No step looks at more elements
than it closes: of each name the open places are at hand, and of each element that changes the bounds of the next tag,
or the state, a notch.  Pages made to be nested deeply and wrongly cost no more than others.
"""

from __future__ import annotations

from collections import defaultdict

from claimcheck.capture.html.element import (
    BLOCKS,
    BREAKS_OUT,
    ENDED_BY,
    ENDS_PARAGRAPH,
    FOREIGN,
    FORMATTING,
    HEADINGS,
    HIDDEN,
    ITEMS,
    ROWS,
    SCOPE,
    SPECIAL,
    TABLE_PARTS,
    TINY,
    TOLD,
    VEILED,
)

# Where an element stands that changes the bounds or the state, the innermost element that stops an end tag, an end
# tag of a block, of a paragraph, a new list item, and the state.  A bare tuple: one is made for every block.
_Notch = tuple[int, int, int, int, int, int]
# What may stand in a table outside of its cells.
_AT_HOME = frozenset(TABLE_PARTS) | {"template"}


class WrongNesting(Exception):
    """A hidden element is nested so that it cannot be told where it ends."""


class Nesting:
    """The open elements, obeying the tags of a page; the first stands for it.  `state` tells about what comes next."""

    is_flat = False

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

    def make_room(self, name: str) -> bool:
        """Close what ends where an element of this name begins; False where there is no place for it at all."""
        names, places = self.names, self.places
        if self.state & FOREIGN:
            if name not in BREAKS_OUT:
                return True
            while self.state & FOREIGN:
                self.close_to(len(names) - 1)
        if name in ENDS_PARAGRAPH:
            if name in ITEMS:
                for other in ITEMS[name]:
                    self.close_innermost(other, self.notches[-1][4] - 1)
            paragraphs = places["p"]
            if paragraphs and paragraphs[-1] > self.notches[-1][3]:
                self.close_to(paragraphs[-1])
            if name in HEADINGS and names[-1] in HEADINGS:
                self.close_to(len(names) - 1)
            elif name == "table":
                self.close_innermost(name, self.notches[-1][2] - 1)
            # A form in a form is none, and one in a table's rows holds nothing.
            return name != "form" or not (places[name] or names[-1] in ROWS)
        if name in TABLE_PARTS:
            if not places["table"]:
                return False
            self.close_to(1 + max(places[part][-1] for part in TABLE_PARTS[name] if places[part]))
            # The rows that nobody wrote are there.
            if names[-1] == "table" and name in ("td", "th", "tr"):
                self.open("tbody", self.state)
            if names[-1] != "tr" and name in ("td", "th"):
                self.open("tr", self.state)
        elif name in ("a", "nobr"):
            self.close(name)
        elif name in ("button", "select"):
            depth = len(names)
            self.close_innermost(name, self.notches[-1][2])
            # A selection in a selection only ends it.
            return name == "button" or len(names) == depth
        elif names[-1] in ENDED_BY.get(name, ()):
            self.close_to(len(names) - 1)
        return True

    def close(self, name: str) -> None:
        """Obey an end tag, as far as it ends anything."""
        names, places = self.names, self.places
        if names[-1] == name:
            if self.notches[-1][0] < len(names) - 1 and not self.veils:
                places[names.pop()].pop()
            else:
                self.close_to(len(names) - 1, name)
            return
        if name in HEADINGS:
            if names[-1] in HEADINGS:
                self.close_to(len(names) - 1)
                return
            name = max(HEADINGS, key=lambda heading: places[heading][-1:])
        place = places[name]
        if not place:
            return
        _, special, scope, button, _, _ = self.notches[-1]
        is_holder = self.holders[-1:] == [len(names) - 1]
        if (self.state & FOREIGN and place[-1] > special) or (is_holder and place[-1] > self.notches[-2][1]):
            self.close_to(place[-1], name)
        elif name in FORMATTING:
            if place[-1] > special:
                self.close_to(place[-1], name)
            elif place[-1] > scope:
                self._adopt(name, place[-1], special)
        elif name == "form":
            self._close_form(place[-1])
        elif name == "table":
            self.close_to(place[-1])
        elif name in TABLE_PARTS:
            self.close_innermost(name, places["table"][-1] if places["table"] else len(names))
        elif name == "li":
            self.close_innermost(name, max([scope, *places["ul"][-1:], *places["ol"][-1:]]))
        elif name in SCOPE:
            self.close_innermost(name, scope - 1)
        elif name in BLOCKS:
            self.close_innermost(name, scope)
        else:
            self.close_innermost(name, button if name == "p" else special - (name == "select"))

    def _adopt(self, name: str, index: int, special: int) -> None:
        # Bold and the like around a block: it ends in the block, with all that is open in that, and blocks stay open.
        if self.hiding_others[-1:] > [index - 1] or self.veils[-1:] >= [(index, 0)]:
            raise WrongNesting
        self.close_to(special + 1)
        self.forget(name, index)

    def _close_form(self, index: int) -> None:
        # A form ends alone: elements that are open in it stay open, and stay in it.
        if max(self.hiding_blocks[-1:] + self.hiding_others[-1:], default=-1) >= index:
            raise WrongNesting
        self.forget("form", index)

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
        if name in ROWS and self.state & ~state & (VEILED | TINY):
            raise WrongNesting
        if state & TOLD:
            state ^= TOLD
            if name in FORMATTING and not is_foreign:
                self.veils.append((index, self.notches[-1][2]))
        is_special = name in SPECIAL and not is_foreign
        if (state ^ self.state) & HIDDEN:
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


class Flat(Nesting):
    """Stands in for the open elements of a page in which nothing is hidden: then they do not matter."""

    is_flat = True

    def open(self, name: str, state: int) -> None:
        """Do nothing."""

    def open_plain(self, name: str) -> None:
        """Do nothing."""

    def make_room(self, name: str) -> bool:
        """Find room for anything."""
        return True

    def close(self, name: str) -> None:
        """Do nothing."""
