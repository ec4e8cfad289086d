"""The desk's own numbers, from the configuration."""

from __future__ import annotations

from claimcheck.model.record import NamedTuple

# The beginning of the chain first.
PARTY_KINDS = ("origin", "source", "author", "publisher")


class Policy(NamedTuple):
    """What counts as one party, and how many lines of evidence the desk wants.

    `shared` are the kinds of party that join two sources which have one in common; `lines` is the desk's
    two-source rule; `distinct` are groups of names of which the desk knows that each is another party's.
    Where it does `require_captures`, a quote that was checked in an excerpt only counts as unchecked.
    """

    shared: tuple[str, ...] = PARTY_KINDS
    lines: int = 2
    distinct: tuple[tuple[str, ...], ...] = ()
    require_captures: bool = False


DEFAULT_POLICY = Policy()
