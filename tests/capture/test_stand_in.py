"""Files that stand in for a text that was not saved are no captures, and articles about them are."""

from __future__ import annotations

import pytest

from claimcheck.capture.extraction import NoText, extract_text
from claimcheck.capture.stand_in import find_pointer, find_refusal
from claimcheck.testing import audit_files

LFS = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a21\nsize 12345\n"


@pytest.mark.parametrize("file", ["a.txt", "a.html", "a.pdf", "a.docx"])
def test_a_pointer_is_no_text_whatever_it_is_called(file: str) -> None:
    with pytest.raises(NoText, match="run `git lfs pull`"):
        extract_text(LFS, file)


def test_pointers_are_told_from_texts_about_them() -> None:
    assert "git annex get" in find_pointer(b"../../.git/annex/objects/Xx/5k/SHA256E-s1--ab.pdf/SHA256E-s1--ab.pdf\n")
    assert "git annex get" in find_pointer(b"/annex/objects/SHA256E-s1--ab.pdf\n")
    assert find_pointer(b"The version https://git-lfs.github.com/spec/v1 is the first.") == ""
    assert find_pointer(LFS + b"x" * 2_000) == ""


REFUSALS = [
    "Access Denied\n\nYou don't have permission to access this page on this server.\nReference #18.1",
    "Just a moment...\n\nEnable JavaScript and cookies to continue",
    "Attention Required! | Cloudflare\n\nSorry, you have been blocked",
    "Please verify you are a human\n\nAccess to this page has been denied",
    "404 Not Found\n\nnginx",
    "403 Forbidden",
    "Page not found – The Gazette\n\nHome\nNews",
    "The Gazette\n\nPage not found\n\nSearch",
    "Before you continue to YouTube\n\nWe use cookies and data to deliver services",
    "Pardon Our Interruption\n\nAs you were browsing something about your browser made us think you were a bot.",
    "Seite nicht gefunden\n\nZur Startseite",
    "Page introuvable",
    "Доступ запрещен",
    "503 Service Unavailable",
]


@pytest.mark.parametrize("text", REFUSALS)
def test_a_page_that_only_refuses_is_no_text(text: str) -> None:
    assert find_refusal(text)
    with pytest.raises(NoText, match=r"^holds only “"):
        extract_text(text.encode(), "a.txt")


ARTICLES = [
    "Access Denied\n\n" + "The minister told the court that nobody had been let in. " * 20,
    "Access denied: how a town lost its bridge\n\nThe mayor spoke first.",
    "The bridge was shut.\n\nWe value your privacy",
    "The mayor said: Just a moment...",
    "404 people were not found after the flood.",
    "Not found among the papers was the annexe.",
    "Security check at the harbour\n\nGuards were posted.",
    "",
]


@pytest.mark.parametrize("text", ARTICLES)
def test_an_article_is_none(text: str) -> None:
    assert find_refusal(text) == ""


def check(**files: str | bytes) -> tuple[set[str], str, str]:
    """Return rules that found something, the outcome of the quote, and why."""
    claims = "claims: [{id: a, statement: s, evidence: [{source: m, stance: supports, quote: the bridge was shut}]}]\n"
    named = {f"claims/{name.replace('__', '.')}": text for name, text in files.items()}
    result = audit_files({"claims/a.yaml": f"{claims}sources: [{{id: m}}]\n", **named})
    (found,) = result.case.quotes.values()
    return {finding.rule for finding in result.findings}, found.outcome.value, found.why


def test_a_quote_from_what_was_not_saved_is_unchecked() -> None:
    rules, outcome, why = check(m__html="<title>Access Denied</title><h1>Access Denied</h1><p>You have no permission.")
    assert "unreadable-capture" in rules
    assert outcome == "unchecked"
    assert "holds only “Access Denied”" in why
