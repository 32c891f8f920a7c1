"""Saved searches: the keys they are stored under and the programmes they find."""

from __future__ import annotations

import os
import shlex
import sys
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from hannover_foerder.cli.option_values import FACETS
from hannover_foerder.disk.opening import NotRegularError, TooLargeError
from hannover_foerder.errors import CannotError, UnknownSearchError, UsageError
from hannover_foerder.memory.folder import Folder, memory_folder
from hannover_foerder.memory.looks import Look, SavedSearch, from_bytes, to_bytes
from hannover_foerder.model.news import KEPT_RECORDS, Snapshot, snapshot
from hannover_foerder.model.spelling import plain
from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.options import CommonOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.model.filters import Filters

_SEARCH: Final = "search-"
_LONGEST_NAME: Final = 80
_LONGEST_KEY: Final = 200
"""Bytes; with what stands before and behind it, a name that every file system takes."""
_UNCHANGED: Final = ("default", "-")
"""Names of catalogues that are no paths."""


def key_of(name: str) -> str:
    """Return the key of a saved search. Raises UsageError for a name without letters or too long."""
    key = plain(normalize("NFC", name))
    if not key or len(key) > _LONGEST_NAME or len(key.encode("utf-8", "surrogatepass")) > _LONGEST_KEY:
        raise UsageError("error.search-name", value=name, most=_LONGEST_NAME)
    return f"{_SEARCH}{key}"


def require_free(session: Session, name: str) -> SavedSearch | None:
    """Check that a name does not replace a search of another name; return the search that it replaces.

    Two names may differ in signs that a file's name cannot hold. Raises UsageError, OSError.
    """
    content = memory_folder(session.environment.variables).read(key_of(name))
    look = None if content is None else from_bytes(content)
    if look is None or look.search is None:
        return None
    if _spelling(look.search.name) != _spelling(name):
        raise UsageError("error.search-name-taken", value=name, other=look.search.name)
    return look.search


def _former_command(session: Session, name: str, search: SavedSearch) -> str | None:
    """Return the command line of a different search under the name; ``None`` without.

    Raises as :func:`require_free`.
    """
    former = require_free(session, name)
    return None if former is None or _call(former) == _call(search) else command_of(former)


def _spelling(name: str) -> str:
    """Return a name normalised in Unicode form and case."""
    return normalize("NFC", name).casefold()


def paths_of(session: Session, common: CommonOptions) -> tuple[str, ...]:
    """Return the paths of the catalogue, made independent of the current folder."""
    paths = session.paths(common.catalogue) or [_UNCHANGED[0]]
    return tuple(path if path in _UNCHANGED else os.path.abspath(path) for path in paths)  # noqa: PTH100 - as text


def names(folder: Folder) -> list[str]:
    """Return the names of all saved searches."""
    return [key.removeprefix(_SEARCH) for key in folder.keys() if key.startswith(_SEARCH)]  # noqa: SIM118 - no dict


def stored_search(folder: Folder, name: str) -> tuple[str, Look]:
    """Return the key of a saved search and its stored state.

    Raises as :func:`_read`; CannotError for a damaged file.
    """
    key, content = _read(folder, name)
    look = from_bytes(content)
    if look is None or look.search is None:
        raise CannotError("error.search-damaged", path=str(folder.path / f"{key}.json"))
    return key, look


def _read(folder: Folder, name: str) -> tuple[str, bytes]:
    """Return key and file of a saved search. Raises UnknownSearchError with the nearest names."""
    key = key_of(name)
    content = folder.read(key)
    if content is None:
        from hannover_foerder.cli.suggesting import suggestion

        keys_by_name = {key: key for key in names(folder)}
        similar_names = suggestion(key.removeprefix(_SEARCH), keys_by_name) if keys_by_name else ()
        raise UnknownSearchError("error.unknown-search", name=name, similar=similar_names)
    return key, content


def ids_of_hits(search: SavedSearch, catalogue: Catalogue, day: date) -> list[str]:
    """Return the ids of the programmes that a saved search finds, including ended ones unless it filters by status."""
    from hannover_foerder.cli.lists.filters import require_known_terms, with_ended

    filters = require_known_terms(search.filters, catalogue)
    if search.query is None:
        return [card.id for card in catalogue.filter(with_ended(filters), day=day).cards]
    hits = catalogue.search(search.query, filters, sys.maxsize, day=day, literal=search.literal).hits
    return [hit.card.id for hit in hits if not hit.similar]


def current_snapshot(ids: Sequence[str], catalogue: Catalogue, day: date) -> Snapshot:
    """Return the snapshot of programmes on a day; with their records unless they are too many."""
    return snapshot(catalogue.programmes(ids), day, keep_records=len(ids) <= KEPT_RECORDS)


def save_search(
    session: Session,
    common: CommonOptions,
    name: str,
    query: str | None,
    filters: Filters,
    catalogue: Catalogue,
    *,
    literal: bool = False,
) -> None:
    """Store a search and its hits, after they have been shown, and note it.

    A different search that had the name is noted too. Raises UsageError for a name that cannot be stored or is taken,
    OSError if that cannot be done.
    """
    key, folder = key_of(name), memory_folder(session.environment.variables)
    day = min(session.day(common.as_of), session.environment.today)
    search = SavedSearch(name, query, filters, paths_of(session, common), literal)
    session.environment.out.flush()
    with folder.alone():
        former_command = _former_command(session, name, search)
        snapshot_now = current_snapshot(ids_of_hits(search, catalogue, day), catalogue, day)
        folder.write(key, to_bytes(Look(search, snapshot_now)))
    message = "note.search-saved" if former_command is None else "note.search-replaced"
    values = {} if former_command is None else {"before": former_command}
    session.note(session.words.say(message, name=harmless(key.removeprefix(_SEARCH)), **values))


def forget(session: Session, name: str) -> None:
    """Delete a saved search, and note it. Raises UnknownSearchError, OSError."""
    folder = memory_folder(session.environment.variables)
    key, _ = _read(folder, name)
    with folder.alone():
        folder.remove(key)
    session.note(session.words.say("note.forgotten", name=harmless(key.removeprefix(_SEARCH))))


def write_searches(session: Session, format_: str) -> None:
    """Write name, last run and command line of every saved search; unreadable ones are left out with a note.

    Where there is none, only a terminal gets a line.
    """
    from hannover_foerder.output.views.saved_searches import SavedSearchesView, ShownSearch

    folder = memory_folder(session.environment.variables)
    looks, notes = [], []
    for name in names(folder):
        try:
            looks.append((name, stored_search(folder, name)[1]))
        except (CannotError, NotRegularError, TooLargeError):
            path = harmless(str(folder.path / f"{_SEARCH}{name}.json"))
            notes.append(session.words.say("note.search-left-out", path=path))
    searches = [
        ShownSearch(name, look.seen.day, look.search, command_of(look.search))
        for name, look in looks
        if look.search is not None
    ]
    session.show(SavedSearchesView(searches), format_, notes)
    if not searches and not notes and session.environment.out_is_terminal:
        session.note(session.words.say("note.no-searches"))


def call_of(name: str, session: Session) -> list[str]:
    """Return command and arguments of a saved search. Raises as :func:`stored_search`."""
    _, look = stored_search(memory_folder(session.environment.variables), name)
    return [] if look.search is None else _call(look.search)


def command_of(search: SavedSearch) -> str:
    """Return the command line that repeats a search."""
    return shlex.join(["foerder", *_call(search)])


def _call(search: SavedSearch) -> list[str]:
    """Return command and arguments that repeat a search."""
    words = ["list"] if search.query is None else ["search", search.query]
    filters = search.filters
    options = {name: getattr(filters, "statuses" if facet == "status" else facet) for name, facet in FACETS.items()}
    for name, values in options.items():
        for value in values:
            words += [f"--{name}", value]
    words += ["--literal"] * search.literal
    words += ["--ongoing"] * filters.ongoing + ["--include-unknown"] * filters.include_unknown
    if search.catalogue != ("default",):
        for path in search.catalogue:
            words += ["--catalogue", path]
    if search.query is not None and search.query.startswith("-"):  # no option
        return ["search", *words[2:], "--", search.query]
    return words
