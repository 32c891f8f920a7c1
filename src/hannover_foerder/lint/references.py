"""Checks of references between records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.lint.material import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.lint.material import Material, Record
    from hannover_foerder.model.programme import Confusable, Programme, Related


def _references(programme: Programme) -> Iterator[tuple[str, str]]:
    """Yield path and id of each other programme that a programme names."""
    if programme.successor:
        yield "successor", programme.successor
    for field in ("related", "not_to_confuse"):
        others: tuple[Related | Confusable, ...] = getattr(programme, field)
        yield from ((f"{field}[{n}].id", other.id) for n, other in enumerate(others) if other.id)


def unknown_id(material: Material) -> Iterator[Hit]:
    """Yield each reference to a record that does not exist."""
    ids = {
        programme_id
        for record in material.records
        for programme_id in (record.programme.id, *record.programme.former_ids)
    } | material.unread
    for record in material.records:
        for path, referred in _references(record.programme):
            if referred not in ids:
                yield Hit(record.passage, path, {"id": referred})


def taken_former_id(material: Material) -> Iterator[Hit]:
    """Yield each former id that another record has as id or former id, or that is listed twice."""
    owners = {record.programme.id: record.programme.id for record in material.records}
    for record in material.records:
        for n, former in enumerate(record.programme.former_ids):
            if former in owners:
                yield Hit(record.passage, f"former_ids[{n}]", {"id": former, "other": owners[former]})
            owners.setdefault(former, record.programme.id)


def self_reference(record: Record) -> Iterator[Hit]:
    """Yield each record that refers to itself."""
    for path, other in _references(record.programme):
        if other == record.programme.id:
            yield Hit(record.passage, path)


def related_without_target(record: Record) -> Iterator[Hit]:
    """Yield each relation that has neither an id nor a name, or both."""
    for n, related in enumerate(record.programme.related):
        if (related.id is None) == (related.name is None):
            yield Hit(record.passage, f"related[{n}]")


def successor_circle(material: Material) -> Iterator[Hit]:
    """Yield each programme in a circle of successors."""
    successors = {record.programme.id: record.programme.successor for record in material.records}
    for record in material.records:
        chain: list[str] = []
        current = record.programme.successor
        while current and current not in chain:
            chain.append(current)
            current = successors.get(current)
        if record.programme.id in chain and len(chain) > 1:
            yield Hit(record.passage, "successor", {"path": " → ".join([record.programme.id, *chain])})
