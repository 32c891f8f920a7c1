"""JSON Schema of the output of ``--format json``: one definition per type of array element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.model.status import STATUS_CODES

if TYPE_CHECKING:
    from collections.abc import Mapping

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
_PAIR_OR_NULL: Final[Schema] = {"anyOf": [_PAIR, {"type": "null"}]}
_BOOLEAN: Final[Schema] = {"type": "boolean"}
_WHOLE: Final[Schema] = {"type": "integer"}
_RULE_OR_NULL: Final[Schema] = {"type": ["object", "null"], "description": "A rule as the catalogue writes it."}
_ANYTHING: Final[Schema] = {"description": "A value of any type: a field of a record."}
_STATUS: Final[dict[str, Schema]] = {
    "status": {"enum": list(STATUS_CODES), "description": "On the day of --as-of, else today."},
    "status_reason": {**_TEXT, "description": "Code of the reason."},
    "status_date": {**_TEXT_OR_NULL, "description": "The date that decides, as exact as known (YYYY[-MM[-DD]])."},
    "status_source": {**_TEXT_OR_NULL, "description": "Key of the source that says so."},
}
_ORIGIN: Final[dict[str, Schema]] = {
    "origin": {**_TEXT_OR_NULL, "description": "File it comes from; null for the bundled catalogue."},
}
_WAYS: Final[dict[str, Schema]] = {
    "phone": _TEXT_OR_NULL,
    "email": _TEXT_OR_NULL,
    "url": _TEXT_OR_NULL,
    "as_of": {**_TEXT_OR_NULL, "description": "Date of the first of phone, email and url that is there."},
}
_ASK: Final[dict[str, Schema]] = {
    "ask": {
        "type": ["object", "null"],
        "required": ["kind", "id", "office", "phone", "email", "url", "as_of"],
        "properties": {
            "kind": {"enum": ["contact", "office", "page"], "description": "page: no office is known."},
            "id": {**_TEXT_OR_NULL, "description": "Of the office."},
            "office": _PAIR_OR_NULL,
            **_WAYS,
        },
        "description": "Whom to ask first.",
    },
    "status_date_inferred": {**_BOOLEAN, "description": "The source does not show status_date."},
}
_AMOUNTS: Final = ("amount_eur", "min_eur", "max_eur", "min_rate_percent", "rate_percent")
_ROW: Final[dict[str, Schema]] = {
    "id": {**_TEXT, "description": "Permanent."},
    "name": _PAIR,
    "summary": _PAIR_OR_NULL,
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
        "items": _TEXT,
        "description": "Why it is listed last: the target group asked for mostly belongs to these as well.",
    },
    "similar": {**_BOOLEAN, "description": "search only: no hit, but something similar."},
    "group": {**_TEXT_OR_NULL, "description": "With --group-by only."},
}


def _object(description: str, optional: Mapping[str, Schema] | None = None, **fields: Schema) -> Schema:
    """Return the schema of an object with these fields, open to further fields."""
    return {
        "type": "object",
        "description": description,
        "required": list(fields),
        "properties": {**fields, **(optional or {})},
    }


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_DATE: Final = {
    "role": _TEXT_OR_NULL,
    "day": {**_TEXT_OR_NULL, "description": "The day it counts to."},
    "date": {**_TEXT_OR_NULL, "description": "As exact as known."},
    "yearly": {**_TEXT_OR_NULL, "description": "A day of every year, MM-DD."},
    "as_of": _TEXT_OR_NULL,
    "renewal_unknown": {"type": ["boolean", "null"]},
    "note": _PAIR_OR_NULL,
}
_CITED: Final[dict[str, Schema]] = {"text": _PAIR_OR_NULL, "sources": _TEXTS}
_SENTENCE: Final = _object("A requirement.", {"kind": _TEXT}, **_CITED)
_TO_CLEAR: Final = _object("What is still to be cleared: a sentence, or a doubt that has none.", kind=_TEXT, **_CITED)
_CRITERION: Final = _object(
    "A demand that has a rule.",
    {"verdict": {"enum": ["met", "fails", "open", "missing"]}},
    kind={"enum": ["area", "audience", "purpose", "requirement"]},
    result={"type": ["boolean", "null"], "description": "null: not known."},
    rule=_RULE_OR_NULL,
    open=_TEXTS,
    change=_RULE_OR_NULL,
    **_CITED,
)
_AMOUNT: Final = _object(
    "What one can expect, in euros.",
    least_eur=_NUMBER_OR_NULL,
    most_eur=_NUMBER_OR_NULL,
    limit=_TEXT_OR_NULL,
    lower=_array(_PAIR),
    upper=_array(_PAIR),
    unnumbered=_array(_PAIR),
    unit=_TEXT_OR_NULL,
    loan_eur=_NUMBER_OR_NULL,
    missing=_TEXTS,
)
_LEADS: Final[dict[str, Schema]] = {
    "amount": {"anyOf": [_AMOUNT, {"type": "null"}], "description": "match of one client only, as in the next three."},
    "next_step": _PAIR_OR_NULL,
    "deadline": {"anyOf": [_object("The next date.", **_DATE), {"type": "null"}]},
    "contact": _ASK["ask"],
}
_OTHER_TOPIC: Final[Schema] = {
    **_BOOLEAN,
    "description": "Nothing but the topic differs from the purposes told; maybe until this topic is wanted.",
}
_CHANGE: Final = _object("A field that changed.", path=_TEXT, old=_ANYTHING, new=_ANYTHING)

DEFINITIONS: Final[dict[str, Schema]] = {
    "Facet": _object(
        "A value of a facet.",
        {"labels": _PAIR},
        facet=_TEXT,
        term=_TEXT_OR_NULL,
        count=_WHOLE,
        label=_TEXT,
        broader=_TEXT_OR_NULL,
    ),
    "Due": _object(
        "A date, or a programme without one.",
        id=_TEXT,
        name=_PAIR,
        group={"enum": ["due", "rolling", "unknown"]},
        **_DATE,
    ),
    "Decision": _object(
        "Whether a programme fits.",
        {"to_clear": _array(_TO_CLEAR), "profile": _TEXT, "other_topic": _OTHER_TOPIC, **_LEADS},
        id=_TEXT,
        name=_PAIR,
        group={"enum": ["fits", "open", "maybe", "fits-not", "ended"]},
        status={"enum": list(STATUS_CODES)},
        missing=_TEXTS,
        criteria=_array(_CRITERION),
        unchecked=_array(_SENTENCE),
        silent=_TEXTS,
        successor=_TEXT_OR_NULL,
    ),
    "Explanation": _object(
        "Why a query finds a programme.",
        {"understood": {"type": "object"}, "shut_to": _TEXTS},
        id=_TEXT,
        query=_TEXT,
        found=_BOOLEAN,
        score={"type": "number"},
        coverage={"type": "number", "description": "Share of the query, 0 to 1."},
        missing=_TEXTS,
        reasons=_array(
            _object("One way.", how=_TEXT, typed=_TEXT, found=_TEXT, fields=_TEXTS, points={"type": "number"})
        ),
    ),
    "Plan": _object(
        "Several programmes for one project.",
        {
            "pairs": _array(
                _object(
                    "Whether two of them may be used together.",
                    ids=_TEXTS,
                    standing={"enum": ["allowed", "excluded", "unknown"]},
                    relation=_TEXT_OR_NULL,
                    note=_PAIR_OR_NULL,
                    said_by={**_TEXT_OR_NULL, "description": "Id of the programme whose record says it."},
                    sources=_TEXTS,
                )
            )
        },
        steps=_array(_object("A step.", id=_TEXT, phase=_TEXT, status=_TEXT)),
        links=_array(
            _object("A relation.", id=_TEXT, relation=_TEXT, target=_TEXT, in_plan=_BOOLEAN, note=_PAIR_OR_NULL)
        ),
        dates=_array(_object("A date.", id=_TEXT, **_DATE)),
        documents=_array(_object("A document.", text=_PAIR, programmes=_TEXTS)),
        funding=_object(
            "Grants together, in euros.",
            {"loans_eur": {"type": "number"}},
            least_eur={"type": "number"},
            most_eur={"type": "number"},
            complete=_BOOLEAN,
            limit=_TEXT_OR_NULL,
            shares=_array(
                _object(
                    "Of one programme.", _AMOUNT["properties"], id=_TEXT, most_eur=_NUMBER_OR_NULL, limit=_TEXT_OR_NULL
                )
            ),
        ),
        unknowns=_array(_object("What nobody knows.", id=_TEXT, missing=_TEXT)),
    ),
    "Letter": _object(
        "A letter to an office.",
        id={**_TEXT_OR_NULL, "description": "Of the office."},
        ids={**_TEXTS, "description": "Of the programmes it asks about."},
        office=_PAIR_OR_NULL,
        **_WAYS,
        subject=_TEXT,
        body=_TEXT,
        mailto={**_TEXT_OR_NULL, "description": "null: no mailbox is known."},
        mailto_is_whole={**_BOOLEAN, "description": "false: the text has to be copied into the mail."},
        questions=_array(_object("A question.", id=_TEXT, point=_TEXT, text=_TEXT)),
    ),
    "News": _object(
        "What is new of a programme.",
        id=_TEXT,
        kind=_TEXT,
        name=_PAIR,
        summary=_PAIR_OR_NULL,
        **dict.fromkeys(_STATUS, _TEXT_OR_NULL),
        status_before=_TEXT_OR_NULL,
        until=_TEXT_OR_NULL,
        successor=_TEXT_OR_NULL,
        url=_TEXT_OR_NULL,
        origin=_TEXT_OR_NULL,
        fields=_array(_CHANGE),
        told=_array({"type": "object"}),
    ),
    "SavedSearch": _object(
        "A saved search (news --list).",
        name=_TEXT,
        looked=_TEXT,
        query=_TEXT_OR_NULL,
        filters={"type": "object"},
        catalogue=_TEXTS,
        command=_TEXT,
    ),
    "Finding": _object(
        "What check found.",
        code=_TEXT,
        severity={"enum": ["error", "warning"]},
        file=_TEXT,
        line=_WHOLE,
        path=_TEXT_OR_NULL,
        message=_TEXT,
    ),
    "Check": _object("What is checked (check --list).", code=_TEXT, severity=_TEXT, about=_TEXT),
    "Changed": _object(
        "A programme that two catalogues have differently.",
        id=_TEXT,
        change={"enum": ["added", "removed", "changed"]},
        name=_PAIR,
        fields=_array(_CHANGE),
    ),
}
"""Definitions of the commands' output other than rows and records."""

COMMANDS: Final[dict[str, tuple[str, ...]]] = {
    "search": ("Row",),
    "list": ("Row",),
    "export": ("Row",),
    "show": ("Record",),
    "facets": ("Facet",),
    "match": ("Decision",),
    "explain": ("Decision", "Explanation"),
    "plan": ("Plan",),
    "ask": ("Letter",),
    "deadlines": ("Due",),
    "news": ("News", "SavedSearch"),
    "check": ("Finding", "Check"),
    "diff": ("Changed",),
}
"""Which definitions stand in the array of a command."""


def output_schema(catalogue: Schema, command: str | None = None) -> Schema:
    """Return the schema of the array that a command writes, of all commands if none is named.

    ``catalogue`` is the schema of the catalogue; a record has its fields, with ``null`` or nothing inside for what is
    not known. Fields are only ever added, so more than the ones here are allowed.
    """
    definitions = dict(catalogue["$defs"])
    programme = definitions.pop("Programme")
    definitions["Row"] = _object("A programme in a list.", _RANKED, **_ROW)
    definitions["Record"] = {
        "type": "object",
        "description": "A programme in full.",
        "required": [*_STATUS, *_ORIGIN, *_ASK, *programme["properties"]],
        "properties": {
            **{key: {"anyOf": [field, {"type": "null"}]} for key, field in programme["properties"].items()},
            **_STATUS,
            **_ORIGIN,
            **_ASK,
        },
    }
    definitions |= DEFINITIONS
    everything = (name for names in COMMANDS.values() for name in names)
    definition_names = COMMANDS[command] if command else tuple(dict.fromkeys(everything))
    return {
        "$schema": catalogue["$schema"],
        "title": f"foerder {command}" if command else "foerder output",
        "description": "What --format json writes; --format jsonl writes the items, one a line.",
        "type": "array",
        "items": {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in definition_names]},
        "$defs": definitions,
    }
