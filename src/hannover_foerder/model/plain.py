"""Conversion of records to plain data and back: the shape of the YAML, the store and the JSON output.

Driven by the annotations of the records, so that a new field needs no line here. Absent fields are left out.
"""

from __future__ import annotations

import types
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union, cast, get_args, get_origin

from hannover_foerder.model.dates import PartialDate, YearlyDate
from hannover_foerder.model.struct import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

Plain = dict[str, Any]
T = TypeVar("T")


def yaml_key(field_name: str) -> str:
    """Return the key of a field in YAML and JSON: Python's ``from_`` is written ``from``."""
    return field_name.rstrip("_")


def bare(hint: Any) -> Any:  # noqa: ANN401 - a type or type form
    """Return an annotated type without its constraints and without ``| None``; a rule stays a union of its forms."""
    origin = get_origin(hint)
    if origin is Annotated:
        return bare(get_args(hint)[0])
    if origin in (Union, types.UnionType):
        types_without_none = [arm for arm in get_args(hint) if arm is not type(None)]
        return bare(types_without_none[0]) if len(types_without_none) == 1 else hint
    return hint


def to_plain(value: object) -> Any:  # noqa: ANN401 - plain data of any shape
    """Return a record, or a part of one, as dicts, lists, strings, numbers and booleans.

    Dates in ISO form; absent fields, and those at their default, left out.
    """
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [to_plain(part) for part in value]
    if isinstance(value, dict):
        return {key: to_plain(part) for key, part in value.items()}
    if isinstance(value, PartialDate | YearlyDate):
        return str(value)
    from hannover_foerder.model.rule import AllOf, AnyOf, Condition, Not, rule_to_plain  # labels of terms need none

    if isinstance(value, Condition | AllOf | AnyOf | Not):
        return rule_to_plain(value)
    struct = cast("Struct", value)
    parts = {name: getattr(struct, name) for name in struct._fields}
    return {
        yaml_key(name): to_plain(part)
        for name, part in parts.items()
        if part not in ((), {}) and part != struct._field_defaults.get(name, ...)
    }


def from_plain(cls: type[T], plain: Plain) -> T:
    """Return a record of type ``cls`` from the result of :func:`to_plain`.

    For data that has been checked before. Raises TypeError, ValueError and the like for anything else.
    """
    return cast("T", _decoder(cast("Any", cls))(plain))


@cache
def _decoder(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - a type or type form
    """Return the function that makes a value of an annotated type from plain data."""
    bare_type = bare(hint)
    origin, arguments = get_origin(bare_type), get_args(bare_type)
    if origin in (Union, types.UnionType):  # a rule: no other type of a record has several forms
        from hannover_foerder.model.rule import rule_from_plain

        return rule_from_plain
    if origin is tuple:
        decode_member = _decoder(arguments[0])
        return lambda members: tuple(map(decode_member, members))
    if origin is dict:
        decode_value = _decoder(arguments[1])
        return lambda values: {key: decode_value(value) for key, value in values.items()}
    if bare_type in (PartialDate, YearlyDate):
        return cast("Callable[[Any], Any]", bare_type.parse)
    if isinstance(bare_type, type) and issubclass(bare_type, Struct):
        return _struct_decoder(bare_type)
    return _text if bare_type is str else lambda value: value


def _text(value: object) -> object:
    """Return a text as it is. Raises TypeError for any other value."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _struct_decoder(cls: type[Struct]) -> Callable[[Any], Any]:
    """Return the function that makes a struct from plain data; it raises KeyError for a field that does not exist."""
    decoders = {yaml_key(name): (name, _decoder(hint)) for name, hint in cls.hints.items()}

    def decode(plain: Plain) -> object:
        arguments = {}
        for key, value in plain.items():
            name, decoder = decoders[key]
            arguments[name] = decoder(value)
        return cls(**arguments)

    return decode
