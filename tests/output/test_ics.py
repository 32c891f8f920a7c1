"""What a calendar file does not take over from a catalogue."""

from __future__ import annotations

from datetime import date

import pytest
from tests.eligibility.records import programme

from hannover_foerder.model.dates import PartialDate
from hannover_foerder.model.programme import Links, Period
from hannover_foerder.output.formats import ics
from hannover_foerder.output.labels import Labels
from hannover_foerder.output.views.due_date import calendar_of
from hannover_foerder.planning.due import dues_of
from hannover_foerder.words import words_for

DAY = date(2026, 3, 1)
LABELS = Labels(words_for("en"), lambda _, term: (term, term))


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("https://example.org", ["URL:https://example.org"]),
        ("javascript:alert(1)", []),
        ("https://example.org/\u202egro", []),
    ],
)
def test_only_addresses_that_can_be_trusted_are_links(address: str, lines: list[str]) -> None:
    record = programme(links=Links(official=address), period=Period(until=PartialDate(2026, 3, 9)))
    text = ics.document(calendar_of(dues_of(record, DAY), DAY, LABELS))
    assert [line for line in text.split("\r\n") if line.startswith("URL")] == lines


def test_the_last_day_of_the_calendar_has_no_day_after_it() -> None:
    record = programme(period=Period(until=PartialDate(9999, 12, 31)))
    text = ics.document(calendar_of(dues_of(record, DAY), DAY, LABELS))
    lines = text.split("\r\n")
    assert "DTSTART;VALUE=DATE:99991231" in lines
    assert not [line for line in lines if line.startswith("DTEND")]
