"""How long statements stay valid before they should be checked again, by subject.

This is the one place for it: deadlines and money that is left change within a year; amounts and rates every other year;
who may apply, and on what conditions, seldom; who provides it hardly ever. Evidence that a programme runs counts for
:data:`hannover_foerder.model.status.EVIDENCE_MONTHS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from hannover_foerder.model.dates import newest
from hannover_foerder.model.days import months_later
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from hannover_foerder.model.dates import PartialDate
    from hannover_foerder.model.programme import Programme

AgeingField = Literal["deadlines", "budgets", "funding", "target_groups", "requirements", "provider"]

MONTHS: Final[dict[AgeingField, int]] = {
    "deadlines": 12,
    "budgets": 12,
    "funding": 24,
    "target_groups": 36,
    "requirements": 36,
    "provider": 48,
}


class OutdatedField(NamedTuple):
    """A field whose newest dated source is older than its kind allows."""

    kind: AgeingField
    as_of: PartialDate


def outdated_fields(programme: Programme, day: date) -> tuple[OutdatedField, ...]:
    """Return the outdated fields on a day, in the order of :data:`MONTHS`; undated ones are left out."""
    dates = {kind: _as_of(programme, kind) for kind in MONTHS if getattr(programme, kind)}
    return tuple(
        OutdatedField(kind, as_of)
        for kind, as_of in dates.items()
        if as_of and months_later(as_of.last_day, MONTHS[kind]) < day
    )


def _as_of(programme: Programme, kind: AgeingField) -> PartialDate | None:
    """Return the date given for a field, else that of the newest source for it or a part of it; ``None`` if undated."""
    dated_field = {"funding": programme.funding, "deadlines": programme.deadlines}.get(kind)
    if dated_field is not None and dated_field.as_of is not None:
        return dated_field.as_of
    keys = {
        key
        for fact in programme.facts
        if any(path == kind or path.startswith(f"{kind}.") for path in fact.supports)
        for key in fact.sources
    }
    return newest(source.date for key, source in programme.sources.items() if key in keys)
