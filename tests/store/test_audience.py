"""What is understood of a query acts: places, ages and groups over a small catalogue, and over the bundled one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from hannover_foerder import Catalogue, Filters, load
from hannover_foerder.model.status import STATUS_CODES
from hannover_foerder.results import LeftOut

if TYPE_CHECKING:
    from tests.store.conftest import WriteCatalogue

DAY = date(2026, 11, 23)
REQUIREMENT = "requirements: [{{text: {{de: Bedingung.}}, {more}}}]"
SUMMARY = "summary: {de: Geld für die Sonne.}"


def rule(more: str) -> str:
    return REQUIREMENT.format(more=more)


@pytest.fixture
def catalogue(write: WriteCatalogue) -> Catalogue:
    path = write(
        werk_stadt=f"{SUMMARY}\nareas: [hannover]\nkinds: [zuschuss]",
        werk_region=f"{SUMMARY}\nareas: [region-hannover]\nkinds: [kredit]\ntarget_groups: [vereine]",
        werk_bund=f"{SUMMARY}\nareas: [deutschland]\ntarget_groups: [unternehmen]",
        werk_bayern=f"{SUMMARY}\nareas: [bayern]",
        werk_burgdorf=f"{SUMMARY}\nareas: [burgdorf]",
        werk_nirgends=SUMMARY,
        werk_woanders=f"{SUMMARY}\nareas: [niedersachsen]\n"
        + rule("rule: {not: {place: {within: [region-hannover]}}}"),
        werk_vielleicht=f"{SUMMARY}\nareas: [niedersachsen]\n"
        + rule("fails: open, rule: {not: {place: {within: [region-hannover]}}}"),
        werk_jung=f"{SUMMARY}\ntarget_groups: [jugendliche]\n" + rule("rule: {age: {min: 14, max: 26}}"),
        werk_klein=f"{SUMMARY}\n" + rule("rule: {all: [{employees: {max: 249}}, {turnover_eur: {max: 50000000}}]}"),
        werk_arbeitslos=f"{SUMMARY}\n" + rule("rule: {all: [{benefit: {is: alg1}}, {benefit_days_left: {min: 150}}]}"),
        werk_familie=f"{SUMMARY}\n" + rule("rule: {children: {min: 1}}"),
        werk_offen=f"{SUMMARY}\n" + rule("fails: open, rule: {benefit: {is: alg1}}"),
        werk_kinder=f"{SUMMARY}\n"
        + rule("rule: {any: [{income_eur: {max: 90000}}, {children: {min: 2}}, {not: {applicant: {is: person}}}]}"),
        werk_alt=f"{SUMMARY}\n" + rule("rule: {any: [{applicant: {is: company}}, {age: {min: 60}}]}"),
    )
    return load([str(path)])


def found(catalogue: Catalogue, query: str) -> set[str]:
    return {hit.card.id.removeprefix("werk-") for hit in catalogue.search(query, limit=99, day=DAY).hits}


EVERYTHING = {
    "stadt",
    "region",
    "bund",
    "bayern",
    "burgdorf",
    "nirgends",
    "woanders",
    "vielleicht",
    "jung",
    "klein",
    "alt",
    "arbeitslos",
    "familie",
    "offen",
    "kinder",
}


@pytest.mark.parametrize(
    ("query", "lost"),
    [
        ("sonne", set()),
        ("sonne Burgdorf", {"stadt", "bayern", "woanders"}),
        ("sonne hannover", {"bayern", "woanders"}),
        ("sonne stadt hannover", {"burgdorf", "bayern", "woanders"}),
        ("sonne in Celle", {"stadt", "region", "burgdorf", "bayern"}),
        ("sonne in München", {"stadt", "region", "burgdorf", "woanders", "vielleicht"}),
        ("sonne niedersachsen", {"bayern"}),
        ("sonne von Celle nach Burgdorf", {"stadt", "bayern"}),
        ("bin 17 sonne", set()),
        ("bin 40 sonne", {"jung"}),
        ("sonne unter 25", set()),
        ("sonne Ü50", {"jung"}),
        ("sonne nicht für Unternehmen", {"bund"}),
        ("sonne, wir haben 249 Leute", set()),
        ("sonne, wir haben 800 Leute", {"klein"}),
        ("sonne ohne kredit", {"region"}),
        ("sonne -kredit", {"region"}),
    ],
)
def test_only_a_certain_no_leaves_the_hits(catalogue: Catalogue, query: str, lost: set[str]) -> None:
    assert EVERYTHING - found(catalogue, query) == lost


@pytest.mark.parametrize("query", ["sonne niedersachsen", "bin 40 sonne", "sonne nicht für heizung"])
def test_literally_nothing_is_understood(catalogue: Catalogue, query: str) -> None:
    hits = catalogue.search(query, limit=99, day=DAY, literal=True)
    assert hits.understood is None
    assert hits.left_out == LeftOut(0, 0, 0)
    assert catalogue.search(query, limit=99, day=DAY).understood != hits.understood


def test_what_leaves_is_counted(catalogue: Catalogue) -> None:
    assert catalogue.search("sonne Burgdorf", day=DAY).left_out == LeftOut(3, 0, 0)
    assert catalogue.search("bin 40 sonne", day=DAY).left_out == LeftOut(0, 1, 0)
    assert catalogue.search("bin 40 sonne Burgdorf", day=DAY).left_out == LeftOut(3, 1, 0)
    assert catalogue.search("sonne, wir sind 300 Leute", day=DAY).left_out == LeftOut(0, 0, 1)
    assert catalogue.search("sonne", day=DAY).left_out == LeftOut(0, 0, 0)


def test_what_names_the_place_or_the_group_comes_first(catalogue: Catalogue) -> None:
    assert catalogue.search("sonne Burgdorf", day=DAY).hits[0].card.id == "werk-burgdorf"
    assert catalogue.search("als Verein sonne", day=DAY).hits[0].card.id == "werk-region"


def test_a_place_alone_lists_what_is_there_the_narrowest_area_first(catalogue: Catalogue) -> None:
    hits = catalogue.search("Burgdorf", limit=99, day=DAY)
    ids = [hit.card.id.removeprefix("werk-") for hit in hits.hits]
    assert ids[:4] == ["burgdorf", "region", "vielleicht", "bund"]
    assert set(ids) == EVERYTHING - {"stadt", "bayern", "woanders"}
    assert hits.total == len(ids)
    assert hits.left_out == LeftOut(3, 0, 0)


def test_an_age_alone_lists_what_is_for_young_people(catalogue: Catalogue) -> None:
    assert found(catalogue, "ich bin 17") == {"jung"}


def test_a_filter_respects_a_rule_that_shuts_the_place_out(catalogue: Catalogue) -> None:
    def ids(*areas: str) -> set[str]:
        return {card.id.removeprefix("werk-") for card in catalogue.filter(Filters(areas=areas), day=DAY).cards}

    assert ids("burgdorf") == {"region", "bund", "burgdorf", "vielleicht"}
    assert ids("region-hannover") == {"region", "bund", "vielleicht"}
    assert ids("niedersachsen") == {"bund", "woanders", "vielleicht"}
    assert ids("landkreis-celle") == {"bund", "woanders", "vielleicht"}
    assert ids("burgdorf", "landkreis-celle") == {"region", "bund", "burgdorf", "woanders", "vielleicht"}


def test_a_place_in_a_field_is_the_filter(catalogue: Catalogue) -> None:
    assert found(catalogue, "ort:burgdorf sonne") == {"region", "bund", "burgdorf", "vielleicht"}
    assert found(catalogue, "ort:burgdorf") == {"region", "bund", "burgdorf", "vielleicht"}
    assert found(catalogue, "ort:burgdorf -kredit") == {"bund", "burgdorf", "vielleicht"}


def test_an_explanation_says_what_shuts_a_programme_out(catalogue: Catalogue) -> None:
    explained = catalogue.explain("sonne Burgdorf", "werk-woanders", day=DAY)
    assert explained.shut_to == ("place",)
    assert not explained.found
    assert explained.understood is not None
    assert [place.area for place in explained.understood.places] == ["burgdorf"]
    assert catalogue.explain("bin 40 sonne", "werk-jung", day=DAY).shut_to == ("age",)
    assert catalogue.explain("sonne, wir sind 300 Leute", "werk-klein", day=DAY).shut_to == ("size",)
    assert catalogue.explain("sonne nicht für unternehmen", "werk-bund", day=DAY).shut_to == ("group",)
    assert catalogue.explain("ort:burgdorf sonne", "werk-bayern", day=DAY).shut_to == ("filter",)
    assert catalogue.explain("sonne Burgdorf", "werk-woanders", day=DAY, literal=True).found


def test_the_points_of_an_explanation_are_those_of_the_hit(catalogue: Catalogue) -> None:
    hit = catalogue.search("sonne Burgdorf", day=DAY).hits[0]
    explained = catalogue.explain("sonne Burgdorf", hit.card.id, day=DAY)
    assert explained.score == pytest.approx(hit.score, abs=1e-5)
    assert sum(reason.points for reason in explained.reasons) == pytest.approx(explained.score)
    assert "audience" in [reason.how for reason in explained.reasons]


@pytest.fixture(scope="module")
def bundled() -> Catalogue:
    return load(cache=False)


def test_only_what_stands_behind_ort_is_a_filter(catalogue: Catalogue) -> None:
    hits = catalogue.search("ort:burgdorf sonne laatzen", day=DAY)
    assert hits.understood is not None
    assert [place.area for place in hits.understood.places] == ["laatzen"]


@pytest.mark.parametrize("place", ["burgdorf", "31303", '"31303 Burgdorf"'])
def test_an_excluded_place_leaves_out_what_names_it_and_nothing_wider(catalogue: Catalogue, place: str) -> None:
    assert found(catalogue, "sonne") - found(catalogue, f"sonne -ort:{place}") == {"burgdorf"}


def test_ort_is_area_for_every_municipality(bundled: Catalogue) -> None:
    municipalities = [area for area, term in bundled.vocabulary.areas.items() if term.broader == "region-hannover"]
    assert len(municipalities) == 21
    for area in municipalities:
        term = bundled.vocabulary.areas[area]
        filters = Filters(areas=(area,), statuses=STATUS_CODES)
        listed = {card.id for card in bundled.filter(filters, day=DAY).cards}
        own = [postcode for postcode in term.postcodes if bundled.vocabulary.at_postcode(postcode) == (area,)]
        for value in (
            area,
            f'"{term.de}"',
            f'"{area}"',
            term.de.split()[0] if " " not in term.de else f'"{term.en}"',
            *own,
            *(f'"{postcode} {term.de}"' for postcode in own[:1]),
            *(f"D-{postcode}" for postcode in own[:1]),
        ):
            hits = bundled.search(f"ort:{value}", limit=999, day=DAY)
            assert {hit.card.id for hit in hits.hits} == listed, value
            assert hits.total == len(listed)


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("keine lehrstelle", "ausbildungslotsen"),
        ("17 jahre keine lehrstelle", "jugendberufsagentur-region-hannover"),
        ("ich hab keinen plan was ich werden will", "jugendberufsagentur-region-hannover"),
        ("firma ohne nachfolger", "erp-foerderkredit-gruendung-nachfolge"),
        ("finde keine azubis", "passgenaue-besetzung-willkommenslotsen"),
        ("ausbildung ohne schulabschluss", "assistierte-ausbildung-asa-flex"),
        ("gründen ohne eigenkapital", "mikromezzanin-niedersachsen"),
        ("kredit ohne sicherheiten", "nbb-classic-buergschaft"),
        ("altbau ohne dämmung", "proklima-gebaeudehuelle"),
        ("arbeitslos seit 3 jahren", "eingliederung-langzeitleistungsbeziehende-16e"),
        ("seit zwei jahren arbeitslos", "bildungsgutschein"),
        ("ich bin 17 und suche eine ausbildung", "ausbildungslotsen"),
        ("meine tochter 15 weiß nicht was sie werden will", "jugendberufsagentur-region-hannover"),
        ("umschulung mit 45", "bildungsgutschein"),
        ("bin 52 und arbeitslos", "bildungsgutschein"),
        ("unter 25 arbeitslos", "programm-gegen-jugendarbeitslosigkeit"),
        ("bafög mit 30", "bafoeg"),
        ("haus 40 jahre alt sanieren", "beg-einzelmassnahmen-bafa"),
        ("haus 40 jahre alt sanieren burgdorf", "beg-einzelmassnahmen-bafa"),
        ("wärmepumpe statt gasheizung", "kfw-458-heizungsfoerderung"),
        ("wärmepumpe münchen", "kfw-458-heizungsfoerderung"),
        ("wärmepumpe laatzen", "proklima-waermepumpe"),
        ("wärmepumpe hannover", "proklima-waermepumpe"),
        ("wärmepumpe in der list", "proklima-waermepumpe"),
        ("solar burgdorf", "dach-solar-richtlinie"),
        ("welcome to hannover region", "welcome-to-hannover-region"),
        ("welcome center hannover", "welcome-to-hannover-region"),
        ("robotics city hannover", "robotik"),
        ("jba garbsen", "jugendberufsagentur-region-hannover"),
        ("bbs burgdorf", "kompetenzzentrum-gruener-wasserstoff"),
        ("fachkräfteallianz hannover", "fachkraefteallianz-hannover"),
        ("uni hannover gründung", "starting-business-luh"),
        ("digitalbonus niedersachsen", "digitalbonus-niedersachsen"),
        ("niedersachsen invest", "niedersachsen-invest-efre"),
        ("wasserstoffnetzwerk leine-weser", "wasserstoffnetzwerk-leine-weser"),
        ("zukunftsregion hannover hildesheim", "zukunftsregion-hannover-hildesheim"),
        ("kfw 458", "kfw-458-heizungsfoerderung"),
        ("KfW 261", "kfw-261-wohngebaeude-kredit"),
        ("16i", "teilhabe-am-arbeitsmarkt-16i"),
        ("photovoltaik 10 kWp", "kfw-270-erneuerbare-energien"),
        ("kfw kredit 50.000 euro haus kaufen", "kfw-124-wohneigentumsprogramm"),
        ("gründung ohne kredit", "gruendungsstipendium-niedersachsen"),
        ("weiterbildung nicht nur für frauen", "bildungsgutschein"),
        ("energieberatung nicht für firmen", "energieberatung-wohngebaeude-isfp"),
        ("als verein solaranlage", "proklima-dach-voll-toll"),
        ("firma mit 12 leuten sucht azubis", "passgenaue-besetzung-willkommenslotsen"),
    ],
)
def test_nothing_right_is_lost(bundled: Catalogue, query: str, kept: str) -> None:
    hits = bundled.search(query, limit=10, day=DAY).hits
    assert kept in [hit.card.id for hit in hits if not hit.similar]


def test_what_is_for_others_alone_counts_less_and_says_so(write: WriteCatalogue) -> None:
    catalogue = load(
        [
            str(
                write(
                    haushalte=f"{SUMMARY}\ntarget_groups: [privatpersonen]",
                    betriebe=f"{SUMMARY}\ntarget_groups: [kmu]",
                    gruender=f"{SUMMARY}\ntarget_groups: [gruender]",
                    alle=SUMMARY,
                )
            )
        ]
    )
    scores = {hit.card.id: hit.score for hit in catalogue.search("sonne", day=DAY).hits}
    as_firm = {hit.card.id: hit.score for hit in catalogue.search("sonne für unsere Werkstatt", day=DAY).hits}

    assert as_firm["haushalte"] < as_firm["alle"] < as_firm["betriebe"]
    assert as_firm["gruender"] == as_firm["alle"]  # whoever has a firm has founded it
    assert len(set(scores.values())) == 1
    reasons = catalogue.explain("sonne für unsere Werkstatt", "haushalte", day=DAY).reasons
    assert [reason.how for reason in reasons if reason.points < 0] == ["others"]


def test_an_age_of_the_young_prefers_what_names_them(catalogue: Catalogue) -> None:
    first = catalogue.search("sonne, bin 17", limit=1, day=DAY).hits[0]
    assert first.card.id == "werk-jung"
    assert catalogue.explain("sonne, bin im Bürgergeld", "werk-arbeitslos", day=DAY).shut_to == ("facts",)


@pytest.mark.parametrize(
    ("query", "out"),
    [
        ("sonne, bekomme noch Arbeitslosengeld", set()),
        ("sonne, bin im Bürgergeld", {"arbeitslos"}),
        ("sonne, habe noch 60 Tage Arbeitslosengeld", {"arbeitslos"}),
        ("sonne, wir haben 95.000 Euro Einkommen", set()),
        ("sonne, wir haben 95.000 Euro Einkommen und ein Kind", set()),
        ("sonne mit Kind, wir haben 95.000 Euro Einkommen", {"kinder"}),
        ("sonne, zwei Kinder, wir haben 95.000 Euro Einkommen", set()),
    ],
)
def test_a_rule_that_surely_fails_for_what_is_told_leaves_a_programme_out(
    catalogue: Catalogue, query: str, out: set[str]
) -> None:
    shut_to = {name: catalogue.explain(query, f"werk-{name}", day=DAY).shut_to for name in EVERYTHING}
    assert {name for name, reasons in shut_to.items() if reasons == ("facts",)} == out


def test_what_leaves_for_what_is_told_is_counted(catalogue: Catalogue) -> None:
    hits = catalogue.search("sonne ohne Kinder", limit=99, day=DAY)
    assert EVERYTHING - {hit.card.id.removeprefix("werk-") for hit in hits.hits} == {"familie"}
    assert hits.left_out == LeftOut(facts=1)
