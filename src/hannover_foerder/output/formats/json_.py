"""JSON and JSON Lines. The fields are a contract (docs/output.md): they are only ever added."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hannover_foerder.output.harmless import escape_json

if TYPE_CHECKING:
    from collections.abc import Iterable


def document(objects: Iterable[dict[str, Any]], format_: str) -> str:
    """Return the objects as ``json``, an array (``[]`` when empty), or as ``jsonl``, one object per line."""
    if format_ == "json":
        return escape_json(json.dumps(list(objects), ensure_ascii=False, indent=2)) + "\n"
    return "".join(escape_json(json.dumps(json_object, ensure_ascii=False)) + "\n" for json_object in objects)
