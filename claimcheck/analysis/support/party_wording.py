"""Parties and lines of evidence in words: the one place from which findings, tables, documents and hovers tell them.

    1 line of evidence. Everything rests on the origin `insider` (anonymous, possibly the same as `adviser`).

Of a party its name is told and its *marks*, which make it weak, always in one order.  All of it repeats foreign text.
What stands between backticks is an id; where it is not `in_code`, ids stand bare, for tables, trees and graphs.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from claimcheck.analysis.identity.party_name import is_anonymous
from claimcheck.analysis.support.corroboration import Corroboration
from claimcheck.analysis.support.provenance import UNKNOWN_KEY, Support
from claimcheck.model.dossier import Dossier
from claimcheck.model.source import Interest
from claimcheck.model.suggestion import enumerate_words

UNNAMED_ORIGIN = "an unnamed origin"
PARTY_TO_THE_MATTER = "a party to the matter"
PARTIES_TO_THE_MATTER = "parties to the matter"
# What joins parties that may be one, by their kind.
ALIKE = {
    "origin": "possibly the same",
    "source": "shares text",
    "author": "possibly the same",
    "publisher": "possibly the same",
}
_ALIKE_WITH = {kind: f"{words} {'with' if kind == 'source' else 'as'}" for kind, words in ALIKE.items()}
_CIRCLE = "a circle, with nobody at the beginning"
# Where it says most to begin: who knows it, who wrote it, what was printed, which house.
_ORDER = {"origin": 0, "author": 1, "source": 2, "publisher": 3}
# How many parties are named in a table before the rest is counted, where each alone would do.
_MOST_NAMED = 2


# Parties


def is_unnamed(party: Support) -> bool:
    """Tell whether a party is the origin of which only is known that there must be one."""
    return party.kind == "origin" and party.id.startswith(UNKNOWN_KEY)


def weakest_first(parties: Iterable[Support]) -> list[Support]:
    """Return parties in the order in which a reader should doubt them."""
    return sorted(parties, key=lambda party: (_ORDER[party.kind], party.id))


def name_party(party: Support) -> str:
    """Return the name of a party, without its kind: `insider`, `an unnamed origin`."""
    return UNNAMED_ORIGIN if is_unnamed(party) else party.id


def tell_alike(party: Support, in_code: bool = False) -> str:
    """Return whom a party may be one with: `possibly the same as a and b`; nothing where there is nobody."""
    others = [_write_id(name, in_code) for name in party.possibly]
    return f"{_ALIKE_WITH[party.kind]} {enumerate_words(others, 'and')}" if others else ""


def list_marks(party: Support, dossier: Dossier, in_code: bool = False) -> list[str]:
    """Return what makes a party weak: `anonymous`, `a party to the matter`, whom it may be one with."""
    origin = dossier.origin_by_id.get(party.id) if party.kind == "origin" else None
    source = dossier.source_by_id.get(party.id) if party.kind == "source" else None
    marks = ["anonymous"] if origin is not None and is_anonymous(origin) else []
    registered = origin or source
    marks += [PARTY_TO_THE_MATTER] if registered is not None and registered.interest is Interest.PARTY else []
    alike = tell_alike(party, in_code)
    return [*marks, alike] if alike else marks


def tell_party(party: Support, dossier: Dossier, with_kind: bool = False) -> str:
    """Return a party as a table names it: `insider (anonymous)`, with its kind `origin insider (anonymous)`."""
    kind = f"{party.kind} " if with_kind and not is_unnamed(party) else ""
    return kind + name_party(party) + _enclose(list_marks(party, dossier))


def describe_parties(parties: Iterable[Support], dossier: Dossier) -> str:
    """Return parties as a sentence names them: ``the origin `a` (anonymous) and the sources `b` and `c` ``."""
    groups = []
    for kind, members in groupby(parties, key=lambda party: UNNAMED_ORIGIN if is_unnamed(party) else party.kind):
        names = [
            _write_id(member.id, kind in ("origin", "source")) + _enclose(list_marks(member, dossier, in_code=True))
            for member in members
        ]
        plural = "s" if len(names) > 1 else ""
        groups.append(kind if kind == UNNAMED_ORIGIN else f"the {kind}{plural} {enumerate_words(names, 'and')}")
    return enumerate_words(groups, "and")


def _write_id(name: str, in_code: bool) -> str:
    return f"`{name}`" if in_code else name


def _enclose(marks: list[str]) -> str:
    return f" ({', '.join(marks)})" if marks else ""


# Lines of evidence


def show_lines(lines: Corroboration) -> str:
    """Return the lines of evidence as a table shows them: `1`, `1–2`, `0`."""
    return str(lines.min) if lines.min == lines.max else f"{lines.min}–{lines.max}"


def span_lines(lines: Corroboration) -> str:
    """Return `1 line`, `1–2 lines`."""
    return count_lines(lines.max) if lines.min == lines.max else f"{show_lines(lines)} lines"


def count_lines(number: int) -> str:
    """Return `1 line`, `2 lines`."""
    return "1 line" if number == 1 else f"{number} lines"


def tell_lines(lines: Corroboration) -> str:
    """Return `1 line of evidence`, `1–2 lines of evidence`."""
    return f"{span_lines(lines)} of evidence"


def tell_backing(lines: Corroboration) -> str:
    """Return how many lines are left without what nobody has saved or seen: `, 1 backed`; nothing where all are."""
    return f", {lines.backed or 'none'} backed" if lines.has_unbacked else ""


def explain_lines(lines: Corroboration, in_code: bool = True) -> str:
    """Return the lines of evidence, of whom they are taken, and whether they are bounds only."""
    text = tell_lines(lines)
    if lines.premise is not None:
        text += f", as many as its weakest premise {_write_id(lines.premise, in_code)} has"
    text += tell_backing(lines)
    return text if lines.is_exact else f"{text} (the search was cut short: these are safe bounds)"


# What it all rests on


def warn_of_parties(lines: Corroboration) -> str:
    """Return what follows where parties are wrong, as words that go before the list of them."""
    if len(lines.rests_on) == 1:
        who = "this one is"
    else:
        who = "any one of these is" if lines.min == 1 else "all of these are"
    return f"if {who} wrong, {'' if lines.min == lines.max else 'perhaps '}nothing supports it"


def tell_what_it_rests_on(lines: Corroboration, dossier: Dossier) -> str:
    """Return what everything rests on, as a clause: ``everything rests on the source `b` ``."""
    if lines.max == 0:
        return "nothing that counts supports it"
    parties = weakest_first(lines.rests_on)
    if len(parties) > 1:
        return f"{warn_of_parties(lines)}: {describe_parties(parties, dossier)}"
    verb = "rests" if lines.min == lines.max or not parties else "may rest"
    return f"everything {verb} on {describe_parties(parties, dossier) if parties else _CIRCLE}"


def describe_lines(lines: Corroboration, dossier: Dossier) -> str:
    """Return the lines of evidence, and what everything rests on, in two sentences."""
    rest = tell_what_it_rests_on(lines, dossier)
    return f"{explain_lines(lines)}. {rest[0].upper()}{rest[1:]}."


def tell_weakest(lines: Corroboration, dossier: Dossier) -> str:
    """Return whom it all rests on as the cell of a table has it: `insider (anonymous), Anna Berg and 2 more`."""
    parties = weakest_first(lines.rests_on)
    if not parties:
        return "nothing that counts" if lines.max == 0 else _CIRCLE
    shown = parties[:_MOST_NAMED] if lines.min == 1 else parties
    text = ", ".join(tell_party(party, dossier) for party in shown)
    if len(shown) < len(parties):
        text += f" and {len(parties) - len(shown)} more"
    return f"its premise {lines.premise}: {text}" if lines.premise else text
