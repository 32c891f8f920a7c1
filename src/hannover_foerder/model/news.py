"""News as the difference of two snapshots of the same programmes, one news item per programme."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, Literal

from hannover_foerder.model.changes import EVIDENCE, FieldChange, field_changes
from hannover_foerder.model.plain import to_plain
from hannover_foerder.model.status import TAKES_APPLICATIONS, status_on
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from hannover_foerder.model.plain import Plain
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.status import StatusCode

NewsKind = Literal["new", "back", "ending-soon", "ended", "gone", "changed"]
KINDS: Final[tuple[NewsKind, ...]] = ("new", "back", "ending-soon", "ended", "gone", "changed")
"""In the order in which they are reported."""

KEPT_RECORDS: Final = 1000
"""Of more programmes than that a snapshot keeps no records, so that it stays small (about 3 KB a record)."""

_STOPPED: Final = ("ended", "suspended")
_DIGEST_BYTES: Final = 8


class ProgrammeState(NamedTuple):
    """The state of a programme when it was last reported, without its evidence (``EVIDENCE``)."""

    status: StatusCode
    digest: str
    record: Plain | None = None
    """``None`` where there are too many to keep."""


class Snapshot(NamedTuple):
    """The states of programmes on a day, by id."""

    day: date
    programmes: Mapping[str, ProgrammeState]


class Statement(NamedTuple):
    """A statement of a record, with its first source."""

    text: str
    date: str
    """As exact as known (ISO)."""
    source: str


class NewsItem(NamedTuple):
    """The news about one programme."""

    kind: NewsKind
    id: str
    before: StatusCode | None
    """Its status at the look before; ``None``: it was not among the programmes then."""
    now: StatusCode | None
    """``None``: it is no longer in the catalogue."""
    fields: tuple[FieldChange, ...] = ()
    """The status first, if it is another. None of a change whose old record was not kept."""
    statements: tuple[Statement, ...] = ()


def state_on(programme: Programme, day: date, *, keep_record: bool = True) -> ProgrammeState:
    """Return the state of a programme on a day."""
    plain = {key: value for key, value in to_plain(programme).items() if key not in EVIDENCE}
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()
    return ProgrammeState(status_on(programme, day).code, digest, plain if keep_record else None)


def snapshot(programmes: Iterable[Programme], day: date, *, keep_records: bool = True) -> Snapshot:
    """Return the states of programmes on a day, in their order."""
    return Snapshot(day, {programme.id: state_on(programme, day, keep_record=keep_records) for programme in programmes})


def news(
    before: Snapshot, after: Snapshot, elsewhere: Mapping[str, ProgrammeState] | None = None
) -> tuple[NewsItem, ...]:
    """Return the news from one snapshot to a later one, by kind and then in snapshot order.

    ``elsewhere`` has the programmes that are no longer among those of ``after`` but still in the catalogue: a search
    may find them no more. Nothing is new between a snapshot and itself.
    """
    elsewhere = elsewhere or {}
    changes = (
        _change(programme_id, before.programmes.get(programme_id), new_state)
        for programme_id, new_state in after.programmes.items()
    )
    removals = (
        _removal(programme_id, old_state, elsewhere.get(programme_id))
        for programme_id, old_state in before.programmes.items()
        if programme_id not in after.programmes
    )
    return _in_order([*filter(None, changes), *removals])


def _in_order(items: Iterable[NewsItem]) -> tuple[NewsItem, ...]:
    return tuple(sorted(items, key=lambda change: KINDS.index(change.kind)))


def _change(programme_id: str, old_state: ProgrammeState | None, new_state: ProgrammeState) -> NewsItem | None:
    """Return the news on a programme of the later snapshot; ``None`` if nothing changed."""
    if old_state is None:
        return NewsItem("new", programme_id, before=None, now=new_state.status)
    if (old_state.status, old_state.digest) == (new_state.status, new_state.digest):
        return None
    fields = _fields(old_state, new_state)
    if not fields and old_state.record is not None and new_state.record is not None:
        return None  # only the order of a list differs
    return NewsItem(_kind(old_state.status, new_state.status), programme_id, old_state.status, new_state.status, fields)


def _removal(programme_id: str, old_state: ProgrammeState, new_state: ProgrammeState | None) -> NewsItem:
    """Return the news on a programme that is not in the later snapshot; without a state it is not in the catalogue."""
    if new_state is None:
        return NewsItem("gone", programme_id, before=old_state.status, now=None)
    kind: NewsKind = "ended" if new_state.status == "ended" != old_state.status else "gone"
    return NewsItem(kind, programme_id, old_state.status, new_state.status, _fields(old_state, new_state))


def _fields(old_state: ProgrammeState, new_state: ProgrammeState) -> tuple[FieldChange, ...]:
    """Return the changed fields of a programme, the status first; those of the record only if both were kept."""
    fields = []
    if old_state.status != new_state.status:
        fields.append(FieldChange("status", old_state.status, new_state.status))
    if old_state.digest != new_state.digest and old_state.record is not None and new_state.record is not None:
        fields += field_changes(old_state.record, new_state.record)
    return tuple(fields)


def _kind(before: StatusCode, now: StatusCode) -> NewsKind:
    """Return the kind of news that another status is; ``changed`` for the same one and for any without a kind."""
    if before == now:
        return "changed"
    if before in _STOPPED and now in TAKES_APPLICATIONS:
        return "back"
    return now if now in ("ended", "ending-soon") else "changed"


# -- a look back without an older version of the records ---------------------------------------------------------------


def as_recorded_today(programmes: Iterable[Programme], day: date, last: date, *, keep_records: bool = True) -> Snapshot:
    """Return the snapshot of ``day`` as far as the current records show it, by their dates and dated sources.

    Left out are the programmes of which something dated speaks between the two days, and nothing before.
    """
    return snapshot(
        (programme for programme in programmes if not _new_after(programme, day, last)), day, keep_records=keep_records
    )


def _new_after(programme: Programme, day: date, last: date) -> bool:
    """Return whether the first date of a programme lies after a day, up to the last, and it is not over."""
    period, closed = programme.period, programme.closed
    source_dates = [source.date for source in programme.sources.values()] + [period.from_ if period else None]
    first_days = [source_date.first_day for source_date in source_dates if source_date is not None]
    ends = (period.until if period else None, closed.on if closed else None, programme.paused_since)
    is_over = any(end is not None and end.first_day <= day for end in ends)
    return bool(first_days) and day < min(first_days) <= last and not is_over


def with_statements(
    items: Iterable[NewsItem], programmes: Iterable[Programme], after: date, last: date
) -> tuple[NewsItem, ...]:
    """Return the items, with statements first sourced later than ``after`` and not later than ``last``.

    A programme with such statements and no other news has changed by them. New ones are reported as a whole.
    """
    news_by_id = {programme_news.id: programme_news for programme_news in items}
    for programme in programmes:
        statements = tuple(_first_statements(programme, after, last))
        if not statements:
            continue
        status = status_on(programme, last).code
        programme_news = news_by_id.get(programme.id) or NewsItem("changed", programme.id, status, status)
        if programme_news.kind != "new":
            news_by_id[programme.id] = programme_news._replace(statements=statements)
    return _in_order(news_by_id.values())


def _first_statements(programme: Programme, after: date, last: date) -> Iterable[Statement]:
    """Yield the statements whose oldest source lies in the period and whose sources are all dated."""
    for fact in programme.facts:
        sources = {key: programme.sources[key] for key in fact.sources if key in programme.sources}
        if not sources or len(sources) < len(set(fact.sources)) or not all(source.date for source in sources.values()):
            continue
        oldest = min(sources, key=lambda key: (sources[key].first_day, key))
        if after < sources[oldest].first_day <= last:
            yield Statement(fact.text, str(sources[oldest].date), oldest)
