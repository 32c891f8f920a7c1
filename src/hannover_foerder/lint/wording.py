"""Checks of names and texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.lint.material import Hit
from hannover_foerder.model.plain import yaml_key
from hannover_foerder.model.struct import Struct
from hannover_foerder.model.text import Text
from hannover_foerder.reading.positions import plain_scalars
from hannover_foerder.reading.problems import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.lint.material import Material, Record

SUMMARY_LENGTH: Final = 160
"""Letters of the longest summary, as many as two lines of 80 columns hold."""
_SHORTEST_SENTENCE: Final = 30
"""Shorter ones, such as "Stand 2023.", may come again."""

_COMMENT = re.compile(rb"[ \t]#")
_NUMBER_SIGN = re.compile(r"\s+#(?P<attached>[^\s#])?")
_IS_ID = re.compile(r"[a-z0-9-]+")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_LOOSE_SPACE = re.compile(r"^\s|\s$| {2,}|\n")


def leaves(value: object, kinds: tuple[type, ...], path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield path and value of everything in a record that is of one of the ``kinds``; nothing inside such a value."""
    if isinstance(value, kinds):
        yield path, value
    elif isinstance(value, tuple):
        for n, part in enumerate(value):
            yield from leaves(part, kinds, f"{path}[{n}]")
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, kinds, f"{path}.{key}")
    elif isinstance(value, Struct):
        for name in value._fields:
            key = yaml_key(name)
            yield from leaves(getattr(value, name), kinds, f"{path}.{key}" if path else key)


def missing_english(record: Record) -> Iterator[Hit]:
    """Yield each text without an English version."""
    for path, text in leaves(record.programme, (Text,)):
        if text.en is None:
            yield Hit(record.passage, path, {"field": path})


def loose_spaces(record: Record) -> Iterator[Hit]:
    """Yield each text with superfluous spaces or line ends."""
    for path, text in leaves(record.programme, (str,)):
        if _LOOSE_SPACE.search(text):
            yield Hit(record.passage, path, {"field": path})


def lost_text(record: Record) -> Iterator[Hit]:
    """Yield each text cut off by ``#``: YAML reads the rest, perhaps a condition, as a comment.

    Behind a single word ``# text`` is meant as a comment, behind an id ``#text`` too.
    """
    if not _COMMENT.search(record.passage.text):
        return
    for path, scalar, rest in plain_scalars(record.passage):
        comment = _NUMBER_SIGN.match(rest)
        if comment and (" " in scalar.value or (comment["attached"] and not _IS_ID.fullmatch(scalar.value))):
            yield Hit(record.passage, path, {"field": path, "lost": excerpt(rest.strip())})


def missing_summary(record: Record) -> Iterator[Hit]:
    """Yield each record without a summary."""
    if record.programme.summary is None:
        yield Hit(record.passage, "id")


def long_summary(record: Record) -> Iterator[Hit]:
    """Yield each summary that is too long for a list."""
    for path, text in leaves(record.programme.summary, (str,), "summary"):
        if len(text) > SUMMARY_LENGTH:
            yield Hit(record.passage, path, {"length": len(text), "limit": SUMMARY_LENGTH})


def empty_summary(record: Record) -> Iterator[Hit]:
    """Yield each summary that only repeats the name."""
    name = record.programme.name
    names = {fold_words(text) for text in (name.de, name.en, *record.programme.aliases) if text}
    for path, text in leaves(record.programme.summary, (str,), "summary"):
        if fold_words(text) in names:
            yield Hit(record.passage, path)


def fold_words(text: str) -> str:
    """Return the words of a text in lower case with single spaces, so that spellings of the same meet."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def duplicate_name(material: Material) -> Iterator[Hit]:
    """Yield each German name or alias that another record has, or that a record has twice."""
    first_place_by_name: dict[str, tuple[str, str]] = {}
    for record in material.records:
        programme = record.programme
        names = [("name.de", programme.name.de)]
        names += [(f"aliases[{n}]", alias) for n, alias in enumerate(programme.aliases)]
        for path, name in names:
            place = (programme.id, path)
            first_id, first_path = first_place_by_name.setdefault(fold_words(name), place)
            if (first_id, first_path) != place:
                yield Hit(record.passage, path, {"name": name, "other": first_id})


def repeated_entry(record: Record) -> Iterator[Hit]:
    """Yield each entry that occurs twice in a list."""
    programme = record.programme
    lists = {name: getattr(programme, name) for name in ("kinds", "topics", "target_groups", "areas", "partners")}
    lists |= {f"facts[{n}].supports": fact.supports for n, fact in enumerate(programme.facts)}
    lists |= {f"facts[{n}].sources": fact.sources for n, fact in enumerate(programme.facts)}
    for path, entries in lists.items():
        for n, value in enumerate(entries):
            if value in entries[:n]:
                yield Hit(record.passage, f"{path}[{n}]", {"entry": value})


def repeated_sentence(material: Material) -> Iterator[Hit]:
    """Yield each fact that a record states twice, and each sentence of summaries and descriptions that comes again.

    In the same record or in another; short ones may.
    """
    owner_by_sentence: dict[str, str] = {}
    for record in material.records:
        programme = record.programme
        sentences = [(f"facts[{n}].text", f"{programme.id} {fact.text}") for n, fact in enumerate(programme.facts)]
        for path, text in (("summary", programme.summary), ("description", programme.description)):
            if text:
                sentences += [(f"{path}.de", sentence) for sentence in _SENTENCE_END.split(text.de)]
        for path, sentence in sentences:
            if len(sentence) < _SHORTEST_SENTENCE:
                continue
            key = fold_words(sentence)
            if key in owner_by_sentence:
                yield Hit(record.passage, path, {"other": owner_by_sentence[key]})
            owner_by_sentence.setdefault(key, programme.id)
