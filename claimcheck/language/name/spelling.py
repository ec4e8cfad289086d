"""Words that may be forms or spellings of one: names are written in many ways when they come from another script.

"zelensky" and "zelenskyy" may be one, and "iran" and "iraq" are two; "Łódź" is folded to "lodz".
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from claimcheck.model.pattern import late

# Two spellings of one name differ by a letter from so many letters on, and by two from so many on.
_LONG, LONGER = 6, 9
# With the same consonants, so many letters are enough: "Qaida", "Qaeda".
_SHORTER = 5
_VOWELS = str.maketrans("", "", "aeiouy")
# What words of one stem may end in, and how long their stem must be.
_ENDING = late(
    r"(?:s|es|n|an|ans|ian|ians|ean|eans|ese|ish|i|is|ic|er|ers|ism|ist|ists|ite|ites|a|ia|e|y|land|ania|anian|al)?\Z"
)
_SHORTEST_STEM = 4
# One sound, written in several ways when a name is brought from another script.
_SOUNDS = (("kh", "h"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("w", "v"), ("iy", "y"), ("yi", "y"), ("yy", "y"))

# What no decomposition takes apart.
BARRED = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h"}
_LETTERS = str.maketrans(BARRED)


def fold_word(word: str) -> str:
    """Return a word in small letters, without diacritics, apostrophes and dots."""
    if not word.isascii():
        word = fold_text(word).replace("’", "")
    return word.lower().replace("'", "").replace(".", "")


def fold_text(text: str) -> str:
    """Return a text in small letters and without diacritics.  Letters are taken one by one, in linear time."""
    text = text.lower()
    return text if text.isascii() else text.translate({ord(sign): _fold_sign(sign) for sign in set(text)})


@lru_cache(1 << 12)
def _fold_sign(sign: str) -> str:
    apart = unicodedata.normalize("NFKD", sign)
    return "".join(one for one in apart if not unicodedata.combining(one)).translate(_LETTERS).lower()


def find_sound(word: str) -> str:
    """Return a word with the letters made one that are written for one sound."""
    for one, other in _SOUNDS:
        if one in word:
            word = word.replace(one, other)
    return word


def is_variant(ours: str, theirs: str) -> bool:
    """Tell whether two words may be forms or spellings of one."""
    if ours == theirs:
        return True
    short = min(len(ours), len(theirs))
    alike = 0
    while alike < short and ours[alike] == theirs[alike]:
        alike += 1
    if alike >= _SHORTEST_STEM and _ENDING.match(ours[alike:]) and _ENDING.match(theirs[alike:]):
        return True
    is_alike = ours.translate(_VOWELS) == theirs.translate(_VOWELS)
    bound = 2 if short >= LONGER else 1 if short >= (_SHORTER if is_alike else _LONG) else 0
    if bound == 0 or ours[:1] != theirs[:1]:
        return False
    # Imported where it is needed: most names are written as the text writes them.
    from rapidfuzz.distance import OSA

    return bool(OSA.distance(ours, theirs, score_cutoff=bound) <= bound)
