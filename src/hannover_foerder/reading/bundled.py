"""Vocabulary, offices and profile fields that a catalogue is validated against: the bundled ones or others."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

from hannover_foerder.model.profile import ProfileField
from hannover_foerder.model.vocabulary import FACETS, Vocabulary
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.document import read_sections
from hannover_foerder.reading.locate import data_folder
from hannover_foerder.reading.positions import Passage, line_of
from hannover_foerder.reading.problems import Problems

_TYPES_WITH_VALUES = ("choice", "set")
_TYPES_WITHOUT_VALUES = ("yes-no", "number")


class ReferenceData(NamedTuple):
    """The vocabulary and profile fields that records are validated against."""

    vocabulary: Vocabulary
    profile: dict[str, ProfileField]
    digest: bytes
    """BLAKE2b of the files they were read from, 16 bytes."""


def reference_data() -> ReferenceData:
    """Return the bundled vocabulary, offices and profile. Raises CatalogueError with their mistakes."""
    folder = Path(data_folder())
    contents = [(folder / name).read_bytes() for name in ("vocabulary.yaml", "offices.yaml", "profile.yaml")]
    return reference_data_of(*contents, place=f"{folder}{os.sep}")


def reference_data_of(vocabulary: bytes, offices: bytes | None, profile: bytes, *, place: str) -> ReferenceData:
    """Return vocabulary, offices and profile from three files; ``place`` precedes their names in messages."""
    terms = read_vocabulary(vocabulary, f"{place}vocabulary.yaml")
    if offices is not None:
        terms = with_offices(terms, offices, f"{place}offices.yaml")
    digest = blake2b(b"\0".join((vocabulary, offices or b"", profile)), digest_size=16).digest()
    return ReferenceData(terms, read_profile(profile, f"{place}profile.yaml"), digest)


def read_vocabulary(content: bytes, name: str) -> Vocabulary:
    """Return the vocabulary of a file; ``name`` is used in messages. Raises CatalogueError with all problems."""
    return Vocabulary(**read_sections(content, name, {facet: Vocabulary.hints[facet] for facet in FACETS}))


def with_offices(vocabulary: Vocabulary, content: bytes, name: str) -> Vocabulary:
    """Return the vocabulary with the offices of a file; ``name`` is used in messages. Raises CatalogueError."""
    return vocabulary._replace(**read_sections(content, name, {"offices": Vocabulary.hints["offices"]}))


def read_profile(content: bytes, name: str) -> dict[str, ProfileField]:
    """Return by id the fields of a profile file; ``name`` is for messages. Raises CatalogueError with all problems."""
    profile: dict[str, ProfileField] = read_sections(content, name, {"profile": dict[str, ProfileField]})["profile"]
    problems, passage = Problems(name), Passage(name, 1, content)

    def report(code: str, field: str) -> None:
        problems.add(line_of(passage, f"profile.{field}") - 1, code, field=field)

    for key, field in profile.items():
        if field.type in _TYPES_WITH_VALUES and not field.values:
            report("profile-values", key)
        if field.type in _TYPES_WITHOUT_VALUES and field.values:
            report("profile-no-values", key)
        for other_field, values in field.only_if.items():
            if (
                other_field not in profile
                or not set(values) <= set(profile[other_field].values)
                or field.otherwise is None
            ):
                report("profile-only-if", key)
    problems.raise_if_any()
    return profile
