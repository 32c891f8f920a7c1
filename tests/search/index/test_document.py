from __future__ import annotations

from hannover_foerder.model.plain import from_plain
from hannover_foerder.model.programme import Programme
from hannover_foerder.model.vocabulary import Vocabulary
from hannover_foerder.search.index.document import document_of
from hannover_foerder.search.index.forward import FIELDS

VOCABULARY = from_plain(
    Vocabulary,
    {
        "kinds": {
            "zuschuss": {"de": "Zuschuss", "en": "Grant", "synonyms": ["Subvention"]},
            "praemie": {"de": "Prämie", "en": "Bonus", "broader": "zuschuss", "synonyms": ["Einmalzahlung"]},
        },
        "topics": {"klima": {"de": "Klimaschutz", "en": "Climate"}},
        "target_groups": {"kmu": {"de": "Kleine Betriebe", "en": "Small firms"}},
        "areas": {
            "land": {"de": "Niedersachsen", "en": "Lower Saxony"},
            "region": {"de": "Region Hannover", "en": "Hannover Region", "broader": "land"},
            "burgdorf": {"de": "Burgdorf", "en": "Burgdorf", "broader": "region"},
        },
    },
)


def document(**record: object) -> dict[str, list[str]]:
    programme = from_plain(Programme, {"id": "eins", "name": {"de": "Eins", "en": "One"}, **record})
    return {field: list(lines) for field, lines in document_of(programme, VOCABULARY).items()}


def test_both_languages_of_the_name_and_the_id() -> None:
    assert document()["name"] == ["Eins", "One"]
    assert document()["id"] == ["eins"]


def test_every_field_has_a_weight() -> None:
    assert document().keys() - {"id"} <= FIELDS.keys()


def test_labels_of_terms_and_apart_from_them_synonyms_and_wider_terms() -> None:
    texts = document(kinds=["praemie"])
    assert texts["kind"] == ["Prämie", "Bonus"]
    assert texts["kind_wider"] == ["praemie", "Einmalzahlung", "Zuschuss", "Grant"]


def test_a_term_that_the_vocabulary_does_not_have_is_a_word() -> None:
    assert document(topics=["magie"])["topics"] == ["magie"]


def test_places_inside_the_area_are_served_and_wider_ones_are_not() -> None:
    texts = document(areas=["region"])
    assert texts["area"] == ["Region Hannover", "Hannover Region"]
    assert set(texts["served"]) == {"Burgdorf", "Region Hannover", "Hannover Region"}


def test_an_unknown_area_serves_nothing() -> None:
    assert document(areas=["mond"])["served"] == []


def test_provider_unit_and_funder() -> None:
    texts = document(provider={"name": "Region", "unit": "Leitstelle"}, funder="Land")
    assert texts["provider"] == ["Region", "Leitstelle", "Land"]
    assert document()["provider"] == []


def test_the_texts_of_a_record() -> None:
    texts = document(
        summary={"de": "Kurz"},
        description={"de": "Lang", "en": "Long"},
        services=[{"de": "Geld"}],
        requirements=[{"text": {"de": "Sitz in der Region", "en": "Seat"}}],
        partners=["IHK"],
        funding={
            "note": {"de": "Je Betrieb"},
            "parts": [{"label": {"de": "Grundbetrag"}, "note": {"de": "nur einmal"}}],
        },
        budgets=[{"eur": 5, "note": {"de": "vom Rat"}}],
        application={"steps": [{"de": "Antrag stellen"}], "documents": [{"de": "Lageplan"}]},
        deadlines={
            "model": "fixed",
            "note": {"de": "knapp"},
            "dates": [{"role": "application", "date": "2026", "note": {"de": "Eile"}}],
        },
        closed={"reason": {"de": "Geld alle"}},
        contacts=[{"office": "Amt"}, {"phone": "1"}],
    )
    assert texts["summary"] == ["Kurz"]
    assert texts["services"] == ["Geld"]
    assert texts["requirements"] == ["Sitz in der Region", "Seat"]
    assert texts["body"] == [
        *("Lang", "Long", "IHK", "Je Betrieb", "Grundbetrag", "nur einmal", "vom Rat", "Antrag stellen", "Lageplan"),
        *("knapp", "Eile", "Geld alle", "Amt"),
    ]


def test_facts_about_other_programmes_do_not_lead_here() -> None:
    facts = [
        {"text": "Es gibt Geld.", "sources": ["a"], "supports": ["funding.max_eur"]},
        {"text": "Nicht mit Zwei verwechseln.", "sources": ["a"], "supports": ["not_to_confuse"]},
        {"text": "Drei ergänzt es.", "sources": ["a"], "supports": ["related", "successor"]},
        {"text": "Ohne Beleg.", "sources": ["a"], "supports": []},
    ]
    texts = document(facts=facts, not_to_confuse=[{"name": "Zwei", "difference": {"de": "anders"}}])
    assert texts["body"] == ["Es gibt Geld.", "Ohne Beleg."]
