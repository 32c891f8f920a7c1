from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.search.collection import Collection

from hannover_foerder.search.index.fields import fields_of
from hannover_foerder.search.index.reader import Index
from hannover_foerder.search.query import concepts
from hannover_foerder.search.query.syntax import parse
from hannover_foerder.search.ranking import explanation
from hannover_foerder.search.ranking.answer import Standing
from hannover_foerder.search.ranking.explanation import Explanation, explain
from hannover_foerder.words import words_for

if TYPE_CHECKING:
    from hannover_foerder.search.index.forward import Document


def explained(index: Collection, query: str, one: str, *, ended: bool = False) -> Explanation:
    def standing(_: object) -> dict[int, Standing]:
        return {index.row(one): Standing(ended, 0, 0)}

    return explain(Index(index.connection), parse(query), index.row(one), standings_of=standing)


QUERIES = [
    "wasserstoff",
    "zuschuss wasserstoff",
    "darlehen gründung",
    "waserstoff netzwerk",
    "venture villa",
    "Gründungskredit",
    "wasserst",
    '"grüner Wasserstoff" betriebe',
    "art:zuschuss heizung",
    "ort:burgdorf",
    "wasserstoff burgdorf",
    "work permit ausland",
    "energieberatung betrieb",
    "schutzagentur",
    "H2Invest",
]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("ended", [False, True])
def test_the_points_sum_to_the_score_of_the_ranking(small: Collection, query: str, *, ended: bool) -> None:
    def standing(_: object) -> dict[int, Standing]:
        return {row: Standing(ended, 0, 0) for row in range(len(small.ids))}

    hits = small.ranking(query, standings_of=standing).hits
    assert hits
    for hit in hits:
        explanation = explained(small, query, small.ids[hit.row], ended=ended)
        assert explanation.found
        assert explanation.score == pytest.approx(hit.score, abs=1e-5)
        assert sum(reason.points for reason in explanation.reasons) == pytest.approx(explanation.score)


@pytest.mark.parametrize(
    ("query", "one", "how", "found", "fields"),
    [
        ("heizung", "proklima", "word", "heizung", ("topics", "summary")),
        ("darlehen", "gruenderkredit", "synonym", "Kredit", ("name", "kinds")),
        ("netzwerk", "wasserstoffnetzwerk", "word", "netzwerk", ("name", "kinds")),
        ("anlage", "ecobizz", "compound", "photovoltaikanlagen", ("text",)),
        ("venturevilla ", "venturevilla", "named", "", ("name",)),
        ("Heizungszuschuss", "proklima", "split", "zuschuss", ("kinds", "summary")),
        ("ventu", "venturevilla", "prefix", "venture", ("name",)),
        ("waserstoff", "h2-invest", "corrected", "wasserstoff", ("topics", "summary", "text")),
        ("work permit", "fachkraefte", "synonym", "Fachkräfteverfahren", ("name",)),
        ("anbieter:nbank", "gruenderkredit", "field", "nbank", ("provider",)),
        ('"grüner Wasserstoff"', "h2-invest", "phrase", "grüner Wasserstoff", ("text",)),
        ("ort:burgdorf", "h2-invest", "field", "burgdorf", ("areas",)),
    ],
)
def test_reasons(small: Collection, query: str, one: str, how: str, found: str, fields: tuple[str, ...]) -> None:
    reason = explained(small, query, one).reasons[0]
    assert (reason.how, reason.found) == (how, found)
    assert set(reason.fields) == set(fields)
    assert reason.points > 0


def test_two_words_that_are_one_are_one_reason(small: Collection) -> None:
    assert [reason.how for reason in explained(small, "pro klima", "proklima").reasons] == ["named", "joined"]


def test_words_that_are_missing_are_named(small: Collection) -> None:
    explanation = explained(small, "heizung wasserstoff xyzzy", "proklima")
    assert explanation.missing == ("wasserstoff", "xyzzy")
    assert 0 < explanation.coverage < 1


def test_a_group_that_is_missing_names_its_words(small: Collection) -> None:
    assert explained(small, "work permit heizung", "proklima").missing == ("work", "permit")


def test_what_does_not_match_at_all(small: Collection) -> None:
    explanation = explained(small, "wasserstoff", "proklima")
    assert explanation == Explanation(0.0, (), ("wasserstoff",), 0.0, found=False)


def test_ended_ones_lose_points(small: Collection) -> None:
    reasons = explained(small, "heizung", "proklima", ended=True).reasons
    assert reasons[-1].how == "ended"
    assert reasons[-1].points < 0


def test_a_name_loses_no_points(small: Collection) -> None:
    assert "ended" not in [reason.how for reason in explained(small, "H2Invest", "h2-invest", ended=True).reasons]


def test_names_of_fields() -> None:
    assert fields_of(0b10000001) == ("name", "text")


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_way_to_be_found_has_words(language: str) -> None:
    ways = {concepts.WORD, concepts.SYNONYM, concepts.COMPOUND, concepts.JOINED, concepts.SPLIT, concepts.PART}
    ways |= {concepts.PIECES, concepts.PREFIX, concepts.CORRECTED, concepts.PLACE}
    ways |= {explanation.LAPSED, explanation.NAMED, explanation.FIELD, explanation.PHRASE, explanation.ENDED}
    assert all(words_for(language).say(f"explain.how.{way}") for way in ways)


def test_only_a_part_of_the_word() -> None:
    documents: dict[str, Document] = {f"x{number}": {"name": ["Kredit"]} for number in range(20)}
    documents["h2"] = {"name": ["Wasserstoff"]}
    index = Collection(documents)
    reasons = explained(index, "Wasserstofflokomotive ", "h2")
    assert [(reason.how, reason.found) for reason in reasons.reasons] == [("part", "wasserstoff")]
    assert not reasons.found


def test_lapsed_ones_lose_fewer_points_than_ended_ones(small: Collection) -> None:
    def with_standing(standing: Standing) -> Explanation:
        row = small.row("proklima")
        return explain(Index(small.connection), parse("heizung"), row, standings_of=lambda _: {row: standing})

    running, lapsed = with_standing(Standing(False, 0, 0)), with_standing(Standing(False, 0, 0, lapsed=True))
    assert running.score > lapsed.score > with_standing(Standing(True, 0, 0, lapsed=True)).score
    assert lapsed.reasons[-1].how == "lapsed"
    assert sum(reason.points for reason in lapsed.reasons) == pytest.approx(lapsed.score)
