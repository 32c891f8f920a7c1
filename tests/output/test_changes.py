"""Changes in words for a newsletter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from hannover_foerder.model.changes import ChangedProgramme, Changes, FieldChange, compare, is_evidence
from hannover_foerder.model.dates import PartialDate
from hannover_foerder.model.programme import Closed, Fact, Programme, Provider, Source
from hannover_foerder.model.text import Text
from hannover_foerder.output.render import render
from hannover_foerder.output.screen import Screen
from hannover_foerder.output.views.changes import ChangesView, field_lines
from hannover_foerder.words import LANGUAGES, words_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.output.labels import Labels

PROGRAMME = Programme("a", Text("Hilfe\x1b", "Help"), summary=Text("Ein Satz.", "A sentence."))


def lines(labels: Labels, *fields: FieldChange) -> list[str]:
    told = render(ChangesView(Changes((), (), (ChangedProgramme(PROGRAMME, fields),)), labels), "text", Screen())
    return [line.strip() for line in told.splitlines()[2:]]


@pytest.mark.parametrize(
    ("path", "old", "new", "german", "english"),
    [
        ("funding.max_eur", 125000, 200000, "Höchstbetrag: 125.000 € → 200.000 €",
         "Largest amount: €125,000 → €200,000"),
        ("funding.rate_percent", None, 37.5, "Höchster Anteil: keine Angabe → 37,5 %",
         "Highest share: not stated → 37.5 %"),
        ("funding.duration_months", 6, 12, "Dauer: 6 Monate → 12 Monate", "Duration: 6 months → 12 months"),
        ("period.until", "2025", "2026-12-31", "Ende: 2025 → 31.12.2026", "End: 2025 → 31 Dec 2026"),
        ("status", "running", "ended", "Status: läuft → beendet", "Status: running → ended"),
        ("provider.level", "state", "federal", "Ebene des Trägers: Land → Bund",
         "Level of the provider: state → federal government"),
        ("deadlines.model", None, "rolling", "Antragstellung: keine Angabe → jederzeit möglich",
         "Applications: not stated → possible at any time"),
        ("application.before_start", False, True, "Antrag vor Beginn: nein → ja", "Apply before the start: no → yes"),
        ("kinds", ["zuschuss"], [], "Art der Hilfe: entfallen: Zuschuss", "Kind of help: gone: Grant"),
        ("areas", ["x"], ["region-hannover"], "Gebiet: neu: Region Hannover; entfallen: x",
         "Area: new: Hannover Region; gone: x"),
        ("services", [], [{"de": "Rat", "en": "Advice"}], "Leistungen: neu: Rat", "Services: new: Advice"),
        ("budgets", [], [{"eur": 5000}], "Geld im Ganzen: neu: 5.000 €", "Money as a whole: new: €5,000"),
        ("contacts", [], [{"email": "a@b.de"}, {"office": "Amt", "phone": "1"}], "Ansprechstellen: neu: a@b.de, Amt",
         "Offices: new: a@b.de, Amt"),
        ("requirements", [{"text": {"de": "Alt"}}], [], "Voraussetzungen: entfallen: Alt", "Requirements: gone: Alt"),
        ("contacts[0].phone", "1", "2", "Telefon: 1 → 2", "Telephone: 1 → 2"),
        ("requirements[1].rule.age.max", 3, 4, "Voraussetzungen: neu formuliert", "Requirements: rewritten"),
        ("description.de", "a" * 61, "b", "Beschreibung: neu formuliert", "Description: rewritten"),
        ("funder", "Land", "Bund\u202e", "Geldgeber: Land → Bund\ufffd", "Funder: Land → Bund\ufffd"),
    ],
)  # fmt: skip
def test_fields(path: str, old: Any, new: Any, german: str, english: str, labels: Callable[[str], Labels]) -> None:
    assert lines(labels("de"), FieldChange(path, old, new)) == [german]
    assert lines(labels("en"), FieldChange(path, old, new)) == [english]


def test_inside_an_entry(labels: Callable[[str], Labels]) -> None:
    change = FieldChange("funding.parts[1].max_eur", 5, 6, {"de": "Konzept", "en": "Concept"})

    assert lines(labels("de"), change) == ["Höchstbetrag (Konzept): 5 € → 6 €"]
    assert lines(labels("en"), change) == ["Largest amount (Concept): €5 → €6"]


def test_a_rule_is_told_once(labels: Callable[[str], Labels]) -> None:
    changes = [FieldChange(f"requirements[0].rule.age.{end}", 1, 2, {"de": "Alter"}) for end in ("min", "max")]

    assert lines(labels("de"), *changes) == ["Voraussetzungen (Alter): neu formuliert"]


def test_one_language_stands_for_both(labels: Callable[[str], Labels]) -> None:
    both = FieldChange("name.de", "Alt", "Neu"), FieldChange("name.en", "Old", "New")

    assert lines(labels("de"), *both) == ["Name: Alt → Neu"]
    assert lines(labels("en"), *both) == ["Name: Old → New"]
    assert lines(labels("de"), both[1]) == ["Name: Old → New"]


def test_evidence_is_counted(labels: Callable[[str], Labels]) -> None:
    changes = FieldChange("facts", [], [{"text": "x"}]), FieldChange("sources.a.date", None, "2024")

    assert lines(labels("de"), *changes) == ["Belege: 2 Änderungen"]
    assert lines(labels("en"), FieldChange("requirements[0].sources", ["a"], [], {"de": "Alter"})) == [
        "Evidence: 1 change"
    ]


def test_the_whole(labels: Callable[[str], Labels]) -> None:
    old = Programme("b", Text("Bonus", "Bonus"), provider=Provider("Land"))
    new = Programme(
        "b",
        Text("Bonus", "Bonus"),
        closed=Closed(PartialDate(2026, 1)),
        sources={"s": Source("Seite")},
        facts=(Fact("Vorbei.", ("s",), ("closed",)),),
    )

    changes = compare([old, Programme("c", Text("Cent"))], [PROGRAMME, new], date(2026, 11, 23))

    assert render(ChangesView(changes, labels("de")), "text", Screen()) == (
        "Neu (1)\n"
        "  Hilfe␛ (a): Ein Satz.\n"
        "\n"
        "Entfallen (1)\n"
        "  Cent (c)\n"
        "\n"
        "Geändert (1)\n"
        "  Bonus (b)\n"
        "    Status: nicht aktuell belegt → beendet\n"
        "    Träger: Land → keine Angabe\n"
        "    Beendet seit: keine Angabe → 01/2026\n"
        "    Belege: 2 Änderungen\n"
    )
    assert [(one["id"], one["change"], len(one["fields"])) for one in ChangesView(changes, labels("de")).objects()] == [
        ("a", "added", 0),
        ("c", "removed", 0),
        ("b", "changed", 5),
    ]


def test_values_that_look_the_same_are_not_put_side_by_side(labels: Callable[[str], Labels]) -> None:
    (change,) = field_lines([FieldChange("funder", "Land\tHessen", "Land Hessen")], labels("de"))
    assert change == "Geldgeber: neu formuliert"


def test_nothing(labels: Callable[[str], Labels]) -> None:
    assert render(ChangesView(Changes((), (), ()), labels("en")), "text", Screen()) == "No changes.\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_a_record_that_is_told_has_a_name(language: str) -> None:
    fields = [name for name in Programme._fields if name != "id" and not is_evidence(name)]
    assert len(fields) > 20
    assert [name for name in fields if not words_for(language).knows(f"field.{name}")] == []
