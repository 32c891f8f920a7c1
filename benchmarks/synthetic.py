"""Catalogues of any size for measuring: ``python benchmarks/synthetic.py RECORDS TARGET [FILES]``.

Each record is put together from fields of different real ones. One long word in eight is replaced by a word drawn from
a Zipf distribution, one in three of these by a compound that was never seen before, so that the vocabulary grows with
the catalogue as it does in life. A record has one source and one fact, as those of a large catalogue have, not the
dozen of ours. Equal arguments give equal bytes.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from itertools import accumulate, pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DATA = Path(__file__).parent.parent / "data" / "programmes.yaml"
SEED = 2026
CHUNK = 10_000
"""Records with a random state of their own."""

REPLACED = 0.12
FRESH = 1 / 3
DICTIONARY = 60_000
"""Words to draw from: those of the real texts, then compounds of two of them."""

HEAD = "schema: 1\n\nprogrammes:\n"
_LONG_WORD = re.compile(r"\b[A-ZÄÖÜ]?[a-zäöüß]{6,}\b")
_MARK = "\0"
_TEXTS = frozenset(("de", "en", "text", "title"))
_ALONE = ("name", "summary", "description", "kinds", "topics", "target_groups", "areas", "provider", "funding")
_STATUS = ("deadlines", "period", "closed", "paused_since")
_LONG_LINE = 60

Template = list[str]
"""A piece of YAML; every second text is a word that may be replaced."""


def real_records() -> list[dict[str, Any]]:
    """Return the records of the catalogue as plain data."""
    records: list[dict[str, Any]] = yaml.load(DATA.read_bytes(), yaml.CSafeLoader)["programmes"]
    for record in records:
        if True in record.get("closed", {}):  # YAML 1.1 takes the key ``on`` for a truth value
            record["closed"]["on"] = record["closed"].pop(True)
    return records


class Words:
    """Long words: drawn from a fixed list, the first ones most often, or compounds put together afresh."""

    def __init__(self, records: Sequence[dict[str, Any]]) -> None:
        counts: Counter[str] = Counter(_LONG_WORD.findall(json.dumps(records, ensure_ascii=False)))
        self._real = sorted(counts, key=lambda word: (-counts[word], word))
        rng = Random(SEED)
        dictionary = dict.fromkeys(self._real)
        while len(dictionary) < DICTIONARY:
            dictionary[self._compound(rng)] = None
        self._dictionary = list(dictionary)
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._dictionary) + 1)))

    def _compound(self, rng: Random) -> str:
        first, second = rng.choices(self._real, k=2)
        return first.capitalize() + second.lower()

    def draw(self, rng: Random, number: int) -> list[str]:
        """Return so many words, some of them fresh compounds."""
        words = rng.choices(self._dictionary, cum_weights=self._weights, k=number)
        return [self._compound(rng) if rng.random() < FRESH else word for word in words]


def yaml_lines(value: object, indent: str, *, is_text: bool = False) -> Iterator[str]:
    """Yield a value as block YAML behind its key or dash, in the style of the catalogue; words of texts are marked."""
    if isinstance(value, dict):
        yield "\n"
        for key, part in value.items():
            yield f"{indent}{key}:"
            yield from yaml_lines(part, f"{indent}  ", is_text=key in _TEXTS)
    elif isinstance(value, list) and not any(isinstance(part, dict | list) for part in value):
        yield f" [{', '.join(json.dumps(part, ensure_ascii=False) for part in value)}]\n"
    elif isinstance(value, list):
        yield "\n"
        for part in value:
            body = "".join(yaml_lines(part, f"{indent}  "))
            yield f"{indent}-{body.lstrip(chr(10)).removeprefix(indent + ' ')}"
    elif isinstance(value, str):
        text = " ".join(value.split())
        marked_text = _LONG_WORD.sub(rf"{_MARK}\g<0>{_MARK}", text) if is_text else text
        yield f" >-\n{indent}{marked_text}\n" if len(text) > _LONG_LINE else f" {_quoted(text, marked_text)}\n"
    else:
        yield f" {json.dumps(value)}\n"


def _quoted(text: str, marked_text: str) -> str:
    return "'" + marked_text.replace("'", "''") + "'" if text.isprintable() else json.dumps(text)


def template(fields: dict[str, Any]) -> Template:
    """Return fields of a record as a template."""
    return "".join(list(yaml_lines(fields, "    "))[1:]).split(_MARK)


class Recombiner:
    """A maker of records from fields of the real ones."""

    def __init__(self) -> None:
        records = real_records()
        self._words = Words(records)
        sources = [source for record in records for source in record["sources"].values() if "url" in source]
        requirements = [
            {key: value for key, value in requirement.items() if key != "sources"}
            for requirement in _entries_of(records, "requirements")
        ]
        facts = [
            {"text": fact["text"], "sources": ["a"], "supports": ["name"]} for fact in _entries_of(records, "facts")
        ]
        fields_by_part = [
            *([{field: record[field]} for record in records if field in record] for field in _ALONE),
            [{key: record[key] for key in _STATUS if key in record} for record in records],
            [{"requirements": [requirement]} for requirement in requirements],
            [{"links": {"info": source["url"]}, "sources": {"a": source}} for source in sources],
            [{"facts": [fact]} for fact in facts],
        ]
        self._templates_by_part = [[template(fields) for fields in choices] for choices in fields_by_part]

    def records(self, first: int, number: int) -> Iterator[str]:
        """Yield the YAML of the records ``first`` to ``first + number - 1``, all of one chunk."""
        rng = Random(f"{SEED} {first // CHUNK}")
        for record_number in range(first, first + number):
            text = f"  - id: programm-{record_number}\n"
            for templates in self._templates_by_part:
                text += self._varied(rng.choice(templates), rng)
            yield text

    def _varied(self, pieces: Template, rng: Random) -> str:
        slots = len(pieces) // 2
        changes = int(slots * REPLACED + rng.random())
        if not changes:
            return "".join(pieces)
        pieces = pieces[:]
        for word in self._words.draw(rng, changes):
            pieces[2 * rng.randrange(slots) + 1] = word
        return "".join(pieces)


def _entries_of(records: Sequence[dict[str, Any]], field: str) -> list[dict[str, Any]]:
    return [entry for record in records for entry in record.get(field, ())]


def write(target: Path, number: int, files: int = 1) -> None:
    """Write a catalogue of ``number`` records: a file, or a folder of ``files`` files."""
    recombiner = Recombiner()
    if files > 1:
        target.mkdir(parents=True, exist_ok=True)
    paths = [target] if files == 1 else [target / f"{file_number:04}.yaml" for file_number in range(files)]
    bounds = [number * file_number // files for file_number in range(files + 1)]
    for path, (begin, end) in zip(paths, pairwise(bounds), strict=True):
        with path.open("w", encoding="utf-8") as file:
            file.write(HEAD)
            first = begin
            while first < end:
                size = min(CHUNK - first % CHUNK, end - first)
                file.writelines(recombiner.records(first, size))
                first += size


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
