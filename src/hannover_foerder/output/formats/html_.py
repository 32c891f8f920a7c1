"""A hand-out as an HTML page; only this module imports the Jinja library.

Nothing in the page runs or is fetched: a content security policy forbids both, and every text is escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import dialled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.asked import Asked
    from hannover_foerder.output.views.handout import Sheet


class Chapter(NamedTuple):
    """Sheets under one title; ``similar`` marks programmes that are no hits but similar to the query."""

    title: str | None
    sheets: Sequence[Sheet]
    similar: bool = False


def environment() -> Environment:
    """Return the templates: every text is escaped, and a place without a value is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    templates = Environment(
        loader=PackageLoader("hannover_foerder.output.formats"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters["dialled"] = dialled
    return templates


def page(chapters: Sequence[Chapter], asked: Asked, labels: Labels) -> str:
    """Return the hand-out as an HTML page."""
    words = labels.words
    total = sum(len(chapter.sheets) for chapter in chapters if not chapter.similar)
    similar = sum(len(chapter.sheets) for chapter in chapters if chapter.similar)
    iso = asked.day.isoformat()
    return (
        environment()
        .get_template("handout.html")
        .render(
            language=words.language,
            say=words.say,
            title=asked.title(labels),
            asked=list(asked.lines(labels)),
            count=words.count("note.total", total),
            similar=words.count("handout.similar", similar) if similar else "",
            total=total + similar,
            chapters=[chapter for chapter in chapters if chapter.sheets],
            iso=iso,
            day=labels.day(iso),
        )
    )
