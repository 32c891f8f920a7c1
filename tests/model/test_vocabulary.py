"""Walks through the trees of the vocabulary."""

from __future__ import annotations

import pytest

from hannover_foerder.model.text import Text
from hannover_foerder.model.vocabulary import Term, Vocabulary

VOCABULARY = Vocabulary(
    topics={
        "energie": Term("Energie", "Energy"),
        "solar": Term("Solar", "Solar", broader="energie"),
        "balkonsolar": Term("Balkonsolar", "Balcony solar", broader="solar"),
        "huhn": Term("Huhn", "Hen", broader="ei"),
        "ei": Term("Ei", "Egg", broader="huhn"),
        "waise": Term("Waise", "Orphan", broader="gibt-es-nicht"),
    },
    areas={
        "land": Term("Land", "State"),
        "region": Term("Region", "Region", broader="land"),
        "seelze": Term("Seelze", "Seelze", broader="region", postcodes=("30926",)),
        "gehrden": Term("Gehrden", "Gehrden", broader="region", postcodes=("30989", "30926")),
    },
)


@pytest.mark.parametrize(
    ("term", "path"),
    [
        ("balkonsolar", ("balkonsolar", "solar", "energie")),
        ("energie", ("energie",)),
        ("huhn", ("huhn", "ei")),
        ("waise", ("waise",)),
        ("unbekannt", ()),
    ],
)
def test_wider_terms_come_nearest_first_and_a_circle_ends(term: str, path: tuple[str, ...]) -> None:
    assert VOCABULARY.ancestors("topics", term) == path


def test_narrower_terms_of_every_level() -> None:
    assert VOCABULARY.descendants("topics", "energie") == {"energie", "solar", "balkonsolar"}
    assert VOCABULARY.descendants("topics", "balkonsolar") == {"balkonsolar"}


def test_wider_areas_serve_a_place() -> None:
    assert VOCABULARY.serving("seelze") == {"seelze": 0, "region": 1, "land": 2}
    assert VOCABULARY.serving("land") == {"land": 0}


def test_a_postcode_may_belong_to_several_places() -> None:
    assert VOCABULARY.at_postcode("30926") == ("seelze", "gehrden")
    assert VOCABULARY.at_postcode("30989") == ("gehrden",)
    assert VOCABULARY.at_postcode("10115") == ()


def test_a_term_has_its_label_in_both_languages() -> None:
    assert VOCABULARY.facet("topics")["ei"].label == Text("Ei", "Egg")


@pytest.mark.parametrize(
    ("asked", "groups", "reasons"),
    [
        (["handwerk"], ["handwerk"], ()),
        (["handwerk"], ["unternehmen"], ()),
        (["handwerk"], ["kmu"], ("kmu",)),
        (["handwerk"], ["kmu", "handwerk"], ()),
        (["handwerk"], ["ausbildungsbetriebe"], ("arbeitgeber",)),
        (["kmu"], ["handwerk"], ()),
        (["kmu", "handwerk"], ["kmu"], ()),
        (["unknown"], ["kmu"], ()),
    ],
)
def test_a_group_counts_as_others(asked: list[str], groups: list[str], reasons: tuple[str, ...]) -> None:
    vocabulary = Vocabulary(
        target_groups={
            "unternehmen": Term("Unternehmen", "Companies"),
            "kmu": Term("KMU", "SMEs", broader="unternehmen"),
            "handwerk": Term("Handwerk", "Crafts", broader="unternehmen", counts_as=("kmu", "arbeitgeber")),
            "arbeitgeber": Term("Arbeitgeber", "Employers", broader="unternehmen"),
            "ausbildungsbetriebe": Term("Ausbildungsbetriebe", "Training companies", broader="arbeitgeber"),
        }
    )
    assert vocabulary.reasons(asked, groups) == reasons
