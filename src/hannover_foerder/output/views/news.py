"""News in parts for people, as tab-separated lines, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.model.cell import SEPARATOR
from hannover_foerder.model.news import KINDS
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.blocks import Line, Part
from hannover_foerder.output.harmless import harmless, linkable
from hannover_foerder.output.objects import text_object
from hannover_foerder.output.views.changes import field_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from hannover_foerder.model.card import Card
    from hannover_foerder.model.news import NewsItem
    from hannover_foerder.model.status import StatusAt
    from hannover_foerder.output.labels import Labels

COLUMNS: Final = ("kind", "id", "name", "status", "status_before", "until", "fields", "text")
"""The columns of a tab-separated line; the last one is in words."""


_WITH_LINK: Final = ("new", "back", "ending-soon")
"""Kinds at which a reader will want to do something."""


class Entry(NamedTuple):
    """A news item with its programme; ``card`` and ``status`` are ``None`` if it left the catalogue."""

    item: NewsItem
    name: tuple[str, str | None]
    card: Card | None
    status: StatusAt | None
    successor: tuple[str, str | None] | None = None


class News(NamedTuple):
    """The news since a day, in one language; ``search`` is the name of the saved search."""

    entries: Sequence[Entry]
    since: date
    search: str | None
    labels: Labels

    def parts(self) -> Iterator[Part]:
        """Yield since when, then a part per kind of news; nothing if nothing is new."""
        if not self.entries:
            return
        say, day = self.labels.say, self.labels.day(self.since.isoformat())
        if self.search is None:
            title = say("news.title", date=day)
        else:
            title = say("news.title.search", date=day, name=harmless(self.search))
        yield Part(title, ())
        for kind in KINDS:
            entries = [entry for entry in self.entries if entry.item.kind == kind]
            if entries:
                lines = (line for entry in entries for line in self._entry(entry))
                yield Part(say(f"news.{kind}", count=len(entries)), tuple(lines))

    def _entry(self, entry: Entry) -> Iterator[Line]:
        """Yield the lines of one programme: its name, the statements, and a link where a reader may want to act."""
        card = entry.card
        yield Line(f"{self.labels.pick(entry.name)} ({harmless(entry.item.id)})", strong=True)
        for text in self.statements(entry):
            yield Line(text, level=1)
        if card is not None and entry.item.kind in _WITH_LINK and linkable(card.url):
            yield Line(str(card.url), level=1, url=card.url)

    def statements(self, entry: Entry) -> Iterator[str]:
        """Yield what is new of one programme: summary, status, successor, changed fields, dated statements."""
        item, labels = entry.item, self.labels
        say = labels.say
        if item.kind == "new" and entry.card is not None and entry.card.summary:
            yield labels.pick(entry.card.summary)
        if item.kind == "gone":
            yield say("news.removed" if entry.status is None else "news.left")
        if entry.status is not None and (item.kind != "changed" or item.before != item.now):
            reason = labels.status_with_reason(entry.status)
            if item.before is None or item.before == item.now:
                yield reason
            else:
                yield say("news.status", old=say(f"status.{item.before}"), new=reason)
        if entry.successor is not None and item.kind == "ended":
            yield say("list.successor", name=labels.pick(entry.successor))
        yield from field_lines([change for change in item.fields if change.path != "status"], labels)
        for statement in item.statements:
            yield say(
                "news.told",
                date=labels.day(statement.date),
                text=harmless(statement.text),
                source=harmless(statement.source),
            )
        if item.kind == "changed" and not item.fields and not item.statements:
            yield say("news.not-kept")

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the cells of :data:`COLUMNS`, in the order of the kinds."""
        for entry in self.entries:
            item, card = entry.item, entry.card
            yield (
                item.kind,
                item.id,
                entry.name[0],
                item.now or "",
                item.before or "",
                (card and card.until) or "",
                SEPARATOR.join(field.path for field in item.fields),
                "; ".join(self.statements(entry)),
            )

    def objects(self) -> Iterator[dict[str, Any]]:
        """Yield a JSON object per news item, all with the same fields (docs/output.md)."""
        for entry in self.entries:
            item, card, status = entry.item, entry.card, entry.status
            summary = card.summary if card is not None else None
            yield {
                "id": item.id,
                "kind": item.kind,
                "name": text_object(entry.name),
                "summary": summary and text_object(summary),
                "status": item.now,
                "status_reason": status and status.reason,
                "status_date": status and status.date,
                "status_source": status and status.source,
                "status_before": item.before,
                "until": card and card.until,
                "successor": card and card.successor,
                "url": card and card.url,
                "origin": (card and card.origin) or None,
                "fields": [{"path": field.path, "old": field.old, "new": field.new} for field in item.fields],
                "told": [statement._asdict() for statement in item.statements],
            }
