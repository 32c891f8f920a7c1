"""Which page is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.model.dates import PartialDate
from hannover_foerder.model.page import Page, page_of
from hannover_foerder.model.programme import Links, Programme, Source
from hannover_foerder.model.text import Text

if TYPE_CHECKING:
    from typing import Any


def programme(**fields: Any) -> Programme:
    return Programme(id="x", name=Text("X"), **fields)


def source(kind: Any, date: str | None, url: str | None) -> Source:
    return Source(f"{kind} {date}", url=url, kind=kind, date=date and PartialDate.parse(date))  # type: ignore[arg-type]


def test_the_official_page_comes_first() -> None:
    links = Links(official="https://a.example", info="https://b.example")
    assert page_of(programme(links=links)) == Page("https://a.example", "official")
    assert page_of(programme(links=Links(info="https://b.example"))) == Page("https://b.example", "info")


def test_then_the_best_source_and_the_newest_of_these() -> None:
    sources = {
        "a": source("press", "2026", "https://press.example"),
        "b": source("official", "2019-05", "https://old.example"),
        "c": source("official", "2020-01-02", "https://new.example"),
        "d": source("official", "2024", None),
        "e": source(None, None, "https://none.example"),
    }
    page = Page("https://new.example", "source", "official 2020-01-02", "2020-01-02")
    assert page_of(programme(sources=sources)) == page


def test_a_page_has_the_date_of_the_newest_source_with_its_address() -> None:
    sources = {
        "a": source("official", "2024-03", "https://a.example"),
        "b": source("press", "2025", "https://a.example"),
        "c": source("press", "2026", "https://c.example"),
    }
    page = page_of(programme(links=Links(official="https://a.example"), sources=sources))
    assert page == Page("https://a.example", "official", as_of="2025")


def test_without_an_address_there_is_none() -> None:
    assert page_of(programme(sources={"d": source("official", "2024", None)})) is None
