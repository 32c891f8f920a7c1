"""News since a day or git revision; stores nothing."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from hannover_foerder.cli.news.latest_look import LookReport, subject_of, write
from hannover_foerder.cli.news.saved_searches import current_snapshot
from hannover_foerder.cli.time_span import first_day
from hannover_foerder.errors import CannotError, CatalogueError, UsageError
from hannover_foerder.model.days import days_later
from hannover_foerder.model.news import (
    KEPT_RECORDS,
    Snapshot,
    as_recorded_today,
    news,
    snapshot,
    with_statements,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.cli.options import CommonOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.model.programme import Programme

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def look_back(session: Session, common: CommonOptions, name: str | None, since: str, format_: str) -> None:
    """Report the news since a day (the day itself counts) or a revision; nothing is stored.

    A saved search looks at the programmes that it finds now. An older version of the catalogue is taken from git; for a
    day without one, the records of today tell what happened.
    """
    day = session.day(common.as_of)
    start = _start(since, day)
    subject = subject_of(session, common, name)
    ids = subject.ids(day)
    after = current_snapshot(ids, subject.catalogue, day)
    watched_ids = None if subject.search is None else frozenset(ids)
    if start is None:
        before = _at_revision(since, subject.paths, watched_ids)
        write(LookReport(news(before, after), before, before.day, day), subject, session, format_)
        return
    last_day = days_later(start, -1)  # so that changes on the day itself count
    before_start = _at_end_of(last_day, subject.paths, watched_ids, session)
    if before_start is not None:
        items = news(before_start, after)
    else:
        keeps_records = len(ids) <= KEPT_RECORDS
        before_start = as_recorded_today(subject.catalogue.programmes(ids), last_day, day, keep_records=keeps_records)
        items = with_statements(news(before_start, after), subject.catalogue.programmes(ids), last_day, day)
    write(LookReport(items, before_start, start, day), subject, session, format_)


def _start(since: str, day: date) -> date | None:
    """Return the day that a text names; ``None`` if it is no date or time span.

    Raises UsageError for a date that does not exist or is later than ``day``.
    """
    if not _DAY.fullmatch(since):
        return first_day(since, day)
    try:
        start = date.fromisoformat(since)
    except ValueError:
        raise UsageError("error.bad-date", option="--since", value=since) from None
    if start > day:
        raise UsageError("error.since-later", value=since)
    return start


def _files(paths: Sequence[str]) -> list[str]:
    """Return the files of the catalogue; empty if git cannot have them all."""
    from hannover_foerder.reading.revisions import in_git
    from hannover_foerder.store.sources import STDIN, resolve

    files = [file.path for file in resolve(paths)]
    return files if STDIN not in files and in_git(files) else []


def _at_revision(revision: str, paths: Sequence[str], watched_ids: frozenset[str] | None) -> Snapshot:
    """Return the programmes at a revision, as they were on its day. Raises CannotError if there is none."""
    from hannover_foerder.reading.revisions import day_of
    from hannover_foerder.reading.versions import records_at

    files = _files(paths)
    if not files:
        raise CannotError("error.since-not-in-git", value=revision)
    day, records = day_of(files, revision), records_at(files, revision)
    if day is None or records is None:
        raise CannotError("error.since-no-revision", value=revision)
    return _snapshot(records, watched_ids, day)


def _at_end_of(
    day: date, paths: Sequence[str], watched_ids: frozenset[str] | None, session: Session
) -> Snapshot | None:
    """Return the programmes at the end of a day; ``None`` if the catalogue is not in git or had no revision then.

    A revision that cannot be read is noted, and counts as none.
    """
    from hannover_foerder.reading.revisions import revision_of
    from hannover_foerder.reading.versions import records_at

    files = _files(paths)
    revision = revision_of(files, day) if files else None
    if revision is None:
        return None
    try:
        records = records_at(files, revision)
    except CatalogueError:
        session.note(session.words.say("note.old-revision", revision=revision[:10]))
        return None
    return None if records is None else _snapshot(records, watched_ids, day)


def _snapshot(records: Sequence[Programme], watched_ids: frozenset[str] | None, day: date) -> Snapshot:
    return snapshot((programme for programme in records if watched_ids is None or programme.id in watched_ids), day)
