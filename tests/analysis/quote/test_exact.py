"""Where a quote stands word for word, and above all where it does not."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.analysis.quote.exact import (
    MAX_GAP,
    Budget,
    count_words,
    find_exact,
    find_places,
    split_fragments,
    trim_marks,
)
from claimcheck.language.text.normalise import FoldedText, fold, is_same, strict


def find(quote: str, text: str, gap: int = MAX_GAP) -> str | None:
    """Return the stretch of a text in which a quote stands."""
    place = find_exact(quote, FoldedText(text), gap=gap)
    return None if place is None else text[place.start : place.end]


# Each of a pair is the other in different type: what typesetters, word processors and PDFs do to one text.
SAME = {
    "quotation marks": ("so ‘It worked,’ said the “source” then", "so 'It worked,' said the \"source\" then"),
    "corner brackets": ("他说「行」了", "他说“行”了"),
    "low and angled marks": ("er sagte »ja« gestern", "er sagte „ja“ gestern"),
    "French marks with their spaces": ("il a dit « oui » hier", 'il a dit "oui" hier'),
    "French marks with narrow spaces": ("il a dit «\u202foui\u202f» hier", "il a dit « oui » hier"),
    "French marks in brackets": ("voir (« oui ») ici", "voir (“oui”) ici"),
    "apostrophes": ("the dog's dinner wasn't", "the dog’s dinner wasnʼt"),
    "Ukrainian apostrophes": ("п'ять літаків", "пʼять літаків"),
    "Hebrew marks": ('דובר צה"ל אמר', "דובר צה״ל אמר"),
    "doubled marks": ("he said ''no'' twice", "he said “no” twice"),
    "em dash, en dash, two hyphens": ("the plan—dropped – was his", "the plan--dropped -- was his"),
    "kinds of hyphen": ("a well‐known non‑starter", "a well-known non-starter"),
    "kinds of minus": ("it fell to −5 degrees", "it fell to -5 degrees"),
    "kinds of range": ("some 10–12 jets", "some 10-12 jets"),
    "Hebrew maqaf": ("בית־ספר חדש", "בית-ספר חדש"),
    "no-break and thin spaces": ("28\u00a0Polish\u2009jets\u3000flew", "28 Polish jets flew"),
    "runs of white space": ("28  Polish \t jets\r\n\r\nflew", "28 Polish jets flew"),
    "soft hyphens": ("the infor\u00admation office", "the information office"),
    "zero-width characters": ("the\u200b in\u2060for\ufeffmation office", "the information office"),
    "Persian non-joiners": ("می\u200cخواهم بروم", "میخواهم بروم"),
    "right-to-left marks": ("\u200fשלום\u200f עולם\u200e", "שלום עולם"),
    "embedded directions": ("said \u202bשלום\u202c twice", "said שלום twice"),
    "Arabic letter mark": ("قال\u061c المصدر", "قال المصدر"),
    "emoji presentation": ("we ❤\ufe0f the jets", "we ❤ the jets"),
    "ligatures": ("the ﬁnal oﬀer of the ﬂeet", "the final offer of the fleet"),
    "long s": ("the Congreſs of buſineſs", "the Congress of business"),
    "full width": ("Ｆｕｌｌ ｗｉｄｔｈ　２８", "Full width 28"),
    "half-width kana": ("ﾎﾟｰﾗﾝﾄﾞ の 発表", "ポーランド の 発表"),
    "composed and combining accents": ("le cafe\u0301 de\u0301ja\u0300 vu", "le café déjà vu"),
    "Korean letters and syllables": ("\u1112\u1161\u11ab\u1100\u116e\u11a8 정부", "한국 정부"),
    "order of marks": ("a\u0323\u0302 fine day", "a\u0302\u0323 fine day"),
    "case": ("The RED line OF Beijing", "the red line of beijing"),
    "case of other scripts": ("КРАСНАЯ ЛИНИЯ Πεκίνου", "красная линия ΠΕΚΊΝΟΥ"),
    "sharp s": ("die große Straße", "DIE GROSSE STRASSE"),
    "thousands with comma": ("12,000 men and 1,234,567 shells", "12000 men and 1234567 shells"),
    "thousands with space": ("12 000 men and 1 234 567 shells", "12,000 men and 1,234,567 shells"),
    "thousands with thin space": ("12\u202f000 men and 1\u2009234\u2009567", "12 000 men and 1 234 567"),
    "thousands with apostrophe": ("12'000 men and 1’234’567.89 francs", "12,000 men and 1,234,567.89 francs"),
    "middle-dot decimals": ("about 61·4 % of them", "about 61.4 % of them"),
    "squares above the line": ("40 m² of CO₂", "40 m2 of CO2"),
    "fractions apart or not": ("some 5½ tons", "some 5 ½ tons"),
    "Chinese broken over lines": ("北京支持的\n渠道促使美国，\n放弃", "北京支持的渠道促使美国，放弃"),
    "Thai broken over lines": ("แหล่งข่าว\nกล่าวว่า", "แหล่งข่าวกล่าวว่า"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_the_same_in_different_type(one: str, other: str) -> None:
    assert find(one, f"Before it, {other} and behind it.") == other
    assert find(other, f"Before it, {one} and behind it.") in (one, one.strip("\u200f\u200e"), one.lstrip("\u200f"))


LINE_ENDS = [
    ("infor-\nmation", ["information", "infor-mation", "INFORMATION"]),
    ("well-\nknown", ["well-known", "wellknown", "well – known"]),
    ("re-\r\n   sign", ["resign", "re-sign"]),
    ("re-\x0csign", ["resign", "re-sign"]),
    ("infor\u00ad\nmation", ["information"]),
    ("infor\ufffemation", ["information"]),
    ("infor\ufffe\nmation", ["information"]),
    ("инфор-\nмация", ["информация", "инфор-мация"]),
    ("हिन्दी-\nभाषी", ["हिन्दीभाषी", "हिन्दी-भाषी"]),
    ("MiG-\n29", ["MiG-29"]),
]


@pytest.mark.parametrize(
    ("broken", "quote"), [(broken, quote) for broken, quotes in LINE_ENDS for quote in quotes], ids=repr
)
def test_words_hyphenated_at_a_line_end(broken: str, quote: str) -> None:
    assert find(f"the {quote} office", f"In the {broken} office.") == f"the {broken} office"


@pytest.mark.parametrize(
    ("text", "quote"),
    [("MiG-\n29", "MiG29"), ("5-\n6", "56"), ("re-sign", "resign"), ("well-\nknown", "well known")],
)
def test_a_hyphen_that_is_no_line_break_stays(text: str, quote: str) -> None:
    assert find(f"the {quote} office", f"In the {text} office.") is None


# Quote and text that say two things.  No normalisation, no cut may make one of the other, either way round.
DIFFERENT = [
    # Digits
    ("28 jets", "23 jets"),
    ("8 March", "9 March"),
    ("in 2022", "in 2021"),
    ("1.5 tons", "15 tons"),
    ("3,5 tons", "35 tons"),
    ("3.5 tons", "3,5 tons"),
    ("1,50 tons", "150 tons"),
    ("12,00 tons", "1200 tons"),
    ("12.000 men", "12000 men"),
    ("12,0000 men", "120000 men"),
    ("2022 100 men", "2022100 men"),
    ("5-6 jets", "56 jets"),
    ("5–6 jets", "56 jets"),
    ("5/6 of it", "56 of it"),
    ("5:6 for it", "56 for it"),
    ("10² jets", "102 jets"),
    ("10⁻² jets", "10-2 jets"),
    ("5½ jets", "51/2 jets"),
    ("5½ jets", "51⁄2 jets"),
    ("5① jets", "51 jets"),
    ("٢٨ طائرة", "٢٣ طائرة"),
    ("二十八架飞机", "二十三架飞机"),
    # Signs
    ("-5 degrees", "5 degrees"),
    ("−5 degrees", "5 degrees"),
    ("+5 degrees", "-5 degrees"),
    ("±5 degrees", "5 degrees"),
    ("-10 – -5 degrees", "-10 – 5 degrees"),
    ("−10–−5 degrees", "−10–5 degrees"),
    ("from -10--5 degrees", "from -10-5 degrees"),
    ("the plan — 5 jets", "the plan -5 jets"),
    ("<5 jets", ">5 jets"),
    ("≤5 jets", "≥5 jets"),
    ("~5 jets", "5 jets"),
    # Currencies, per cent, units
    ("€5 billion", "$5 billion"),
    ("£5 billion", "5 billion"),
    ("5 € a head", "5 $ a head"),
    ("15 % of them", "15 of them"),
    ("15% of them", "15‰ of them"),
    ("5 °C at night", "5 C at night"),
    ("40 m² of land", "40 m of land"),
    ("40 m² of land", "40 m³ of land"),
    # Negation
    ("he did not agree", "he did agree"),
    ("we can't go", "we can go"),
    ("we can’t go", "we cant go"),
    ("a non-nuclear state", "a nuclear state"),
    ("il n'a pas dit", "il a dit"),
    ("a ≠ b holds", "a = b holds"),
    # Letters and hyphens
    ("he will resign", "he will re-sign"),
    ("a co-op of farmers", "a coop of farmers"),
    ("the man-eating shark", "the man eating shark"),
    ("Poland agreed", "Russia agreed"),
    ("Biden agreed", "Bidens agreed"),
    ("the causal link", "the casual link"),
    ("Мир договорился", "Mир договорился"),
    ("наш ответ", "ваш ответ"),
    ("中国同意了", "中國同意了"),
    # Marks
    ("le café noir", "le cafe noir"),
    ("año de paz", "ano de paz"),
    ("कि बात", "का बात"),
    ("क बात", "कि बात"),
    ("كَتَبَ الخبر", "كُتِبَ الخبر"),
    ("כָּתַב הידיעה", "כֻּתַּב הידיעה"),
    ("ใกล้ มาก", "ไกล มาก"),
    ("ма\u0301ка цветёт", "мака цветёт"),
    ("a" + "\u0301" * 9 + " day", "a" + "\u0301" * 8 + "\u0300 day"),
    # Other punctuation, which is reported as such
    ("He agreed, they said", "He agreed they said"),
    ("He agreed.", "He agreed?"),
    ("😀 jets", "😢 jets"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT, ids=lambda words: ascii(words))
def test_what_says_two_things_is_never_exact(one: str, other: str) -> None:
    for quote, text in ((one, other), (other, one)):
        assert find(f"He said {quote}", f"Then he said {text}") is None
        assert find(f"{quote} he said", f"Then {text} he said") is None


# A quote that ends inside a word or number of the text, at either end.
CUT = [
    ("art", "part"),
    ("art", "arts"),
    ("agree", "disagree"),
    ("state", "state's"),
    ("can", "can't"),
    ("can", "can’t"),
    ("Biden", "Biden’s"),
    ("nuclear state", "non-nuclear state"),
    ("nuclear", "nuclear-free"),
    ("war", "anti‑war"),
    ("Cold War", "post–Cold War"),
    ("nuclear state", "non-\nnuclear state"),
    ("mation", "infor-\nmation"),
    ("mation", "infor\u00admation"),
    ("29 fighters", "MiG-29 fighters"),
    ("MiG", "MiG-29"),
    ("MiG", "MiG-\n29"),
    ("cafe", "cafe\u0301"),
    ("क", "कि"),
    ("5 jets", "25 jets"),
    ("in 20", "in 2022"),
    ("5 jets", "1.5 jets"),
    ("5 jets", "1,5 jets"),
    ("5 jets", "1·5 jets"),
    (".5 jets", "1.5 jets"),
    ("5 jets", ".5 jets"),
    ("about 1", "about 1.5"),
    ("about 1.", "about 1.5"),
    ("000 men", "12,000 men"),
    ("000 men", "12 000 men"),
    ("000 men", "12'000 men"),
    ("about 12", "about 12 000"),
    ("about 12", "about 12,000"),
    ("6 jets", "5-6 jets"),
    ("6 jets", "5–6 jets"),
    ("6 jets", "5 – 6 jets"),
    ("-6 jets", "5-6 jets"),
    ("about 5", "about 5–6"),
    ("about 5", "about 5 - 6"),
    ("about 5", "about 5-year"),
    ("5 degrees", "-5 degrees"),
    ("5 degrees", "−5 degrees"),
    ("5 degrees", "− 5 degrees"),
    ("5 degrees", "+5 degrees"),
    ("5 degrees", "(-5 degrees"),
    ("5 degrees", "≤ 5 degrees"),
    ("5 billion", "$5 billion"),
    ("5 billion", "€ 5 billion"),
    ("5 billion", "₿5 billion"),
    ("$5 billion", "US$5 billion"),
    ("$5 billion", "-$5 billion"),
    ("he paid $", "he paid $5"),
    ("rose 15", "rose 15%"),
    ("rose 15", "rose 15 %"),
    ("rose 15", "rose 15\u00a0‰"),
    ("paid 5", "paid 5€"),
    ("paid 5", "paid 5 €"),
    ("some 5", "some 5½"),
    ("some 10", "some 10²"),
    ("40 m", "40 m²"),
    ("about 5", "about 5+"),
    ("30 people", "12:30 people"),
    ("2 of them", "1/2 of them"),
    ("on 12", "on 12.03.2022"),
    ("五架飞机", "二十五架飞机"),
    ("用了5", "用了5万"),
]


@pytest.mark.parametrize(("quote", "text"), CUT, ids=lambda words: ascii(words))
def test_no_word_or_number_is_cut(quote: str, text: str) -> None:
    assert find(quote, f"so {text} so") is None
    assert find(quote, text) is None


# The same, where the quote is whole.
WHOLE = [
    ("which was dropped", "the plan — which was dropped"),
    ("which was dropped", "the plan—which was dropped"),
    ("which was dropped", "the plan -- which was dropped"),
    ("the plan", "the plan — which was dropped"),
    ("the plan", "the plan—which was dropped"),
    ("the plan", "the plan-- which was dropped"),
    ("12 jets in all", "the plan—12 jets in all—was dropped"),
    ("12 jets in all", "the plan—12 jets in all"),
    ("12 jets in all", "the plan--12 jets in all"),
    ("both pre", "both pre- and post-war"),
    ("lost 12,000", "they lost 12,000 men"),
    ("lost 12 000", "they lost 12,000, and more"),
    ("in 2022", "in 2022, 100 men"),
    ("in 2022", "in 2022. 5 men"),
    ("100 men", "in 2022, 100 men"),
    ("10 people", "it cost 5 € 10 people paid"),
    ("it cost 5", "it cost 5 $10 was paid"),
    ("5 jets", "- 5 jets"),
    ("-5 degrees", "to -5 degrees"),
    ("(5 jets)", "some (5 jets)"),
    ("the source said", "‘the source said’"),
    ("l'Ukraine est", "dit que l’Ukraine est"),
    ("Ukraine est", "dit que l’Ukraine est"),
    ("同意了", "中国不同意了"),
    ("5架飞机", "第5架飞机"),
    ("飞机", "25架飞机"),
    ("US$5", "some US$5"),
    ("jets fly", "jets fly😀"),
    ("$5 billion", "some $5 billion."),
]


@pytest.mark.parametrize(("quote", "text"), WHOLE, ids=lambda words: ascii(words))
def test_whole_words_and_numbers_are_found(quote: str, text: str) -> None:
    assert find(quote, f"So {text} so") is not None


def test_a_whole_word_is_found_behind_many_halves() -> None:
    text = "the then there them " * 20_000
    assert find("he", text + "so he went") == "he"


def test_the_first_place_is_given() -> None:
    place = find_exact("the jets", FoldedText("All the jets. No, the jets."))
    assert place == (4, 12)


def test_a_place_beyond_the_basic_plane() -> None:
    text = "𝒯he 😀 𠮷野家 and 👩‍👩‍👧 of the house said so 𠮷."
    assert find("𠮷野家 and 👩‍👩‍👧 of the house", text) == "𠮷野家 and 👩‍👩‍👧 of the house"


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("the café noir", "the caf\ufffd noir"),
        ("the caf\ufffd noir", "the caf\ufffd noir"),
        ("the caf\ufffd noir", "the café noir"),
        ("it didn’t fly", "it didn\ufffdt fly"),
        ("it worked", "\ufffdIt worked, he said"),
        ("it worked", "‘It worked\ufffd he said"),
        ("5 billion more", "\ufffd 5 billion more"),
        ("fell by 15", "fell by 15 \ufffd of them"),
    ],
)
def test_a_letter_that_could_not_be_read_equals_none(quote: str, text: str) -> None:
    assert find(quote, f"He said: {text}. It flew.") is None
    assert find(quote, f"He said: {text}. It flew. So {quote}.") == (None if "\ufffd" in quote else quote)


@pytest.mark.parametrize("quote", ["", "  ", "“”", "…", "[…] …", "—", "?!"])
def test_a_quote_without_words_stands_nowhere(quote: str) -> None:
    assert find(quote, "“” … — ?! words") is None


class TestEllipsis:
    TEXT = "The landlord is not, under any terms, permitted to end the lease. The tenant may end the lease at will."

    @pytest.mark.parametrize("mark", ["…", "...", "....", "[…]", "[...]", "[ … ]", ". . .", "[. . .]"])
    def test_fragments_in_order(self, mark: str) -> None:
        quote = f"The landlord is not {mark} permitted to end the lease"
        assert find(quote, self.TEXT) == "The landlord is not, under any terms, permitted to end the lease"

    def test_at_the_ends(self) -> None:
        assert find("… permitted to end the lease …", self.TEXT) == "permitted to end the lease"

    def test_marks_around_the_fragments(self) -> None:
        assert find("“The landlord is not” … “permitted to end the lease.”", self.TEXT) is not None

    @pytest.mark.parametrize(
        "quote",
        [
            "permitted to end the lease … The landlord is not",
            "The landlord is not … The landlord is not",
            "to end the lease … end the lease. The",
            "The landlord is not … permitted to end a lease",
        ],
        ids=["in another order", "twice what stands once", "overlapping", "one of them elsewhere"],
    )
    def test_fragments_that_do_not_follow(self, quote: str) -> None:
        assert find(quote, self.TEXT) is None

    def test_the_gap_is_bounded(self) -> None:
        text = "they said it first {} and then it ended"
        quote = "they said it first … and then it ended"
        assert find(quote, text.format("x" * 98), gap=100) is not None
        assert find(quote, text.format("x" * 99), gap=100) is None

    def test_a_later_place_for_an_earlier_fragment(self) -> None:
        near = "it was said … on the third day … before the court"
        text = f"It was said {'x ' * 60} on the third day. On the third day {'y ' * 40} before the court."
        assert find(near, text, gap=150) is not None

    def test_the_passage_is_as_short_as_it_can_be(self) -> None:
        text = "it was said and it was said before the court"
        assert find("it was said … before the court", text) == "it was said before the court"

    @pytest.mark.parametrize(
        "quote", ["is … permitted to end the lease", "The landlord is not … permitted to", "不是 … permitted to end it"]
    )
    def test_a_fragment_of_two_words_proves_nothing(self, quote: str) -> None:
        assert find(quote, self.TEXT + " 不是 permitted to end it") is None

    def test_a_single_short_fragment_is_found(self) -> None:
        assert find("… permitted to …", self.TEXT) == "permitted to"

    def test_the_ellipsis_of_the_source(self) -> None:
        text = "He said: “Well… maybe. I … I do not know.”"
        assert find("Well… maybe", text) == "Well… maybe"
        assert find("I ... I do not know", text) == "I … I do not know"
        assert find("Well... maybe", text) == "Well… maybe"


class TestWords:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("", 0),
            ("…", 0),
            ("one", 1),
            ("the red line", 3),
            ("can’t go", 2),
            ("a well-known fact", 4),
            ("the plan—dropped", 3),
            ("१२ हिन्दी शब्द", 3),
            ("战机没有起飞", 3),
            ("战", 1),
            ("北京 2022 年", 3),
            ("12,000 men", 2),
        ],
    )
    def test_count(self, text: str, words: int) -> None:
        assert count_words(text) == words

    @pytest.mark.parametrize(
        ("fragment", "trimmed"),
        [
            (" “It worked,” ", "It worked,"),
            ("« oui »", "oui"),
            ("‹„x‘›", "x"),
            ("— which was", "which was"),
            ("which was –", "which was"),
            ("-5 degrees", "-5 degrees"),
            ("“-5 degrees”", "-5 degrees"),
            ("- five degrees", "five degrees"),
            ("’90s", "90s"),
        ],
    )
    def test_marks_around_a_fragment(self, fragment: str, trimmed: str) -> None:
        assert trim_marks(fragment) == trimmed

    def test_fragments(self) -> None:
        assert split_fragments("… one two […] three ... “ ” … four") == ["one two", "three", "four"]


# A text as captures are: scripts and marks mixed, lines broken within words, spaces run together.
WORDS = (
    "the The jets “worked,” said ‘no’ don’t Biden’s well-known anti‑war (red line) 12,000 “12,000 …1,234 12\u00a0000 "
    "28 8 -5 −5 €5 15\u00a0% 5–6 1.5 3,5 MiG-29s m² CO₂ ½ 10² ﬁnal Congreſs infor\u00admation straße CAFÉ "
    "cafe\u0301 naïve, etc. Красная линия «Пекин» пʼять "
    "हिन्दी में कि كَتَبَ قال، שָׁלוֹם צה״ל 한국 北京支持的 「渠道」，促使 ポーランド 𠮷野家 "
    "แหล่งข่าว กล่าว 😀 👩\u200d👩\u200d👧 ❤\ufe0f zero\u200bwidth …"
).split(" ")
BREAKS = [" ", "  ", "\n", "\r\n", "\u00a0", "\t", " \n ", "\u2009", "\u3000"]


@st.composite
def texts(draw: st.DrawFn) -> list[str]:
    """Return words and what stands between them, in turn; the first and the last are words."""
    pieces = []
    for _ in range(draw(st.integers(1, 60))):
        word = draw(st.sampled_from(WORDS))
        if word.isalpha() and word.isascii() and len(word) > 3 and draw(st.booleans()):
            word = word[:2] + draw(st.sampled_from(["-\n", "-\r\n  ", "\u00ad\n", "\u00ad"])) + word[2:]
        pieces += [word, draw(st.sampled_from(BREAKS))]
        # A dash between numbers would make a range of them.
        if word.isalpha() and draw(st.integers(0, 4)) == 0:
            pieces += [draw(st.sampled_from("—–-")), " ", "dashed", " "]
    return pieces[:-1]


@pytest.mark.slow
@settings(max_examples=100)
@given(texts(), st.data())
def test_a_slice_of_a_text_is_found_in_it(pieces: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(pieces) - 1), label="first")
    last = data.draw(st.integers(first, len(pieces) - 1), label="last")
    quote, text = "".join(pieces[first : last + 1]), "".join(pieces)
    if not any(map(str.isalnum, quote)) or is_ambiguous(pieces, first, last):
        return
    found = find(quote, text)
    assert found is not None
    # An ellipsis at the ends of a quote is the author's.
    fragments = split_fragments(quote)
    words = trim_marks(fragments[0] if len(fragments) == 1 else quote)
    assert fold(trim_marks(found)) == fold(words)
    assert is_same(strict(trim_marks(found)), strict(words))


def is_ambiguous(pieces: list[str], first: int, last: int) -> bool:
    """Tell whether numbers meet at an end of a slice, so that they may be one: 12 000."""
    near = [piece for piece in pieces[max(0, first - 4) : last + 5] if piece.strip()]
    return any(one[-1:].isnumeric() and other[:1].isnumeric() for one, other in pairwise(near))


# Speed: captures are strangers' files.  Most answers take a tenth of the bound, which is for busy machines.

MILLION = 1_000_000
ADVERSARIAL: dict[str, tuple[str, str]] = {
    "one letter": ("a" * MILLION, "a" * 20_000),
    "one letter, another at the end": ("a" * MILLION, "a" * 19_999 + "b"),
    "one-letter words": ("a " * (MILLION // 2), "a " * 9_999 + "b"),
    "dashes": ("- " * (MILLION // 2), "- " * 10_000 + "a"),
    "letters and dashes": ("a-" * (MILLION // 2), "a-" * 9_999 + "b"),
    "hyphens at line ends": ("a-\n" * (MILLION // 3), "a" * 10_000 + "b"),
    "marks": ("a" + "\u0301\u0327" * (MILLION // 2), "a" + "\u0301\u0327" * 10_000),
    "marks and letters": ("a\u0301" * (MILLION // 2), "a\u0301" * 9_999 + "b"),
    "digits and commas": ("1,000" * (MILLION // 5), "1,000" * 4_000),
    "numbers": ("1, " * (MILLION // 3), "1, " * 6_000 + "2"),
    "thousands": ("1" + ",111" * (MILLION // 4), "1" + ",111" * 5_000),
    "white space": (" \n" * (MILLION // 2) + "a b", "a b"),
    "quotation marks": ("'\"" * (MILLION // 2) + "a b", "'\"" * 10_000 + "a b"),
    "soft hyphens": ("a\u00ad" * (MILLION // 2), "a" * 10_000 + "b"),
    "fractions": ("5½ " * (MILLION // 3), "5½ " * 5_000 + "6"),
    "the same words": ("he said so and " * (MILLION // 15), "he said so and " * 1_300 + "left"),
    "ellipses": ("he said so " * (MILLION // 11), "he said so … " * 200 + "and he left"),
    "ellipses that fit": ("he said so " * (MILLION // 11), "he said so … " * 200 + "he said so"),
    "a quote of white space": ("a b", "a" + " " * 200_000 + "b" + " " * 200_000 + "c"),
    "a quote of brackets": ("a b", "a [ " + "[ " * 100_000 + "b"),
    "damage": ("\ufffd" * MILLION, "a" * 20_000),
    "damage everywhere": ("abc\ufffd" * (MILLION // 4), "abcd" * 5_000),
    "half-width signs": ("ｶﾞ" * (MILLION // 2), "ｶﾞ" * 10_000),
}


@pytest.mark.slow
@pytest.mark.parametrize(("text", "quote"), ADVERSARIAL.values(), ids=ADVERSARIAL)
def test_adversarial_texts(text: str, quote: str) -> None:
    start = time.process_time()
    folded = FoldedText(text)
    find_exact(quote, folded)
    assert time.process_time() - start < 5


REALISTIC: dict[str, Callable[[int], str]] = {
    "English": lambda size: ("The plan to send 28 Polish MiG-29s — $1,200,000 — was “dropped”, he said.\n" * size)[
        :size
    ],
    "Russian": lambda size: ("План на 28 польских МиГ-29 — за 12 000 долларов — «отменён», сказал он.\n" * size)[:size],
    "Chinese": lambda size: ("北京支持的渠道促使美国放弃了提供二十八架米格战机的计划，消息人士说。\n" * size)[:size],
    "Hindi": lambda size: ("सूत्र ने कहा कि योजना छोड़ दी गई थी और विमान नहीं भेजे गए।\n" * size)[:size],
}


@pytest.mark.slow
@pytest.mark.parametrize("make", REALISTIC.values(), ids=REALISTIC)
def test_a_million_characters(make: Callable[[int], str]) -> None:
    text = make(MILLION) + " And so at last it ended well."
    start = time.process_time()
    assert find("at last it ended", text) == "at last it ended"
    assert time.process_time() - start < 3


def test_all_places_of_a_quote_are_found_in_order() -> None:
    text = FoldedText("Shut the bridge. They shut the bridge? “Shut the\nbridge,” he said. Shut the bridges.")
    found = [text.text[slice(*place)] for place in find_places("shut the bridge", text, Budget(), 9)]
    assert found == ["Shut the bridge", "shut the bridge", "Shut the\nbridge"]
    assert len(find_places("shut the bridge", text, Budget(), 2)) == 2
    # A full stop is none where the source asks.
    assert len(find_places("they shut the bridge.", text, Budget(), 9)) == 0
    assert len(find_places("shut the bridge … he said", text, Budget(), 9)) <= 1
    assert find_places("", text, Budget(), 9) == []
