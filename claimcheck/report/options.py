"""What a format may need to know beside the result: one record for all, so that all are called in one way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.record import NamedTuple

if TYPE_CHECKING:
    from claimcheck.model.claim import Claim


class RenderOptions(NamedTuple):
    """How to write a result.  A format looks at what it needs.

    `width` is in columns, for what is wrapped.  `prefix` leads from the top of the repository to the dossier:
    `cases/jets/`.  `fail_on` is the severity from which on a finding fails, or `never`, and `exit_code` that of the
    command.  `claims` are those that were asked for, all where empty; `most` is how many entries were asked for.
    """

    width: int = 100
    colour: bool = False
    prefix: str = ""
    fail_on: str = "error"
    exit_code: int = 0
    claims: tuple[Claim, ...] = ()
    most: int = 0


PLAIN = RenderOptions()
