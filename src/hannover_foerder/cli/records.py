"""Looking up a record by what a person wrote for its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.errors import UnknownProgrammeError

if TYPE_CHECKING:
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.store.catalogue import Catalogue


def known(catalogue: Catalogue, written: str) -> Programme:
    """The record of an id. Raises UnknownProgrammeError with the nearest ids."""
    try:
        return catalogue.get(written)
    except UnknownProgrammeError:
        from hannover_foerder.cli.suggesting import suggestion

        similar = suggestion(written.lower(), {one: one for one in catalogue.ids()})
        raise UnknownProgrammeError("error.unknown-id", id=written, similar=similar) from None
