"""Which elements of a page are marks of notes, by what their attributes say."""

from __future__ import annotations

from collections.abc import Mapping

# What an attribute has in it that says so: EPUB and DPUB-ARIA's words, and the classes of e-texts, blogs and wikis.
_HINTS = (
    "noteref", "pagebreak", "pagenum", "pageno", "footnote", "fnref", "fn-ref", "citation-needed",
    "inline-template",
)  # fmt: skip
_ROLES = frozenset("doc-noteref noteref doc-pagebreak pagebreak".split())
_CLASSES = frozenset(
    "noteref footnote-ref footnoteref footnote-anchor footnote-reference footnote-mark fnref fn-ref fnanchor pagenum "
    "pageno pagebreak inline-template citation-needed".split()
)


def find_hints(markup: str) -> tuple[str, ...]:
    """Return the words to look for in the tags of a page that may have marks of notes; none in a page that has none."""
    lower = markup.lower()
    hints = [hint for hint in _HINTS if hint in lower]
    return (*hints, "#") if "<sup" in lower else tuple(hints)


def is_note(attributes: Mapping[str, str]) -> bool:
    """Tell whether an element is the mark of a note or of a page, and no part of the sentence."""
    for name in ("role", "epub:type"):
        if name in attributes and not _ROLES.isdisjoint(attributes[name].lower().split()):
            return True
    return "class" in attributes and not _CLASSES.isdisjoint(attributes["class"].lower().split())


def leads_somewhere(attributes: Mapping[str, str]) -> bool:
    """Tell whether a link leads to a place of a page."""
    return "#" in attributes.get("href", "")
