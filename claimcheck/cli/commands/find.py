"""`claimcheck find`: where words stand."""

from __future__ import annotations

import sys

from claimcheck.cli import command
from claimcheck.cli.audit_request import AuditRequest, read
from claimcheck.cli.command import Argument, Command, Given, Option
from claimcheck.cli.failure import EXIT_INCOMPLETE, UsageError, complain_incomplete
from claimcheck.cli.output import write_stdout
from claimcheck.cli.terminal import wants_colour

# How many bytes a character takes at most.
_WIDEST = 4


def find(given: Given) -> int:
    """Find words in the captures: source, place, context. Exits 1 where they stand nowhere.

    Words that nearly stand somewhere are shown too, with how alike they are.
    """
    from claimcheck.analysis.passage import find_passages
    from claimcheck.report.format import passage_list
    from claimcheck.report.options import RenderOptions

    wanted = _read_input() if given.words == "-" else given.words
    if not any(character.isalnum() for character in wanted):
        raise UsageError("there are no words to look for")
    colour = wants_colour(given.color)
    case = read(AuditRequest.of(given)).case
    search = find_passages(wanted, case)
    if given.yaml:
        answer = passage_list.render_yaml(search)
        is_found = bool(answer)
    else:
        answer = passage_list.render(search, RenderOptions(colour=colour))
        is_found = bool(search.passages)
    write_stdout(answer)
    if case.unread:
        # There may be texts that were not searched.  That there are no claims is nothing to this.
        complain_incomplete(case)
        return EXIT_INCOMPLETE
    return 0 if is_found else 1


def _read_input() -> str:
    """Return what standard input brings, as UTF-8 whatever the locale; raise `UsageError`."""
    from claimcheck.model.limit import DEFAULT_LIMITS

    if sys.stdin is None:
        raise UsageError("standard input is closed")
    most = DEFAULT_LIMITS.value_characters
    data = sys.stdin.buffer.read(_WIDEST * most + 1)
    if len(data) <= _WIDEST * most:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise UsageError("standard input is not UTF-8") from None
        if len(text) <= most:
            return text
    raise UsageError(f"standard input has more than {most:,} characters, and no quote may have more")


COMMAND = Command(
    find,
    Argument(
        "words", "WORDS", "The words, in quotation marks; - reads standard input.", is_many=False, is_required=True
    ),
    (
        Option(("--yaml",), "Print evidence to paste into a claim."),
        command.ROOT,
        command.CAPTURES,
        command.COLOR,
        command.DEBUG,
    ),
)
