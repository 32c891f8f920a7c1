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
    from collections.abc import Mapping

NEIGHBOURS: Final = 8
"""Neighbours of a programme; fewer and more were tried (4 to 20) on the judged queries."""

MOST_ROWS: Final = 1_000
"""A stem in the occasions of more programmes tells nothing of a need, and would cost the square of them."""


def write_neighbours(connection: sqlite3.Connection, values: Mapping[int, Mapping[str, float]]) -> None:
    """Write the nearest rows of each row and their cosine, from the value of each stem in the occasions of a row."""
    rows_of_stem: dict[str, dict[int, float]] = defaultdict(dict)
    for row, value_of_stem in values.items():
        for stem, value in value_of_stem.items():
            rows_of_stem[stem][row] = value
    products: dict[int, dict[int, float]] = {row: defaultdict(float) for row in values}
    for weights in rows_of_stem.values():
        if len(weights) > MOST_ROWS:
            continue
        rarity = log(1 + len(values) / len(weights)) ** 2
        for row, value in weights.items():
            products_of_row = products[row]
            for other_row, weight in weights.items():
                products_of_row[other_row] += rarity * value * weight
    lengths = {row: sqrt(products_of_row[row]) for row, products_of_row in products.items() if products_of_row}
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
