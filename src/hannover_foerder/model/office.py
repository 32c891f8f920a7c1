"""Offices that answer questions about programmes: public bodies, chambers, banks, associations; never a person."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Literal

from hannover_foerder.model.constraints import Doc, Email, Identifier, Lines, Phone, SourceKind, Url
from hannover_foerder.model.contact_point import ContactPoint
from hannover_foerder.model.dates import PartialDate, iso, newest
from hannover_foerder.model.days import months_later
from hannover_foerder.model.page import page_of
from hannover_foerder.model.struct import Struct
from hannover_foerder.model.text import Text

if TYPE_CHECKING:
    from hannover_foerder.model.programme import Contact, Programme

OLD_CONTACT_MONTHS = 48
"""A telephone number or mailbox whose source is older is shown with its date, and behind the page."""


class OfficeSource(Struct):
    """The source of an office's telephone number, mailbox, page or address."""

    title: Annotated[str, Doc("Title of the page, with its publisher.")]
    supports: Annotated[Lines, Doc("What it states: phone, email, url, address.")]
    url: Annotated[Url | None, Doc("Its address.")] = None
    date: Annotated[PartialDate | None, Doc("The date the page shows; absent when it shows none.")] = None
    date_inferred: Annotated[bool, Doc("true: the date is worked out, not shown.")] = False
    kind: Annotated[SourceKind | None, Doc("official, press or secondary.")] = None


class Office(Struct):
    """An office with its name in both languages, and its contact details as far as a source states them."""

    de: Annotated[str, Doc("German name.")]
    en: Annotated[str, Doc("English name.")]
    phone: Annotated[Phone | None, Doc("Telephone number.")] = None
    email: Annotated[Email | None, Doc("Address of the office's mailbox.")] = None
    url: Annotated[Url | None, Doc("Page of the office.")] = None
    address: Annotated[str | None, Doc("Street, postcode, town.")] = None
    note: Annotated[Text | None, Doc("What one should know before asking.")] = None
    general: Annotated[bool, Doc("true: it advises on any programme, or puts callers through.")] = False
    sources: Annotated[dict[Identifier, OfficeSource], Doc("Where the statements come from, by key.")] = {}

    def as_of(self, detail: str) -> PartialDate | None:
        """Return the date of the newest source that states a contact detail (phone, email, url, address).

        ``None`` if none of them is dated.
        """
        return newest(source.date for source in self.sources.values() if detail in source.supports)


def is_old(as_of: str | None, day: date) -> bool:
    """Return whether a telephone number or mailbox is outdated on a day and should be verified before it is used.

    ``as_of``: date of its newest source (ISO, as exact as known); without a date it never counts as outdated.
    """
    return as_of is not None and months_later(PartialDate.parse(as_of).last_day, OLD_CONTACT_MONTHS) < day


def whom_to_ask(
    programme: "Programme", offices: Mapping[str, Office], english_names: Mapping[str, str] = MappingProxyType({})
) -> tuple[ContactPoint, ...]:
    """Return the contacts of a programme, in the order of asking; empty if neither office nor page is known.

    ``english_names`` are those of offices by their German names, for contacts that a record names in German.
    Its own contacts if they have a telephone number, a mailbox or a page; else its offices; else its best page: the
    official one, a page by others, the most reliable source.
    """
    own_points = [_of_contact(contact, programme, english_names) for contact in programme.contacts]
    points_of_offices = [
        contact_point_of(office_id, offices[office_id]) for office_id in programme.offices if office_id in offices
    ]
    for contact_points in (own_points, points_of_offices):
        reachable_points = tuple(contact for contact in contact_points if contact.phone or contact.email or contact.url)
        if reachable_points:
            return reachable_points
    page = page_of(programme)
    if page is None:
        return ()
    name = next((contact.name for contact in (*own_points, *points_of_offices) if contact.name), None)
    return (ContactPoint("page", name, url=page.url, url_as_of=page.as_of),)


def pages_best_first(
    programme: "Programme", contact_points: Iterable[ContactPoint]
) -> Iterator[tuple[Literal["official", "office", "source"], str]]:
    """Yield kind and address of the pages about a programme: the official one, then those of its contacts.

    Without an official page the best one by others comes last.
    """
    best_page = page_of(programme)
    if best_page is not None and best_page.kind == "official":
        yield "official", best_page.url
    for contact in contact_points:
        if contact.url:
            yield "source" if contact.kind == "page" else "office", contact.url
    if best_page is not None and best_page.kind != "official":
        yield "source", best_page.url


def _of_contact(contact: "Contact", programme: "Programme", english_names: Mapping[str, str]) -> ContactPoint:
    """Return a contact of a record; its details are as old as the newest source of the contacts."""
    keys = programme.backing("contacts")
    as_of = newest(programme.sources[key].date for key in keys if key in programme.sources)
    name = (contact.office, english_names.get(contact.office)) if contact.office else None
    return _contact_point("contact", name, contact, lambda _detail: as_of)


def contact_point_of(office_id: str, office: Office) -> ContactPoint:
    """Return the contact details of an office."""
    return _contact_point("office", (office.de, office.en), office, office.as_of)._replace(id=office_id)


def _contact_point(
    kind: Literal["contact", "office"],
    name: tuple[str, str | None] | None,
    details: "Contact | Office",
    as_of: Callable[[str], PartialDate | None],
) -> ContactPoint:
    """Return a contact with the details of a record or an office that are known; ``as_of`` gives the date of one."""
    dates = {f"{detail}_as_of": iso(as_of(detail)) for detail in ("phone", "email", "url") if getattr(details, detail)}
    note = details.note.pair if details.note else None
    return ContactPoint(kind, name, details.phone, details.email, details.url, details.address, note=note, **dates)
