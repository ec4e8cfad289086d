"""All the rules, as the folders have them."""

from __future__ import annotations

from pathlib import Path

import claimcheck.rules
from claimcheck.rules.kit.catalogue import FAMILIES, load_catalogue

ROOT = Path(claimcheck.rules.__path__[0])


def test_every_file_of_every_family_is_a_rule() -> None:
    catalogue = load_catalogue()
    files = {
        (path.parent.name, path.stem.replace("_", "-")) for path in ROOT.glob("*/*.py") if path.parent.name != "kit"
    }
    assert {(found.family, name) for name, found in catalogue.items()} == {
        (family, name) for family, name in files if name != "--init--"
    }
    assert set(FAMILIES) == {family for family, _ in files}


def test_rules_are_in_the_order_of_families_and_of_their_names() -> None:
    order = [(FAMILIES.index(found.family), name) for name, found in load_catalogue().items()]
    assert order == sorted(order)


def test_the_catalogue_is_read_once_and_cannot_be_changed() -> None:
    assert load_catalogue() is load_catalogue()
    assert not hasattr(load_catalogue(), "__setitem__")
