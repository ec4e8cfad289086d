"""Which elements a tag opens and closes.

Browsers close elements that nobody closed, and pass over end tags that fit nothing (WHATWG HTML §13.2.6).  Where a
hidden element ends decides what is visible; the rules that bear on it are kept here.
"""

from __future__ import annotations

from claimcheck.capture.html.element import (
    BLOCKS,
    BREAKS_OUT,
    ENDED_BY,
    ENDS_PARAGRAPH,
    FOREIGN,
    FORMATTING,
    HEADINGS,
    ITEMS,
    ROWS,
    SCOPE,
    TABLE_PARTS,
)
from claimcheck.capture.html.stack import Stack, WrongNesting


class Nesting(Stack):
    """The open elements, obeying the tags of a page."""

    is_flat = False

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
