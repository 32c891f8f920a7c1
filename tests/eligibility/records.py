"""Records made for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hannover_foerder.model.programme import Programme, Requirement
from hannover_foerder.model.text import Text

if TYPE_CHECKING:
    from hannover_foerder.model.rule import Rule


def programme(name: str = "test", *rules: Rule, **fields: Any) -> Programme:
    """A record whose requirements have these rules."""
    requirements = tuple(Requirement(Text(f"Bedingung {number}"), rule) for number, rule in enumerate(rules, 1))
    return Programme(id=name, name=Text(name.title()), requirements=requirements + fields.pop("texts", ()), **fields)
