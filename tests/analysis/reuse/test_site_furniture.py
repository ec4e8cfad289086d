"""Menus and notices are told from stories by what they say and by how they are set."""

from __future__ import annotations

import pytest

from claimcheck.analysis.reuse.menu import find_menus
from claimcheck.analysis.reuse.site_furniture import find_furniture
from claimcheck.language.text.text_words import TextWords
from tests.calibrate.pages import BLOCKS, MENU, NOTICES


def left(text: str) -> list[str]:
    """Return the words of a text that are no furniture."""
    wording = TextWords(text)
    is_story = wording.mark_outside(find_furniture(wording))
    return [word for word, is_told in zip(wording.words, is_story, strict=True) if is_told]


@pytest.mark.parametrize("notice", NOTICES.values(), ids=NOTICES)
def test_notices(notice: str) -> None:
    assert len(left(notice)) < 20
    assert len(left(notice.upper())) < 20


@pytest.mark.parametrize("block", BLOCKS)
def test_block_pages(block: str) -> None:
    assert len(left(block)) < 20


STORIES = {
    "on cookies": "The regulator fined the company 40 million euros on Tuesday for the way in which its website sets "
    "cookies. Visitors had no means to refuse them, it found. Google and Facebook have paid fines over consent before. "
    "Browsers will stop to accept such cookies next year, and advertisers fear for their data.",
    "on a paper": "The newspaper lost one subscriber in ten last year, its publisher said on Monday. The newsletter "
    "that it sends to readers each morning has 300,000 subscribers. It wants to raise the price of a subscription and "
    "to sell its podcasts to other media.",
    "in the first person": "We left the town at dawn with our neighbours, and nobody told us where the buses would go. "
    "You could hear the guns from the bridge. My mother held my hand. We did not see our house again.",
    "on the US": "The US and its allies have shared information on the network with the services of three countries, "
    "and the US wants to support them with phones and video, officials of the security service said.",
    "on copyright": "The court said that the publisher had the rights to the book. The licence that the author had "
    "given to the film company had run out, and no permission was asked for the third part.",
    "with names": "Ambassador Anna Berg met Prime Minister Karl Lund, Foreign Minister Ola Dahl and General Nils Vik "
    "at Castle Hill on Monday. President Ida Moen had asked Chief Justice Per Haug to come too.",
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_stories_are_no_notices(story: str) -> None:
    assert find_furniture(TextWords(story)) == []
    # A notice behind it is its own words alone, but for a sentence or two.
    told = left(f"{story} {NOTICES['agency']}")
    assert len(told) > 0.5 * len(TextWords(story).words)


def test_menus() -> None:
    story = "Ten people died on Monday when a bridge fell.\nIt had been closed\nfor a year\nbut nobody\nwas told so.\n"
    for menu in ("\n".join(MENU[:12]), "\n\n".join(MENU[:12]), " | ".join(MENU[:12]), " • ".join(MENU[:12])):
        text = f"{menu}\n\n{story}"
        ((start, end),) = find_menus(text)
        assert text[start:end].strip() == menu
    assert find_menus("\n".join(MENU[:3])) == []


@pytest.mark.parametrize("width", [20, 30, 72])
def test_prose_in_narrow_lines_is_no_menu(width: int) -> None:
    words = " ".join(STORIES.values()).split()
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    text = "\n".join(lines)
    assert sum(end - start for start, end in find_menus(text)) < 0.1 * len(text)
    assert sum(end - start for start, end in find_menus(text.lower())) == 0
