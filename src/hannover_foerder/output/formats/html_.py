"""A hand-out as one HTML page, by the Jinja library, which is loaded only here.

Nothing in the page runs or is fetched: a content security policy forbids both, and every text is escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hannover_foerder.output.formats.handout import Sheet
    from hannover_foerder.output.labels import Labels


def page(sections: Sequence[tuple[str | None, Sequence[Sheet]]], labels: Labels, day: date) -> str:
    """The page of sheets under the titles of their sections."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("hannover_foerder.output.formats"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    words, total = labels.words, sum(len(sheets) for _, sheets in sections)
    return environment.get_template("handout.html").render(
        language=words.language,
        say=words.say,
        count=words.count("note.total", total),
        total=total,
        sections=[(title, sheets) for title, sheets in sections if sheets],
        iso=day.isoformat(),
        day=labels.day(day.isoformat()),
    )
