"""The configuration: `claimcheck.toml`, or `[tool.claimcheck]` in `pyproject.toml`.

Declared in the rule → file → flags; later wins.  Every error is reported at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from claimcheck.analysis.policy import DEFAULT_POLICY, PARTY_KINDS, Policy
from claimcheck.audit.selection import ALL, find_unknown
from claimcheck.model.finding import Severity
from claimcheck.model.limit import DEFAULT_LIMITS, Limits
from claimcheck.model.record import NamedTuple
from claimcheck.model.suggestion import did_you_mean, enumerate_words
from claimcheck.rules.kit.rule import Rule

_TABLES = ("severity", "rules", "corroboration", "limits")
FAIL_ON = ("note", "warning", "error", "never")


class Config(NamedTuple):
    """Everything that can be set.  Folders and the baseline are relative to the dossier's root.

    `asked_select` and `asked_ignore` are what would run if the file said nothing of it: what it leaves out is counted.
    Nothing is counted where nobody asks.
    """

    claims: tuple[str, ...] = ("claims",)
    sources: tuple[str, ...] = ("sources",)
    captures: tuple[str, ...] = ()
    select: tuple[str, ...] = (ALL,)
    ignore: tuple[str, ...] = ()
    asked_select: tuple[str, ...] = ()
    asked_ignore: tuple[str, ...] = ()
    exact: bool = False
    fail_on: str = "error"
    baseline: str | None = None
    severity: Mapping[str, Severity] = MappingProxyType({})
    options: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
    policy: Policy = DEFAULT_POLICY
    limits: Limits = DEFAULT_LIMITS
    no_waivers: bool = False
    allowed_waivers: frozenset[str] | None = None
    allows_baseline: bool | None = None
    believed_primary: frozenset[str] | None = None
    void: tuple[str, ...] = ()


# The rules that tell what nobody could check.
_CHECKING = ("missing-capture", "unchecked-quote", "unseen-source")


def require_captures(config: Config) -> Config:
    """Return a configuration in which it is an error that a quote was not checked in a saved text."""
    return config._replace(
        policy=config.policy._replace(require_captures=True),
        severity={**config.severity, **dict.fromkeys(_CHECKING, Severity.ERROR)},
        ignore=tuple(name for name in config.ignore if name not in _CHECKING),
    )


class ConfigError(Exception):
    """What is wrong with a configuration, one line an error."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__("\n".join(errors))
        self.errors = errors


def parse_config(text: str, file: str, catalogue: Mapping[str, Rule], is_policy: bool = False) -> Config | None:
    """Read a configuration file's text; None where a `pyproject.toml` has none.  Raises `ConfigError`.

    A desk's policy (`is_policy`) has keys of its own: `require-captures`, `waivers`, `baseline` and `primary`.
    """
    # Imported only where there is a file.
    import tomllib

    try:
        table = tomllib.loads(text)
    except RecursionError:
        raise ConfigError([f"{file}: is nested too deeply"]) from None
    except ValueError as error:
        # More than the parser's own error: a number of thousands of digits ends in Python's.
        raise ConfigError([f"{file}: this is not TOML: {error}"]) from None
    if file.endswith("pyproject.toml") and not is_policy:
        tool = table.get("tool")
        found = tool.get("claimcheck") if isinstance(tool, dict) else None
        if found is None:
            return None
        if not isinstance(found, dict):
            raise ConfigError([f"{file}: [tool.claimcheck] must be a table"])
        table = found
    reader = _Reader(file, catalogue, is_policy)
    config = reader.read(table)
    if reader.errors:
        raise ConfigError(reader.errors)
    return config


class _Reader:
    """Reads one table, collecting errors."""

    def __init__(self, file: str, catalogue: Mapping[str, Rule], is_policy: bool) -> None:
        self.is_policy = is_policy
        self.file = file
        self.catalogue = catalogue
        self.errors: list[str] = []

    def fail(self, message: str, hint: str | None = None) -> None:
        self.errors.append(f"{self.file}: {message}" + (f" ({hint})" if hint else ""))

    def read(self, table: dict[str, Any]) -> Config:
        readers: dict[str, tuple[str, Callable[[str, Any], Any]]] = {
            "claims": ("claims", self.folders),
            "sources": ("sources", self.folders),
            "captures": ("captures", self.folders),
            "select": ("select", self.rules),
            "ignore": ("ignore", self.rules),
            "fail-on": ("fail_on", self.fail_on),
            "baseline": ("baseline", self.baseline),
            "severity": ("severity", self.severities),
            "rules": ("options", self.options),
            "corroboration": ("policy", self.policy),
            "limits": ("limits", self.limits),
        }
        if self.is_policy:
            readers |= {
                "require-captures": ("requires_captures", self.flag),
                "waivers": ("allowed_waivers", self.waivers),
                "baseline": ("allows_baseline", self.flag),
                "primary": ("believed_primary", self.ids),
            }
        values = {}
        for key, value in table.items():
            if key not in readers:
                self.fail(f"unknown key `{key}`", did_you_mean(key, readers))
                continue
            attribute, read = readers[key]
            if key in _TABLES and not isinstance(value, dict):
                self.fail(f"[{key}] must be a table")
                continue
            parsed = read(key, value)
            if parsed is not None:
                values[attribute] = parsed
        requires = values.pop("requires_captures", False)
        config = Config(**values)
        return config._replace(policy=config.policy._replace(require_captures=True)) if requires else config

    def flag(self, key: str, value: Any) -> bool | None:
        if not isinstance(value, bool):
            self.fail(f"`{key}` must be true or false")
            return None
        return value

    def waivers(self, key: str, value: Any) -> frozenset[str] | None:
        """Read the rules whose waivers are allowed; `"none"` allows none."""
        if value == "none":
            return frozenset()
        names = self.words(key, value) if isinstance(value, list) else None
        if names is None:
            self.fail(f'`{key}` must be "none" or a list of rules')
            return None
        for name in names:
            if name not in self.catalogue:
                self.fail(f"`{key}`: there is no rule `{name}`", did_you_mean(name, self.catalogue))
        return frozenset(names)

    def ids(self, key: str, value: Any) -> frozenset[str] | None:
        names = self.words(key, value)
        return None if names is None else frozenset(names)

    def words(self, key: str, value: Any) -> tuple[str, ...] | None:
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            self.fail(f"`{key}` must be a list of texts")
            return None
        return tuple(value)

    def folders(self, key: str, value: Any) -> tuple[str, ...] | None:
        names = self.words(key, value)
        for name in names or ():
            if not _stays_inside(name):
                self.fail(f"`{key}`: `{name}` must be a folder inside the dossier, with / between its parts")
        return None if names is None else tuple(_tidy(name) for name in names)

    def baseline(self, key: str, value: Any) -> str | None:
        if not isinstance(value, str) or not _stays_inside(value) or not _tidy(value):
            self.fail(f"`{key}` must be a file inside the dossier, with / between its parts")
            return None
        return _tidy(value)

    def rules(self, key: str, value: Any) -> tuple[str, ...] | None:
        names = self.words(key, value)
        for name, hint in find_unknown(names or (), self.catalogue):
            self.fail(f"`{key}`: there is no rule or family `{name}`", hint)
        return names

    def fail_on(self, key: str, value: Any) -> str | None:
        if value not in FAIL_ON:
            self.fail(f"`{key}` must be {enumerate_words(FAIL_ON)}")
            return None
        return str(value)

    def severities(self, key: str, value: dict[str, Any]) -> dict[str, Severity]:
        known = [severity.value for severity in Severity]
        severities = {}
        for name, word in value.items():
            if name not in self.catalogue:
                self.fail(f"[{key}]: there is no rule `{name}`", did_you_mean(name, self.catalogue))
            elif word not in known:
                self.fail(f"[{key}] `{name}` must be {enumerate_words(known)}")
            else:
                severities[name] = Severity(word)
        return severities

    def options(self, key: str, value: dict[str, Any]) -> dict[str, dict[str, Any]]:
        options: dict[str, dict[str, Any]] = {}
        for name, table in value.items():
            if name not in self.catalogue:
                self.fail(f"[{key}.{name}]: there is no rule `{name}`", did_you_mean(name, self.catalogue))
                continue
            if not isinstance(table, dict):
                self.fail(f"[{key}.{name}] must be a table")
                continue
            known = {option.name: option for option in self.catalogue[name].options}
            for option, setting in table.items():
                if option not in known:
                    hint = did_you_mean(option, known) or ("the rule has no options" if not known else None)
                    self.fail(f"[{key}.{name}]: unknown option `{option}`", hint)
                elif type(setting) is not known[option].type:
                    self.fail(f"[{key}.{name}] `{option}` must be of type {known[option].type.__name__}")
                elif isinstance(setting, int) and not isinstance(setting, bool) and setting < 0:
                    self.fail(f"[{key}.{name}] `{option}` must not be negative")
                else:
                    options.setdefault(name, {})[option.replace("-", "_")] = setting
        return options

    def policy(self, key: str, value: dict[str, Any]) -> Policy:
        policy = DEFAULT_POLICY
        for name, setting in value.items():
            if name == "shared":
                kinds = self.words(f"{key}.shared", setting) or ()
                wrong = [kind for kind in kinds if kind not in PARTY_KINDS]
                for kind in wrong:
                    self.fail(f"[{key}] shared: `{kind}` is not {enumerate_words(PARTY_KINDS)}")
                if kinds and not wrong and not {"origin", "source"} & set(kinds):
                    self.fail(f"[{key}] shared needs origin or source: without them nothing has lines")
                policy = policy._replace(shared=kinds or PARTY_KINDS)
            elif name == "lines":
                if type(setting) is not int or not 1 <= setting <= 100:
                    self.fail(f"[{key}] lines must be a whole number from 1 to 100")
                else:
                    policy = policy._replace(lines=setting)
            elif name == "distinct":
                policy = policy._replace(distinct=self.groups(f"{key}.distinct", setting))
            else:
                self.fail(f"[{key}]: unknown key `{name}`", did_you_mean(name, ["shared", "lines", "distinct"]))
        return policy

    def groups(self, key: str, value: Any) -> tuple[tuple[str, ...], ...]:
        """Read a list of lists of two words or more."""
        if not isinstance(value, list) or not all(isinstance(group, list) for group in value):
            self.fail(f'[{key}] must be a list of lists, such as [["A. Berg", "Anna Berg"]]')
            return ()
        groups = tuple(self.words(key, group) or () for group in value)
        if any(len(set(group)) < 2 for group in groups):
            self.fail(f"[{key}] needs two names or more in each list")
        return groups

    def limits(self, key: str, value: dict[str, Any]) -> Limits:
        limits = DEFAULT_LIMITS
        for name, setting in value.items():
            field = name.replace("-", "_")
            if field not in Limits._fields:
                self.fail(f"[{key}]: unknown limit `{name}`", did_you_mean(name, Limits._fields))
            elif type(setting) is not int or setting < 1:
                self.fail(f"[{key}] `{name}` must be a whole number above 0")
            elif setting > getattr(DEFAULT_LIMITS, field):
                # What a stranger's dossier says may make the check stricter, never weaker.
                self.fail(
                    f"[{key}] `{name}` can only be lowered here; the default is {getattr(DEFAULT_LIMITS, field):,}"
                )
            else:
                limits = limits._replace(**{field: setting})
        return limits


def _stays_inside(name: str) -> bool:
    is_plain = not any(character in name for character in "\\:\0")
    return bool(name) and is_plain and not name.startswith(("/", "~")) and ".." not in name.split("/")


def _tidy(name: str) -> str:
    return "/".join(part for part in name.split("/") if part not in ("", "."))
