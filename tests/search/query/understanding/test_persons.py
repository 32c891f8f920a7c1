from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hannover_foerder.search.query.syntax import parse
from hannover_foerder.search.query.understanding.meaning import Entries
from hannover_foerder.search.query.understanding.understanding import understanding_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.search.query.understanding.meaning import Understanding

    Meant = Callable[[str], Understanding]


@pytest.mark.parametrize(
    ("query", "ages"),
    [
        ("bin 17 ausbildung", (17, 17)),
        ("ich bin 17", (17, 17)),
        ("17 Jahre ausbildung", (17, 17)),
        ("ausbildung 17 jahre alt", (17, 17)),
        ("ausbildung 17-jährig", (17, 17)),
        ("ausbildung für 16-jährige", (16, 16)),
        ("meine tochter ist 15", (15, 15)),
        ("ausbildung unter 25", (0, 24)),
        ("ausbildung bis 25 jahre", (0, 25)),
        ("arbeitslos Ü50", (50, 100)),
        ("arbeitslos ü50", (50, 100)),
        ("arbeitslos U25", (0, 24)),
        ("arbeitslos über 50", (51, 100)),
        ("mein mann 58 ist arbeitslos", (58, 58)),
        ("meine Frau ist 35 und will gründen", (35, 35)),
        ("ich bin Pflegerin, 47, und suche etwas Neues", (47, 47)),
        ("neuer Beruf, bin aber 38", (38, 38)),
        ("mit 20 abgebrochen, jetzt bin ich 31", (31, 31)),
        ("ausbildung abgebrochen mit 19", (19, 19)),
        ("praktikum für 14 jährige", (14, 14)),
        ("I am 25 and need training", (25, 25)),
        ("I'm 25 and need training", (25, 25)),
        ("training aged 17", (17, 17)),
        ("i am 17 years old apprenticeship", (17, 17)),
        ("apprenticeship under 25", (0, 24)),
        ("jugendliche zwischen 18 und 25 jahren", (18, 25)),
        ("jugendliche zwischen 18 bis 25", (18, 25)),
        ("ausbildung von 16 bis 24 Jahren", (16, 24)),
        ("ausbildung 16 bis 24", (16, 24)),
        ("ausbildung 30- bis 40-jährige", (30, 40)),
        ("ausbildung 18-25 jährige", (18, 25)),
        ("ausbildung 18–25", (18, 25)),
        ("ausbildung jünger als 25 Jahre", (0, 24)),
        ("ausbildung älter als 50", (51, 100)),
        ("kurs mindestens 18 Jahre alt", (18, 100)),
        ("ausbildung bis zu 25 Jahre", (0, 25)),
        ("ausbildung für unter 25", (0, 24)),
        ("training older than 50", (51, 100)),
        ("training aged 16 to 24", (16, 24)),
        ("training between 18 and 25 years old", (18, 25)),
    ],
)
def test_an_age_needs_a_cue(meant: Meant, query: str, ages: tuple[int, int]) -> None:
    assert meant(query).ages == ages


@pytest.mark.parametrize(
    "query",
    [
        "17",
        "solar 17",
        "haus 40 jahre alt sanieren",
        "seit 5 jahren selbstständig",
        "betrieb 30 jahre",
        "in 2 jahren gründen",
        "unter 25 mitarbeiter",
        "unter 25 kwp",
        "kredit unter 25.000 €",
        "kfw 261",
        "20 prozent",
        "vor 10 jahren",
        "mit 12 azubis",
        "betrieb mit 30 wohnungen",
        "haus 20 bis 30 jahre alt",
        "seit 5 bis 10 jahren arbeitslos",
        "klasse 8 bis 10",
        "klasse 7-10 berufsorientierung",
        "beratung 14 bis 18 uhr",
        "10 bis 12 kwp",
        "betrieb mit 10 bis 20 mitarbeitern",
        "seit mehr als 5 jahren arbeitslos",
        "mehr als 25 programme",
        "wohnhaus mit 50 bis 60 Quadratmetern dämmen",
        "haus zwischen 10 und 20 Wohnungen",
        "bis 20 Azubis einstellen",
        "BEG 40 bis 55 Sanierung",
        "Dach mit 10-15 Fenstern",
    ],
)
def test_without_one_a_number_is_no_age(meant: Meant, query: str) -> None:
    assert meant(query).ages is None


@pytest.mark.parametrize(
    ("query", "employees"),
    [
        ("mit 12 leuten digitalisieren", (12, 12)),
        ("firma mit 12 Mitarbeitern", (12, 12)),
        ("12 Beschäftigte weiterbilden", (12, 12)),
        ("company with 12 employees", (12, 12)),
        ("firma mit weniger als 10 Mitarbeitern", (0, 9)),
        ("unter 50 Mitarbeiter digitalisieren", (0, 49)),
        ("höchstens 10 Mitarbeiter digitalisieren", (0, 10)),
        ("company with up to 9 employees", (0, 9)),
        ("firma mit 10 bis 20 Mitarbeitern", (10, 20)),
        ("firma mit mehr als 250 Beschäftigten", (251, None)),
        ("betrieb mit 100 bis 200 Mitarbeitern", (100, 200)),
        ("company with at least 50 employees", (50, None)),
    ],
)
def test_employees(meant: Meant, query: str, employees: tuple[int, int | None]) -> None:
    assert meant(query).employees == employees


def test_a_comparison_leads_to_no_group(meant: Meant) -> None:
    assert meant("weniger als 10 Mitarbeiter digitalisieren").groups == ()
    assert [group.term for group in meant("gibt es mehr für Vereine").groups] == ["vereine"]


@pytest.mark.parametrize(
    ("query", "groups"),
    [
        ("als Verein solar", ["vereine"]),
        ("als gemeinnütziger Verein solar", ["vereine"]),
        ("ich bin Studentin und gründe", ["studierende"]),
        ("als Vermieter dämmen", ["privatpersonen"]),
        ("als Privatperson solar", ["privatpersonen"]),
        ("wir sind eine Firma", ["unternehmen"]),
        ("seit zwei jahren arbeitslos", ["arbeitslose"]),
        ("bin seit 2 Jahren arbeitslos", ["arbeitslose"]),
        ("as a student start-up", ["studierende"]),
        ("we are a club and need solar", ["vereine"]),
        ("solar für Vereine", ["vereine"]),
        ("solar verein", []),
    ],
)
def test_who_asks(meant: Meant, query: str, groups: list[str]) -> None:
    assert [group.term for group in meant(query).groups] == groups


@pytest.mark.parametrize(
    ("query", "quantity"),
    [
        ("kredit 50.000 €", (50_000, "EUR")),
        ("kredit 50.000€", (50_000, "EUR")),
        ("kredit 50000 euro", (50_000, "EUR")),
        ("kredit € 50.000", (50_000, "EUR")),
        ("kredit 50 Tsd.", (50_000, "EUR")),
        ("kredit 50k", (50_000, "EUR")),
        ("kredit 50 tausend euro", (50_000, "EUR")),
        ("loan 50,000 euros", (50_000, "EUR")),
        ("investition 1,5 Mio.", (1_500_000, "EUR")),
        ("investition 1,5 Mio. €", (1_500_000, "EUR")),
        ("solar 10 kWp", (10, "kWp")),
        ("solar 10kWp", (10, "kWp")),
        ("zuschuss 25 Prozent", (25, "%")),
        ("zuschuss 25 %", (25, "%")),
        ("zuschuss 25%", (25, "%")),
    ],
)
def test_a_sum_is_one_number_however_it_is_written(meant: Meant, query: str, quantity: tuple[float, str]) -> None:
    understood = meant(query)
    assert understood.quantities == (quantity,)
    assert not any(letter.isdigit() for word in understood.query.words for letter in word.text)


@pytest.mark.parametrize("query", ["solar 10 kWp", "solar 10kWp", "solar 1.000 kWp", "solar 1.000kWp", "solar 10k kWp"])
def test_a_size_keeps_what_it_measures(meant: Meant, query: str) -> None:
    assert [word.text.lower() for word in meant(query).query.words] == ["solar", "kwp"]


@pytest.mark.parametrize("query", ["KfW 261", "16e", "§ 81", "ISO 14001", "kfw 458 heizung", "Modul 6", "16i SGB II"])
def test_a_number_of_a_name_stays_a_word(meant: Meant, query: str) -> None:
    understood = meant(query)
    assert understood.quantities == ()
    assert [word.text for word in understood.query.words] == [word.text for word in parse(query).words]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("hätten gern drei lehrlinge", ["lehrlinge"]),
        ("geld fürs dach", ["geld", "dach"]),
        ("solar aufm dach", ["solar", "dach"]),
        ("seit zwei jahren arbeitslos", ["arbeitslos"]),
    ],
)
def test_words_without_content_are_left_out(meant: Meant, query: str, left: list[str]) -> None:
    understood = meant(query)
    assert [word.text for word in understood.query.words if word.text not in understood.silent] == left


@pytest.mark.parametrize(
    "query",
    ["wasserstoff", "solar dach", "förderung", "ja", "plan", '"grüner wasserstoff"', "thema:klima", "kredit", ""],
)
def test_plain_words_stay_as_they_are(meant: Meant, query: str) -> None:
    understood = meant(query)
    assert understood.query == parse(query)
    assert not understood.is_more_than_words()


@given(st.text(max_size=80))
def test_anything_is_understood_without_an_error(text: str) -> None:
    understanding_of(parse(text), Entries({}))


@given(st.text(alphabet="ohne kein17 €k.,-%üjahrebin", max_size=60))
def test_any_order_of_cues_is_understood_without_an_error(text: str) -> None:
    understood = understanding_of(parse(text), Entries({}))
    assert understood.ages is None or understood.ages[0] <= understood.ages[1]
