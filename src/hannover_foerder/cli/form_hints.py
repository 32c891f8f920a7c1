"""Hints for output formats that do not exist under the typed name: how to get there."""

from __future__ import annotations

from typing import Final

_FORMS: Final = {
    "pdf": ("pdf", "ps", "print"),
    "word": ("doc", "docx", "odt", "rtf", "word"),
    "sheet": ("xls", "xlsx", "ods", "excel"),
    "page": ("htm", "html", "page"),
    "calendar": ("ics", "ical", "calendar", "kalender"),
    "linked": ("jsonld", "rdf", "ld"),
}


def form_hint(form: str) -> str | None:
    """Return the message key for a format, file ending or option of this name; ``None`` if there is none."""
    word = form.lower().lstrip("-.")
    return next((f"error.form.{name}" for name, form_names in _FORMS.items() if word in form_names), None)
