"""What is known of HTML's elements by their names (WHATWG HTML §13.2 and §15.3)."""

from __future__ import annotations

from claimcheck.capture.text_builder import BLOCK, CELL, LINE, SPACE

# What is so of all that stands in an element.
GONE = 1  # not displayed
VEILED = 2  # displayed, but invisible, as children need not be
SVG = 4  # in a drawing
MATH = 8  # in a formula
FOREIGN = SVG | MATH  # in either, where `/>` closes a tag
GLOSS = 16  # a reading aid over a word
KEPT = 32  # with the line breaks it has
TOLD = 64  # said by the element itself; what is in it does not inherit that
RAISED = 128  # superscript
LINKED = 256  # leads to a place of a page
NOTED = 512  # the mark of a note
STRUCK = 1024  # struck out
TINY = 2048  # in letters of no size, as children need not be
MAYBE = 4096  # what may be hidden
HIDDEN = GONE | VEILED | TINY
# What is so of an element in itself, not of what it stands in (`style_sheet`).
OWN = (1 << 16) - 1

# What the names of some begin.
STATES = {"pre": KEPT, "listing": KEPT, "rt": GLOSS, "sup": RAISED, "del": STRUCK, "s": STRUCK, "strike": STRUCK}
KINDS = {"svg": SVG, "math": MATH}

# Elements without content, and elements whose content is not markup.
VOID = frozenset(
    "area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr".split()
)
RAW = frozenset("iframe noembed noframes noscript script style textarea title xmp".split())
# What no browser shows, whatever a style says; the same in drawings and formulas; what some style may show.
NEVER_SHOWN = frozenset("audio canvas template video".split())
NEVER_DRAWN = {
    SVG: frozenset("desc metadata script style title".split()),
    MATH: frozenset("annotation annotation-xml script style".split()),
}
SELDOM_SHOWN = frozenset("datalist dialog rp".split())
# What holds ordinary elements in a drawing, in a formula.
HOLDS_HTML = {SVG: ("desc", "foreignobject", "title"), MATH: ("mi", "mn", "mo", "ms", "mtext")}

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
# Bold and the like: where they are nested wrongly, browsers close them and open them again.
FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
# A paragraph that is still open ends where one of these begins.
ENDS_PARAGRAPH = HEADINGS | frozenset(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp".split()
)
# An item ends the item that is open, of these names.
ITEMS = {"li": ("li",), "dd": ("dd", "dt"), "dt": ("dd", "dt")}
# The current element ends where one of these begins.
ENDED_BY = {"option": ("option",), "optgroup": ("option", "optgroup"), "rt": ("rt", "rp"), "rp": ("rt", "rp")}
# A part of a table ends the parts that are open in it, up to the nearest of these.
TABLE_PARTS = {
    **dict.fromkeys(("td", "th"), ("table", "tr", "tbody", "thead", "tfoot")),
    "tr": ("table", "tbody", "thead", "tfoot"),
    **dict.fromkeys(("tbody", "thead", "tfoot", "caption", "colgroup"), ("table",)),
}
# What stands in these and is no part of the table is shown before it.
ROWS = frozenset("table tbody thead tfoot tr colgroup".split())
# What stops end tags of blocks; the blocks with no rule of their own; what stops any other end tag.
SCOPE = frozenset("applet caption table td th marquee object template".split())
BLOCKS = (ENDS_PARAGRAPH - {"form", "hr", "li", "p", "plaintext", "table"}) | {"button"}
SPECIAL = BLOCKS | SCOPE | frozenset(TABLE_PARTS) | {"form", "li", "p", "select"}
# What stands in a drawing or a formula only by mistake: the browser closes the drawing first.
BREAKS_OUT = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta "
    "nobr ol p pre ruby s small span strong strike sub sup table tt u ul var".split()
)

# What parts the words inside from those outside.
GAPS = {
    **dict.fromkeys(
        "address article aside blockquote body center details dialog dir div dl fieldset figcaption figure footer form "
        "h1 h2 h3 h4 h5 h6 header hgroup hr html legend listing main menu nav ol p plaintext pre search section "
        "summary table ul xmp".split(),
        BLOCK,
    ),
    **dict.fromkeys("br caption dd dt li optgroup option tbody tfoot thead tr".split(), LINE),
    **dict.fromkeys(("td", "th"), CELL),
    **dict.fromkeys("button input select textarea".split(), SPACE),
}
# Elements whose tags without attributes do no more than open and close them, with the gap they make, if any.
QUICK = {
    **dict.fromkeys(
        "a abbr b bdi bdo big cite code data dfn em font i ins kbd label mark output q samp small span strong time tt "
        "u var".split(),
        0,
    ),
    **{name: GAPS[name] for name in BLOCKS - {"button", "dialog", "listing", "pre", "xmp"} | {"li", "p"}},
}
# The same on a page in which nothing is hidden.
FLAT = {
    **QUICK,
    **dict.fromkeys(VOID | {"a", "head"}, 0),
    **{name: gap for name, gap in GAPS.items() if name not in RAW and name != "plaintext"},
}
