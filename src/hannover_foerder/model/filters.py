"""The filters of a list, the same for every command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from hannover_foerder.model.status import StatusCode, StatusKind


class Filters(NamedTuple):
    """Filters of a list. Values of one field are joined by "or", fields by "and". Terms are vocabulary ids.

    A term takes in its narrower terms; an area takes in the wider areas that serve it. ``statuses`` empty means the
    default of the command; ``unclear`` takes in its three kinds. A programme that says nothing on a filtered field is
    left out and counted, or kept with ``include_unknown``.
    """

    target_groups: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    statuses: tuple[StatusCode | StatusKind, ...] = ()
    ongoing: bool = False
    include_unknown: bool = False
