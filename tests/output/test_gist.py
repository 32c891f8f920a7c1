"""The line of a list that says what a programme is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from hannover_foerder import load
from hannover_foerder.model.card import card_of
from hannover_foerder.model.plain import from_plain
from hannover_foerder.model.programme import Programme
from hannover_foerder.model.status import StatusAt
from hannover_foerder.output.formats.terminal.gist import WHOLE_REGION, gist
from hannover_foerder.output.formats.terminal.shortening import shorten
from hannover_foerder.output.views.listing import Row

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.output.labels import Labels

SUMMARY = "Betriebe bekommen Geld für eine neue Maschine, wenn sie damit Energie sparen."


def row(**more: Any) -> Row:
    card = card_of(from_plain(Programme, {"id": "hilfe", "name": {"de": "Hilfe"}, **more}))
    return Row(card, card.status(date(2026, 11, 23)))


def test_the_whole_region_is_what_contains_it() -> None:
    assert set(load().vocabulary.ancestors("areas", "region-hannover")) == WHOLE_REGION


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, SUMMARY),
        ({"areas": ["niedersachsen"]}, SUMMARY),
        ({"areas": ["hannover", "laatzen"]}, f"nur hannover und noch 1 · {SUMMARY}"),
        ({"target_groups": ["kmu"]}, f"{SUMMARY} · für kmu"),
        ({"target_groups": ["betriebe"]}, SUMMARY),  # it says so already
        ({"funding": {"max_eur": 5000, "rate_percent": 20}}, f"{SUMMARY} · bis 5.000 €"),
        ({"funding": {"rate_percent": 20}}, f"{SUMMARY} · bis 20 %"),
    ],
)
def test_what_says_more_than_the_summary(labels: Callable[[str], Labels], more: dict[str, Any], expected: str) -> None:
    assert gist(row(summary={"de": SUMMARY}, **more), labels("de"), 120) == expected


def test_the_tail_of_the_summary_makes_room_for_the_sum(labels: Callable[[str], Labels]) -> None:
    line = gist(row(summary={"de": SUMMARY}, funding={"max_eur": 5000}), labels("de"), 70)
    assert line == "Betriebe bekommen Geld für eine neue Maschine, wenn … · bis 5.000 €"
    assert gist(row(summary={"de": SUMMARY}, funding={"max_eur": 5000}), labels("de"), 50).endswith("…")


def test_a_sum_is_not_told_by_a_number_that_it_stands_in(labels: Callable[[str], Labels]) -> None:
    told = row(summary={"de": "Wer 1.500 Euro ausgibt, bekommt Geld."}, funding={"max_eur": 500})
    assert gist(told, labels("de"), 80) == "Wer 1.500 Euro ausgibt, bekommt Geld. · bis 500 €"
    told = row(summary={"de": "Wer viel ausgibt, bekommt 500."}, funding={"max_eur": 500})
    assert gist(told, labels("de"), 80) == "Wer viel ausgibt, bekommt 500."


def test_a_share_of_the_cost_is_not_worth_a_number_of_the_summary(labels: Callable[[str], Labels]) -> None:
    told = row(summary={"de": "Wer hilft, bekommt 400 Euro im Monat."}, funding={"rate_percent": 60})
    assert gist(told, labels("de"), 80) == "Wer hilft, bekommt 400 Euro im Monat."


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("kurz", 4, "kurz"),
        ("eins zwei drei", 11, "eins zwei …"),
        ("eins, zwei", 7, "eins …"),
        ("Donaudampfschiff", 6, "Donau…"),
        ("漢字 漢字", 7, "漢字 …"),
    ],
)
def test_a_text_is_cut_at_a_word(text: str, width: int, expected: str) -> None:
    assert shorten(text, width) == expected


@pytest.mark.parametrize(
    ("status", "german", "english"),
    [
        (StatusAt("running", "evidence", "2026-05-04"), "läuft", "running"),
        (StatusAt("running", "until", "2028"), "läuft bis 2028", "runs until 2028"),
        (StatusAt("ending-soon", "until", "2026-12-31"), "endet 31.12.2026", "ends 31 Dec 2026"),
        (StatusAt("unclear", "stale", "2023-04-05"), "belegt 04/2023", "documented Apr 2023"),
        (StatusAt("unclear", "renewal-unknown", "2025"), "lief bis 2025", "ran until 2025"),
        (StatusAt("ended", "closed", None), "beendet", "ended"),
    ],
)
def test_what_is_known_of_a_status(
    labels: Callable[[str], Labels], status: StatusAt, german: str, english: str
) -> None:
    assert (labels("de").standing(status), labels("en").standing(status)) == (german, english)
