"""What people say of a stem is stored in columns; a cut-off one is damage, so that the store is made anew."""

from __future__ import annotations

import pytest

from hannover_foerder.search.index.occasion_postings import pack_values, unpack_values
from hannover_foerder.store.renewing import DAMAGE_ERRORS

VALUES = {-2: 0.25, 0: 0.5, 70_000: 0.75}


@pytest.mark.parametrize("values", [{}, {3: 1.0}, VALUES])
def test_values_come_back(values: dict[int, float]) -> None:
    assert unpack_values(pack_values(values)) == values


@pytest.mark.parametrize("missing", range(1, 8))
def test_cut_off_values_are_damage(missing: int) -> None:
    with pytest.raises(DAMAGE_ERRORS):
        unpack_values(pack_values(VALUES)[:-missing])
