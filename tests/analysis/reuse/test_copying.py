"""Texts that share passages: what counts, what does not, and what must hold whatever the texts."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.analysis.case import Case
from claimcheck.analysis.reuse.copying import CommonText, Page, compare, find_common_texts
from claimcheck.analysis.reuse.credit import Credit, find_credits, find_hint
from claimcheck.analysis.reuse.publishing_house import House
from claimcheck.analysis.support.party_wording import tell_alike
from claimcheck.language.text.text_words import TextWords, find_quoted
from tests.analysis.casework import case, claim, evidence, lines_of, origin, source

VOCABULARY = [
    f"{head}{vowel}{tail}" for head in "bdfgklmnprst" for vowel in "aeiou" for tail in ("n", "st", "rk", "ld")
]


def prose(seed: int, words: int) -> str:
    """Return words in sentences; two seeds have no five words in a row in common, but for chance."""
    chance = random.Random(seed)
    sentences = [" ".join(chance.choices(VOCABULARY, k=12)) for _ in range(1 + words // 12)]
    return " ".join(" ".join(f"{sentence}." for sentence in sentences).split()[:words])


def find(texts: Mapping[str, str]) -> tuple[CommonText, ...]:
    """Return what texts share of which each is of a house of its own."""
    return find_common_texts(texts, lambda one, other: False, {name: House(name) for name in texts})


def find_in_house(texts: Mapping[str, str]) -> tuple[CommonText, ...]:
    return find_common_texts(texts, lambda one, other: False, dict.fromkeys(texts, House("the house")))


def groups(texts: Mapping[str, str]) -> list[tuple[str, ...]]:
    return [common.sources for common in find(texts)]


STORY = prose(1, 120)
OWN = prose(2, 100)
OTHER = prose(3, 100)


def test_a_copied_passage_is_shown_in_both() -> None:
    texts = {"one": f"{OWN} {STORY}", "two": f"{STORY.upper()} {OTHER}", "three": prose(4, 300)}
    (common,) = find(texts)
    (copy,) = common.copies
    assert common.sources == copy.sources == ("one", "two")
    assert copy.words == 120
    assert copy.share == pytest.approx(120 / 220)
    shown = [texts[name][place.start : place.end] for name, place in zip(copy.sources, copy.places, strict=True)]
    assert shown[0].casefold() == shown[1].casefold() == STORY.casefold().removesuffix(".")


def test_a_copy_with_edited_words_is_one_passage() -> None:
    words = STORY.split()
    words[9::10] = ["another"] * len(words[9::10])
    (common,) = find({"one": f"{OWN} {STORY}", "two": f"{' '.join(words)} {OTHER}"})
    assert common.copies[0].words >= 115


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "„“", "«»", "»«"])
def test_a_shared_quotation_is_no_copy(marks: str) -> None:
    quoted = f"{marks[0]}{STORY}{marks[1]}"
    assert not find({"one": f"{OWN} {quoted} he said.", "two": f"She said: {quoted} {OTHER}"})


def test_what_one_quotes_and_the_other_does_not_is_no_copy() -> None:
    assert not find({"one": f"{OWN} “{STORY}”", "two": f"{STORY} {OTHER}"})


def test_a_speech_of_several_paragraphs_is_quoted() -> None:
    half = len(STORY) // 2
    text = f"“{STORY[:half]}\n\n“{STORY[half:]}” {OWN}"
    assert [text[start:end] for start, end in find_quoted(text)] == [f"“{STORY[:half]}\n\n", f"“{STORY[half:]}”"]


def test_a_stray_mark_quotes_nothing() -> None:
    assert find_quoted(f'5" {prose(5, 400)}') == []
    assert find_quoted("don't and the boys' and rock 'n roll") == []


@pytest.mark.parametrize(("words", "is_copy"), [(20, False), (40, True)])
def test_a_phrase_is_no_copy(words: int, is_copy: bool) -> None:
    shared = prose(6, words)
    assert bool(find({"one": f"{prose(7, 90)} {shared}", "two": f"{shared} {prose(8, 90)}"})) is is_copy


def test_a_long_passage_counts_however_long_the_texts() -> None:
    long = {"one": f"{prose(7, 2000)} {STORY} {prose(10, 500)}", "two": f"{prose(8, 1500)} {STORY} {prose(9, 900)}"}
    assert groups(long) == [("one", "two")]


def test_a_story_that_many_print_is_one_group() -> None:
    papers = {f"paper-{number:02}": f"{prose(40 + number, 50)} {STORY}" for number in range(12)}
    assert groups(papers) == [tuple(sorted(papers))]


@pytest.mark.parametrize("number", [2, 3, 5, 12])
def test_what_pages_of_one_house_have_at_head_and_foot_is_furniture(number: int) -> None:
    head, foot = prose(8, 150), prose(9, 120)
    pages = {f"page-{page:02}": f"{head}\n\n{prose(20 + page, 90)}\n\n{foot}" for page in range(number)}
    assert not find_in_house(pages)
    # Among houses, it is what they have in common.
    assert find(pages)


def test_a_story_in_pages_of_one_house_counts_between_head_and_foot() -> None:
    head, foot = prose(8, 150), prose(9, 120)
    pages = {
        f"page-{page}": f"{head} {prose(20 + page, 60)} {STORY} {prose(30 + page, 40)} {foot}" for page in range(3)
    }
    pages["page-3"] = f"{head} {prose(23, 160)} {foot}"
    (common,) = find_in_house(pages)
    assert common.sources == ("page-0", "page-1", "page-2")
    assert {copy.words for copy in common.copies} == {120}


def test_pages_of_one_house_share_more() -> None:
    shared = prose(9, 60)
    pages = {"one": f"{OWN} {shared}", "two": f"{OTHER} {shared}"}
    assert find(pages)
    assert not find_in_house(pages)
    assert find_in_house({"one": STORY, "two": f"{STORY} {OWN}"})
    # An update with a paragraph more, on a page with what stands on all pages.
    head, foot = prose(8, 80), prose(9, 60)
    assert find_in_house({"one": f"{head} {STORY} {foot}", "two": f"{head} {OWN} {STORY} {foot}"})


def test_a_site_that_prints_other_houses_has_one_head_and_foot_and_many_stories() -> None:
    head, foot = prose(8, 80), prose(9, 90)
    pages = {f"page-{page}": f"{head} {prose(20 + page, 150)} {foot}" for page in range(3)}
    houses = {name: House(name, "news.example") for name in pages}
    assert not find_common_texts(pages, lambda one, other: False, houses)
    for name in ("page-1", "page-2"):
        pages[name] = pages[name].replace(foot, f"{STORY} {prose(int(name[-1]), 40)} {foot}")
    (common,) = find_common_texts(pages, lambda one, other: False, houses)
    assert common.sources == ("page-1", "page-2")
    assert common.copies[0].words == 120
    papers = {name: f"{STORY} {prose(20 + number, 200)}" for number, name in enumerate(houses)}
    assert find_common_texts(papers, lambda one, other: False, houses)


def test_pages_with_one_head_and_one_foot_are_of_one_house_where_none_is_known() -> None:
    head, foot = prose(8, 40), prose(9, 60)
    pages = {f"page-{page}": f"{head} {prose(20 + page, 150)} {foot}" for page in range(4)}
    assert not find_common_texts(pages, lambda one, other: False, {})
    papers = {f"paper-{page}": f"{STORY} {prose(20 + page, 150)}" for page in range(4)}
    assert find_common_texts(papers, lambda one, other: False, {})


@pytest.mark.parametrize("is_apart", [True, False])
def test_a_story_is_one_group_though_some_papers_are_of_one_house(is_apart: bool) -> None:
    """Of more than eight papers only some are compared with each other: that must not part the story in two."""
    papers = {f"paper-{number:02}": f"{prose(40 + number, 150)} {STORY} {OWN[:40]}" for number in range(16)}
    houses = {name: House("one house" if 5 <= number < 12 else name) for number, name in enumerate(papers)}
    texts = papers if not is_apart else {**papers, **{f"z-{page}": prose(80 + page, 200) for page in range(5)}}
    (common,) = find_common_texts(texts, lambda one, other: False, houses)
    assert common.sources == tuple(papers)


def test_a_story_is_one_group_though_some_debts_are_declared() -> None:
    papers = {f"paper-{number:02}": f"{prose(40 + number, 150)} {STORY}" for number in range(16)}
    declared = {f"paper-{number:02}" for number in range(4, 10)}
    (common,) = find_common_texts(papers, lambda one, other: declared >= {one, other}, {})
    assert common.sources == tuple(papers)


SCRIPTS = {
    "Chinese": range(0x4E00, 0x4E00 + 600),
    "Thai": range(0x0E01, 0x0E2F),
    "Japanese": range(0x3041, 0x3097),
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_without_spaces(script: str) -> None:
    chance = random.Random(script)
    one, other, story = ("".join(chance.choices([*map(chr, SCRIPTS[script])], k=300)) for _ in range(3))
    assert groups({"one": f"{one}。{story}。", "two": f"{story}。{other}。"}) == [("one", "two")]
    assert not find({"one": one, "two": other})
    assert not find({"one": f"{one}。{story[:24]}", "two": f"{story[:24]}{other}"})


@pytest.mark.parametrize("script", [range(0x0430, 0x0450), range(0x0621, 0x063B), range(0x0915, 0x0950)])
def test_other_scripts(script: range) -> None:
    chance = random.Random(script.start)
    words = ["".join(chance.choices([*map(chr, script)], k=6)) for _ in range(400)]
    story = " ".join(words[:100])
    texts = {"one": f"{story} {' '.join(words[100:250])}", "two": f"{' '.join(words[250:])} {story}"}
    assert find(texts)[0].copies[0].words == 100


def test_composed_and_typeset_letters_are_the_same() -> None:
    plain = " ".join(f"café{word}fi office" for word in prose(11, 60).split())
    typeset = plain.replace("é", "e\u0301").replace("ffi", "ﬃ").replace("fi", "ﬁ")
    assert groups({"one": plain, "two": typeset}) == [("one", "two")]


@st.composite
def collections(draw: st.DrawFn) -> dict[str, str]:
    """Return a few texts, put together from passages, of which some are in quotation marks."""
    passages = [prose(100 + number, 15 + 20 * number) for number in range(6)]
    pieces = st.lists(st.tuples(st.sampled_from(passages), st.sampled_from(["{}", "“{}”", "'{}'"])), max_size=4)
    return {
        f"s{number}": " ".join([prose(200 + number, 40), *(form.format(words) for words, form in draw(pieces))])
        for number in range(draw(st.integers(2, 6)))
    }


@pytest.mark.slow
@given(collections(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_sources_changes_nothing(texts: dict[str, str], chance: random.Random) -> None:
    shuffled = list(texts.items())
    chance.shuffle(shuffled)
    assert find(dict(shuffled)) == find(texts)


@pytest.mark.slow
@given(collections())
@settings(max_examples=60, deadline=None)
def test_likeness_is_mutual(texts: dict[str, str]) -> None:
    one, other = (Page(text) for text in list(texts.values())[:2])
    there, back = compare(one, other).likeness, compare(other, one).likeness
    assert (there is None) is (back is None)
    if there and back:
        assert (there.words, there.share, there.longest) == (back.words, back.share, back.longest)


@pytest.mark.slow
@given(collections())
@settings(max_examples=60, deadline=None)
def test_the_passage_shown_stands_in_both(texts: dict[str, str]) -> None:
    for common in find(texts):
        assert set(common.sources) == {name for copy in common.copies for name in copy.sources}
        for copy in common.copies:
            assert copy.words >= 25
            assert 0 < copy.share <= 1
            one, other = (
                TextWords(texts[name][place.start : place.end])
                for name, place in zip(copy.sources, copy.places, strict=True)
            )
            # These passages are whole, so that no word of one is missing in the other.
            assert one.words == other.words


# Lines of evidence


def world(texts: Mapping[str, str], derived: Mapping[str, tuple[str, ...]]) -> Case:
    """Return a case of one claim that every source supports, each with an origin of its own."""
    names = sorted(texts)
    pieces = [evidence(name, f"o-{name}") for name in names]
    parents = {name for above in derived.values() for name in above} - set(names)
    sources = [source(name, derived.get(name, ())) for name in [*names, *sorted(parents)]]
    return case([claim("only", *pieces)], sources, [origin(f"o-{name}") for name in names], dict(texts))


COPIES = {"one": f"{OWN} {STORY}", "two": f"{STORY} {OTHER}", "three": prose(4, 300)}


def test_sources_that_share_text_are_one_at_least() -> None:
    known = world(COPIES, {})
    found = known.lines(known.dossier.claims[0])
    assert (found.min, found.max) == (2, 3)
    known = world({name: COPIES[name] for name in ("one", "two")}, {})
    found = known.lines(known.dossier.claims[0])
    assert lines_of(found) == (1, 2, {"source one"})
    assert found.rests_on[0].possibly == ("two",)
    assert tell_alike(found.rests_on[0]) == "shares text with two"


@pytest.mark.parametrize(
    "derived",
    [
        {"one": ("two",)},
        {"two": ("one",)},
        {"one": ("between",), "between": ("two",)},
        {"one": ("agency",), "two": ("between",), "between": ("agency",)},
    ],
)
def test_a_declared_debt_is_not_found_again(derived: dict[str, tuple[str, ...]]) -> None:
    assert world(COPIES, {}).common_texts
    known = world(COPIES, {"between": (), **derived})
    assert not known.common_texts


def test_texts_are_not_compared_for_nothing() -> None:
    sources = [source("one"), source("two")]
    known = case([claim("only", evidence("one", "a"), evidence("one", "b"))], sources, (), COPIES)
    known.lines(known.dossier.claims[0])
    assert "common_texts" not in vars(known)


@pytest.mark.slow
@given(collections(), st.data())
@settings(max_examples=40, deadline=None)
def test_knowing_of_copies_never_adds_a_line(texts: dict[str, str], data: st.DataObject) -> None:
    names = sorted(texts)
    derived = {name: tuple(data.draw(st.lists(st.sampled_from(names), max_size=1))) for name in names}
    known = world(texts, derived)
    blind = case(known.dossier.claims, known.dossier.sources, known.dossier.origins)
    found, without = known.lines(known.dossier.claims[0]), blind.lines(blind.dossier.claims[0])
    assert found.min <= without.min
    assert found.max == without.max


# Credits


def test_credits() -> None:
    text = (
        "KYIV (Reuters) - The minister told The Guardian that it was over.\n\nAccording to a report by The Washington "
        "Post on Monday, and according to Thursday's filing.\n\nThe Associated Press contributed to this report."
    )
    assert find_credits(text) == {
        Credit(0, "Reuters"),
        Credit(0, "The Associated Press"),
        Credit(3, "Guardian"),
        Credit(4, "Washington Post"),
    }


def test_hints() -> None:
    texts = {"a": "(AP) - First reported by The Daily.", "b": "By The Associated Press\n\nNews.", "c": "News."}
    hint = find_hint(texts, {})
    assert hint is not None
    assert (hint.sources, hint.name, hint.published) == (("a", "b"), "The Associated Press", None)
    hint = find_hint(texts, {"c": "Daily"})
    assert hint is not None
    assert (hint.sources, hint.name, hint.published) == (("a",), "Daily", "c")
    assert find_hint({"a": "News.", "b": "News."}, {}) is None


# Hostile texts


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "a\n" * 60_000,
        "a | " * 40_000,
        "We use cookies" * 20_000,
        "We use cookies on your browser. " * 6_000,
        "all rights reserved " * 20_000,
        "http://web.archive.org/" * 20_000,
    ],
)
def test_hostile_pages_take_no_more_than_their_length(text: str) -> None:
    begun = time.process_time()
    find({"one": text, "two": text[1:]})
    find_in_house({"one": text, "two": text[1:]})
    assert time.process_time() - begun < 8


@pytest.mark.slow
def test_many_pages_of_one_house_take_no_more_than_their_number() -> None:
    foot = prose(9, 100)
    texts = {f"page-{page:03}": f"{prose(300 + page, 100)} {foot}" for page in range(400)}
    texts |= {f"x-{page:03}": f"{prose(900 + page, 100)} {foot}" for page in range(40)}
    houses = {name: House("one house" if name.startswith("page") else name) for name in texts}
    begun = time.process_time()
    (common,) = find_common_texts(texts, lambda one, other: False, houses)
    assert len(common.sources) > 40
    assert time.process_time() - begun < 8


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["a " * 100_000, "“" * 100_000, "'a " * 60_000, "A " * 100_000 + "(", "told A" * 30_000, "e\u0301 " * 50_000],
)
def test_hostile_texts_take_no_more_than_their_length(text: str) -> None:
    begun = time.process_time()
    find({"one": text, "two": text[1:]})
    find_credits(text)
    assert time.process_time() - begun < 8
