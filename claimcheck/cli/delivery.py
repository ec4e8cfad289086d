"""Results on their way to files and standard output."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from claimcheck.cli.audit_request import split_words
from claimcheck.cli.failure import UsageError
from claimcheck.cli.output import write_file, write_stdout
from claimcheck.cli.terminal import wants_colour

if TYPE_CHECKING:
    from claimcheck.cli.write_guard import OutputTarget, WriteGuard
    from claimcheck.report.options import RenderOptions
    from claimcheck.workspace.open import OpenedDossier


class Delivery:
    """Which formats of a result go where, of those that are `offered` (name → module), decided before anything is read.

    The n-th `--format` belongs to the n-th `-o`; an output without one tells its format by its suffix, and formats
    that are left over go to standard output.  Raises `UsageError`.
    """

    def __init__(
        self,
        offered: Mapping[str, str],
        formats: Sequence[str],
        outputs: Sequence[str],
        default: str,
        colour: str,
    ) -> None:
        self._offered = offered
        self._has_colour = wants_colour(colour)
        formats = split_words(formats)
        for name in formats:
            if name not in offered:
                raise UsageError(f"--format {name}: write {', '.join(sorted(offered))}")
        self._files: list[tuple[str, str]] = []
        for index, path in enumerate(outputs):
            self._files.append((path, self._choose_format(path, formats[index] if index < len(formats) else None)))
        rest = formats[len(outputs) :]
        if len(rest) > 1:
            raise UsageError("one format goes to standard output; give the others a file with -o")
        self._printed = rest[0] if rest else None if outputs else default

    def _choose_format(self, path: str, named: str | None) -> str:
        from claimcheck.report.formats import OF_ANY_FORMAT, SUFFIXES

        suffix = os.path.splitext(path)[1].lower()
        told = SUFFIXES.get(suffix, "")
        name = told if named is None else named
        if name not in self._offered:
            raise UsageError(f"-o {path}: the suffix tells no format; name one with --format")
        if name != told and told in self._offered and suffix not in OF_ANY_FORMAT:
            raise UsageError(
                f"-o {path}: its suffix says {told}, and --format {name}; the n-th --format belongs to the n-th -o, "
                "and what is left over goes to standard output"
            )
        return name

    @property
    def targets(self) -> list[OutputTarget]:
        """The files to be written."""
        from claimcheck.cli.write_guard import OutputTarget

        return [OutputTarget(path) for path, _ in self._files]

    def deliver(self, dossier: OpenedDossier, result: object, options: RenderOptions) -> None:
        """Render and write a result in every format asked for; raise `UsageError`, `OutputFailed`, `ReaderGone`.

        Nothing is written where one of the files must not be.
        """
        from claimcheck.report.formats import render

        if self._files:
            guard_writing(dossier).check(self.targets)
        for path, name in self._files:
            write_file(path, render(self._offered[name], result, options))
        if self._printed is not None:
            write_stdout(render(self._offered[self._printed], result, options._replace(colour=self._has_colour)))


def guard_writing(dossier: OpenedDossier) -> WriteGuard:
    """Return what judges where results about a dossier may be written, now that it has been read."""
    # Only here: most commands write no file.
    from claimcheck.cli.write_guard import WriteGuard

    return WriteGuard(dossier.root, dossier.config, dossier.captures)
