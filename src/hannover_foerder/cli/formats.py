"""Output formats: the default of a command, the way to what goes by another name, and the view of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.environment import Environment
    from hannover_foerder.cli.session import Session
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.listing import Listing, ListingView
    from hannover_foerder.output.views.rule_words import RuleWords
    from hannover_foerder.search.analysis.text import Token

WITHOUT_SIMILAR: Final = ("tsv", "csv", "xlsx", "jsonld")
"""Formats that cannot mark rows as only similar to the query, and leave them out."""

WITH_SIMILAR: Final = ("json", "jsonl")
"""Formats that mark rows as only similar, and list them behind the hits."""

_WAYS: Final = {
    "pdf": ("pdf", "ps", "print"),
    "word": ("doc", "docx", "odt", "rtf", "word"),
    "sheet": ("xls", "xlsx", "ods", "excel"),
    "page": ("htm", "html", "page"),
    "calendar": ("ics", "ical", "calendar", "kalender"),
    "linked": ("jsonld", "rdf", "ld"),
}
"""By the end of the message that tells the way to it, what a format, file ending or option may be called."""


def form_hint(name: str) -> str | None:
    """Return the key of the message that tells the way to a format of this name; ``None`` if there is none."""
    word = name.lower().lstrip("-.")
    return next((f"error.form.{way}" for way, format_names in _WAYS.items() if word in format_names), None)


def usual_format(environment: Environment) -> str:
    """Return the default format: a table on a terminal, tab-separated lines in a pipe."""
    return "table" if environment.out_is_terminal else "tsv"


def reading_format(environment: Environment) -> str:
    """Return the default format of output for people: a screen on a terminal or in a pipe to one, else plain text."""
    return "table" if environment.wants_screen else "text"


def labels_of(session: Session, catalogue: Catalogue) -> Labels:
    """Return the labels of a catalogue in the language of the call."""
    from hannover_foerder.output.labels import Labels

    return Labels(session.words, catalogue.label)


def rule_words_of(session: Session, catalogue: Catalogue) -> RuleWords:
    """Return what says rules, questions and answers of a catalogue's profile in the language of the call."""
    from hannover_foerder.output.views.rule_words import RuleWords

    return RuleWords(catalogue.profile, labels_of(session, catalogue))


def listing_view(listing: Listing, session: Session, catalogue: Catalogue) -> ListingView:
    """Return the view of a list in the language of the call."""
    from hannover_foerder.output.views.listing import ListingView

    return ListingView(listing, labels_of(session, catalogue), _tokens, has_localised_names=session.has_localised_names)


def _tokens(text: str) -> list[Token]:
    """Return the words of a text as the search sees them, each with its place and stem."""
    from hannover_foerder.search.analysis.text import tokens  # only a screen marks words

    return tokens(text)
