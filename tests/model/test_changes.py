"""From one version of a catalogue to another."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hannover_foerder.model.changes import ChangedProgramme, FieldChange, compare
from hannover_foerder.model.dates import PartialDate
from hannover_foerder.model.programme import (
    Closed,
    Contact,
    Funding,
    FundingPart,
    Period,
    Programme,
    Requirement,
    Source,
)
from hannover_foerder.model.text import Text

DAY = date(2026, 11, 23)
BASE = Programme(
    "a",
    Text("A", "A"),
    kinds=("zuschuss", "kredit"),
    funding=Funding(
        max_eur=125000, parts=(FundingPart(label=Text("Haus"), max_eur=5), FundingPart(label=Text("Hof"), max_eur=6))
    ),
    contacts=(Contact(office="Amt", phone="0511 1234"),),
    requirements=(Requirement(Text("Eins")), Requirement(Text("Zwei"))),
    sources={"s": Source("Seite")},
)


def changes_of(new: Programme) -> tuple[FieldChange, ...]:
    (changed,) = compare([BASE], [new], DAY).changed
    return changed.fields


def test_added_and_removed() -> None:
    first, second = Programme("a", Text("A")), Programme("b", Text("B"))

    changes = compare([first], [second], DAY)

    assert (changes.added, changes.removed, changes.changed) == ((second,), (first,), ())


def test_a_value_and_a_new_group() -> None:
    assert BASE.funding
    new = BASE._replace(funding=BASE.funding._replace(max_eur=200000), period=Period(from_=PartialDate(2024, 3)))

    assert changes_of(new) == (
        FieldChange("funding.max_eur", 125000, 200000),
        FieldChange("period.from", None, "2024-03"),
    )


def test_lists_tell_what_came_and_went() -> None:
    new = BASE._replace(kinds=("kredit", "beratung"), partners=("Land",), contacts=())

    assert changes_of(new) == (
        FieldChange("kinds", ["zuschuss"], ["beratung"]),
        FieldChange("contacts", [{"office": "Amt", "phone": "0511 1234"}], []),
        FieldChange("partners", [], ["Land"]),
    )


def test_entries_are_known_again_by_their_name() -> None:
    parts = (FundingPart(label=Text("Hof"), max_eur=7), FundingPart(label=Text("Haus"), max_eur=5))
    new = BASE._replace(funding=Funding(max_eur=125000, parts=parts))

    assert changes_of(new) == (FieldChange("funding.parts[0].max_eur", 6, 7, {"de": "Hof"}),)


def test_another_order_is_no_change() -> None:
    new = BASE._replace(requirements=BASE.requirements[::-1])

    assert compare([BASE], [new], DAY).changed == ()


def test_the_status_of_the_day_is_compared() -> None:
    new = BASE._replace(closed=Closed(on=PartialDate(2026, 1), reason=Text("Vorbei")))

    assert changes_of(new) == (
        FieldChange("status", "unclear", "ended"),
        FieldChange("closed.on", None, "2026-01"),
        FieldChange("closed.reason.de", None, "Vorbei"),
    )


def test_sources_are_compared_by_key() -> None:
    new = BASE._replace(sources={"s": Source("Seite", date=PartialDate(2024)), "t": Source("Neu")})

    assert changes_of(new) == (
        FieldChange("sources.s.date", None, "2024"),
        FieldChange("sources.t.title", None, "Neu"),
    )


@given(st.lists(st.sampled_from("abcdef"), unique=True), st.lists(st.sampled_from("abcdef"), unique=True))
def test_there_and_back(old_ids: list[str], new_ids: list[str]) -> None:
    old, new = [Programme(one, Text("Alt")) for one in old_ids], [Programme(one, Text("Neu")) for one in new_ids]

    there, back = compare(old, new, DAY), compare(new, old, DAY)

    assert there.added == back.removed
    assert there.removed == back.added
    assert {one.programme.id for one in there.changed} == set(old_ids) & set(new_ids)
    assert all(one == ChangedProgramme(one.programme, (FieldChange("name.de", "Alt", "Neu"),)) for one in there.changed)
