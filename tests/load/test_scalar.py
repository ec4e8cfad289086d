"""Where part of a value stands in its file: by hand, style by style.  (`test_positions.py` tries all that is odd.)"""

from __future__ import annotations

import pytest
import yaml
from yaml.events import ScalarEvent

from claimcheck.load.scalar import end_of, find_fragment, start_of


def read_marked(marked: str) -> tuple[str, ScalarEvent, tuple[int, int]]:
    """Return the text without its two marks `«»`, its scalar, and where the marks stood."""
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")
    return text, next(event for event in yaml.parse(text) if isinstance(event, ScalarEvent)), (start, end)


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("one «two» three", "two"),
        ("one\n  «two\n  three» four", "two three"),
        ("'it''s «so»'", "so"),
        ("'«it''s» so'", "it's"),
        ("'one''«s» one'", "s"),
        ('"one \\"«two»\\" three"', "two"),
        ('"one «\\"two\\"» three"', '"two"'),
        ('"\\u00e9t\\u00e9 «\\x41b\\U0001F600» c"', "Ab😀"),
        ('"one tw\\\n   o «three»"', "three"),
        ('"one «tw\\\n   o» three"', "two"),
        ('"one\\n\\t«two»"', "two"),
        ("|\n  one\n  «two\n  three»\n", "two\nthree"),
        (">-\n  one «two\n  three» four\n", "two three"),
        (">2+ # folded\n   one\n   «two»\n", "two"),
        ("|\r\n  one\r\n  «two»\r\n", "two"),
    ],
)
def test_words_are_found_where_they_are_written(marked: str, words: str) -> None:
    text, scalar, place = read_marked(marked)
    start = scalar.value.index(words)
    assert find_fragment(text, scalar, start, start + len(words)) == place
    if start and scalar.value[start - 1] in " \n\t":
        assert find_fragment(text, scalar, start - 1, start + len(words)) == place, "white space before it"


def test_part_of_a_word_in_single_quotes() -> None:
    text, scalar, place = read_marked("'don''«t»'")
    assert find_fragment(text, scalar, 4, 5) == place


def test_the_same_words_twice_are_told_apart() -> None:
    text, scalar, place = read_marked("war and war and «war»")
    assert find_fragment(text, scalar, 16, 19) == place


@pytest.mark.parametrize(("start", "end"), [(3, 4), (2, 2), (9, 12)])
def test_a_fragment_without_words_is_the_whole_value(start: int, end: int) -> None:
    text, scalar, place = read_marked("«'one two'»")
    assert find_fragment(text, scalar, start, end) == place == (start_of(scalar), end_of(scalar))


def test_a_fragment_past_the_end_stops_there() -> None:
    text, scalar, place = read_marked("one «two»")
    assert find_fragment(text, scalar, 4, 99) == place
