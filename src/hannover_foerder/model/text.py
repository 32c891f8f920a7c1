"""Text in the two languages of the interface."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence or phrase in German, and in English where somebody has written it."""

    de: str
    en: str | None = None

    def in_language(self, language: str) -> str:
        """The text in ``language`` (``de`` or ``en``); German where English is missing, since an answer beats none."""
        return self.en if language == "en" and self.en else self.de
