"""The file of a desk's policy, named on the command line."""

from __future__ import annotations

from claimcheck.audit.config import Config, ConfigError, parse_config
from claimcheck.load.files import Unreadable, read_bytes
from claimcheck.model.limit import DEFAULT_LIMITS
from claimcheck.rules.kit.catalogue import load_catalogue


def read_policy(path: str) -> Config:
    """Read a policy; raise `ConfigError` where that cannot be done."""
    try:
        text = read_bytes(path, DEFAULT_LIMITS.config_bytes, "config_bytes").decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError([f"{path}: is not UTF-8"]) from None
    except Unreadable as reason:
        raise ConfigError([f"--policy {path}: {reason}"]) from None
    policy = parse_config(text, path, load_catalogue(), is_policy=True)
    return policy if policy is not None else Config()
