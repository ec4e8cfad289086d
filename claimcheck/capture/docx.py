"""A Word document (.docx) → its visible text.

The document, then its footnotes, endnotes, headers and footers; no comments, which are not part of it.  Deleted and
hidden words are left out, text boxes stand behind the paragraph that they hang on.  The libraries for this lose
tables, notes or boxes, and read the archive without a bound.
"""

from __future__ import annotations

from claimcheck.capture.archive import Archive
from claimcheck.capture.extract import NoText
from claimcheck.capture.prose import Prose
from claimcheck.capture.wordml import read_part
from claimcheck.model.capture import Extracted
from claimcheck.model.limit import Limits
