"""The rule *undeclared-copy*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.analysis.case import Case
from claimcheck.model.finding import Certainty, Observation, Related, Severity
from claimcheck.model.suggestion import enumerate_some, enumerate_words, quote_name
from claimcheck.rules.kit.place import point_at_text, show_quote
from claimcheck.rules.kit.rule import rule

if TYPE_CHECKING:
    from claimcheck.analysis.reuse.copying import CommonText
    from claimcheck.analysis.reuse.credit import Hint

_STORY = """Computer files found in the home of a consultant who died last year hold a plan for how his party could
extend its hold on the legislatures of nine states, and shed light on a case that is now before the highest court.
"""

GOOD = (
    f"""
sources:
  - {{id: paper-one, publisher: The One, derived_from: [{{source: agency, how: republishes}}]}}
  - {{id: paper-two, publisher: The Two, derived_from: [{{source: agency, how: republishes}}]}}
  - {{id: agency}}
=== paper-one.txt
{_STORY}
=== paper-two.txt
{_STORY}
""",
    f"""
sources:
  - {{id: paper-one, publisher: The One}}
  - {{id: paper-two, publisher: The Two}}
=== paper-one.txt
The minister read out a statement on Monday night. “{_STORY.strip()}” She took no questions.
=== paper-two.txt
“{_STORY.strip()}” So the minister said. Nobody on the bench behind her looked up.
""",
)

BAD = f"""
sources:
  - {{id: paper-one, publisher: The One, published: 2022-03-08}}
  - id: paper-two  # undeclared-copy
    publisher: The Two
    published: 2022-03-09
=== paper-one.txt
AUSTIN (Reuters) - {_STORY}
=== paper-two.txt
By our own correspondent

{_STORY}
Officials would not say on Wednesday who had found them.
"""

# So many sources are listed, and so many passages shown.
_MOST_LISTED = 8


@rule(severity=Severity.WARNING, certainty=Certainty.HEURISTIC, good=GOOD, bad=BAD)
def undeclared_copy(case: Case) -> Iterator[Observation]:
    """Saved texts that share long passages, with no debt declared between their sources.

    Why it matters: a story that one paper takes from another, or both from an agency, is one story.  As long as the
    debt is not declared, these sources count as one for the fewest lines of evidence.

    How to fix it: find out who had it first, and write that down as `derived_from`.  Where both have it from a third,
    such as an agency or a press release, enter that as a source and derive both from it.  The finding names the credits
    that the texts carry.  It does not say who copied whom: words in common show only that they have one author.

    What it cannot see: rewriting, translation, quotations, which are nobody's copy, and texts that are not at hand as
    captures.  Passages of ten words and more count, if they are at least 25 words in all and make up 14 % of the
    shorter text, or if one has 75.  Menus do not count, nor what a page says to its reader: consent, sign-ups, rights,
    refusals, in the languages for which there are words.  Between two pages of one publisher or site, what stands at
    the heads and the feet does not count, and of the rest a half must be shared.  How many sources have a passage
    decides nothing.  Of 33 copies among 103 pairs of news stories it finds all, with 1 false alarm; among 2,775 pairs
    of articles that tell the same or other events independently it raises none.  A speech or a document that two
    sources print without quotation marks looks like copying; it is their common source.
    """
    for common in case.common_texts:
        if not case.damage.sources.isdisjoint(common.sources):
            continue
        latest = max(common.sources, key=lambda name: _date(case, name))
        yield Observation(
            case.dossier.source_by_id[latest].at / "id",
            _describe(case, common),
            related=tuple(_locate(case, common)),
            help=_advise(_find_hint(case, common)),
        )


def _date(case: Case, name: str) -> tuple[tuple[int, ...], str]:
    published = case.dossier.source_by_id[name].published
    return (published.latest or () if published else (), name)


def _text(case: Case, name: str) -> str:
    capture = case.text(name).capture
    return capture.text if capture is not None else ""


def _describe(case: Case, common: CommonText) -> str:
    first = common.copies[0]
    shown = show_quote(_text(case, first.sources[0])[slice(*first.places[0])])
    if len(common.sources) == 2:
        return (
            f"`{first.sources[0]}` and `{first.sources[1]}` share {first.words} words outside quotation marks, "
            f"{100 * first.share:.0f} % of the shorter text, and no debt is declared between them: {shown}"
        )
    listed = enumerate_some(common.sources, _MOST_LISTED, quote_name)
    return (
        f"{len(common.sources)} sources share long passages outside quotation marks, and no debt is declared between "
        f"them: {listed}; {first.words} words stand in two of them: {shown}"
    )


def _locate(case: Case, common: CommonText) -> Iterator[Related]:
    """Yield the passages, so that every source is shown once, as far as there is room."""
    seen: set[str] = set()
    room = _MOST_LISTED
    for copy in common.copies:
        if room and not seen.issuperset(copy.sources):
            room -= 1
            seen.update(copy.sources)
            for name, place in zip(copy.sources, copy.places, strict=True):
                capture = case.text(name).capture
                if capture is not None:
                    yield point_at_text(capture, *place, f"the longest passage, in `{name}`")


def _find_hint(case: Case, common: CommonText) -> Hint | None:
    from claimcheck.analysis.reuse.credit import find_hint

    houses = {name: case.dossier.source_by_id[name].publisher for name in common.sources}
    texts = {name: _text(case, name) for name in common.sources}
    return find_hint(texts, {name: house[0] for name, house in houses.items() if house})


def _advise(hint: Hint | None) -> str:
    if hint is None:
        return "find out who had it first, and declare it in `derived_from`; a common source may be behind both"
    names = enumerate_words((f"`{name}`" for name in hint.sources[:_MOST_LISTED]), "and")
    if hint.published is not None:
        return f"{names} names {hint.name}, which published `{hint.published}`: if it has it from there, declare that"
    verb = "names" if len(hint.sources) == 1 else "all name" if len(hint.sources) > 2 else "both name"
    return (
        f"{names} {verb} {hint.name}: if that is where the words are from, enter it as a source and declare that "
        "all of them derive from it"
    )
