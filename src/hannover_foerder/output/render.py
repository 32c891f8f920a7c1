"""Rendering of a view in a format; the only place that maps format names to modules.

A view (:mod:`hannover_foerder.output.views`) offers what its formats are made of: objects for JSON, rows for
tab-separated lines, a sheet for CSV, events for a calendar, a graph for linked data, and parts for people. What makes a
format is loaded when it is asked for.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import Any, Protocol

    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.output.blocks import Block
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.screen import Screen
    from hannover_foerder.output.views.asked import Asked
    from hannover_foerder.output.views.detail import Dossier
    from hannover_foerder.output.views.due_date import CalendarDates

    class HasObjects(Protocol):
        """A view that can be rendered as JSON."""

        def objects(self) -> Iterable[dict[str, Any]]:
            """Return JSON objects, all with the same fields."""

    class HasRows(Protocol):
        """A view that can be rendered as tab-separated lines."""

        def rows(self) -> Iterable[Sequence[str]]:
            """Return cells for programs: ids and ISO dates."""

    class HasSheet(Protocol):
        """A view that can be rendered as CSV."""

        def sheet(self) -> tuple[Sequence[str], Iterable[Sequence[str]]]:
            """Return the headings and the rows of cells for people."""

    class HasParts(Protocol):
        """A view that can be rendered for people: as text, as Markdown, and on a screen."""

        def parts(self) -> Iterable[Block]:
            """Return the parts in reading order."""

    class HasEvents(Protocol):
        """A view that can be rendered as a calendar."""

        def events(self) -> CalendarDates:
            """Return the dates as they stand on a day."""

    class HasPage(Protocol):
        """A view that can be rendered as an HTML page."""

        def page(self) -> tuple[str, Labels, date, dict[str, object]]:
            """Return the name of its template, the labels, the day, and the values for its places."""

    class HasGraph(Protocol):
        """A view that can be rendered as linked data."""

        def graph(self) -> tuple[Iterable[Dossier], Vocabulary]:
            """Return the programmes, and the labels of their terms."""

    class HasCover(Protocol):
        """A view that can be rendered as a workbook, whose first sheet says what was asked for."""

        @property
        def asked(self) -> Asked:
            """The query."""

    View = HasObjects | HasRows | HasSheet | HasEvents | HasParts | HasPage | HasGraph | HasCover


def render(view: View, format_: str, screen: Screen) -> str:
    """Return the view in a format of text. Raises TypeError for a format that the view has nothing for."""
    return "".join(_texts(view, format_, screen))


def pieces(
    view: View, format_: str, screen: Screen, *, has_header: bool = False, for_excel: bool = False
) -> Iterable[str | bytes]:
    """Return the view as the content of a file, piece by piece, so that no memory holds all of a large one.

    ``has_header``: tab-separated lines have one; ``for_excel``: CSV as Excel reads it. Raises OSError; TypeError for a
    format that the view has nothing for.
    """
    if format_ == "xlsx":
        from hannover_foerder.output.formats import xlsx

        return (xlsx.document(view),)
    return _texts(view, format_, screen, has_header=has_header, for_excel=for_excel)


def _texts(  # noqa: PLR0911 - one for each format
    view: View, format_: str, screen: Screen, *, has_header: bool = False, for_excel: bool = False
) -> Iterable[str]:
    """Return the view in a format of text: long ones line by line, the others in one piece."""
    if format_ == "table" and hasattr(view, "parts"):
        from hannover_foerder.output.formats.terminal.document import document

        return (document(view.parts(), screen),)
    if format_ == "text" and hasattr(view, "parts"):
        from hannover_foerder.output.formats import text

        return (text.document(view.parts()),)
    if format_ == "markdown" and hasattr(view, "parts"):
        from hannover_foerder.output.formats import markdown

        return (markdown.document(view.parts()),)
    if format_ in ("json", "jsonl") and hasattr(view, "objects"):
        from hannover_foerder.output.formats import json_

        return (json_.document(view.objects(), format_),)
    if format_ == "tsv" and hasattr(view, "rows"):
        from hannover_foerder.output.formats import tsv

        header = (view.columns(),) if has_header and hasattr(view, "columns") else ()
        return map(tsv.line, chain(header, view.rows()))
    if format_ == "csv" and hasattr(view, "sheet"):
        from hannover_foerder.output.formats import csv_

        return csv_.lines(*view.sheet(), for_excel=for_excel)
    if format_ == "html" and hasattr(view, "page"):
        from hannover_foerder.output.formats import html_

        return (html_.page(*view.page()),)
    if format_ == "ics" and hasattr(view, "events"):
        from hannover_foerder.output.formats import ics

        return (ics.document(view.events()),)
    if format_ == "jsonld" and hasattr(view, "graph"):
        from hannover_foerder.output.formats import jsonld

        return jsonld.document(*view.graph())
    raise TypeError(f"{type(view).__name__} has no {format_}")
