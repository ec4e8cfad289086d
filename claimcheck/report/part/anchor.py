"""Headings that can be linked to, by the names that GitHub, GitLab and Gitea derive from their text."""

from __future__ import annotations

import re

from claimcheck.report.safe import percent_encode, visible

_NO_PART = re.compile(r"[^\w\- ]")


class Anchors:
    """Hands out the name of each heading, which must be asked for in the order of the page.

    A heading whose text occurs again is `text-1`: a source may bear the id of a claim.
    """

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def add(self, heading: str) -> str:
        """Return the link target of a heading, such as `#mig-29-back-channel`."""
        slug = name = _NO_PART.sub("", visible(heading).strip().lower()).replace(" ", "-")
        while name in self._seen:
            self._seen[slug] += 1
            name = f"{slug}-{self._seen[slug]}"
        self._seen[name] = 0
        return f"#{percent_encode(name)}"
