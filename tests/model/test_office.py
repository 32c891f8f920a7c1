"""Whom to ask about a programme, in which order, and how old that is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hannover_foerder.model.office import Office, is_old, pages_best_first, whom_to_ask
from hannover_foerder.model.plain import from_plain
from hannover_foerder.model.programme import Programme

if TYPE_CHECKING:
    from hannover_foerder.model.contact_point import ContactPoint

OFFICES = {
    "amt": from_plain(
        Office,
        {
            "de": "Amt",
            "en": "Office",
            "phone": "0511 12345",
            "email": "post@example.org",
            "sources": {
                "alt": {"title": "Alt", "date": "2019", "supports": ["phone", "email"]},
                "neu": {"title": "Neu", "date": "2020-06", "supports": ["phone"]},
            },
        },
    ),
    "finanzamt": from_plain(Office, {"de": "Das eigene Finanzamt", "en": "Your tax office"}),
}
SOURCES = {
    "presse": {"title": "Zeitung", "url": "https://example.org/presse", "date": "2026-01", "kind": "press"},
    "amtlich": {"title": "Alt", "url": "https://example.org/alt", "date": "2020", "kind": "official"},
    "neu": {"title": "Neu", "url": "https://example.org/neu", "date": "2021-03", "kind": "official"},
}


def asked(**fields: Any) -> tuple[ContactPoint, ...]:
    return whom_to_ask(from_plain(Programme, {"id": "a", "name": {"de": "A"}, **fields}), OFFICES)


def test_its_own_contact_comes_first_with_the_date_of_its_source() -> None:
    contacts = [{"office": "Nur Adresse", "address": "Weg 1"}, {"office": "Team", "email": "team@example.org"}]
    facts = [{"text": "Fragen beantwortet das Team.", "sources": ["neu"], "supports": ["contacts"]}]
    (contact,) = asked(contacts=contacts, offices=["amt"], sources=SOURCES, facts=facts)

    assert (contact.kind, contact.name, contact.email, contact.as_of) == (
        "contact",
        ("Team", None),
        "team@example.org",
        "2021-03",
    )


def test_an_office_answers_where_there_is_no_contact_that_can_be_reached() -> None:
    (contact,) = asked(contacts=[{"office": "Nur Adresse", "address": "Weg 1"}], offices=["amt", "finanzamt"])

    assert (contact.kind, contact.id, contact.name, contact.phone) == (
        "office",
        "amt",
        ("Amt", "Office"),
        "0511 12345",
    )
    assert (contact.phone_as_of, contact.email_as_of, contact.as_of) == ("2020-06", "2019", "2020-06")


def test_the_best_page_is_the_last_way() -> None:
    official = {"official": "https://example.org/programm"}

    assert [contact.url for contact in asked(links=official, sources=SOURCES)] == ["https://example.org/programm"]
    assert [(contact.kind, contact.url, contact.as_of) for contact in asked(sources=SOURCES)] == [
        ("page", "https://example.org/neu", "2021-03")
    ]
    press = {"presse": SOURCES["presse"]}
    assert [contact.url for contact in asked(sources=press)] == ["https://example.org/presse"]
    assert [contact.name for contact in asked(sources=press, offices=["finanzamt"])] == [
        ("Das eigene Finanzamt", "Your tax office")
    ]
    assert asked(offices=["finanzamt"]) == ()


def test_a_helpful_page_by_others_stands_before_every_source() -> None:
    info = from_plain(
        Programme, {"id": "a", "name": {"de": "A"}, "links": {"info": "https://b.de"}, "sources": SOURCES}
    )

    assert [contact.url for contact in whom_to_ask(info, OFFICES)] == ["https://b.de"]
    assert list(pages_best_first(info, ())) == [("source", "https://b.de")]
    assert next(pages_best_first(info, whom_to_ask(info, OFFICES))) == ("source", "https://b.de")


def test_after_four_years_a_number_is_old() -> None:
    assert is_old("2020-06", date(2026, 12, 1))
    assert not is_old("2022-12", date(2026, 12, 31))
    assert not is_old("2022", date(2026, 12, 31))
    assert not is_old(None, date(2026, 12, 31))


def test_a_contact_that_is_called_like_an_office_has_its_english_name() -> None:
    record = from_plain(Programme, {"id": "a", "name": {"de": "A"}, "contacts": [{"office": "Amt", "phone": "0511 1"}]})

    assert [contact.name for contact in whom_to_ask(record, {}, {"Amt": "Office"})] == [("Amt", "Office")]
    assert [contact.name for contact in whom_to_ask(record, {}, {})] == [("Amt", None)]
