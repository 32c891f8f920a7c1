"""Text in the two languages of the interface."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence or phrase in German, and in English where somebody has written it."""

    de: str
    en: str | None = None
