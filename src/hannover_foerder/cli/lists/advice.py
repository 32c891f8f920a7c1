"""Offices to ask when a search finds nothing: those that advise on all kinds of programmes or refer callers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.model.office import is_old
from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.output.labels import Labels

_OFFICES: Final = ("nbank-foerderberatung", "region-hannover-zentrale")


def notes_of_advice(catalogue: Catalogue, labels: Labels, day: date) -> Iterator[str]:
    """Yield a line per office with its telephone number, with its date if the number should be verified first.

    Offices that the catalogue does not have, or of which no number is known, are left out.
    """
    for contact in catalogue.advice(_OFFICES):
        if contact.office is None or contact.phone is None:
            continue
        old_date = contact.phone_as_of if contact.phone_as_of and is_old(contact.phone_as_of, day) else None
        remark = (
            f" ({labels.words.say('detail.as-of', date=labels.day(old_date[: len('2026-12')]))})" if old_date else ""
        )
        yield f"  {harmless(labels.pick(contact.office))}: {harmless(contact.phone)}{remark}"
