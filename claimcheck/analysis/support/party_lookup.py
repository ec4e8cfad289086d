"""From words to the party they name."""

from __future__ import annotations

from claimcheck.analysis.policy import PARTY_KINDS
from claimcheck.analysis.support.provenance import Party, Provenance
from claimcheck.model.suggestion import did_you_mean, enumerate_words


class NoSuchParty(Exception):
    """Words that name nobody, or more than one; the message says so to the user."""


def find_party(words: str, provenance: Provenance) -> Party:
    """Return the source or origin of an id, or the author or publisher of a name; raise `NoSuchParty`.

    `author:Anna Berg` asks for one kind only.  Names are compared as provenance compares them.
    """
    dossier = provenance.dossier
    head, colon, tail = words.partition(":")
    kinds, name = ((head,), tail.strip()) if colon and head in PARTY_KINDS else (PARTY_KINDS, words)
    found = []
    for kind in kinds:
        if kind in ("author", "publisher"):
            party = provenance.person(kind, name)
            is_there = party in provenance.names
        else:
            party = Party(kind, name)
            is_there = name in (dossier.origin_by_id if kind == "origin" else dossier.source_by_id)
        if is_there:
            found.append(party)
    if len(found) == 1:
        return found[0]
    if found:
        choices = enumerate_words(f"`{party.kind}:{name}`" for party in found)
        raise NoSuchParty(f"`{name}` is more than one; write {choices}")
    message = f"there is no {enumerate_words(kinds)} `{name}`"
    if name in dossier.claim_by_id:
        raise NoSuchParty(f"{message}; it is a claim, which `claimcheck audit` opens")
    known = [*dossier.origin_by_id, *dossier.source_by_id, *provenance.names.values()]
    hint = did_you_mean(name, known)
    raise NoSuchParty(f"{message}; {hint}" if hint else message)
