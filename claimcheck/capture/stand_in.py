"""Files that stand in for a text that was not saved: pointers of version control, and pages that only refuse.

Who quotes from the article behind them is not to be told that the words are missing: there is no text to miss them in.
"""

from __future__ import annotations

import re

from claimcheck.model.pattern import late

# https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
_LFS = b"version https://git-lfs.github.com/spec/"
# https://git-annex.branchable.com/internals/pointer_file/
_ANNEX = re.compile(rb"(?:\.\./)*(?:\.git)?/annex/objects/")
_LONGEST_POINTER = 1_024
# A page that only refuses has few words; an article about refusals has more.
_MOST_WORDS = 120
_LONGEST_LINE = 100
_MOST_LINES = 60
# What such pages have for a title or a first line, whole; beside it may stand the name of a site.
_TITLES = r"""
    access (?:to this page has been )?denied | just a moment | attention required | are you a (?:robot|human)
    | (?:please )?(?:verify|confirm)(?: that)? you are (?:a )?(?:human|not a robot) | robot check | bot verification
    | checking your browser(?: before accessing .*)? | security (?:check|verification) | one more step
    | pardon our interruption | request unsuccessful | request (?:rejected|blocked) | you have been blocked
    | sorry,? you have been blocked | (?:error )?40[134](?: -)?(?: error)?(?: (?:unauthorized|forbidden|not found))?
    | 403 forbidden | 404 not found | (?:http )?(?:error )?5(?:00|02|03|04)(?: .*)? | forbidden | page not found
    | not found | (?:the )?page (?:you requested )?(?:could not be|cannot be|was not) found
    | (?:this )?(?:page|site|content) (?:is not|isn.t) available.* | service (?:temporarily )?unavailable | bad gateway
    | javascript (?:is )?(?:disabled|required|is not available) | (?:please )?enable (?:javascript|js|cookies).*
    | before you continue(?: to .*)? | we value your privacy | your privacy choices | cookie consent
    | unusual traffic(?: from your .*)? | ddos protection.* | human verification | captcha
    | zugriff verweigert | seite nicht gefunden | nicht gefunden | accès refusé | page (?:introuvable|non trouvée)
    | acceso denegado | página no encontrada | accesso negato | pagina non trovata | acesso negado | доступ запрещ[её]н
    | страница не найдена | доступ заборонено | сторінку не знайдено
"""
_TITLE = late("|".join(" ".join(title.split()) for title in re.split(r"\s\|\s", _TITLES)), re.IGNORECASE)
_ASIDE = late(r"\s*(?:\s[|–—-]|\|)\s.*\Z")
# The name of a site, which may stand above.
_SITE_WORDS = 5
_ENDING = late(r"[\s.!…?]+\Z")


def find_pointer(data: bytes) -> str:
    """Return what a file is that only points at another, as the end of a sentence; empty where it is none."""
    if len(data) > _LONGEST_POINTER:
        return ""
    if data.startswith(_LFS):
        return "is a pointer of Git LFS, and not the file itself: run `git lfs pull`"
    if _ANNEX.match(data):
        return "is a pointer of git-annex, and not the file itself: run `git annex get`"
    return ""


def find_refusal(text: str) -> str:
    """Return the line by which a text is only a page that refuses, asks for consent or is not there; empty where not.

    Its first or second line says so and nothing else, and it has hardly any words.
    """
    lines = [line.strip() for line in text[: _MOST_WORDS * _LONGEST_LINE].split("\n") if line.strip()]
    if len(lines) > _MOST_LINES or len(text) > _MOST_WORDS * _LONGEST_LINE or len(text.split()) > _MOST_WORDS:
        return ""
    is_under_name = bool(lines) and len(lines[0].split()) <= _SITE_WORDS and lines[0][-1].isalnum()
    for line in lines[: 2 if is_under_name else 1]:
        if len(line) > _LONGEST_LINE:
            continue
        for title in (line, _ASIDE.sub("", line)):
            if _TITLE.fullmatch(_ENDING.sub("", title)):
                return line
    return ""
