"""``load()``: opens a catalogue from paths."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from hannover_foerder.catalogue import Catalogue
from hannover_foerder.errors import CannotError
from hannover_foerder.store.renewing import Store
from hannover_foerder.store.shipping import open_shipped
from hannover_foerder.store.sources import DEFAULT, STDIN
from hannover_foerder.store.stamps import ChangingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Progress = Callable[[int], object]
    OnePath = str | bytes | os.PathLike[str]

ATTEMPTS: Final = 3
"""How often a catalogue is read whose files change meanwhile, before it is given up."""


def _untold(records: int) -> None:
    """Ignore progress; the default progress callback."""


def load(paths: OnePath | Iterable[OnePath] = (), *, cache: bool = True, progress: Progress = _untold) -> Catalogue:
    """Return the catalogue in the given files and folders (one path or several); without any, the bundled one.

    A path may also be ``default`` (the bundled catalogue) or ``-`` (standard input). With ``cache=False`` nothing is
    read from the cache folder and nothing written to it. If the catalogue has to be compiled, ``progress`` is called
    now and then with the number of records read.

    Raises CannotError for a file that cannot be read, CatalogueError for one that is not a valid catalogue, and
    TypeError for what is no path.
    """
    path_sequence = (paths,) if isinstance(paths, str | bytes | os.PathLike) else paths  # one text is one path
    texts = tuple(os.fsdecode(path) for path in path_sequence)
    shipped = open_shipped() if cache and texts in ((), (DEFAULT,)) else None
    if shipped is not None:
        return Catalogue(Store(shipped, renew=lambda: _store_of(texts, _untold, cache=True)))
    return Catalogue(_store_of(texts, progress, cache=cache))


def _store_of(paths: Sequence[str], progress: Progress, *, cache: bool) -> Store:
    """Return the store of the files, with retries if they change while read. Raises CannotError and CatalogueError."""
    from hannover_foerder.store.keeping import store_of  # most calls read the store that came with the program

    try:
        for _ in range(0 if STDIN in paths else ATTEMPTS - 1):
            with suppress(ChangingError):
                return store_of(paths, progress, uses_cache=cache)
        return store_of(paths, progress, uses_cache=cache)
    except OSError as error:
        raise CannotError("error.cannot-read", path=error.filename or "", reason=error) from error
