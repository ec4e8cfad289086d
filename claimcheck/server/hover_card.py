"""What is told about one thing when somebody points at it: a heading, its words, and facts.

All of it may hold foreign text.  Words between backticks are ids; each way of writing makes of them what it can.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from claimcheck.model.record import NamedTuple
from claimcheck.report.part.block import make_facts
from claimcheck.report.safe import markdown_code, markdown_message, markdown_text, visible


class HoverCard(NamedTuple):
    """`title` and `id` name the thing, `words` are its own (a statement, a name), `facts` are told by their names.

    `page` is Markdown of ours, a page of the manual, and stands for all the rest.
    """

    title: str
    id: str = ""
    words: str = ""
    facts: Mapping[str, str] = MappingProxyType({})
    page: str = ""


def write_markdown(card: HoverCard) -> str:
    """Return a card as Markdown in which foreign text is only text."""
    if card.page:
        return card.page
    head = f"**{card.title}**" + (f" {markdown_code(card.id)}" if card.id else "")
    facts = make_facts({markdown_text(name): markdown_message(fact) for name, fact in card.facts.items()})
    return "\n\n".join(part for part in (head, markdown_text(card.words), facts) if part)


def write_text(card: HoverCard) -> str:
    """Return a card as plain text that shows all there is."""
    if card.page:
        return card.page
    head = visible(f"{card.title} {card.id}".strip())
    facts = "\n".join(f"{visible(name)}: {visible(fact)}" for name, fact in card.facts.items() if fact)
    return "\n\n".join(part for part in (head, visible(card.words), facts) if part)
