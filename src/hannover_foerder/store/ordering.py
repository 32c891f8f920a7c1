"""Sort orders of a list other than by name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hannover_foerder.model.status import STATUS_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.model.card import Card
    from hannover_foerder.model.vocabulary import Vocabulary

SORTS = ("name", "status", "until", "coming", "provider", "nearness")

_LAST = "~"  # sorts behind every letter and digit


def sort_key(sort: str, day: date, vocabulary: Vocabulary, places: tuple[str, ...] = ()) -> Callable[[Card], int | str]:
    """Return the sort key function of an order other than by name.

    Equal cards stay in the order of their names. ``places`` are the areas that the list asks for.
    """
    keys: dict[str, Callable[[Card], int | str]] = {
        "status": lambda card: STATUS_KINDS.index(card.status(day).kind),
        "until": lambda card: card.until or _LAST,
        "coming": lambda card: _coming(card, day),
        "provider": lambda card: (card.provider or _LAST).lower(),
        "nearness": lambda card: distance(card, vocabulary, places),
    }
    return keys[sort]


def _coming(card: Card, day: date) -> str:
    """Return a sort key: future dates soonest first, then none, then past dates latest first."""
    if card.until is None:
        return _LAST
    from hannover_foerder.model.dates import PartialDate

    ends = PartialDate.parse(card.until).last_day
    return card.until if ends >= day else f"{_LAST}{_LAST}{date.max.toordinal() - ends.toordinal():08d}"


def distance(card: Card, vocabulary: Vocabulary, places: tuple[str, ...]) -> int:
    """Return the steps from the nearest of ``places`` up to the area of a programme, many if it serves none of them.

    Without places the narrower its area is, the fewer: a town's programme stands before that of the Land.
    """
    far = 99
    if not places:
        return far - max((len(vocabulary.ancestors("areas", area)) for area in card.areas), default=0)
    steps_by_place = [vocabulary.serving(place) for place in places]
    return min((steps[area] for steps in steps_by_place for area in card.areas if area in steps), default=far)
