"""Structs: named values that never change."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from hannover_foerder.model.dates import PartialDate
from hannover_foerder.model.programme import Funding, FundingPart
from hannover_foerder.model.struct import Struct
from hannover_foerder.model.text import Text

UNTYPED: Any = Text


def test_values_come_in_order_or_by_name_and_defaults_fill_the_rest() -> None:
    assert Text("Dach") == Text(de="Dach", en=None)
    assert (Text("Dach", "Roof").de, Text("Dach", "Roof").en) == ("Dach", "Roof")


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), (("a", "b", "c"), {}), (("a",), {"fr": "b"}), ((), {"en": "b"}), (("a",), {"de": "b"})],
)
def test_what_is_missing_or_too_much_is_refused(values: tuple[str, ...], named: dict[str, str]) -> None:
    with pytest.raises(TypeError, match="Text is made of de, en"):
        UNTYPED(*values, **named)


def test_a_struct_never_changes() -> None:
    text: Any = Text("Dach")
    with pytest.raises(AttributeError):
        text.de = "Keller"
    with pytest.raises(AttributeError):
        del text.de
    assert text._replace(en="Roof") == Text("Dach", "Roof")
    assert text == Text("Dach")


def test_equal_are_structs_of_one_class_with_the_same_values() -> None:
    class Other(Struct):
        de: str
        en: str | None = None

    assert Text("Dach") != Text("Dach", "Roof")
    assert Text("Dach") != Other("Dach")
    assert len({Text("Dach"), Text("Dach"), Other("Dach")}) == 2


def test_fields_are_inherited_and_those_without_a_default_are_needed_still() -> None:
    assert FundingPart._fields[: len(Funding._fields) - 2] == Funding._fields[:-2]
    assert [name for name in FundingPart._fields if name not in FundingPart._field_defaults] == ["label"]
    assert FundingPart(label=Text("Dach"), max_eur=1000).max_eur == 1000


def test_a_struct_can_be_sent_to_another_process() -> None:
    part = FundingPart(label=Text("Dach"), as_of=PartialDate(2024, 3))
    assert pickle.loads(pickle.dumps(part)) == part  # noqa: S301 - our own bytes


def test_a_struct_shows_what_it_holds() -> None:
    assert repr(Text("Dach")) == "Text(de='Dach', en=None)"
