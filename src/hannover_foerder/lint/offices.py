"""Checks of the offices file: against its sources, and against the contacts of the records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.lint.contacts import private_emails
from hannover_foerder.lint.material import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.lint.material import Material
    from hannover_foerder.model.office import Office
    from hannover_foerder.reading.positions import Passage

_WAYS: Final = ("phone", "email", "url", "address")


def other_phone(material: Material) -> Iterator[Hit]:
    """Yield each telephone number of an office in a programme that differs from the offices file.

    An office is the same if it has the same mailbox or page, or the same name in one of the languages.
    """
    for record in material.records:
        for n, contact in enumerate(record.programme.contacts):
            for key, office in material.vocabulary.offices.items():
                is_same = (
                    (contact.email and contact.email == office.email)
                    or (contact.url and contact.url.rstrip("/") == (office.url or "").rstrip("/"))
                    or contact.office in (office.de, office.en)
                )
                if is_same and contact.phone and office.phone and _digits(contact.phone) != _digits(office.phone):
                    values = {"phone": contact.phone, "office": key, "other": office.phone}
                    yield Hit(record.passage, f"contacts[{n}].phone", values)


def _digits(phone: str) -> str:
    return "".join(filter(str.isdecimal, phone))


def office_without_source(material: Material) -> Iterator[Hit]:
    """Yield each telephone number, mailbox, page or address of an office that no source states."""
    for passage, key, office in _offices(material):
        stated_details = {detail for source in office.sources.values() for detail in source.supports}
        for detail in _WAYS:
            if getattr(office, detail) and detail not in stated_details:
                yield Hit(passage, f"offices.{key}.{detail}", {"field": detail})


def private_office(material: Material) -> Iterator[Hit]:
    """Yield each mailbox of an office that looks like a person's."""
    for passage, key, office in _offices(material):
        for email in private_emails(office.email or ""):
            yield Hit(passage, f"offices.{key}.email", {"email": email})


def unused_office(material: Material) -> Iterator[Hit]:
    """Yield each office that no record names."""
    named_offices = {key for record in material.records for key in record.programme.offices}
    for passage, key, _ in _offices(material):
        if key not in named_offices:
            yield Hit(passage, f"offices.{key}", {"office": key})


def _offices(material: Material) -> Iterator[tuple[Passage, str, Office]]:
    """Yield the passage of the offices' file, the key and the office, for each office; none if it is not checked."""
    if material.offices_passage is not None:
        yield from ((material.offices_passage, key, office) for key, office in material.vocabulary.offices.items())
