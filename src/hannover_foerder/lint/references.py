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
        references: tuple[Related | Confusable, ...] = getattr(programme, field)
        yield from ((f"{field}[{n}].id", reference.id) for n, reference in enumerate(references) if reference.id)


def unknown_id(material: Material) -> Iterator[Hit]:
    """Yield each reference to a record that does not exist."""
    ids = {
        programme_id
        for record in material.records
        for programme_id in (record.programme.id, *record.programme.former_ids)
    } | material.unread
    for record in material.records:
        for path, referred_id in _references(record.programme):
            if referred_id not in ids:
                yield Hit(record.passage, path, {"id": referred_id})


def taken_former_id(material: Material) -> Iterator[Hit]:
    """Yield each former id that another record has as id or former id, or that is listed twice."""
    owner_by_id = {record.programme.id: record.programme.id for record in material.records}
    for record in material.records:
        for n, former_id in enumerate(record.programme.former_ids):
            if former_id in owner_by_id:
                yield Hit(record.passage, f"former_ids[{n}]", {"id": former_id, "other": owner_by_id[former_id]})
            owner_by_id.setdefault(former_id, record.programme.id)


def self_reference(record: Record) -> Iterator[Hit]:
    """Yield each record that refers to itself."""
    for path, referred_id in _references(record.programme):
        if referred_id == record.programme.id:
            yield Hit(record.passage, path)


def related_without_target(record: Record) -> Iterator[Hit]:
    """Yield each relation that has neither an id nor a name, or both."""
    for n, related in enumerate(record.programme.related):
        if (related.id is None) == (related.name is None):
            yield Hit(record.passage, f"related[{n}]")


def successor_circle(material: Material) -> Iterator[Hit]:
    """Yield each programme in a circle of several successors; one that succeeds itself is a self-reference."""
    successor_by_id = {record.programme.id: record.programme.successor for record in material.records}
    for record in material.records:
        chain: list[str] = []
        successor = record.programme.successor
        while successor and successor not in chain:
            chain.append(successor)
            successor = successor_by_id.get(successor)
        if record.programme.id in chain and len(chain) > 1:
            yield Hit(record.passage, "successor", {"path": " → ".join([record.programme.id, *chain])})
