"""Our named tuples are what ``typing.NamedTuple`` makes."""

from __future__ import annotations

import pickle
import typing
from typing import Any

import pytest

from hannover_foerder.named_tuple import NamedTuple


class Place(NamedTuple):
    """A place."""

    name: str
    postcodes: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether it has a postcode."""
        return bool(self.postcodes)


class Standard(typing.NamedTuple):
    """A place."""

    name: str
    postcodes: tuple[str, ...] = ()


def test_fields_defaults_and_methods() -> None:
    place = Place("Laatzen", postcodes=("30880",))
    name, postcodes = place
    assert (name, postcodes) == (place.name, place.postcodes) == ("Laatzen", ("30880",))
    assert place.is_known
    assert not Place("Laatzen").is_known
    assert place._replace(name="Sarstedt") == Place("Sarstedt", ("30880",))


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((), {}),
        (("Laatzen", (), 3), {}),
        (("Laatzen",), {"name": "Sarstedt"}),
        (("Laatzen",), {"area": "x"}),
        ((), {"postcodes": ()}),
    ],
)
def test_other_fields_than_its_own_are_refused(values: tuple[object, ...], named: dict[str, object]) -> None:
    for untyped in (Place, Standard):
        make: Any = untyped
        with pytest.raises(TypeError):
            make(*values, **named)


def test_it_is_made_of_as_many_values_as_it_has_fields() -> None:
    assert Place._make(["Laatzen", ()]) == Place("Laatzen")
    for made in (Place, Standard):
        with pytest.raises(TypeError):
            made._make(["Laatzen"])


def test_it_never_changes() -> None:
    place: Any = Place("Laatzen")
    for name in ("name", "area"):
        with pytest.raises(AttributeError):
            setattr(place, name, "Sarstedt")


def test_it_says_of_itself_what_the_standard_one_does() -> None:
    for said in ("_fields", "_field_defaults", "__doc__", "__module__", "__match_args__"):
        assert getattr(Place, said) == getattr(Standard, said), said
    assert Place.__qualname__ == "Place"
    assert typing.get_type_hints(Place) == typing.get_type_hints(Standard)
    assert repr(Place("Laatzen")) == "Place(name='Laatzen', postcodes=())"


def test_it_can_be_sent_to_another_process() -> None:
    place = Place("Laatzen")
    assert pickle.loads(pickle.dumps(place)) == place  # noqa: S301 - our own bytes
