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

_KEY_PREFIX: Final = "search-"
_LONGEST_NAME: Final = 80
_LONGEST_KEY: Final = 200
"""Bytes; with what stands before and behind it, a name that every file system takes."""
_NO_PATHS: Final = ("default", "-")
"""Names of catalogues that are no paths."""


def key_of(name: str) -> str:
    """Return the key of a saved search. Raises UsageError for a name without letters or too long."""
    key = plain(normalize("NFC", name))
    if not key or len(key) > _LONGEST_NAME or len(key.encode("utf-8", "surrogatepass")) > _LONGEST_KEY:
        raise UsageError("error.search-name", value=name, most=_LONGEST_NAME)
    return f"{_KEY_PREFIX}{key}"


def require_free(session: Session, name: str) -> SavedSearch | None:
    """Return the saved search that a name replaces, ``None`` if there is none.

    Raises UsageError if that has another name, which differs in signs that a file's name cannot hold; and OSError.
    """
    content = memory_folder(session.environment.variables).read(key_of(name))
    look = None if content is None else from_bytes(content)
    if look is None or look.search is None:
        return None
    if _spelling(look.search.name) != _spelling(name):
        raise UsageError("error.search-name-taken", value=name, other=look.search.name)
    return look.search


def _spelling(name: str) -> str:
    """Return a name normalised in Unicode form and case."""
    return normalize("NFC", name).casefold()


def paths_of(session: Session, common: CommonOptions) -> tuple[str, ...]:
    """Return the paths of the catalogue, made independent of the current folder."""
    paths = session.paths(common.catalogue) or [_NO_PATHS[0]]
    return tuple(path if path in _NO_PATHS else os.path.abspath(path) for path in paths)  # noqa: PTH100 - as text


def names(folder: Folder) -> list[str]:
    """Return the names of all saved searches."""
    return [key.removeprefix(_KEY_PREFIX) for key in folder.keys() if key.startswith(_KEY_PREFIX)]  # noqa: SIM118 - no dict


def stored_search(folder: Folder, name: str) -> tuple[str, SavedSearch, Snapshot]:
    """Return the key of a saved search, the search itself, and what its last run saw.

    Raises UsageError for an impossible name, UnknownSearchError, CannotError for a damaged file, OSError.
    """
    key = _known_key(folder, name)
    return key, *_read(folder, key)


def _known_key(folder: Folder, name: str) -> str:
    """Return the key of a saved search. Raises UsageError, and UnknownSearchError with the nearest names."""
    key, saved_names = key_of(name), names(folder)
    if key.removeprefix(_KEY_PREFIX) not in saved_names:
        from hannover_foerder.cli.suggesting import suggestion

        keys_by_name = {saved_name: saved_name for saved_name in saved_names}
        similar_names = suggestion(key.removeprefix(_KEY_PREFIX), keys_by_name) if keys_by_name else ()
        raise UnknownSearchError("error.unknown-search", name=name, similar=similar_names)
    return key


def _read(folder: Folder, key: str) -> tuple[SavedSearch, Snapshot]:
    """Return the search under a key and what its last run saw. Raises CannotError for a damaged file, OSError."""
    content = folder.read(key)
    look = None if content is None else from_bytes(content)
    if look is None or look.search is None:
        raise CannotError("error.search-damaged", path=str(folder.path / f"{key}.json"))
    return look.search, look.seen


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
    """Store a search and its hits, after they have been shown, and note it; a list is a search without a ``query``.

    A different search that had the name is noted too. Raises UsageError for a name that cannot be stored or is taken,
    OSError if that cannot be done.
    """
    key, folder = key_of(name), memory_folder(session.environment.variables)
    day = min(session.day(common.as_of), session.environment.today)
    search = SavedSearch(name, query, filters, paths_of(session, common), literal)
    session.environment.out.flush()
    with folder.alone():
        former_search = require_free(session, name)
        snapshot_now = current_snapshot(ids_of_hits(search, catalogue, day), catalogue, day)
        folder.write(key, to_bytes(Look(search, snapshot_now)))
    shown_name = harmless(key.removeprefix(_KEY_PREFIX))
    if former_search is None or _command_words(former_search) == _command_words(search):
        session.note(session.words.say("note.search-saved", name=shown_name))
    else:
        session.note(session.words.say("note.search-replaced", name=shown_name, before=command_of(former_search)))


def forget(session: Session, name: str) -> None:
    """Delete a saved search, readable or not, and note it. Raises UsageError, UnknownSearchError, OSError."""
    folder = memory_folder(session.environment.variables)
    key = _known_key(folder, name)
    with folder.alone():
        folder.remove(key)
    session.note(session.words.say("note.forgotten", name=harmless(key.removeprefix(_KEY_PREFIX))))


def write_searches(session: Session, format_: str) -> None:
    """Write name, last run and command line of every saved search; unreadable ones are left out with a note.

    Where there is none, only a terminal gets a line.
    """
    from hannover_foerder.output.views.saved_searches import NamedSearch, SavedSearchesView

    folder = memory_folder(session.environment.variables)
    searches, notes = [], []
    for name in names(folder):
        key = f"{_KEY_PREFIX}{name}"
        try:
            search, last_seen = _read(folder, key)
        except (CannotError, NotRegularError, TooLargeError):
            path = harmless(str(folder.path / f"{key}.json"))
            notes.append(session.words.say("note.search-left-out", path=path))
        else:
            searches.append(NamedSearch(name, last_seen.day, search, command_of(search)))
    session.show(SavedSearchesView(searches), format_, notes)
    if not searches and not notes and session.environment.out_is_terminal:
        session.note(session.words.say("note.no-searches"))


def call_of(name: str, session: Session) -> list[str]:
    """Return command and arguments of a saved search. Raises as :func:`stored_search`."""
    _, search, _ = stored_search(memory_folder(session.environment.variables), name)
    return _command_words(search)


def command_of(search: SavedSearch) -> str:
    """Return the command line that repeats a search."""
    return shlex.join(["foerder", *_command_words(search)])


def _command_words(search: SavedSearch) -> list[str]:
    """Return command and arguments that repeat a search."""
    filters, options = search.filters, list[str]()
    for name, facet in FACETS.items():
        for value in getattr(filters, "statuses" if facet == "status" else facet):
            options += [f"--{name}", value]
    options += ["--literal"] * search.literal
    options += ["--ongoing"] * filters.ongoing + ["--include-unknown"] * filters.include_unknown
    if search.catalogue != ("default",):
        for path in search.catalogue:
            options += ["--catalogue", path]
    if search.query is None:
        return ["list", *options]
    if search.query.startswith("-"):  # else it would be an option
        return ["search", *options, "--", search.query]
    return ["search", search.query, *options]
