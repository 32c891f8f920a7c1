"""Suspended hyphens (Ergänzungsstrich): compounds that write their common part only once.

``Wärme- und Kältenetze``, ``Energieeinsparung und -effizienz``, ``Heizungs-/Lüftungsanlagen``: rule § 98 of the
official German spelling. :func:`separated` sees to it that such a hyphen is read neither as an exclusion nor as the
inside of a word; :func:`completed` writes the compounds out with the words of the catalogue.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from hannover_foerder.search.analysis.compound import forms
from hannover_foerder.search.analysis.language import FUNCTION_WORDS
from hannover_foerder.search.analysis.text import fold, stem
from hannover_foerder.search.query.concepts import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hannover_foerder.search.index.reader import Index
    from hannover_foerder.search.query.syntax import Word

TAIL = "\u2010"
"""Stands before the second half of a compound (``‐effizienz``): the hyphen of Unicode, which excludes nothing."""

_HYPHENS = "-\u2010\u2011\u2012\u2013\u2212"
_SHORTEST = 3
_FARTHEST = 4
"""Words behind a stump among which its compound stands (``Straßen-, Radwege- und Brückenbau``)."""


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def separated(text: str) -> str:
    """Return a query with :data:`TAIL` before second halves of compounds, and ``X-/YZ`` as two words.

    A hyphen begins a second half behind ``und``, ``oder``, ``bzw.``, ``sowie``, a comma or a slash; not in a gender
    form (``Gründer/-innen``). Elsewhere it stays what it is: ``gründung -kredit`` excludes.
    """
    # most queries have none, and compiling the patterns takes longer than the search for plain words
    if not any(chunk[0] in _HYPHENS or f"{chunk}/"[-2] in _HYPHENS or "/" in chunk for chunk in text.split()):
        return text
    text = _pattern(rf"(?<=[^\W\d_][{_HYPHENS}])\s*/\s*(?=[^\W\d_]{{3,}})").sub(" / ", text)
    slash = rf"(?<=[^\W\d_])(\s*/\s*)[{_HYPHENS}](?!in(?:nen)?\b)(?=[^\W\d_]{{3,}})"
    text = _pattern(slash).sub(rf" / {TAIL}", text)
    words = r"(?i:und|oder|bzw\.?|beziehungsweise|sowie|and|or)\s+|[&+]\s+|,\s*"
    return _pattern(rf"(?<=[\w.\s])({words})[{_HYPHENS}](?=[^\W\d_]{{3,}})").sub(rf"\1{TAIL}", text)


def completed(index: Index, words: Sequence[Word]) -> list[Word]:
    """Return the words of a query with suspended compounds completed (``Wärmenetze``, ``Kältenetze``).

    The compound is cut where the catalogue has the result, else where it has the pieces. What cannot be cut stays.
    """
    written = list(words)
    for number, word in enumerate(words):
        text = word.text.strip(",;()")
        if text.startswith(TAIL):
            before = [other.text for other in reversed(written[:number]) if _may_be_compound(other.text)]
            whole = (before and _with_tail(index, before[0], text[1:])) or text[1:]
        elif len(text) > 1 and text[-1] in _HYPHENS and text[-2].isalpha():
            behind = [other.text for other in words[number + 1 :][:_FARTHEST] if _may_be_compound(other.text)]
            whole = (behind and _with_head(index, text[:-1], behind[0])) or text[:-1]
        else:
            continue
        written[number] = word._replace(text=whole)
    return written


def _may_be_compound(text: str) -> bool:
    bare = text.strip(",;()")
    is_stump = bare.startswith(TAIL) or bare.endswith(tuple(_HYPHENS))
    return not is_stump and bare.lower() not in FUNCTION_WORDS and len(bare) >= 2 * _SHORTEST


def _with_head(index: Index, head: str, compound: str) -> str | None:
    """Return the completed first compound: ``Wärme`` and ``Kältenetze`` give ``Wärmenetze``; ``None`` if unknown."""
    bare, head = compound.strip(",;()").lower(), head.lower()
    if "-" in bare:
        return f"{head}-{bare.rpartition('-')[2]}"
    cuts = [bare[cut:] for cut in range(_SHORTEST, len(bare) - _SHORTEST + 1)]
    known = _known(index, (head + rest for rest in cuts))
    if known is not None:
        return known
    cut = _cut(index, bare)
    return head + bare[cut[0] :] if cut else None


def _with_tail(index: Index, compound: str, tail: str) -> str | None:
    """Return the completed second compound: ``Energieeinsparung`` and ``effizienz`` give ``Energieeffizienz``."""
    bare, tail = compound.strip(",;()").lower(), tail.lower()
    if "-" in bare:
        return f"{bare.rpartition('-')[0]}-{tail}"
    cuts = [bare[:cut] for cut in range(len(bare) - _SHORTEST, _SHORTEST - 1, -1)]
    known = _known(index, (beginning + tail for beginning in cuts))
    if known is not None:
        return known
    cut = _cut(index, bare)
    return bare[: cut[-1]] + tail if cut else None


def _known(index: Index, candidates: Iterable[str]) -> str | None:
    """Return the first of some words that the catalogue or the thesaurus has."""
    stems = {word: stem(word) for word in candidates}
    index.load(stems.values())
    word_found = next((word for word, key in stems.items() if index.term(key) is not None), None)
    if word_found is None:
        index.load_synonyms(stems.values())
        word_found = next((word for word, key in stems.items() if index.synonyms(key)), None)
    return word_found


def _cut(index: Index, compound: str) -> list[int]:
    """Return the start positions of a compound's parts after the first; empty if it has no known parts.

    Only a compound whose folded form is as long as it is written, so that the places are the same.
    """
    from hannover_foerder.search.query.compounds import pieces_of

    folded = fold(compound)
    if len(folded) != len(compound):
        return []
    for form in reversed(forms(stem(compound), folded)):
        pieces = pieces_of(index, Unit(form, folded, compound, abbreviation=False, last=False))
        places, start = [], 0
        for before, piece in pairwise(pieces):
            start = folded.find(piece, start + len(before))
            if start < 0:
                break
            places.append(start)
        else:
            if places:
                return places
    return []
