"""Check of amounts, costs, rates and durations of a funding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.lint.material import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.lint.material import Record
    from hannover_foerder.model.programme import Amounts, Programme


def amounts_by_path(programme: Programme) -> Iterator[tuple[str, Amounts]]:
    """Yield the amounts of a funding and of its parts, each with its path."""
    funding = programme.funding
    if funding is not None:
        yield "funding", funding
        yield from ((f"funding.parts[{n}]", part) for n, part in enumerate(funding.parts))


def reversed_amounts(record: Record) -> Iterator[Hit]:
    """Yield each minimum amount above the maximum."""
    for path, amounts in amounts_by_path(record.programme):
        ranges = (
            ("min_eur", amounts.min_eur, amounts.max_eur),
            ("min_cost_eur", amounts.min_cost_eur, amounts.max_cost_eur),
            ("min_rate_percent", amounts.min_rate_percent, amounts.rate_percent),
            ("min_duration_months", amounts.min_duration_months, amounts.duration_months),
        )
        for field, low, high in ranges:
            if low is not None and high is not None and low > high:
                yield Hit(record.passage, f"{path}.{field}", {"low": f"{low:g}", "high": f"{high:g}"})
