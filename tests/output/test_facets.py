"""Values of facets as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.output.views.facets import as_tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.output.labels import Labels


def test_a_value_stands_under_the_wider_one_if_that_is_there(labels: Callable[[str], Labels]) -> None:
    counts = [("waerme", 2, "energie"), ("solar", 1, "klima"), ("energie", 3, None), ("", 4, None)]
    values = as_tree("topics", counts, labels("de"))
    assert [(value.term, value.level) for value in values] == [("solar", 0), ("energie", 0), ("waerme", 1), ("", 0)]
