"""What is searched, what decides, and the way back to the text as it was saved."""

from __future__ import annotations

import re
import time
import unicodedata
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.language.text import normalise
from claimcheck.language.text.letter import INVISIBLE, POINTS, is_currency
from claimcheck.language.text.normalise import EITHER, MINUS, FoldedText, fold, fold_both, is_same, strict

FOLDS = [
    ("", ""),
    (" \n\t ", ""),
    ("The  RED\nline", "the red line"),
    ("“No,” ‘no’, „no“", "'no,' 'no', 'no'"),
    ("‘“both”’", "'both'"),
    ("plan — dropped", "plandropped"),
    ("plan--dropped", "plandropped"),
    ("infor-\nmation", "information"),
    ("infor\u00ad\n  mation", "information"),
    ("a\u00ad\n\ufe0f.", "a ."),
    ("дʼ\u00ad\nа", "д'а"),
    ("5 – 6 jets", "5-6 jets"),
    ("MiG-29", "mig-29"),
    ("29-year", "29-year"),
    ("to −5 degrees", "to-5 degrees"),
    ("12,000 12 000 12'000 12000", "12000 12000 12000 12000"),
    ("1,234,567.89", "1234567.89"),
    ("“2,521 shootings” …12,000", "'2521 shootings' ...12000"),
    ("3,5 1.5 1,50 12,00", "3,5 1.5 1,50 12,00"),
    ("2022 100", "2022 100"),
    ("12 March 2022, 100 men", "12 march 2022, 100 men"),
    ("1,000,5", "1000,5"),
    ("1,00,000", "1,00,000"),
    ("0.123,456", "0.123,456"),
    ("61·4 col·lega", "61.4 col·lega"),
    ("10² 5½ ½5 m²", "10^2 5 1/2 1/2 5 m2"),
    ("€5 $5 £5 15 % 15‰", "€5 $5 £5 15 % 15‰"),
    ("STRASSE straße", "strasse strasse"),
    ("ﬁnal Congreſs", "final congress"),
    ("cafe\u0301", "café"),
    ("हिन्दी", "हिन्दी"),
    ("कि - का", "किका"),
    ("北京\n政府 。", "北京政府。"),
    ("한국 정부", "한국 정부"),
    ("ｶ ﾞ", "カ ゙"),
    ("ก ่", "ก ่"),
    ("ＡＢＣ　１２", "abc 12"),
    ("a\u200b\u2060\ufeffb\u200f", "ab"),
    ("« oui »", "'oui'"),
    ("»ja« und", "'ja' und"),
]


@pytest.mark.parametrize(("text", "folded"), FOLDS, ids=lambda text: ascii(text))
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


STRICTS = [
    ("plan — dropped", "plan-dropped"),
    ("a re-sign", "a re-sign"),
    ("infor-\nmation", f"infor{EITHER}mation"),
    ("infor\u00ad\nmation", f"infor{EITHER}mation"),
    ("infor\ufffe\r\n mation", f"infor{EITHER}mation"),
    ("infor\u00admation", "information"),
    ("MiG-\n29", "mig-29"),
    ("5 – 6", "5-6"),
    ("-5", f"{MINUS}5"),
    ("to –5", f"to {MINUS}5"),
    ("(-.5)", f"({MINUS}.5)"),
    ("-$5", f"{MINUS}$5"),
    ("- 5", "-5"),
    ("A-5", "a-5"),
    ("5--6", f"5-{MINUS}6"),
    ("5% – −6%", f"5%-{MINUS}6%"),
    ("plan--5", "plan-5"),
    ("12 000", "12000"),
]


@pytest.mark.parametrize(("text", "form"), STRICTS, ids=lambda text: ascii(text))
def test_strict(text: str, form: str) -> None:
    assert strict(text) == form


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("a-b", "a-b", True),
        ("a-b", "ab", False),
        (f"a{EITHER}b", "ab", True),
        (f"a{EITHER}b", "a-b", True),
        (f"a{EITHER}b", "a b", False),
        (f"a{EITHER}b", f"a{EITHER}b", True),
        (f"a{EITHER}b-c", "ab-c", True),
        (f"a{EITHER}b-c", f"a-bc{EITHER}", False),
        (f"a{EITHER}bc", f"ab{EITHER}c", True),
        (f"a{EITHER}b", "a", False),
        (f"a{EITHER}", "a", True),
        ("", "", True),
    ],
)
def test_a_line_end_hyphen_is_either(one: str, other: str, agree: bool) -> None:
    assert is_same(one, other) is agree
    assert is_same(other, one) is agree


# Characters that act on their neighbours, and words between which they stand.
PIECES = [
    *"abTI.,;!?'\"-–—−…·5%€$½²⁻ſßİéдЙйﬁ𝒯😀«»“”‘’中国、。ｶﾞー가ㄱㅏⅧ№℃™ﹰ",
    *"\n\t\u00a0\u2009\u3000\u00ad\u200b\u200d\u200f\ufe0f\ufffd\ufffe\x01\x1c",
    *"\u0301\u0323\u0302\u0345\u1100\u1161\u11a8हि\u094dदी\u0e01\u0e47ำك\u064eـש\u05b8״",
    *["\r\n", "-\n", "\u00ad\n", "12 000", "1,234", "1'234", "10²", "5½", "« oui »", "fi", "letters", "ещё", "北京的"],
]
texts = st.lists(st.sampled_from(PIECES) | st.just(" "), max_size=150).map("".join)
# What a text is without all that: one character, one character of the fold.
plain_texts = st.text(st.sampled_from("abcTÉßд中'\"“’ \n\t\u00a0\u2060\u200b"), max_size=900)


def map_of(text: str, chunk: int) -> tuple[str, list[tuple[int, int]]]:
    with patch.object(normalise, "_CHUNK", chunk):
        folded = FoldedText(text)
        return folded.folded, [folded.original(at, at + 1) for at in range(len(folded.folded))]


@pytest.mark.slow
@settings(max_examples=150)
@given(plain_texts)
def test_offsets_one_character_at_a_time(text: str) -> None:
    folded = ""
    starts = []
    for at, sign in enumerate(text):
        letters = (
            " " if sign.isspace() else "" if sign in "\u2060\u200b" else "'" if sign in "'\"“’" else sign.casefold()
        )
        if letters in (" ", "'") and folded.endswith(letters):
            continue
        folded += letters
        starts += [at] * len(letters)
    # White space at the ends is none, nor between words of a script that knows none.
    first, last = len(folded) - len(folded.lstrip()), len(folded.rstrip())
    wanted = [
        (sign, start)
        for at, (sign, start) in enumerate(zip(folded, starts, strict=True))
        if first <= at < last and not (sign == " " and folded[at - 1] == folded[at + 1] == "中")
    ]
    found, places = map_of(text, 20)
    assert found == "".join(sign for sign, _ in wanted)
    assert [start for start, _ in places] == [start for _, start in wanted]


@pytest.mark.slow
@settings(max_examples=125)
@given(texts)
@example(" aa   \u0640a ")
def test_offsets_do_not_depend_on_where_the_text_is_cut(text: str) -> None:
    folded, places = map_of(text, 10_000)
    assert (folded, places) == map_of(text, 4)
    assert len(places) == len(folded)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


@pytest.mark.slow
@settings(max_examples=125)
@given(texts, st.data())
def test_words_of_the_fold_come_from_the_same_words(text: str, data: st.DataObject) -> None:
    folded = FoldedText(text)
    words = [match.span() for match in re.finditer(r"\S+", folded.folded)]
    if not words:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start, end = words[first][0], words[last][1]
    begin, stop = folded.original(start, end)
    assert without_separators(fold(text[begin:stop])) == without_separators(folded.folded[start:end])


def without_separators(text: str) -> str:
    """Leave out what depends on the neighbours of a stretch: where numbers are parted, and dashes dropped."""
    return re.sub("[-' ,]", "", text)


@pytest.mark.slow
@settings(max_examples=150)
@given(texts)
def test_nothing_that_means_something_is_lost(text: str) -> None:
    kept = unicodedata.normalize("NFKC", "".join(sign for sign in text if sign not in INVISIBLE))
    for form in (fold(text), strict(text)):
        for is_kept in (str.isdecimal, is_currency, "%‰±+".__contains__):
            assert list(filter(is_kept, form)) == list(filter(is_kept, kept))
        # The fold passes over vowel points; strict forms have them.
        wanted = unicodedata.normalize("NFKC", kept.casefold().replace("i\u0307", "i"))
        assert count_marks(re.sub(f"[{POINTS}]", "", form)) == count_marks(re.sub(f"[{POINTS}]", "", wanted))
    pointed = re.compile(f"[{POINTS}]")
    assert len(pointed.findall(strict(text))) == len(pointed.findall(unicodedata.normalize("NFKC", kept)))


def count_marks(text: str) -> int:
    """Count the marks on letters, those within a letter too."""
    return sum(unicodedata.category(sign)[0] == "M" for sign in unicodedata.normalize("NFKD", text))


def test_joints_are_where_dashes_were() -> None:
    folded = FoldedText("a plan—dropped – and 5-6 re-signed")
    assert folded.folded == "a plandroppedand 5-6 resigned"
    assert folded.joints == {6, 13, 23}


MANY = 300_000


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["a", "- ", "a-", "a-\n", "1,000", "1 ", "\u0301", "\u0301\u0327", "a\u0301\u0323", "\u0345", " ", "\u00a0", "'\"",
     "« ", " »", "1²", "½", "中 ", "ㄱㅏ", "ｶﾞ", "ก่", "\u200b", "\u00ad\n", "…", "a\u00ad", "1 111"],
    ids=ascii,
)  # fmt: skip
def test_many_of_one_kind(piece: str) -> None:
    """Time grows with the text: a busy machine takes a second, what is quadratic takes hours."""
    text = piece * (MANY // len(piece))
    start = time.process_time()
    folded = FoldedText(text)
    strict(text)
    if folded.folded:
        folded.original(0, len(folded.folded))
    assert time.process_time() - start < 5


@given(st.text("abA 1.,0\n-–\u00ad\u2010\ufffe'’ﬁ\ufe32", max_size=16))
def test_both_forms(text: str) -> None:
    assert fold_both(text) == (fold(text), strict(text))


def test_a_letter_comes_with_its_marks() -> None:
    folded = FoldedText("un cafe\u0301\u200b noir")
    assert folded.folded == "un café noir"
    assert folded.original(6, 7) == (6, 9)
    assert folded.original(3, 7) == (3, 9)
