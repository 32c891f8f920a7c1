from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.search.collection import DOCUMENTS, SYNONYMS, Collection

from hannover_foerder.search.analysis.text import name_key
from hannover_foerder.search.index.fields import NAME, TEXT, TOPICS
from hannover_foerder.search.index.forward import analyse, decode, joined_words
from hannover_foerder.search.index.phrase import code_of, contains, encode_lines, encode_phrase
from hannover_foerder.search.index.postings import BEST_SIZE, VALUES, impact_code
from hannover_foerder.search.index.reader import Index
from hannover_foerder.search.index.row_filter import Allowed
from hannover_foerder.search.index.thesaurus import build
from hannover_foerder.search.index.writer import IndexWriter

if TYPE_CHECKING:
    from hannover_foerder.search.index.forward import Document


@given(st.floats(0.01, 1500))
def test_an_impact_is_kept_to_four_percent(value: float) -> None:
    assert VALUES[impact_code(value)] == pytest.approx(value, rel=0.04, abs=0.006)


def test_an_entry_keeps_stems_fields_names_and_spellings() -> None:
    document: Document = {
        "id": ["my-id"],
        "name": ["Venture Villa"],
        "topics": ["Gründung"],
        "body": ["Die Gründungen"],
    }
    entry = decode(analyse(document))
    stems = [line.split("\t") for line in entry.stems]
    masks = {key: mask for (key, *_), mask in zip(stems, entry.masks, strict=True)}
    named = dict.fromkeys(("ventur", "villa", "=ventur", "=villa", "+venturevilla"), NAME)
    assert masks == {**named, "grundung": TOPICS | TEXT}
    assert ["grundung", "gründung"] in stems
    assert set(entry.names) == {"venturvilla", "myid"}


def test_function_words_count_in_names_only() -> None:
    stems = decode(analyse({"name": ["Wir für Sie"], "body": ["und der Rest"]})).stems
    assert "rest" in stems
    assert "und" not in stems
    assert any(key.startswith("wir") for key in stems)


def test_an_empty_record_has_an_entry() -> None:
    assert decode(analyse({})) == ([], b"", b"", b"", [])


def test_an_entry_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="another version"):
        decode(b"\x00" + analyse({})[1:])
    with pytest.raises(ValueError, match="another version"):
        decode(b"")


def test_a_repeated_word_weighs_more_but_not_twice() -> None:
    codes = [decode(analyse({"topics": ["kredit"] * count})).codes[0] for count in (1, 2, 20)]
    once, twice, often = (VALUES[code] for code in codes)
    assert once < twice < 2 * once
    assert often < 5 * once


def test_a_name_is_found_without_its_spaces_and_signs() -> None:
    assert joined_words("Venture Villa am See") == ["venturevilla"]
    assert name_key("e.co-Bizz!") == name_key("ecobizz") == "ecobizz"


def test_phrases_are_found_at_whole_words() -> None:
    lines = encode_lines(["Grüner Wasserstoff für alle", "Wasser marsch"])
    assert contains(lines, encode_phrase(["grun", "wasserstoff"]))
    assert not contains(lines, encode_phrase(["wasserstoff", "wass"]))
    assert 1 <= code_of("grun") <= 65_535


def test_codes_that_only_touch_are_no_phrase() -> None:
    lines = b"\x01\x02\x03\x04"
    assert not contains(lines, b"\x02\x03")
    assert contains(lines + b"\x02\x03", b"\x02\x03")


def dump(connection: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    tables = ["search_meta", "search_term", "search_postings", "search_name", "search_order", "search_synonym"]
    return [sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in tables]  # noqa: S608


def test_an_index_made_in_segments_is_the_same() -> None:
    assert dump(Collection(DOCUMENTS, SYNONYMS, segment=20).connection) == dump(
        Collection(DOCUMENTS, SYNONYMS).connection
    )


def test_an_index_can_be_written_anew() -> None:
    connection = sqlite3.connect(":memory:")
    for name in ("Kredit", "Heizung"):
        writer = IndexWriter(connection)
        writer.add(0, analyse({"name": [name]}))
        writer.finish()
    index = Index(connection)
    assert index.term("kredit") is None
    assert index.term("heizung") is not None
    assert index.records == 1


def test_an_empty_index_answers() -> None:
    empty = Collection({})
    assert empty.ranking("kredit").hits == ()
    assert empty.ranking('ort:x "a b" -c').hits == ()
    assert Index(empty.connection).size() == 0


def test_a_common_word_has_a_list_of_its_best_records() -> None:
    count = BEST_SIZE + 50
    documents: dict[str, Document] = {
        f"p{row}": {"name": [f"Nummer {row}"], "body": ["Kredit"]} for row in range(count)
    }
    documents["p7"] = {"name": ["Kredit"], "body": ["Selten"]}
    documents["p2040"] = {"name": ["Anderes"], "body": ["Kredit für Selten"]}
    index = Collection(documents)
    reader = Index(index.connection)
    term = reader.term("kredit")
    assert term is not None
    assert term.df == count
    assert len(reader.leading(term)) == BEST_SIZE
    ranking = index.ranking("kredit", limit=3)
    assert ranking.hits[0].row == 7
    assert ranking.total == count
    # a record that is not among the best for the common word still gets its points for it
    assert index.found("kredit selten", limit=2) == ["p7", "p2040"]
    few = sum(1 << row for row in (7, 2048, 2049))
    allowed = index.ranking("kredit", limit=5, allowed=Allowed(few.to_bytes(count // 8 + 1, "little")))
    assert {hit.row for hit in allowed.hits} == {7, 2048, 2049}
    assert allowed.total == 3


def test_the_best_that_a_filter_lets_through() -> None:
    count = 2 * BEST_SIZE + 500
    documents: dict[str, Document] = {
        f"p{row}": {"name": ["Kredit" if row % 50 == 1 else "Anderes"], "body": ["Kredit"]} for row in range(count)
    }
    index = Collection(documents)
    odd = sum(1 << row for row in range(1, count, 2)).to_bytes(count // 8 + 1, "little")
    ranking = index.ranking("kredit", limit=5, allowed=Allowed(odd))
    assert [hit.row % 50 for hit in ranking.hits] == [1] * 5
    assert ranking.total == count // 2
    reader = Index(index.connection)
    term = reader.term("kredit")
    assert term is not None
    best = reader.leading_among(term, Allowed(odd))
    assert len(best) == BEST_SIZE
    assert all(row % 2 for row in best)


def test_many_words_are_looked_up_in_one_go(small: Collection) -> None:
    index = Index(small.connection)
    assert list(index.terms([f"wort{number}" for number in range(2_000)] + ["heizung"])) == ["heizung"]
    assert index.term("heizung") is not None
    assert index.term("wort1999") is None


def test_synonyms_are_kept_only_if_they_lead_somewhere() -> None:
    synonyms = Index(
        Collection(
            {"a": {"name": ["Kredit"]}},
            {
                "equivalent": [["Kredit", "Darlehen", "Anleihe"], ["Pferd", "Ross"]],
                "directed": [
                    {"from": ["Geld leihen", "Kredite"], "to": ["Kredit"], "weight": 0.5},
                    {"from": "Pump", "to": "Kredit"},
                ],
                "translations": [{"de": ["Kredit"], "en": ["loan", "credit line"]}, {"de": ["Haus"], "en": ["Kredit"]}],
            },
        ).connection
    ).synonyms(["darleh", "kredit", "ross", "geld leih", "pump", "loan", "credit lin", "creditlin", "haus"])
    assert [target.stems for target in synonyms["darleh"]] == [("kredit",)]
    assert synonyms.keys().isdisjoint(["kredit", "ross"])
    assert synonyms["geld leih"][0].weight == 0.5
    assert synonyms["pump"][0].kind == "directed"
    assert synonyms["loan"][0].kind == "translation"
    assert synonyms["credit lin"] == synonyms["creditlin"] != []
    # German words lead to another language only where the catalogue has no German word
    assert synonyms["haus"][0].kind == "reverse"


def test_a_target_may_be_a_compound_of_the_catalogue() -> None:
    index = Index(
        Collection(
            {"a": {"name": ["Meister", "Prüfung"]}},
            {"directed": [{"from": ["Gesellenstück"], "to": ["Meisterprüfung"]}]},
        ).connection
    )
    (target,) = index.synonyms(["gesellenstuck"])["gesellenstuck"]
    assert target.stems == ("meist", "prufung")


def test_a_synonym_of_a_synonym_is_reached_by_a_translation_only() -> None:
    relations = build(
        {"equivalent": [["Kredit", "Darlehen"]], "translations": [{"de": ["Darlehen"], "en": ["loan"]}]}
    ).relations
    assert {(relation.source, relation.target) for relation in relations if relation.kind == "translation"} == {
        ("loan", "Darlehen"),
        ("loan", "Kredit"),
    }


def test_what_is_no_text_in_a_synonym_file_is_ignored() -> None:
    assert build({"equivalent": [["a", 16, None, " "], None], "directed": [{"from": None, "to": ["b"]}]}).relations == (
        build({"equivalent": [["a", 16]]}).relations
    )


def test_a_rare_word_beside_a_common_one_is_looked_up_in_all_records() -> None:
    documents: dict[str, Document] = {f"p{row}": {"name": [f"Nummer {row}", "Kredit"]} for row in range(BEST_SIZE + 50)}
    documents["rare"] = {"name": ["Auto"], "body": ["Kredit"]}
    documents.update({f"q{row}": {"name": [f"Ding {row}"]} for row in range(BEST_SIZE)})
    index = Collection(documents, {"directed": [{"from": ["Wagengeld"], "to": ["Kredit Auto"]}]})
    assert index.found("wagengeld ") == ["rare"]
    every = Allowed(b"\xff" * (len(documents) // 8 + 1))
    assert index.ranking("wagengeld ", allowed=every).total == 1
    assert index.ranking("wagengeld ", allowed=Allowed(b"\xff")).total == 0


@pytest.mark.parametrize(("typed", "written"), [("umschulung ", "Umschuldung"), ("bildung ", "Bildungen")])
def test_a_rest_that_is_no_word_makes_no_part(typed: str, written: str) -> None:
    documents: dict[str, Document] = {"other": {"name": [typed.strip().capitalize()]}, "one": {"name": [written]}}
    ids = Collection(documents).found(typed)
    assert ("one" in ids) == (written == "Bildungen")
