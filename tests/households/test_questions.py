"""Questions end when nothing more can change, after far fewer than a form has. docs/profile.md counts all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.households.conftest import households
from tests.households.orders import asked_best_first, asked_like_a_form

from hannover_foerder.eligibility.questions import fields_to_ask

if TYPE_CHECKING:
    from tests.households.conftest import Bundled

    from hannover_foerder.reading.situation_file import Example

SAMPLE = households()[::8]


@pytest.mark.parametrize("household", SAMPLE, ids=[household.name for household in SAMPLE])
def test_questions_end_when_nothing_can_change(household: Example, bundled: Bundled) -> None:
    asked, situation = asked_best_first(bundled, household)
    assert len(asked) == len(set(asked))
    assert not any(fields_to_ask(bundled.cases, situation))
    assert any(fields_to_ask(bundled.cases, bundled.situation({})))


def test_best_first_asks_less_than_half_of_a_form(bundled: Bundled) -> None:
    best = [len(asked_best_first(bundled, household)[0]) for household in SAMPLE]
    form = [len(asked_like_a_form(bundled, household)) for household in SAMPLE]
    assert 2 * sum(best) < sum(form)
