"""JSON Schema of the output of ``--format json``, for the rows of lists and for whole records."""

from __future__ import annotations

from typing import Any, Final

from hannover_foerder.model.status import STATUS_CODES

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string"}
_TEXT_OR_NULL: Final[Schema] = {"type": ["string", "null"]}
_NUMBER_OR_NULL: Final[Schema] = {"type": ["number", "null"]}
_TEXTS: Final[Schema] = {"type": "array", "items": _TEXT}
_PAIR: Final[Schema] = {
    "type": "object",
    "required": ["de", "en"],
    "properties": {"de": _TEXT, "en": _TEXT_OR_NULL},
    "description": "German, and English where somebody has written it.",
}
_STATUS: Final[dict[str, Schema]] = {
    "status": {"enum": list(STATUS_CODES), "description": "On the day of --as-of, else today."},
    "status_reason": {**_TEXT, "description": "Code of the reason."},
    "status_date": {**_TEXT_OR_NULL, "description": "The date that decides, as exact as known (YYYY[-MM[-DD]])."},
    "status_source": {**_TEXT_OR_NULL, "description": "Key of the source that says so."},
}
_ORIGIN: Final[dict[str, Schema]] = {
    "origin": {**_TEXT_OR_NULL, "description": "File it comes from; null for the bundled catalogue."},
}
_ASK: Final[dict[str, Schema]] = {
    "ask": {
        "type": ["object", "null"],
        "required": ["kind", "id", "office", "phone", "email", "url", "as_of"],
        "properties": {
            "kind": {"enum": ["contact", "office", "page"], "description": "page: no office is known."},
            "id": {**_TEXT_OR_NULL, "description": "Of the office."},
            "office": {"anyOf": [_PAIR, {"type": "null"}]},
            "phone": _TEXT_OR_NULL,
            "email": _TEXT_OR_NULL,
            "url": _TEXT_OR_NULL,
            "as_of": {**_TEXT_OR_NULL, "description": "Date of the first of phone, email and url that is there."},
        },
        "description": "Whom to ask first.",
    },
    "status_date_inferred": {"type": "boolean", "description": "The source does not show status_date."},
}
_AMOUNTS: Final = ("amount_eur", "min_eur", "max_eur", "min_rate_percent", "rate_percent")
_ROW: Final[dict[str, Schema]] = {
    "id": {**_TEXT, "description": "Permanent."},
    "name": _PAIR,
    "summary": {"anyOf": [_PAIR, {"type": "null"}]},
    **_STATUS,
    "kinds": {**_TEXTS, "description": "Terms of the vocabulary, as in the next three."},
    "topics": _TEXTS,
    "target_groups": _TEXTS,
    "areas": _TEXTS,
    "provider": _TEXT_OR_NULL,
    "provider_level": _TEXT_OR_NULL,
    "funding": {
        "type": ["object", "null"],
        "properties": {**dict.fromkeys(_AMOUNTS, _NUMBER_OR_NULL), "per": _TEXT_OR_NULL, "period": _TEXT_OR_NULL},
        "description": "Money for one applicant, in euros and percent.",
    },
    "deadline_model": _TEXT_OR_NULL,
    "deadlines": {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["role", "date", "yearly"],
            "properties": {"role": _TEXT, "date": _TEXT_OR_NULL, "yearly": _TEXT_OR_NULL},
        },
        "description": "A date, or a day of every year (MM-DD).",
    },
    "until": {**_TEXT_OR_NULL, "description": "When it ends, or the last day to apply."},
    "successor": {**_TEXT_OR_NULL, "description": "Id of the programme that took its place."},
    "url": _TEXT_OR_NULL,
    **_ORIGIN,
    **_ASK,
}
_RANKED: Final[dict[str, Schema]] = {
    "score": {**_NUMBER_OR_NULL, "description": "search only: points of the ranking."},
    "matched": {**_TEXTS, "description": "search only: what of the query was found."},
    "counts_as": {
        "type": "array",
        "items": {"type": "string"},
        "description": "why it is listed last: the target group asked for mostly belongs to these as well.",
    },
    "similar": {"type": "boolean", "description": "search only: no hit, but something similar."},
    "group": {**_TEXT_OR_NULL, "description": "With --group-by only."},
}


def output_schema(catalogue: Schema) -> Schema:
    """The schema of an array of rows (``list``, ``search``, ``export``) or of records (``show``).

    ``catalogue`` is the schema of the catalogue; a record has its fields, with ``null`` or nothing inside for what is
    not known. Fields are only ever added, so more than the known ones are allowed.
    """
    definitions = dict(catalogue["$defs"])
    programme = definitions.pop("Programme")
    definitions["Row"] = {
        "title": "Row",
        "description": "A programme in a list.",
        "type": "object",
        "required": list(_ROW),
        "properties": {**_ROW, **_RANKED},
    }
    definitions["Record"] = {
        "title": "Record",
        "description": "A programme in full.",
        "type": "object",
        "required": [*_STATUS, *_ORIGIN, *_ASK, *programme["properties"]],
        "properties": {
            **{key: {"anyOf": [field, {"type": "null"}]} for key, field in programme["properties"].items()},
            **_STATUS,
            **_ORIGIN,
            **_ASK,
        },
    }
    return {
        "$schema": catalogue["$schema"],
        "title": "foerder output",
        "description": "What --format json writes for lists and records; --format jsonl writes the items, one a line.",
        "type": "array",
        "items": {"anyOf": [{"$ref": "#/$defs/Row"}, {"$ref": "#/$defs/Record"}]},
        "$defs": definitions,
    }
