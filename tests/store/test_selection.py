"""Who has which status on a day: the noted days and the changes between them give what the records say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hannover_foerder import Filters, load
from hannover_foerder.model.status import STATUS_CODES
from hannover_foerder.store import compiling

if TYPE_CHECKING:
    import pytest
    from tests.store.conftest import WriteCatalogue

DAYS = [date.min, *(date(2024, 12, 1) + timedelta(days=37 * number) for number in range(40)), date.max]


def test_every_day_has_the_status_of_the_records(write: WriteCatalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "FEWEST_CHANGES", 5)
    path = write(
        **{
            f"nummer_{one}": f"period: {{from: '2025-0{1 + one % 9}-0{1 + one % 7}', until: '2026-1{one % 3}'}}"
            for one in range(30)
        }
    )
    catalogue = load([str(path)])
    (noted,) = catalogue._contents.connection.execute("SELECT count(DISTINCT day) FROM status").fetchone()
    assert noted > 3
    cards = [catalogue.card(one) for one in catalogue.ids()]
    for day in DAYS:
        for code in STATUS_CODES:
            found = catalogue.filter(Filters(statuses=(code,)), day=day).cards
            assert {card.id for card in found} == {card.id for card in cards if card.status(day).code == code}


def test_an_empty_catalogue(write: WriteCatalogue) -> None:
    path = write()
    path.write_text("schema: 1\nprogrammes: []\n", encoding="utf-8")
    catalogue = load([str(path)])
    assert catalogue.filter(day=date(2026, 1, 1)).cards == ()
    assert catalogue.facet_counts("topics", day=date(2026, 1, 1)) == ()
    assert catalogue.search("wasserstoff", day=date(2026, 1, 1)).hits == ()


def test_a_provider_of_one_in_many(write: WriteCatalogue) -> None:
    names = {f"nummer_{number}": f"provider: {{name: Amt {number}}}" for number in range(400)}
    catalogue = load([str(write(**names))])
    found = catalogue.filter(Filters(providers=("Amt 399", "Amt 7")), day=date(2026, 1, 1))
    assert [card.id for card in found.cards] == ["nummer-399", "nummer-7"]
    counts = catalogue.facet_counts("providers", day=date(2026, 1, 1))
    assert len(counts) == 400
    assert {count.number for count in counts} == {1}
