"""A hand-out as an HTML page; only this module imports the Jinja library.

Nothing in the page runs or is fetched: a content security policy forbids both, and every text is escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import dialled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.asked import Asked
    from hannover_foerder.output.views.handout import Sheet


class Chapter(NamedTuple):
    """Sheets under one title; ``similar`` marks programmes that are no hits but similar to the query."""

    title: str | None
    sheets: Sequence[Sheet]
    similar: bool = False


def filled_template(template_name: str, labels: Labels, day: date, **values: object) -> str:
    """Return a template with its values: every text is escaped, and a placeholder without a value is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("hannover_foerder.output.formats"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["dialled"] = dialled
    words, iso = labels.words, day.isoformat()
    return environment.get_template(template_name).render(
        language=words.language, say=words.say, iso=iso, day=labels.day(iso), **values
    )


def page(chapters: Sequence[Chapter], asked: Asked, labels: Labels) -> str:
    """Return the hand-out as an HTML page."""
    words = labels.words
    hit_count = sum(len(chapter.sheets) for chapter in chapters if not chapter.similar)
    similar_count = sum(len(chapter.sheets) for chapter in chapters if chapter.similar)
    return filled_template(
        "handout.html",
        labels,
        asked.day,
        title=asked.title(labels),
        asked=list(asked.lines(labels)),
        count=words.count("note.total", hit_count),
        similar=words.count("handout.similar", similar_count) if similar_count else "",
        total=hit_count + similar_count,
        chapters=[chapter for chapter in chapters if chapter.sheets],
    )
