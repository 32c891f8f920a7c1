"""Constraints on fields of a record beyond their type.

The marks stand in the annotations of the records (``Annotated[str, TermOf("kinds")]``); the YAML reader and the JSON
Schema are both made from them, so they cannot disagree.
"""

from __future__ import annotations

from typing import Annotated, Literal

from hannover_foerder.model.struct import Struct


class Pattern(Struct):
    """A constraint: the text must fully match this regular expression.

    ``code`` names the message that says what to write instead.
    """

    regex: str
    code: str


class TermOf(Struct):
    """A constraint: the text must be the id of a term in this vocabulary."""

    facet: str


class Between(Struct):
    """A constraint: the number must lie in this range, ends included; ``None`` leaves an end open."""

    low: float | None = None
    high: float | None = None


class Doc(Struct):
    """Documentation for editors of the YAML: title and description in the JSON Schema."""

    text: str


URL = Pattern(r"https?://[^\s<>\"\\^`{|}]+", "url")
EMAIL = Pattern(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\".]+", "email")
PHONE = Pattern(r"\+?[0-9][0-9 /()–-]{4,}[0-9]", "phone")

SourceKind = Literal["official", "press", "secondary"]
Identifier = Annotated[str, Pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "id")]
Url = Annotated[str, URL]
Email = Annotated[str, EMAIL]
Phone = Annotated[str, PHONE]
Euro = Annotated[float, Between(0)]
Percent = Annotated[float, Between(0, 100)]
Months = Annotated[int, Between(0)]
Lines = tuple[str, ...]
