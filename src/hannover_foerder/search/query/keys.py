"""The lookup keys of a query, gathered so that index and thesaurus are read once.

What only an unknown word needs (nearest words, compounds it is part of, other languages) is looked up where it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.search.analysis.compound import forms, substrings
from hannover_foerder.search.analysis.language import PARTICIPLE_ENDINGS
from hannover_foerder.search.analysis.text import stem, wider_stem
from hannover_foerder.search.index.fields import NAMED, SERVED
from hannover_foerder.search.index.targets import LONGEST_KEY, key_of, within_window

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hannover_foerder.search.index.reader import Index
    from hannover_foerder.search.query.concepts import Term, Unit

JOINING_LINKS: Final = ("", "s", "n", "en")
"""Linking elements by which two neighbours are joined."""

RARE_SHARE: Final = 0.05
"""A compound in at most this share of the records, or in the thesaurus only, is also looked for as its pieces."""

SHORTEST_COMPOUND: Final = 7
"""Letters of the shortest word that may be cut."""

_LONGEST_JOIN: Final = 24
_MOST_JOINED: Final = 3

_LONGEST_PLURAL: Final = 6
"""Letters of the longest abbreviation with the s of its plural that is looked for without it (kmus)."""


def look_up(index: Index, units: Sequence[Unit]) -> None:
    """Read the entries of index and thesaurus for the words of a query into memory.

    First the keys of words and phrases, then what these lead to, and the parts of words that may be cut.
    """
    spellings = {spelling for joined in joined_spellings(units).values() for spelling in joined}
    stems = {key for unit in units for key in _stems(unit)} | spellings
    marked = {mark + unit.stem for unit in units for mark in (SERVED, NAMED)}
    index.load(stems.union(marked, (unit.folded for unit in units)))
    phrases = phrase_keys(units).values()
    pieces = {
        piece
        for unit in units
        if may_be_pieces(index, unit, index.term(unit.stem))
        for form in forms(unit.stem, unit.folded)
        for piece in substrings(form)
    }
    keys = stems.union(phrases, pieces, (unit.feminine for unit in units if unit.feminine))
    index.load_synonyms(keys)
    index.load(pieces.union(stem for key in keys for target in index.synonyms(key) for stem in target.stems))


def may_be_pieces(index: Index, unit: Unit, term: Term | None) -> bool:
    """Return whether a word is long and rare enough to be split as a compound."""
    return len(unit.folded) >= SHORTEST_COMPOUND and (term is None or term.df <= RARE_SHARE * index.records)


def joined_spellings(units: Sequence[Unit]) -> dict[tuple[int, ...], list[str]]:
    """Return the stems of neighbours written as one word; of two of them also with a linking element."""
    runs: dict[tuple[int, ...], list[str]] = {}
    for start in range(len(units)):
        for end in range(start + 2, min(len(units), start + _MOST_JOINED) + 1):
            texts = [unit.text for unit in units[start:end]]
            if sum(map(len, texts)) <= _LONGEST_JOIN:
                links = JOINING_LINKS if end - start == 2 else ("",)  # noqa: PLR2004 - neighbours
                runs[tuple(range(start, end))] = [stem(link.join(texts)) for link in links]
    return runs


def phrase_keys(units: Sequence[Unit]) -> dict[tuple[int, ...], str]:
    """Return the keys of words that may be a phrase together, in any order, with other words between them."""
    return {
        members: key_of([units[member].stem for member in members])
        for start in range(len(units))
        for size in range(2, LONGEST_KEY + 1)
        for members in within_window(start, size, len(units))
    }


def _stems(unit: Unit) -> Iterator[str]:
    """Yield the stems by which a word may be known."""
    yield unit.stem
    wider = wider_stem(unit.text)
    if wider is not None:
        yield wider
    yield from singular_stem(unit)
    yield from agent_stems(unit)
    for pair in participle_stems(unit):
        yield from pair


def singular_stem(unit: Unit) -> list[str]:
    """Return the stem of an abbreviation without the s of its plural (``kmus``)."""
    if not unit.text.endswith("s") or not 2 < len(unit.text) <= _LONGEST_PLURAL:  # noqa: PLR2004 - PVs
        return []
    return [stem(unit.text[:-1])]


def agent_stems(unit: Unit) -> list[str]:
    """Return the stems of the other noun for the same people (Teilnehmende: Teilnehmer)."""
    if not unit.folded.endswith(("er", "ern", "ers", "erin", "erinnen")) and "end" not in unit.folded:
        return []
    from hannover_foerder.search.analysis.participle import agents  # few words look like one

    return [stem(noun) for noun in agents(unit.folded)]


def participle_stems(unit: Unit) -> list[tuple[str, str]]:
    """Return the stems of the noun and verb of a possible participle."""
    if not unit.folded.endswith(PARTICIPLE_ENDINGS):
        return []
    from hannover_foerder.search.analysis.participle import relatives  # few words look like one

    return [(stem(noun), stem(verb)) for noun, verb in relatives(unit.folded)]
