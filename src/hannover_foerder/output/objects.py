"""Statuses, texts and contacts as plain objects for JSON, as several views have them.

The fields are a contract (docs/output.md): they are only ever added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hannover_foerder.model.contact_point import ContactPoint
    from hannover_foerder.model.status import StatusAt


def status_object(status: StatusAt) -> dict[str, str | None]:
    """Return the code of a status and its evidence."""
    return {
        "status": status.code,
        "status_reason": status.reason,
        "status_date": status.date,
        "status_source": status.source,
    }


def text_object(texts: tuple[str, str | None]) -> dict[str, str | None]:
    """Return a bilingual text as an object with German and English."""
    german, english = texts
    return {"de": german, "en": english}


def contact_point_object(contact: ContactPoint | None) -> dict[str, Any] | None:
    """Return a contact as an object, ``None`` for none.

    ``as_of`` is the date of its first of telephone, mailbox and page.
    """
    return contact and {
        "kind": contact.kind,
        "id": contact.id,
        "office": contact.name and text_object(contact.name),
        "phone": contact.phone,
        "email": contact.email,
        "url": contact.url,
        "as_of": contact.as_of,
    }
