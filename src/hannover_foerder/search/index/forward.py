"""The forward index entry of a record: its stems, their weights and their fields.

An entry depends on the record alone, not on the rest of the catalogue, so a store may keep it for as long as the
record does not change. That is why lengths are compared with fixed reference lengths and not with the catalogue's
averages.

Weighting: BM25F (Robertson, Zaragoza, Taylor 2004, "Simple BM25 extension to multiple weighted fields"): the weighted
term frequency of a stem is the sum over fields of ``weight * frequency / (1 - b + b * length / reference length)``.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import chain, pairwise
from math import log
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.analysis.language import FUNCTION_WORDS
from hannover_foerder.search.analysis.text import name_key, pieces_of, stem, stems_of, words
from hannover_foerder.search.index.fields import (
    AREA,
    JOINED,
    KIND,
    NAME,
    NAMED,
    PROVIDER,
    SERVED,
    SUMMARY,
    TARGET_GROUPS,
    TEXT,
    TOPICS,
)
from hannover_foerder.search.index.phrase import LINES_KEPT, encode_lines
from hannover_foerder.search.index.postings import impact_code
from hannover_foerder.search.index.targets import LONGEST_JOIN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Document = Mapping[str, Sequence[str]]
    """Fields of a record as lists of separate values; the fields are those of :data:`FIELDS`."""

ENTRY_VERSION = 10
"""Number of the layout of an entry and of the analysis that made it: a kept entry of another number is made anew."""


class FieldWeight(NamedTuple):
    """BM25F parameters of a field: its mask bit, weight, length normalisation b, reference length in content words."""

    mask: int
    weight: float
    b: float
    reference: float


FIELDS = {
    "name": FieldWeight(NAME, 5.0, 0.3, 12),
    "aliases": FieldWeight(NAME, 4.0, 0.3, 6),
    "kind": FieldWeight(KIND, 3.0, 0.2, 4),
    "kind_wider": FieldWeight(KIND, 1.5, 0.2, 8),
    "topics": FieldWeight(TOPICS, 2.5, 0.2, 9),
    "topics_wider": FieldWeight(TOPICS, 1.0, 0.2, 13),
    "target_groups": FieldWeight(TARGET_GROUPS, 1.0, 0.2, 11),
    "target_groups_wider": FieldWeight(TARGET_GROUPS, 0.5, 0.2, 15),
    "area": FieldWeight(AREA, 0.5, 0.2, 4),
    "served": FieldWeight(AREA, 0.2, 0.0, 1),
    "provider": FieldWeight(PROVIDER, 2.0, 0.3, 6),
    "summary": FieldWeight(SUMMARY, 2.0, 0.3, 20),
    "services": FieldWeight(SUMMARY, 1.5, 0.3, 18),
    "requirements": FieldWeight(TEXT, 1.0, 0.5, 40),
    "body": FieldWeight(TEXT, 0.8, 0.5, 150),
}
"""The weights follow what a searcher expects (name above alias above subject above text); measured to be flat: half or
twice of any of them changes nDCG@5 by less than 0.01."""

PHRASE_FIELDS = tuple(field for field in FIELDS if field != "served")
"""Where quoted words are looked for."""


@lru_cache(LINES_KEPT)
def _words_of(line: str) -> tuple[str, ...]:
    return tuple(words(line))


@lru_cache(LINES_KEPT)
def served_stems(place: str) -> tuple[str, ...]:
    """Return the stems by which a place that a record serves is searched: those of its words."""
    return tuple(dict.fromkeys(stem(piece) for piece in pieces_of(place) if piece not in FUNCTION_WORDS))


def joined_words(line: str) -> list[str]:
    """Return the stems of two adjacent words of a name written as one (``Venture Villa``: ``venturevilla``)."""
    pieces = pieces_of(line)
    return [
        stem(left + right)
        for left, right in pairwise(pieces)
        if len(left) + len(right) <= LONGEST_JOIN and left not in FUNCTION_WORDS and right not in FUNCTION_WORDS
    ]


def keep_best_spelling(word_by_stem: dict[str, str], key: str, word: str) -> None:
    """Make a word the display word of a stem, unless ``word_by_stem`` has a better one.

    A noun in ``-ung`` is better, else a shorter word; of two equally good ones the first in the alphabet.
    """
    best_word = word_by_stem.get(key)
    if best_word is None or (word != best_word and _clumsiness(word) < _clumsiness(best_word)):
        word_by_stem[key] = word


def _clumsiness(word: str) -> tuple[bool, int, str]:
    """Return what sorts the words of one stem, the best display word first."""
    return not word.endswith("ung"), len(word), word


def frequencies(field: str, lines: Sequence[str], word_by_stem: dict[str, str]) -> dict[str, int]:
    """Return the frequency of each stem in a field.

    Function words count in names only. A name also has its words under ``=``, and its joined neighbours under ``+``.
    ``word_by_stem`` gets the display word of each stem, see :func:`keep_best_spelling`.
    """
    if field == "served":
        return dict.fromkeys((SERVED + key for line in lines for key in served_stems(line)), 1)
    is_name = field in ("name", "aliases")
    counts: dict[str, int] = {}
    for word, count in Counter(chain.from_iterable(map(_words_of, lines))).items():
        if is_name or word not in FUNCTION_WORDS:
            stems = stems_of(word)
            if len(stems) == 1:
                keep_best_spelling(word_by_stem, stems[0], word)
            for key in stems:
                counts[key] = counts.get(key, 0) + count
    if is_name:
        joined_stems = dict.fromkeys(key for line in lines for key in joined_words(line))
        name_stems = [NAMED + key for key in counts if key.isalnum()]
        counts.update((JOINED + key, 1) for key in joined_stems if key not in counts)
        counts.update(dict.fromkeys(name_stems, 1))
    return counts


def weigh(document: Document, word_by_stem: dict[str, str]) -> dict[str, tuple[float, int]]:
    """Return weighted term frequency and field mask of each stem; ``word_by_stem``: see :func:`frequencies`."""
    impacts: dict[str, float] = {}
    masks: dict[str, int] = {}
    for field, (mask, weight, b, reference) in FIELDS.items():
        lines = document.get(field)
        if not lines:
            continue
        counts = frequencies(field, lines, word_by_stem)
        length = sum(count for key, count in counts.items() if key[0] != NAMED)
        scale = weight / (1 - b + b * length / reference)
        for key, count in counts.items():
            impacts[key] = impacts.get(key, 0.0) + scale * (1 + log(count) if count > 1 else 1)
            masks[key] = masks.get(key, 0) | mask
    return {key: (impact, masks[key]) for key, impact in impacts.items()}


def analyse(document: Document) -> bytes:
    """Return the forward entry of a record, which the caller may keep as long as the record is unchanged.

    Layout: version (1 byte), number of stems n and length m of the line codes (4 bytes each, little-endian), n impact
    codes, n field masks, m bytes of :func:`~hannover_foerder.search.index.phrase.encode_lines`, then UTF-8 text: the n
    stems one a line (a tab and the word to show behind it where it differs), an empty line, and one line for each
    name key (name, aliases, id).
    """
    word_by_stem: dict[str, str] = {}
    weight_and_mask = weigh(document, word_by_stem)
    keys = {name_key(line) for field in ("name", "aliases", "id") for line in document.get(field, ())}
    order = encode_lines(line for field in PHRASE_FIELDS for line in document.get(field, ()))
    lines = [key if word_by_stem.get(key, key) == key else f"{key}\t{word_by_stem[key]}" for key in weight_and_mask]
    text = "\n".join(lines) + "\n\n" + "\n".join(sorted(keys - {""}))
    codes = bytes(impact_code(impact) for impact, _ in weight_and_mask.values())
    masks = bytes(mask for _, mask in weight_and_mask.values())
    sizes = len(weight_and_mask).to_bytes(4, "little") + len(order).to_bytes(4, "little")
    return bytes((ENTRY_VERSION,)) + sizes + codes + masks + order + text.encode()


class Entry(NamedTuple):
    """A decoded forward entry: parallel columns of stems, impact codes and field masks."""

    stems: list[str]
    """With a tab and the word to show behind the stem where it differs."""
    codes: bytes
    masks: bytes
    order: bytes
    """The lines of the record for phrases, see :mod:`hannover_foerder.search.index.phrase`."""
    names: list[str]


def decode(entry: bytes) -> Entry:
    """Return the decoded parts of an entry. Raises ValueError for another version."""
    if not entry or entry[0] != ENTRY_VERSION:
        raise ValueError("entry of another version")
    count, size = int.from_bytes(entry[1:5], "little"), int.from_bytes(entry[5:9], "little")
    masks_at, order_at = 9 + count, 9 + 2 * count
    text = entry[order_at + size :].decode()
    stems_text, _, keys_text = text.partition("\n\n")
    return Entry(
        stems_text.split("\n") if count else [],
        entry[9:masks_at],
        entry[masks_at:order_at],
        entry[order_at : order_at + size],
        keys_text.split("\n") if keys_text else [],
    )
