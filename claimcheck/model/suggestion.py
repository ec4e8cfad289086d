"""Words in messages: which one was meant, several in a row, as much of a text as there is room for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

# What is not left hanging at the end of a text that is cut.
_LOOSE = " ,;:·–—-"


def suggest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest to `word`, or None where none is near enough to be meant."""
    # Imported when a message needs it: a clean run never does.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    folded = word.casefold().replace("_", "-")
    candidates = {name: name.casefold().replace("_", "-") for name in known}
    most = max(1, min(3, len(folded) // 3))
    best = process.extractOne(folded, candidates, scorer=OSA.distance, score_cutoff=most)
    return best[2] if best else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return a ready help line, or None."""
    name = suggest(word, known)
    return f"did you mean `{name}`?" if name else None


def enumerate_words(words: Iterable[str], last: str = "or") -> str:
    """Join words as prose does: `a, b or c`."""
    *head, tail = list(words)
    return f"{', '.join(head)} {last} {tail}" if head else tail


def enumerate_some(words: Sequence[str], most: int, show: Callable[[str], str] = str) -> str:
    """Join words as prose does, each as `show` has it, and count those beyond `most`; empty where there are none.

    >>> enumerate_some(["a", "b", "c", "d", "e"], 2)
    'a, b and 3 more'
    """
    shown = [show(word) for word in words[:most]]
    if len(words) > most:
        shown.append(f"{len(words) - most:,} more")
    return enumerate_words(shown, "and") if shown else ""


def quote_name(name: str) -> str:
    """Return the id of a record or a file's name as messages show it."""
    return f"`{name}`"


def shorten(text: str, width: int) -> str:
    """Return a text of at most `width` characters, cut behind a word where one ends near: `the jets never…`.

    >>> shorten("the jets never left the field", 18)
    'the jets never…'
    """
    if len(text) <= width:
        return text
    # What goes on behind the last blank is part of a word, unless the next character is a blank too.
    end = text.rfind(" ", 0, width)
    return text[: end if 3 * end > 2 * width else width - 1].rstrip(_LOOSE) + "…"
