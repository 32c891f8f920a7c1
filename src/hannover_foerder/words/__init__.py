"""All user-visible messages, German and English: a module per language, and one for those about faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES: Final = ("de", "en")
_FAULTS: Final = ("error.", "problem.", "check.")
"""Beginnings of the keys of messages about faults, which are a third of all and which most calls need not load."""


class Words:
    """The messages of one language; ``language`` is its code."""

    __slots__ = ("_sentences", "language")

    def __init__(self, language: str, sentences: Mapping[str, str]) -> None:
        self.language = language
        self._sentences = sentences

    def say(self, key: str, **values: object) -> str:
        """Return the message ``key`` with its placeholders filled.

        Raises KeyError for an unknown key, which is a bug.
        """
        sentence = self._messages_with(key)[key]
        return sentence.format_map(values) if values else sentence

    def count(self, key: str, number: int, **values: object) -> str:
        """Return the message for a number: ``key.one`` or ``key.many``."""
        return self.say(f"{key}.one" if number == 1 else f"{key}.many", count=number, **values)

    def knows(self, key: str) -> bool:
        """Return whether a message has this key."""
        return key in self._messages_with(key)

    def pick(self, pair: tuple[str, str | None]) -> str:
        """Return the text of a German and English pair in this language; German where English is missing."""
        german, english = pair
        return english if self.language == "en" and english else german

    def _messages_with(self, key: str) -> Mapping[str, str]:
        """Return the messages among which this key belongs."""
        return _faults(self.language) if key.startswith(_FAULTS) else self._sentences


def words_for(language: str) -> Words:
    """Return the messages of ``de`` or ``en``; only that language's module is imported."""
    if language == "en":
        from hannover_foerder.words.en import WORDS
    else:
        from hannover_foerder.words.de import WORDS
    return Words(language, WORDS)


def _faults(language: str) -> Mapping[str, str]:
    """Return the messages about faults in ``de`` or ``en``; only that language's module is imported."""
    if language == "en":
        from hannover_foerder.words.en_faults import WORDS
    else:
        from hannover_foerder.words.de_faults import WORDS
    return WORDS
