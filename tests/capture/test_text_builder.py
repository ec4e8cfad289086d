"""Annotations of a text that is being put together."""

from __future__ import annotations

from claimcheck.capture.text_builder import BLOCK, TextBuilder
from claimcheck.model.capture import Annotation, AnnotationKind

MARK, STRUCK = AnnotationKind.NOTE_MARK, AnnotationKind.STRUCK_OUT


def test_an_annotation_has_what_parts_it_from_the_words_before_it() -> None:
    builder = TextBuilder()
    builder.add("ratified ")
    builder.begin(MARK)
    builder.add("3")
    builder.end(MARK)
    builder.add(" in May")
    assert builder.text() == "ratified 3 in May"
    assert builder.annotations() == (Annotation(8, 10, MARK),)


def test_annotations_of_one_kind_do_not_overlap_and_empty_ones_are_none() -> None:
    builder = TextBuilder()
    builder.begin(STRUCK)
    builder.begin(STRUCK)
    builder.add("one")
    builder.end(STRUCK)
    builder.begin(MARK)
    builder.end(MARK)
    builder.part(BLOCK)
    builder.add("two")
    builder.end(STRUCK)
    builder.end(STRUCK)
    assert builder.annotations() == (Annotation(0, 8, STRUCK),)
