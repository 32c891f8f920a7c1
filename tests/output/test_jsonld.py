"""The graph of schema.org: what goes in, what stays out, and that no property stands where schema.org has none."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from hannover_foerder.model.office import Office, whom_to_ask
from hannover_foerder.model.plain import from_plain
from hannover_foerder.model.programme import Programme
from hannover_foerder.model.status import status_on
from hannover_foerder.model.vocabulary import Vocabulary
from hannover_foerder.output.formats import jsonld
from hannover_foerder.output.views.detail import Dossier

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = date(2026, 11, 23)
VOCABULARY = from_plain(
    Vocabulary,
    {
        "kinds": {
            "zuschuss": {"de": "Zuschuss", "en": "Grant", "fdb": "zuschuss"},
            "kredit": {"de": "Kredit", "en": "Loan", "fdb": "darlehen"},
            "buergschaft": {"de": "Bürgschaft", "en": "Guarantee", "fdb": "buergschaft"},
            "beratung": {"de": "Beratung", "en": "Advice", "fdb": "sonstige"},
        },
        "topics": {"solar": {"de": "Solarenergie", "en": "Solar energy"}},
        "target_groups": {"kmu": {"de": "Kleine Unternehmen", "en": "Small companies"}},
        "areas": {"region-hannover": {"de": "Region Hannover", "en": "Hannover Region", "ags": "03241"}},
    },
)
OFFICES = {"amt": Office("Förderamt", "Grants office", phone="0511 2", url="https://example.org/foerderamt")}
FULL = {
    "id": "dach",
    "name": {"de": "Dach-Zuschuss", "en": "Roof grant"},
    "aliases": ["Dachgeld"],
    "summary": {"de": "Geld für Dächer."},
    "kinds": ["zuschuss", "beratung"],
    "topics": ["solar"],
    "target_groups": ["kmu"],
    "areas": ["region-hannover", "mond"],
    "provider": {"name": "Region Hannover", "unit": "Wirtschaft", "level": "region"},
    "funder": "Land Niedersachsen",
    "funding": {
        "max_eur": 10000,
        "rate_percent": 37.5,
        "per": "building",
        "parts": [
            {"label": {"de": "Dach"}, "amount_eur": 500, "period": "month"},
            {"label": {"de": "Ohne Zahl"}},
        ],
    },
    "period": {"from": "2024", "until": "2026-12-31"},
    "deadlines": {
        "model": "recurring",
        "dates": [
            {"role": "application", "date": "2026-03-01", "note": {"de": "Erste Runde."}},
            {"role": "sketch", "yearly": "12-01"},
            {"role": "report", "yearly": "11-30"},
        ],
    },
    "application": {"channel": "online", "url": "https://example.org/antrag"},
    "contacts": [
        {
            "office": "Amt",
            "phone": "0511 1",
            "email": "amt@example.org",
            "url": "https://example.org/amt",
            "address": "Straße 1, 30159 Hannover",
            "note": {"de": "Stand 2022."},
        },
        {"office": "Zweites Amt"},
    ],
    "links": {"official": "https://example.org/dach"},
    "sources": {
        "amt": {"title": "Amt", "url": "https://example.org/quelle", "date": "2026-05"},
        "geschlossen": {"title": "Erschlossen", "date": "2025", "date_inferred": True},
        "ohne": {"title": "Ohne Datum"},
    },
}


def described(programme: Programme) -> Dossier:
    return Dossier(programme, status_on(programme, DAY), contact_points=whom_to_ask(programme, OFFICES), day=DAY)


def read(*records: dict[str, Any]) -> Any:
    programmes = [from_plain(Programme, {"id": "hilfe", "name": {"de": "Hilfe"}, **record}) for record in records]
    text = "".join(jsonld.document([described(programme) for programme in programmes], VOCABULARY))
    return json.loads(text)["@graph"]


def both(german: str, english: str) -> list[dict[str, str]]:
    return [{"@language": "de", "@value": german}, {"@language": "en", "@value": english}]


def status(code: str, german: str, english: str) -> dict[str, Any]:
    return {"@type": "PropertyValue", "propertyID": "status", "name": both(german, english), "value": code}


def test_a_full_record() -> None:
    (found,) = read(FULL)
    assert found == {
        "@type": "GovernmentService",
        "@id": "#dach",
        "identifier": "dach",
        "name": both("Dach-Zuschuss", "Roof grant"),
        "alternateName": ["Dachgeld"],
        "description": [{"@language": "de", "@value": "Geld für Dächer."}],
        "url": "https://example.org/dach",
        "provider": {
            "@type": "GovernmentOrganization",
            "name": "Region Hannover",
            "department": {"@type": "Organization", "name": "Wirtschaft"},
        },
        "areaServed": [
            {
                "@type": "AdministrativeArea",
                "name": both("Region Hannover", "Hannover Region"),
                "identifier": {"@type": "PropertyValue", "propertyID": "AGS", "value": "03241"},
            },
            {"@type": "AdministrativeArea", "name": "mond"},
        ],
        "audience": [
            {
                "@type": "Audience",
                "identifier": "kmu",
                "audienceType": both("Kleine Unternehmen", "Small companies"),
            }
        ],
        "category": both("Solarenergie", "Solar energy"),
        "serviceType": [*both("Zuschuss", "Grant"), *both("Beratung", "Advice")],
        "serviceOutput": [
            {
                "@type": "MonetaryGrant",
                "description": both(
                    "bis 10.000 € je Gebäude, bis 37,5 % der Kosten",
                    "up to €10,000 per building, up to 37.5 % of the cost",
                ),
                "amount": {"@type": "MonetaryAmount", "currency": "EUR", "maxValue": 10000},
                "funder": {"@type": "Organization", "name": "Land Niedersachsen"},
            },
            {
                "@type": "MonetaryGrant",
                "name": [{"@language": "de", "@value": "Dach"}],
                "description": both("500 € im Monat", "€500 a month"),
                "amount": {"@type": "MonetaryAmount", "currency": "EUR", "value": 500},
                "funder": {"@type": "Organization", "name": "Land Niedersachsen"},
            },
        ],
        "availableChannel": [
            {"@type": "ServiceChannel", "serviceUrl": "https://example.org/antrag"},
            {
                "@type": "ServiceChannel",
                "name": "Amt",
                "description": [{"@language": "de", "@value": "Stand 2022."}],
                "serviceUrl": "https://example.org/amt",
                "servicePhone": {"@type": "ContactPoint", "telephone": "0511 1", "email": "amt@example.org"},
                "serviceLocation": {"@type": "Place", "address": "Straße 1, 30159 Hannover"},
            },
            {"@type": "ServiceChannel", "name": "Zweites Amt"},
        ],
        "offers": {
            "@type": "Offer",
            "availabilityStarts": "2024",
            "availabilityEnds": "2026-12-31",
            "availability": "https://schema.org/InStock",
            "validThrough": "2026-12-01",
            "additionalProperty": [
                status("ending-soon", "endet bald", "ending soon"),
                {
                    "@type": "PropertyValue",
                    "propertyID": "deadline-application",
                    "value": "2026-03-01",
                    "description": [{"@language": "de", "@value": "Erste Runde."}],
                },
                {"@type": "PropertyValue", "propertyID": "deadline-sketch", "value": "--12-01"},
            ],
        },
        "subjectOf": {
            "@type": "CreativeWork",
            "isBasedOn": [
                {
                    "@type": "CreativeWork",
                    "name": "Amt",
                    "url": "https://example.org/quelle",
                    "datePublished": "2026-05",
                },
                {"@type": "CreativeWork", "name": "Erschlossen"},
                {"@type": "CreativeWork", "name": "Ohne Datum"},
            ],
        },
    }


def test_a_record_is_written_before_the_next_is_read() -> None:
    taken: list[str] = []

    def programmes() -> Iterator[Dossier]:
        for id_ in ("a", "b", "c"):
            taken.append(id_)
            yield described(from_plain(Programme, {"id": id_, "name": {"de": id_}}))

    pieces = jsonld.document(programmes(), VOCABULARY)
    assert ("@graph" in next(pieces), taken) == (True, [])
    assert ('"#a"' in next(pieces), taken) == (True, ["a"])
    assert ('"#b"' in next(pieces), taken) == (True, ["a", "b"])


def test_what_is_not_known_is_not_there() -> None:
    assert read({}) == [
        {
            "@type": "GovernmentService",
            "@id": "#hilfe",
            "identifier": "hilfe",
            "name": [{"@language": "de", "@value": "Hilfe"}],
            "offers": {
                "@type": "Offer",
                "additionalProperty": [status("unclear", "nicht aktuell belegt", "not currently documented")],
            },
        }
    ]


@pytest.mark.parametrize(
    ("kinds", "output"),
    [
        (["zuschuss"], "MonetaryGrant"),
        (["zuschuss", "beratung"], "MonetaryGrant"),
        (["kredit"], "LoanOrCredit"),
        (["zuschuss", "kredit"], None),
        (["buergschaft"], None),
        (["beratung"], None),
        (["unbekannt"], None),
        ([], None),
    ],
)
def test_money_is_a_grant_only_if_it_is_one(kinds: list[str], output: str | None) -> None:
    (found,) = read({"kinds": kinds, "funding": {"max_eur": 5}, "funder": "Bund"})
    assert [one["@type"] for one in found.get("serviceOutput", ())] == ([output] if output else [])
    assert ("funder" in json.dumps(found)) is (output == "MonetaryGrant")


def test_a_share_of_the_cost_is_no_sum() -> None:
    (found,) = read({"kinds": ["zuschuss"], "funding": {"rate_percent": 50}})
    assert found["serviceOutput"] == [
        {"@type": "MonetaryGrant", "description": both("bis 50 % der Kosten", "up to 50 % of the cost")}
    ]


@pytest.mark.parametrize(
    ("record", "code", "offer"),
    [
        ({"closed": {"on": "2024-03"}}, "ended", {"availabilityEnds": "2024-03", "availability": "Discontinued"}),
        ({"closed": {}}, "ended", {"availability": "Discontinued"}),
        (
            {"closed": {"on": "2027"}, "period": {"until": "2028"}},
            "running",
            {"availabilityEnds": "2027", "availability": "InStock"},
        ),
        ({"period": {"from": "2024"}}, "unclear", {"availabilityStarts": "2024"}),
        ({"period": {"from": "2027"}}, "announced", {"availabilityStarts": "2027"}),
        ({"paused_since": "2026-01"}, "suspended", {"availability": "OutOfStock"}),
    ],
)
def test_status_and_end_are_said(record: dict[str, Any], code: str, offer: dict[str, str]) -> None:
    (node,) = read(record)
    told = node["offers"]
    (state,) = told.pop("additionalProperty")
    if "availability" in offer:
        offer = offer | {"availability": f"https://schema.org/{offer['availability']}"}
    assert (state["propertyID"], state["value"]) == ("status", code)
    assert told == {"@type": "Offer", **offer}


def test_a_programme_that_takes_no_applications_has_no_next_day() -> None:
    deadlines = {"model": "fixed", "dates": [{"role": "application", "date": "2027-01-31"}]}
    running, ended = read({"deadlines": deadlines}, {"deadlines": deadlines, "closed": {}})
    assert running["offers"]["validThrough"] == "2027-01-31"
    assert "validThrough" not in ended["offers"]
    assert ended["offers"]["additionalProperty"][1]["value"] == "2027-01-31"


@pytest.mark.parametrize(
    ("record", "url"),
    [
        ({"links": {"official": "https://example.org/a"}, "offices": ["amt"]}, "https://example.org/a"),
        ({"offices": ["amt"]}, "https://example.org/foerderamt"),
        ({"contacts": [{"office": "Amt", "url": "https://example.org/c"}]}, "https://example.org/c"),
        (
            {
                "contacts": [{"office": "Amt", "phone": "0511 1"}],
                "sources": {"s": {"title": "T", "url": "https://example.org/s", "date": "2026"}},
            },
            "https://example.org/s",
        ),
    ],
)
def test_an_address_where_any_page_is_known(record: dict[str, Any], url: str) -> None:
    assert read(record)[0]["url"] == url


def test_an_office_is_a_channel() -> None:
    (node,) = read({"offices": ["amt"]})
    assert node["availableChannel"] == [
        {
            "@type": "ServiceChannel",
            "name": both("Förderamt", "Grants office"),
            "serviceUrl": "https://example.org/foerderamt",
            "servicePhone": {"@type": "ContactPoint", "telephone": "0511 2"},
        }
    ]


def test_a_separator_of_lines_inside_a_text_moves_nothing() -> None:
    text = "a\u2028b\nc\x0bd\x85e"
    assert read({"name": {"de": text}})[0]["name"][0]["@value"] == text


@pytest.mark.parametrize(
    ("level", "kind"),
    [
        ("eu", "GovernmentOrganization"),
        ("municipality", "GovernmentOrganization"),
        ("company", "Organization"),
        ("chamber", "Organization"),
        ("university", "CollegeOrUniversity"),
        (None, "Organization"),
    ],
)
def test_the_type_of_a_provider(level: str | None, kind: str) -> None:
    (found,) = read({"provider": {"name": "X"} | ({"level": level} if level else {})})
    assert found["provider"] == {"@type": kind, "name": "X"}


def test_only_pages_are_addresses() -> None:
    evil = "javascript:alert(1)"
    record = {
        "links": {"official": evil},
        "application": {"url": evil},
        "contacts": [{"office": "Amt", "url": evil}],
        "sources": {"s": {"title": "Titel", "url": evil}},
    }
    assert "javascript" not in json.dumps(read(record))


def test_it_can_stand_inside_a_page_and_steers_nothing() -> None:
    evil = "</script><script>alert(1)</script>\x1b\u202e"
    one = from_plain(Programme, {"id": "a", "name": {"de": evil}})
    text = "".join(jsonld.document([described(one)], VOCABULARY))
    assert "<" not in text
    assert text.isascii()
    assert json.loads(text)["@graph"][0]["name"][0]["@value"] == evil


def test_an_empty_list_is_an_empty_graph() -> None:
    assert "".join(jsonld.document([], VOCABULARY)) == '{\n  "@context": "https://schema.org",\n  "@graph": []\n}\n'


_THING = {"@type", "@id", "name", "alternateName", "description", "identifier", "url", "subjectOf"}
PROPERTIES = {
    "GovernmentService": {
        *(
            "provider",
            "areaServed",
            "audience",
            "category",
            "serviceType",
            "serviceOutput",
            "availableChannel",
            "offers",
        ),
    },
    "GovernmentOrganization": {"department"},
    "Organization": {"department"},
    "AdministrativeArea": set(),
    "PropertyValue": {"propertyID", "value"},
    "Audience": {"audienceType"},
    "MonetaryGrant": {"amount", "funder"},
    "MonetaryAmount": {"currency", "value", "minValue", "maxValue"},
    "ServiceChannel": {"serviceUrl", "servicePhone", "serviceLocation"},
    "ContactPoint": {"telephone", "email"},
    "Place": {"address"},
    "Offer": {"availability", "availabilityStarts", "availabilityEnds", "validThrough", "additionalProperty"},
    "CreativeWork": {"isBasedOn", "datePublished"},
}
"""What schema.org (release 28) defines for the types, beside what every thing has, as far as it is used here."""


def nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "@value" in value:
            assert set(value) == {"@value", "@language"}
            return
        yield value
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inside:
        yield from nodes(one)


def test_every_property_is_one_of_its_type() -> None:
    found = list(nodes(read(FULL, {"closed": {}})))
    assert {node["@type"] for node in found} == set(PROPERTIES)
    for node in found:
        assert set(node) <= _THING | PROPERTIES[node["@type"]], node["@type"]
