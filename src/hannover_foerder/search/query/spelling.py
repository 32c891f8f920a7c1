"""Spelling correction: the nearest word of the catalogue or thesaurus, for a word that neither has.

Nearness is the optimal string alignment distance (Damerau 1964: a letter missing, added, wrong, or two swapped)
between folded stems, so that umlauts and endings cost nothing. A wrong letter counts more if it neither sounds alike
nor lies beside the right one on the keyboard: ``krankenkasse`` is no slip for ``krankenhaus``. In a short word a wrong
letter must sound alike: ``forst`` is no slip for ``first``. RapidFuzz is imported only here and only when needed: it
costs more than a whole query.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.analysis.text import fold
from hannover_foerder.search.index.fields import SUBJECT
from hannover_foerder.search.index.spellings import NEVER_MEANT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from hannover_foerder.search.index.reader import Index

SHORTEST = 4
"""Letters of the shortest word that is corrected: in shorter ones nearly everything is near to everything."""

TWO_MISTAKES_FROM = 8
"""Letters from which a second mistake is forgiven."""

WEIGHT = 0.6
"""Weight per mistake."""

UNLIKELY = 1.5
"""Slips that a wrong letter counts if it neither sounds alike nor lies beside the right one."""

SMALL_VOCABULARY = 30_000
"""Terms up to which words with another first letter are looked at as well."""

SHORT = 5
"""Letters up to which a wrong letter must sound like the right one; beside it on the keyboard is not enough."""

MOST_WRONG = 0.24
"""Slips per letter that are forgiven at most."""

LEAST_LIKENESS = 70
"""Likeness in percent (RapidFuzz ratio) from which a word is suggested when nothing is found."""

_SLIPS_OF_FIRST_LETTER = 2
"""Minimum number of slips for a word with a different first letter."""

_ENDINGS = 2
"""How much whole words may differ beside the mistakes: their stems may be near only because both were cut short."""

_MOST_NEAREST = 3
_MOST_SUGGESTIONS = 5


class Correction(NamedTuple):
    """Possible corrections of a word, the likeliest first, their weight, and the display form of the first."""

    stems: tuple[str, ...]
    slips: float
    weight: float
    shown: str


def correct(index: Index, stem: str, folded: str) -> Correction | None:
    """Return the correction of an unknown word to the nearest known ones; ``None`` if none is near enough.

    They are equally near, the most frequent first. ``stem`` and ``folded`` are two forms of the same word.

    A mistake at the end of a word may keep its ending on (``photovoltaick``), so the folded word is compared with
    whole words as well as its stem with stems.
    """
    if len(stem) < SHORTEST or not stem.isalpha():
        return None
    from rapidfuzz.distance import OSA

    most_slips = min(1.0 if len(folded) < TWO_MISTAKES_FROM else 2.0, max(1.0, MOST_WRONG * len(stem)))
    distances = _distances(index, {stem, folded}, most_slips)
    least_slips = min(distances.values(), default=0.0)
    record_counts = _record_counts(index, distances)
    nearest_terms = [term for term, distance in distances.items() if distance == least_slips]
    stems = tuple(
        term
        for term in sorted(nearest_terms, key=lambda term: (-record_counts[term], term))[:_MOST_NEAREST]
        if OSA.distance(folded, fold(_written(index, term))) <= most_slips + _ENDINGS
    )
    return Correction(stems, least_slips, WEIGHT**least_slips, _written(index, stems[0])) if stems else None


def _distances(index: Index, forms: Collection[str], most_slips: float) -> dict[str, float]:
    """Return the terms that may be meant by one of the forms of a word, and by how many slips it misses them."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    whole_slips, lengths = int(most_slips), [len(form) for form in forms]
    first_letters = _letters(index, forms, most_slips)
    spellings = index.spellings(min(lengths) - whole_slips, max(lengths) + whole_slips, first_letters)
    pairs = [
        (form, spelling)
        for form in forms
        for spelling, *_ in extract(form, spellings, scorer=OSA.distance, score_cutoff=whole_slips, limit=20)
    ]
    term_by_spelling = index.spelt(spelling for _, spelling in pairs)
    distances: dict[str, float] = {}
    for form, spelling in pairs:
        term = term_by_spelling[spelling]
        distance = slips(form, spelling) + (spelling[0] != form[0])
        if distance <= most_slips and (_plausible(form, spelling) or _names_subject(index, form, term)):
            distances[term] = min(distance, distances.get(term, distance))
    return distances


def _sound_alike(groups: Iterable[str]) -> dict[str, str]:
    """Return for each letter those of its sound groups."""
    letters = dict.fromkeys("abcdefghijklmnopqrstuvwxyz", "")
    for group in groups:
        for letter in group:
            letters[letter] += group
    return letters


SOUND_ALIKE = _sound_alike(("ei", "ou", "bp", "dt", "gkcq", "fvw", "szxc", "mn", "iyj", "kx"))


def _likely() -> dict[str, str]:
    """Return for each letter its likely substitutes: similar sounds, other vowels, neighbours on a German keyboard."""
    substitutes = {letter: alike + "aeiouy" * (letter in "aeiouy") for letter, alike in SOUND_ALIKE.items()}
    rows = ("qwertzuiop", "asdfghjkl", " yxcvbnm")
    beside = [pair for row in rows for pair in pairwise(row)]
    below = [
        (letter, neighbour)
        for upper_row, lower_row in pairwise(rows)
        for place, letter in enumerate(upper_row)
        for neighbour in lower_row[max(0, place - 1) : place + 1]
    ]
    for letter, neighbour in beside + below:
        if letter.isalpha() and neighbour.isalpha():
            substitutes[letter] += neighbour
            substitutes[neighbour] += letter
    return substitutes


LIKELY = _likely()


def slips(typed: str, meant: str, alike: Mapping[str, str] = LIKELY) -> float:
    """Return the edit distance of two words; a wrong letter counts more unless ``alike`` has the right one for it."""
    from rapidfuzz.distance import OSA, Levenshtein

    distance = OSA.distance(typed, meant)
    edits = Levenshtein.editops(typed, meant)
    if len(edits) > distance:  # two swapped letters, which count as one slip
        return float(distance)
    replacements = [(typed[edit.src_pos], meant[edit.dest_pos]) for edit in edits if edit.tag == "replace"]
    unlikely_count = sum(right not in alike.get(wrong, "") for wrong, right in replacements)
    return distance + (UNLIKELY - 1) * unlikely_count


def _written(index: Index, stem: str) -> str:
    """Return a known stem as the catalogue writes it, or else the thesaurus."""
    term = index.term(stem)
    if term is not None:
        return term.shown
    return next((target.source.lower() for target in index.synonyms((stem,)).get(stem, ())), stem)


def _plausible(typed: str, meant: str) -> bool:
    """Return whether a slip in a short word can hardly be another word.

    Four letters leave room for two swapped ones or a missing one inside (``wohn`` is no ``lohn``, ``stau`` no
    ``staude``), five for a letter that sounds alike (``forst`` is no ``first``).
    """
    if len(typed) <= SHORTEST:
        return sorted(typed) == sorted(meant) or (len(meant) > len(typed) and typed[-1] == meant[-1])
    return len(typed) > SHORT or slips(typed, meant, SOUND_ALIKE) <= 1


def _names_subject(index: Index, typed: str, stem: str) -> bool:
    """Return whether a word longer than ``SHORTEST`` is the subject of some record, so a likelier correction."""
    term = index.term(stem)
    return term is not None and len(typed) > SHORTEST and index.share_of_field(term, SUBJECT) > 0


def _letters(index: Index, typed: Collection[str], allowed: float) -> Iterable[str] | None:
    """Return the first letters of what may be meant with so many slips; ``None`` for any.

    Another first letter counts two slips, so that with fewer the word begins as it was typed. In a large catalogue only
    words are looked at that begin with one of the first two letters.
    """
    first_letters = dict.fromkeys(word[0] for word in typed)
    if allowed < _SLIPS_OF_FIRST_LETTER:
        return first_letters
    if index.size() <= SMALL_VOCABULARY:
        return None
    return first_letters | dict.fromkeys(word[1] for word in typed if word[1:])


def _record_counts(index: Index, terms: Iterable[str]) -> dict[str, int]:
    """Return by term in how many records some terms stand; a word that only the thesaurus has counts as one."""
    keys = list(terms)
    return dict.fromkeys(keys, 1) | {key: term.df for key, term in index.terms(keys).items()}


def suggest(index: Index, stem: str) -> list[str]:
    """Return the words of subjects that are most similar to an unknown stem, the likeliest first, as they are shown."""
    length = len(stem)
    if length < SHORTEST:
        return []
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    spellings = index.spellings(length // 2, 2 * length, _letters(index, (stem,), _SLIPS_OF_FIRST_LETTER))
    matches = extract(stem, spellings, scorer=ratio, score_cutoff=LEAST_LIKENESS, limit=8 * _MOST_SUGGESTIONS)
    term_by_spelling = index.spelt(spelling for spelling, *_ in matches)
    record_counts = _record_counts(index, term_by_spelling.values())
    likely_terms = [(round(likeness), term_by_spelling[spelling]) for spelling, likeness, _ in matches]
    likely_terms.sort(key=lambda match: (-match[0], -record_counts[match[1]], match[1]))
    terms = filter(None, (index.term(key) for _, key in likely_terms))
    subjects = (term.shown for term in terms if term.exact and index.share_of_field(term, SUBJECT) > 0)
    return [word for word in dict.fromkeys(subjects) if word not in NEVER_MEANT][:_MOST_SUGGESTIONS]
