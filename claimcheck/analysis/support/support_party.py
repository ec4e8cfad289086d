"""The parties that a claim rests on, as a reader is told of them."""

from __future__ import annotations

from claimcheck.analysis.support.provenance import Party, Provenance
from claimcheck.model.record import NamedTuple


class Support(NamedTuple):
    """One of the parties that a claim rests on.

    `id` is an id, or the name of an author or publisher; `UNKNOWN_KEY` where no origin is named.  `possibly` are
    the other ids that may be the same origin, or the other sources that share text with it, undeclared.
    """

    kind: str
    id: str
    possibly: tuple[str, ...] = ()

    @property
    def tie(self) -> str:
        """What joins it to those it is possibly one with, in words."""
        return "possibly the same as" if self.kind == "origin" else "sharing text with"


def describe_party(party: Party, provenance: Provenance) -> Support:
    """Return a party with the name to show, and who may be the same."""
    if party.kind == "origin":
        group = provenance.same_origin.get(party.key, ())
        return Support("origin", party.key, tuple(name for name in group if name != party.key))
    return Support(party.kind, provenance.names.get(party, party.key))
