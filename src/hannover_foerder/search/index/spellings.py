"""Spellings of the index: what a mistyped word may be corrected to, and the words that a part is looked for in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from hannover_foerder.search.analysis.language import FUNCTION_WORDS, WEAK_WORDS
from hannover_foerder.search.analysis.text import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

NEVER_MEANT: Final = FUNCTION_WORDS | WEAK_WORDS
"""Words that nobody is told to have meant."""


def write_spellings(connection: sqlite3.Connection, shown_by_term: Mapping[str, str], keys: Iterable[str]) -> None:
    """Write the spellings by which a term is found: itself, the word shown for it, and ``keys`` of the thesaurus.

    They stand together by length and first letter, since mistakes change little of either.
    """
    term_by_spelling = {key: key for key in keys}
    for term, shown_word in shown_by_term.items():
        if term[0].isalpha() and shown_word not in NEVER_MEANT:
            term_by_spelling[term] = term
            if shown_word != term:
                term_by_spelling.setdefault(fold(shown_word), term)
    spellings_by_place: dict[tuple[int, str], list[str]] = defaultdict(list)
    for spelling in sorted(term_by_spelling):
        spellings_by_place[len(spelling), spelling[0]].append(spelling)
    connection.executemany(
        "INSERT INTO search_spelling (length, letter, spellings) VALUES (?, ?, ?)",
        [(length, letter, "\n".join(spellings)) for (length, letter), spellings in spellings_by_place.items()],
    )
    connection.executemany(
        "INSERT INTO search_spelt (spelling, term) VALUES (?, ?)",
        [(spelling, term) for spelling, term in sorted(term_by_spelling.items()) if spelling != term],
    )


def write_words(connection: sqlite3.Connection, words: Iterable[str]) -> None:
    """Write all words as one text, in which a part is found sooner than in rows."""
    connection.execute("INSERT INTO search_words VALUES (?)", ("\n".join(words),))


def words_with(part: str, text: str) -> list[str]:
    """Return the words of a text of :func:`write_words` that contain a part; not the word that is the part itself."""
    words = []
    place = text.find(part)
    while place >= 0:
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        words.append(text[text.rfind("\n", 0, place) + 1 : end])
        place = text.find(part, end)
    return [word for word in words if word != part]
