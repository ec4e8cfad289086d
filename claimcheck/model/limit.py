"""The bounds within which strangers' files are read."""

from __future__ import annotations

from claimcheck.model.record import NamedTuple


class Limits(NamedTuple):
    """Every bound in one immutable place; the messages that report a limit name the field.

    Sizes are bytes, lengths are code points, times are seconds of computing, the rest are counts.
    """

    yaml_bytes: int = 5_000_000
    yaml_depth: int = 32
    yaml_nodes: int = 300_000
    value_characters: int = 200_000
    files: int = 50_000
    folders: int = 20_000
    folder_depth: int = 64
    capture_bytes: int = 20_000_000
    capture_characters: int = 5_000_000
    html_tags: int = 1_000_000
    markdown_openers: int = 200_000
    markdown_marks: int = 1_000_000
    docx_bytes: int = 20_000_000
    docx_members: int = 2_000
    docx_elements: int = 1_000_000
    xml_depth: int = 256
    mail_header_bytes: int = 200_000
    mail_parts: int = 1_000
    mail_depth: int = 16
    pdf_pages: int = 3_000
    pdf_bytes: int = 600_000_000
    pdf_seconds: int = 20
    config_bytes: int = 100_000
    baseline_bytes: int = 20_000_000
    findings_per_rule_and_file: int = 200
    findings: int = 50_000
    message_characters: int = 600


DEFAULT_LIMITS = Limits()
