"""Vocabulary, profile and synonyms: what is read, and the mistakes that each can have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hannover_foerder.errors import CatalogueError
from hannover_foerder.model.text import Text
from hannover_foerder.model.vocabulary import Term
from hannover_foerder.reading.bundled import read_profile, read_vocabulary, reference_data
from hannover_foerder.reading.phrase_files import read_synonyms

if TYPE_CHECKING:
    from collections.abc import Callable

VOCABULARY = """\
schema: 1
kinds: {zuschuss: {de: Zuschuss, en: Grant, synonyms: [Geld], fdb: zuschuss}}
topics: {}
target_groups: {}
areas:
  region: {de: Region, en: Region}
  hannover: {de: Hannover, en: Hannover, broader: region, ags: '03241001', postcodes: ['30159', '30161']}
"""
PROFILE = """\
schema: 1
profile:
  age: {type: number, unit: {de: Jahre, en: years}, question: {de: Wie alt?, en: How old?}, why: {de: Weil., en: So.}}
  applicant:
    type: choice
    question: {de: Wer?, en: Who?}
    why: {de: Weil., en: So.}
    values:
      company: {de: Firma, en: Company}
"""
SYNONYMS = """\
schema: 1
equivalent: [[pv, photovoltaik]]
directed:
  - {from: [solar], to: [photovoltaik], weight: 0.5}
translations:
  - {de: [zuschuss], en: [grant, subsidy]}
"""


def codes(read: Callable[[bytes, str], Any], text: str) -> list[tuple[int, str]]:
    with pytest.raises(CatalogueError) as caught:
        read(text.encode(), "x.yaml")
    return [(problem.line, problem.code.removeprefix("problem.")) for problem in caught.value.problems]


def test_vocabulary() -> None:
    vocabulary = read_vocabulary(VOCABULARY.encode(), "x.yaml")

    assert vocabulary.kinds == {"zuschuss": Term("Zuschuss", "Grant", ("Geld",), None, "zuschuss")}
    assert vocabulary.areas["hannover"].postcodes == ("30159", "30161")
    assert list(vocabulary.areas) == ["region", "hannover"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("topics: {}\n", "", [(1, "missing-top")]),
        ("topics: {}", "topics: []", [(3, "mapping-needed")]),
        ("ags: '03241001'", "ags: 03241001", [(7, "quote")]),
        ("ags: '03241001'", "ags: 'x'", [(7, "pattern-ags")]),
        ("'30159'", "30159", [(7, "quote")]),
        ("  region:", "  Region:", [(6, "pattern-id")]),
        ("  region: ", "  hannover: ", [(7, "duplicate-key")]),
        ("{de: Region, en: Region}", "{de: Region}", [(6, "missing")]),
        ("schema: 1", "? [a]\n: b\nschema: 1", [(1, "key-needed")]),
    ],
)
def test_mistakes_of_a_vocabulary(old: str, new: str, expected: list[tuple[int, str]]) -> None:
    assert codes(read_vocabulary, VOCABULARY.replace(old, new, 1)) == expected


def test_profile() -> None:
    profile = read_profile(PROFILE.encode(), "x.yaml")

    assert profile["age"].unit == Text("Jahre", "years")
    assert profile["applicant"].values == {"company": Text("Firma", "Company")}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("type: number", "type: numbr", [(3, "choice.similar")]),
        ("type: number", "type: set", [(3, "profile-values")]),
        ("type: choice", "type: yes-no", [(4, "profile-no-values")]),
        ("profile:", "profil:", [(1, "missing-top"), (2, "unknown-key.similar")]),
        ("why: {de: Weil., en: So.}}", "}", [(3, "missing")]),
    ],
)
def test_mistakes_of_a_profile(old: str, new: str, expected: list[tuple[int, str]]) -> None:
    assert codes(read_profile, PROFILE.replace(old, new, 1)) == expected


def test_synonyms_are_plain_sections() -> None:
    assert read_synonyms(SYNONYMS.encode(), "x.yaml") == {
        "equivalent": [["pv", "photovoltaik"]],
        "directed": [{"from": ["solar"], "to": ["photovoltaik"], "weight": 0.5}],
        "translations": [{"de": ["zuschuss"], "en": ["grant", "subsidy"]}],
    }
    assert read_synonyms(b"schema: 1\n", "x.yaml") == {}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[solar]", "solar", [(4, "list-needed")]),
        ("weight: 0.5", "weight: 2", [(4, "range")]),
        ("weight: 0.5", "weihgt: 0.5", [(4, "unknown-key.similar")]),
        ("pv,", "no,", [(2, "quote")]),
        ("equivalent:", "xyz:", [(2, "unknown-key")]),
        ("en: [grant, subsidy]", "fr: [subvention]", [(6, "missing")]),
    ],
)
def test_mistakes_of_synonyms(old: str, new: str, expected: list[tuple[int, str]]) -> None:
    assert codes(read_synonyms, SYNONYMS.replace(old, new, 1)) == expected


def test_the_bundled_reference_data() -> None:
    base = reference_data()

    assert base.vocabulary.areas["hannover"].ags == "03241001"
    assert base.profile["employees"].type == "number"
