"""Numbers of listed programmes, remembered so that the next command can name a programme by its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.option_values import FOR_READING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.cli.options import CommonOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.model.card import Card


def handle_of(cards: Sequence[Card], session: Session, common: CommonOptions) -> str | None:
    """Return the handle of the first programme for ``show``: its number if numbers are remembered, else its id.

    ``None`` if there is none, or if a plain ``show`` would look into another catalogue.
    """
    if not cards or common.catalogue:
        return None
    has_numbers = session.settings.memory and session.environment.terminal and session.environment.out_is_terminal
    return "1" if has_numbers else cards[0].id


def remember_numbers(session: Session, ids: Sequence[str], format_: str) -> None:
    """Store the numbers of listed programmes, from 1, as names for the next commands on this terminal.

    Only of a list that a person reads on a terminal.
    """
    if format_ in FOR_READING and session.environment.out_is_terminal:
        from hannover_foerder.cli.handles import remember

        remember(session, ids)
