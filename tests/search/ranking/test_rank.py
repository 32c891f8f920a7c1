from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.search.collection import DOCUMENTS, SYNONYMS, Collection, collect

from hannover_foerder.search.index.reader import Index
from hannover_foerder.search.index.row_filter import Allowed
from hannover_foerder.search.query.syntax import parse
from hannover_foerder.search.ranking.answer import Standing
from hannover_foerder.search.ranking.candidates import candidates_of
from hannover_foerder.search.ranking.rank import ENDED_FACTOR, NEARLY_EQUAL, plan_of

if TYPE_CHECKING:
    from hannover_foerder.search.index.forward import Document

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


def test_a_word_of_time_leads_to_a_name_that_has_it_only_by_itself() -> None:
    index = Collection({"jetzt": {"name": ["Digital jetzt"]}, "hilfe": {"summary": ["Hilfe nach einem Abbruch"]}})
    assert index.found("abbruch, was jetzt")[0] == "hilfe"
    assert index.found("digital jetzt")[0] == "jetzt"


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


def test_an_excluded_hyphenated_phrase_is_also_one_word() -> None:
    names = {"a": ["Arbeitgeberservice"], "b": ["Arbeitgeber-Service"], "c": ["Service für Betriebe"]}
    index = Collection({key: {"name": name} for key, name in names.items()})
    assert index.found('Service -"Arbeitgeber-Service"') == ["c"]


def test_a_phrase_does_not_reach_over_lines() -> None:
    index = Collection({"a": {"name": ["Eins"], "body": ["Gute Arbeit", "Welt retten"]}})
    assert index.found('"Arbeit Welt"') == []


def test_exclusion(small: Collection) -> None:
    assert small.found("gründung -kredit") == ["venturevilla"]
    assert small.found("wasserstoff NICHT netzwerk") == ["h2-invest"]
    assert small.found('wasserstoff -"grünen Wasserstoff"') == ["wasserstoffnetzwerk"]
    assert small.found("gründung -art:räume") == ["gruenderkredit"]
    assert small.found("heizung -gibtesnicht") == ["proklima", "ecobizz"]


@pytest.fixture(scope="module")
def of_providers() -> Collection:
    mention = {"summary": ["Hilfe zum Bauen in der Region Hannover."]}
    return Collection(
        {
            "of-region": {"name": ["Erstes"], "provider": ["Region Hannover"], **mention},
            "of-town": {"name": ["Zweites"], "provider": ["Stadt Hannover"], **mention},
            "of-north": {"name": ["Drittes"], "provider": ["Region Nord"], **mention},
        }
    )


def test_a_phrase_of_a_field_excludes_no_mention_elsewhere(of_providers: Collection) -> None:
    assert set(of_providers.found('bauen -anbieter:"Region Hannover"')) == {"of-town", "of-north"}
    assert set(of_providers.found('bauen -anbieter:"in der"')) == {"of-region", "of-town", "of-north"}
    assert of_providers.found('bauen -"Region Hannover"') == []


def test_a_phrase_of_a_field_has_all_its_words_there(of_providers: Collection) -> None:
    assert of_providers.found('anbieter:"Region Hannover"') == ["of-region"]
    assert of_providers.found('anbieter:"Hannover"') == ["of-region", "of-town"]


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
    ranking = small.ranking("wasserstoff", standings_of=standing)
    assert small.found("wasserstoff", standings_of=standing) == ["wasserstoffnetzwerk", "h2-invest"]
    assert ranking.hits[1].score == pytest.approx(ENDED_FACTOR * running[small.row("h2-invest")], abs=1e-5)
    assert small.found("H2Invest", standings_of=standing)[0] == "h2-invest"


def test_equal_ones_stand_by_nearness_then_completeness_then_row() -> None:
    index = Collection({one: {"name": ["Kredit"]} for one in "abcd"})
    known = {0: Standing(False, 2, 5), 1: Standing(False, 1, 1), 2: Standing(False, 1, 9), 3: Standing(False, 2, 5)}
    assert index.found("kredit", standings_of=lambda _: known) == ["c", "b", "a", "d"]


def test_filters_decide_what_may_be_shown(small: Collection) -> None:
    rows = 1 << small.row("wasserstoffnetzwerk") | 1 << small.row("ecobizz")
    ranking = small.ranking("wasserstoff", allowed=Allowed(rows.to_bytes(8, "little")))
    assert [small.ids[hit.row] for hit in ranking.hits] == ["wasserstoffnetzwerk"]
    assert ranking.total == 1


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
    assert all(later <= earlier / NEARLY_EQUAL for earlier, later in pairwise(scores))
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


def test_a_word_that_never_stands_alone_is_found_in_compounds() -> None:
    index = collect(["Wasserstofftransfer", "Ladesäule", "Lade", "Mitglied"])
    assert index.found("transfer ") == ["Wasserstofftransfer"]
    assert index.found("säule ") == ["Ladesäule"]
    assert index.found("glied ") == []


def test_a_compound_of_a_known_word_and_one_that_stands_only_in_others() -> None:
    index = Collection(
        {
            "both": {"name": ["Kredit"], "summary": ["Die Klimaagentur hilft."]},
            "other": {"name": ["Kredit"]},
        }
    )
    assert index.found("Agenturkredit ") == ["both"]


def test_a_compound_of_which_only_the_specific_part_is_known_is_similar() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": ["Kredit"]} for number in range(20)}
    documents["h2"] = {"name": ["Wasserstoff"]}
    index = Collection(documents)
    assert index.found("Wasserstofflokomotive ") == []
    assert index.similar("Wasserstofflokomotive ") == ["h2"]
    assert index.similar("Kreditlokomotive ") == []  # says nothing
    assert index.similar("Lokomotivwasser ") == []


def test_of_three_pieces_the_head_and_one_other_are_enough_for_what_is_about_both() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": [f"Name{number}x"]} for number in range(20)}
    documents["about"] = {"name": ["Anerkennung"], "summary": ["Ein Abschluss zählt."]}
    documents["mention"] = {"name": ["Abschluss"], "body": ["Eine Anerkennung zählt."]}
    documents["others"] = {"name": ["Berufe"], "summary": ["Ein Abschluss zählt."]}
    documents["whole"] = {"name": ["Berufsabschlüsse"]}
    index = Collection(documents)
    assert index.found("Berufsabschlussanerkennung ") == ["about"]
    assert index.found("Berufskreditanerkennung ") == []  # one of three


def test_synonyms_do_not_make_a_word_common() -> None:
    documents: dict[str, Document] = {
        f"x{number}": {"name": [f"Name{number}x"], "body": ["Neuanfang"]} for number in range(9)
    }
    documents["start"] = {"name": ["Gründung"]}
    index = Collection(documents, {"equivalent": [["Gründung", "Neuanfang"]]})
    assert index.found("gründung zirkus ") == ["start"]


def test_a_part_of_three_letters_is_never_enough() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": ["Gebäude"]} for number in range(9)}
    documents["rat"] = {"name": ["Rat"]}
    index = Collection(documents)
    assert index.found("Gebäuderat ") == []
    assert "rat" not in index.found("Gebäuderat Gebäude ")


def test_the_kind_of_help_alone_is_not_what_was_asked_for() -> None:
    documents: dict[str, Document] = {
        f"x{number}": {"name": [f"Name{number}x"], "kind": ["Zuschuss"]} for number in range(9)
    }
    documents["loan"] = {"name": ["Gründerkredit"], "kind": ["Kredit"], "topics": ["Gründung"]}
    index = Collection(documents)
    assert index.found("kredit ") == ["loan"]
    assert index.found("kredit zahnarzt ") == []
    assert index.similar("kredit zahnarzt ") == ["loan"]
    assert index.found("gründung zahnarzt ") == ["loan"]


def test_one_of_several_words_must_be_more_than_a_mention() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": [f"Name{number}x"]} for number in range(40)}
    documents["mention"] = {"name": ["Labor"], "body": ["practical lessons"]}
    documents["about"] = {"name": ["Kurse"], "summary": ["We give lessons."]}
    for number in range(3):
        documents[f"swim{number}"] = {"name": [f"Anders{number}x"], "body": ["swimming"]}
    index = Collection(documents)
    assert set(index.found("lessons ")) == {"mention", "about"}
    assert index.found("swimming lessons ") == ["about"]


def test_hits_far_below_the_best_are_left_out_after_the_fifth() -> None:
    documents: dict[str, Document] = {
        "best": {"name": ["Wasserstoff"], "topics": ["Wasserstoff"], "summary": ["Wasserstoff"]}
    }
    mention = " ".join(f"wort{number}" for number in range(400))
    documents |= {f"x{number}": {"name": [f"Name{number}x"], "body": [f"{mention} Wasserstoff"]} for number in range(9)}
    documents |= {f"y{number}": {"name": [f"Anders{number}x"]} for number in range(20)}
    ranking = Collection(documents).ranking("wasserstoff ")
    assert [hit.row for hit in ranking.hits] == [0, 1, 2, 3, 4]
    assert ranking.total == 5


def test_a_country_or_region_lifts_nothing_beside_other_words() -> None:
    index = Collection(
        {
            "area": {"name": ["Ausbildung"], "area": ["Deutschland"], "body": ["Deutschland Region"]},
            "subject": {"name": ["Kredit"], "summary": ["Kredit"]},
        }
    )
    for query in ("Kredit in Deutschland ", "Kredit in der Region "):
        assert index.found(query)[0] == "subject"
    assert index.found("Deutschland ") == ["area"]


def test_nearly_equal_ones_stand_by_nearness() -> None:
    index = Collection({"far": {"name": ["Kredit eins"]}, "near": {"name": ["Kredit eins zwei"]}})
    known = {0: Standing(False, 2, 1), 1: Standing(False, 0, 1)}
    assert index.found("kredit ") == ["far", "near"]
    assert index.found("kredit ", standings_of=lambda _: known) == ["near", "far"]


def test_a_word_of_the_name_counts_more_than_a_part_of_one() -> None:
    index = Collection({"part": {"name": ["H2Netz", "H2-Netz"]}, "word": {"name": ["Netz"]}})
    part, word = (index.ranking("netz ").hits[number] for number in (1, 0))
    assert index.ids[word.row] == "word"
    assert word.score > part.score


def test_words_for_women_lead_to_what_is_there_for_women() -> None:
    documents: dict[str, Document] = {
        f"x{number}": {"name": [f"Name{number}x"], "summary": ["Unternehmen"]} for number in range(9)
    }
    documents["women"] = {"name": ["Frauenbüro"]}
    index = Collection(documents, {"directed": [{"from": ["Unternehmerin"], "to": ["Frauenbüro"]}]})
    assert index.found("Unternehmerin ") == ["women"]
    assert index.found("Unternehmerinnen ") == ["women"]
    assert "women" not in index.found("Unternehmer*innen ")
    assert "women" not in index.found("UnternehmerInnen ")
    assert "women" not in index.found("Unternehmer ")


def test_an_abbreviation_in_a_longer_word_is_no_pronoun() -> None:
    index = collect(["IT", "Sicherheit", "Technik", "Recht"])
    assert set(index.found("IT-Sicherheit ")) == {"IT", "Sicherheit"}


def test_a_word_kept_apart_leads_to_its_relatives_if_it_is_unknown() -> None:
    assert collect(["Ausbildung", "Kredit"]).found("Ausbilder ") == ["Ausbildung"]
    assert collect(["Ausbildung", "Ausbilderkurs", "Ausbilder"]).found("Ausbilder ")[0] == "Ausbilder"


def test_a_compound_is_read_as_its_pieces_with_all_their_synonyms() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": [f"Name{number}x"]} for number in range(20)}
    documents["loan"] = {"name": ["Kredit"], "summary": ["Wer einen Betrieb übernimmt."]}
    documents["other"] = {"name": ["Kredit"]}
    synonyms = {"directed": [{"from": ["Nachfolge"], "to": ["Betrieb übernimmt"]}]}
    assert Collection(documents, synonyms).found("Nachfolgekredit ") == ["loan"]


def test_a_record_must_be_about_the_head_of_a_compound() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": [f"Name{number}x"]} for number in range(20)}
    documents["head"] = {"name": ["Beratung"], "body": ["Auch zum Fenster."]}
    documents["modifier"] = {"name": ["Fenster"], "body": ["Mit Beratung."]}
    index = Collection(documents)
    assert index.found("Fensterberatung ") == ["head"]


def test_pieces_that_are_only_mentioned_are_nothing() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": [f"Name{number}x"]} for number in range(20)}
    documents["both"] = {"name": ["Garten"], "body": ["Ein Fenster, eine Beratung."]}
    index = Collection(documents)
    assert index.found("Fensterberatung ") == []
    assert index.similar("Fensterberatung ") == []


def test_a_word_that_is_only_mentioned_weighs_less() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": [f"Name{number}x"]} for number in range(20)}
    documents["about"] = {"name": ["Fenster"], "body": ["Ein Garten."]}
    documents["mention"] = {"name": ["Garten"], "body": ["Wir prüfen es."]}
    index = Collection(documents)
    reader, query = Index(index.connection), parse("garten prüfen fenster ")
    candidates = candidates_of(reader, query, plan_of(reader, query))
    singles = zip(candidates.plan.singles, candidates.values.singles, strict=True)
    weights = {concept.typed: values.mass for concept, values in singles}
    assert weights["prüfen"] < weights["fenster"]


def test_whom_it_is_for_does_not_answer_a_query_that_is_half_unknown() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": [f"Name{number}x"]} for number in range(20)}
    documents["for"] = {"name": ["Robotik"], "target_groups": ["Kinder"]}
    index = Collection(documents)
    assert index.found("kinder ") == ["for"]
    assert index.found("kinder xyzzy ") == []
    assert index.found("robotik xyzzy ") == ["for"]


def test_a_compound_that_ends_in_three_letters_is_likelier_a_mistake() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": [f"Name{number}x"]} for number in range(20)}
    documents["bike"] = {"name": ["Lastenrad"]}
    documents["council"] = {"name": ["Lasten"], "summary": ["Ein Rat."]}
    assert Collection(documents).found("lastenrat ") == ["bike"]


def test_a_kind_of_help_in_a_compound_is_not_what_was_asked_for() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": [f"Name{number}x"]} for number in range(20)}
    documents["kind"] = {"name": ["Bürgschaft"], "kind": ["Kredit"]}
    documents["about"] = {"name": ["Fenster"], "kind": ["Kredit"]}
    index = Collection(documents)
    assert index.found("Kreditprogramm zahnarzt ") == []
    assert index.found("Fensterkredit zahnarzt ") == ["about"]


def test_the_head_of_a_compound_keeps_its_ending() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": [f"Name{number}x"]} for number in range(20)}
    documents["training"] = {"name": ["Schulung"], "summary": ["Software lernen."]}
    documents["school"] = {"name": ["Schule"], "summary": ["Software lernen."]}
    assert Collection(documents).found("Softwareschulung ") == ["training"]


def test_a_place_in_a_compound_may_be_missing() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": [f"Name{number}x"]} for number in range(20)}
    documents["there"] = {"name": ["Kredit"]}
    documents["wide"] = {"name": ["Garten"], "area": ["Deutschland"]}
    assert Collection(documents).found("Deutschlandkredit ") == ["there"]


def test_words_that_are_a_phrase_are_not_unknown() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": [f"Name{number}x"]} for number in range(20)}
    documents["for"] = {"name": ["Robotik"], "target_groups": ["Kinder"]}
    documents["permit"] = {"name": ["Fachkräfteverfahren"]}
    index = Collection(documents, {"translations": [{"de": ["Fachkräfteverfahren"], "en": ["work permit"]}]})
    assert set(index.found("kinder work permit ")) == {"for", "permit"}


def test_a_mistake_in_a_field_is_told(small: Collection) -> None:
    ranking = small.ranking("thema:waserstoff heizung")
    assert ("waserstoff", "wasserstoff") in ranking.corrections


def test_a_word_that_was_typed_comes_before_what_it_leads_to() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": [f"Name{number}x"]} for number in range(20)}
    documents["meant"] = {"name": ["Klimaschutz"], "summary": ["Klimaschutz für alle"]}
    documents["typed"] = {"name": ["Anderes"], "summary": ["Hilfe für die Umwelt."]}
    synonyms = {"directed": [{"from": ["Umwelt"], "to": ["Klimaschutz"], "weight": 0.8}]}
    assert Collection(documents, synonyms).found("Umwelt") == ["typed", "meant"]


def test_a_word_that_the_collection_has_is_no_word_of_another_language() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": [f"Name{number}x"]} for number in range(20)}
    documents["illness"] = {"name": ["Aids und Sucht"]}
    documents["money"] = {"name": ["Förderung"]}
    synonyms = {"translations": [{"de": ["Förderung"], "en": ["aid"]}]}
    assert Collection(documents, synonyms).found("Aids") == ["illness"]
    del documents["illness"]
    assert Collection(documents, synonyms).found("Aids") == ["money"]


def test_an_answer_is_filled_up_only_behind_real_hits() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": [f"Name{number}x"]} for number in range(20)}
    documents["both"] = {"name": ["Wasserstoff Heizung Zahnarzt"]}
    documents["mentions"] = {"name": ["Anderes"], "body": ["Neben vielem anderen auch Heizung."] * 30}
    index = Collection(documents)
    assert [hit.similar for hit in index.ranking("Wasserstoff Heizung Zahnarzt", limit=10).hits] == [False]
    filled = index.ranking("Wasserstoff Heizung Zahnarzt", limit=10, filled=True).hits
    assert [(index.ids[hit.row], hit.similar) for hit in filled] == [("both", False), ("mentions", True)]
    assert index.ranking("Gibtesnicht", limit=10, filled=True).hits == ()


def test_a_phrase_that_leads_to_a_name_means_that_record() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": [f"Name{number}x"]} for number in range(20)}
    documents["subject"] = {
        "name": ["Hilfe zur Integration"],
        "topics": ["Integration"],
        "summary": ["Integration für alle."],
    }
    documents["course"] = {"name": ["Integrationskurs"], "body": ["Kurs", "Sprache lernen."]}
    synonyms = {"directed": [{"from": ["Deutsch lernen"], "to": ["Integration", "Integrationskurs"], "weight": 0.8}]}
    assert Collection(documents, synonyms).found("Deutsch lernen")[0] == "course"
