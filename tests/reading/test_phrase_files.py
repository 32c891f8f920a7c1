"""Reading what people say who need a programme."""

from __future__ import annotations

from pathlib import Path

import pytest

from hannover_foerder.errors import CatalogueError
from hannover_foerder.reading.locate import data_folder
from hannover_foerder.reading.phrase_files import read_occasions


def test_the_sentences_of_all_languages_by_id() -> None:
    written = b"""schema: 1
occasions:
  a-b: {en: [My roof leaks.], de: [Mein Dach ist alt., Es regnet rein.]}
not_held:
  pets: {de: [Mein Hund ist weg.], en: [My dog ran away.]}
"""
    occasions = read_occasions(written, "o.yaml")
    assert occasions.served == {"a-b": ("Mein Dach ist alt.", "Es regnet rein.", "My roof leaks.")}
    assert occasions.not_held == {"pets": ("Mein Hund ist weg.", "My dog ran away.")}


@pytest.mark.parametrize(
    ("written", "line", "problem"),
    [
        ("schema: 1\nnot_held: {}\n", 1, "problem.missing-top"),
        ("schema: 1\noccasions:\n  a:\n    de: Ein Satz.\n    en: [One.]\nnot_held: {}\n", 4, "problem.list-needed"),
        (
            "schema: 1\noccasions:\n  a:\n    de: [Satz.]\n    en: [One.]\n    xx: [Satz.]\nnot_held: {}\n",
            6,
            "problem.unknown-key",
        ),
        ("schema: 1\noccasions:\n  a:\n    en: [Only English.]\nnot_held: {}\n", 4, "problem.missing"),
        ("schema: 1\noccasions:\n  a:\n    de: [Nur Deutsch.]\nnot_held: {}\n", 4, "problem.missing"),
        (
            "schema: 1\noccasions:\n  a: {de: [Satz.], en: [One.]}\n  a: {de: [Satz.], en: [One.]}\nnot_held: {}\n",
            4,
            "problem.duplicate-key",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line(written: str, line: int, problem: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        read_occasions(written.encode(), "o.yaml")
    assert [(found.file, found.line, found.code) for found in caught.value.problems] == [("o.yaml", line, problem)]


def test_under_a_wrong_key_the_mistakes_are_named_too() -> None:
    written = "schema: 1\noccasions:\n  12:\n    de: Satz.\n    en: [One.]\nnot_held: {}\n"
    with pytest.raises(CatalogueError) as caught:
        read_occasions(written.encode(), "o.yaml")
    assert [(problem.line, problem.code) for problem in caught.value.problems] == [
        (3, "problem.quote"),
        (4, "problem.list-needed"),
    ]


def test_no_sentence_of_ours_stands_twice_under_one_programme() -> None:
    path = Path(data_folder()) / "occasions.yaml"
    occasions = read_occasions(path.read_bytes(), str(path))
    for section in occasions:
        assert [key for key, sentences in section.items() if len(set(sentences)) < len(sentences)] == []
