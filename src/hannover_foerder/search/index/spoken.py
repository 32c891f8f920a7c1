"""Colloquial names of vocabulary terms: written with the index, looked up by key."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.analysis.text import fold, pieces_of, stem, words
from hannover_foerder.search.index.lookup import look_up

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hannover_foerder.model.vocabulary import Term, Vocabulary

LONGEST_NAME = 4
"""Words of the longest name of a place that is looked for."""

TWO_SLIPS_FROM = 9
"""Letters of a mistyped place from which a second slip is forgiven."""

_SUBJECTS = ("kinds", "topics", "target_groups")


class Meaning(NamedTuple):
    """A term that a word means; ``after_in``: only after a word like *in*."""

    facet: str
    term: str
    after_in: bool


def place_key(pieces: Sequence[str]) -> str:
    """Return the key of the words of a place, the same for every spelling."""
    return " ".join(map(_folded, pieces))


_folded = lru_cache(1_000)(fold)  # a word of a query is a part of many runs that may be a place


def subject_key(piece: str) -> str:
    """Return the key of a word for a kind of help, a topic or a group, the same in every inflection."""
    return f"={stem(piece)}"


def spoken_names(vocabulary: Vocabulary) -> Iterator[tuple[str, str, str, bool]]:
    """Yield the rows of the table ``spoken``: key, facet, term, and whether it counts only behind *in*.

    A municipality, district or Land has one meaning a name; what the vocabulary calls spoken wins over a label.
    Wider areas are left out: who writes Deutschland or EU does not say where they are.
    """
    meaning_by_key: dict[str, Meaning] = {}
    areas = {area: term for area, term in vocabulary.areas.items() if term.ags is not None}
    for area, term in areas.items():
        for name in term.names:
            meaning_by_key.setdefault(place_key(pieces_of(name)), Meaning("areas", area, after_in=False))
    for area, term in areas.items():
        for name in term.spoken:
            meaning_by_key[place_key(pieces_of(name))] = Meaning("areas", area, after_in=False)
        for name in term.spoken_after_in:
            meaning_by_key.setdefault(place_key(pieces_of(name)), Meaning("areas", area, after_in=True))
            key_with_area = place_key([*pieces_of(area), *pieces_of(name)])
            meaning_by_key.setdefault(key_with_area, Meaning("areas", area, after_in=False))
    for meanings in (meaning_by_key, *(_subjects(facet, vocabulary.facet(facet)) for facet in _SUBJECTS)):
        yield from ((key, *meaning) for key, meaning in meanings.items())


def _subjects(facet: str, terms: Mapping[str, Term]) -> dict[str, Meaning]:
    """Return the terms of a facet by the keys of their names of one word; of two terms with the same name the first."""
    meaning_by_key: dict[str, Meaning] = {}
    for identifier, term in terms.items():
        for name in (term.de, term.en, *term.synonyms, *term.spoken):
            pieces = pieces_of(name)
            if pieces and len(words(name)) == 1:
                meaning_by_key.setdefault(subject_key("".join(pieces)), Meaning(facet, identifier, after_in=False))
    return meaning_by_key


class SpokenNames:
    """The colloquial names of places, subjects and programmes in ``connection``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @cached_property
    def _places(self) -> dict[str, Meaning]:
        """The places by key, for the search for a mistyped one; not those whose key begins with a digit."""
        sql = "SELECT key, facet, term, after_in FROM spoken WHERE facet = 'areas' AND key >= 'a'"
        return {
            key: Meaning(facet, term, bool(after_in)) for key, facet, term, after_in in self._connection.execute(sql)
        }

    def meanings(self, keys: Iterable[str]) -> dict[str, list[Meaning]]:
        """Return by key the terms that some keys of :func:`place_key` and :func:`subject_key` stand for."""
        meanings: dict[str, list[Meaning]] = {}
        statement = "SELECT key, facet, term, after_in FROM spoken WHERE key IN (?)"
        for key, facet, term, after_in in look_up(self._connection, statement, keys):
            meanings.setdefault(key, []).append(Meaning(facet, term, bool(after_in)))
        return meanings

    def known(self, stems: Iterable[str]) -> set[str]:
        """Return those of the ``stems`` that the index or the thesaurus has."""
        statement = (
            "SELECT term FROM search_term WHERE term IN (?) UNION SELECT key FROM search_synonym WHERE key IN (?)"
        )
        return {stem for (stem,) in look_up(self._connection, statement, stems)}

    def nearest_places(self, keys: Iterable[str]) -> dict[str, list[Meaning]]:
        """Return by mistyped key the one place that it is a slip away from, a long one two slips.

        A place with an ending is no slip: *springen* is not Springe.
        """
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        nearest_by_key: dict[str, list[Meaning]] = {}
        names = list(self._places)
        for key in keys:
            slips = 1 if len(key) < TWO_SLIPS_FROM else 2
            matches = extract(key, names, scorer=OSA.distance, score_cutoff=slips, limit=9)
            if any(key.startswith(name) for name, _, _ in matches):
                continue
            meanings = {self._places[name] for name, distance, _ in matches if distance == matches[0][1]}
            if len({place.term for place in meanings}) == 1:
                nearest_by_key[key] = [*meanings][:1]
        return nearest_by_key

    def named(self, runs: Iterable[Sequence[str]]) -> set[tuple[str, ...]]:
        """Return those ``runs`` of pieces that are the name or an alias of a programme."""
        by_key = {"".join(map(stem, run)): tuple(run) for run in runs}
        statement = "SELECT DISTINCT key FROM search_name WHERE key IN (?)"
        return {by_key[key] for (key,) in look_up(self._connection, statement, by_key)}

    def records(self) -> int:
        """Return the number of programmes."""
        (number,) = self._connection.execute("SELECT value FROM search_meta WHERE key = 'records'").fetchone()
        return int(number)

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Return by term in how many records some terms stand; those that the index does not have are left out."""
        return dict(look_up(self._connection, "SELECT term, df FROM search_term WHERE term IN (?)", terms))
