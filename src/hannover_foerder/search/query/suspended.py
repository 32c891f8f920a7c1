"""Suspended hyphens (Ergänzungsstrich): compounds that write their common part only once.

``Wärme- und Kältenetze``, ``Energieeinsparung und -effizienz``, ``Heizungs-/Lüftungsanlagen``: rule § 98 of the
official German spelling. :func:`mark_halves` sees to it that such a hyphen is read neither as an exclusion nor as the
inside of a word; :func:`complete_halves` writes the compounds out with the words of the catalogue.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.analysis.compound import forms
from hannover_foerder.search.analysis.language import FUNCTION_WORDS
from hannover_foerder.search.analysis.text import fold, stem
from hannover_foerder.search.query.compounds import pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hannover_foerder.search.query.lexicon import Lexicon
    from hannover_foerder.search.query.syntax import Word

HYPHEN_BEFORE_HALF = "\u2010"
"""Stands before the second half of a compound (``‐effizienz``): the hyphen of Unicode, which excludes nothing."""

_HYPHENS = "-\u2010\u2011\u2012\u2013\u2212"
_SHORTEST_HALF = 3
"""Letters of a half of a compound."""
_FARTHEST = 4
"""Words behind a stump among which its compound stands (``Straßen-, Radwege- und Brückenbau``)."""


def mark_halves(text: str) -> str:
    """Return a query with :data:`HYPHEN_BEFORE_HALF` before second halves of compounds, and ``X-/YZ`` as two words.

    A hyphen begins a second half behind ``und``, ``oder``, ``bzw.``, ``sowie``, a comma or a slash; not in a gender
    form (``Gründer/-innen``). Elsewhere it stays what it is: ``gründung -kredit`` excludes.
    """
    # most queries have none, and compiling the patterns takes longer than the search for plain words
    if not any(chunk[0] in _HYPHENS or chunk[-1] in _HYPHENS or "/" in chunk for chunk in text.split()):
        return text
    text = re.sub(rf"(?<=[^\W\d_][{_HYPHENS}])\s*/\s*(?=[^\W\d_]{{3,}})", " / ", text)
    slash = rf"(?<=[^\W\d_])(\s*/\s*)[{_HYPHENS}](?!in(?:nen)?\b)(?=[^\W\d_]{{3,}})"
    text = re.sub(slash, f" / {HYPHEN_BEFORE_HALF}", text)
    words = r"(?i:und|oder|bzw\.?|beziehungsweise|sowie|and|or)\s+|[&+]\s+|,\s*"
    return re.sub(rf"(?<=[\w.\s])({words})[{_HYPHENS}](?=[^\W\d_]{{3,}})", rf"\1{HYPHEN_BEFORE_HALF}", text)


class Half(NamedTuple):
    """A half of a compound (``Wärme-``, ``-effizienz``), and the whole compound near it.

    ``compound`` is bare and in lower case, and empty where there is none.
    """

    text: str
    compound: str
    is_first: bool

    def wholes(self) -> list[str]:
        """Return what the half may stand for: the whole compound with one half replaced, cut at any letter."""
        half, compound = self.text.lower(), self.compound
        if self.is_first:
            return [half + compound[cut:] for cut in range(_SHORTEST_HALF, len(compound) - _SHORTEST_HALF + 1)]
        return [compound[:cut] + half for cut in range(len(compound) - _SHORTEST_HALF, _SHORTEST_HALF - 1, -1)]


def halves_of(words: Sequence[Word]) -> dict[int, Half]:
    """Return the words that are half a compound, by their number in the query.

    The compound of a first half is among the words behind it, that of a second half is the nearest before it.
    """
    halves = {}
    for number, word in enumerate(words):
        text = word.text.strip(",;()")
        if text.startswith(HYPHEN_BEFORE_HALF):
            halves[number] = Half(text[1:], _compound_among(reversed(words[:number])), is_first=False)
        elif len(text) > 1 and text[-1] in _HYPHENS and text[-2].isalpha():
            halves[number] = Half(text[:-1], _compound_among(words[number + 1 :][:_FARTHEST]), is_first=True)
    return halves


def _compound_among(words: Iterable[Word]) -> str:
    """Return the first word that is long enough for a whole compound, bare and in lower case; empty if none is."""
    for word in words:
        text = word.text.strip(",;()").lower()
        is_half = text.startswith(HYPHEN_BEFORE_HALF) or text.endswith(tuple(_HYPHENS))
        if not is_half and text not in FUNCTION_WORDS and len(text) >= 2 * _SHORTEST_HALF:
            return text
    return ""


def complete_halves(lexicon: Lexicon, words: Sequence[Word]) -> list[Word]:
    """Return the words of a query with suspended compounds completed (``Wärmenetze``, ``Kältenetze``).

    The compound is cut where the catalogue has the result, else where it has the pieces. What cannot be cut stays.
    """
    completed = list(words)
    for number, half in halves_of(words).items():
        completed[number] = words[number]._replace(text=_whole(lexicon, half) or half.text)
    return completed


def _whole(lexicon: Lexicon, half: Half) -> str | None:
    """Return the completed half: ``Wärme`` beside ``Kältenetze`` is ``Wärmenetze``; ``None`` if that is unknown."""
    text, compound = half.text.lower(), half.compound
    if not compound:
        return None
    if "-" in compound:
        first_parts, _, last_part = compound.rpartition("-")
        return f"{text}-{last_part}" if half.is_first else f"{first_parts}-{text}"
    stems = {whole: stem(whole) for whole in half.wholes()}
    for entries in (lexicon.terms, lexicon.synonyms):
        for whole, key in stems.items():
            if key in entries:
                return whole
    cut = _cut(lexicon, compound)
    if not cut:
        return None
    return text + compound[cut[0] :] if half.is_first else compound[: cut[-1]] + text


def _cut(lexicon: Lexicon, compound: str) -> list[int]:
    """Return the start positions of a compound's parts after the first; empty if it has no known parts.

    Only a compound whose folded form is as long as it is written, so that the positions are the same.
    """
    folded = fold(compound)
    if len(folded) != len(compound):
        return []
    for form in reversed(forms(stem(compound), folded)):
        positions = [0]
        for previous_piece, piece in pairwise(pieces_of(lexicon, form)):
            positions.append(folded.find(piece, positions[-1] + len(previous_piece)))
        if len(positions) > 1 and -1 not in positions:
            return positions[1:]
    return []
