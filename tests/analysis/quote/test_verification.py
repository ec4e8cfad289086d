"""What became of a quote, by what is known of the saved text of its source."""

from __future__ import annotations

import pytest

from claimcheck.analysis.quote.exact import Outcome, QuoteCheck
from claimcheck.analysis.quote.verification import Verifier
from claimcheck.capture.charset import decode
from claimcheck.capture.extraction import extract_text
from claimcheck.model.capture import CaptureReading, CaptureState, SourceText
from claimcheck.model.dossier import Dossier
from tests.analysis import casework
from tests.capture import documents


def check(quote: str, *readings: CaptureReading) -> QuoteCheck:
    """Look for a quote in the first of some captures, and then in the others."""
    names = [f"paper-{number}" for number in range(len(readings))]
    piece = casework.evidence(names[0])._replace(quote=quote)
    claim = casework.claim("a-claim", piece)
    dossier = Dossier((claim,), tuple(map(casework.source, names)))
    texts = {name: SourceText(reading) for name, reading in zip(names, readings, strict=True)}
    return Verifier(dossier, texts).verify(dossier.claims)[piece.at]


def read(data: bytes) -> CaptureReading:
    text, guess = decode(data)
    return CaptureReading(CaptureState.READ, "paper.txt", text, guess=guess)


class TestGuess:
    """A text that declares no encoding and is not in UTF-8 is read as windows-1252, rightly or not."""

    @pytest.mark.parametrize(
        ("words", "codec"),
        [
            ("Wałęsa powiedział wczoraj, że to zła wiadomość", "cp1250"),
            ("Красная линия не была перейдена", "cp1251"),
            ("Красная линия не была перейдена", "koi8-r"),
            ("Η κόκκινη γραμμή δεν ξεπεράστηκε", "cp1253"),
            ("Bakan dün akşam kırmızı çizgi dedi", "cp1254"),
            ("הקו האדום לא נחצה מעולם", "cp1255"),
            ("红线从未被越过，消息人士说", "gb18030"),
        ],
    )
    def test_letters_that_no_such_text_has_are_not_called_missing(self, words: str, codec: str) -> None:
        found = check(words, read(words.encode(codec)))
        assert found.outcome is Outcome.UNCHECKED
        assert found.why.startswith("the capture declares no encoding: it was read as windows-1252, which has no “")
        assert check(words, read(words.encode())).outcome is Outcome.EXACT

    @pytest.mark.parametrize(
        ("quote", "outcome"),
        [
            ("Krüger said that Söder had ordered it that night", "exact"),
            ("Krüger said that Sader had ordered it that night", "altered"),
            ("“It worked,” ʼtwas said – it’s “ﬁnal” – by Zoë", "exact"),
            ("nothing of the kind was ever said in Rome", "not-found"),
        ],
    )
    def test_the_others_are_judged(self, quote: str, outcome: str) -> None:
        text = "Krüger said that Söder had ordered it that night. “It worked,” ’twas said – it’s “final” – by Zoë."
        assert check(quote, read(text.encode("cp1252"))).outcome.value == outcome

    def test_a_guess_says_nothing_against_a_letter_that_is_only_typed_so(self) -> None:
        found = check("‘It fiʼnally worked,’ said Köller", read("It finally warked, said Köller".encode("cp1252")))
        assert found.outcome is Outcome.ALTERED


class TestUnread:
    """U+FFFD in a capture is a letter that could not be read."""

    WORDS = "the café noir was closed at noon"

    def test_nobody_can_tell(self) -> None:
        found = check(self.WORDS, read(b"<p>" + self.WORDS.encode().replace("é".encode(), "\ufffd".encode())))
        why = f"cannot tell: letters could not be read where these words may stand: “{self.WORDS}”"
        assert found == QuoteCheck(Outcome.UNCHECKED, why=why.replace("é", "\ufffd"))

    def test_whatever_bytes_it_comes_of(self) -> None:
        damaged = "“It worked,” he said of Köller: ".encode() + self.WORDS.encode("latin-1")
        assert check(self.WORDS, read(damaged)).outcome is Outcome.UNCHECKED
        assert check(self.WORDS.replace("noon", "nine"), read(damaged)).outcome is Outcome.ALTERED
        undefined = self.WORDS.encode("latin-1").replace(b"w", b"\x9d")
        assert check(self.WORDS, read(undefined)).outcome is Outcome.UNCHECKED

    def test_what_is_unread_in_another_text_is_no_match_there(self) -> None:
        damaged = CaptureReading(CaptureState.READ, "b.txt", self.WORDS.replace("é", "\ufffd"))
        found = check(self.WORDS, read(b"Nothing of the kind is written here."), damaged)
        assert found.outcome is Outcome.NOT_FOUND
        assert found.found_in == "paper-1"
        assert found.why.startswith("cannot tell")


class TestFurniture:
    """Page numbers and running heads are no words of a sentence that goes on over a page."""

    QUOTE = "gave the order to shut the bridge on Monday evening without a vote"
    PAGES = (
        "Gazette - Special report\nThe mayor of the town gave the\norder to shut the bridge on\n1",
        "Gazette - Special report\nMonday evening without a vote.\n2",
        "Gazette - Special report\nNobody was told about it.\n3",
    )

    def test_in_a_pdf_the_place_is_the_page_on_which_it_begins(self) -> None:
        pytest.importorskip("pypdf")
        text, marks, *_ = extract_text(documents.pdf(list(self.PAGES)), "paper.pdf")
        reading = CaptureReading(CaptureState.READ, "paper.pdf", text, marks=marks)
        found = check(self.QUOTE, reading)
        assert found.outcome is Outcome.EXACT
        assert found.locator == "p. 1"
        assert text[found.start : found.end].split()[:2] == ["gave", "the"]
        assert text[found.start : found.end].endswith("without a vote")
        assert check("Monday evening without a vote. Nobody was told", reading).locator == "p. 2"
        assert check(self.QUOTE.replace("Monday", "Friday"), reading).outcome is Outcome.ALTERED

    def test_what_differs_is_not_the_furniture(self) -> None:
        reading = CaptureReading(CaptureState.READ, "paper.txt", "\n\f".join(self.PAGES))
        found = check(self.QUOTE.replace("Monday", "Friday"), reading)
        assert [tuple(difference) for difference in found.differences] == [("name", "Friday", "Monday")]

    def test_words_of_another_source_stand_over_a_page_there(self) -> None:
        other = CaptureReading(CaptureState.READ, "b.txt", "\n\f".join(self.PAGES))
        found = check(self.QUOTE, read(b"Nothing of the kind is written here."), other)
        assert (found.outcome, found.found_in) == (Outcome.MISATTRIBUTED, "paper-1")
        assert other.text[found.start : found.end].endswith("without a vote")

    def test_what_is_furniture_the_whole_text_tells(self) -> None:
        """Around these words alone the number would be that of a page."""
        pages = [f"And on this page stands some other text, line {'i' * n}\nof no concern\n{n}" for n in range(1, 7)]
        pages[2:2] = ["The mayor of the town gave the order to shut the bridge on\n\n77"]
        text = "\n\f".join(pages).replace("line iii", "Monday evening without a vote")
        text = text.replace("And on this page stands some other text, Monday", "Monday")
        for readings in ((text,), ("Nothing of the kind.", text)):
            found = check(self.QUOTE, *(CaptureReading(CaptureState.READ, "a.txt", text) for text in readings))
            assert found.outcome in (Outcome.ALTERED, Outcome.NOT_FOUND)
