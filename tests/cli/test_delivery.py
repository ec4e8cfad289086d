"""Which format goes where, decided before anything is read."""

from __future__ import annotations

import pytest

from claimcheck.cli.delivery import Delivery
from claimcheck.cli.failure import UsageError
from claimcheck.report.formats import FORMATS


def deliver(*formats: str, to: tuple[str, ...] = (), command: str = "check") -> Delivery:
    return Delivery(FORMATS[command], formats, to, "text", "never")


def plan(delivery: Delivery) -> tuple[list[tuple[str, str]], str | None]:
    return delivery._files, delivery._printed


@pytest.mark.parametrize(
    ("formats", "outputs", "files", "printed"),
    [
        ((), (), [], "text"),
        (("json",), (), [], "json"),
        ((), ("a.json",), [("a.json", "json")], None),
        (("sarif",), ("a.json",), [("a.json", "sarif")], None),
        (("sarif,text",), ("a.json",), [("a.json", "sarif")], "text"),
        (("sarif", "junit"), ("a.sarif", "b.xml"), [("a.sarif", "sarif"), ("b.xml", "junit")], None),
        ((), ("A.JSON", "b.md"), [("A.JSON", "json"), ("b.md", "markdown")], None),
        (("concise",), ("a",), [("a", "concise")], None),
    ],
)
def test_formats_go_to_files_in_turn(
    formats: tuple[str, ...], outputs: tuple[str, ...], files: list[tuple[str, str]], printed: str | None
) -> None:
    delivery = deliver(*formats, to=outputs)
    assert plan(delivery) == (files, printed)
    assert [target.path for target in delivery.targets] == list(outputs)


@pytest.mark.parametrize(
    ("formats", "outputs", "told"),
    [
        (("nonsense",), (), "--format nonsense: write concise, github"),
        (("json", "text"), (), "one format goes to standard output"),
        ((), ("a",), "the suffix tells no format"),
        ((), ("a.dot",), "the suffix tells no format"),
        (("json",), ("a.md",), "its suffix says markdown, and --format json"),
    ],
)
def test_what_fits_not_is_refused(formats: tuple[str, ...], outputs: tuple[str, ...], told: str) -> None:
    with pytest.raises(UsageError) as refused:
        deliver(*formats, to=outputs)
    assert told in str(refused.value)
