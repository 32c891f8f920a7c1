"""Rows and notes of answers that a small catalogue does not give."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from hannover_foerder.cli.lists.listings import ListMaker
from hannover_foerder.cli.lists.notes import notes_of_hits, notes_of_selection
from hannover_foerder.errors import UnknownProgrammeError
from hannover_foerder.model.card import card_of
from hannover_foerder.model.plain import from_plain
from hannover_foerder.model.programme import Programme
from hannover_foerder.output.labels import Labels
from hannover_foerder.output.render import render
from hannover_foerder.output.screen import Screen
from hannover_foerder.output.views.listing import ListingView
from hannover_foerder.results import Hit, Hits, Selection
from hannover_foerder.words import words_for

if TYPE_CHECKING:
    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.model.card import Card

DAY = date(2026, 11, 23)
GERMAN = words_for("de")


class Nothing:
    """A catalogue without programmes."""

    def card(self, programme_id: str) -> Card:
        """Never found."""
        raise UnknownProgrammeError("error.unknown-id", id=programme_id)


CATALOGUE = cast("Catalogue", Nothing())
LABELS = Labels(GERMAN, lambda _, term: (term, term))
MAKER = ListMaker(CATALOGUE, DAY, LABELS)


def card(programme_id: str, **more: Any) -> Card:
    return card_of(from_plain(Programme, {"id": programme_id, "name": {"de": programme_id.upper()}, **more}))


def hits(*found: tuple[str, bool], total: int | None = None, **more: Any) -> Hits:
    rows = tuple(Hit(card(name), 1.0, ("x",), similar) for name, similar in found)
    values: dict[str, Any] = {"unknown": 0, "corrections": (), "suggestions": ()} | more
    return Hits(rows, len(rows) if total is None else total, **values)


def test_what_is_only_similar_stands_apart_and_not_in_lines_for_scripts() -> None:
    listing = MAKER.of_hits(hits(("a", False), ("b", True)))
    assert [(section.title, len(section.rows)) for section in listing.sections] == [(None, 1), ("Ähnliches", 1)]
    view = ListingView(listing, LABELS, lambda _: ())
    assert render(view, "tsv", Screen()) == "a\tA\tunclear\t\t\t\t\t\t\t\n"
    assert [(one["id"], one["similar"], "group" in one) for one in view.objects()] == [
        ("a", False, False),
        ("b", True, False),
    ]


def test_only_similar_ones_have_one_section() -> None:
    (section,) = MAKER.of_hits(hits(("b", True))).sections
    assert section.title == "Dazu steht hier nichts. Ähnliches"


def test_notes_of_a_search() -> None:
    found = hits(("a", False), ("b", True), ("c", True), total=5, unknown=2, corrections=(("solr", "solar"),))
    assert list(notes_of_hits(found, "tsv", GERMAN)) == [
        "Gesucht nach: solar",
        "1 von 5 Programmen, alle mit --limit 5.",
        "2 ähnliche Programme nicht ausgegeben (--format json zeigt sie).",
        "2 weitere machen dazu keine Angabe (--include-unknown zeigt sie).",
    ]
    assert list(notes_of_hits(hits(("b", True)), "table", GERMAN)) == []


def test_notes_of_a_search_that_found_nothing() -> None:
    found = hits(suggestions=("solar", "sol\x1bar"), corrections=(("abmelden", "anmeldung"),))
    assert list(notes_of_hits(found, "table", GERMAN)) == ["Dazu steht hier nichts.", "Meinten Sie solar, sol␛ar?"]


def test_notes_of_an_empty_list() -> None:
    assert list(notes_of_selection(Selection((), 0, 2, 1), GERMAN)) == [
        "Kein Programm passt dazu.",
        "2 beendete nicht gezeigt (--status all zeigt alle).",
        "1 weiteres macht dazu keine Angabe (--include-unknown zeigt es).",
    ]


def test_a_successor_that_is_not_in_the_catalogue_keeps_its_id() -> None:
    listing = MAKER.of_selection(Selection((card("a", successor="b"),), 1, 0, 0))
    assert [row.successor for row, _ in listing.rows_with_term()] == [("b", None)]
