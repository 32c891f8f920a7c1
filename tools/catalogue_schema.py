"""JSON Schema (draft 2020-12) of a catalogue, made from the same annotations as the reader, for editors and programs.

It cannot say everything the reader checks: keys and ids that stand twice, the last day of February, a rule whose
``min`` is above its ``max``, and how a number or a text is spelled in YAML.

``python tools/catalogue_schema.py`` writes it into ``data/programmes.schema.json``, which ``foerder schema`` prints.
"""

from __future__ import annotations

import json
import types
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Union, get_args, get_origin

from hannover_foerder.model.constraints import Between, Doc, Pattern, TermOf
from hannover_foerder.model.dates import PartialDate, YearlyDate
from hannover_foerder.model.numbers import LARGEST
from hannover_foerder.model.plain import yaml_key
from hannover_foerder.model.programme import Programme
from hannover_foerder.model.rule import Condition
from hannover_foerder.model.struct import Struct
from hannover_foerder.reading.bundled import reference_data
from hannover_foerder.reading.document import SCHEMA_VERSION
from hannover_foerder.reading.locate import data_folder
from hannover_foerder.reading.rules import OPERATORS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary

Schema = dict[str, Any]

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"

_LONG, _SHORT, _ANY_DAY = "0[13578]|1[02]", "0[469]|11", "0[1-9]|[12][0-9]"
_YEARLY = f"(?:{_LONG})-(?:{_ANY_DAY}|3[01])|(?:{_SHORT})-(?:{_ANY_DAY}|30)|02-(?:0[1-9]|1[0-9]|2[0-8])"
_DATE = f"(?!0000)[0-9]{{4}}(?:-(?:0[1-9]|1[0-2]))?|(?!0000)[0-9]{{4}}-(?:{_YEARLY}|02-29)"
_HARMFUL = (
    r"[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\ufffe\uffff]"
)


def catalogue_schema(vocabulary: Vocabulary, profile: Mapping[str, ProfileField]) -> Schema:
    """Return the schema of a catalogue file that uses the terms and profile fields given."""
    builder = _Builder(vocabulary, profile)
    programme = builder.of(Programme)
    return {
        "$schema": DRAFT,
        "title": "foerder catalogue",
        "description": "Programmes with a dated source for every statement. How to edit it: docs/catalogue.md",
        "type": "object",
        "required": ["schema", "programmes"],
        "additionalProperties": False,
        "properties": {
            "schema": {"const": SCHEMA_VERSION, "title": "Schema", "description": "Version of the format."},
            "programmes": {
                "type": "array",
                "items": programme,
                "title": "Programmes",
                "description": "One entry for each programme.",
            },
        },
        "$defs": dict(sorted(builder.definitions.items())),
    }


@dataclass
class _Builder:
    """Schemas of types; those of records are put into ``definitions`` once and referred to."""

    vocabulary: Vocabulary
    profile: Mapping[str, ProfileField]
    definitions: dict[str, Schema] = dataclass_field(default_factory=dict)

    def of(self, hint: Any) -> Schema:  # noqa: ANN401, PLR0911 - a type or type form; one return a form
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self._marked(arguments[0], arguments[1:])
        if origin in (Union, types.UnionType):
            if Condition in arguments:
                return self._rule()
            return self.of(next(arm for arm in arguments if arm is not type(None)))
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin is tuple:
            return {"type": "array", "items": self.of(arguments[0])}
        if origin is dict:
            return {
                "type": "object",
                "propertyNames": self.of(arguments[0]),
                "additionalProperties": self.of(arguments[1]),
            }
        if hint is PartialDate:
            return {"type": "string", "pattern": f"^(?:{_DATE})$"}
        if hint is YearlyDate:
            return {"type": "string", "pattern": f"^(?:{_YEARLY})$"}
        if issubclass(hint, Struct):
            return self._struct(hint)
        return self._plain(hint)

    def _plain(self, hint: type) -> Schema:
        if hint is str:
            return self._text(r"\S")
        if hint is bool:
            return {"type": "boolean"}
        return {"type": "integer" if hint is int else "number", "minimum": -LARGEST, "maximum": LARGEST}

    def _text(self, pattern: str) -> Schema:
        self.definitions.setdefault(
            "harmful", {"description": "Characters that no text may hold.", "pattern": _HARMFUL}
        )
        return {"type": "string", "pattern": pattern, "not": {"$ref": "#/$defs/harmful"}}

    def _marked(self, hint: Any, marks: Iterable[object]) -> Schema:  # noqa: ANN401 - a type or type form
        schema = self.of(hint)
        for mark in marks:
            if isinstance(mark, Pattern):
                schema = self._text(f"^(?:{mark.regex})$")
            elif isinstance(mark, TermOf):
                schema = {"enum": list(self.vocabulary.facet(mark.facet))}
            elif isinstance(mark, Between):
                limits = {"minimum": mark.low, "maximum": mark.high}
                schema |= {key: limit for key, limit in limits.items() if limit is not None}
            elif isinstance(mark, Doc):
                schema |= {"description": mark.text}
        return schema

    def _struct(self, cls: type[Struct]) -> Schema:
        reference = {"$ref": f"#/$defs/{cls.__name__}"}
        if cls.__name__ not in self.definitions:
            self.definitions[cls.__name__] = {}
            self.definitions[cls.__name__] = {
                "title": cls.__name__,
                "description": " ".join((cls.__doc__ or "").split()),
                "type": "object",
                "required": [yaml_key(name) for name in cls._fields if name not in cls._field_defaults],
                "additionalProperties": False,
                "properties": {
                    yaml_key(name): {"title": _title(name), **self.of(hint)} for name, hint in cls.hints.items()
                },
            }
        return reference

    def _rule(self) -> Schema:
        if "Rule" not in self.definitions:
            itself = {"$ref": "#/$defs/Rule"}
            rules = {"type": "array", "items": itself, "minItems": 1}
            self.definitions["Rule"] = {
                "title": "Rule",
                "description": "A condition over one field of the profile, or all, any, not of other rules.",
                "type": "object",
                "minProperties": 1,
                "maxProperties": 1,
                "additionalProperties": False,
                "properties": {
                    "all": rules,
                    "any": rules,
                    "not": itself,
                    **{
                        name: {"description": field.question.en or field.question.de, **self._test(field)}
                        for name, field in self.profile.items()
                    },
                },
            }
        return {"$ref": "#/$defs/Rule"}

    def _test(self, field: ProfileField) -> Schema:
        operators = OPERATORS[field.type]
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {operator: self._operand(field, operator) for operator in operators},
            "minProperties": 1,
            "maxProperties": len(operators) if field.type == "number" else 1,
        }

    def _operand(self, field: ProfileField, operator: str) -> Schema:
        if field.type == "yes-no":
            return {"type": "boolean"}
        if field.type == "number":
            return self._plain(float)
        facets = {"area": self.vocabulary.areas, "topics": self.vocabulary.topics}
        choice = {"enum": list(facets.get(field.type, field.values))}
        return choice if operator == "is" else {"type": "array", "items": choice, "minItems": 1}


def _title(name: str) -> str:
    return yaml_key(name).replace("_", " ").capitalize()


def main() -> None:
    """Write the schema of the bundled catalogue into its file."""
    base = reference_data()
    schema = catalogue_schema(base.vocabulary, base.profile)
    path = Path(data_folder()) / "programmes.schema.json"
    path.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
