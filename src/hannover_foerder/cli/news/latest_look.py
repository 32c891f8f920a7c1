"""News since the last run of ``foerder news``; what was reported is stored, so that it is reported once."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from hashlib import blake2b
from typing import TYPE_CHECKING

from hannover_foerder.cli.formats import labels_of
from hannover_foerder.cli.lookup import successor_of
from hannover_foerder.cli.news.saved_searches import current_snapshot, ids_of_hits, paths_of, stored_search
from hannover_foerder.errors import UnknownProgrammeError, UsageError
from hannover_foerder.memory.folder import memory_folder
from hannover_foerder.memory.looks import Look, from_bytes, to_bytes
from hannover_foerder.model.news import KINDS, news, state_on
from hannover_foerder.model.spelling import plain
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.views.news import Entry, News

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.options import CommonOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.memory.looks import SavedSearch
    from hannover_foerder.model.news import NewsItem, ProgrammeState, Snapshot


class Subject(NamedTuple):
    """The subject of a run of ``foerder news``: a saved search, or the whole catalogue."""

    key: str
    """Key of its file in the folder of the user's state."""
    last: Snapshot | None
    """The snapshot of the last run; ``None`` if there was none."""
    search: SavedSearch | None
    paths: tuple[str, ...]
    catalogue: Catalogue

    def ids(self, day: date) -> list[str]:
        """Return the ids of the watched programmes."""
        return self.catalogue.ids() if self.search is None else ids_of_hits(self.search, self.catalogue, day)


def subject_of(session: Session, common: CommonOptions, name: str | None) -> Subject:
    """Open the catalogue, and return what is watched: all of it, or what a saved search finds in its own catalogue.

    Raises UsageError for a catalogue beside a saved search, UnknownSearchError, CannotError, OSError.
    """
    folder = memory_folder(session.environment.variables)
    if name is None:
        search, paths = None, paths_of(session, common)
        digest = blake2b("\0".join(paths).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
        key = f"catalogue-{digest}"
        content = folder.read(key)
        stored = None if content is None else from_bytes(content)  # what cannot be read counts as no look
        last = stored and stored.seen
    elif common.catalogue:
        raise UsageError("error.search-catalogue")
    else:
        key, search, last = stored_search(folder, name)
        paths = search.catalogue
    catalogue = session.open(common._replace(catalogue=list(paths)))
    return Subject(key, last, search, paths, catalogue)


def look(session: Session, common: CommonOptions, name: str | None, format_: str) -> None:
    """Report the news since the last run, and store the new state after all has been written.

    A run for a future day is a preview and is not stored.
    """
    today, day = session.environment.today, session.day(common.as_of)
    folder = memory_folder(session.environment.variables)
    is_preview = day > today
    with nullcontext() if is_preview else folder.alone():
        subject = subject_of(session, common, name)
        before = subject.last and _with_current_ids(subject.last, subject.catalogue)
        if before is None and is_preview:
            before = current_snapshot(subject.ids(today), subject.catalogue, today)
        if before is not None:
            day = max(day, before.day)  # no look goes back behind the last one
        after = current_snapshot(subject.ids(day), subject.catalogue, day)
        is_stored = not is_preview and after != before
        with folder.replacing(subject.key, to_bytes(Look(subject.search, after))) if is_stored else nullcontext():
            if before is None:
                session.note(session.words.say("note.first-look"))
            else:
                items = news(before, after, _elsewhere(before, after, subject.catalogue))
                write(LookReport(items, before, before.day, day), subject, session, format_)
            session.environment.out.flush()
    if is_preview:
        session.note(session.words.say("note.preview"))


def _with_current_ids(before: Snapshot, catalogue: Catalogue) -> Snapshot:
    """Return the snapshot with the ids that its programmes have now; what is gone keeps its own."""
    state_by_id = {}
    for programme_id, state in before.programmes.items():
        try:
            state_by_id[catalogue.card(programme_id).id] = state
        except UnknownProgrammeError:
            state_by_id[programme_id] = state
    return before._replace(programmes=state_by_id)


def _elsewhere(before: Snapshot, after: Snapshot, catalogue: Catalogue) -> dict[str, ProgrammeState]:
    """Return by id the states of the programmes that are no longer watched but still in the catalogue."""
    state_by_id = {}
    for programme_id in before.programmes.keys() - after.programmes.keys():
        with suppress(UnknownProgrammeError):
            state_by_id[programme_id] = state_on(catalogue.get(programme_id), after.day)
    return state_by_id


class LookReport(NamedTuple):
    """The result of a run of ``foerder news``: ``items`` since a day, from the snapshot ``before`` to ``day``."""

    items: Sequence[NewsItem]
    before: Snapshot
    since: date
    day: date


def write(report: LookReport, subject: Subject, session: Session, format_: str) -> None:
    """Write the news of a run; if there is none, only a terminal gets a line, since cron mails every line."""
    labels = labels_of(session, subject.catalogue)
    entries = [_entry(item, report, subject.catalogue) for item in report.items]
    entries.sort(key=lambda entry: (KINDS.index(entry.item.kind), plain(entry.name[0])))
    view = News(entries, report.since, subject.search and subject.search.name, labels)
    session.show(view, format_)
    if not entries and session.environment.out_is_terminal:
        session.note(session.words.say("note.no-news", date=labels.day(report.since.isoformat())))


def _entry(item: NewsItem, report: LookReport, catalogue: Catalogue) -> Entry:
    """Return a news item with its programme; of one that left the catalogue only the name is known, or the id."""
    try:
        card = catalogue.card(item.id)
    except UnknownProgrammeError:
        record = report.before.programmes[item.id].record or {}
        name = record.get("name", {"de": item.id})
        return Entry(item, (name["de"], name.get("en")), card=None, status=None)
    return Entry(item, card.name, card, card.status(report.day), successor_of(card, catalogue))
