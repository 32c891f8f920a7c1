"""What one can expect, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hannover_foerder.output.views.expectation import sum_of
from hannover_foerder.planning.amounts import Expectation

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.output.labels import Labels


@pytest.mark.parametrize(
    ("expectation", "german", "english"),
    [
        (Expectation(0, None, "unknown"), None, None),
        (Expectation(0, 0, "amount"), "0 €", "€0"),
        (Expectation(0, 0, "minimum"), "nichts, Mindestbetrag oder Mindestkosten sind nicht erreicht",
         "nothing, the smallest amount or the lowest cost is not reached"),
        (Expectation(0, 6000, "amount"), "bis 6.000 €", "up to €6,000"),
        (Expectation(1750, 1750, "amount"), "1.750 €", "€1,750"),
        (Expectation(4500, 9000, "amount", unit="dwelling"), "4.500 € bis 9.000 € für eine Wohnung",
         "€4,500 to €9,000 for one dwelling"),
    ],
)  # fmt: skip
def test_a_sum_in_words(
    labels: Callable[[str], Labels], expectation: Expectation, german: str | None, english: str | None
) -> None:
    assert sum_of(expectation, labels("de")) == german
    assert sum_of(expectation, labels("en")) == english
