"""The sentences that documents share."""

from __future__ import annotations

import pytest

from claimcheck.analysis.quote.exact import Outcome, QuoteCheck
from claimcheck.language.text.difference import Difference
from claimcheck.model.capture import CaptureReading, CaptureState
from claimcheck.model.date import Date
from claimcheck.model.position import Pointer
from claimcheck.model.source import CaptureFile
from claimcheck.report.part.audit_wording import describe_check, describe_reading, mark_check, summarise
from tests.report import dossiers

NUMBER = Difference("number", "9", "8")
PINNED = CaptureFile(Pointer("s.yaml"), "a.txt", "00ff", Date.parse("2025-03-14"))


@pytest.mark.parametrize(
    ("check", "mark", "words"),
    [
        (
            QuoteCheck(Outcome.EXACT, 100, 0, 9, "x", "excerpt"),
            "✓",
            "word for word in the excerpt (it stands in for the capture)",
        ),
        (
            QuoteCheck(Outcome.ALTERED, 99.97, 0, 9, "x", "capture", (NUMBER, Difference("wording", "", "not"))),
            "✗",
            (
                "altered: the words of the capture differ (99 % alike): "
                "“9” where the source has “8” (number); nothing where the source has “not” (wording)"
            ),
        ),
        (
            QuoteCheck(Outcome.STITCHED, None, None, None, None, "capture"),
            "✗",
            "stitched together: these words do not stand so in the capture",
        ),
        (
            QuoteCheck(Outcome.MISATTRIBUTED, 100, 0, 9, "y", "capture"),
            "✗",
            "not in this source, but word for word in `y`",
        ),
        (QuoteCheck(Outcome.NOT_FOUND, checked_in="capture"), "✗", "not in the capture"),
        (QuoteCheck(Outcome.UNCHECKED, why="no text"), "?", "not checked: no text"),
        (QuoteCheck(Outcome.UNCHECKED), "?", "not checked"),
    ],
)
def test_what_became_of_a_quote(check: QuoteCheck, mark: str, words: str) -> None:
    assert (mark_check(check), describe_check(check)) == (mark, words)


def test_many_differences_are_counted() -> None:
    check = QuoteCheck(Outcome.ALTERED, 50, 0, 9, "x", "capture", (NUMBER,) * 11)
    assert describe_check(check).endswith("; 3 more")


@pytest.mark.parametrize(
    ("reading", "declared", "words"),
    [
        (None, None, "None"),
        (CaptureReading(CaptureState.READ, "a.txt"), None, "`a.txt` is at hand, pinned by no hash"),
        (
            CaptureReading(CaptureState.READ, "a.txt"),
            PINNED,
            "`a.txt` is at hand and is the text that SHA-256 `00ff` pins; captured 2025-03-14",
        ),
        (
            CaptureReading(CaptureState.MISSING, "a.txt", why="is not at hand"),
            PINNED,
            "`a.txt` is not at hand; it is pinned by SHA-256 `00ff`; captured 2025-03-14",
        ),
        (
            CaptureReading(CaptureState.CHANGED, "a.txt", why="has the SHA-256 11"),
            PINNED._replace(captured=None),
            "`a.txt` is not the text that was pinned: it has the SHA-256 11; it is pinned by SHA-256 `00ff`",
        ),
        (
            CaptureReading(CaptureState.UNREADABLE, "a.pdf", why="holds no text"),
            None,
            "`a.pdf` cannot be read: it holds no text",
        ),
        (
            CaptureReading(CaptureState.ESCAPING, "../a", why="is a path that leaves the dossier"),
            None,
            "`../a` is not read: it is a path that leaves the dossier",
        ),
    ],
)
def test_what_became_of_a_capture(reading: CaptureReading | None, declared: CaptureFile | None, words: str) -> None:
    assert describe_reading(reading, declared) == words


def test_a_summary_counts_everything() -> None:
    assert " ".join(summarise(dossiers.audit())) == (
        "The dossier holds 4 claims, 6 sources and 2 origins. "
        "Of 4 quotes, 2 stand word for word in their sources and 2 could not be checked. "
        "Of these, 1 was checked in an excerpt only. 2 pieces of evidence have no quote to check. "
        "The audit found 2 errors, 3 warnings and 3 notes; 2 findings are waived."
    )


@pytest.mark.parametrize(
    ("in_baseline", "end"),
    [
        ({("a.yaml", None): 1}, "2 findings are waived and 1 finding is in the baseline."),
        ({("a.yaml", None): 1, ("b.yaml", "b"): 2}, "2 findings are waived and 3 findings are in the baseline."),
    ],
)
def test_a_summary_counts_what_is_in_the_baseline(in_baseline: dict[tuple[str, str | None], int], end: str) -> None:
    result = dossiers.audit()._replace(in_baseline=in_baseline)
    assert list(summarise(result))[-1].endswith(f"notes; {end}")
    none_open = result._replace(findings=(), in_baseline=in_baseline)
    assert list(summarise(none_open))[-1].startswith("The audit found nothing to object to; ")


@pytest.mark.parametrize(
    ("quotes", "words"),
    [
        (0, ""),
        (1, "The one quote stands word for word in its source."),
        (3, "All 3 quotes stand word for word in their sources."),
    ],
)
def test_quotes_that_all_stand(quotes: int, words: str) -> None:
    piece = "      - {source: paper, stance: supports, quote: the jets never left}\n"
    claim = "claims:\n  - id: one\n    statement: One.\n" + ("    evidence:\n" + piece * quotes if quotes else "")
    files = {"claims/one.yaml": claim + "sources:\n  - {id: paper}\n", "claims/paper.txt": "So the jets never left."}
    assert words in " ".join(summarise(dossiers.audit(files)))
