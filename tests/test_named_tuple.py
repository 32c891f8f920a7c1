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


def test_a_missing_field_is_refused() -> None:
    untyped: Any = Place
    with pytest.raises(TypeError, match="name"):
        untyped()


def test_it_says_of_itself_what_the_standard_one_does() -> None:
    for said in ("_fields", "_field_defaults", "__doc__", "__module__", "__bases__"):
        assert getattr(Place, said) == getattr(Standard, said), said
    assert Place.__qualname__ == "Place"
    assert typing.get_type_hints(Place) == typing.get_type_hints(Standard)
    assert repr(Place("Laatzen")) == "Place(name='Laatzen', postcodes=())"


def test_it_can_be_sent_to_another_process() -> None:
    place = Place("Laatzen")
    assert pickle.loads(pickle.dumps(place)) == place  # noqa: S301 - our own bytes
