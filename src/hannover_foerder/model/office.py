"""Offices that answer questions about programmes: public bodies, chambers, banks, associations; never a person."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Literal

from hannover_foerder.model.constraints import Doc, Email, Identifier, Lines, Phone, SourceKind, Url
from hannover_foerder.model.contact_point import ContactPoint
from hannover_foerder.model.dates import PartialDate, iso
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
    sources: Annotated[dict[Identifier, OfficeSource], Doc("Where the statements come from, by key.")] = {}

    def as_of(self, datum: str) -> PartialDate | None:
        """Return the date of the newest source of ``phone``, ``email``, ``url`` or ``address``.

        ``None`` if none is dated.
        """
        return _newest(source.date for source in self.sources.values() if datum in source.supports)


def is_old(as_of: str | None, day: date) -> bool:
    """Return whether a telephone number or mailbox of this date is outdated and should be verified first.

    Undated ones are left alone.
    """
    return as_of is not None and months_later(PartialDate.parse(as_of).last_day, OLD_CONTACT_MONTHS) < day


def whom_to_ask(
    programme: "Programme", offices: Mapping[str, Office], translated: Mapping[str, str] = MappingProxyType({})
) -> tuple[ContactPoint, ...]:
    """Return the contacts of a programme, in the order of asking; empty if neither office nor page is known.

    ``translated``: English names of offices by their German ones, for contacts that a record names in German.
    Its own contacts if they have a telephone number, a mailbox or a page; else its offices; else its best page: the
    official one, a page by others, the most reliable source.
    """
    own = [_of_contact(contact, programme, translated) for contact in programme.contacts]
    answering = [contact_point_of(key, offices[key]) for key in programme.offices if key in offices]
    for contact_points in (own, answering):
        reachable = tuple(contact for contact in contact_points if contact.phone or contact.email or contact.url)
        if reachable:
            return reachable
    page = page_of(programme)
    if page is None:
        return ()
    name = next((contact.office for contact in (*own, *answering) if contact.office), None)
    return (ContactPoint("page", name, url=page.url, url_as_of=page.as_of),)


def pages_best_first(
    programme: "Programme", contact_points: Iterable[ContactPoint]
) -> Iterator[tuple[Literal["official", "office", "source"], str]]:
    """Yield kind and address of the pages: official, of the contacts, else the best other one."""
    page = page_of(programme)
    if page is not None and page.kind == "official":
        yield "official", page.url
    for contact in contact_points:
        if contact.url:
            yield "source" if contact.kind == "page" else "office", contact.url
    if page is not None and page.kind != "official":
        yield "source", page.url


def _of_contact(contact: "Contact", programme: "Programme", translated: Mapping[str, str]) -> ContactPoint:
    keys = [key for fact in programme.facts if "contacts" in fact.supports for key in fact.sources]
    as_of = iso(_newest(programme.sources[key].date for key in keys if key in programme.sources))
    return ContactPoint(
        "contact",
        (contact.office, translated.get(contact.office)) if contact.office else None,
        phone=contact.phone,
        email=contact.email,
        url=contact.url,
        address=contact.address,
        phone_as_of=as_of if contact.phone else None,
        email_as_of=as_of if contact.email else None,
        url_as_of=as_of if contact.url else None,
        note=contact.note.pair if contact.note else None,
    )


def contact_point_of(key: str, office: Office) -> ContactPoint:
    """Return the contact details of an office."""
    return ContactPoint(
        "office",
        (office.de, office.en),
        phone=office.phone,
        email=office.email,
        url=office.url,
        address=office.address,
        phone_as_of=iso(office.as_of("phone")),
        email_as_of=iso(office.as_of("email")),
        url_as_of=iso(office.as_of("url")),
        id=key,
        note=office.note.pair if office.note else None,
    )


def _newest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    return max((day for day in dates if day), key=lambda day: day.first_day, default=None)
