"""Check of amounts, costs, rates and durations of a funding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.lint.material import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.lint.material import Record
    from hannover_foerder.model.programme import Funding, FundingPart


def reversed_amounts(record: Record) -> Iterator[Hit]:
    """Yield each minimum amount above the maximum."""
    funding = record.programme.funding
    if funding is None:
        return
    parts: list[tuple[str, Funding | FundingPart]] = [("funding", funding)]
    parts += [(f"funding.parts[{n}]", part) for n, part in enumerate(funding.parts)]
    for path, part in parts:
        ranges = (
            ("min_eur", part.min_eur, part.max_eur),
            ("min_cost_eur", part.min_cost_eur, part.max_cost_eur),
            ("min_rate_percent", part.min_rate_percent, part.rate_percent),
            ("min_duration_months", part.min_duration_months, part.duration_months),
        )
        for field, low, high in ranges:
            if low is not None and high is not None and low > high:
                yield Hit(record.passage, f"{path}.{field}", {"low": f"{low:g}", "high": f"{high:g}"})
