"""Results on their way to files and standard output."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from claimcheck.cli.output import write_file, write_stdout
from claimcheck.cli.session import UsageError, split_words, wants_colour

if TYPE_CHECKING:
    from claimcheck.audit.config import Config
    from claimcheck.cli.session import Audited
    from claimcheck.cli.write_guard import Target, WriteGuard


class Deliverable(Protocol):
    """An answer of some command, with the configuration, root and folders of captures of the dossier it is about."""

    @property
    def config(self) -> Config: ...

    @property
    def root(self) -> str: ...

    @property
    def captures(self) -> Sequence[str]: ...


Answer = TypeVar("Answer", bound=Deliverable)
_SUFFIXES = {
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".dot": "dot",
    ".gv": "dot",
    ".sarif": "sarif",
    ".xml": "junit",
    ".rdjson": "rdjson",
}
# Others write their formats under these too.
_OF_ANY_FORMAT = (".json", ".txt", ".xml")


class Delivery(Generic[Answer]):
    """Which formats of an answer go where, decided before anything is read.

    The n-th `--format` belongs to the n-th `-o`; an output without one tells its format by its suffix, and formats
    that are left over go to standard output.  Raises `UsageError`.
    """

    def __init__(
        self,
        renderers: Mapping[str, Callable[[Answer, bool], str]],
        formats: Sequence[str],
        outputs: Sequence[str],
        default: str,
        colour: str,
    ) -> None:
        self._renderers = renderers
        self._has_colour = wants_colour(colour)
        formats = split_words(formats)
        for name in formats:
            if name not in renderers:
                raise UsageError(f"--format {name}: write {', '.join(sorted(renderers))}")
        self._files: list[tuple[str, str]] = []
        for index, path in enumerate(outputs):
            self._files.append((path, self._choose_format(path, formats[index] if index < len(formats) else None)))
        rest = formats[len(outputs) :]
        if len(rest) > 1:
            raise UsageError("one format goes to standard output; give the others a file with -o")
        self._printed = rest[0] if rest else None if outputs else default

    def _choose_format(self, path: str, named: str | None) -> str:
        suffix = os.path.splitext(path)[1].lower()
        told = _SUFFIXES.get(suffix, "")
        name = told if named is None else named
        if name not in self._renderers:
            raise UsageError(f"-o {path}: the suffix tells no format; name one with --format")
        if name != told and told in self._renderers and suffix not in _OF_ANY_FORMAT:
            raise UsageError(
                f"-o {path}: its suffix says {told}, and --format {name}; the n-th --format belongs to the n-th -o, "
                "and what is left over goes to standard output"
            )
        return name

    @property
    def targets(self) -> list[Target]:
        """The files to be written."""
        from claimcheck.cli.write_guard import Target

        return [Target(path) for path, _ in self._files]

    def deliver(self, answer: Answer) -> None:
        """Render and write every result asked for; raise `UsageError`, `OutputFailed`, `ReaderGone`.

        Nothing is written where one of the files must not be.
        """
        if self._files:
            guard_writing(answer).check(self.targets)
        for path, name in self._files:
            write_file(path, self._renderers[name](answer, False))
        if self._printed is not None:
            write_stdout(self._renderers[self._printed](answer, self._has_colour))


def guard_writing(answer: Deliverable) -> WriteGuard:
    """Return what judges where results about a dossier may be written, now that it has been read."""
    # Only here: most commands write no file.
    from claimcheck.cli.write_guard import WriteGuard

    return WriteGuard(answer.root, answer.config, answer.captures)


def render_json(audited: Audited, colour: bool) -> str:
    """Return the JSON report, which `check` and `report` share."""
    from claimcheck.report.format import json_report

    return json_report.render(audited.result)
