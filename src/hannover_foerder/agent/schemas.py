"""JSON Schemas of the tools' arguments and answers, with closed lists and units taken from the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.model.profile import FACET_OF_TYPE
from hannover_foerder.model.status import STATUS_CODES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary

Schema = dict[str, Any]

_MOST_VALUES: Final = 200
"""Values in one list of a question: more than any vocabulary has, and none that takes seconds."""

RESULTS: Final[Schema] = {
    "type": "object",
    "required": ["results", "total", "next_offset", "note"],
    "properties": {
        "results": {"type": "array", "items": {"type": "object"}},
        "total": {"type": "integer", "description": "All results, on all pages."},
        "next_offset": {"type": ["integer", "null"], "description": "Ask again with this offset; null: no more."},
        "note": {"type": "string"},
    },
}


def arguments_schema(properties: Mapping[str, Schema], required: list[str]) -> Schema:
    """Return the schema of a tool's arguments: its own, and those common to all tools."""
    return {
        "type": "object",
        "properties": {
            **properties,
            "language": {"enum": ["de", "en"], "default": "de", "description": "Language of the texts."},
            "as_of": {"type": "string", "format": "date", "description": "Day, YYYY-MM-DD; else today."},
            "offset": {"type": "integer", "minimum": 0, "default": 0, "description": "next_offset of the page before."},
        },
        "required": required,
        "additionalProperties": False,
    }


def list_schema(choices: Iterable[str], description: str) -> Schema:
    """Return the schema of a list of values from a closed list."""
    items = {"type": "string", "enum": list(choices)}
    return {"type": "array", "items": items, "maxItems": _MOST_VALUES, "description": description}


def filter_schemas(vocabulary: Vocabulary) -> dict[str, Schema]:
    """Return the schemas of the filters, by name."""
    descriptions = {
        "target_groups": "Whom it is for.",
        "topics": "What it is about.",
        "kinds": "What one gets.",
        "areas": "Where it must apply; programmes of wider areas serve narrower ones.",
    }
    return {
        facet: list_schema(vocabulary.facet(facet), f"{description} Several mean 'or'.")
        for facet, description in descriptions.items()
    } | {"statuses": list_schema(STATUS_CODES, "Status on the day.")}


def profile_schema(catalogue: Catalogue) -> Schema:
    """Return the schema of the applicant's answers."""
    return {
        "type": "object",
        "properties": {name: _field_schema(field, catalogue) for name, field in catalogue.profile.items()},
        "additionalProperties": False,
        "description": "What is known; leave out what is not. Never guess an answer.",
    }


def _field_schema(field: ProfileField, catalogue: Catalogue) -> Schema:
    """Return the schema of a profile field's values, with its question and unit."""
    unit = f" Unit: {field.unit.en or field.unit.de}." if field.unit else ""
    description = f"{field.question.en or field.question.de}{unit}"
    if field.type == "number":
        limits = {"minimum": 0, "maximum": field.most} if field.most else {"minimum": 0}
        return {"type": "number", **limits, "description": description}
    if field.type == "yes-no":
        return {"type": "boolean", "description": description}
    facet = FACET_OF_TYPE.get(field.type)
    choices = [*(catalogue.vocabulary.facet(facet) if facet else ()), *field.values]
    if field.type in ("set", "topics"):
        return list_schema(choices, description) | {"minItems": 1}
    return {"enum": choices, "description": description}
