"""Offices: a closed list of a file of its own that records are read against."""

from __future__ import annotations

import pytest
from tests.reading.whole_file import read

from hannover_foerder.errors import CatalogueError
from hannover_foerder.model.vocabulary import Vocabulary
from hannover_foerder.reading.bundled import with_offices

OFFICES = b"schema: 1\noffices:\n  amt-hannover: {de: Amt, en: Office, phone: 0511 12345}\n"
VOCABULARY = with_offices(Vocabulary(), OFFICES, "o.yaml")


def catalogue(office: str) -> bytes:
    return f"schema: 1\nprogrammes:\n  - id: a\n    name: {{de: A}}\n    offices: [{office}]\n".encode()


def test_a_record_names_an_office() -> None:
    (programme,) = read(catalogue("amt-hannover"), "x.yaml", VOCABULARY, {})

    assert programme.offices == ("amt-hannover",)
    assert VOCABULARY.offices["amt-hannover"].phone == "0511 12345"


def test_an_office_that_does_not_exist_is_told_with_the_one_that_was_meant() -> None:
    with pytest.raises(CatalogueError) as caught:
        read(catalogue("amt-hanover"), "x.yaml", VOCABULARY, {})

    (problem,) = caught.value.problems
    assert (problem.line, problem.values["similar"]) == (5, "amt-hannover")


def test_a_mistake_in_the_file_of_offices_names_file_and_line() -> None:
    with pytest.raises(CatalogueError) as caught:
        with_offices(Vocabulary(), b"schema: 1\noffices:\n  amt: {de: Amt, en: Office, phone: keine}\n", "o.yaml")

    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.code) == ("o.yaml", 3, "problem.pattern-phone")
