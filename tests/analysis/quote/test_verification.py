"""What became of a quote, by what is known of the saved text of its source."""

from __future__ import annotations

import pytest

from claimcheck.analysis.quote.exact import Outcome, QuoteCheck
from claimcheck.analysis.quote.verification import Verifier
from claimcheck.capture.charset import decode
from claimcheck.capture.extraction import extract_text
from claimcheck.model.capture import Annotation, AnnotationKind, CaptureReading, CaptureState, Mark, SourceText
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


class TestMore:
    """What is told beside the outcome."""

    OWN = "The mayor shut the bridge on Sunday evening, and nobody was asked."
    OTHER = "They say the mayor shut the bridge on Monday evening, in haste."
    QUOTE = "the mayor shut the bridge on Monday evening"

    def test_words_exact_in_another_source_are_named_though_the_own_has_something_near(self) -> None:
        found = check(self.QUOTE, read(self.OWN.encode()), read(self.OTHER.encode()))
        assert (found.outcome, found.found_in, found.also_in) == (Outcome.ALTERED, "paper-0", ("paper-1",))

    def test_so_are_stitched_ones(self) -> None:
        own = (
            "The mayor shut the bridge on his own account. "
            + "So it was. " * 100
            + "He came on Monday evening at nine."
        )
        words = "The mayor shut the bridge on his own account on Monday evening at nine"
        found = check(words, read(own.encode()), read(f"{words}.".encode()))
        assert (found.outcome, found.also_in) == (Outcome.STITCHED, ("paper-1",))

    def test_so_are_those_whose_own_source_is_not_at_hand(self) -> None:
        missing = CaptureReading(CaptureState.MISSING, "paper.txt")
        found = check(self.QUOTE, missing, read(self.OTHER.encode()))
        assert (found.outcome, found.also_in) == (Outcome.UNCHECKED, ("paper-1",))

    def test_what_is_near_elsewhere_too_is_not_named(self) -> None:
        found = check(self.QUOTE, read(self.OWN.encode()), read(self.OTHER.replace("Monday", "Friday").encode()))
        assert (found.outcome, found.also_in) == (Outcome.ALTERED, ())

    @pytest.mark.parametrize("own", [OWN, "Nothing of it."])
    def test_marks_of_notes_in_another_source_stand_beside_its_text(self, own: str) -> None:
        text = self.OTHER.replace("Monday", "Monday[7]")
        start = text.index("[7]")
        marks = (Annotation(start, start + 3, AnnotationKind.NOTE_MARK),)
        other = CaptureReading(CaptureState.READ, "paper.html", text, annotations=marks)
        found = check(self.QUOTE, read(own.encode()), other)
        if own == self.OWN:
            assert found.also_in == ("paper-1",)
        else:
            assert (found.outcome, found.found_in) == (Outcome.MISATTRIBUTED, "paper-1")
            assert text[found.start : found.end] == "the mayor shut the bridge on Monday[7] evening"

    def test_of_a_quote_that_is_not_there_the_part_is_told_that_is(self) -> None:
        text = "First page.\f" + self.OWN
        reading = CaptureReading(CaptureState.READ, "a.pdf", text, marks=(Mark(0, "p. 1"), Mark(12, "p. 2")))
        found = check("nobody was asked whether the boats of all the guests had been moored or sold", reading)
        assert found.part is None
        found = check("shut the bridge on Sunday evening, whatever the boats had to pay", reading)
        assert found.outcome is Outcome.NOT_FOUND
        assert found.part is not None
        assert (found.part.words, found.part.locator) == ("shut the bridge on Sunday evening,", "p. 2")
        assert found.part.missing == "whatever the boats had to pay"
