"""Programmes as JSON. The fields are a contract (docs/output.md): they are only ever added."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hannover_foerder.output.harmless import escaped_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.status import StatusAt
    from hannover_foerder.output.views.listing import Listing, Row


def listing_objects(listing: Listing) -> list[dict[str, Any]]:
    """One object for each row; a search adds ``score``, ``matched`` and ``similar``, a grouped list ``group``."""
    objects = []
    for row, group in listing.lines():
        found = _card(row)
        if listing.ranked:
            found |= {
                "score": None if row.score is None else round(row.score, 4),
                "matched": list(row.matched),
                "similar": row.similar,
            }
        if group is not None:
            found["group"] = group or None
        objects.append(found)
    return objects


def _card(row: Row) -> dict[str, Any]:
    card = row.card
    return {
        "id": card.id,
        "name": pair(card.name),
        "summary": card.summary and pair(card.summary),
        **_status(row.status),
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
    }


def _status(status: StatusAt) -> dict[str, str | None]:
    return {
        "status": status.code,
        "status_reason": status.reason,
        "status_date": status.date,
        "status_source": status.source,
    }


def pair(texts: tuple[str, str | None]) -> dict[str, str | None]:
    """A text in German and English."""
    german, english = texts
    return {"de": german, "en": english}


def record_object(programme: Programme, status: StatusAt, origin: str) -> dict[str, Any]:
    """A whole record: ``id``, status and origin, then every field; what is not known is ``null``, ``[]`` or ``{}``."""
    from dataclasses import fields

    from hannover_foerder.model.plain import to_plain, yaml_key

    found: dict[str, Any] = {"id": programme.id, **_status(status), "origin": origin or None}
    return found | {yaml_key(field.name): to_plain(getattr(programme, field.name)) for field in fields(programme)}


def document(objects: Iterable[dict[str, Any]], format_: str) -> str:
    """The objects as ``json`` or ``jsonl``."""
    return array(objects) if format_ == "json" else lines(objects)


def array(objects: Iterable[dict[str, Any]]) -> str:
    """A JSON array, ``[]`` when empty."""
    return escaped_json(json.dumps(list(objects), ensure_ascii=False, indent=2)) + "\n"


def lines(objects: Iterable[dict[str, Any]]) -> str:
    """JSON Lines: an object a line."""
    return "".join(escaped_json(json.dumps(one, ensure_ascii=False)) + "\n" for one in objects)
