from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.search.collection import Collection

from hannover_foerder.search.index.foreign_words import (
    LANGUAGES,
    SHORTEST,
    bare,
    foreign_keys,
    foreign_stem,
    may_be_form,
)
from hannover_foerder.search.index.reader import Index
from hannover_foerder.search.index.thesaurus import build

TRANSLATIONS = {
    "translations": [
        {
            "de": ["Zuschuss"],
            "tr": ["hibe"],
            "pl": ["dotacja"],
            "es": ["subvención"],
            "fr": ["subvention"],
            "ro": ["subvenție"],
            "uk": ["кредит"],
        },
        {
            "de": ["Ausbildung"],
            "en": ["training"],
            "tr": ["eğitim"],
            "es": ["formación profesional"],
            "fr": ["formation"],
        },
        {"de": ["Sanierung"], "pl": ["remont domu"], "es": ["renovar casa"], "ro": ["renovarea casei", "casă"]},
        {"de": ["Gründung"], "tr": ["iş kurmak", "iş yeri"], "fr": ["créer une entreprise"], "uk": ["підприємець"]},
        {"de": ["Praktikum"], "es": ["prácticas"], "tr": ["çatı"]},
    ]
}

NAMES = {
    word: {"name": [word], "topics": [word]}
    for word in ("Zuschuss", "Ausbildung", "Sanierung", "Gründung", "Praktikum")
}


@pytest.fixture(scope="module")
def abroad() -> Collection:
    return Collection(NAMES, TRANSLATIONS)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dotację", "Zuschuss"),
        ("dotacje", "Zuschuss"),
        ("hibeleri", "Zuschuss"),
        ("hibesi", "Zuschuss"),
        ("subvenciones", "Zuschuss"),
        ("subventionner", "Zuschuss"),
        ("subvențiilor", "Zuschuss"),
        ("subventiilor", "Zuschuss"),
        ("кредитів", "Zuschuss"),
        ("eğitimlere", "Ausbildung"),
        ("egitimlere", "Ausbildung"),
        ("formations", "Ausbildung"),
        ("formaciones profesionales", "Ausbildung"),
        ("remontu domu", "Sanierung"),
        ("renovez casa", "Sanierung"),
        ("iş kurmayı", "Gründung"),
        ("İş kurmayı", "Gründung"),
        ("işyerlerimiz", "Gründung"),
        ("créer des entreprises", "Gründung"),
        ("підприємцям", "Gründung"),
    ],
)
def test_a_word_is_found_in_every_inflection(abroad: Collection, typed: str, found: str) -> None:
    ranking = abroad.ranking(typed + " ")
    assert abroad.ids[ranking.hits[0].row] == found
    assert ranking.corrections == ()


def test_all_words_are_read_in_one_language() -> None:
    words = {
        "translations": [
            {"de": ["Zuschuss"], "es": ["perandar"]},
            {"de": ["Ausbildung"], "es": ["tomaco"]},
            {"de": ["Sanierung"], "pl": ["liruzja"]},
        ]
    }
    collection = Collection(NAMES, words)
    assert collection.found("liruzję ") == ["Sanierung"]
    assert set(collection.found("liruzję tomacas perandando ")) == {"Zuschuss", "Ausbildung"}
    assert collection.found("liruzję tomacas ") == ["Ausbildung"]  # as many: the first of the languages


@pytest.mark.parametrize(
    "typed",
    ["format", "practice piano", "cat", "cats videos", "casing", "evi", "qq ww", "dotacja1"],
)
def test_what_only_looks_foreign_is_not_found(abroad: Collection, typed: str) -> None:
    plain = Collection(NAMES)
    assert abroad.found(typed + " ") == plain.found(typed + " ") == []


def test_words_that_german_knows_stay_as_they_are() -> None:
    words = {"translations": [{"de": ["Zuschuss"], "pl": ["ausbildunga"]}]}
    assert Collection(NAMES, words).found("Ausbildungen ") == Collection(NAMES).found("Ausbildungen ") == ["Ausbildung"]


def test_a_foreign_word_is_never_what_a_mistake_is_corrected_to(abroad: Collection) -> None:
    assert abroad.ranking("dotacjx ").corrections == ()
    spellings = Index(abroad.connection).spellings(1, 30)
    assert "training" in spellings
    assert not [spelling for spelling in spellings if spelling.startswith("dotac")]


def test_a_phrase_beside_other_words_is_one_concept(abroad: Collection) -> None:
    assert set(abroad.found("Zuschuss remontu domu ")) == {"Zuschuss", "Sanierung"}
    assert abroad.found("remontu i domu ") == ["Sanierung"]


def test_keys_are_marked_with_their_language(abroad: Collection) -> None:
    keys = {key for (key,) in abroad.connection.execute("SELECT key FROM search_synonym")}
    assert {"pl:dotacj", "pl:dom remont", "ro:cas", "tr:is kurma", "tr:isyer", "uk:кредит"} <= keys
    assert {relation.language for relation in build(TRANSLATIONS).relations} == {"", *LANGUAGES}
    assert foreign_keys("водород", "ru") == []
    assert foreign_keys("iş", "tr") == []
    assert foreign_keys("a b c d e f g", "fr") == []


def test_single_letters_are_no_words() -> None:
    assert foreign_keys("demandeur d'emploi", "fr") == foreign_keys("demandeur emploi", "fr")


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("pl", "szkolenie szkolenia szkoleń szkoleniu szkoleniami"),
        ("pl", "pożyczka pożyczki pożyczek pożyczkę"),
        ("tr", "kredi kredisi krediler kredileri krediyi kredim"),
        ("tr", "kurmak kurma kurmayı"),
        ("es", "formación formaciones"),
        ("fr", "vélo vélos"),
        ("ro", "curs cursuri cursul cursurile cursului"),
        ("ro", "finanțare finanțarea finanțări finanțării"),
        ("ro", "panou panouri"),
        ("uk", "біженець біженці біженцям біженців"),
        ("uk", "навчання навчанням навчань"),
        ("uk", "будинок будинку будинки"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(language: str, forms: str) -> None:
    assert len({foreign_stem(form, language) for form in forms.split()}) == 1


def test_other_scripts_have_no_stem() -> None:
    assert foreign_stem("кредит", "pl") == foreign_stem("kredyt", "uk") == foreign_stem("h2", "fr") == ""


@pytest.mark.parametrize(
    ("word", "listed", "language", "is_one"),
    [
        ("format", "formation", "fr", False),
        ("alternative", "alternance", "fr", False),
        ("formations", "formation", "fr", True),
        ("problem", "problemy", "pl", True),
    ],
)
def test_international_words_are_no_forms(word: str, listed: str, language: str, is_one: bool) -> None:
    assert may_be_form(word, listed, language) is is_one


@given(st.text(alphabet="abcdeimnoprstuzăâîșțąćęłńóśźżığüöçéñ", min_size=1, max_size=20), st.sampled_from(LANGUAGES))
def test_any_word_has_the_same_stem_again_and_no_marks(word: str, language: str) -> None:
    stem = foreign_stem(word, language)
    assert stem == foreign_stem(word, language)
    assert stem.isascii() or language == "uk"
    assert bare(bare(word)) == bare(word)
    assert all(len(key) >= len("xx:") + SHORTEST for key in foreign_keys(word, language))


def test_known_words_load_no_other_stemmer() -> None:
    code = (
        "import sys; from tests.search.collection import DOCUMENTS, SYNONYMS, Collection\n"
        "from hannover_foerder.search.analysis.text import stemmer\n"
        "small = Collection(DOCUMENTS, SYNONYMS); stemmer.cache_clear()\n"
        "sys.modules.pop('hannover_foerder.search.query.translation', None)\n"
        "small.found('wasserstoff netzwerke'), small.found('kredit work permit')\n"
        "assert not stemmer.cache_info().currsize and 'hannover_foerder.search.query.translation' not in sys.modules\n"
        "small.found('wasserstoff dotację')\n"
        "assert stemmer.cache_info().currsize\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])
