"""The content of a list, before rendering."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.model.cell import SEPARATOR
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless, linkable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hannover_foerder.model.card import Card
    from hannover_foerder.model.status import StatusAt
    from hannover_foerder.output.blocks import Block, Tokens
    from hannover_foerder.output.labels import Labels


class Row(NamedTuple):
    """A programme in a list; ``score``, ``matched`` and ``similar`` only after a search."""

    card: Card
    status: StatusAt
    score: float | None = None
    matched: tuple[str, ...] = ()
    """Stems that the search found, to be marked."""
    similar: bool = False
    counts_as: tuple[str, ...] = ()
    """The target groups that the one asked for counts as, if only so the programme is for it."""
    successor: tuple[str, str | None] | None = None
    """The name of the programme that took its place."""
    origin: str = ""
    """The file it comes from, where lists tell it: if the catalogue has several."""
    due: str | None = None
    """The next day to apply, if it is known."""
    outside: str | None = None
    """The area that was asked for, if the programme does not hold there."""

    @property
    def page(self) -> str | None:
        """The programme's page, else that of its first contact, if it is safe to link."""
        return linkable(self.card.url) or linkable(self.card.contact_point.url if self.card.contact_point else None)


class Section(NamedTuple):
    """Rows under one heading; ``term`` is the id of the group, ``""`` for programmes without a value."""

    rows: tuple[Row, ...]
    term: str | None = None
    title: str | None = None


class Listing(NamedTuple):
    """Sections in the order they are shown. ``ranked``: the rows are the hits of a search."""

    sections: tuple[Section, ...]
    ranked: bool = False

    @property
    def is_grouped(self) -> bool:
        """Whether the sections are the groups of a facet."""
        return any(section.term is not None for section in self.sections)

    def rows_with_term(self) -> Iterator[tuple[Row, str | None]]:
        """Yield every row with the id of its group, ``None`` in a list that is not grouped."""
        for section in self.sections:
            for row in section.rows:
                yield row, section.term


def without_repetitions(listing: Listing) -> Listing:
    """Return the list with every programme in its first group only, without groups that are then empty."""
    ids: set[str] = set()
    sections = []
    for section in listing.sections:
        rows = tuple(row for row in section.rows if row.card.id not in ids)
        ids.update(row.card.id for row in rows)
        if rows:
            sections.append(section._replace(rows=rows))
    return listing._replace(sections=tuple(sections))


def sections_by_facet(rows: Sequence[Row], facet: str, titles: Mapping[str, str], *, none: str) -> tuple[Section, ...]:
    """Return rows under each value of a facet, in the order of ``titles`` (id to heading); a row may stand in several.

    Rows that have no value, or none that ``titles`` knows, come last under the heading ``none``.
    """
    headings = {**titles, "": none}
    groups: dict[str, list[Row]] = {term: [] for term in headings}
    for row in rows:
        for term in [term for term in values(row, facet) if term in titles] or [""]:
            groups[term].append(row)
    return tuple(Section(tuple(members), term, headings[term]) for term, members in groups.items() if members)


def values(row: Row, facet: str) -> Iterable[str]:
    """Return a row's values of a facet: ids of terms, the name of the provider, the code of the status."""
    if facet == "status":
        return (row.status.code,)
    if facet == "providers":
        return (row.card.provider,) if row.card.provider else ()
    terms: tuple[str, ...] = getattr(row.card, facet)
    return terms


COLUMNS: Final = ("id", "name", "status", "until", "kinds", "target_groups", "areas", "provider", "url", "origin")
"""The columns of a row for programs; a grouped list has the id of the group behind them."""

SHEET_COLUMNS: Final = (
    "name",
    "summary",
    "for",
    "what",
    "amount",
    "status",
    "until",
    "area",
    "provider",
    "topics",
    "successor",
    "url",
    "id",
)
"""The columns of a sheet; the headings are in the reader's language."""


class ListingView(NamedTuple):
    """A list in one language. ``tokens`` finds the words to highlight on a screen.

    ``has_localised_names``: rows for programs have the names in this language, else in German whatever the language is.
    """

    listing: Listing
    labels: Labels
    tokens: Tokens
    has_localised_names: bool = False

    def objects(self) -> Iterator[dict[str, Any]]:
        """Yield an object for each row.

        A search adds ``score``, ``matched`` and ``similar``, a grouped list ``group``.
        """
        for row, group in self.listing.rows_with_term():
            fields = _card_object(row)
            if self.listing.ranked:
                fields |= {
                    "score": None if row.score is None else round(row.score, 4),
                    "matched": list(row.matched),
                    "similar": row.similar,
                }
            fields["counts_as"] = list(row.counts_as)
            if group is not None:
                fields["group"] = group or None
            yield fields

    def rows(self) -> Iterator[Sequence[str]]:
        """Yield the cells of :meth:`columns`, without programmes that are only similar."""
        for row, group in self.listing.rows_with_term():
            if not row.similar:
                name = self.labels.pick(row.card.name) if self.has_localised_names else row.card.name[0]
                yield (*_cells(row, name), *(() if group is None else (group,)))

    def columns(self) -> Sequence[str]:
        """Return the names of the cells that :meth:`rows` gives."""
        return (*COLUMNS, "group") if self.listing.is_grouped else COLUMNS

    def sheet(self) -> tuple[Sequence[str], Iterable[Sequence[str]]]:
        """Return the headings of :data:`SHEET_COLUMNS`, and a row of cells for each programme that is a hit.

        In a grouped list the last column is the title of the programme's group.
        """
        sections, labels = self.listing.sections, self.labels
        hits = ((row, section.title or "") for section in sections for row in section.rows if not row.similar)
        if not self.listing.is_grouped:
            return labels.headings(SHEET_COLUMNS), (sheet_cells(row, labels) for row, _ in hits)
        grouped_rows = ((*sheet_cells(row, labels), title) for row, title in hits)
        return labels.headings((*SHEET_COLUMNS, "group")), grouped_rows

    def parts(self) -> tuple[Block]:
        """Return the programmes in their sections."""
        from hannover_foerder.output.blocks import Programmes  # rows for programs need none of the blocks

        return (Programmes(self.listing.sections, self.labels, self.tokens),)


def _card_object(row: Row) -> dict[str, Any]:
    """Return a row as a JSON object."""
    from hannover_foerder.output.objects import contact_point_object, status_object, text_object

    card = row.card
    return {
        "id": card.id,
        "name": text_object(card.name),
        "summary": card.summary and text_object(card.summary),
        **status_object(row.status),
        "kinds": list(card.kinds),
        "topics": list(card.topics),
        "target_groups": list(card.target_groups),
        "areas": list(card.areas),
        "provider": card.provider,
        "provider_level": card.level,
        "funding": card.amount and card.amount._asdict(),
        "deadline_model": card.deadline_model,
        "deadlines": [{"role": role, "date": day, "yearly": yearly} for role, day, yearly in card.deadlines],
        "until": card.until,
        "successor": card.successor,
        "url": card.url,
        "origin": card.origin or None,
        "ask": contact_point_object(card.contact_point),
        "status_date_inferred": row.status.inferred,
    }


def _cells(row: Row, name: str) -> tuple[str, ...]:
    """Return the cells of :data:`COLUMNS`."""
    card = row.card
    return (
        card.id,
        name,
        row.status.code,
        card.until or "",
        SEPARATOR.join(card.kinds),
        SEPARATOR.join(card.target_groups),
        SEPARATOR.join(card.areas),
        card.provider or "",
        card.url or "",
        card.origin,
    )


def sheet_cells(row: Row, labels: Labels) -> tuple[str, ...]:
    """Return the cells of :data:`SHEET_COLUMNS`."""
    card = row.card
    return (
        labels.pick(card.name),
        labels.pick(card.summary),
        SEPARATOR.join(labels.terms("target_groups", card.target_groups)),
        SEPARATOR.join(labels.terms("kinds", card.kinds)),
        (card.amount and labels.full_amount(card.amount)) or "",
        labels.status(row.status),
        labels.day(card.until) if card.until else "",
        SEPARATOR.join(labels.terms("areas", card.areas)),
        harmless(card.provider or ""),
        SEPARATOR.join(labels.terms("topics", card.topics)),
        labels.pick(row.successor) if row.successor else card.successor or "",
        harmless(card.url or ""),
        card.id,
    )
