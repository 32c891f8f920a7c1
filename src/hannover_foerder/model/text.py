"""Text in the two languages of the interface."""

from hannover_foerder.model.struct import Struct


class Text(Struct):
    """A sentence or phrase in German, and in English where somebody has written it."""

    de: str
    en: str | None = None

    @property
    def pair(self) -> tuple[str, str | None]:
        """German and English, as cards and labels hold a text."""
        return self.de, self.en
