"""From what the catalogue answers to the rows of a list, and the lines about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.formats import WITHOUT_SIMILAR
from hannover_foerder.cli.option_values import FOR_READING
from hannover_foerder.model.status import STATUS_CODES
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.packing import packed
from hannover_foerder.output.views.listing import LINES_PER_HIT, Listing, Row, Section, grouped, height

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.options import CommonOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.model.card import Card
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.screen import Screen
    from hannover_foerder.results import Hits, Selection
    from hannover_foerder.words import Words


def of_selection(
    selection: Selection,
    catalogue: Catalogue,
    day: date,
    words: Words,
    *,
    places: Sequence[str] = (),
    origins: bool = False,
) -> Listing:
    """The rows of a list for ``places`` (ids of areas). ``origins``: they say which file they come from.

    Those for what the group asked for counts as come last.
    """
    told = _told(catalogue, places)
    rows = [
        told(_row(card, catalogue, day, origins=origins))._replace(counts_as=selection.counted.get(card.id, ()))
        for card in selection.cards
    ]
    return Listing(_sections(rows, catalogue, words))


def of_hits(
    hits: Hits,
    catalogue: Catalogue,
    day: date,
    words: Words,
    *,
    places: Sequence[str] = (),
    origins: bool = False,
) -> Listing:
    """The rows of a search: hits, then under a heading of their own what is only similar. The rest as above."""
    told = _told(catalogue, places)
    rows = [
        told(_row(hit.card, catalogue, day, origins=origins))._replace(
            score=hit.score, matched=hit.matched, similar=hit.similar, counts_as=hit.counts_as
        )
        for hit in hits.hits
    ]
    hit_rows, similar = (tuple(row for row in rows if row.similar is value) for value in (False, True))
    sections = _sections(hit_rows, catalogue, words) if hit_rows or not similar else ()
    if similar:
        title = words.say("list.similar" if hit_rows else "list.only-similar")
        sections = (*sections, Section(similar, title=title))
    return Listing(sections, ranked=True)


def _sections(rows: Sequence[Row], catalogue: Catalogue, words: Words) -> tuple[Section, ...]:
    """Rows as they are; those for other target groups under a heading that says why they are shown."""
    own, others = (tuple(row for row in rows if bool(row.counts_as) is value) for value in (False, True))
    if not others:
        return (Section(own),)
    terms = dict.fromkeys(term for row in others for term in row.counts_as)
    names = ", ".join(harmless(catalogue.label("target_groups", term)[words.language != "de"]) for term in terms)
    section = Section(others, title=words.say("list.counted", groups=names))
    return (Section(own), section) if own else (section,)


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
    successor = None
    if card.successor is not None:
        from hannover_foerder.cli.lookup import successor_of  # few programmes have one

        successor = successor_of(card, catalogue)
    return Row(card, card.status(day), successor=successor, origin=origin, due=card.next_application(day))


def _told(catalogue: Catalogue, places: Sequence[str]) -> Callable[[Row], Row]:
    """Make rows tell that they do not hold in a place that was named: neither there, nor around it, nor in parts."""
    if not places:
        return lambda row: row  # nothing reads the vocabulary
    vocabulary = catalogue.vocabulary
    around = {area for place in places for area in vocabulary.ancestors("areas", place)}

    def told(row: Row) -> Row:
        areas = row.card.areas
        inside = {wider for area in areas for wider in vocabulary.ancestors("areas", area)}
        is_there = not areas or not around.isdisjoint(areas) or not inside.isdisjoint(places)
        return row if is_there else row._replace(outside=places[0])

    return told


class Shown(NamedTuple):
    """A list and the lines about it."""

    listing: Listing
    notes: tuple[str, ...]


def on_one_screen(most: int, shown: Callable[[int], Shown], screen: Screen, said: int) -> Shown:
    """As many whole programmes as the screen holds with all lines about them, at least one.

    ``shown`` makes the list of so many; ``said`` lines stand before it, and one is left for the prompt.
    """
    count = most if screen.height is None else max(1, min(most, screen.height // LINES_PER_HIT))
    answer = shown(count)
    while screen.height is not None and count > 1 and said + _taken(answer, screen) >= screen.height:
        count -= 1
        answer = shown(count)
    return answer


def _taken(answer: Shown, screen: Screen) -> int:
    notes = sum(max(1, -(-len(note) // screen.width)) for note in answer.notes)
    return height(answer.listing) + notes


def foot(counted: Counted, words: Words, handle: str | None) -> Iterator[str]:
    """What stands under a table: how many there are, and how to see more of them and of one of them.

    ``handle`` names the first of them for ``show``, if that finds what is listed.
    """
    if counted.shown < counted.total:
        yield words.say("foot.shown", shown=counted.shown, count=counted.total)
        yield words.say("foot.all", count=counted.total)
    elif counted.total:
        yield words.count("foot.total", counted.total)
    if counted.ended:
        yield words.count("foot.ended", counted.ended)
    if counted.unknown > 0:
        yield words.count("foot.unknown", counted.unknown)
    if handle is not None:
        yield words.say("foot.show", id=harmless(handle))
    if counted.unclear:
        yield words.say("foot.unclear")


class Counted(NamedTuple):
    """How many programmes are shown and found, have ended and are hidden, and say nothing on a filtered field."""

    shown: int
    total: int
    ended: int = 0
    unknown: int = 0
    unclear: bool = False
    """Whether a status is shown that no recent source supports."""


def notes_under_hits(hits: Hits, listing: Listing, words: Words, width: int, handle: str | None) -> Iterator[str]:
    """The lines under a table of hits; ``handle`` as in :func:`foot`."""
    if not hits.hits:
        yield from _notes_of_nothing(hits, words)
        return
    shown = sum(not hit.similar for hit in hits.hits)
    counted = Counted(shown, max(hits.total, shown), unknown=hits.unknown, unclear=_is_unclear(listing))
    yield from packed(foot(counted, words, handle), width)


def notes_under_selection(
    selection: Selection, listing: Listing, words: Words, width: int, handle: str | None
) -> Iterator[str]:
    """The lines under a table of a list; ``handle`` as in :func:`foot`."""
    if not selection.total:
        yield from notes_of_selection(selection, words)
        return
    counted = Counted(
        len(selection.cards), selection.total, selection.hidden_ended, selection.unknown, _is_unclear(listing)
    )
    yield from packed(foot(counted, words, handle), width)


def _is_unclear(listing: Listing) -> bool:
    return any(row.status.code == "unclear" for row, _ in listing.lines())


def notes_of_selection(selection: Selection, words: Words) -> Iterator[str]:
    """What a list does not show."""
    yield _count(len(selection.cards), selection.total, words)
    if selection.hidden_ended:
        yield words.count("note.ended", selection.hidden_ended)
    if selection.unknown:
        yield words.count("note.unknown", selection.unknown)


def notes_of_understanding(hits: Hits, labels: Labels) -> Iterator[str]:
    """What was understood beside words; nothing if a query is plain words."""
    if hits.understood is not None and hits.understood.is_more_than_words():
        from hannover_foerder.output.views.understood import understood_line  # most queries are plain words

        yield understood_line(hits.understood, labels)


def notes_of_left_out(hits: Hits, labels: Labels) -> Iterator[str]:
    """How many hits surely are nothing for the place or the age."""
    if hits.left_out.place and hits.understood is not None:
        places = ", ".join(labels.term("areas", place.area) for place in hits.understood.places)
        yield labels.words.count("note.not-in-place", hits.left_out.place, place=places)
    if hits.left_out.age:
        yield labels.words.count("note.not-at-age", hits.left_out.age)


def notes_of_hits(hits: Hits, format_: str, words: Words) -> Iterator[str]:
    """What was searched instead of what was typed, and what is not shown."""
    yield from notes_of_corrections(hits, words)
    if not hits.hits:
        yield from _notes_of_nothing(hits, words)
    else:
        similar = sum(hit.similar for hit in hits.hits)
        shown = len(hits.hits) - similar
        if shown:
            yield _count(shown, max(hits.total, shown), words)
        if similar and format_ in WITHOUT_SIMILAR:
            if not shown:
                yield words.say("search.nothing")
            yield words.count("note.similar", similar)
    if hits.unknown > 0:
        yield words.count("note.unknown", hits.unknown)


def _notes_of_nothing(hits: Hits, words: Words) -> Iterator[str]:
    yield words.say("search.nothing")
    if hits.suggestions:
        yield words.say("note.suggestions", words=harmless(", ".join(hits.suggestions)))


def notes_of_corrections(hits: Hits, words: Words) -> Iterator[str]:
    """What was searched instead of what was typed."""
    if hits.corrections:
        yield words.say("note.searched", words=harmless(", ".join(read_as for _, read_as in hits.corrections)))


def notes_for_reading(listing: Listing, format_: str, words: Words, *, shows: bool) -> Iterator[str]:
    """What an unclear status means, and how to see more of a programme if a plain ``show`` finds what is listed."""
    rows = [row for row, _ in listing.lines()] if format_ in FOR_READING else []
    if any(row.status.code == "unclear" for row in rows):
        yield words.say("note.unclear")
    if rows and shows:
        yield words.say("note.show", id=harmless(rows[0].card.id))


def handle_of(cards: Sequence[Card], session: Session, common: CommonOptions) -> str | None:
    """What names the first of some programmes for ``show``: its number where that is remembered, else its id.

    ``None`` if there is none, or if a plain ``show`` would look into another catalogue.
    """
    if not cards or common.catalogue:
        return None
    has_numbers = session.settings.memory and session.environment.terminal and session.environment.out_is_terminal
    return "1" if has_numbers else cards[0].id


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
