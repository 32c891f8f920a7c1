"""All user-visible messages, one module per language: German and English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES: Final = ("de", "en")


class Words:
    """The words of one language; ``language`` is its code."""

    __slots__ = ("_sentences", "language")

    def __init__(self, language: str, sentences: Mapping[str, str]) -> None:
        self.language = language
        self._sentences = sentences

    def say(self, key: str, **values: object) -> str:
        """The sentence ``key`` with its places filled. A key that no list has is a bug and raises KeyError."""
        sentence = self._sentences[key]
        return sentence.format_map(values) if values else sentence

    def count(self, key: str, number: int, **values: object) -> str:
        """A sentence about a number of things: ``key.one`` or ``key.many``."""
        return self.say(f"{key}.one" if number == 1 else f"{key}.many", count=number, **values)

    def knows(self, key: str) -> bool:
        """Whether there is such a sentence."""
        return key in self._sentences

    def pick(self, pair: tuple[str, str | None]) -> str:
        """The text of a German and English pair in this language; German where English is missing."""
        german, english = pair
        return english if self.language == "en" and english else german


def words_for(language: str) -> Words:
    """The words of ``de`` or ``en``. Only the list that is asked for is read."""
    if language == "en":
        from hannover_foerder.words.en import WORDS
    else:
        from hannover_foerder.words.de import WORDS
    return Words(language, WORDS)
