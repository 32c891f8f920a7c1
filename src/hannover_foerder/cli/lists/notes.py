"""Notes above and below a list: number of hits, what is left out, how to see more, and whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.formats import WITHOUT_SIMILAR
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.packing import pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.options import CommonOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.model.card import Card
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.listing import Listing
    from hannover_foerder.results import Hits, Selection
    from hannover_foerder.words import Words


def notes_under_hits(hits: Hits, listing: Listing, session: Session, common: CommonOptions) -> Iterator[str]:
    """Yield the notes on hits under a table; under other formats see :func:`notes_of_hits`."""
    if not hits.hits:
        yield from _notes_of_nothing(hits, session.words)
        return
    hit_count = sum(not hit.similar for hit in hits.hits)
    total = max(hits.total, hit_count)
    foot = _foot(hits.hits[0].card, listing, session, common, shown=hit_count, total=total, unknown=hits.unknown)
    yield from pack(foot, session.environment.screen().width)


def notes_under_selection(
    selection: Selection, listing: Listing, session: Session, common: CommonOptions
) -> Iterator[str]:
    """Yield the notes on a list under a table; under other formats see :func:`notes_of_selection`."""
    if not selection.total:
        yield from notes_of_selection(selection, session.words)
        return
    shown, total, ended, unknown = len(selection.cards), selection.total, selection.hidden_ended, selection.unknown
    foot = _foot(selection.cards[0], listing, session, common, shown=shown, total=total, ended=ended, unknown=unknown)
    yield from pack(foot, session.environment.screen().width)


def _foot(
    first_card: Card,
    listing: Listing,
    session: Session,
    common: CommonOptions,
    *,
    shown: int,
    total: int,
    ended: int = 0,
    unknown: int = 0,
) -> Iterator[str]:
    """Yield the notes below a table: how many programmes there are and are left out, and how to see more of them.

    ``ended`` are hidden, ``unknown`` left out without a value in a filtered field. How to see the first programme is
    not said of a named catalogue, where a plain ``show`` would not find it; it has a number if numbers are remembered,
    else its id. Last, what an unclear status means: one that no recent source supports.
    """
    words, environment = session.words, session.environment
    if shown < total:
        yield words.say("foot.shown", shown=shown, count=total)
        yield words.say("foot.all", count=total)
    elif total:
        yield words.count("foot.total", total)
    if ended:
        yield words.count("foot.ended", ended)
    if unknown:
        yield words.count("foot.unknown", unknown)
    if not common.catalogue:
        has_numbers = session.settings.memory and environment.terminal and environment.out_is_terminal
        yield words.say("foot.show", id="1" if has_numbers else harmless(first_card.id))
    if any(row.status.code == "unclear" for row, _ in listing.rows_with_term()):
        yield words.say("foot.unclear")


def notes_of_selection(selection: Selection, words: Words) -> Iterator[str]:
    """Yield how many programmes a list shows of how many, and notes on the ended and unknown ones it leaves out."""
    yield _count(len(selection.cards), selection.total, words)
    if selection.hidden_ended:
        yield words.count("note.ended", selection.hidden_ended)
    if selection.unknown:
        yield words.count("note.unknown", selection.unknown)


def notes_of_understanding(hits: Hits, labels: Labels) -> Iterator[str]:
    """Yield a note on how a query was understood; none for plain words."""
    if hits.understood is not None and hits.understood.is_more_than_words():
        from hannover_foerder.output.views.understood import understood_line  # most queries are plain words

        yield understood_line(hits.understood, labels)


def notes_of_left_out(hits: Hits, labels: Labels) -> Iterator[str]:
    """Yield notes on how many programmes were left out because they exclude what the query says of the person.

    One each for the place, the age, the size of the firm, and other facts.
    """
    if hits.left_out.place and hits.understood is not None:
        places = ", ".join(labels.term("areas", place.area) for place in hits.understood.places)
        yield labels.words.count("note.not-in-place", hits.left_out.place, place=places)
    if hits.left_out.age:
        yield labels.words.count("note.not-at-age", hits.left_out.age)
    if hits.left_out.size:
        yield labels.words.count("note.not-of-size", hits.left_out.size)
    if hits.left_out.facts:
        yield labels.words.count("note.not-as-told", hits.left_out.facts)


def notes_of_hits(hits: Hits, format_: str, words: Words) -> Iterator[str]:
    """Yield notes on the answer to a search: corrected words, and how many hits are shown of how many.

    In a format that leaves out similar programmes, how many it leaves out, and that nothing matches if nothing does; in
    the others the list itself says that. Nothing found at all: that, and words that were perhaps meant. Last, how many
    programmes are left out because they have no value in a filtered field.
    """
    yield from notes_of_corrections(hits, words)
    if not hits.hits:
        yield from _notes_of_nothing(hits, words)
    else:
        similar_count = sum(hit.similar for hit in hits.hits)
        matching = len(hits.hits) - similar_count
        if matching:
            yield _count(matching, max(hits.total, matching), words)  # of very many the total is a lower bound
        if similar_count and format_ in WITHOUT_SIMILAR:
            if not matching:
                yield words.say("search.nothing")
            yield words.count("note.similar", similar_count)
    if hits.unknown:
        yield words.count("note.unknown", hits.unknown)


def _notes_of_nothing(hits: Hits, words: Words) -> Iterator[str]:
    """Yield that a search finds nothing, and words that were perhaps meant."""
    yield words.say("search.nothing")
    if hits.suggestions:
        yield words.say("note.suggestions", words=harmless(", ".join(hits.suggestions)))


def notes_of_corrections(hits: Hits, words: Words) -> Iterator[str]:
    """Yield a note on words that were corrected or translated, unless what was searched for was not found either."""
    if hits.corrections and hits.hits:
        yield words.say("note.searched", words=harmless(", ".join(read_as for _, read_as in hits.corrections)))


def notes_of_advice(catalogue: Catalogue, labels: Labels, day: date) -> Iterator[str]:
    """Yield a heading, and a line per office for any matter with its telephone number, dated if it is to be verified.

    Offices of which no number is known are left out; nothing if there are no others.
    """
    from hannover_foerder.model.office import is_old  # most searches find something

    numbers = [
        (name, phone, contact.phone_as_of)
        for contact in catalogue.general_advice()
        if (name := contact.name) and (phone := contact.phone)
    ]
    if numbers:
        yield labels.words.say("search.whom-to-ask")
    for name, phone, as_of in numbers:
        remark = ""
        if as_of and is_old(as_of, day):
            remark = f" ({labels.words.say('detail.as-of', date=labels.day(as_of[: len('2026-12')]))})"
        yield f"  {labels.pick(name)}: {harmless(phone)}{remark}"


def notes_under_text(listing: Listing, format_: str, words: Words, common: CommonOptions) -> Iterator[str]:
    """Yield, in the format ``text``, a note on unclear statuses, and how to see the first programme in full.

    How to see it is left out with ``--catalogue``, since a plain ``show`` would not find it.
    """
    rows = [row for row, _ in listing.rows_with_term()] if format_ == "text" else []
    if any(row.status.code == "unclear" for row in rows):
        yield words.say("note.unclear")
    if rows and not common.catalogue:
        yield words.say("note.show", id=harmless(rows[0].card.id))


def _count(shown_count: int, total: int, words: Words) -> str:
    """Return how many programmes there are, and of how many they are the first if not all are shown."""
    if not total:
        return words.say("list.nothing")
    if shown_count < total:
        return words.say("note.limited", shown=shown_count, count=total)
    return words.count("note.total", total)
