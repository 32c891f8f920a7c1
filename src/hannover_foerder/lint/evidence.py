"""Checks of evidence: facts, sources and the paths they support."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.lint.material import Hit
from hannover_foerder.model.dates import newest
from hannover_foerder.model.days import months_later
from hannover_foerder.model.plain import to_plain
from hannover_foerder.model.status import EVIDENCE_MONTHS, status_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.lint.material import Material, Record
    from hannover_foerder.model.programme import Programme

_OWN_FIELDS: Final = frozenset(
    ("id", "summary", "description", "sources", "facts", "inferred", "conflicts", "offices", "former_ids")
)
"""Fields that we write ourselves, so that no source can support them."""

_GROUPED_FIELDS: Final = frozenset(("provider", "funding", "application", "deadlines", "period", "closed", "links"))
"""Fields that hold several statements; each of these needs support."""

_REMARKS: Final = frozenset(("as_of", "note"))
_EXTRA_PATHS: Final = frozenset(("status", "conflicts"))
"""Paths that a fact may support although no field of this name must be filled."""


def _filled_paths(programme: Programme) -> Iterator[str]:
    """Yield the paths of all filled fields that need support."""
    for key, value in to_plain(programme).items():
        if key in _OWN_FIELDS:
            continue
        if key in _GROUPED_FIELDS:
            yield from (f"{key}.{part}" for part in value if part not in _REMARKS)
        else:
            yield key


def unsupported(record: Record) -> Iterator[Hit]:
    """Yield a filled field that no fact supports and that is not inferred; support of a part or the whole is enough."""
    programme = record.programme
    supported_paths = {path for fact in programme.facts for path in fact.supports}
    supported_paths |= {path for inference in programme.inferred for path in inference.fields}
    for path in _filled_paths(programme):
        if not any(
            f"{path}.".startswith(f"{supported_path}.") or supported_path.startswith(f"{path}.")
            for supported_path in supported_paths
        ):
            yield Hit(record.passage, path, {"field": path})


def unknown_path(record: Record) -> Iterator[Hit]:
    """Yield a fact, inference or conflict about a field that the record does not have."""
    programme = record.programme
    plain = to_plain(programme)
    paths_by_place = [(f"facts[{n}].supports", fact.supports) for n, fact in enumerate(programme.facts)]
    paths_by_place += [(f"inferred[{n}].fields", inference.fields) for n, inference in enumerate(programme.inferred)]
    claims = [(f"{place}[{m}]", path) for place, paths in paths_by_place for m, path in enumerate(paths)]
    claims += [(f"conflicts[{n}].about", conflict.about) for n, conflict in enumerate(programme.conflicts)]
    for place, path in claims:
        if path not in _EXTRA_PATHS and not _has(plain, path):
            yield Hit(record.passage, place, {"field": path})


def _has(plain: object, path: str) -> bool:
    """Return whether plain data have a value at a dotted path."""
    value = plain
    for key in path.split("."):
        if not isinstance(value, dict) or key not in value:
            return False
        value = value[key]
    return True


def idle_fact(record: Record) -> Iterator[Hit]:
    """Yield a fact that supports no field."""
    for n, fact in enumerate(record.programme.facts):
        if not fact.supports:
            yield Hit(record.passage, f"facts[{n}]")


def fact_without_source(record: Record) -> Iterator[Hit]:
    """Yield a fact that names no source."""
    for n, fact in enumerate(record.programme.facts):
        if not fact.sources:
            yield Hit(record.passage, f"facts[{n}]")


def unknown_source(record: Record) -> Iterator[Hit]:
    """Yield a source key that the record does not define."""
    programme = record.programme
    keys_by_path = [(f"facts[{n}].sources", fact.sources) for n, fact in enumerate(programme.facts)]
    keys_by_path += [
        (f"requirements[{n}].sources", requirement.sources) for n, requirement in enumerate(programme.requirements)
    ]
    for path, keys in keys_by_path:
        for m, key in enumerate(keys):
            if key not in programme.sources:
                yield Hit(record.passage, f"{path}[{m}]", {"source": key})


def unused_source(record: Record) -> Iterator[Hit]:
    """Yield a source that no fact names."""
    used_keys = {key for fact in record.programme.facts for key in fact.sources}
    for key in record.programme.sources:
        if key not in used_keys:
            yield Hit(record.passage, f"sources.{key}", {"source": key})


def undated_source(record: Record) -> Iterator[Hit]:
    """Yield a source without a date beside dated ones; where none has a date, ``weak_sources`` says it once for all."""
    sources = record.programme.sources
    if not any(source.date for source in sources.values()):
        return
    for key, source in sources.items():
        if source.date is None:
            yield Hit(record.passage, f"sources.{key}", {"source": key})


def source_without_url(record: Record) -> Iterator[Hit]:
    """Yield a source without an address."""
    for key, source in record.programme.sources.items():
        if source.url is None:
            yield Hit(record.passage, f"sources.{key}", {"source": key})


def weak_sources(record: Record) -> Iterator[Hit]:
    """Yield a programme that rests on secondary or undated sources alone."""
    sources = record.programme.sources.values()
    if not any(source.date and source.kind in ("official", "press") for source in sources):
        yield Hit(record.passage, "sources" if sources else "id")


def stale(material: Material) -> Iterator[Hit]:
    """Yield a programme that has not ended and whose newest dated source is older than 24 months."""
    for record in material.records:
        if status_on(record.programme, material.day).code == "ended":
            continue
        latest = newest(source.date for source in record.programme.sources.values())
        if latest and months_later(latest.first_day, EVIDENCE_MONTHS) < material.day:
            yield Hit(record.passage, "sources", {"date": str(latest)})
