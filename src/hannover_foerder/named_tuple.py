"""Named tuple classes that are created in 10 µs; a search needs eighty of them.

``collections.namedtuple`` writes and compiles the constructor of each class, which takes 60 µs or 5 ms of a search;
``typing.NamedTuple`` also compiles the annotation of each field. Here all classes share one constructor.
"""

from __future__ import annotations

from operator import itemgetter

TYPE_CHECKING = False  # the module typing is not loaded on the way to the entry of the program
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - for the type checker ours is that one
    from typing import Self
else:
    try:
        from _collections import _tuplegetter as field_at  # reads a field in half the time
    except ImportError:  # pragma: no cover - another Python than CPython

        def field_at(place: int, doc: str | None) -> property:
            """Return the property that reads the value in a place of a tuple."""
            return property(itemgetter(place), doc=doc)

    class _Meta(type):
        """Metaclass that gives a class a property per annotated field; class attributes are the fields' defaults."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            fields = tuple(body.get("__annotations__", ()))
            body["__slots__"] = ()
            body["__match_args__"] = body["_fields"] = fields
            body["_field_defaults"] = {field: body[field] for field in fields if field in body}
            body.update({field: field_at(place, None) for place, field in enumerate(fields)})
            return super().__new__(cls, name, bases, body)

    class NamedTuple(tuple, metaclass=_Meta):
        """The base class of named tuples: annotations are the fields, class attributes their defaults."""

        __slots__ = ()

        def __new__(cls, *values: object, **by_name: object) -> Self:
            """Return the tuple of the values of all fields. Raises TypeError for missing or unknown fields."""
            fields = cls._fields
            if by_name or len(values) != len(fields):
                by_position = dict(zip(fields, values, strict=False))
                all_values = {**cls._field_defaults, **by_position, **by_name}
                has_too_many = len(values) > len(by_position) or not by_position.keys().isdisjoint(by_name)
                if has_too_many or all_values.keys() != set(fields):
                    raise TypeError(f"{cls.__name__} is made of {', '.join(fields)}")
                values = [all_values[field] for field in fields]
            return tuple.__new__(cls, values)

        @classmethod
        def _make(cls, values: Iterable[object]) -> Self:
            instance = tuple.__new__(cls, values)
            if len(instance) != len(cls._fields):
                raise TypeError(f"{cls.__name__} is made of {', '.join(cls._fields)}")
            return instance

        def _replace(self, **by_name: object) -> Self:
            copy = tuple.__new__(type(self), map(by_name.pop, self._fields, self))
            if by_name:
                raise TypeError(f"{type(self).__name__} is made of {', '.join(self._fields)}")
            return copy

        def _asdict(self) -> dict[str, object]:
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            values = ", ".join(f"{field}={value!r}" for field, value in self._asdict().items())
            return f"{type(self).__name__}({values})"
