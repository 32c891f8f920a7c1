"""How many questions it takes until nothing more can change, over all situations: ``benchmarks/questions.py``."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import mean, median

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.households.conftest import Bundled, households
from tests.households.orders import asked_best_first, asked_in_order, asked_like_a_form


def main() -> None:
    """Print a line for each order of questions."""
    found, bundled = households(), Bundled()
    orders = {
        "most settled first": [len(asked_best_first(bundled, one)[0]) for one in found],
        "fixed order, without questions that can change nothing": [len(asked_in_order(bundled, one)) for one in found],
        "fixed order, like a form": [len(asked_like_a_form(bundled, one)) for one in found],
    }
    print(f"{len(found)} situations{'':46}{'median':>8}{'mean':>8}")
    for name, counts in orders.items():
        print(f"{name:60}{median(counts):8.0f}{mean(counts):8.1f}")


if __name__ == "__main__":
    main()
