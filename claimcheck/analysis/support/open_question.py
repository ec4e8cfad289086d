"""What would settle how many lines of evidence there are."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.analysis.support.corroboration import Corroboration, count_lines
from claimcheck.analysis.support.provenance import UNKNOWN_KEY, Provenance
from claimcheck.model.claim import Evidence
from claimcheck.model.record import NamedTuple


class OpenQuestions(NamedTuple):
    """What keeps the fewest lines below the most.

    `unnamed` are pieces for which no origin is named; `alike` are groups of origins that may be one, each sorted.
    Only what, once answered, can raise the fewest is among them; both are empty where nothing of the kind can.
    """

    unnamed: tuple[Evidence, ...] = ()
    alike: tuple[tuple[str, ...], ...] = ()


def find_open_questions(support: Sequence[Evidence], lines: Corroboration, provenance: Provenance) -> OpenQuestions:
    """Return what would settle the lines of evidence behind pieces that support one claim."""
    unnamed = tuple(piece for piece in support if _lacks_origin(piece, provenance))
    named = {name for piece in support for name in piece.origins}
    groups = {provenance.same_origin[name] for name in named if name in provenance.same_origin}
    alike = tuple(sorted(tuple(sorted(named.intersection(group))) for group in groups))
    alike = tuple(group for group in alike if len(group) > 1)

    if not (unnamed and alike) and lines.is_exact and not (provenance.rootless or provenance.same_text):
        # Nothing else can keep the two numbers apart.
        return OpenQuestions(unnamed, alike)
    # Each kind of answer is tried on its own: an answer that changes nothing is no use to anybody.
    places = {piece.at for piece in unnamed}
    all_named = [_name(i, piece, provenance) if piece.at in places else piece for i, piece in enumerate(support)]
    helps_naming = bool(unnamed) and count_lines(all_named, provenance).min > lines.min
    helps_parting = bool(alike) and count_lines([*map(_part, support)], provenance).min > lines.min
    if helps_naming or helps_parting:
        return OpenQuestions(unnamed if helps_naming else (), alike if helps_parting else ())
    if unnamed and alike and count_lines([*map(_part, all_named)], provenance).min > lines.min:
        return OpenQuestions(unnamed, alike)
    return OpenQuestions()


def _lacks_origin(piece: Evidence, provenance: Provenance) -> bool:
    if piece.origins:
        return False
    return any(not provenance.is_own_origin(piece, root) for root in provenance.roots(provenance.enter(piece)))


def _name(index: int, piece: Evidence, provenance: Provenance) -> Evidence:
    """Return a piece as it would be with an origin of its own at each root."""
    return piece._replace(
        origins=tuple(f"{UNKNOWN_KEY}{index} {root}" for root in provenance.roots(provenance.enter(piece)))
    )


def _part(piece: Evidence) -> Evidence:
    """Return a piece as it would be were none of its origins possibly another."""
    return piece._replace(origins=tuple(f"{UNKNOWN_KEY}{name}" for name in piece.origins))
