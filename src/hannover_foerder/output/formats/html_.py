"""HTML pages; only this module imports the Jinja library.

Nothing in the page runs or is fetched: a content security policy forbids both, and every text is escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.output.harmless import dial_number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from hannover_foerder.output.labels import Labels


def page(template_name: str, labels: Labels, day: date, values: Mapping[str, object]) -> str:
    """Return a page from a template: every text is escaped, and a placeholder without a value is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("hannover_foerder.output.formats"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["dial_number"] = dial_number
    words, iso = labels.words, day.isoformat()
    return environment.get_template(f"{template_name}.html").render(
        language=words.language, say=words.say, iso=iso, day=labels.day(iso), **values
    )
