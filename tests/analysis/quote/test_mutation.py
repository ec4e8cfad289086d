"""One word, digit, sign, currency, negation or name that differs, and a quote is not word for word any more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from claimcheck.analysis.quote.exact import Outcome
from claimcheck.analysis.quote.matching import match_quote
from claimcheck.language.text.normalise import FoldedText

# A passage, and words of its language to put into it: a name, a negation, a number, another word.
PASSAGES = {
    "English": (
        """On 8 March 2022 the minister told Reuters that Poland would not send its 28 jets, worth $1.5
        billion or 12,000 zlotys a head, before -5 degrees or 40% cloud; nobody but Mr O'Brien-Smith, he
        said, didn't know it""",
        ("Minsk", "never", "seven", "quietly"),
    ),
    "Russian": (
        """8 марта 2022 года министр сказал агентству, что Польша не отправит свои 28 самолётов за 1,5 млрд
        €, пока в Варшаве не будет -5 градусов, и никто, кроме Иванова, об этом не знал""",
        ("Минск", "никогда", "семь", "тихо"),
    ),
    "Arabic": (
        """قال الوزير في 8 مارس 2022 إن بولندا لن ترسل طائراتها ٢٨ بقيمة 1.5 مليار دولار قبل الشتاء ولم
        يعلم أحد بذلك في وارسو""",
        ("مينسك", "ليس", "سبع", "بهدوء"),
    ),
    "Hebrew": (
        """השר אמר ב-8 במרץ 2022 כי פולין לא תשלח את 28 המטוסים שלה בשווי 1.5 מיליארד ₪ לפני החורף ואיש
        בוורשה לא ידע על כך""",
        ("מינסק", "אין", "שבע", "בשקט"),
    ),
    "Hindi": (
        """मंत्री ने 8 मार्च 2022 को कहा कि पोलैंड अपने 28 विमान नहीं भेजेगा जिनकी कीमत ₹1.5 अरब है और
        वारसॉ में किसी को यह पता नहीं था""",
        ("मिन्स्क", "कभी", "सात", "चुपचाप"),
    ),
    "Chinese": (
        """部长于2022年3月8日对记者说波兰不会派出价值15亿美元的二十八架飞机在零下5度之前华沙没有人知道这件事""",
        ("明斯克", "未", "七", "静"),
    ),
    "Thai": (
        """รัฐมนตรีกล่าวเมื่อวันที่ 8 มีนาคม 2022 ว่าโปแลนด์จะไม่ส่งเครื่องบิน 28 ลำมูลค่า 1.5
        พันล้านดอลลาร์ไปยังยูเครนก่อนฤดูหนาว""",
        ("มินสก์", "ไม่", "เจ็ด", "เงียบ"),
    ),
    "accents and emoji": (
        """Le 8 mars 2022 le ministre a dit que la Pologne n'enverra pas ses 28 avions à 1,5 milliard £
        avant l'été 👩‍👩‍👧 et qu'à Varsovie personne ne le savait déjà 😀 ce jour-là, cafe\u0301 ou
        non""",
        ("Minsk", "jamais", "sept", "vite"),
    ),
}
_TOKEN = re.compile(r"[^\s]+")
_DIGIT = re.compile(r"\d")
_MONEY = re.compile("[$€£₪₹%]")
_LETTER = re.compile(r"(?<=[^\W\d_])[^\W\d_](?=[^\W\d_])")


def mutate(text: str, words: tuple[str, ...]) -> Iterator[str]:
    """Yield the text with one thing changed, not at its ends: a part of a quote is a quote."""
    tokens = list(_TOKEN.finditer(text))[1:-1]
    for token in tokens:
        start, end = token.span()
        yield text[: start - 1] + text[end:]
        yield f"{text[:end]} {text[start:]}"
        for word in words:
            if word not in token[0]:
                yield text[:start] + word + text[end:]
            yield f"{text[:start]}{word} {text[start:]}"
    for one, two in pairwise(tokens):
        yield text[: one.start()] + two[0] + text[one.end() : two.start()] + one[0] + text[two.end() :]
    for digit in _DIGIT.finditer(text, 1):
        place = digit.start()
        others = ["7" if digit[0] != "7" else "6", digit[0] + "0", "." + digit[0]]
        # A dash behind a dash is the same dash, and without its first word a quote is a quote.
        others += ["-" + digit[0]] if text[place - 1] != "-" else []
        others += [""] if place > text.find(" ") else []
        for other in others:
            yield text[:place] + other + text[place + 1 :]
    for sign in _MONEY.finditer(text, 1):
        for other in ("", "¥", "‰"):
            yield text[: sign.start()] + other + text[sign.end() :]
    for letter in _LETTER.finditer(text):
        other = "x" if letter[0].lower() != "x" else "z"
        for change in ("", other, letter[0] * 2):
            yield text[: letter.start()] + change + text[letter.end() :]
    if "-" in text:
        yield text.replace("-", "", 1)
        yield re.sub(r"-(?=\d)", "+", text)
    for word in words:
        for cut in range(len(text) // 4, len(text), len(text) // 4):
            yield f"{text[:cut]} {word} {text[cut:]}"


def read(language: str) -> tuple[str, tuple[str, ...]]:
    passage, words = PASSAGES[language]
    return " ".join(passage.split()), words


def exact(quote: str, text: FoldedText) -> bool:
    found = match_quote(quote, text)
    return found is not None and found.outcome is Outcome.EXACT


@pytest.mark.slow
@pytest.mark.parametrize("language", PASSAGES)
def test_a_change_in_the_quote_or_in_the_source_is_never_exact(language: str) -> None:
    passage, words = read(language)
    text = FoldedText(passage)
    assert exact(passage, text)
    changes = [change for change in mutate(passage, words) if change != passage]
    assert len(changes) > 150
    for changed in changes:
        assert not exact(changed, text), changed
        assert not exact(passage, FoldedText(changed)), changed


@pytest.mark.slow
@pytest.mark.parametrize("language", PASSAGES)
def test_nor_on_either_side_of_an_ellipsis(language: str) -> None:
    passage, words = read(language)
    text = FoldedText(passage)
    tokens = list(_TOKEN.finditer(passage))
    if len(tokens) < 15:
        tokens = list(re.finditer(r"[^\W\d]", passage))
    # No number is cut in two.
    middle = len(tokens) // 2
    while re.search(r"[\d二十八亿]|[$€£₪₹%-]", "".join(token[0] for token in tokens[middle - 1 : middle + 3])):
        middle += 1
    head, tail = passage[: tokens[middle].end()], passage[tokens[middle + 2].start() :]
    assert exact(f"{head} … {tail}", text)
    for changed in mutate(head, words):
        if changed != head:
            assert not exact(f"{changed} … {tail}", text), changed
    for changed in mutate(tail, words):
        if changed != tail:
            assert not exact(f"{head} [...] {changed}", text), changed


def test_what_is_found_altered_says_first_what_weighs_most() -> None:
    passage, _ = read("English")
    text = FoldedText(passage)
    for quote, kind, words in (
        (passage.replace("28 jets", "23 jets"), "number", ("23", "28")),
        (passage.replace("billion", "million"), "number", ("million", "billion")),
        (passage.replace("$1.5", "€1.5"), "number", ("€1.5", "$1.5")),
        (passage.replace("40%", "40"), "number", ("40", "40%")),
        (passage.replace("-5", "5"), "number", ("5", "-5")),
        (passage.replace("would not", "would"), "negation", ("", "not")),
        (passage.replace("didn't", "did"), "negation", ("did", "didn't")),
        (passage.replace("nobody", "somebody"), "negation", ("somebody", "nobody")),
        (passage.replace("Poland", "Russia"), "name", ("Russia", "Poland")),
        (passage.replace("Brien-Smith", "Brien-Jones"), "name", ("Jones", "Smith")),
        (passage.replace("told", "assured"), "wording", ("assured", "told")),
    ):
        found = match_quote(quote, text)
        assert found is not None
        assert found.outcome is Outcome.ALTERED
        assert found.differences[0] == (kind, *words)
