"""Parties in words, as messages name them."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.analysis.support.provenance import UNKNOWN_KEY
from claimcheck.analysis.support.support_party import Support
from claimcheck.model.suggestion import enumerate_words


def describe_support(support: Support) -> str:
    """Return a party in words: `the origin insider`, `the author Anna Berg`."""
    if support.kind == "origin" and support.id.startswith(UNKNOWN_KEY):
        return "an origin that is not named"
    if support.possibly:
        others = enumerate_words((f"`{name}`" for name in support.possibly), "and")
        return f"the {support.kind} `{support.id}` ({support.tie} {others})"
    if support.kind in ("author", "publisher"):
        return f"the {support.kind} {support.id}"
    return f"the {support.kind} `{support.id}`"


def describe_supports(supports: Iterable[Support]) -> str:
    """Return parties in words, joined; nobody at all as `nobody`."""
    words = [describe_support(support) for support in supports]
    return enumerate_words(words, "and") if words else "nobody"
