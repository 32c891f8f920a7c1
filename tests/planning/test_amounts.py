"""What a programme gives a client: numbers worked out by hand from the sentences of the bundled records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.eligibility.conftest import VOCABULARY, situation
from tests.eligibility.records import programme

import hannover_foerder
from hannover_foerder.eligibility.situation import Situation
from hannover_foerder.model.programme import Funding, FundingPart, Programme
from hannover_foerder.model.rule import Condition
from hannover_foerder.model.text import Text
from hannover_foerder.planning.amounts import Expectation, expectation_of

if TYPE_CHECKING:
    from hannover_foerder.catalogue import Catalogue

HOUSE = {"building_role": "owner", "building_type": "one-two-family"}

CASES: list[tuple[str, float | None, dict[str, Any], float, float | None]] = [
    # programme, cost, answers, least, most; the comment is the reckoning
    ("leuchtturmrichtlinie-klimaschutz", 40_000, {}, 0, 34_000),  # up to 85 %
    ("leuchtturmrichtlinie-klimaschutz", 200_000, {}, 0, 100_000),  # 170,000, held to 100,000
    ("richtlinie-kommunaler-klimaschutz", None, {}, 3_000, 20_000),  # plans 3,000-10,000 or measures 5,000-20,000
    ("richtlinie-kommunaler-klimaschutz", 2_000, {}, 0, 0),  # below the smallest grant
    ("dach-solar-richtlinie", 40_000, {}, 0, 40_000),  # at most 50,000 per building, never above the cost
    ("dach-solar-richtlinie", 80_000, {}, 0, 50_000),
    ("lhh-pv-nichtwohngebaeude", 100_000, {}, 0, 70_000),  # per kWp, at most 70 % of the cost
    ("proklima-waermepumpe", 40_000, HOUSE, 0, 6_000),  # 10 % = 4,000 (ground) and 2,000 bonus
    ("proklima-waermepumpe", 80_000, HOUSE, 0, 7_000),  # 5,000 (ground) and 2,000 bonus
    ("proklima-waermepumpe", 300_000, {"building_type": "multi-family"}, 0, 23_000),  # 20,000 and 3,000 bonus
    ("proklima-gebaeudehuelle", 15_000, {}, 0, 15_000),
    ("proklima-sonderprogramm-vereine-2023", 1_000, {}, 0, 900),  # 90 %
    ("gruendach-region-hannover", 8_000, {}, 0, 8_000),
    ("gruendach-region-hannover", 50_000, {}, 0, 15_000),
    ("begruentes-hannover-entsiegelung", 6_000, {}, 0, 1_998),  # 33.3 %
    ("begruentes-hannover-entsiegelung", 60_000, {}, 0, 10_000),
    ("h2-invest-region-hannover", 40_000, {}, 0, 20_000),  # up to 50 %
    ("h2-invest-region-hannover", 100_000, {}, 0, 30_000),
    ("zukunftsregion-hannover-hildesheim", 20_000, {}, 0, 0),  # below 25,000
    ("zukunftsregion-hannover-hildesheim", 50_000, {}, 0, 20_000),  # only as a survey: 40 %
    ("zukunftsregion-hannover-hildesheim", 200_000, {}, 0, 80_000),
    (
        "gruendungsstipendium-niedersachsen",
        None,
        {"qualification": ("degree",), "occupation": "employed"},
        2_200,
        22_000,
    ),
    ("gruendungsstipendium-niedersachsen", None, {"occupation": "student"}, 1_100, 11_000),
    ("innovationsfoerderprogramm-niedersachsen", 2_000_000, {"applicant": "company"}, 0, 500_000),
    ("innovationsfoerderprogramm-niedersachsen", 2_000_000, {"applicant": "university"}, 0, 300_000),
    ("innovationsfoerderprogramm-niedersachsen", 2_000_000, {"applicant": "person"}, 0, 0),  # no part is for them
    ("niedrigschwellige-innovationsfoerderung", 100_000, {}, 0, 35_000),
    ("innovationsgutschein-niedersachsen", 4_000, {}, 0, 0),  # below 5,000
    ("innovationsgutschein-niedersachsen", 20_000, {}, 0, 16_000),  # up to 80 %
    ("innovationsgutschein-niedersachsen", 50_000, {}, 0, 30_000),
    ("gruendungspraemie-meisterhandwerk", 40_000, {}, 10_000, 10_000),
    ("fachkraeftebuendnis-leine-weser", 100_000, {}, 0, 70_000),
    ("qualifizierungschancengesetz", 40_000, {"employees": 30}, 40_000, 40_000),  # the whole course below 50
    ("qualifizierungschancengesetz", 40_000, {"employees": 100}, 20_000, 40_000),  # half; all of it from 45 years on
    ("qualifizierungschancengesetz", 40_000, {"employees": 600}, 10_000, 12_000),  # a quarter, 5 points by agreement
    ("gruendungszuschuss", None, {}, 1_800, 4_500),  # 300 x 6, then 300 x 9 may follow
    ("bafa-unternehmensberatung-kmu", 4_000, {"place": "laatzen"}, 1_750, 1_750),  # 50 % of at most 3,500
    ("bafa-unternehmensberatung-kmu", 2_000, {"place": "laatzen"}, 1_000, 1_000),
    ("bafa-unternehmensberatung-kmu", 4_000, {}, 1_750, 2_800),  # 80 % of 3,500 elsewhere
    ("zim", 400_000, {}, 100_000, 180_000),  # 25 to 45 %
    ("zim", 1_000_000, {}, 172_500, 310_500),  # of 690,000
    ("exist-gruendungsstipendium", None, {}, 1_000, 52_800),  # 36,000 + 10,000 + 5,000 + 1,800 for a child
    ("aufstiegs-bafoeg", 10_000, {}, 5_000, 6_000),  # half of the fees, and 1,000 for a masterpiece
    ("aufstiegs-bafoeg", 20_000, {}, 7_500, 8_500),  # half of 15,000
    ("kfw-458-heizungsfoerderung", 31_000, {"building_role": "landlord"}, 8_400, 8_400),  # 30 % of 28,000
    ("kfw-458-heizungsfoerderung", 20_000, {"building_role": "landlord"}, 6_000, 6_000),
    ("kfw-458-heizungsfoerderung", 31_000, {**HOUSE, "income_eur": 25_000}, 19_600, 22_400),  # 30 + 40 to 80 %
    ("kfw-458-heizungsfoerderung", 31_000, {**HOUSE, "income_eur": 35_000, "children": 1}, 19_600, 22_400),
    (
        "kfw-458-heizungsfoerderung",
        31_000,
        {**HOUSE, "income_eur": 35_000, "children": 0},
        16_800,
        19_600,
    ),  # 30 + 30, 70
    ("kfw-458-heizungsfoerderung", 31_000, {**HOUSE, "income_eur": 35_000}, 16_800, 22_400),
    ("kfw-458-heizungsfoerderung", 31_000, {**HOUSE, "income_eur": 45_000, "children": 2}, 16_800, 19_600),
    (
        "kfw-458-heizungsfoerderung",
        31_000,
        {**HOUSE, "income_eur": 45_000, "children": 0},
        11_200,
        15_680,
    ),  # 30 + 10 + 16
    ("kfw-458-heizungsfoerderung", 31_000, {**HOUSE, "income_eur": 45_000}, 11_200, 19_600),
    ("kfw-458-heizungsfoerderung", 31_000, {**HOUSE, "income_eur": 55_000}, 8_400, 15_680),  # 30; child 10, climate 16
    ("kfw-458-heizungsfoerderung", 31_000, {**HOUSE, "income_eur": 70_000}, 8_400, 12_880),  # 30; climate 16
    ("kfw-458-heizungsfoerderung", 31_000, {}, 8_400, 22_400),
    ("beg-einzelmassnahmen-bafa", 20_000, HOUSE, 3_000, 5_500),  # 15 %, and 2,500 for planning
    ("beg-einzelmassnahmen-bafa", 40_000, HOUSE, 4_500, 9_000),  # 4,500; roadmap 20 % of 10,000; planning 2,500
    ("beg-einzelmassnahmen-bafa", 80_000, HOUSE, 4_500, 13_000),  # 10,500 with roadmap, and planning
    ("beg-einzelmassnahmen-bafa", 200, HOUSE, 0, 0),  # below 300
    ("energieberatung-wohngebaeude-isfp", 1_000, HOUSE, 500, 500),
    ("energieberatung-wohngebaeude-isfp", 2_000, HOUSE, 650, 650),
    (
        "energieberatung-wohngebaeude-isfp",
        2_000,
        {"building_type": "multi-family", "building_role": "owners-association"},
        850,
        1_100,
    ),
    ("bew-waermenetze", 1_000_000, {}, 0, 500_000),  # 50 % of a study
    ("bew-waermenetze", 10_000_000, {}, 0, 4_000_000),  # 40 % of an investment; a study is held to 2,000,000
    ("invest-wagniskapital", 9_000, {"applicant": "person"}, 0, 0),  # below 10,000
    ("invest-wagniskapital", 20_000, {"applicant": "person"}, 3_000, 3_000),  # 15 %
    ("invest-wagniskapital", 500_000, {"applicant": "person"}, 50_000, 75_000),  # one investment, or several
    ("anerkennungszuschuss-bund", 50, {}, 0, 0),  # below 100
    ("anerkennungszuschuss-bund", 2_000, {}, 0, 2_000),
    ("anerkennungszuschuss-bund", 9_000, {}, 0, 4_800),  # 600, 1,200 and 3,000
    ("inqa-coaching", 10_000, {}, 0, 8_000),
    ("niedersachsen-invest-efre", 100_000, {}, 0, 60_000),
    ("niedersachsen-invest-grw", 100_000, {}, 10_000, 35_000),
    ("lsb-sportstaettenbau", 4_000, {}, 0, 0),  # below 5,000
    ("lsb-sportstaettenbau", 100_000, {}, 0, 40_000),
    ("lsb-sportstaettenbau", 500_000, {}, 0, 150_000),
    ("dorfentwicklung-zile", 10_000, {}, 0, 6_500),
    ("prototype-fund", None, {}, 0, 158_000),  # 95,000, then 63,000
    ("grundbildung-erwachsene-niedersachsen", 200_000, {}, 0, 150_000),
    ("klimafolgenanpassung-region-hannover", 5_000, {}, 0, 0),  # 80 % are 4,000, below 5,000
    ("klimafolgenanpassung-region-hannover", 40_000, {}, 5_000, 32_000),
    ("klimafolgenanpassung-region-hannover", 100_000, {}, 5_000, 50_000),
    ("laralaped", 1_600, {}, 400, 400),
    ("laralaped", 4_000, {}, 500, 1_000),  # without or with a motor
    ("klimaschutz-energieeffizienz-niedersachsen", 30_000, {}, 0, 0),  # 70 % are 21,000, below 25,000
    ("klimaschutz-energieeffizienz-niedersachsen", 100_000, {}, 25_000, 70_000),
    ("ausbildungsverbuende-niedersachsen", 100_000, {}, 0, 60_000),
    ("zukunftsraeume-niedersachsen", 200_000, {}, 120_000, 180_000),
    ("zukunftsraeume-niedersachsen", 1_000_000, {}, 300_000, 300_000),
    ("forschungszulage", 100_000, {"employees": 500}, 25_000, 25_000),
    ("forschungszulage", 100_000, {"employees": 10}, 25_000, 35_000),
    ("forschungszulage", 20_000_000, {"employees": 500}, 3_000_000, 3_000_000),
    ("steuerermaessigung-energetische-sanierung", 50_000, {}, 10_000, 10_000),  # 7 + 7 + 6 %
    ("steuerermaessigung-energetische-sanierung", 300_000, {}, 40_000, 40_000),  # of 200,000
    ("e-auto-praemie-2026", None, {"income_eur": 40_000}, 1_500, 6_000),  # hybrid; 5,000 and two children
    ("e-auto-praemie-2026", None, {"income_eur": 50_000}, 1_500, 5_000),
    ("e-auto-praemie-2026", None, {"income_eur": 50_000, "children": 0}, 1_500, 4_000),
    ("e-auto-praemie-2026", None, {"income_eur": 70_000}, 1_500, 4_000),
    ("proklima-dach-voll-toll", None, {}, 0, 3_000),  # at most 2,000, and 1,000 bonus
    ("eew-energieeffizienz-wirtschaft", 100_000, {"employees": 300, "turnover_eur": 9e7}, 25_000, 60_000),
    ("eew-energieeffizienz-wirtschaft", 100_000, {"employees": 20, "turnover_eur": 2e6}, 10_000, 60_000),
    ("ebn-energieberatung-nichtwohngebaeude", 4_000, {}, 0, 2_000),
    ("ebn-energieberatung-nichtwohngebaeude", 20_000, {}, 0, 5_000),
    ("digitalbonus-niedersachsen", 40_000, {"employees": 100}, 2_500, 10_000),  # 30 % are 12,000
    ("digitalbonus-niedersachsen", 4_000, {"employees": 10}, 0, 0),  # below 5,000
    ("digitalbonus-niedersachsen-innovativ", 40_000, {"employees": 100}, 3_000, 8_000),  # 20 %
    ("digitalbonus-niedersachsen-innovativ", 5_000, {}, 0, 0),  # 35 % are 1,750, below 3,000
    ("digitalbonus-niedersachsen-innovativ", 10_000, {}, 0, 3_500),  # 20 % are 2,000, below 3,000; 35 % are enough
    ("weiterbildungspraemie-weiterbildungsgeld", None, {}, 0, 2_500),  # 1,000 and 1,500
    ("bildungsgutschein", 8_000, {}, 0, 10_500),  # the course, and 1,000 and 1,500 for exams
    ("bingo-umweltstiftung", 40_000, {}, 0, None),  # an upper limit is not documented
    ("eingliederungszuschuss", 40_000, {}, 0, None),  # a share of the wage, not of a cost
    ("azubis-aus-insolvenzbetrieben", 40_000, {"place": "laatzen"}, 0, None),  # 400 a month for each trainee
    ("wohnraumfoerderprogramm-region-hannover", 900_000, {}, 0, None),  # only the supplements have numbers
    ("green-economy", 4_000, {}, 0, 4_000),
    ("green-economy", 40_000, {}, 0, 10_000),
]

LOANS = [
    ("mikrostarter-niedersachsen", 20_000, 20_000),
    ("mikrostarter-niedersachsen", 90_000, 40_000),
    ("erp-gruenderkredit-startgeld", None, 200_000),
    ("erp-foerderkredit-gruendung-nachfolge", 100_000, 35_000),
    ("erp-foerderkredit-digitalisierung", None, 25_000_000),
    ("aufstiegs-bafoeg", 10_000, 5_000),
    ("kfw-308-jung-kauft-alt", None, 180_000),
    ("nbb-classic-buergschaft", 100_000, None),  # no money, but security
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return hannover_foerder.load()


def of(catalogue: Catalogue, name: str, cost: float | None, answers: dict[str, Any]) -> Expectation:
    client = Situation(answers, catalogue.profile, catalogue.vocabulary)
    return expectation_of(catalogue.get(name), catalogue.vocabulary, client, cost)


@pytest.mark.parametrize(("name", "cost", "answers", "least", "most"), CASES)
def test_what_the_records_give(
    catalogue: Catalogue, name: str, cost: float | None, answers: dict[str, Any], least: float, most: float | None
) -> None:
    result = of(catalogue, name, cost, answers)
    assert [result.least, result.most] == [least, most]


@pytest.mark.parametrize(("name", "cost", "loan"), LOANS)
def test_loans_stand_apart(catalogue: Catalogue, name: str, cost: float | None, loan: float | None) -> None:
    assert of(catalogue, name, cost, {}).loan == loan


def test_a_loan_for_a_family_is_that_of_its_children(catalogue: Catalogue) -> None:
    assert of(catalogue, "kfw-308-jung-kauft-alt", None, {"children": 1}).loan == 140_000
    assert of(catalogue, "kfw-300-wohneigentum-fuer-familien", None, {"children": 1}).loan == 220_000
    assert of(catalogue, "kfw-300-wohneigentum-fuer-familien", None, {"children": 0}).loan is None


def test_every_programme_with_a_rate_has_a_case(catalogue: Catalogue) -> None:
    told = {name for name, *_ in CASES} | {name for name, *_ in LOANS}
    grants = {
        record.id
        for record in catalogue.programmes()
        if record.closed is None
        and record.funding
        and any(amounts.rate_percent and not amounts.rate_of for amounts in (record.funding, *record.funding.parts))
        and not {"kredit", "buergschaft", "beteiligung"} & set(record.kinds)
        and {"zuschuss", "praemie", "gutschein", "steuervorteil", "stipendium"} & set(record.kinds)
    }
    assert grants - told == set()


def test_what_makes_the_difference_is_named(catalogue: Catalogue) -> None:
    roadmap = of(catalogue, "beg-einzelmassnahmen-bafa", 40_000, HOUSE)
    assert [part.label.de for part in roadmap.upper if part not in roadmap.lower] == [
        "Mit Sanierungsfahrplan (iSFP), auf den Teil der Kosten über 30.000 Euro",
        "Fachplanung und Baubegleitung, Ein- oder Zweifamilienhaus",
    ]
    assert (roadmap.unit, roadmap.missing) == ("dwelling", ())
    assert of(catalogue, "kfw-458-heizungsfoerderung", 31_000, {}).missing == (
        "building_role",
        "income_eur",
        "children",
    )


def test_the_cost_is_that_of_the_profile_unless_another_is_given(catalogue: Catalogue) -> None:
    assert of(catalogue, "h2-invest-region-hannover", None, {"investment_eur": 20_000}).most == 10_000
    assert of(catalogue, "h2-invest-region-hannover", 40_000, {"investment_eur": 20_000}).most == 20_000


def made(funding: Funding, *kinds: str) -> Programme:
    return programme("a", kinds=kinds or ("zuschuss",), funding=funding)


ONE = FundingPart(label=Text("eins"), amount_eur=300)
TWO = FundingPart(label=Text("zwei"), amount_eur=500)


@pytest.mark.parametrize(
    ("combine", "least", "most"),
    [("one-of", 300, 500), ("sum", 800, 800), (None, 300, 800)],
)
def test_parts_are_alternatives_or_a_sum_or_nobody_knows(combine: Any, least: float, most: float) -> None:
    result = expectation_of(made(Funding(combine=combine, parts=(ONE, TWO))), VOCABULARY, situation())
    assert (result.least, result.most) == (least, most)


@pytest.mark.parametrize(("max_eur", "most"), [(None, 4_000), (9_000, 9_000)])
def test_without_a_cost_the_highest_sum_counts_else_the_share_of_the_highest_cost(
    max_eur: float | None, most: float
) -> None:
    funding = Funding(rate_percent=40, max_cost_eur=10_000, max_eur=max_eur)
    assert expectation_of(made(funding), VOCABULARY, situation()).most == most


def test_parts_that_exclude_each_other_are_never_added() -> None:
    small = FundingPart(label=Text("klein"), amount_eur=100, adds=True, rule=Condition("employees", "range", high=9))
    large = FundingPart(label=Text("groß"), amount_eur=200, adds=True, rule=Condition("employees", "range", low=10))
    funding = Funding(combine="one-of", parts=(ONE, small, large))
    assert expectation_of(made(funding), VOCABULARY, situation()).most == 500
    assert expectation_of(made(funding), VOCABULARY, situation(employees=3)).most == 400


@given(
    cost=st.floats(0, 1e9),
    rate=st.floats(0, 100),
    low=st.floats(0, 100),
    cap=st.none() | st.floats(0, 1e9),
    floor=st.none() | st.floats(0, 1e6),
    ceiling=st.none() | st.floats(0, 1e9),
)
def test_a_grant_is_never_above_the_cost_nor_below_nothing(
    cost: float, rate: float, low: float, cap: float | None, floor: float | None, ceiling: float | None
) -> None:
    rates = Funding(
        rate_percent=rate, min_rate_percent=min(low, rate), max_eur=cap, min_eur=floor, max_cost_eur=ceiling
    )
    for funding in (rates, Funding(max_eur=cap or 1, min_eur=floor), Funding(amount_eur=cap or 1)):
        result = expectation_of(made(funding), VOCABULARY, situation(), cost)
        assert result.most is not None
        assert 0 <= result.least <= result.most <= cost + 0.01
