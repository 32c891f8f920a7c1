"""The differences between two versions of a catalogue, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.model.plain import to_plain
from hannover_foerder.model.status import status_on
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from hannover_foerder.model.plain import Plain
    from hannover_foerder.model.programme import Programme

EVIDENCE: Final = ("sources", "facts", "inferred", "conflicts")
"""Fields that hold evidence, not content."""

_IDENTITY = ("id", "name", "label", "text", "title", "office", "about", "role")
"""Fields by which an entry of a list is known again, the first that it has."""


class FieldChange(NamedTuple):
    """A changed field, with old and new value; ``None`` is not known.

    Of a list, ``old`` and ``new`` hold only the entries that are gone and that are new. ``entry`` is what an entry of a
    list is known by (plain data), where the field is inside one.
    """

    path: str
    """Dotted, places in the new list counted from 0: ``funding.parts[0].max_eur``; ``status`` is the computed one."""
    old: Any
    new: Any
    entry: Any = None


class ChangedProgramme(NamedTuple):
    """A programme of both versions with different content."""

    programme: Programme
    """The new version."""
    fields: tuple[FieldChange, ...]


class Changes(NamedTuple):
    """The changes from one version to another; programmes in the order of the version that has them."""

    added: tuple[Programme, ...]
    removed: tuple[Programme, ...]
    changed: tuple[ChangedProgramme, ...]


def compare(old: Sequence[Programme], new: Sequence[Programme], day: date) -> Changes:
    """Return the changes from ``old`` to ``new``; the status of both is that on ``day``."""
    old_by_id = {programme.id: programme for programme in old}
    new_by_id = {programme.id: programme for programme in new}
    changed_programmes = (
        ChangedProgramme(programme, tuple(_differences(old_by_id[programme.id], programme, day)))
        for programme in new
        if old_by_id.get(programme.id, programme) != programme
    )
    return Changes(
        added=tuple(programme for programme in new if programme.id not in old_by_id),
        removed=tuple(programme for programme in old if programme.id not in new_by_id),
        changed=tuple(changed for changed in changed_programmes if changed.fields),  # none by another order of a list
    )


def _differences(old: Programme, new: Programme, day: date) -> Iterator[FieldChange]:
    """Yield the change of the status, if there is one, then those of the fields."""
    old_status, new_status = status_on(old, day).code, status_on(new, day).code
    if old_status != new_status:
        yield FieldChange("status", old_status, new_status)
    yield from field_changes(to_plain(old), to_plain(new))


def is_evidence(path: str) -> bool:
    """Return whether a path belongs to the evidence of a record or of one of its requirements."""
    return path.startswith(EVIDENCE) or path.endswith(".sources")


def field_changes(old: Plain, new: Plain) -> Iterator[FieldChange]:
    """Yield the fields that differ between two records as plain data; another order of a list is no difference."""
    yield from _inside("", old, new, entry=None)


def _inside(path: str, old: Any, new: Any, entry: Any) -> Iterator[FieldChange]:  # noqa: ANN401 - plain data
    """Yield the changes inside the two values of a path; ``entry``: the name of the list entry that they are in."""
    if old == new:
        return
    if isinstance(old, dict | None) and isinstance(new, dict | None):
        old, new = old or {}, new or {}
        for key in dict.fromkeys([*old, *new]):
            yield from _inside(f"{path}.{key}" if path else key, old.get(key), new.get(key), entry)
    elif isinstance(old, list | None) and isinstance(new, list | None):
        yield from _in_lists(path, old or [], new or [], entry)
    else:
        yield FieldChange(path, old, new, entry)


def _in_lists(path: str, old: list[Any], new: list[Any], entry: Any) -> Iterator[FieldChange]:  # noqa: ANN401 - plain data
    """Yield added and removed list entries, and the changes inside entries with the same name."""
    removed_entries = [value for value in old if value not in new]
    added_entries = [new_entry for new_entry in new if new_entry not in old]
    for new_entry in list(added_entries):
        name = _name(new_entry)
        twins = [old_entry for old_entry in removed_entries if name is not None and _name(old_entry) == name]
        if twins:
            removed_entries.remove(twins[0])
            added_entries.remove(new_entry)
            yield from _inside(f"{path}[{new.index(new_entry)}]", twins[0], new_entry, name)
    if removed_entries or added_entries:
        yield FieldChange(path, removed_entries, added_entries, entry)


def _name(value: Any) -> Any:  # noqa: ANN401 - plain data
    """Return the identifying name of a list entry; ``None`` for plain texts and entries without a name."""
    if not isinstance(value, dict):
        return None
    return next((value[key] for key in _IDENTITY if key in value), None)
