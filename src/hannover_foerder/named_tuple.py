"""Named tuple classes that are created in 30 µs; a search needs over fifty of them.

``typing.NamedTuple`` compiles the annotation of each field, which takes twice as long again.
"""

from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False  # the module typing is not loaded on the way to the entry of the program
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - for the type checker ours is that one
else:

    class _Making(type):
        """Makes of a class with annotated fields what ``typing.NamedTuple`` would; annotations stay as written."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body["__annotations__"]
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults)  # noqa: PYI024 - what typing makes is made of it too
            for key, value in body.items():
                if key not in fields:
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Making):
        """What a named tuple says that it is: its annotations are its fields, class attributes their defaults."""
