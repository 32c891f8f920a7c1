"""JSON and JSON Lines. The fields are a contract (docs/output.md): they are only ever added."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hannover_foerder.output.harmless import escape_json

if TYPE_CHECKING:
    from collections.abc import Iterable


def document(objects: Iterable[dict[str, Any]], format_: str) -> str:
    """Return the objects as ``json`` or ``jsonl``."""
    return array(objects) if format_ == "json" else lines(objects)


def array(objects: Iterable[dict[str, Any]]) -> str:
    """Return a JSON array, ``[]`` when empty."""
    return escape_json(json.dumps(list(objects), ensure_ascii=False, indent=2)) + "\n"


def lines(objects: Iterable[dict[str, Any]]) -> str:
    """Return JSON Lines: one object per line."""
    return "".join(escape_json(json.dumps(record, ensure_ascii=False)) + "\n" for record in objects)
