"""Dates exported to a calendar earlier, and those of them that have since disappeared."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from hannover_foerder.cli.news.saved_searches import paths_of
from hannover_foerder.memory.dates import ExportedDate, from_bytes, to_bytes
from hannover_foerder.memory.folder import memory_folder
from hannover_foerder.output.views.due_date import title_of
from hannover_foerder.planning.due import dues_of

if TYPE_CHECKING:
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.options import CommonOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.output.views.due import DueView


def cancelled_dates(
    view: DueView, session: Session, common: CommonOptions, catalogue: Catalogue, day: date
) -> dict[str, ExportedDate]:
    """Remember the dates of an export, and return those exported earlier that no record has any more, by identifier.

    A removed date is returned until its day has passed, since nobody knows whether a file was imported; from then on it
    is not removed but over. If the dates cannot be stored, nothing is cancelled, as at a first export. Raises
    CannotError if another process keeps the folder locked.
    """
    folder = memory_folder(session.environment.variables)
    paths = paths_of(session, common) if session.paths(common.catalogue) else ()  # the bundled catalogue has none
    digest = blake2b("\0".join(paths).encode("utf-8", "surrogateescape"), digest_size=8)
    key = f"calendar-{digest.hexdigest()}"
    current_uids = {due.uid for programme in catalogue.programmes() for due in dues_of(programme, day)}
    new_dates = {due.uid: ExportedDate(due.day.isoformat(), title_of(due, view.labels)) for due in view.calendar.due}
    try:
        with folder.alone():
            exported_dates = from_bytes(folder.read(key))
            still_valid_dates = {uid: exported_dates[uid] for uid in exported_dates.keys() & current_uids}
            cancelled = {
                uid: exported_date
                for uid, exported_date in exported_dates.items()
                if uid not in current_uids and exported_date.day >= day.isoformat()
            }
            folder.write(key, to_bytes(still_valid_dates | cancelled | new_dates))
    except OSError:
        return {}
    return cancelled
