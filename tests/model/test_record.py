"""Records are what `typing.NamedTuple` makes of the same lines, but for the checks of their annotations."""

from __future__ import annotations

import pickle
import typing

import pytest

from claimcheck.model.record import NamedTuple


class Place(NamedTuple):
    """Where something stands."""

    name: str
    row: int = 3
    notes: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        return f"{self.name} {self.row}"

    @classmethod
    def at_top(cls, name: str) -> Place:
        return cls(name, 1)

    def is_low(self) -> bool:
        return self.row > 10


class Spot(typing.NamedTuple):
    """Where something stands."""

    name: str
    row: int = 3
    notes: tuple[str, ...] = ()


def test_a_record_is_the_tuple_that_typing_makes() -> None:
    assert Place._fields == Spot._fields
    assert Place._field_defaults == Spot._field_defaults
    assert tuple(Place("a")) == tuple(Spot("a")) == ("a", 3, ())
    assert Place(row=5, name="b").row == 5
    assert repr(Place("a")) == "Place(name='a', row=3, notes=())"
    assert Place("a")._replace(row=9) == ("a", 9, ())
    assert Place("a")._asdict() == {"name": "a", "row": 3, "notes": ()}
    assert (Place.__doc__, Place.__module__, Place.__qualname__) == (Spot.__doc__, __name__, "Place")
    assert Place.__bases__ == Spot.__bases__ == (tuple,)
    assert not hasattr(Place("a"), "__dict__")


def test_its_methods_are_its_own() -> None:
    assert Place("a").shown == "a 3"
    assert Place.at_top("b") == ("b", 1, ())
    assert type(Place.at_top("b")) is Place
    assert not Place("a").is_low()


def test_its_annotations_can_be_asked_for() -> None:
    assert typing.get_type_hints(Place) == typing.get_type_hints(Spot)


def test_it_can_be_handed_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(Place("a", 4))) == Place("a", 4)


@pytest.mark.parametrize("arguments", [(), ("a", 1, (), "too many")])
def test_it_wants_its_fields(arguments: tuple[typing.Any, ...]) -> None:
    with pytest.raises(TypeError):
        Place(*arguments)


def test_defaults_come_last() -> None:
    with pytest.raises(TypeError, match="Wrong: a field without a default"):

        class Wrong(NamedTuple):
            first: int = 1
            second: str  # type: ignore[misc]


def test_a_field_has_a_name_that_a_tuple_takes() -> None:
    with pytest.raises(ValueError, match="_hidden"):

        class Wrong(NamedTuple):
            _hidden: int  # type: ignore[misc]


def test_a_record_has_fields() -> None:
    with pytest.raises(TypeError, match="Empty: a record without fields"):

        class Empty(NamedTuple):
            """Nothing."""
