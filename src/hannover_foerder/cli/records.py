"""Looking up a record by what a person wrote for its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.errors import UnknownProgrammeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.model.card import Card
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.output.labels import Labels


def known(catalogue: Catalogue, written: str) -> Programme:
    """The record of an id. Raises UnknownProgrammeError with the nearest ids."""
    try:
        return catalogue.get(written)
    except UnknownProgrammeError:
        from hannover_foerder.cli.suggesting import suggestion

        similar = suggestion(written.lower(), {one: one for one in catalogue.ids()})
        raise UnknownProgrammeError("error.unknown-id", id=written, similar=similar) from None


def successor_of(card: Card, catalogue: Catalogue) -> tuple[str, str | None] | None:
    """The name (German, English) of what took a programme's place; its id if the catalogue does not have it."""
    if card.successor is None:
        return None
    try:
        return catalogue.card(card.successor).name
    except UnknownProgrammeError:
        return card.successor, None


def names_in(catalogue: Catalogue, labels: Labels) -> Callable[[str], str | None]:
    """Gives the name of a programme by its id, ``None`` if there is none."""

    def name_of(programme_id: str) -> str | None:
        try:
            return labels.pick(catalogue.card(programme_id).name)
        except UnknownProgrammeError:
            return None

    return name_of
