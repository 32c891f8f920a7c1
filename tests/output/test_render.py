"""A view is rendered in the formats it has something for, and in no other."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from hannover_foerder.model.filters import Filters
from hannover_foerder.output.render import pieces, render
from hannover_foerder.output.screen import Screen
from hannover_foerder.output.views.asked import Asked
from hannover_foerder.output.views.facets import FacetsView, as_tree
from hannover_foerder.output.views.findings import FindingsView
from hannover_foerder.output.views.record_table import RecordTable
from hannover_foerder.words import words_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.output.labels import Labels


@pytest.fixture
def facets(labels: Callable[[str], Labels]) -> FacetsView:
    counts = [("klima", 2, None), ("solar", 1, "klima")]
    return FacetsView(as_tree("topics", counts, labels("en")), labels("en"))


def test_numbers_of_a_facet_in_the_formats_for_people(facets: FacetsView) -> None:
    assert render(facets, "text", Screen()) == "Topics\n  klima: 2\n    solar: 1\n"
    assert render(facets, "table", Screen()) == "Topics\n  2  klima\n  1    solar\n"
    assert render(facets, "markdown", Screen()) == (
        "## Topics\n\n| Value | Count |\n| --- | ---: |\n| klima | 2 |\n| &emsp;solar | 1 |\n"
    )


@pytest.mark.parametrize("form", ["html", "ics", "jsonld", "xlsx", "yaml"])
def test_a_format_that_a_view_has_nothing_for(facets: FacetsView, form: str) -> None:
    with pytest.raises(TypeError, match=f"FacetsView has no {form}"):
        pieces(facets, form, Screen())


@pytest.mark.parametrize(
    ("form", "message"),
    [("tsv", "FindingsView has no tsv"), ("csv", "FindingsView has no csv"), ("markdown", "Findings has no Markdown")],
)
def test_findings_are_no_table_and_no_markdown(form: str, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        render(FindingsView((), words_for("en")), form, Screen())


def test_a_file_of_lines_has_a_header_if_it_is_asked_for(labels: Callable[[str], Labels]) -> None:
    asked = Asked(Filters(), date(2026, 11, 23))
    table = RecordTable([{"id": "a"}, {"id": "b", "name.de": "B"}], ["id", "name.de"], [], {}, asked, labels("de"))
    assert list(pieces(table, "tsv", Screen())) == ["a\t\n", "b\tB\n"]
    assert list(pieces(table, "tsv", Screen(), has_header=True)) == ["id\tname.de\n", "a\t\n", "b\tB\n"]
    assert list(pieces(table, "csv", Screen())) == ["id,name.de\r\n", "a,\r\n", "b,B\r\n"]
    assert next(iter(pieces(table, "csv", Screen(), for_excel=True))) == "\N{BYTE ORDER MARK}id;name.de\r\n"
