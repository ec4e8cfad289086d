"""Case and primes that tell two things apart, and those that are typography."""

from __future__ import annotations

import pytest

from claimcheck.language.text.levelled import find_levelled_difference


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("They asked US to leave", "They asked us to leave"),
        ("They asked us to leave", "They asked US to leave"),
        ("who warned of it", "WHO warned of it"),
        ("it staff were told", "IT staff were told"),
        ("aids for the deaf", "AIDS for the deaf"),
        ("used 5 mW of power", "used 5 MW of power"),
        ("a 3 Mb file", "a 3 MB file"),
        ("a 40-kb file", "a 40-kB file"),
        ("took 2 Mg of it", "took 2 mg of it"),
        ('lay at 5" from the wall', "lay at 5′ from the wall"),
        ("lay at 5″ from the wall", "lay at 5' from the wall"),
    ],
)
def test_another_meaning(quote: str, source: str) -> None:
    assert find_levelled_difference(quote, source) is not None


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("the bridge was shut", "The bridge was shut"),
        ("The Mayor said no", "the mayor said no"),
        ("it was shut", "It was shut"),
        ("WHO SAID SO IN THE COUNCIL", "Who said so in the council"),
        ("BRIDGE SHUT, US TOLD TO LEAVE", "bridge shut, us told to leave"),
        ("YOU may leave now", "you may leave now"),
        ("Nato and NATO", "NATO and Nato"),
        ("five KG of it", "five kg of it"),
        ("12' north", "12′ north"),
        ("12’ north", "12′ north"),
        ("12″ long", '12" long'),
        ("12'' long", "12″ long"),
        ("“in 1997”", "'in 1997'"),
        ("us and them", "us, and them too"),
    ],
)
def test_typography(quote: str, source: str) -> None:
    assert find_levelled_difference(quote, source) is None
