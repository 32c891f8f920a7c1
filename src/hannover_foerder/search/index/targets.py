"""Keys and targets of thesaurus entries, as the index stores them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST_KEY = 4
"""Stems of the longest key that is matched; with one less or more the judged queries find the same."""

LONGEST_JOIN = 24
"""Letters of two words that are also looked for as one word; set by judgement, as a bound on the index."""

NEGATIONS = frozenset("nicht kein keine keinen keiner keinem nie nich not no never".split())  # noqa: SIM905
_NEGATED = "-"
"""Stands in the key of a matter for any of the :data:`NEGATIONS`."""

_WINDOW = 5
"""Words among which a phrase of the thesaurus is looked for; with 4 to 8 the judged queries find the same."""


def within_window(start: int, size: int, count: int) -> Iterable[tuple[int, ...]]:
    """Return sets of ``size`` of ``count`` word positions that begin with ``start`` and lie within a window."""
    window = range(start + 1, min(count, start + _WINDOW))
    return ((start, *others) for others in combinations(window, size - 1))


def key_of(stems: Sequence[str]) -> str:
    """Return the key of a set of stems."""
    return " ".join(sorted(set(stems)))


def matter_key(stems: Sequence[str], *, negated: bool) -> str:
    """Return the key of the words of a matter; *Lohn nicht bezahlt* has another key than *Lohn bezahlt*."""
    return key_of([*stems, *([_NEGATED] if negated else ())])


class Target(NamedTuple):
    """A target of a thesaurus key: stems that a record must all have, the weight, and the reason for people."""

    stems: tuple[str, ...]
    weight: float
    kind: str
    source: str
    target: str


def pack(targets: Iterable[Target]) -> str:
    """Return the stored form of a key's targets."""
    return "\n".join(
        f"{target.weight:.3f}\t{' '.join(target.stems)}\t{target.kind}\t{target.source}\t{target.target}"
        for target in targets
    )


def unpack(text: str) -> list[Target]:
    """Return the targets from their stored form."""
    columns = (line.split("\t") for line in text.split("\n"))
    return [
        Target(tuple(stems.split(" ")), float(weight), kind, source, target)
        for weight, stems, kind, source, target in columns
    ]
