"""What a query tells of who asks or of the project, as answers to fields of the profile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from hannover_foerder.reading.locate import data_folder
from hannover_foerder.search.query.understanding import facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.search.query.understanding.meaning import Understanding

    Meant = Callable[[str], Understanding]


@pytest.mark.parametrize(
    ("query", "field", "answer"),
    [
        ("die Anlage ist schon bestellt, gibt es noch etwas", "started", True),
        ("geht das auch rückwirkend für die Heizung", "started", True),
        ("Firma gründen, bekomme noch Arbeitslosengeld", "benefit", "alg1"),
        ("Firma gründen mit ALG I", "benefit", "alg1"),
        ("Firma gründen mit Arbeitslosengeld II", "benefit", "buergergeld"),
        ("bin im Bürgergeld und suche einen Kurs", "benefit", "buergergeld"),
        ("habe 40 Tage Arbeitslosengeld übrig", "benefit_days_left", 40),
        ("Haus kaufen ohne Kinder", "children", 0),
        ("we are buying a house, no kids", "children", 0),
        ("Haus kaufen mit einem Kind", "children", 1),
        ("Haus bauen, wir haben drei Kinder", "children", 3),
        ("ich bin ein Mieter und will umbauen", "building_role", "tenant"),
        ("Dach dämmen, wir vermieten das Haus", "building_role", "landlord"),
        ("ich wohne nicht selbst in der Wohnung", "lives_there", False),
        ("Heizung für unser Reihenhaus", "building_type", "one-two-family"),
        ("Heizung in einem Zehnparteienhaus tauschen", "building_type", "multi-family"),
        ("Solar auf die Lagerhalle", "building_type", "non-residential"),
        ("Dämmung am Wohngebäude der Familie", "building_type", ("one-two-family", "multi-family")),
        ("ich will nebenbei gründen", "self_employment", "side"),
        ("Halle erweitern, wir stellen niemanden ein", "new_jobs", False),
        ("Förderung Vereinsheim, sind kein Sportverein", "sports_club", False),
        ("Gründungsberatung, ich bin ein Mann", "gender", "male"),
        ("Kredit, ich bin Landwirt in Uetze", "sector", "agriculture"),
        ("bin fest angestellt und will einen Kurs machen", "occupation", "employed"),
        ("Berufswahl, meine Tochter ist in der siebten Klasse", "school_year", 7),
        ("Berufswahl in Klasse 9 am Gymnasium", "school_year", 9),
        ("Kurs für den Chef mit 30 Stunden", "course_hours", 30),
        ("Kredit, unser Betrieb besteht seit zweiundzwanzig Jahren", "company_age_years", 22),
        ("Haus kaufen bei 95.000 Euro Haushaltseinkommen", "income_eur", 95_000),
        ("Beratung, wir sind sechzig Mitarbeiter", "employees", 60),
    ],
)
def test_a_fact_is_read(meant: Meant, query: str, field: str, answer: object) -> None:
    assert {fact.field: fact.answer for fact in meant(query).facts}[field] == answer


@pytest.mark.parametrize(
    "query",
    [
        "Berufswahl Klasse 8 bis 10",
        "Berufswahl Klasse 7-10",
        "Haus kaufen mit 2 bis 3 Kindern",
        "Haus kaufen, zwischen 2 und 3 Kinder",
    ],
)
def test_a_range_is_no_fact(meant: Meant, query: str) -> None:
    assert meant(query).facts == ()


@pytest.mark.parametrize(
    "query",
    [
        "Haus kaufen Familie",
        "es ist noch nichts schon bestellt",
        "Neubau, kein Reihenhaus",
        "Wallbox nicht im Mehrfamilienhaus",
        "Kita für Kinder bauen",
        "seit zwölf Jahren im Beruf und nun ein Kurs",
        "Kurs neben acht Stunden Arbeit am Tag",
        "Kredit 95.000 Euro für die Praxis",
        "Einkommen von 900 Euro im Monat",
        "Zuschuss von 5 bis 95.000 Euro Einkommen über 40.000 Euro",
        "Solar auf das Reihenhaus und die Scheune",
        "Arbeitslosengeld",
    ],
)
def test_what_may_mean_something_else_is_no_fact(meant: Meant, query: str) -> None:
    assert meant(query).facts == ()


@pytest.mark.parametrize("query", ["ein ein ein", "a a a a", "ein ein ein ein ein"])
def test_words_between_alone_tell_nothing(meant: Meant, query: str) -> None:
    assert meant(query).facts == ()


def test_a_fact_keeps_its_words_in_the_search(meant: Meant) -> None:
    understood = meant("bin Mieter und will das Bad umbauen")
    assert "Mieter" in [word.text for word in understood.query.words]
    assert understood.is_more_than_words()


def test_an_income_is_no_subject(meant: Meant) -> None:
    words = [word.text for word in meant("Haus kaufen, 95.000 Euro Haushaltseinkommen").query.words]
    assert words == ["Haus", "kaufen,"]


def test_every_fact_is_an_answer_to_the_bundled_profile() -> None:
    profile = yaml.safe_load((Path(data_folder()) / "profile.yaml").read_text(encoding="utf-8"))["profile"]
    buildings = [("building_type", kinds) for _, kinds in facts._BUILDINGS]
    for field, answer in (*((field, answer) for field, answer, _ in facts._SAYINGS), *buildings):
        if profile[field]["type"] == "choice":
            assert set(answer if isinstance(answer, tuple) else (answer,)) <= profile[field]["values"].keys()
        else:
            assert isinstance(answer, bool) == (profile[field]["type"] == "yes-no")
    counted = (
        "children",
        "school_year",
        "course_hours",
        "benefit_days_left",
        "company_age_years",
        "income_eur",
        "employees",
    )
    assert {profile[field]["type"] for field in counted} == {"number"}
