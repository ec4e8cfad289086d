"""The formats of `claimcheck check`, each with what it needs to know beside the result."""

from __future__ import annotations

from claimcheck.cli.delivery import render_json
from claimcheck.cli.repository import find_prefix
from claimcheck.cli.session import Audited


def _text(audited: Audited, colour: bool) -> str:
    from claimcheck.report.format import text

    return text.render(audited.result, colour)


def _concise(audited: Audited, colour: bool) -> str:
    from claimcheck.report.format import concise

    return concise.render(audited.result, colour)


def _sarif(audited: Audited, colour: bool) -> str:
    from claimcheck.report.format import sarif

    return sarif.render(audited.result, audited.exit_code, find_prefix(audited.root))


def _github(audited: Audited, colour: bool) -> str:
    from claimcheck.report.format import github

    return github.render(audited.result, find_prefix(audited.root))


def _gitlab(audited: Audited, colour: bool) -> str:
    from claimcheck.report.format import gitlab

    return gitlab.render(audited.result, find_prefix(audited.root))


def _junit(audited: Audited, colour: bool) -> str:
    from claimcheck.report.format import junit

    return junit.render(audited.result, audited.config.fail_on, find_prefix(audited.root))


def _rdjson(audited: Audited, colour: bool) -> str:
    from claimcheck.report.format import rdjson

    return rdjson.render(audited.result, find_prefix(audited.root))


def _markdown(audited: Audited, colour: bool) -> str:
    from claimcheck.report.format import summary

    return summary.render(audited.result)


RENDERERS = {
    "text": _text,
    "concise": _concise,
    "json": render_json,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
    "rdjson": _rdjson,
    "markdown": _markdown,
}
# What leaves out the tally and what was not checked: both are said on standard error instead.
BARE = ("concise", "github")
# What holds findings and nothing else, and is read by services: that a run is incomplete is said on standard error.
FINDINGS_ONLY = ("gitlab", "rdjson")
