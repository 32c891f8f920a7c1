"""Text in the two languages of the interface."""

from hannover_foerder.model.struct import Struct


class Text(Struct):
    """A sentence or phrase in German, and in English where somebody has written it."""

    de: str
    en: str | None = None
