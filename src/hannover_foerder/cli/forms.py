"""Which form a list takes, and its text in that form. A form is loaded when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.cli.choices import one_of
from hannover_foerder.cli.values import FORMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.environment import Environment
    from hannover_foerder.cli.session import Session
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.listing import Listing

WITHOUT_SIMILAR: Final = ("tsv", "csv", "xlsx", "jsonld")
"""Forms that cannot say that a row is only similar to what was searched, and leave it out."""

FOR_READING: Final = ("table", "text")
"""Forms that a person reads here and now."""


def form_of(written: str | None, environment: Environment, forms: Sequence[str] = FORMS) -> str:
    """The one of ``forms`` that was asked for; else a table on a terminal and tab-separated lines in a pipe."""
    if written is None:
        return "table" if environment.out_is_terminal else "tsv"
    return one_of("--format", written, forms)


def labels_of(session: Session, catalogue: Catalogue) -> Labels:
    """The labels of a catalogue in the words of a call."""
    from hannover_foerder.output.labels import Labels

    return Labels(session.words, catalogue.label)


def listing_text(form: str, listing: Listing, session: Session, catalogue: Catalogue) -> str:
    """A list in one of FORMS."""
    if form == "tsv":
        from hannover_foerder.output.formats import tsv

        return tsv.listing(listing)
    if form in ("json", "jsonl"):
        from hannover_foerder.output.formats import json_

        return json_.document(json_.listing_objects(listing), form)
    labels = labels_of(session, catalogue)
    if form == "csv":
        from hannover_foerder.output.formats import csv_

        return csv_.listing(listing, labels)
    if form == "markdown":
        from hannover_foerder.output.formats import markdown

        return markdown.listing(listing, labels)
    return _for_reading(form, listing, labels, session)


def _for_reading(form: str, listing: Listing, labels: Labels, session: Session) -> str:
    from hannover_foerder.output.cells import NARROWEST

    screen = session.environment.screen()
    if form == "text" or screen.width < NARROWEST:
        from hannover_foerder.output.formats import text

        return text.listing(listing, labels)
    from hannover_foerder.output.formats import table
    from hannover_foerder.search.analysis.text import tokens

    return table.listing(listing, labels, screen, tokens)
