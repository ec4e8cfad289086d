"""Which elements of a page are open, and whether what stands in them can be seen.

Browsers close elements that nobody closed, and pass over end tags that fit nothing (WHATWG HTML §13.2.6).  Where a
hidden element ends decides what is visible, so the rules that bear on it are kept here.  No step looks at more
elements than it closes: each name's open places, and what bounds the reach of a tag, are at hand.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_SCOPE = frozenset(
    "applet caption html table td th marquee object template foreignobject mi mo mn ms mtext annotation-xml".split()
)
# A part of a table ends the parts that are open in it, up to the nearest of these.
_TABLE_PARTS = {
    "td": ("table", "tr", "tbody", "thead", "tfoot"),
    "th": ("table", "tr", "tbody", "thead", "tfoot"),
    "tr": ("table", "tbody", "thead", "tfoot"),
    **dict.fromkeys(("tbody", "thead", "tfoot", "caption", "colgroup"), ("table",)),
}
# A paragraph that is still open ends where one of these begins.
_ENDS_PARAGRAPH = _HEADINGS | frozenset(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp".split()
)
_ITEMS = {"li": ("li",), "dd": ("dd", "dt"), "dt": ("dd", "dt")}
_BLOCKS = (_ENDS_PARAGRAPH - {"form", "hr", "li", "p", "plaintext", "table"}) | {"button"}
_SPECIAL = _BLOCKS | _SCOPE | frozenset(_TABLE_PARTS) | {"form", "li", "p", "select"}
# What stands in a drawing or a formula only by mistake: the browser closes the drawing first.
_BREAKS_OUT = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta "
    "nobr ol p pre ruby s small span strong strike sub sup table tt u ul var".split()
)
# The current element, which ends where one of these begins.
_ENDED_BY = {
    "option": ("option",),
    "optgroup": ("option", "optgroup"),
    "rt": ("rt", "rp"),
    "rp": ("rt", "rp"),
}
# Every name that is more to this module than a name.
KNOWN = _SPECIAL | _ENDS_PARAGRAPH | _BREAKS_OUT | FORMATTING | frozenset(_ENDED_BY)

# What is so of all that stands in an element.
GONE = 1  # not displayed
VEILED = 2  # displayed, but invisible, as children need not be
FOREIGN = 4  # in a drawing or a formula, where `/>` closes a tag
GLOSS = 8  # a reading aid over a word
KEPT = 16  # with the line breaks it has

# Where an element stands that changes the bounds or the state, the innermost element that stops an end tag, an end
# tag of a block, of a paragraph, a new list item, and the state.  A bare tuple: one is made for every block.
_Notch = tuple[int, int, int, int, int, int]


class WrongNesting(Exception):
    """A hidden element is nested so that it cannot be told where it ends."""


class Nesting:
    """The open elements; the first stands for the page.  `state` tells about what comes next."""

    def __init__(self) -> None:
        self.names = [""]
        self.places: defaultdict[str, list[int]] = defaultdict(list)
        self.state = 0
        self._notches: list[_Notch] = [(0, 0, 0, 0, 0, 0)]

    def set_root(self, state: int) -> None:
        """Take over what the tag of the page or its body says."""
        if len(self._notches) == 1:
            self.state = state
            self._notches[0] = (0, 0, 0, 0, 0, state)

    def open(self, name: str, state: int) -> None:
        """Push an element whose content has `state`."""
        index = len(self.names)
        if name in _SPECIAL:
            if name in _SCOPE:
                self._notches.append((index, index, index, index, index, state))
            else:
                _, _, scope, button, item, _ = self._notches[-1]
                if name not in ("address", "div", "p"):
                    item = index
                self._notches.append((index, index, scope, index if name == "button" else button, item, state))
        elif state != self.state:
            self._notches.append((index, *self._notches[-1][1:5], state))
        self.state = state
        self.names.append(name)
        self.places[name].append(index)

    def open_plain(self, name: str) -> None:
        """Push an element that bounds nothing, with the state around it."""
        self.places[name].append(len(self.names))
        self.names.append(name)

    def make_room(self, name: str) -> bool:
        """Close what ends where an element of this name begins; False where there is no place for it at all."""
        names, places = self.names, self.places
        if self.state & FOREIGN:
            while name in _BREAKS_OUT and self.state & FOREIGN:
                self._close_to(len(names) - 1)
        elif name in _ENDS_PARAGRAPH:
            if name in _ITEMS:
                for other in _ITEMS[name]:
                    self._close_innermost(other, self._notches[-1][4] - 1)
            paragraphs = places["p"]
            if paragraphs and paragraphs[-1] > self._notches[-1][3]:
                self._close_to(paragraphs[-1])
            if name in _HEADINGS and names[-1] in _HEADINGS:
                self._close_to(len(names) - 1)
            elif name == "table":
                self._close_innermost(name, self._notches[-1][2] - 1)
            return name != "form" or not places[name]
        elif name in _TABLE_PARTS:
            if not places["table"]:
                return False
            self._close_to(1 + max(places[part][-1] for part in _TABLE_PARTS[name] if places[part]))
        elif name in ("a", "nobr"):
            self.close(name)
        elif name == "button":
            self._close_innermost(name, self._notches[-1][2])
        elif names[-1] in _ENDED_BY.get(name, ()):
            self._close_to(len(names) - 1)
        return True

    def close(self, name: str) -> None:
        """Obey an end tag, as far as it ends anything."""
        names, places = self.names, self.places
        if names[-1] == name:
            if self._notches[-1][0] < len(names) - 1:
                places[names.pop()].pop()
            else:
                self._close_to(len(names) - 1, name)
            return
        if name in _HEADINGS:
            name = max(_HEADINGS, key=lambda heading: places[heading][-1:])
        place = places[name]
        if not place:
            return
        _, special, scope, button, _, _ = self._notches[-1]
        if name in FORMATTING:
            if place[-1] > special:
                self._close_to(place[-1], name)
            elif place[-1] > scope and self._hides(place[-1]):
                raise WrongNesting
        elif name == "form":
            self._close_form(place[-1])
        elif name == "table":
            self._close_to(place[-1])
        elif name in _TABLE_PARTS:
            self._close_innermost(name, places["table"][-1] if places["table"] else len(names))
        elif name == "li":
            self._close_innermost(name, max([scope, *places["ul"][-1:], *places["ol"][-1:]]))
        elif name in _SCOPE:
            self._close_innermost(name, scope - 1)
        elif name in _BLOCKS:
            self._close_innermost(name, scope)
        else:
            self._close_innermost(name, button if name == "p" else special - (name == "select"))

    def _close_innermost(self, name: str, above: int) -> None:
        place = self.places[name]
        if place and place[-1] > above:
            self._close_to(place[-1])

    def _close_form(self, index: int) -> None:
        # A form ends alone: elements that are open in it stay open, and stay in it.
        if any(self._hides(notch[0]) for notch in self._notches if notch[0] >= index):
            raise WrongNesting
        self.places["form"].pop()
        self.places[""].append(index)
        self.names[index] = ""

    def _hides(self, index: int) -> bool:
        notches = self._notches
        level = bisect_left(notches, (index,))
        is_there = 0 < level < len(notches) and notches[level][0] == index
        return is_there and (notches[level][5] ^ notches[level - 1][5]) & (GONE | VEILED) != 0

    def _close_to(self, index: int, own: str = "") -> None:
        """Close the element at `index` and all that is in it; `own` is the name whose end tag was met."""
        names, notches, places = self.names, self._notches, self.places
        while notches[-1][0] >= index:
            place, _, scope, _, _, state = notches.pop()
            # A browser opens bold and the like again behind what closed them; hidden ones would go on hiding.
            if state != notches[-1][5] and names[place] in FORMATTING and scope < index:
                if (state ^ notches[-1][5]) & (GONE | VEILED) and (place > index or names[place] != own):
                    raise WrongNesting
        while len(names) > index:
            places[names.pop()].pop()
        self.state = notches[-1][5]


class Flat(Nesting):
    """Stands in for the open elements of a page in which nothing is hidden: then they do not matter."""

    def open(self, name: str, state: int) -> None:
        """Do nothing."""

    def open_plain(self, name: str) -> None:
        """Do nothing."""

    def make_room(self, name: str) -> bool:
        """Find room for anything."""
        return True

    def close(self, name: str) -> None:
        """Do nothing."""
