"""The keys under which index and thesaurus may have the words of a query."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from hannover_foerder.search.analysis.compound import LINKS
from hannover_foerder.search.analysis.language import WHOLE_STEMS
from hannover_foerder.search.analysis.participle import agents, relatives
from hannover_foerder.search.analysis.text import stem, wider_stem
from hannover_foerder.search.index.fields import SERVED
from hannover_foerder.search.index.targets import LONGEST_JOIN, LONGEST_KEY, key_of, within_window

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from hannover_foerder.search.query.concepts import Unit
    from hannover_foerder.search.query.lexicon import Lexicon

JOINING_LINKS: Final = ("", "s", "n", "en")
"""Linking elements by which two neighbours are joined."""

RARE_SHARE: Final = 0.05
"""A compound in at most this share of the records, or in the thesaurus only, is also looked for as its pieces."""

GENERIC_SHARE: Final = 0.3
"""A word in more than this share of the records says little."""

SHORTEST_COMPOUND: Final = 7
"""Letters of the shortest word that may be cut."""

SHORTEST_PREFIX: Final = 4
SHORTEST_PREFIX_AFTER_OTHERS: Final = 5

_MOST_JOINED: Final = 3
"""Neighbours that the catalogue may write as one word."""

_LONGEST_PLURAL: Final = 6
"""Letters of the longest abbreviation with the s of its plural that is looked for without it (kmus)."""


def may_be_pieces(lexicon: Lexicon, unit: Unit) -> bool:
    """Return whether a word is long and rare enough to be split as a compound."""
    term = lexicon.terms.get(unit.stem)
    return len(unit.folded) >= SHORTEST_COMPOUND and (term is None or term.df <= RARE_SHARE * lexicon.records)


def may_go_on(unit: Unit) -> bool:
    """Return whether a word may be the beginning of another."""
    shortest = SHORTEST_PREFIX if unit.alone else SHORTEST_PREFIX_AFTER_OTHERS
    return unit.last and len(unit.folded) >= shortest and unit.folded.isalpha() and unit.text not in WHOLE_STEMS


def compound_stems(form: str, pieces: Collection[str]) -> Iterator[str]:
    """Yield what else may be known of a compound of some pieces: places, and two with another linking element."""
    if not _is_made_of(form, pieces):
        return
    yield from (SERVED + piece for piece in pieces if piece in form)
    for first_piece in pieces:
        rest = form.removeprefix(first_piece)
        if rest != form:
            for last_piece in pieces:
                if rest.removesuffix(last_piece) in LINKS:
                    yield from (link.join((first_piece, last_piece)) for link in JOINING_LINKS)


def _is_made_of(form: str, pieces: Collection[str]) -> bool:
    """Return whether a stem is pieces and linking elements, so that it may be split."""
    starts = {0}
    for start in range(len(form)):
        if start in starts:
            ends = [start + len(piece) for piece in pieces if form.startswith(piece, start)]
            starts.update(end + len(link) for end in ends for link in LINKS if form.startswith(link, end))
    return len(form) in starts


@lru_cache(maxsize=4)  # asked for by who loads the keys and who interprets them
def joined_spellings(units: tuple[Unit, ...]) -> dict[tuple[int, ...], list[str]]:
    """Return by the numbers of neighbours their stem as one word; of two also the stems with a linking element."""
    runs: dict[tuple[int, ...], list[str]] = {}
    for start in range(len(units)):
        for end in range(start + 2, min(len(units), start + _MOST_JOINED) + 1):
            texts = [unit.text for unit in units[start:end]]
            if sum(map(len, texts)) <= LONGEST_JOIN:
                links = JOINING_LINKS if end - start == 2 else ("",)  # noqa: PLR2004 - neighbours
                runs[tuple(range(start, end))] = [stem(link.join(texts)) for link in links]
    return runs


def word_sets(count: int, smallest: int = 1) -> Iterator[tuple[int, ...]]:
    """Yield the numbers of words, of ``count``, that the thesaurus may have together."""
    for start in range(count):
        for size in range(smallest, LONGEST_KEY + 1):
            yield from within_window(start, size, count)


@lru_cache(maxsize=4)  # likewise
def phrase_keys(units: tuple[Unit, ...]) -> dict[tuple[int, ...], str]:
    """Return by their numbers the key of words that may be a phrase, in any order, with other words between them."""
    return {members: key_of([units[member].stem for member in members]) for members in word_sets(len(units), 2)}


def word_stems(unit: Unit) -> Iterator[str]:
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
    """Return the stem of what may be an abbreviation without the s of its plural (``kmus``); empty for other words."""
    may_be_plural = unit.text.endswith("s") and 2 < len(unit.text) <= _LONGEST_PLURAL  # noqa: PLR2004 - PVs
    return [stem(unit.text.removesuffix("s"))] if may_be_plural else []


def agent_stems(unit: Unit) -> list[str]:
    """Return the stem of what may be the other noun for the same people (Teilnehmende: Teilnehmer); or nothing."""
    return [stem(noun) for noun in agents(unit.folded)]


def participle_stems(unit: Unit) -> list[tuple[str, str]]:
    """Return the stems of what may be noun and verb of a participle, in pairs; empty if the word is none."""
    return [(stem(noun), stem(verb)) for noun, verb in relatives(unit.folded)]
