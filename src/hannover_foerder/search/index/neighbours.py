"""Neighbours: programmes that people need in the same lives, found by the cosine of their occasions.

What serves the same need is relevant to the same queries (Diaz 2005, "Regularizing ad hoc retrieval scores"), and
people who need it use the same words, however differently the programmes describe themselves.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import nlargest
from math import log, sqrt
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from hannover_foerder.search.index.occasion_postings import OccasionPostings

NEIGHBOURS: Final = 8
"""Neighbours of a programme; fewer and more were tried (4 to 20) on the judged queries."""

MOST_ROWS: Final = 1_000
"""A stem in the occasions of more programmes tells nothing of a need, and would cost the square of them."""


def write_neighbours(
    connection: sqlite3.Connection, postings_by_stem: Iterable[OccasionPostings], row_count: int
) -> None:
    """Write the nearest rows of each row and their cosine, from the postings of all stems in the occasions.

    ``row_count``: how many programmes have occasions. Rows below 0, which stand for no programme, have no neighbours.
    """
    products: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for postings in postings_by_stem:
        values = {row: value for row, value in postings.values.items() if row >= 0}
        if not 0 < len(values) <= MOST_ROWS:
            continue
        squared_rarity = log(1 + row_count / len(values)) ** 2
        for row, value in values.items():
            products_of_row = products[row]
            for other_row, other_value in values.items():
                products_of_row[other_row] += squared_rarity * value * other_value
    lengths = {row: sqrt(products_of_row[row]) for row, products_of_row in products.items()}
    for row, length in lengths.items():
        cosines = {
            other_row: product / (length * lengths[other_row])
            for other_row, product in products[row].items()
            if other_row != row
        }
        nearest_rows = nlargest(NEIGHBOURS, cosines, key=lambda other_row: (cosines[other_row], -other_row))
        connection.executemany(
            "INSERT INTO search_neighbour (row, neighbour, cosine) VALUES (?, ?, ?)",
            [(row, other_row, round(cosines[other_row], 3)) for other_row in nearest_rows],
        )
