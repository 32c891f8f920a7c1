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
    """Yield a heading, and a line per office with its telephone number, dated if it should be verified first.

    Offices that the catalogue does not have, or of which no number is known, are left out.
    """
    yield labels.words.say("search.whom-to-ask")
    for contact in catalogue.advice(_OFFICES):
        if contact.office is None or contact.phone is None:
            continue
        remark = ""
        if contact.phone_as_of and is_old(contact.phone_as_of, day):
            month = contact.phone_as_of[: len("2026-12")]
            remark = f" ({labels.words.say('detail.as-of', date=labels.day(month))})"
        yield f"  {labels.pick(contact.office)}: {harmless(contact.phone)}{remark}"
