"""Writing receipts: what the captures at hand prove about each quote."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck import __version__
from claimcheck.analysis.quote.exact import Outcome
from claimcheck.analysis.quote.receipt import Receipt, hash_words
from claimcheck.cli.audit_request import Audited, AuditRequest
from claimcheck.cli.delivery import guard_writing
from claimcheck.cli.failure import UsageError
from claimcheck.cli.output import write_file
from claimcheck.cli.write_guard import OutputTarget
from claimcheck.report.part.json_layout import lay_out
from claimcheck.report.part.tally import count
from claimcheck.workspace.open import OpenedDossier
from claimcheck.workspace.receipt_file import RECEIPTS_FILE, describe_receipts


def check_request(request: AuditRequest) -> None:
    """Raise `UsageError` where receipts cannot be written with what else is asked for."""
    if request.paths:
        raise UsageError("--write-receipts takes in the whole dossier: name no PATHS")
    if request.write_baseline:
        raise UsageError("--write-receipts and --write-baseline are two steps: run them one after the other")


def write_receipts(audited: Audited, targets: Sequence[OutputTarget] = ()) -> str:
    """Write the receipts of all quotes that were found exact in a pinned capture, and return a sentence about it.

    Receipts of quotes whose capture is not at hand are kept while they hold; all others are dropped.
    """
    dossier = audited.dossier
    path = dossier.folder_path(RECEIPTS_FILE)
    target = OutputTarget(path, "the receipts")
    guard_writing(dossier).check([target, *targets], target)
    receipts, unpinned = _collect(dossier)
    write_file(path, lay_out(describe_receipts(receipts)))
    message = f"{RECEIPTS_FILE} holds {count(len(receipts), 'receipt')}"
    if unpinned:
        message += f"; {count(unpinned, 'exact quote')} without one: their captures are not pinned by a sha256"
    return message


def _collect(dossier: OpenedDossier) -> tuple[list[Receipt], int]:
    case = dossier.case
    known = case.verifier.receipts
    receipts: dict[tuple[str, str], Receipt] = {}
    unpinned = 0
    for _, piece, check in case.checked_evidence(Outcome.EXACT):
        source = case.dossier.source_by_id[piece.source]
        pin = source.capture.sha256 if source.capture is not None else None
        words = hash_words(piece.quote or "")
        old = known.find(piece.source, pin, piece.quote or "")
        if check.checked_in == "capture" and pin is not None and check.start is not None and check.end is not None:
            new = Receipt(
                piece.source,
                quote=words,
                sha256=pin,
                outcome=check.outcome.value,
                start=check.start,
                end=check.end,
                locator=check.locator,
                tool=__version__,
                date=str(case.today),
            )
            # What says the same keeps its day: a run that finds nothing new changes no file.
            is_same = old is not None and old._replace(date=new.date) == new
            receipts[piece.source, words] = old if old is not None and is_same else new
        elif check.checked_in == "capture":
            unpinned += 1
        elif old is not None:
            receipts.setdefault((piece.source, words), old)
    return list(receipts.values()), unpinned
