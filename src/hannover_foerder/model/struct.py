"""``Struct``, the base class of immutable records, whose subclasses are created in 6 µs.

Making a frozen dataclass writes and compiles its methods, which takes 370 µs; a ``show`` needs some thirty.
"""

from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Struct:
    """Immutable named values, equal if all values are equal; class attributes are the defaults.

    The names are those of the annotations, a base class's first. They are asked for as those of a named tuple are; but
    a struct is no sequence, so that no list is taken for one, and it can inherit.
    """

    hints: ClassVar[dict[str, Any]] = {}
    """The annotation of each field."""
    _fields: ClassVar[tuple[str, ...]] = ()
    _field_defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls, *, kw_only: bool = False) -> None:
        del kw_only  # for the type checker: behind fields with a default may come one without
        cls.hints = {**cls.hints, **cls.__annotations__}
        cls._fields = tuple(cls.hints)
        cls._field_defaults = {name: getattr(cls, name) for name in cls._fields if hasattr(cls, name)}

    def __init__(self, *values: Any, **by_name: Any) -> None:  # noqa: ANN401 - the type checker knows them
        fields = self._fields
        by_position = dict(zip(fields, values, strict=False))
        all_values = {**self._field_defaults, **by_position, **by_name}
        has_too_many = len(values) > len(by_position) or not by_position.keys().isdisjoint(by_name)
        if has_too_many or all_values.keys() != set(fields):
            raise TypeError(f"{type(self).__name__} is made of {', '.join(fields)}")
        self.__dict__.update(all_values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} never changes")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} never changes")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.__dict__ == self.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *(getattr(self, name) for name in self._fields)))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._fields)
        return f"{type(self).__name__}({values})"

    def _replace(self, **by_name: Any) -> Self:  # noqa: ANN401 - the values of any field
        """Return a copy with other values for some of the names."""
        return type(self)(**{**self.__dict__, **by_name})
