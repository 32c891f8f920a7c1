from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.search.collection import DOCUMENTS, SYNONYMS, Collection, collect

from hannover_foerder.search.answer import Standing
from hannover_foerder.search.ranking import ENDED_FACTOR

EVERYBODY = set(range(len(DOCUMENTS)))


def test_a_word_of_the_name_stands_before_one_of_the_text(small: Collection) -> None:
    assert small.found("wasserstoff") == ["wasserstoffnetzwerk", "h2-invest"]
    assert small.found("heizung") == ["proklima", "ecobizz"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("H2Invest", "h2-invest"),
        ("h2-invest", "h2-invest"),
        ("was ist e.coBizz", "ecobizz"),
        ("eco bizz", "ecobizz"),
        ("ECOBIZZ", "ecobizz"),
        ("venturevilla", "venturevilla"),
        ("venture-villa", "venturevilla"),
        ("Ausbildungslots:innen", "ausbildungslotsen"),
        ("pro klima", "proklima"),
        ("wasserstoff netzwerk", "wasserstoffnetzwerk"),
        ("grunderkredit", "gruenderkredit"),
    ],
)
def test_names_in_any_spelling(small: Collection, query: str, first: str) -> None:
    assert small.found(query)[0] == first


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("darlehen", "gruenderkredit"),
        ("hydrogen", "wasserstoffnetzwerk"),
        ("hidrojen", "wasserstoffnetzwerk"),
        ("водород", "wasserstoffnetzwerk"),
        ("هيدروجين", "wasserstoffnetzwerk"),
        ("PV", "ecobizz"),
        ("work permit", "fachkraefte"),
        ("do i need a work permit", "fachkraefte"),
        ("chef sucht dringend einen lehrling", "ausbildungslotsen"),
        ("KMU", "ausbildungslotsen"),
    ],
)
def test_synonyms_and_other_languages(small: Collection, query: str, first: str) -> None:
    assert small.found(query)[0] == first


def test_a_word_finds_the_compounds_it_is_part_of() -> None:
    index = collect(["Grünwasserstoff", "Wasserkraft", "Werkstatt"])
    assert index.found("wasserstoff") == ["Grünwasserstoff"]


def test_a_whole_word_stands_before_a_head_and_a_head_before_a_modifier() -> None:
    index = collect(["Energieberatung", "Beratungszentrum", "Beratung", "Energie", "Zentrum"])
    assert index.found("beratung") == ["Beratung", "Energieberatung", "Beratungszentrum"]


def test_an_unknown_compound_is_found_by_its_pieces(small: Collection) -> None:
    assert small.found("Gründungskredit") == ["gruenderkredit"]
    assert small.found("Heizungszuschuss") == ["proklima"]


def test_pieces_that_lie_apart_are_only_similar() -> None:
    index = Collection(
        {
            "one": {"name": ["Hilfe für Handwerker"], "body": ["Ein Verband gibt Auskunft."]},
            "other": {"name": ["Anderes"], "body": ["Wir helfen Handwerkern.", "Ein Verband gibt Auskunft."]},
        }
    )
    assert index.found("Handwerkerverband") == []
    assert index.similar("Handwerkerverband") == ["one"]


def test_a_rare_compound_also_finds_what_is_about_its_pieces() -> None:
    documents = {f"p{number}": {"name": [f"Ding {number}"]} for number in range(40)}
    documents["whole"] = {"name": ["Energieberatung"]}
    documents["about"] = {"name": ["Fabrik"], "kind": ["Beratung"], "topics": ["Energie"]}
    documents["mention"] = {"name": ["Schule"], "kind": ["Beratung"], "body": ["Energie"]}
    assert Collection(documents).found("energieberatung ") == ["whole", "about"]


@pytest.mark.parametrize("query", ["gründungzuschuss", "gründung zuschuss"])
def test_words_joined_in_another_way(query: str) -> None:
    index = Collection(
        {"apart": {"name": ["Gründung"], "kind": ["Zuschuss"]}, "one": {"name": ["Der Gründungszuschuss"]}}
    )
    assert index.found(query) == ["one", "apart"]


def test_a_common_piece_may_be_missing_but_its_record_stands_lower() -> None:
    documents = {f"p{number}": {"name": [f"Ding {number}"], "kind": ["Zuschuss"]} for number in range(9)}
    documents["without"] = {"name": ["Fenster"], "kind": ["Beratung"]}
    documents["with"] = {"name": ["Fenster"], "kind": ["Zuschuss"]}
    assert Collection(documents).found("Fensterzuschuss") == ["with", "without"]


def test_nothing_similar_is_shown_beside_hits(small: Collection) -> None:
    assert not any(hit.similar for hit in small.ranking("heizung wohnungsgeld").hits)


@pytest.mark.parametrize(
    "query", ["wohngeld", "landwirtschaft", "kindergeld", "hundefriseur", "xyzzy", "", "   ", "-", '"', "?!"]
)
def test_nothing_is_found_for_what_the_catalogue_does_not_have(small: Collection, query: str) -> None:
    assert small.ranking(query)[:2] == ((), 0)


def test_more_of_the_words_is_better(small: Collection) -> None:
    assert small.found("zuschuss wasserstoff")[0] == "h2-invest"
    assert small.found("beratung energie betriebe")[0] == "ecobizz"


def test_no_word_is_required_if_a_record_is_about_another_one(small: Collection) -> None:
    assert "proklima" in small.found("heizung mehrfamilienhaus")


def test_a_mere_mention_of_one_word_is_no_hit(small: Collection) -> None:
    assert small.found("reisepass thema") == []


def test_words_of_asking_weigh_little(small: Collection) -> None:
    assert small.found("ich suche hilfe bei der heizung")[0] == "proklima"
    assert small.found("wo bekomme ich geld für wasserstoff")[0] == "h2-invest"


def test_an_unfinished_word(small: Collection) -> None:
    assert set(small.found("wasserst")) == {"h2-invest", "wasserstoffnetzwerk"}
    assert small.found("ventu") == ["venturevilla"]
    assert small.found("wasserst ") == []


def test_a_phrase_needs_the_words_side_by_side(small: Collection) -> None:
    assert small.found('"grüner Wasserstoff"') == ["h2-invest"]
    assert small.found('"kleine und mittlere Unternehmen"') == ["ausbildungslotsen"]
    assert small.found('"mittlere kleine"') == []
    assert small.found('"gibt es nirgends"') == []


def test_a_hyphenated_phrase_is_also_one_word() -> None:
    index = Collection({"a": {"name": ["Arbeitgeberservice"]}, "b": {"name": ["Arbeitgeber-Service"]}})
    assert set(index.found('"Arbeitgeber-Service"')) == {"a", "b"}


def test_a_phrase_does_not_reach_over_lines() -> None:
    index = Collection({"a": {"name": ["Eins"], "body": ["Gute Arbeit", "Welt retten"]}})
    assert index.found('"Arbeit Welt"') == []


def test_exclusion(small: Collection) -> None:
    assert small.found("gründung -kredit") == ["venturevilla"]
    assert small.found("wasserstoff NICHT netzwerk") == ["h2-invest"]
    assert small.found('wasserstoff -"grünen Wasserstoff"') == ["wasserstoffnetzwerk"]
    assert small.found("gründung -art:räume") == ["gruenderkredit"]
    assert small.found("heizung -gibtesnicht") == ["proklima", "ecobizz"]


def test_a_mention_excludes_nothing(small: Collection) -> None:
    assert "ecobizz" in small.found("energie -heizung")


def test_field_words(small: Collection) -> None:
    assert set(small.found("art:zuschuss")) == {"h2-invest", "proklima"}
    assert small.found("anbieter:nbank") == ["gruenderkredit"]
    assert small.found("thema:heizung") == ["proklima"]
    assert small.found("art:darlehen") == ["gruenderkredit"]
    assert small.found("thema:wasserst") == small.found("thema:wasserstoff")
    assert small.found("anbieter:proclima") == ["proklima"]
    assert small.found("thema:gibtesnicht") == []
    assert small.found('anbieter:"Region Hannover"') == ["h2-invest"]
    assert small.found('anbieter:"Agentur für Arbeit"') == ["fachkraefte"]


def test_field_words_beside_plain_words(small: Collection) -> None:
    assert small.found("art:zuschuss wasserstoff") == ["h2-invest"]
    assert small.found("anbieter:nbank wasserstoff") == []


def test_a_place_finds_what_serves_it(small: Collection) -> None:
    assert small.found("ort:burgdorf") == ["h2-invest"]
    assert small.found("ort:seelze") == ["proklima"]
    assert small.found("burgdorf") == []
    assert small.found("wasserstoff burgdorf")[0] == "h2-invest"


def test_ended_ones_stand_lower_unless_asked_for_by_name(small: Collection) -> None:
    def standing(_: object) -> dict[int, Standing]:
        return {small.row("h2-invest"): Standing(ended=True, nearness=0, completeness=0)}

    running = {hit.row: hit.score for hit in small.ranking("wasserstoff").hits}
    ranking = small.ranking("wasserstoff", standing=standing)
    assert small.found("wasserstoff", standing=standing) == ["wasserstoffnetzwerk", "h2-invest"]
    assert ranking.hits[1].score == pytest.approx(ENDED_FACTOR * running[small.row("h2-invest")], abs=1e-5)
    assert small.found("H2Invest", standing=standing)[0] == "h2-invest"


def test_equal_ones_stand_by_nearness_then_completeness_then_row() -> None:
    index = Collection({one: {"name": ["Kredit"]} for one in "abcd"})
    known = {0: Standing(False, 2, 5), 1: Standing(False, 1, 1), 2: Standing(False, 1, 9), 3: Standing(False, 2, 5)}
    assert index.found("kredit", standing=lambda _: known) == ["c", "b", "a", "d"]


def test_filters_decide_what_may_be_shown(small: Collection) -> None:
    asked: list[set[int]] = []

    def allowed(rows: object) -> set[int]:
        asked.append(set(rows))  # type: ignore[call-overload]
        return {small.row("wasserstoffnetzwerk"), small.row("ecobizz")}

    ranking = small.ranking("wasserstoff", allowed=allowed)
    assert [small.ids[hit.row] for hit in ranking.hits] == ["wasserstoffnetzwerk"]
    assert ranking.total == 1
    assert small.row("h2-invest") in asked[0]


def test_the_limit_does_not_change_the_total(small: Collection) -> None:
    ranking = small.ranking("wasserstoff", limit=1)
    assert len(ranking.hits) == 1
    assert ranking.total == 2
    assert small.ranking("wasserstoff", limit=0).hits == ()
    assert small.ranking("wasserstoff", limit=0).total == 2


def test_matched_stems_are_those_of_the_record(small: Collection) -> None:
    hit = small.ranking("darlehen").hits[0]
    assert hit.matched == ("kredit",)


def test_the_same_query_has_the_same_answer() -> None:
    first, second = Collection(DOCUMENTS, SYNONYMS), Collection(DOCUMENTS, SYNONYMS)
    for query in ("wasserstoff gründung", "betriebe", "zuschuss heizung energie", "grundung kredyt"):
        assert first.ranking(query) == second.ranking(query)


WORDS = [
    word for document in DOCUMENTS.values() for lines in document.values() for line in lines for word in line.split()
]


@given(
    st.lists(
        st.sampled_from([*WORDS, "-", "NICHT", '"', "thema:", "ort:", "wer", "zahlt", "xyz", "é", "§ 16i"]), max_size=8
    )
)
def test_any_query_has_an_ordered_answer(small: Collection, pieces: list[str]) -> None:
    query = " ".join(pieces)
    ranking = small.ranking(query)
    scores = [hit.score for hit in ranking.hits]
    assert scores == sorted(scores, reverse=True)
    assert len({hit.row for hit in ranking.hits}) == len(scores) <= len(EVERYBODY)
    assert ranking == small.ranking(query)


@given(st.text(max_size=30))
def test_anything_typed_has_an_answer(small: Collection, text: str) -> None:
    assert small.ranking(text).total >= 0


def test_suggestions_when_nothing_is_found(small: Collection) -> None:
    ranking = small.ranking("klimanetzwerkagentur")
    assert ranking.hits == ()
    assert "klimaschutzagentur" in ranking.suggestions
    assert "energieeffizienz" not in small.ranking("energieeffekte").suggestions  # a mere mention
    assert small.ranking("heizung").suggestions == ()
    assert small.ranking("xy").suggestions == ()
