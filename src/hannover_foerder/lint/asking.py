"""Checks of the next step: whom one can ask, and what stands in the file of offices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hannover_foerder.lint.contacts import private_emails
from hannover_foerder.lint.material import Hit
from hannover_foerder.model.office import whom_to_ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.lint.material import Material, Record

_HOME_PAGE: Final = re.compile(r"https?://[^/?#]+/?(?:index\.[a-z]+|home|start(?:seite)?|de|de/)?/?", re.IGNORECASE)
_WAYS: Final = ("phone", "email", "url", "address")


def no_next_step(material: Material) -> Iterator[Hit]:
    """Yield a programme with nobody to ask and no page to look at."""
    for record in material.records:
        if not whom_to_ask(record.programme, material.vocabulary.offices):
            yield Hit(record.passage, "id")


def home_page(record: Record) -> Iterator[Hit]:
    """Yield an official page that is only the front page of a whole site."""
    links = record.programme.links
    if links and links.official and _HOME_PAGE.fullmatch(links.official):
        yield Hit(record.passage, "links.official", {"url": links.official})


def office_without_source(material: Material) -> Iterator[Hit]:
    """Yield a telephone number, mailbox, page or address of an office that no source states."""
    if material.offices_passage is None:
        return
    for key, office in material.vocabulary.offices.items():
        stated = {datum for source in office.sources.values() for datum in source.supports}
        for datum in _WAYS:
            if getattr(office, datum) and datum not in stated:
                yield Hit(material.offices_passage, f"offices.{key}.{datum}", {"field": datum})


def private_office(material: Material) -> Iterator[Hit]:
    """Yield a mailbox of an office that looks like a person's."""
    if material.offices_passage is None:
        return
    for key, office in material.vocabulary.offices.items():
        for email in private_emails(office.email or ""):
            yield Hit(material.offices_passage, f"offices.{key}.email", {"email": email})


def unused_office(material: Material) -> Iterator[Hit]:
    """Yield an office that no record names."""
    if material.offices_passage is None:
        return
    named = {key for record in material.records for key in record.programme.offices}
    for key in material.vocabulary.offices:
        if key not in named:
            yield Hit(material.offices_passage, f"offices.{key}", {"office": key})
