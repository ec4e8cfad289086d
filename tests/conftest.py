"""What all tests share: a neutral environment, patterns that every Python reads alike, and no deadlines on machines
that other work slows down."""

from __future__ import annotations

import gc
import os

from hypothesis import settings

from tests.portable import refuse_unportable

refuse_unportable()

# Thousands of collected tests stay to the end: looking through them again and again costs seconds.
gc.set_threshold(200_000)

# Read by rich and typer when they are imported; a CI sets some of them.
for name in ("GITHUB_ACTIONS", "FORCE_COLOR", "PY_COLORS", "NO_COLOR", "TERMINAL_WIDTH", "COLUMNS"):
    os.environ.pop(name, None)

# In CI the same examples every time: what a random search finds is a job for a developer, not a red light for another.
settings.register_profile("claimcheck", deadline=None, max_examples=50, derandomize="CI" in os.environ)
settings.load_profile("claimcheck")
