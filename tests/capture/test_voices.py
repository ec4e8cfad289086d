"""Who speaks in subtitles: words of two are no one passage; rolling captions and sounds between words."""

from __future__ import annotations

import pytest

from claimcheck.capture.extraction import extract_text
from claimcheck.model.capture import AnnotationKind
from claimcheck.testing import audit_files

VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n{}\n\n00:02.000 --> 00:03.000\n{}\n"
SRT = "1\n00:00:01,000 --> 00:00:02,000\n{}\n\n2\n00:00:02,000 --> 00:00:03,000\n{}\n"
QUOTE = "We shut the bridge on Monday evening for good"


def voices(text: str, file: str = "a.vtt") -> list[tuple[str, str]]:
    found = extract_text(text.encode(), file)
    return [
        (found.text[one.start : one.end], one.label) for one in found.annotations if one.kind is AnnotationKind.VOICE
    ]


def check(text: str, suffix: str, quote: str = QUOTE) -> tuple[str, str]:
    piece = f"{{source: m, stance: supports, quote: {quote}}}"
    claims = f"claims: [{{id: a, statement: s, evidence: [{piece}]}}]\nsources: [{{id: m}}]\n"
    result = audit_files({"claims/a.yaml": claims, f"claims/m{suffix}": text})
    (found,) = result.case.quotes.values()
    return found.outcome.value, found.why


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("<v Anna>We shut it", "<v Bob>on Monday", [("We shut it", "Anna"), ("on Monday", "Bob")]),
        ("<v Anna>We shut it", "<v Anna>on Monday", [("We shut it on Monday", "Anna")]),
        ("<v.loud Anna Berg>We shut it</v>", "on Monday", [("We shut it", "Anna Berg")]),
        ("<v speaker 1>We shut", "<v speaker 2>it", [("We shut", "speaker 1"), ("it", "speaker 2")]),
        ("We shut it", "on Monday", []),
        (">> MAYOR: We shut it", "on Monday", [(">> MAYOR: We shut it on Monday", "MAYOR")]),
        (">> Yes.", ">> No.", [(">> Yes.", ""), (">> No.", "")]),
        ("- Who shut it?\n- The mayor", "on Monday.", [("- Who shut it?", ""), ("- The mayor on Monday.", "")]),
        ("- alone on its line", "on Monday", []),
    ],
)
def test_whose_words_they_are(first: str, second: str, found: list[tuple[str, str]]) -> None:
    assert voices(VTT.format(first, second)) == found


@pytest.mark.parametrize("suffix", [".vtt", ".srt"])
def test_words_of_two_speakers_are_no_one_passage(suffix: str) -> None:
    form = VTT if suffix == ".vtt" else SRT
    one = form.format(">> We shut the bridge", "on Monday evening for good.")
    two = form.format(">> We shut the bridge", ">> on Monday evening for good.")
    assert check(one, suffix)[0] == "exact"
    outcome, why = check(two, suffix, "We shut the bridge >> on Monday evening for good")
    assert (outcome, why) == ("stitched", "these are words of two speakers")


def test_the_speakers_are_named() -> None:
    text = VTT.format("<v Anna>We shut the bridge", "<v Bob>on Monday evening for good.")
    assert check(text, ".vtt") == ("stitched", "these are words of two speakers: Anna and Bob")
    assert check(text, ".vtt", "on Monday evening for good")[0] == "exact"


@pytest.mark.parametrize("sound", ["[Applause]", "(applause)", "♪ ♪", "[door closes]"])
def test_a_sound_between_two_halves_may_be_left_out(sound: str) -> None:
    assert check(SRT.format(f"We shut the bridge\n{sound}", "on Monday evening for good."), ".srt")[0] == "exact"


@pytest.mark.parametrize("words", ["[5 people]", "(5 people)", "[not]ably"])
def test_other_words_in_brackets_stay(words: str) -> None:
    assert check(SRT.format(f"We shut the bridge\n{words}", "on Monday evening for good."), ".srt")[0] != "exact"


def roll(*cues: str) -> str:
    return "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{cue}\n\n" for n, cue in enumerate(cues, 1))


@pytest.mark.parametrize(
    ("cues", "text"),
    [
        (("we shut", "we shut\nthe bridge", "the bridge\non Monday"), "we shut the bridge on Monday"),
        (("a", "a\nb", "b\nc", "c\nd"), "a b c d"),
        # Somebody says a thing twice.
        (("no", "no", "never"), "no no never"),
        (("no", "no\nnever", "again"), "no no never again"),
        (("12", "13", "14"), "12 13 14"),
    ],
)
def test_rolling_captions_say_a_thing_once_and_people_may_say_it_twice(cues: tuple[str, ...], text: str) -> None:
    assert extract_text(roll(*cues).encode(), "a.srt").text == text
