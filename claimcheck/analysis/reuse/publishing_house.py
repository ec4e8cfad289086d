"""Of which house a saved text is: who publishes it, and on which web site."""

from __future__ import annotations

import enum
import re

from claimcheck.analysis.identity.address import skip_archive
from claimcheck.analysis.identity.party_name import fold_name
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple
from claimcheck.model.source import Source

# The host of a URL, without what tells one edition of a site from another.
_SITE = late(r"[a-z][a-z0-9+.-]*:/{1,2}(?:[^/?#@]*@)?(?:www\.|m\.|amp\.)*([^/?#:]+)", re.IGNORECASE)


class Kinship(enum.Enum):
    """Whether two texts are of one house; it cannot be told where too little is known of either.

    A site may print what other publishers have written: its pages have one furniture, and each its own house.
    """

    SAME = "same"
    SITE = "site"
    OTHER = "other"
    UNKNOWN = "unknown"


class House(NamedTuple):
    """A publisher and the host of a web site, in small letters; each is empty where it is not known."""

    publisher: str = ""
    site: str = ""

    def kinship(self, other: House) -> Kinship:
        """Tell whether this is the other house: one publisher, or one site, parts of it included."""
        are_known = bool(self.publisher and other.publisher)
        if are_known and self.publisher == other.publisher:
            return Kinship.SAME
        if self.site and other.site:
            if self.site == other.site or _is_part(self.site, other.site):
                return Kinship.SITE if are_known else Kinship.SAME
            return Kinship.OTHER
        return Kinship.OTHER if are_known else Kinship.UNKNOWN


def name_house(source: Source) -> House:
    """Return what is known of the house that a source came out in."""
    site = _SITE.match(skip_archive((source.url or "").strip()))
    return House(fold_name(source.publisher[0]) if source.publisher else "", site[1].casefold() if site else "")


def _is_part(one: str, other: str) -> bool:
    return one.endswith(f".{other}") or other.endswith(f".{one}")
