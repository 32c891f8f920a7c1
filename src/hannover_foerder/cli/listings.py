"""From what the catalogue answers to the rows of a list, and the lines about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.formats import WITHOUT_SIMILAR
from hannover_foerder.cli.lookup import successor_of
from hannover_foerder.cli.values import FOR_READING
from hannover_foerder.model.status import STATUS_CODES
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.views.listing import Listing, Row, Section, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.session import Session
    from hannover_foerder.model.card import Card
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.results import Hits, Selection
    from hannover_foerder.words import Words


def of_selection(selection: Selection, catalogue: Catalogue, day: date, *, origins: bool = False) -> Listing:
    """The rows of a list. ``origins``: they say which file they come from."""
    return Listing((Section(tuple(_row(card, catalogue, day, origins=origins) for card in selection.cards)),))


def of_hits(hits: Hits, catalogue: Catalogue, day: date, words: Words, *, origins: bool = False) -> Listing:
    """The rows of a search: hits, then under a heading of their own what is only similar. ``origins`` as above."""
    rows = [
        _row(hit.card, catalogue, day, origins=origins)._replace(
            score=hit.score, matched=hit.matched, similar=hit.similar
        )
        for hit in hits.hits
    ]
    found, similar = (tuple(row for row in rows if row.similar is value) for value in (False, True))
    sections = [Section(found)] if found or not similar else []
    if similar:
        sections.append(Section(similar, title=words.say("list.similar")))
    return Listing(tuple(sections), ranked=True)


def by_facet(listing: Listing, facet: str, catalogue: Catalogue, labels: Labels) -> Listing:
    """The same rows in groups."""
    titles: dict[str, str]
    if facet == "status":
        titles = {code: labels.words.say(f"status.{code}") for code in STATUS_CODES}
    elif facet == "providers":
        titles = {name: harmless(name) for name in catalogue.providers()}
    else:
        titles = {term: labels.term(facet, term) for term in catalogue.vocabulary.facet(facet)}
    rows = [row for row, _ in listing.lines()]
    return listing._replace(sections=grouped(rows, facet, titles, none=labels.words.say("group.none")))


def _row(card: Card, catalogue: Catalogue, day: date, *, origins: bool) -> Row:
    origin = card.origin if origins else ""
    return Row(
        card, card.status(day), successor=successor_of(card, catalogue), origin=origin, due=card.next_application(day)
    )


def notes_of_selection(selection: Selection, words: Words) -> Iterator[str]:
    """What a list does not show."""
    yield _count(len(selection.cards), selection.total, words)
    if selection.hidden_ended:
        yield words.count("note.ended", selection.hidden_ended)
    if selection.unknown:
        yield words.count("note.unknown", selection.unknown)


def notes_of_hits(hits: Hits, format_: str, words: Words) -> Iterator[str]:
    """What was searched instead of what was typed, and what is not shown."""
    yield from notes_of_corrections(hits, words)
    if not hits.hits:
        yield words.say("list.nothing")
        if hits.suggestions:
            yield words.say("note.suggestions", words=harmless(", ".join(hits.suggestions)))
    else:
        similar = sum(hit.similar for hit in hits.hits)
        shown = len(hits.hits) - similar
        if shown:
            yield _count(shown, max(hits.total, shown), words)
        if similar and format_ in WITHOUT_SIMILAR:
            yield words.count("note.similar", similar)
    if hits.unknown > 0:
        yield words.count("note.unknown", hits.unknown)


def notes_of_corrections(hits: Hits, words: Words) -> Iterator[str]:
    """What was searched instead of what was typed."""
    if hits.corrections:
        yield words.say("note.searched", words=harmless(", ".join(read_as for _, read_as in hits.corrections)))


def notes_for_reading(listing: Listing, format_: str, words: Words, *, shows: bool) -> Iterator[str]:
    """What helps a person on: what ``unclear`` means, and how to see more if a plain ``show`` finds what is listed."""
    rows = [row for row, _ in listing.lines()] if format_ in FOR_READING else []
    if any(row.status.code == "unclear" for row in rows):
        yield words.say("note.unclear")
    if rows and shows:
        yield words.say("note.show", id=harmless(rows[0].card.id))


def remember_numbers(session: Session, listing: Listing, format_: str) -> None:
    """Let the next calls on this terminal name the programmes of a list by their numbers, if it shows any."""
    if format_ in FOR_READING and session.environment.out_is_terminal:
        from hannover_foerder.cli.handles import remember

        remember(session, [row.card.id for row, _ in listing.lines()])


def _count(shown: int, total: int, words: Words) -> str:
    if not total:
        return words.say("list.nothing")
    if shown < total:
        return words.say("note.limited", shown=shown, count=total)
    return words.count("note.total", total)
