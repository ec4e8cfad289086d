"""claimcheck: an auditor for claims and their sources."""

__version__ = "0.1.0"
