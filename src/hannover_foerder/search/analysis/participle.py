"""Kindred words that Snowball separates: of a participle, and of those who do something.

A participle leads to its noun and verb (``entsiegelt``: Entsiegelung, entsiegeln), a noun for people to the other noun
for the same (Teilnehmende, Teilnehmer), both ways.

One rule for participles, no list of words: a weak one is its verb with ``-t`` or ``-et``, with ``ge`` at the beginning
or behind a particle (``weiter-ge-bild-et``) unless a prefix replaces it (``ent-siegel-t``); the noun ends in ``-ung``.
Strong participles (``geschrieben``) and those in ``-iert``, which the stemmer treats itself, are none of these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.search.analysis.language import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST_ROOT = 3
_ENDINGS = ("t", "te", "tem", "ten", "ter", "tes")
"""How a weak participle ends, with its inflections (gedämmt, gedämmtes)."""


def relatives(word: str) -> list[tuple[str, str]]:
    """Return possible nouns in ``-ung`` and verbs of a folded word; empty if it is no weak participle.

    Most of them do not exist: the caller keeps those whose noun the catalogue has.
    """
    ending = next((candidate for candidate in _ENDINGS if word.endswith(candidate)), None)
    if ending is None:
        return []
    pairs: dict[tuple[str, str], None] = {}
    for root in _roots(word.removesuffix(ending)):
        if root.endswith("el"):  # entwickelt, Entwicklung, but versiegelt, Versiegelung
            pairs[root[:-2] + "lung", root + "n"] = None
        pairs[root + "ung", root + ("n" if root.endswith(("el", "er")) else "en")] = None
    return list(pairs)


def _roots(base: str) -> Iterator[str]:
    """Yield possible verb stems of a participle: with its prefix, and without ``ge``."""
    for form in (base, base[:-1]) if base.endswith("e") else (base,):
        for particle in PARTICLES:
            if form.startswith(particle) and len(form) >= len(particle) + _SHORTEST_ROOT:
                yield form
                rest = form[len(particle) :]
                if particle == "ge":
                    yield rest
                elif rest.startswith("ge") and len(rest) >= len("ge") + _SHORTEST_ROOT:
                    yield particle + rest[len("ge") :]


_DOING = ("ende", "enden", "ender", "endem", "endes", "end")
_AGENT = ("er", "ern", "ers", "erin", "erinnen")
_SHORTEST_DOING = 4
"""Letters of the verb at least: ``Spende`` and ``Sender`` are no people."""


def agents(word: str) -> list[str]:
    """Return possible nouns for the same persons as a folded word (``teilnehmende``: ``teilnehmer``, and back).

    Most of them do not exist: the caller keeps those that the catalogue has.
    """
    for endings, instead in ((_DOING, "er"), (_AGENT, "ende")):
        for ending in endings:
            root = word.removesuffix(ending)
            if root != word and len(root) >= _SHORTEST_DOING:
                return [root + instead]
    return []
