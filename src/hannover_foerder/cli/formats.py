"""Which format a list takes, and its text in that format. A format is loaded when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.environment import Environment
    from hannover_foerder.cli.session import Session
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.listing import Listing

WITHOUT_SIMILAR: Final = ("tsv", "csv", "xlsx", "jsonld")
"""Forms that cannot say that a row is only similar to what was searched, and leave it out."""


def usual_format(environment: Environment) -> str:
    """A table on a terminal, tab-separated lines in a pipe."""
    return "table" if environment.out_is_terminal else "tsv"


def labels_of(session: Session, catalogue: Catalogue) -> Labels:
    """The labels of a catalogue in the words of a call."""
    from hannover_foerder.output.labels import Labels

    return Labels(session.words, catalogue.label)


def listing_text(format_: str, listing: Listing, session: Session, catalogue: Catalogue) -> str:
    """A list in one of FORMS."""
    if format_ == "tsv":
        from hannover_foerder.output.formats import tsv

        return tsv.listing(listing)
    if format_ in ("json", "jsonl"):
        from hannover_foerder.output.formats import json_

        return json_.document(json_.listing_objects(listing), format_)
    labels = labels_of(session, catalogue)
    if format_ == "csv":
        from hannover_foerder.output.formats import csv_

        return csv_.listing(listing, labels)
    if format_ == "markdown":
        from hannover_foerder.output.formats import markdown

        return markdown.listing(listing, labels)
    return _for_reading(format_, listing, labels, session)


def _for_reading(format_: str, listing: Listing, labels: Labels, session: Session) -> str:
    from hannover_foerder.output.cells import NARROWEST

    screen = session.environment.screen()
    if format_ == "text" or screen.width < NARROWEST:
        from hannover_foerder.output.formats import text

        return text.listing(listing, labels)
    from hannover_foerder.output.formats import table
    from hannover_foerder.search.analysis.text import tokens

    return table.listing(listing, labels, screen, tokens)
