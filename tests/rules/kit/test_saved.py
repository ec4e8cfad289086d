"""The saved texts of a dossier, by what became of them, with the place that speaks of each."""

from __future__ import annotations

import pytest

from claimcheck.analysis.case import Case
from claimcheck.model.capture import CaptureReading, CaptureState, SourceText
from claimcheck.model.dossier import Dossier
from claimcheck.model.position import Pointer
from claimcheck.model.source import CaptureFile, Source
from claimcheck.rules.kit.saved import Saved, list_saved

AT = Pointer("a.yaml", ("sources",))
READ = CaptureReading(CaptureState.READ, "texts/a.txt", "x")
CHANGED = CaptureReading(CaptureState.CHANGED, "texts/a.txt")
DECLARED = Source(AT / 0, "a", capture=CaptureFile(AT / 0 / "capture", "a.txt"))
EXCERPT = CaptureFile(AT / 1 / "excerpt", "b.txt")
FOUND = Source(AT / 1, "b", excerpt=EXCERPT)
TWIN = Source(AT / 2, "a", capture=CaptureFile(AT / 2 / "capture", "a.txt"))


def make(a: SourceText, b: SourceText) -> Case:
    return Case(Dossier((), (DECLARED, FOUND, TWIN)), {"a": a, "b": b})


def test_texts_are_listed_by_their_state_and_once_for_each_id() -> None:
    made = make(SourceText(CHANGED), SourceText(READ, READ))
    assert list(list_saved(made, CaptureState.CHANGED)) == [
        Saved(DECLARED, "capture", DECLARED.capture, reading=CHANGED, other=None)
    ]
    assert [(saved.source.id, saved.field) for saved in list_saved(made, CaptureState.READ)] == [
        ("b", "capture"),
        ("b", "excerpt"),
    ]
    assert list(list_saved(made, CaptureState.MISSING)) == []


def test_the_place_is_the_field_that_names_the_file_or_else_the_id() -> None:
    capture, excerpt = list_saved(make(SourceText(), SourceText(READ, READ)), CaptureState.READ)
    assert (capture.at, capture.declared, capture.name) == (AT / 1 / "id", None, "`texts/a.txt`")
    assert (excerpt.at, excerpt.declared) == (AT / 1 / "excerpt" / "file", EXCERPT)


@pytest.mark.parametrize(("other", "has_other"), [(READ, True), (CHANGED, False), (None, False)])
def test_whether_the_other_text_stands_in(other: CaptureReading | None, has_other: bool) -> None:
    saved = next(list_saved(make(SourceText(CHANGED, other), SourceText()), CaptureState.CHANGED))
    assert (saved.field, saved.has_other) == ("capture", has_other)
