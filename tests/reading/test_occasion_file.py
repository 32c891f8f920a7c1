"""Reading what people say who need a programme."""

from __future__ import annotations

from pathlib import Path

import pytest

from hannover_foerder.errors import CatalogueError
from hannover_foerder.reading.locate import data_folder
from hannover_foerder.reading.occasion_file import read_occasions


def test_the_sentences_of_all_languages_by_id() -> None:
    written = (
        b"schema: 1\noccasions:\n  a-b:\n    en: [My roof leaks.]\n    de: [Mein Dach ist alt., Es regnet rein.]\n"
    )
    assert read_occasions(written, "o.yaml") == {"a-b": ("Mein Dach ist alt.", "Es regnet rein.", "My roof leaks.")}


@pytest.mark.parametrize(
    ("written", "line", "problem"),
    [
        ("schema: 1\n", 1, "problem.missing-top"),
        ("schema: 1\noccasions:\n  a:\n    de: Ein Satz.\n", 4, "problem.list-needed"),
        ("schema: 1\noccasions:\n  a:\n    de: [Satz.]\n    xx: [Satz.]\n", 5, "problem.unknown-key"),
        ("schema: 1\noccasions:\n  a:\n    en: [Only English.]\n", 4, "problem.missing"),
        ("schema: 1\noccasions:\n  a:\n    de: [Satz.]\n  a:\n    de: [Satz.]\n", 5, "problem.duplicate-key"),
    ],
)
def test_a_mistake_is_named_with_its_line(written: str, line: int, problem: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        read_occasions(written.encode(), "o.yaml")
    assert [(found.file, found.line, found.code) for found in caught.value.problems] == [("o.yaml", line, problem)]


def test_no_sentence_of_ours_leads_to_two_programmes() -> None:
    path = Path(data_folder()) / "occasions.yaml"
    sentences = [text for texts in read_occasions(path.read_bytes(), str(path)).values() for text in texts]
    assert len(set(sentences)) == len(sentences)
